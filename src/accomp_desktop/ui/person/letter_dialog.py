# SPDX-License-Identifier: EUPL-1.2
"""A letter to the person: one of the programme’s, filled from the record, put right by hand, printed or copied."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Letter
from accomp_desktop.domain.letters import BLANK, MergedLetter, file_name, merged, recipient
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.files import ask_new_file, show_outside
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

WIDTH, HEIGHT, LIST_WIDTH = 860, 510, 220


class LetterDialog(Dialog):
    """What is typed over a letter stays while one looks at another."""

    def __init__(self, stage: Stage, dossier: Dossier, parent: QWidget) -> None:
        to = recipient(dossier.file.person)
        super().__init__(self.tr("Écrire un courrier"), self.tr("À {to}").format(to=" · ".join(to)), parent)
        supports = (dossier.support,) if dossier.support else ()
        self._stage, self._dossier = stage, replace(dossier, file=replace(dossier.file, supports=supports))
        self._typed: dict[str, MergedLetter] = {}
        self.offered = [one for one in dossier.kit.letters if not one.retired]
        self.letters, self.subject, self.text = QListWidget(), QLineEdit(), QPlainTextEdit()
        self.notices = BannerArea()
        self.save = primary(self.tr("Enregistrer en PDF…"), "download")
        self.copy = secondary(self.tr("Copier le texte"), "copy")
        if self.offered:
            self._lay_out()
        else:
            self.add(self._nothing(), 1)
            self.save.setEnabled(False)
        self.answer(self.save, self.tr("Fermer"))
        self.resize(WIDTH, HEIGHT)

    @property
    def letter(self) -> Letter:
        """The letter chosen."""
        return self.offered[self.letters.currentRow()]

    def merged(self) -> MergedLetter:
        """Give the letter as it is shown."""
        return self._told(self.letter).rewritten(self.subject.text(), self.text.toPlainText())

    def write(self, path: Path) -> None:
        """Write the letter shown as a PDF; in the work lane."""
        self.save.setEnabled(False)
        work = partial(_write, path, self.letter.label, self.merged(), self._dossier)
        label = self.tr("Écriture de {name}").format(name=path.name)
        self._stage.desk.work(work, lambda _: self._say_written(path), self, label=label, failed=self._refuse)

    def _lay_out(self) -> None:
        self.letters.setAccessibleName(self.tr("Courriers du programme"))
        self.letters.setFixedWidth(LIST_WIDTH)
        self.letters.addItems([one.label for one in self.offered])
        self.letters.currentRowChanged.connect(self._show)
        self.letters.setCurrentRow(0)
        self.text.setTabChangesFocus(True)
        self.subject.textEdited.connect(self._keep)
        self.text.textChanged.connect(self._keep)
        self.save.clicked.connect(self._ask_place)
        self.copy.clicked.connect(self._copy)
        row, shown = QHBoxLayout(), QVBoxLayout()
        spaced(row, "normal")
        spaced(shown, "close")
        shown.addWidget(FormRow(self.tr("Objet"), self.subject))
        shown.addWidget(self.text, 1)
        self.text.setAccessibleName(self.tr("Texte du courrier"))
        shown.addWidget(self.notices)
        shown.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.letters)
        row.addLayout(shown, 1)
        self.add(row, 1)

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "mail",
            self.tr("Aucun courrier dans le programme"),
            self.tr("Les modèles de courriers s’ajoutent dans Programme, Courriers."),
            Command(self.tr("Ouvrir le programme"), self._open_programme, "route"),
        )

    def _open_programme(self) -> None:
        self.reject()
        self._stage.go("programme", "letters")

    def _told(self, letter: Letter) -> MergedLetter:
        """Give what was typed over a letter, or what the record makes of it."""
        if letter.code not in self._typed:
            dossier = self._dossier
            self._typed[letter.code] = merged(letter, dossier.kit, dossier.file, dossier.structure, dossier.today)
        return self._typed[letter.code]

    def _show(self) -> None:
        told = self._told(self.letter)
        with QSignalBlocker(self.subject), QSignalBlocker(self.text):
            self.subject.setText(told.subject)
            self.text.setPlainText(told.text)
        self.notices.clear()
        if told.missing:
            said = self.tr("Laissé en blanc ({blank}), car inconnu\u202f: {missing}.")
            self.notices.show_banner(Tone.WARNING, said.format(blank=BLANK, missing=", ".join(told.missing)))

    def _keep(self) -> None:
        self._typed[self.letter.code] = replace(
            self._told(self.letter), subject=self.subject.text(), text=self.text.toPlainText()
        )

    def _copy(self) -> None:
        letter = self.merged()
        subject = self.tr("Objet\u202f: {subject}").format(subject=letter.subject) if letter.subject else ""
        QGuiApplication.clipboard().setText("\n\n".join(part for part in (subject, letter.text) if part))
        self.notices.show_banner(Tone.POSITIVE, self.tr("Texte copié."), passing=True)

    def _ask_place(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(documents) / f"{file_name(self.letter, self._dossier.today)}.pdf"
        ask_new_file(self, self.tr("Enregistrer le courrier"), start, self.tr("Documents PDF (*.pdf)"), self.write)

    def _say_written(self, path: Path) -> None:
        opening = Command(self.tr("Ouvrir"), lambda: show_outside(path), "external-link")
        told = self.tr("Enregistré\u202f: {name}").format(name=path.name)
        self._stage.banners.show_banner(Tone.POSITIVE, told, opening)
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, UserError):
            self.notices.show_banner(Tone.DANGER, str(error))
        else:
            self._stage.desk.failed.emit(error)


def _write(path: Path, label: str, letter: MergedLetter, dossier: Dossier, _progress: object) -> None:
    from accomp_desktop.reports.letter_pages import Posted, write_letter

    made_at = datetime.now().astimezone()
    write_letter(path, Posted(label, letter, dossier.kit, dossier.structure, dossier.file, dossier.author, made_at))
