# SPDX-License-Identifier: EUPL-1.2
"""What is handed over of a diagnosis: all of it to the person, to the Département all but what is sensitive."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.asking import known
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.diagnosis_reading import DiagnosisReading, read_diagnosis
from accomp_desktop.domain.form_reading import Mark
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import names_for_form
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_KEYS
from accomp_desktop.domain.livelihood_year import LivedYear, year_of
from accomp_desktop.domain.meanings import OBSTACLE
from accomp_desktop.domain.my_situation import MySituation, NextStep, next_steps
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.private_answers import private_keys, public, without
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.then_and_now import Moment, ThenAndNow, compare
from accomp_desktop.domain.told_answers import told_of, told_of_partner

WITHHELD = "Ces montants ne sont pas communiqués\u202f: ils dépendent de réponses sensibles."
FRAIL, SOLID = Decimal("0.4"), Decimal("0.67")
"""Shares of a mark under which an axis is an obstacle, and from which it is a strength."""
MOST_MOMENTS = 3


PaperName: TypeAlias = Literal["page", "restitution", "departement"]
PAPERS: Mapping[PaperName, str] = {
    "page": "Ma situation en une page",
    "restitution": "Restitution du diagnostic",
    "departement": "Diagnostic, pour le Département",
}
"""The papers of a diagnosis and their titles, which name nobody."""


@dataclass(frozen=True, kw_only=True)
class Diagnosed:
    """What papers are made from: a diagnosis of an accompaniment, and everything around it."""

    file: PersonFile
    support: SupportFile
    diagnosis: Diagnosis
    kit: Kit
    structure: Structure
    partner: PersonFile | None
    today: date

    def moment(self, diagnosis: Diagnosis, kit: Kit, private: frozenset[str] = frozenset()) -> Moment:
        """Read a diagnosis of the same person without what is private; empty when the kit has not its form."""
        shown = replace(diagnosis, answers=public(diagnosis.answers, private))
        theirs = told_of_partner(self.partner, self.kit)
        partner = None if theirs is None else public(theirs, private)
        context = public(told_of(self.file, self.support, self.kit), private)
        form = kit.form(diagnosis.form)
        asked = (*kit.fields_of("diagnosis"), *kit.asked(form)) if form else ()
        reading = read_diagnosis(kit, shown, context, partner) or DiagnosisReading(day=diagnosis.on)
        if private & LIVELIHOOD_KEYS:
            reading = _withheld(reading)
        return Moment(Day().show(diagnosis.on), reading, known(shown, asked, context))

    def file_name(self, paper: PaperName) -> str:
        """Name a paper of this diagnosis, without its ending; it names nobody."""
        return f"{PAPERS[paper]} {self.diagnosis.on:%Y-%m-%d}"

    @property
    def name(self) -> str:
        """Name the person: first name, then used name."""
        person = self.file.person
        return f"{person.first_name} {person.used_name or person.birth_name}".strip()


@dataclass(frozen=True, kw_only=True)
class Restitution:
    """What the pages say; `changes` since the first diagnosis of the accompaniment, when there is an earlier one."""

    name: str
    reference: str = ""
    kit: Kit
    structure: Structure
    adviser: str | None = None
    for_departement: bool = False
    reading: DiagnosisReading
    changes: ThenAndNow | None = None
    year: LivedYear | None = None
    strengths: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    steps: tuple[NextStep, ...] = ()
    appointment: date | None = None


def my_situation(told: Diagnosed) -> MySituation:
    """Give the page of the person: it may lie on a table, so no alert there speaks of a sensitive answer."""
    form = told.kit.form(told.diagnosis.form)
    private = private_keys(told.kit, form, with_marks=True) if form else frozenset[str]()
    reading = told.moment(told.diagnosis, told.kit).reading
    discreet = told.moment(told.diagnosis, without(told.kit, private), private).reading
    proposed = [one.step for one in discreet.alerts if one.step]
    return MySituation(
        name=told.name,
        on=told.diagnosis.on,
        structure=told.structure,
        livelihood=reading.livelihood,
        missing=reading.missing,
        steps=next_steps(told.support, proposed),
        appointment=told.support.next_appointment(told.today),
        adviser=told.support.accompanied_by(told.today),
    )


def restitution(told: Diagnosed) -> Restitution:
    """Give what the person is handed."""
    return _restitution(told, told.kit, frozenset())


def for_departement(told: Diagnosed, *, with_marks: bool = False) -> Restitution:
    """Give what the Département is sent: nothing that a sensitive answer could change, nor marks without agreement.

    The adviser’s own words on the decision stay too: nobody knows what they say.
    """
    form = told.kit.form(told.diagnosis.form)
    private = private_keys(told.kit, form, with_marks=with_marks) if form else frozenset[str]()
    made = _restitution(told, without(told.kit, private), private)
    person = told.file.person
    decision = made.reading.decision
    return replace(
        made,
        for_departement=True,
        reference=person.departement_id or "",
        reading=replace(made.reading, decision=replace(decision, why="") if decision else None),
    )


def _restitution(told: Diagnosed, kit: Kit, private: frozenset[str]) -> Restitution:
    moments = [told.moment(one, kit, private) for one in _followed(told)]
    reading, form = moments[-1].reading, kit.form(told.diagnosis.form)
    named = names_for_form(kit, form) if form else {}
    figures = [named[key] for key in form.compared if key in named] if form else []
    return Restitution(
        name=told.name,
        kit=told.kit,
        structure=told.structure,
        adviser=told.support.accompanied_by(told.today),
        reading=reading,
        changes=compare(moments, figures),
        year=_year(reading, kit),
        strengths=tuple(one.score.label for one in reading.marks if (_share(one) or 0) >= SOLID),
        obstacles=tuple(_obstacles(told, reading.marks, private)),
        steps=tuple(NextStep(one.label, one.due_on) for one in told.support.actions_left()),
        appointment=told.support.next_appointment(told.today),
    )


def _followed(told: Diagnosed) -> list[Diagnosis]:
    """Choose the diagnoses to compare: the first, one midway, and the one that is printed."""
    earlier = [one for one in told.support.diagnoses if one.on < told.diagnosis.on]
    midway = earlier[len(earlier) // 2 :][:1] if len(earlier) >= MOST_MOMENTS - 1 else []
    return [*earlier[:1], *midway, told.diagnosis]


def _withheld(reading: DiagnosisReading) -> DiagnosisReading:
    return replace(reading, situation=None, livelihood=None, cautions=(), missing=(), assumed=(), refusal=WITHHELD)


def _year(reading: DiagnosisReading, kit: Kit) -> LivedYear | None:
    if reading.situation is None or reading.livelihood is None:
        return None
    try:
        return year_of(reading.situation, AppliedScales(kit.scales))
    except ScaleUnknown:
        return None


def _obstacles(told: Diagnosed, marks: Iterable[Mark], private: frozenset[str]) -> Iterator[str]:
    """Name what the person says weighs on the activity, then the axes that are frail."""
    form = told.kit.form(told.diagnosis.form)
    for section in form.sections if form else ():
        for question in section.questions:
            for one in question.answered():
                code = told.diagnosis.answers.get(one.key)
                if one.key not in private and told.kit.meaning(one.list, code) == OBSTACLE:
                    yield question.label.partition("\u202f:")[0]
    for mark in marks:
        share = _share(mark)
        if share is not None and share < FRAIL:
            yield mark.score.label


def _share(mark: Mark) -> Decimal | None:
    return None if mark.value is None else mark.value / mark.score.most
