# SPDX-License-Identifier: EUPL-1.2
"""Two records of one invented person, with much or little in common: what a register holds, what a screen reads."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from hypothesis import strategies as st

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview, Survey
from accomp_desktop.domain.operation import Operation, Participation
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.piece import Piece
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.record import Record, new_id
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.simulation import Simulation
from tests.registering import DAY, any_values, one_of_each

R = TypeVar("R", bound=Record)
KEPT, ABSORBED = "kept", "absorbed"
LIKE = one_of_each()
OPERATIONS = tuple(replace(cast("Operation", LIKE["operation"]), id=new_id(), code=code) for code in ("A", "B"))


def of(records: Iterable[Record], sort: type[R], **links: str | None) -> tuple[R, ...]:
    """The records of a sort that hang from this."""
    return tuple(
        one for one in records if isinstance(one, sort) and all(vars(one)[name] == held for name, held in links.items())
    )


def file_of(records: Sequence[Record], person_id: str) -> PersonFile:
    """One person as a screen reads it."""
    [person] = (one for one in of(records, Person) if one.id == person_id)
    home = person.household_id
    referrals = of(records, Referral, person_id=person_id)
    return PersonFile(
        person=person,
        household=next((one for one in of(records, Household) if one.id == home), None),
        housemates=tuple(one for one in of(records, Person, household_id=home) if one.id != person_id and home),
        businesses=of(records, Business, person_id=person_id),
        incomes=of(records, Income, person_id=person_id),
        periods=of(records, Period, person_id=person_id),
        pieces=of(records, Piece, person_id=person_id),
        referrals=referrals,
        referral_states=tuple(state for one in referrals for state in of(records, ReferralState, referral_id=one.id)),
        supports=tuple(_support_file(records, one) for one in of(records, Support, person_id=person_id)),
    )


def _support_file(records: Sequence[Record], support: Support) -> SupportFile:
    plans = of(records, Plan, support_id=support.id)
    return SupportFile(
        support=support,
        assignments=of(records, Assignment, support_id=support.id),
        diagnoses=of(records, Diagnosis, support_id=support.id),
        simulations=of(records, Simulation, support_id=support.id),
        plans=plans,
        actions=tuple(action for one in plans for action in of(records, Action, plan_id=one.id)),
        interviews=of(records, Interview, support_id=support.id),
        exit=next(iter(of(records, Exit, support_id=support.id)), None),
        surveys=of(records, Survey, support_id=support.id),
        participations=of(records, Participation, support_id=support.id),
    )


@st.composite
def two_people(draw: st.DrawFn) -> tuple[Record, ...]:
    """Two people, whose records are any, or the same; a home, mates, and all that may hang from either."""
    homes = [draw(_like(LIKE["household"], 0, 1)) for _ in (KEPT, ABSORBED)]
    if draw(st.booleans()):
        homes[1] = homes[0]
    elif homes[0] and homes[1] and draw(st.booleans()):
        homes[1] = [replace(homes[1][0], caf_number=homes[0][0].caf_number)]
    records: list[Record] = [*OPERATIONS, *{one.id: one for home in homes for one in home}.values()]
    for person_id, home, operation in zip((KEPT, ABSORBED), homes, OPERATIONS, strict=True):
        household_id = home[0].id if home else None
        seen = list(records)
        person = draw(any_values(LIKE["person"]))
        mates = draw(_like(LIKE["person"], 0, 1)) if home else []
        records += [replace(one, household_id=household_id) for one in (replace(person, id=person_id), *mates)]
        for kind in ("business", "income", "period", "referral"):
            records += draw(
                _hanging(kind, seen, person_id=person_id, **({"reception_id": None} if kind == "referral" else {}))
            )
        for referral in of(records, Referral, person_id=person_id):
            records += draw(_hanging("referral_state", seen, referral_id=referral.id))
        for support in draw(_hanging("support", seen, person_id=person_id, referral_id=None)):
            records += [support, *draw(_support(seen, support.id, person_id, operation.id))]
    return tuple(records)


@st.composite
def _support(
    draw: st.DrawFn, seen: Sequence[Record], support_id: str, person_id: str, operation_id: str
) -> list[Record]:
    kinds = ("assignment", "diagnosis", "plan", "interview", "survey")
    found = [one for kind in kinds for one in draw(_hanging(kind, seen, support_id=support_id))]
    for plan in of(found, Plan):
        found += draw(_hanging("action", seen, plan_id=plan.id))
    found += draw(_hanging("exit", seen, support_id=support_id))[:1]
    if draw(st.booleans()):
        found.append(
            Participation(operation_id=operation_id, support_id=support_id, person_id=person_id, entered_on=DAY)
        )
    return found


def _like(record: R, least: int, most: int) -> st.SearchStrategy[list[R]]:
    return cast("st.SearchStrategy[list[R]]", st.lists(any_values(record), min_size=least, max_size=most))


def _hanging(kind: str, seen: Sequence[Record], **links: str | None) -> st.SearchStrategy[list[Record]]:
    """Up to two records of a sort; some say what one of the other person’s does."""
    known = [one for one in seen if one.kind() == kind]
    some = any_values(LIKE[kind])
    if known:
        some |= st.sampled_from(known).map(lambda one: replace(one, id=new_id()))
    return st.lists(some, max_size=2).map(lambda all_: [replace(one, **links) for one in all_])
