# SPDX-License-Identifier: EUPL-1.2
"""Registers for the tests: real files, invented people, light keys; and any record for Hypothesis."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview, Survey
from accomp_desktop.domain.operation import Operation, Participation, Structure
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.piece import Piece, Scan
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.reception import Dispatch, Reception
from accomp_desktop.domain.record import Record, new_id
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.simulation import Simulation
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Json, Value
from accomp_desktop.store import cipher, keys, lock
from accomp_desktop.store.register import Register
from accomp_desktop.store.tables import TABLES

PASSPHRASE = "tournesol pédale brouillard"
LIGHT = keys.Cost(memory_kib=64, passes=1, lanes=1)
STRUCTURE = Structure(name="Rebond & Compagnie", departement="35", siret="35600000000048")
KIT: Mapping[str, Json] = {"code": "35", "fields": [{"key": "mobility", "label": "Moyen de transport"}]}
DAY = date(2024, 3, 15)
NOBODY_S = frozenset({"operation", "reception", "dispatch"})
"""Sorts of record that concern no one person."""


def create(path: Path, author: str = "Claire Essai") -> tuple[Register, str]:
    return Register.create(path, PASSPHRASE, structure=STRUCTURE, kit=KIT, author=author, cost=LIGHT)


@dataclass(frozen=True)
class Open:
    """A register, and its database underneath, to see what no reading tells."""

    register: Register
    engine: Engine

    def dump(self) -> dict[str, dict[str, Any]]:
        """Every record of every table, but for the version, which never comes back."""
        with self.transaction() as connection:
            return {kind: self._rows(connection, kind) for kind in SPINE}

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        with cipher.transaction(self.engine, self.register.path) as connection:
            yield connection

    def _rows(self, connection: Connection, kind: str) -> dict[str, Any]:
        columns = [column for column in TABLES[kind].c if column.name not in {"seq", "version"}]
        return {row.id: tuple(row) for row in connection.execute(select(*columns))}


@contextmanager
def opened(path: Path) -> Iterator[Open]:
    """Open an existing register with its database in sight."""
    secret, _ = keys.unlock(path, PASSPHRASE)
    engine = cipher.connect(path, keys.database_key(secret))
    with Register(path, "Claire Essai", secret, engine, lock.take(path, "Claire Essai")) as register:
        yield Open(register, engine)


def one_of_each() -> dict[str, Record]:
    """A person in the middle of the path, with one record of each sort, hanging together."""
    household = Household(caf_number="1234567", children=2)
    person = Person(household_id=household.id, birth_name="ESSAI", first_name="Élodie", phones=("0601020304",))
    piece = Piece(person_id=person.id, sort="receipts", seen_on=DAY, kept_at="Dossier papier")
    reception = Reception(on=DAY, file_name="liste.xlsx", digest="0" * 64, layout="{}", read=1, created=1)
    referral = Referral(person_id=person.id, reception_id=reception.id, referred_on=DAY, raw=("ESSAI", "Élodie", ""))
    support = Support(person_id=person.id, referral_id=referral.id, started_on=DAY)
    plan = Plan(support_id=support.id, track="booster", agreed_on=DAY)
    operation = Operation(code="202100457", label="Rebondir", starts_on=DAY, ends_on=date(2025, 12, 31))
    records = (
        household,
        person,
        Business(person_id=person.id, trade="Couture", since=date(2020, 1, 1)),
        Income(person_id=person.id, on=DAY, net_activity=Decimal("812.50")),
        Period(person_id=person.id, sort="rsa", since=date(2023, 1, 1)),
        piece,
        Scan(piece_id=piece.id, file_name="recettes.pdf", content="JVBERg=="),
        reception,
        Dispatch(on=DAY, lines=1),
        referral,
        ReferralState(referral_id=referral.id, state="entered", on=DAY),
        support,
        Assignment(support_id=support.id, adviser="Camille Invent", since=DAY),
        Diagnosis(support_id=support.id, on=DAY, form="start", kit_version=1, answers={"mobility": "car"}),
        Simulation(support_id=support.id, on=DAY, label="Prix plus hauts", content="{}"),
        plan,
        Action(plan_id=plan.id, label="Refaire les tarifs", due_on=date(2024, 6, 1)),
        Interview(support_id=support.id, on=DAY, minutes=45),
        Exit(support_id=support.id, on=date(2025, 3, 15), reason="income_rose"),
        Survey(support_id=support.id, on=date(2025, 9, 15)),
        operation,
        Participation(operation_id=operation.id, support_id=support.id, person_id=person.id, entered_on=DAY),
    )
    return {record.kind(): record for record in records}


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_DAYS = st.dates()
_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
_NUMBERS = st.integers(-(2**63), 2**63 - 1)
_BY_TYPE: Mapping[object, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    int: _NUMBERS,
    bool: st.booleans(),
    date: _DAYS,
    Decimal: _DECIMALS,
    tuple: st.lists(_TEXTS, max_size=3).map(tuple),
}
_SIMPLE: st.SearchStrategy[Value] = st.one_of(_TEXTS, st.integers(), st.booleans(), _DAYS, _DECIMALS)
ANSWERS = st.dictionaries(_TEXTS, st.one_of(_SIMPLE, st.lists(_SIMPLE, max_size=3).map(tuple)), max_size=4)


def _values(hint: object) -> st.SearchStrategy[Any]:
    """What a column of this type may hold."""
    known = [inner for inner in get_args(hint) if inner is not NoneType] if NoneType in get_args(hint) else [hint]
    values = _BY_TYPE[get_origin(known[0]) or known[0]]
    return values if known[0] is hint else st.none() | values


@cache
def _columns(sort: type[Record]) -> Mapping[str, st.SearchStrategy[Any]]:
    """What each column of this sort may hold, but those that name the record or what it hangs from."""
    hints, held = get_type_hints(sort), {"id", "version", "answers", *SPINE[sort.kind()].parents}
    return {one.name: _values(hints[one.name]) for one in fields(sort) if one.name not in held}


@st.composite
def any_values(draw: st.DrawFn, like: Record) -> Record:
    """Any new record of the same sort, hanging from the same ones."""
    drawn = {name: draw(values) for name, values in _columns(type(like)).items()}
    return replace(like, id=new_id(), version=0, answers=draw(ANSWERS), **drawn)
