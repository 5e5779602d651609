# SPDX-License-Identifier: EUPL-1.2
"""The papers of a diagnosis: written where one asks, in the work lane, then opened to be read and printed."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from accomp_desktop.domain.restitution import PAPERS, Diagnosed, PaperName
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.files import ask_new_file, show_outside


class Papers:
    """The papers of one diagnosis: `ask` what is to be known and where, or `write` at a place one has."""

    def __init__(self, desk: Desk, told: Diagnosed, owner: QWidget) -> None:
        self._desk, self._told, self._owner = desk, told, owner

    def ask(self, paper: PaperName) -> None:
        """Ask where to write a paper; for the Département, first whether the person agrees to send the marks."""
        if paper == "departement":
            Agreement(self, self._owner).open()
        else:
            self.ask_place(paper)

    def ask_place(self, paper: PaperName, *, with_marks: bool = False) -> QFileDialog:
        """Ask where to write a paper, write it there and open it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return ask_new_file(
            self._owner,
            _tr("Enregistrer «\u202f{title}\u202f»").format(title=PAPERS[paper]),
            Path(documents) / f"{self._told.file_name(paper)}.pdf",
            _tr("Documents PDF (*.pdf)"),
            lambda path: self.write(path, paper, with_marks=with_marks),
        )

    def write(self, path: Path, paper: PaperName, *, with_marks: bool = False) -> None:
        """Write a paper in the work lane, then open it; a refusal is told as any other."""

        def work(_: object) -> None:
            from accomp_desktop.reports.papers import write_paper

            write_paper(path, paper, self._told, datetime.now().astimezone(), with_marks=with_marks)

        def show(_: None) -> None:
            show_outside(path)

        self._desk.work(work, show, self._owner, label=_tr("Écriture de {name}").format(name=path.name))


class Agreement(Dialog):
    """Says what the Département is not sent, and asks whether the person agrees to send the marks: no, unless told."""

    def __init__(self, papers: Papers, parent: QWidget) -> None:
        told = _tr(
            "Ce document laisse de côté les réponses sensibles, ce qui en dépend et ce que vous avez écrit de la "
            "décision. Relisez-le avant de l’envoyer."
        )
        super().__init__(PAPERS["departement"], told, parent)
        self._papers = papers
        self.agreed = QCheckBox(_tr("La personne accepte que les notes par sujet soient transmises"))
        self.add(self.agreed)
        self.save = primary(_tr("Enregistrer en PDF…"), "download")
        self.save.clicked.connect(self._ask_place)
        self.answer(self.save)

    def _ask_place(self) -> None:
        self.accept()
        self._papers.ask_place("departement", with_marks=self.agreed.isChecked())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Papers", text)
