# SPDX-License-Identifier: EUPL-1.2
"""Invented cases: one at will, many from a seed, and any for Hypothesis, with holes and mistakes as in real life."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.casework import Case, OperationCases
from accomp_desktop.domain.exit import LIVELIHOODS, Exit
from accomp_desktop.domain.operation import (
    DIPLOMAS,
    EMPLOYMENTS,
    IMPROVEMENTS,
    STATUSES,
    Operation,
    Participation,
    Structure,
)
from accomp_desktop.domain.person import Person, Support
from accomp_desktop.domain.plan import Plan

OPERATION = Operation(
    id="operation",
    code="202100457",
    label="Accompagner les travailleurs indépendants au RSA",
    funder="Département d’Ille-et-Vilaine",
    starts_on=date(2024, 1, 1),
    ends_on=date(2025, 12, 31),
)
STRUCTURE = Structure(
    id="structure",
    name="Rebond & Compagnie",
    departement="35",
    siret="35600000000048",
    address="2 rue de l’Étang\n35000 Rennes",
    email="contact@rebond.example",
)

Item = TypeVar("Item")


def a_case(number: int = 1, *, person: Person | None = None, **given: object) -> Case:
    """A complete case, entered on 15 March 2024; `given` replaces what the participation says."""
    someone = person or Person(
        id=f"person-{number}", sex="F", birth_name=f"ESSAI{number}", first_name="Élodie", birth_date=date(1985, 6, 30)
    )
    support = Support(id=f"support-{number}", person_id=someone.id, started_on=date(2024, 3, 15))
    participation = Participation(
        id=f"participation-{number}",
        operation_id=OPERATION.id,
        support_id=support.id,
        person_id=someone.id,
        entered_on=date(2024, 3, 15),
        entry_status="EMP",
        diploma="D4",
    )
    return Case(participation=replace(participation, **given), person=someone, support=support)


def gather(*cases: Case) -> OperationCases:
    return OperationCases(operation=OPERATION, cases=cases)


class Draw:
    """Draws answers, unknown now and then, from a seeded source or from Hypothesis."""

    def __init__(self, random: Random, holes: float = 0.1) -> None:
        self.random, self.holes = random, holes

    def one(self, items: tuple[Item, ...]) -> Item | None:
        return None if self.random.random() < self.holes else self.random.choice(items)

    def day(self, first: date, last: date) -> date | None:
        if self.random.random() < self.holes:
            return None
        return first + timedelta(days=self.random.randrange((last - first).days + 1))

    def amount(self) -> Decimal | None:
        return self.one(tuple(Decimal(euros) for euros in range(0, 1500, 100)))

    def case(self, number: int) -> Case:
        """One case; about one in ten answers is unknown, and some dates contradict each other."""
        person = self.person(number)
        support = Support(
            id=f"S{number:05}",
            person_id=person.id,
            started_on=self.day(date(2023, 12, 1), date(2025, 12, 31)) or date(2024, 5, 1),
        )
        participation = self.participation(f"P{number:05}", support)
        return Case(
            participation=participation,
            person=person,
            support=support,
            business=Business(person_id=person.id, trade=self.one(("Couture", "Maçonnerie")), legal_form="micro"),
            incomes=self.incomes(support),
            plans=[self.plan(support) for _ in range(self.random.randrange(3))],
            exit=self.exit(support, participation.left_on),
            adviser=self.one(("Nadia BELLEC", "Yann LE GOFF")),
        )

    def person(self, number: int) -> Person:
        return Person(
            id=f"personne-{number}",
            sex=self.one(("F", "F", "M", "M", "X")),
            birth_name=self.random.choice(("ESSAI", "L’ÉPREUVE", "D’INVENTÉ")),
            first_name=self.random.choice(("Zoé", "Gaël", "=Anne")),
            birth_date=self.day(date(1950, 1, 3), date(2009, 12, 31)),
            postcode="01000",
            town="BOURG-EN-BRESSE",
            phones=("0600000000",),
            emails=(f"personne{number}@exemple.test",),
        )

    def participation(self, identity: str, support: Support) -> Participation:
        entered = (
            support.started_on if self.random.random() > self.holes else self.day(date(2023, 1, 1), date(2026, 6, 1))
        )
        left = self.day(support.started_on - timedelta(days=9), date(2026, 2, 1) + timedelta(days=200))
        collected = left + timedelta(days=self.random.randrange(-2, 40)) if left else None
        yes_no, statuses = (True, False), tuple(one.code for one in STATUSES)
        return Participation(
            id=identity,
            operation_id=OPERATION.id,
            support_id=support.id,
            person_id=support.person_id,
            entered_on=entered,
            entry_status=self.one(statuses),
            entry_employment=self.one(tuple(one.code for one in EMPLOYMENTS)),
            months_unemployed=self.one((0, 3, 6, 7, 12, 13, 40)),
            in_training=self.one(yes_no),
            diploma=self.one(tuple(one.code for one in DIPLOMAS)),
            disability=self.one(("O", "N", "R")),
            third_country=self.one(("O", "N", "R")),
            foreign_origin=self.one(("O", "N", "R")),
            housing_exclusion=self.one(("O", "N", "R")),
            rural=self.one(("O", "N")),
            entry_collected_on=entered,
            left_on=left,
            exit_status=self.one(statuses),
            exit_employment=self.one(tuple(one.code for one in EMPLOYMENTS)),
            exit_in_training=self.one(yes_no),
            qualification=self.one(yes_no),
            exit_collected_on=collected,
            later_status=self.one(statuses),
            improvement=self.one(tuple(one.code for one in IMPROVEMENTS)),
            later_on=left + timedelta(days=183) if left else None,
        )

    def incomes(self, support: Support) -> list[Income]:
        days = (support.started_on, support.started_on + timedelta(days=120))
        return [Income(person_id=support.person_id, on=day, net_activity=self.amount()) for day in days]

    def plan(self, support: Support) -> Plan:
        track = self.random.choice(("boost", "combine"))
        day = support.started_on + timedelta(days=self.random.randrange(400))
        return Plan(support_id=support.id, track=track, agreed_on=day)

    def exit(self, support: Support, left: date | None) -> Exit | None:
        if left is None or left < support.started_on:
            return None
        livelihood = self.one(tuple(one.code for one in LIVELIHOODS))
        return Exit(support_id=support.id, on=left, reason="S2", livelihood=livelihood, off_rsa=self.one((True, False)))


def many_cases(count: int, *, seed: int = 7, holes: float = 0.1) -> OperationCases:
    """The same invented cases for the same seed."""
    draw = Draw(Random(seed), holes)  # noqa: S311  invented people need no secret
    return gather(*(draw.case(number) for number in range(count)))


def any_cases() -> st.SearchStrategy[OperationCases]:
    """Up to a dozen invented cases."""
    randoms = st.randoms(use_true_random=False)
    return st.builds(
        lambda random, count, holes: gather(*(Draw(random, holes).case(number) for number in range(count))),
        randoms,
        st.integers(0, 12),
        st.sampled_from((0.0, 0.1, 0.4)),
    )


def any_span() -> st.SearchStrategy[tuple[date, date]]:
    """Days that overlap the operation, begin before it or end after it."""
    days = st.dates(date(2023, 6, 1), date(2026, 12, 31))
    return st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
