# SPDX-License-Identifier: EUPL-1.2
"""What the diagnosis says as one types: its alerts, and the mark on each axis."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.form_reading import FormReading, Mark
from accomp_desktop.domain.questions import Gravity
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone

TONES: dict[Gravity, Tone] = {"urgent": Tone.DANGER, "warning": Tone.WARNING, "info": Tone.INFO}


class ReadingPage(QWidget):
    """`show_reading(reading)` each time an answer changes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines, self._marks = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        spaced(column, "wide")
        self._alerts_card = Card(self.tr("Alertes"), self.tr("Ce qui ne peut pas attendre, d’après les réponses."))
        self._marks_card = Card(
            self.tr("Notes par axe"), self.tr("Des repères pour en parler, jamais une note de la personne.")
        )
        for card, lines in ((self._alerts_card, self._lines), (self._marks_card, self._marks)):
            spaced(lines, "close")
            card.add(lines)
            column.addWidget(card)
        column.addStretch()

    def show_reading(self, reading: FormReading) -> None:
        """Say the alerts that hold, and the marks."""
        emptied(self._lines)
        emptied(self._marks)
        words = {"urgent": self.tr("Urgent"), "warning": self.tr("À regarder"), "info": self.tr("Pour mémoire")}
        for one in reading.alerts:
            self._lines.addWidget(_line(Badge(words[one.gravity], TONES[one.gravity]), one.label))
        if not reading.alerts:
            self._lines.addWidget(Text(self.tr("Aucune alerte pour les réponses données."), "muted"))
        for mark in reading.marks:
            known = mark.value is not None
            badge = Badge(self._said(mark), Tone.INFO if known else Tone.NEUTRAL)
            self._marks.addWidget(_line(badge, mark.score.label, mark.score.help))
        self._marks_card.setVisible(bool(reading.marks))

    def _said(self, mark: Mark) -> str:
        if mark.value is None:
            return self.tr("réponses manquantes")
        return self.tr("{value} sur {most}").format(value=round(mark.value), most=mark.score.most)


def _line(badge: Badge, text: str, told: str = "") -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    spaced(row, "normal")
    row.addWidget(badge)
    texts = QVBoxLayout()
    spaced(texts, "hair")
    texts.addWidget(Text(text, wrap=True))
    if told:
        texts.addWidget(Text(told, "small", wrap=True))
    row.addLayout(texts, 1)
    return line
