# SPDX-License-Identifier: EUPL-1.2
"""The track that a diagnosis proposes, with its reasons, and the one the adviser decides with the person."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from accomp_desktop.domain.decision import decision_fields
from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.track_proposals import Reason
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.person.reading_lines import badge_line
from accomp_desktop.ui.theme import Tone

NAMED = 3
"""Missing answers that are named."""


class TrackCard(Card):
    """`show_reading(reading)`; its `form` holds the decision, kept with the diagnosis."""

    def __init__(self, kit: Kit, record: Record) -> None:
        super().__init__()
        self._proposed, self._differs = QVBoxLayout(), Text(look="muted", wrap=True)
        spaced(self._proposed, "close")
        self.form = RecordForm(parts_of(decision_fields(kit)), record, self)
        self.add(Text(self.tr("La voie proposée"), "heading"))
        self.add(
            Text(self.tr("Une proposition d’après les réponses\u202f: c’est vous qui décidez."), "muted", wrap=True)
        )
        self.add(self._proposed)
        self.add(self.form)
        self.add(self._differs)

    def show_reading(self, reading: DiagnosisReading) -> None:
        """Say the track proposed, why, and whether the decision differs."""
        emptied(self._proposed)
        proposed = reading.proposed
        if proposed.held:
            self._tell(proposed.reasons, Tone.ACCENT)
            self._tell(proposed.others, Tone.NEUTRAL)
        else:
            self._proposed.addWidget(Text(self.tr("Aucune voie proposée pour ces réponses."), "muted"))
        for one in proposed.untold if not proposed.others else ():
            missing = ", ".join(one.missing[:NAMED])
            told = self.tr("{label}\u202f: ne peut se dire sans {missing}.").format(label=one.label, missing=missing)
            if missing:
                self._proposed.addWidget(Text(told, "small", wrap=True))
        self._differs.setText(self._about(reading))
        self._differs.setVisible(bool(self._differs.text()))

    def _tell(self, reasons: Iterable[Reason], tone: Tone) -> None:
        for one in reasons:
            self._proposed.addWidget(badge_line(Badge(one.label, tone), one.text))

    def _about(self, reading: DiagnosisReading) -> str:
        if not reading.differs or reading.decision is None:
            return ""
        if reading.decision.why:
            return self.tr("La décision diffère de la proposition, et vous avez dit pourquoi.")
        return self.tr("La décision diffère de la proposition\u202f: dites pourquoi en une phrase.")
