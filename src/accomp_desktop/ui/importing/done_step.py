# SPDX-License-Identifier: EUPL-1.2
"""After the import: what was done, in figures, how to take it back, and what comes next."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.domain.balance import balance
from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.reception import Reception
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.tile import FigureTile
from accomp_desktop.ui.importing.papers import save_refused
from accomp_desktop.ui.importing.prospect import Prospect
from accomp_desktop.ui.importing.returning import ReceivedFile, Returning
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

NOT_WRITTEN = ("refused", "possible", "conflict", "skipped")


class DoneStep(QWidget):
    """`show_done(found)` just after it was applied; `left` asks for another list."""

    left = Signal()
    file_asked = Signal(object)  # the Path of a workbook to import again

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._found: Prospect | None = None
        self._act = 0
        self.undo = secondary(self.tr("Annuler l’import"), "undo-2")
        self._title, self._balance = Text(look="heading", wrap=True), Text(look="muted", wrap=True)
        self._kept = QVBoxLayout()
        spaced(self._kept, "tight")
        self._figures, self._cards = Columns(narrowest=150), Columns(narrowest=330, most=2)
        self._returning = Returning(stage, self)
        self._lay_out()
        self.undo.clicked.connect(self._take_back)
        stage.desk.touched.connect(self._follow)

    def show_done(self, found: Prospect) -> None:
        """Say what was written."""
        self._found, self._act = found, 0
        self.undo.setEnabled(False)
        emptied(self._kept)
        self._title.setText(self.tr("La liste est importée"))
        self._balance.setText(balance(found.plan.counts))
        self._show_figures(found.plan.counts)
        self._cards.clear()
        if found.plan.counts["refused"]:
            self._cards.add(self._refused_card(found))
        self._cards.add(self._return_card(found))
        self._follow()

    def _show_figures(self, counts: Mapping[str, int]) -> None:
        left = sum(counts[status] for status in NOT_WRITTEN)
        self._figures.clear()
        for count, label, icon_name, tone in (
            (counts["created"], self.tr("Nouvelles personnes"), "user-plus", Tone.POSITIVE),
            (counts["updated"], self.tr("Mises à jour"), "pencil", Tone.INFO),
            (counts["unchanged"] + counts["duplicate"], self.tr("Déjà connues"), "check", Tone.NEUTRAL),
            (left, self.tr("Non importées"), "ban", Tone.WARNING if left else Tone.NEUTRAL),
        ):
            self._figures.add(FigureTile(str(count), label, tone=tone, icon_name=icon_name, opens=False))

    def _follow(self, _: Touched | None = None) -> None:
        """Find the act that may be taken back, and see whether it was."""
        if self._found is not None:
            self._stage.desk.read(lambda register: register.receptions(), self._find_act, self)

    def _find_act(self, received: Sequence[Reception]) -> None:
        ours = self._found.plan.reception_id if self._found else ""
        act = next((one.version for one in received if one.id == ours), 0)
        if self._act and not act:
            self._title.setText(self.tr("L’import est annulé"))
        self._act = act
        self.undo.setEnabled(bool(act))

    def _take_back(self) -> None:
        self.undo.setEnabled(False)
        self._stage.desk.undo(self._say_undone, self._act)

    def _say_undone(self, touched: Touched) -> None:
        """Go back to the file, or say first what had changed since and was kept."""
        self._found = None
        if not touched.kept:
            self._stage.banners.show_banner(Tone.POSITIVE, self.tr("Import annulé."), passing=True)
            self.left.emit()
            return
        self._title.setText(self.tr("L’import est annulé, sauf ce qui a changé depuis"))
        for sentence in touched.kept:
            self._kept.addWidget(Text(sentence, wrap=True))

    def _lay_out(self) -> None:
        head, said, inside = QHBoxLayout(), QVBoxLayout(), QWidget()
        spaced(head, "normal")
        spaced(said, "hair")
        said.addWidget(self._title)
        said.addWidget(self._balance)
        head.addWidget(IconLabel("circle-check", Tone.POSITIVE.value, "icon_huge"))
        head.addLayout(said, 1)
        head.addWidget(self.undo)
        rows = QVBoxLayout(inside)
        spaced(rows, "wide")
        rows.addLayout(head)
        rows.addLayout(self._kept)
        rows.addWidget(self._figures)
        rows.addWidget(self._cards)
        rows.addStretch()
        column = QVBoxLayout(self)
        spaced(column, "wide", "tight")  # the ring of a focused button needs room around it
        column.addWidget(scrolled(inside), 1)
        column.addLayout(self._next())

    def _refused_card(self, found: Prospect) -> Card:
        card = Card(
            self.tr("Lignes refusées"),
            self.tr("Dans un classeur, avec leurs colonnes, le motif, et la case en cause colorée."),
        )
        saving = secondary(self.tr("Enregistrer les lignes refusées… (Excel)"), "download")
        again = secondary(self.tr("Réimporter ce classeur"), "upload")
        again.hide()
        told = Text(look="muted", wrap=True)
        told.hide()

        def show(path: Path) -> None:
            told.setText(self.tr("{name}\u202f: à corriger puis réimporter.").format(name=path.name))
            again.clicked.connect(lambda: self.file_asked.emit(path))
            for part in (told, again):
                part.show()

        saving.clicked.connect(lambda: save_refused(self._stage, self, found, show))
        card.add(told)
        _add_buttons(card, saving, again)
        return card

    def _return_card(self, found: Prospect) -> Card:
        card = Card(
            self.tr("Retour au Département"),
            self.tr(
                "Le fichier reçu, complété à droite\u202f: où en est chaque personne. Jamais de notes ni de scores."
            ),
        )
        button = secondary(self.tr("Préparer le retour au Département…"), "file-spreadsheet")
        draft = found.draft
        received = ReceivedFile(draft.path, draft.reading, draft.book.digest, draft.judging)
        button.clicked.connect(lambda: self._returning.beside(received))
        _add_buttons(card, button)
        return card

    def _next(self) -> QHBoxLayout:
        again = secondary(self.tr("Importer une autre liste"), "upload")
        todo = secondary(self.tr("Voir À faire"), "list-checks")
        people = primary(self.tr("Voir les personnes"), "users")
        again.clicked.connect(self.left)
        todo.clicked.connect(lambda: self._stage.go("todo", None))
        people.clicked.connect(lambda: self._stage.go("people", None))
        row = QHBoxLayout()
        spaced(row, "close")
        row.addWidget(again)
        row.addStretch()
        row.addWidget(todo)
        row.addWidget(people)
        return row


def _add_buttons(card: Card, *buttons: QPushButton) -> None:
    row = Flow("close")
    for button in buttons:
        row.addWidget(button)
    card.add(row)
    card.rows.addStretch()
