# SPDX-License-Identifier: EUPL-1.2
"""What is to be done, derived from the dates of each person’s file: never typed, never forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Participation

DELAYS: Mapping[str, int] = {
    "first_contact": 15,
    "diagnosis": 60,
    "plan": 90,
    "silence": 90,
    "action_soon": 7,
    "survey": 180,
    "esf_collection": 28,
}
"""Days before an alert; a kit may change each. `esf_collection`: four weeks after entry or exit (fse.md §3.1)."""

SUBJECTS: Mapping[str, str] = {
    "first_contact": "Premier contact à prendre",
    "diagnosis": "Diagnostic à poser",
    "plan": "Plan d’action à convenir",
    "action": "Action à échéance",
    "interview": "Entretien prévu",
    "silence": "Sans contact récent",
    "survey": "Enquête à 6 mois",
    "esf_entry": "Données FSE d’entrée à recueillir",
    "esf_exit": "Données FSE de sortie à recueillir",
}


@dataclass(frozen=True)
class Task:
    """One thing to do for a person by a day; `tab` is the part of the file where it is done."""

    subject: str
    person_id: str
    person_name: str
    adviser: str | None
    due_on: date
    detail: str
    tab: str

    def late_by(self, today: date) -> int:
        """Count the days since the due day; negative while there is time left."""
        return (today - self.due_on).days


Due: TypeAlias = tuple[str, date, str, str]
"""Subject, due day, detail, tab."""


def todo(files: Sequence[PersonFile], kit: Kit, today: date) -> tuple[Task, ...]:
    """List what is due up to `action_soon` days from today, the latest first."""
    delays = {**DELAYS, **kit.delays}
    horizon = today + timedelta(days=delays["action_soon"])
    tasks = [
        Task(subject, one.person.id, one.person.full_name, adviser_of(one, today), due_on, detail, tab)
        for one in files
        for subject, due_on, detail, tab in dues(one, delays, today)
        if due_on <= horizon
    ]
    return tuple(sorted(tasks, key=lambda task: (task.due_on, task.person_name)))


def adviser_of(one: PersonFile, today: date) -> str | None:
    """Name who accompanies the person today, in the last support."""
    return one.supports[-1].adviser_on(today) if one.supports else None


def dues(one: PersonFile, delays: Mapping[str, int], today: date) -> Iterator[Due]:
    """Go through everything that a person’s file makes due, near or far."""
    yield from referral_dues(one, delays)
    for support in one.supports:
        if support.exit is None:
            yield from running_dues(support, delays, today)
        else:
            yield from exit_dues(support, delays)
        for participation in support.participations:
            yield from esf_dues(participation, delays)


def referral_dues(one: PersonFile, delays: Mapping[str, int]) -> Iterator[Due]:
    """A referral still « received » wants a first contact."""
    entered = {support.support.referral_id for support in one.supports}
    for referral in one.referrals:
        states = [state for state in one.referral_states if state.referral_id == referral.id]
        if referral.id not in entered and (not states or states[-1].state == "received"):
            received = states[-1].on if states else referral.referred_on
            if received is not None:
                yield (
                    "first_contact",
                    received + timedelta(days=delays["first_contact"]),
                    "Orientation reçue",
                    "identity",
                )


def running_dues(support: SupportFile, delays: Mapping[str, int], today: date) -> Iterator[Due]:
    """A running support wants a diagnosis, a plan, its actions, its interviews, and regular contact."""
    entered = support.support.started_on
    if not support.diagnoses:
        yield "diagnosis", entered + timedelta(days=delays["diagnosis"]), "Aucun diagnostic posé", "diagnosis"
    if not support.plans:
        yield "plan", entered + timedelta(days=delays["plan"]), "Aucun plan convenu", "plan"
    for action in support.actions:
        if action.due_on is not None and action.status in {"todo", "doing"}:
            yield "action", action.due_on, action.label, "plan"
    for interview in support.interviews:
        if interview.attendance == "planned":
            yield "interview", interview.on, interview.subject or "Entretien à venir ou à noter", "interviews"
    met = [one.on for one in support.interviews if one.attendance == "present"]
    last = max([entered, *met])
    if not any(one.attendance == "planned" and one.on >= today for one in support.interviews):
        yield "silence", last + timedelta(days=delays["silence"]), "Aucun entretien prévu", "interviews"


def exit_dues(support: SupportFile, delays: Mapping[str, int]) -> Iterator[Due]:
    """Six months after an exit one asks again."""
    if support.exit is not None and not support.surveys:
        yield (
            "survey",
            support.exit.on + timedelta(days=delays["survey"]),
            "Demander ce que devient la personne",
            "exit",
        )


def esf_dues(participation: Participation, delays: Mapping[str, int]) -> Iterator[Due]:
    """ESF answers are collected within four weeks of entry and of exit (fse.md §1.2 and §3.1)."""
    within = timedelta(days=delays["esf_collection"])
    if participation.entered_on and participation.entry_status is None:
        yield "esf_entry", participation.entered_on + within, "Situation à l’entrée inconnue", "esf"
    if participation.left_on and participation.exit_status is None:
        yield "esf_exit", participation.left_on + within, "Situation à la sortie inconnue", "esf"
