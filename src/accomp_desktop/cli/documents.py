# SPDX-License-Identifier: EUPL-1.2
"""The documents of a report, written side by side in a folder."""

from collections.abc import Iterable
from pathlib import Path

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.report import Report

REGISTER_FILES = frozenset({".accomp", ".keys", ".lock", ".holder"})
"""Endings of the files of a register."""


class CannotWrite(UserError):
    """A file or a folder cannot be written."""

    def __init__(self, path: Path) -> None:
        """Take what was to be written."""
        super().__init__(
            f"Impossible d’écrire «\u202f{path}\u202f»\u202f: vérifiez le dossier et vos droits, puis recommencez."
        )


class AnswerOverFile(UserError):
    """`--json` names the register, or the list, that the command reads."""

    def __init__(self, path: Path) -> None:
        """Take the file named twice."""
        super().__init__(
            f"«\u202f{path}\u202f» est un registre, ou un fichier à lire\u202f: donnez un autre fichier à --json."
        )


class AnswerLost(UserError):
    """The command is carried out, and its answer cannot be written."""

    def __init__(self) -> None:
        """Say what stands."""
        super().__init__(
            "La commande est faite, mais sa réponse n’a pas pu être écrite en entier\u202f: "
            "vérifiez la place qui reste sur le disque."
        )


def make_room(target: Path, given: Iterable[str | Path | None]) -> None:
    """Refuse, before a command does anything, a file where its answer could not be written after.

    What an earlier command left there goes; the files `given` to the command, and any register, are never it.
    """
    taken = {Path(one).resolve() for one in given if one is not None}
    if target.resolve() in taken or target.suffix in REGISTER_FILES:
        raise AnswerOverFile(target)
    try:
        target.write_text("\n", "utf-8")
    except OSError:
        raise CannotWrite(target) from None


def write_documents(report: Report, folder: Path) -> tuple[Path, Path]:
    """Write the workbook and the PDF; give their paths."""
    from accomp_desktop.reports.summary import write_pdf
    from accomp_desktop.reports.workbook import write_workbook

    workbook, pdf = (folder / f"{report.file_name}.{ending}" for ending in ("xlsx", "pdf"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_workbook(workbook, report)
        write_pdf(pdf, report)
    except OSError:
        raise CannotWrite(folder) from None
    return workbook, pdf
