# SPDX-License-Identifier: EUPL-1.2
"""Those whom a complete list no longer names: what is said of each, or of all that are chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.domain.absences import ABSENCES, Absent
from accomp_desktop.domain.casework import STAGES
from accomp_desktop.domain.choices import Absence
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.referral import REFERRAL_STATES
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.theme import Tone

TONES: dict[Absence, Tone] = {"keep": Tone.NEUTRAL, "ask": Tone.INFO, "withdraw": Tone.ACCENT}
SINCE, NARROW = 2, 960
"""The column of the days, and the width of the view, in logical pixels, below which it is out of sight."""

STATES = {one.code: one.label for one in REFERRAL_STATES}


class AbsentView(QWidget):
    """The list and the choice; `acted` gives what the user says of those selected."""

    acted = Signal(object)  # an Act

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = self._make_table()
        self.choices = QButtonGroup(self)
        self._who = Text(look="heading", wrap=True)
        across = QHBoxLayout(self)
        spaced(across, "normal")
        across.addWidget(self.table, 1)
        across.addWidget(self._make_card(), 1)
        self.table.chose.connect(self._show_choice)

    def show_absent(self, people: Sequence[Absent]) -> None:
        """Show who is absent; the selection stays."""
        chosen = {one.person.id for one in self.table.selected()}
        self.table.show_rows(people)
        if people and not chosen:
            self.table.select(people[0].person.id)
        self._show_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the days out where the names would be too narrow to read."""
        super().resizeEvent(event)
        self.table.view.setColumnHidden(SINCE, event.size().width() < NARROW)

    def _show_choice(self, _: object = None) -> None:
        chosen = self.table.selected()
        said = {one.choice for one in chosen}
        self._who.setText(
            _told(chosen[0]) if len(chosen) == 1 else self.tr("{} personnes choisies").format(len(chosen))
        )
        self.choices.setExclusive(False)
        for button, absence in zip(self.choices.buttons(), ABSENCES, strict=True):
            button.setEnabled(bool(chosen))
            button.setChecked(said == {absence})
        self.choices.setExclusive(True)

    def _say(self, absence: Absence, *_: object) -> None:
        people = [one.person.id for one in self.table.selected()]

        def act(draft: Draft) -> Draft:
            return draft.saying_absent(people, absence)

        self.acted.emit(act)

    def _make_card(self) -> QFrame:
        card, inside = QFrame(), QWidget()
        card.setProperty("look", "card")
        card.setAccessibleName(self.tr("Ce qu’on en dit"))
        rows = QVBoxLayout(inside)
        spaced(rows, "tight")
        rows.addWidget(self._who)
        rows.addWidget(
            Text(
                self.tr("Absente d’une liste déclarée complète\u202f: ce n’est pas une erreur, et rien ne s’efface."),
                wrap=True,
            )
        )
        for absence, sentence in self._sentences().items():
            button = QRadioButton(ABSENCES[absence])
            button.clicked.connect(partial(self._say, absence))
            button.setAccessibleDescription(sentence)
            self.choices.addButton(button)
            rows.addWidget(button)
            rows.addWidget(Text(sentence, "small", wrap=True))
        rows.addStretch()
        rows.addWidget(Text(self.tr("Pour répondre pour tous d’un coup, Ctrl+A dans le tableau."), "small", wrap=True))
        column = QVBoxLayout(card)
        spaced(column, "close", "normal")
        column.addWidget(scrolled(inside), 1)
        return card

    def _sentences(self) -> dict[Absence, str]:
        return {
            "keep": self.tr("Rien n’est écrit."),
            "ask": self.tr("Une note datée, sur l’orientation, rappelle de demander au Département."),
            "withdraw": self.tr("L’orientation devient «\u202fRetirée par le Département\u202f», à ce jour."),
        }

    def _make_table(self) -> Table[Absent]:
        return Table(
            self.tr("Absents de ce fichier"),
            (
                Column(self.tr("Personne"), lambda one: one.person.full_name, stretches=True, strong=True),
                Column(self.tr("En est à"), _state, width=120, stretches=True),
                Column(self.tr("Depuis le"), lambda one: one.since, width=100),
                Column(self.tr("Sera"), _choice, tone=lambda one: TONES[one.choice], width=100),
            ),
            key=lambda one: one.person.id,
        )


def _told(one: Absent) -> str:
    born = Day().show(one.person.birth_date)
    return f"{one.person.full_name}, {born}" if born else one.person.full_name


def _state(one: Absent) -> str:
    return STAGES["supported"] if one.accompanied else STATES[one.state]


def _choice(one: Absent) -> str:
    return {"keep": "Gardée", "ask": "À demander", "withdraw": "Retirée"}[one.choice]
