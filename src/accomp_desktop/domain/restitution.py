# SPDX-License-Identifier: EUPL-1.2
"""What is handed over of a diagnosis: all of it to the person, to the Département all but what is sensitive."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.diagnosis_reading import DiagnosisReading, read_diagnosis
from accomp_desktop.domain.form_reading import Mark
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_KEYS
from accomp_desktop.domain.livelihood_year import LivedYear, year_of
from accomp_desktop.domain.meanings import OBSTACLE
from accomp_desktop.domain.my_situation import MySituation, NextStep, next_steps
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.private_answers import private_keys, public, without
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.told_answers import told_of, told_of_partner

WITHHELD = "Ces montants ne sont pas communiqués\u202f: ils dépendent de réponses sensibles."
FRAIL, SOLID = Decimal("0.4"), Decimal("0.67")
"""Shares of a mark under which an axis is an obstacle, and from which it is a strength."""

Compared: TypeAlias = tuple[str, Decimal, Decimal]
"""What is compared, then and now."""


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

    def read(self, diagnosis: Diagnosis, kit: Kit, private: frozenset[str] = frozenset()) -> DiagnosisReading:
        """Read a diagnosis of the same person without what is private; empty when the kit has not its form."""
        open_to_all = replace(diagnosis, answers=public(diagnosis.answers, private))
        partner = told_of_partner(self.partner, self.kit)
        theirs = public(partner, private) if partner else None
        context = public(told_of(self.file, self.support, self.kit), private)
        return read_diagnosis(kit, open_to_all, context, theirs) or DiagnosisReading(day=diagnosis.on)

    @property
    def name(self) -> str:
        """Name the person: first name, then used name."""
        person = self.file.person
        return f"{person.first_name} {person.used_name or person.birth_name}".strip()


@dataclass(frozen=True, kw_only=True)
class Restitution:
    """What the pages say; `before` is the first diagnosis of the accompaniment, when it is another."""

    name: str
    reference: str = ""
    kit: Kit
    structure: Structure
    adviser: str | None = None
    for_departement: bool = False
    reading: DiagnosisReading
    before: DiagnosisReading | None = None
    year: LivedYear | None = None
    strengths: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    steps: tuple[NextStep, ...] = ()
    appointment: date | None = None


def my_situation(told: Diagnosed) -> MySituation:
    """Give the page of the person: it may lie on a table, so no alert there speaks of a sensitive answer."""
    form = told.kit.form(told.diagnosis.form)
    private = private_keys(told.kit, form, with_marks=True) if form else frozenset[str]()
    reading, discreet = (
        told.read(told.diagnosis, told.kit),
        told.read(told.diagnosis, without(told.kit, private), private),
    )
    alerts = [one.label for one in discreet.alerts if one.gravity != "info"]
    return MySituation(
        name=told.name,
        on=told.diagnosis.on,
        structure=told.structure,
        livelihood=reading.livelihood,
        missing=reading.missing,
        steps=next_steps(told.support, alerts),
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
    withheld = bool(private & LIVELIHOOD_KEYS)
    reading = _withheld(told.read(told.diagnosis, kit, private), withheld=withheld)
    first = told.support.diagnoses[0] if told.support.diagnoses else told.diagnosis
    before = _withheld(told.read(first, kit, private), withheld=withheld) if first.on < told.diagnosis.on else None
    return Restitution(
        name=told.name,
        kit=told.kit,
        structure=told.structure,
        adviser=told.support.accompanied_by(told.today),
        reading=reading,
        before=before,
        year=_year(reading, kit),
        strengths=tuple(one.score.label for one in reading.marks if (_share(one) or 0) >= SOLID),
        obstacles=tuple(_obstacles(told, reading.marks, private)),
        steps=tuple(NextStep(one.label, one.due_on) for one in told.support.actions_left()),
        appointment=told.support.next_appointment(told.today),
    )


def _withheld(reading: DiagnosisReading, *, withheld: bool) -> DiagnosisReading:
    if not withheld:
        return reading
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


MONEY: Mapping[str, str] = {
    "turnover": "Chiffre d’affaires par mois",
    "net_activity": "Revenu net de l’activité",
    "wage": "Salaire",
    "rsa": "RSA estimé",
    "prime": "Prime d’activité estimée",
    "total": "En tout",
}
"""Figures that are set side by side, then and now."""


def compared(before: DiagnosisReading, now: DiagnosisReading) -> tuple[Compared, ...]:
    """Set side by side the sums that both diagnoses know."""
    then, since = before.livelihood, now.livelihood
    if then is None or since is None:
        return ()
    return tuple((label, getattr(then, name), getattr(since, name)) for name, label in MONEY.items())


def compared_marks(before: DiagnosisReading, now: DiagnosisReading) -> tuple[Compared, ...]:
    """Set side by side the marks that both diagnoses have."""
    then = {one.score.code: one.value for one in before.marks}
    found = ((one.score.label, then.get(one.score.code), one.value) for one in now.marks)
    return tuple((label, was, value) for label, was, value in found if was is not None and value is not None)
