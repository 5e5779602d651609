# SPDX-License-Identifier: EUPL-1.2
"""The documents of a report, written side by side in a folder."""

from pathlib import Path

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.report import Report


class CannotWrite(UserError):
    """A file or a folder cannot be written."""

    def __init__(self, path: Path) -> None:
        """Take what was to be written."""
        super().__init__(
            f"Impossible d’écrire «\u202f{path}\u202f»\u202f: vérifiez le dossier et vos droits, puis recommencez."
        )


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
