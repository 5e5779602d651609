# SPDX-License-Identifier: EUPL-1.2
"""The documents of a report: written in the background, then opened from where they are."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.report import Report
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.files import show_outside
from accomp_desktop.ui.lanes import Progress


@dataclass(frozen=True)
class Documents:
    """Where the workbook and the PDF are."""

    workbook: Path
    pdf: Path


class Exported(Dialog):
    """Names the documents and opens them, or their folder, with the programs of the workstation."""

    def __init__(self, documents: Documents, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Exported", "Le bilan est écrit"), parent=parent)
        for path, text in (
            (documents.workbook, self.tr("Ouvrir le classeur")),
            (documents.pdf, self.tr("Ouvrir le PDF")),
        ):
            row = QHBoxLayout()
            spaced(row, "normal")
            row.addWidget(ElidedText(path.name), 1)
            button = secondary(text, "external-link")
            button.clicked.connect(partial(_show, path))
            row.addWidget(button)
            self.add(row)
        folder = primary(self.tr("Ouvrir le dossier"), "folder-open")
        folder.clicked.connect(partial(_show, documents.workbook.parent))
        self.answer(folder, self.tr("Fermer"))
        self.resize(560, self.minimumSizeHint().height())


def write_documents(report: Report, folder: Path, progress: Progress) -> Documents:
    """Write both documents of a report in a folder; in the work lane."""
    from accomp_desktop.reports.summary import write_pdf
    from accomp_desktop.reports.workbook import write_workbook

    written = Documents(folder / f"{report.file_name}.xlsx", folder / f"{report.file_name}.pdf")
    write_workbook(written.workbook, report)
    progress(0.8, QCoreApplication.translate("write_documents", "Écriture du PDF"))
    write_pdf(written.pdf, report)
    return written


def _show(path: Path, *_: object) -> None:
    show_outside(path)
