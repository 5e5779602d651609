# SPDX-License-Identifier: EUPL-1.2
"""The steps of an accompaniment, and the records that each one writes: share a household, enter, plan, act, leave."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from accomp_desktop.domain.casework import SupportFile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.kit import ActionTemplate
from accomp_desktop.domain.person import Assignment, Household, Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import Referral, ReferralState

ACTIVE = frozenset({"todo", "doing"})
"""Statuses of an action still to be carried out."""


def enter(support: Support, adviser: str | None, referral: Referral | None = None) -> tuple[Record, ...]:
    """Begin an accompaniment: who accompanies from its first day, and the referral that has now entered."""
    records: list[Record] = [support]
    if adviser:
        records.append(Assignment(support_id=support.id, adviser=adviser, since=support.started_on))
    if referral is not None:
        records.append(ReferralState(referral_id=referral.id, state="entered", on=support.started_on))
    return tuple(records)


def draw_up(plan: Plan, templates: Iterable[ActionTemplate], chosen: Collection[str]) -> tuple[Action, ...]:
    """Turn the chosen templates (their codes) into the actions of a plan, due so long after the day it is agreed."""
    return tuple(
        Action(
            plan_id=plan.id,
            template=one.code,
            label=one.label,
            actor=one.actor,
            partner=one.partner or None,
            due_on=due_day(plan, one),
            proof=one.proof or None,
        )
        for one in templates
        if one.code in chosen
    )


def due_day(plan: Plan, template: ActionTemplate) -> date:
    """Compute the day an action proposed by a track is due."""
    return plan.agreed_on + timedelta(days=template.due_after_days)


def with_status(action: Action, status: str, today: date) -> Action:
    """Move an action on; done today unless it says another day, and no longer done when taken up again."""
    if status == action.status:
        return action
    return replace(action, status=status, done_on=(action.done_on or today) if status == "done" else None)


def is_late(action: Action, today: date) -> bool:
    """Tell whether an action should already have been carried out."""
    return action.status in ACTIVE and action.due_on is not None and action.due_on < today


def leave(file: SupportFile, exit_: Exit) -> tuple[Record, ...]:
    """End an accompaniment: its exit, the assignments that end with it, and the ESF participations left that day."""
    running = (one for one in file.assignments if one.until is None)
    counted = (one for one in file.participations if one.left_on is None)
    return (
        exit_,
        *(replace(one, until=max(one.since, exit_.on)) for one in running),
        *(replace(one, left_on=exit_.on) for one in counted),
    )


def stay(file: SupportFile) -> tuple[Change, ...]:
    """Take an exit back: the accompaniment goes on with those, and in the operations, that it ended on that day."""
    left = file.exit
    if left is None:
        return ()
    again = (replace(one, until=None) for one in file.assignments if one.until == left.on)
    counted = (replace(one, left_on=None) for one in file.participations if one.left_on == left.on)
    return (*again, *counted, Removal(left))


def share_household(person: Person, other: Person) -> tuple[Record, ...]:
    """Have two people share answers: the household of the other, else of the person, else a new one for both."""
    if other.household_id:
        return (replace(person, household_id=other.household_id),)
    if person.household_id:
        return (replace(other, household_id=person.household_id),)
    home = Household()
    return (home, replace(person, household_id=home.id), replace(other, household_id=home.id))


def leave_household(person: Person, shared: Household) -> tuple[Record, ...]:
    """Give a person a household of its own, with the same answers; the CAF number stays with the others."""
    home = Household(children=shared.children, answers=shared.answers)
    return (home, replace(person, household_id=home.id))


def without_plan(file: SupportFile, plan: Plan) -> tuple[Change, ...]:
    """Take a plan out of the register, with its actions."""
    return (*(Removal(one) for one in file.actions if one.plan_id == plan.id), Removal(plan))


def without_referral(referral: Referral, states: Iterable[ReferralState]) -> tuple[Change, ...]:
    """Take a referral out of the register, with its states."""
    return (*(Removal(one) for one in states if one.referral_id == referral.id), Removal(referral))
