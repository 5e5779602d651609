# SPDX-License-Identifier: EUPL-1.2
"""The form of the programme, blank, written where one asks and opened to be printed."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.questions import Form
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.files import ask_new_file, show_outside


class BlankForm:
    """One form to print: `ask_place`, or `write` at a place one has."""

    def __init__(self, desk: Desk, kit: Kit, form: Form, structure: Structure) -> None:
        self._desk, self._kit, self._form, self._structure = desk, kit, form, structure

    def ask_place(self, parent: QWidget, *, essential: bool) -> QFileDialog:
        """Ask where to write the form, write it there and open it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(documents) / f"{self._form.code}{'-essentiel' if essential else ''}.pdf"
        return ask_new_file(
            parent,
            QCoreApplication.translate("BlankForm", "Enregistrer le formulaire vierge"),
            start,
            QCoreApplication.translate("BlankForm", "Documents PDF (*.pdf)"),
            lambda path: self.write(path, parent, essential=essential),
        )

    def write(self, path: Path, owner: QWidget, *, essential: bool) -> None:
        """Write the form in the work lane, then open it; a refusal is told as any other."""

        def work(_: object) -> None:
            from accomp_desktop.reports.blank_form import Blank, write_blank_form

            made_at = datetime.now().astimezone()
            write_blank_form(path, Blank(self._kit, self._form, self._structure, made_at, essential))

        def show(_: None) -> None:
            show_outside(path)

        label = QCoreApplication.translate("BlankForm", "Écriture du formulaire vierge")
        self._desk.work(work, show, owner, label=label)
