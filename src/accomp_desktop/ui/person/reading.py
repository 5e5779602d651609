# SPDX-License-Identifier: EUPL-1.2
"""What the diagnosis says as one types: alerts first, the money, the marks by axis, the track, then and now."""

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.form_reading import Mark
from accomp_desktop.domain.questions import Gravity
from accomp_desktop.domain.record import Record
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.reading_lines import badge_line
from accomp_desktop.ui.person.reading_money import money_parts, year_card
from accomp_desktop.ui.person.reading_progress import progress_card
from accomp_desktop.ui.person.reading_source import ReadingSource
from accomp_desktop.ui.person.reading_track import TrackCard
from accomp_desktop.ui.theme import Tone, scale

TONES: dict[Gravity, Tone] = {"urgent": Tone.DANGER, "warning": Tone.WARNING, "info": Tone.INFO}


class ReadingPage(QWidget):
    """`show_reading(reading)` each time an answer changes; drawn only while it is in sight.

    The year and the comparison are asked of the `source` when they are drawn.
    """

    def __init__(self, source: ReadingSource, record: Record) -> None:
        super().__init__()
        self._source = source
        self._reading: DiagnosisReading | None = None
        self._drawn: DiagnosisReading | None = None
        self.track = TrackCard(source.kit, record)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, scale().space["normal"], 0)
        column.setSpacing(scale().space["wide"])
        for part in (self._above, self._below):
            spaced(part, "wide")
        column.addLayout(self._above)
        column.addWidget(self.track)
        column.addLayout(self._below)
        column.addStretch()

    def show_reading(self, reading: DiagnosisReading) -> None:
        """Take what the answers say now."""
        self._reading = reading
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was typed while another section was in sight."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Say all of it again, but for what a decision alone does not change."""
        reading = self._reading
        if reading is None:
            return
        self.track.show_reading(reading)
        said = replace(reading, decision=None)
        if said == self._drawn:
            return
        self._drawn = said
        emptied(self._above)
        emptied(self._below)
        for part in (self._alerts(reading), *money_parts(reading), self._marks(reading)):
            self._above.addWidget(part)
        if found := self._source.progress(reading):
            self._below.addWidget(progress_card(found))
        if year := self._source.year(reading):
            self._below.addWidget(year_card(year))

    def _alerts(self, reading: DiagnosisReading) -> Card:
        card = Card(self.tr("Alertes"), self.tr("Ce qui ne peut pas attendre, d’après les réponses."))
        words = {"urgent": self.tr("Urgent"), "warning": self.tr("À regarder"), "info": self.tr("Pour mémoire")}
        for one in reading.alerts:
            card.add(badge_line(Badge(words[one.gravity], TONES[one.gravity]), one.label))
        for one in reading.cautions:
            card.add(badge_line(Badge(self.tr("À savoir"), Tone.NEUTRAL, "info"), one.text))
        if not reading.alerts and not reading.cautions:
            card.add(Text(self.tr("Aucune alerte pour les réponses données."), "muted"))
        return card

    def _marks(self, reading: DiagnosisReading) -> Card:
        card = Card(self.tr("Notes par axe"), self.tr("Des repères pour en parler, jamais une note de la personne."))
        for mark in reading.marks:
            told = (self.tr("{label}\u202f: {said}").format(label=label, said=said or self.tr("non renseigné"))
                    for label, said in mark.told)  # fmt: skip
            card.add(badge_line(self._badge(mark), mark.score.label, mark.why or mark.score.help, *told))
        card.setVisible(bool(reading.marks))
        return card

    def _badge(self, mark: Mark) -> Badge:
        if mark.value is None:
            words = self.tr("sans note") if mark.score.formula else self.tr("en mots")
            return Badge(words, Tone.NEUTRAL)
        return Badge(self.tr("{value} sur {most}").format(value=round(mark.value), most=mark.score.most), Tone.INFO)
