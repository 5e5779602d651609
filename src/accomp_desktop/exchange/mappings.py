# SPDX-License-Identifier: EUPL-1.2
"""A mapping written by hand: for each heading of a list, what its column gives."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias, cast

from accomp_desktop.domain.days import ORDERS, DateOrder
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.headings import JOINT, importable
from accomp_desktop.domain.kinds import fold
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.layout import IGNORED, REFUSED, Extent, Layout

Table: TypeAlias = Mapping[str, Any]
EXPECTED = "il faut des intitulés et, pour chacun, la clé du champ que donne sa colonne"
EXTENTS: tuple[Extent, ...] = ("", "complete", "new")


class MappingError(UserError):
    """A mapping file that cannot be followed; says what was found, and what could stand there."""

    def __init__(self, path: Path, why: str) -> None:
        """Take the file and the fault."""
        super().__init__(f"Correspondance «\u202f{path.name}\u202f»\u202f: {why}.")


def read_mapping(path: Path, kit: Kit) -> Layout:
    """Read a mapping, in JSON or TOML; raises `MappingError`.

    Either headings and what each gives (« Nom » = « birth_name », a list of keys, « - » for nothing, « ! » for a column
    to refuse), or what `import --json` writes, or the layout that the register keeps of a list.
    """
    table = _table(path)
    try:
        uses = dict(_uses(table))
        layout = Layout(
            uses=uses,
            orders=dict(_orders(table.get("orders") or table.get("dates") or {})),
            extent=table.get("extent", ""),
            audience=str(table.get("audience", "")),
            ours=tuple(fold(str(one)) for one in table.get("ours", ())),
        )
    except (TypeError, KeyError, AttributeError):
        raise MappingError(
            path, "il faut des intitulés et, pour chacun, la clé du champ que donne sa colonne"
        ) from None
    _refuse_unknown(path, layout, {item.key for item in importable(kit)})
    return layout


def _table(path: Path) -> Table:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise MappingError(path, "ce fichier ne se laisse pas lire comme un texte en UTF-8") from None
    try:
        data: object = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError):
        raise MappingError(path, "ce n’est pas du JSON (ou du TOML, si son nom finit par .toml)") from None
    if not isinstance(data, dict):
        raise MappingError(path, EXPECTED)
    return cast("Table", data)


def _uses(table: Table) -> Iterator[tuple[str, str]]:
    told = table.get("uses", table.get("mapping", table.get("columns", table)))
    if isinstance(told, list):
        for one in cast("list[Table]", told):
            yield fold(one["heading"]), _use(one["fields"])
        return
    for heading, use in cast("Table", told).items():
        yield fold(heading), _use(use)


def _use(told: object) -> str:
    if told is None or told == []:
        return IGNORED
    return JOINT.join(cast("list[str]", told)) if isinstance(told, list) else str(told)


def _orders(told: Table) -> Iterator[tuple[str, DateOrder]]:
    for key, order in told.items():
        yield key, cast("Table", order)["order"] if isinstance(order, dict) else order


def _refuse_unknown(path: Path, layout: Layout, known: set[str]) -> None:
    for heading, use in layout.uses.items():
        for key in use.split(JOINT):
            if key not in known and use not in {IGNORED, REFUSED}:
                near = get_close_matches(key, known, 1)
                hint = f"\u202f; vouliez-vous «\u202f{near[0]}\u202f»\u202f?" if near else ""
                raise MappingError(
                    path, f"«\u202f{heading}\u202f» donne «\u202f{key}\u202f», qui n’est pas un champ{hint}"
                )
    if not ORDERS.keys() >= set(layout.orders.values()):
        raise MappingError(path, f"l’ordre des dates est l’un de ceux-ci\u202f: {', '.join(ORDERS)}")
    if layout.extent not in EXTENTS:
        raise MappingError(path, "«\u202fextent\u202f» vaut «\u202fcomplete\u202f» ou «\u202fnew\u202f»")
