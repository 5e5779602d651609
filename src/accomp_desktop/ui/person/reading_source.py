# SPDX-License-Identifier: EUPL-1.2
"""What a diagnosis is read with: its form, what is told around it, the other diagnoses it is set beside."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import cast

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.asking import known
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.diagnosis_reading import DiagnosisReading, Reader
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.livelihood_year import LivedYear, year_of
from accomp_desktop.domain.questions import Form
from accomp_desktop.domain.restitution import Diagnosed
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.then_and_now import Moment, ThenAndNow, compare, named
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.ui.person.dossier import Dossier


class ReadingSource:
    """`read(answers)` as they are typed; `year` and `progress` of a reading when they are shown."""

    def __init__(self, dossier: Dossier, seen: Diagnosis) -> None:
        """Take the diagnosis looked at, read under the form it is shown under."""
        self._dossier, self._seen = dossier, seen
        self._context, self._partner = dossier.told, dossier.told_of_partner
        self.kit = self._kit_of(seen)
        self._form = self.kit.form(seen.form) or Form(seen.form, "", ())
        self._reader = Reader(self.kit, self._form)
        self._answers: Answers = {}

    def read(self, answers: Mapping[str, Value]) -> DiagnosisReading:
        """Read the answers, those computed included."""
        self._answers = answers
        day = answers.get("on")
        return self._reader.read(answers, day if isinstance(day, date) else self._seen.on, self._partner)

    def diagnosed(self, seen: Diagnosis) -> Diagnosed:
        """Give what the papers of the diagnosis are made from, as it now stands."""
        dossier = self._dossier
        if dossier.support is None:
            raise LookupError(seen.id)
        return Diagnosed(
            file=dossier.file,
            support=dossier.support,
            diagnosis=seen,
            kit=self.kit,
            structure=dossier.structure,
            partner=dossier.partner,
            today=dossier.today,
        )

    def year(self, reading: DiagnosisReading) -> LivedYear | None:
        """Tell the year month by month, once the situation is known."""
        if reading.situation is None:
            return None
        try:
            return year_of(reading.situation, AppliedScales(self.kit.scales))
        except ScaleUnknown:
            return None

    def progress(self, reading: DiagnosisReading) -> ThenAndNow | None:
        """Set the diagnosis beside the others of the accompaniment."""
        told = {**self._others, self._seen.id: (reading, self._answers)}
        support = self._dossier.support
        names = named(len(told), left=support is not None and support.exit is not None)
        ranked = sorted(told.values(), key=lambda one: one[0].day)
        moments = [Moment(name, *one) for name, one in zip(names, ranked, strict=True)]
        fields = {one.key: one for one in self.kit.asked(self._form)}
        return compare(moments, [fields[key] for key in self._form.compared if key in fields])

    @cached_property
    def _others(self) -> dict[str, tuple[DiagnosisReading, Answers]]:
        support = self._dossier.support
        others = support.diagnoses if support else ()
        return {one.id: told for one in others if one.id != self._seen.id and (told := self._told(one))}

    def _told(self, diagnosis: Diagnosis) -> tuple[DiagnosisReading, Answers] | None:
        """Read another diagnosis under its own form."""
        kit = self._kit_of(diagnosis)
        form = kit.form(diagnosis.form)
        if form is None:
            return None
        answers = known(diagnosis, (*kit.fields_of("diagnosis"), *kit.asked(form)), self._context)
        return Reader(kit, form).read(answers, diagnosis.on, self._partner), cast("Answers", answers)

    def _kit_of(self, diagnosis: Diagnosis) -> Kit:
        older = self._dossier.older_kit(diagnosis)
        return older.kit if older else self._dossier.kit
