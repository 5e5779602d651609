# SPDX-License-Identifier: EUPL-1.2
"""What a screen, an import or a report needs of the register, each in a few queries whatever the number of people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select, true

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.casework import Case, OperationCases, PersonFile, PersonLine, Profile, SupportFile, stage_of
from accomp_desktop.domain.confidential import discreet
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview, Survey
from accomp_desktop.domain.operation import Operation, Participation
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.piece import Piece, Scan, ScanLine
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.record import AnyRecord
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.simulation import Simulation
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store.mistakes import OperationNotFound, PersonNotFound, ScanNotFound
from accomp_desktop.store.rows import read
from accomp_desktop.store.tables import TABLES

Item = TypeVar("Item")
Whom: TypeAlias = "Select[tuple[str]] | None"
"""A query that names people by identity; `None` is everybody."""


def read_people(connection: Connection, today: date) -> tuple[PersonLine, ...]:
    """Read one light line per person, by name."""
    households = {one.id: one for one in read(connection, Household)}
    businesses = _grouped(read(connection, Business), "person_id")
    referrals = _grouped(read(connection, Referral), "person_id")
    states = _grouped(read(connection, ReferralState), "referral_id")
    supports = _grouped(read(connection, Support), "person_id")
    assignments = _grouped(read(connection, Assignment), "support_id")
    exits = {one.support_id: one for one in read(connection, Exit)}

    def line(person: Person) -> PersonLine:
        support, referral = _last(supports[person.id]), _last(referrals[person.id])
        profile = Profile(
            person=person,
            household=households.get(person.household_id or ""),
            business=_running(businesses[person.id]),
            referral=referral,
        )
        state = _last(states[referral.id]) if referral else None
        if support is None:
            return _line(profile, state, None, today)
        left, advisers = exits.get(support.id), tuple(assignments[support.id])
        return _line(profile, state, SupportFile(support=support, assignments=advisers, exit=left), today)

    return tuple(sorted((line(person) for person in read(connection, Person)), key=lambda one: one.name.casefold()))


def read_profiles(connection: Connection) -> tuple[Profile, ...]:
    """Read each person as a spreadsheet line tells it, in order of arrival."""
    households = {one.id: one for one in read(connection, Household)}
    businesses = _grouped(read(connection, Business), "person_id")
    referrals = _grouped(read(connection, Referral), "person_id")
    rights = _grouped(read(connection, Period, TABLES["period"].c.sort == "rsa"), "person_id")
    states = _grouped(read(connection, ReferralState), "referral_id")
    left = {one.support_id for one in read(connection, Exit)}
    accompanied = {one.person_id for one in read(connection, Support) if one.id not in left}
    return tuple(
        Profile(
            person=person,
            household=households.get(person.household_id or ""),
            business=_running(businesses[person.id]),
            referral=_last(referrals[person.id]),
            rsa=_last(rights[person.id]),
            businesses=tuple(businesses[person.id]),
            referrals=tuple(referrals[person.id]),
            state=_last(states[referrals[person.id][-1].id]) if referrals[person.id] else None,
            accompanied=person.id in accompanied,
        )
        for person in read(connection, Person)
    )


def read_files(connection: Connection, person_id: str | None = None) -> tuple[PersonFile, ...]:
    """Read everything about everybody, or about one person (`PersonNotFound` if there is no such person)."""
    whom = None if person_id is None else select(TABLES["person"].c.id).where(TABLES["person"].c.id == person_id)
    people = _theirs(connection, Person, whom)
    if person_id and not people:
        raise PersonNotFound
    households = {one.id: one for one in _theirs(connection, Household, whom)}
    mates = _grouped(read(connection, Person, TABLES["person"].c.household_id.in_(households)), "household_id")
    businesses = _grouped(_theirs(connection, Business, whom), "person_id")
    incomes = _grouped(_theirs(connection, Income, whom), "person_id")
    periods = _grouped(_theirs(connection, Period, whom), "person_id")
    pieces = _grouped(_theirs(connection, Piece, whom), "person_id")
    scans = _grouped(_scan_lines(connection, whom), "piece_id")
    referrals = _grouped(_theirs(connection, Referral, whom), "person_id")
    states = _grouped(_theirs(connection, ReferralState, whom), "referral_id")
    supports = _support_files(connection, whom)
    return tuple(
        PersonFile(
            person=person,
            household=households.get(person.household_id or ""),
            housemates=_others(person, mates[person.household_id or ""], confidential=False),
            kept_apart=_others(person, mates[person.household_id or ""], confidential=True),
            businesses=tuple(businesses[person.id]),
            incomes=tuple(incomes[person.id]),
            periods=tuple(periods[person.id]),
            pieces=tuple(pieces[person.id]),
            scans=tuple(scan for one in pieces[person.id] for scan in scans[one.id]),
            referrals=tuple(referrals[person.id]),
            referral_states=tuple(state for one in referrals[person.id] for state in states[one.id]),
            supports=tuple(supports[person.id]),
        )
        for person in people
    )


def read_cases(connection: Connection, code: str, today: date) -> OperationCases:
    """Read an operation by its number, and its cases by day of entry; `OperationNotFound` if there is none."""
    operation = next(iter(read(connection, Operation, TABLES["operation"].c.code == code)), None)
    if operation is None:
        raise OperationNotFound(code)
    counted = TABLES["participation"]
    whom: Whom = select(counted.c.person_id).where(counted.c.operation_id == operation.id)
    people = {one.id: one for one in _theirs(connection, Person, whom)}
    households = {one.id: one for one in _theirs(connection, Household, whom)}
    businesses = _grouped(_theirs(connection, Business, whom), "person_id")
    incomes = _grouped(_theirs(connection, Income, whom), "person_id")
    supports = {one.id: one for one in _theirs(connection, Support, whom)}
    assignments = _grouped(_theirs(connection, Assignment, whom), "support_id")
    plans = _grouped(_theirs(connection, Plan, whom), "support_id")
    interviews = _grouped(_theirs(connection, Interview, whom), "support_id")
    exits = {one.support_id: one for one in _theirs(connection, Exit, whom)}
    surveys = _grouped(_theirs(connection, Survey, whom), "support_id")

    def case(participation: Participation) -> Case:
        person, support = people[participation.person_id], supports[participation.support_id]
        left, owned = exits.get(support.id), businesses[person.id]
        followed = SupportFile(support=support, assignments=tuple(assignments[support.id]), exit=left)
        return Case(
            participation=participation,
            person=person,
            support=support,
            household=households.get(person.household_id or ""),
            business=_running(owned) or _last(owned),
            incomes=tuple(incomes[person.id]),
            plans=tuple(plans[support.id]),
            exit=left,
            surveys=tuple(surveys[support.id]),
            interviews=tuple(interviews[support.id]),
            adviser=followed.accompanied_by(today),
        )

    participations = read(connection, Participation, counted.c.operation_id == operation.id)
    return OperationCases(operation=operation, cases=tuple(case(one) for one in participations))


def _others(person: Person, living: Iterable[Person], *, confidential: bool) -> tuple[Person, ...]:
    """Choose, of those who live with a person, those whose address is confidential, or those whose is not."""
    return tuple(one for one in living if one.id != person.id and bool(one.confidential) is confidential)


def _support_files(connection: Connection, whom: Whom) -> defaultdict[str, list[SupportFile]]:
    """Read the accompaniments of people, grouped by person."""
    assignments = _grouped(_theirs(connection, Assignment, whom), "support_id")
    diagnoses = _grouped(_theirs(connection, Diagnosis, whom), "support_id")
    simulations = _grouped(_theirs(connection, Simulation, whom), "support_id")
    plans = _grouped(_theirs(connection, Plan, whom), "support_id")
    actions = _grouped(_theirs(connection, Action, whom), "plan_id")
    interviews = _grouped(_theirs(connection, Interview, whom), "support_id")
    exits = {one.support_id: one for one in _theirs(connection, Exit, whom)}
    surveys = _grouped(_theirs(connection, Survey, whom), "support_id")
    participations = _grouped(_theirs(connection, Participation, whom), "support_id")
    files: defaultdict[str, list[SupportFile]] = defaultdict(list)
    for support in _theirs(connection, Support, whom):
        file = SupportFile(
            support=support,
            assignments=tuple(assignments[support.id]),
            diagnoses=tuple(diagnoses[support.id]),
            simulations=tuple(simulations[support.id]),
            plans=tuple(plans[support.id]),
            actions=tuple(action for plan in plans[support.id] for action in actions[plan.id]),
            interviews=tuple(interviews[support.id]),
            exit=exits.get(support.id),
            surveys=tuple(surveys[support.id]),
            participations=tuple(participations[support.id]),
        )
        files[support.person_id].append(file)
    return files


def _theirs(connection: Connection, record: type[AnyRecord], whom: Whom) -> list[AnyRecord]:
    """Read the records of a sort that concern these people."""
    return read(connection, record, _concerns(record.kind(), whom))


def _scan_lines(connection: Connection, whom: Whom) -> list[ScanLine]:
    """Read what names each scan; a content weighs a thousand times more."""
    scan = TABLES["scan"].c
    columns = (scan[one.name] for one in fields(ScanLine))
    return [ScanLine(*row) for row in connection.execute(select(*columns).where(_concerns("scan", whom)))]


def read_scan(connection: Connection, scan_id: str) -> Scan:
    """Read a scan whole; `ScanNotFound` if there is no such scan."""
    found = read(connection, Scan, TABLES["scan"].c.id == scan_id)
    if not found:
        raise ScanNotFound
    return found[0]


def _concerns(kind: str, whom: Whom) -> ColumnElement[bool]:
    """Say in SQL that a record concerns these people, through whatever it hangs from."""
    table = TABLES[kind].c
    if whom is None:
        return true()
    if kind == "person":
        return table.id.in_(whom)
    if kind == "household":
        persons = TABLES["person"].c
        return table.id.in_(select(persons.household_id).where(persons.id.in_(whom)))
    parents: Mapping[str, str] = SPINE[kind].parents
    if "person_id" in parents:
        return table.person_id.in_(whom)
    [(name, parent)] = parents.items()
    return table[name].in_(select(TABLES[parent].c.id).where(_concerns(parent, whom)))


def _line(profile: Profile, state: ReferralState | None, support: SupportFile | None, today: date) -> PersonLine:
    """Sum up a person, the state of the last referral and the last accompaniment."""
    person, business, referral = discreet(profile.person), profile.business, profile.referral
    household = None if person.confidential else profile.household
    left = support.exit if support else None
    reached = "received" if referral and state is None else state.state if state else None
    referred_on = state.on if state else referral.referred_on if referral else None
    stage = stage_of(reached, supported=support is not None, exited=left is not None)
    stands_since = {"exited": left and left.on, "supported": support and support.support.started_on}
    return PersonLine(
        id=person.id,
        name=person.full_name,
        birth_name=person.birth_name,
        first_name=person.first_name,
        birth_date=person.birth_date,
        town=person.town,
        trade=business.trade if business else None,
        phone=next(iter(person.phones), None),
        email=next(iter(person.emails), None),
        caf_number=household.caf_number if household else None,
        adviser=support.accompanied_by(today) if support else None,
        stage=stage,
        since=stands_since.get(stage, referred_on),
    )


def _running(businesses: Sequence[Business]) -> Business | None:
    """Choose the present business: of those not ended, the last begun."""
    return _last([one for one in businesses if one.ended is None])


def _last(items: Sequence[Item]) -> Item | None:
    return items[-1] if items else None


def _grouped(records: Iterable[Item], link: str) -> defaultdict[str, list[Item]]:
    """Group records by what they hang from, keeping their order."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for one in records:
        groups[vars(one)[link]].append(one)
    return groups
