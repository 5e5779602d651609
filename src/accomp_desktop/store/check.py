# SPDX-License-Identifier: EUPL-1.2
"""Is the register what was written? The pages of the file, the links between records, the chain of the journal."""

from sqlalchemy import Connection

from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store.journal import broken_at

_RESTORE = "Ouvrez la dernière sauvegarde et gardez ce fichier tel quel."


def faults(connection: Connection) -> tuple[str, ...]:
    """Say each thing wrong with the file, in French; nothing if it is sound."""
    damaged = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    if damaged:
        return (f"Le fichier est endommagé\u202f: {len(damaged)} page(s) illisible(s). {_RESTORE}",)
    inner = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    said = [] if inner == ["ok"] else [f"La structure du fichier est abîmée\u202f: {len(inner)} défaut(s). {_RESTORE}"]
    orphans = {str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    said += [
        f"{SPINE[kind].label}\u202f: des fiches dépendent d’une fiche qui n’existe plus. {_RESTORE}"
        for kind in SPINE
        if kind in orphans
    ]
    broken = broken_at(connection)
    if broken is not None:
        said.append(
            f"Le journal a été modifié hors de l’application à partir de l’acte n°\u00a0{broken.number} "
            f"({broken.at.astimezone():%d/%m/%Y}). Gardez ce fichier et comparez-le à une sauvegarde antérieure."
        )
    return tuple(said)
