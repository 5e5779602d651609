# SPDX-License-Identifier: EUPL-1.2
"""The acts by which the register catches up with the lives: half-year after half-year, one act per sort of work."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from accomp_desktop.demonstration.accompaniment import (
    assignments,
    businesses,
    diagnoses,
    exits,
    households,
    incomes,
    periods,
    referral_states,
    supports,
    surveys,
)
from accomp_desktop.demonstration.esf import participations
from accomp_desktop.demonstration.following import actions, interviews, plans
from accomp_desktop.demonstration.lives import Life
from accomp_desktop.demonstration.story import Scene, Story
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.record import Record

Teller: TypeAlias = Callable[[Story], Iterator[Record]]

WORK: Mapping[str, Sequence[Teller]] = {
    "Suites données aux orientations": (referral_states,),
    "Entrées en accompagnement": (supports, assignments, periods),
    "Questionnaires FSE": (participations,),
    "Revenus déclarés": (incomes,),
    "Diagnostics": (households, businesses, diagnoses),
    "Plans d’action": (plans, actions),
    "Entretiens": (interviews,),
    "Sorties": (exits,),
    "Enquêtes à six mois": (surveys,),
}
"""Reason of the act → the records it brings up to date, in an order that names no record not yet there."""


QUIET_AFTER = timedelta(days=230)
"""So long after an exit (the survey is made by then) or a lost referral, nothing is written any more."""


def work_of(
    lives: Sequence[Life], files: Mapping[tuple[str, str, date | None], PersonFile], since: date, scene: Scene
) -> Iterator[tuple[str, list[Record]]]:
    """Go through the acts that bring the register from what it held on a day to the day of the scene."""
    stories = [
        Story(life, number, files[life.identity.key], scene)
        for life in lives
        if life.identity.key in files
        for number, course in enumerate(life.courses)
        if since <= max(course.left_on or since, life.lost.listed_on if life.lost else date.min) + QUIET_AFTER
    ]
    held = {record.id: record for one in files.values() for record in records_of(one)}
    for reason, tellers in WORK.items():
        changed = [record for story in stories for teller in tellers for record in _news(teller(story), held)]
        if changed:
            yield reason, changed


def _news(told: Iterator[Record], held: Mapping[str, Record]) -> Iterator[Record]:
    """Keep what the register does not hold yet, or holds otherwise."""
    for record in told:
        known = held.get(record.id)
        if known is None:
            yield record
        elif replace(record, version=known.version) != known:
            yield replace(record, version=known.version)


def records_of(one: PersonFile) -> Iterator[Record]:
    """Go through the records of a file that the acts may write."""
    if one.household is not None:
        yield one.household
    for several in (one.businesses, one.incomes, one.periods, one.referral_states):
        yield from several
    for support in one.supports:
        yield from _records_of_support(support)


def _records_of_support(one: SupportFile) -> Iterator[Record]:
    yield one.support
    for several in (one.assignments, one.diagnoses, one.plans, one.actions, one.interviews, one.surveys):
        yield from several
    yield from one.participations
    if one.exit is not None:
        yield one.exit
