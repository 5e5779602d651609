# SPDX-License-Identifier: EUPL-1.2
"""What a diagnosis says: alerts, what the person lives on, the marks by axis, the track proposed and the one decided.

Screen and papers show the same frozen reading.
"""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.asking import known
from accomp_desktop.domain.cautions import Caution, cautions
from accomp_desktop.domain.decision import Decision, decision_of
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.form_reading import Mark, alerts_raised, marks_given
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import mark_key, names_for_proposals
from accomp_desktop.domain.livelihood_names import livelihood_answers
from accomp_desktop.domain.missing_answers import Told
from accomp_desktop.domain.questions import Alert, Form
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.situation import told_situation
from accomp_desktop.domain.track_proposals import NOTHING, Proposed, propose
from accomp_desktop.domain.values import Answers
from accomp_desktop.domain.viability import Livelihood, Situation, live_on


@dataclass(frozen=True, kw_only=True)
class DiagnosisReading:
    """One diagnosis as it is told.

    `livelihood` is `None` while answers are `missing`, or when a scale is: then `refusal` says so. What was not told
    and counted as nothing is `assumed`.
    """

    day: date
    alerts: tuple[Alert, ...] = ()
    cautions: tuple[Caution, ...] = ()
    situation: Situation | None = None
    livelihood: Livelihood | None = None
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    refusal: str = ""
    marks: tuple[Mark, ...] = ()
    proposed: Proposed = NOTHING
    decision: Decision | None = None

    @property
    def differs(self) -> bool:
        """Tell whether another track was decided than the one proposed."""
        return bool(self.decision and self.proposed.track and self.decision.track != self.proposed.track)


class Reader:
    """Reads the diagnoses filled under one form of a kit; made once, it reads as one types."""

    def __init__(self, kit: Kit, form: Form) -> None:
        """Name once all that the form may speak of."""
        self._kit, self._form = kit, form
        self._scales = AppliedScales(kit.scales)
        self._fields = names_for_proposals(kit, form)

    def read(self, answers: Answers, day: date, partner: Answers | None = None) -> DiagnosisReading:
        """Read answers, those computed and those of the person included, and those of a partner in business."""
        told = told_situation(answers, self._kit, day, partner)
        livelihood, refusal = self._live_on(told.situation)
        context = Told({**livelihood_answers(livelihood), "on": day, **answers}, self._fields, told.missing)
        marks = marks_given(self._form, context)
        marked = {mark_key(one.score): one.value for one in marks}
        weighed = Told({**marked, **context.answers}, self._fields, told.missing)
        warned = cautions(told.situation, livelihood, self._scales) if told.situation and livelihood else ()
        return DiagnosisReading(
            day=day,
            alerts=alerts_raised(self._form, context.answers),
            cautions=warned,
            situation=told.situation,
            livelihood=livelihood,
            missing=told.missing,
            assumed=told.assumed,
            refusal=refusal,
            marks=marks,
            proposed=propose(self._kit, self._form, weighed),
            decision=decision_of(self._kit, answers),
        )

    def _live_on(self, situation: Situation | None) -> tuple[Livelihood | None, str]:
        if situation is None:
            return None, ""
        try:
            return live_on(situation, self._scales), ""
        except ScaleUnknown as missing:
            return None, str(missing)


def read_diagnosis(
    kit: Kit, diagnosis: Diagnosis, context: Answers, partner: Answers | None = None
) -> DiagnosisReading | None:
    """Read a diagnosis as it is kept, over what is told of the person; `None` when the kit has no such form."""
    form = kit.form(diagnosis.form)
    if form is None:
        return None
    answers = known(diagnosis, (*kit.fields_of("diagnosis"), *kit.asked(form)), context)
    return Reader(kit, form).read(answers, diagnosis.on, partner)
