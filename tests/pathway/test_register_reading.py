# SPDX-License-Identifier: EUPL-1.2
"""What each reading tells: lines of the list, profiles to compare, whole files, cases to count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import event

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.operation import Operation
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.store.mistakes import OperationNotFound, PersonNotFound
from accomp_desktop.store.register import Register
from tests.registering import NOBODY_S, Open, create, one_of_each, opened

TODAY = date.today()
FAMILY = one_of_each()


def days_ago(count: int) -> date:
    return TODAY - timedelta(days=count)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made, _ = create(tmp_path / "a.accomp")
    with made:
        yield made


def somebody(name: str, *more: Change) -> list[Change]:
    return [Person(id=name, birth_name=name, first_name="Zoé"), *more]


def referral(person: str, *states: str) -> list[Change]:
    sent = Referral(id=f"referral-{person}", person_id=person, referred_on=days_ago(30))
    reached = (ReferralState(referral_id=sent.id, state=state, on=days_ago(20)) for state in states)
    return [sent, *reached]


def support(person: str, since: int = 10, *more: Change) -> list[Change]:
    return [Support(id=f"support-{person}-{since}", person_id=person, started_on=days_ago(since)), *more]


def test_a_line_says_where_the_person_stands(register: Register) -> None:
    register.apply(
        chain(
            somebody("A-KNOWN"),
            somebody("B-SENT", *referral("B-SENT")),
            somebody("C-WAITING", *referral("C-WAITING", "received", "waiting")),
            somebody("D-REFUSED", *referral("D-REFUSED", "contacted", "refused")),
            somebody("E-IN", *referral("E-IN", "entered"), *support("E-IN")),
            somebody("F-OUT", *support("F-OUT", 10, Exit(support_id="support-F-OUT-10", on=TODAY, reason="moved"))),
            somebody(
                "G-BACK",
                *support("G-BACK", 90, Exit(support_id="support-G-BACK-90", on=days_ago(60), reason="moved")),
                *support("G-BACK", 5),
            ),
        ),
        "Import",
    )
    assert [(line.birth_name, line.stage, line.since) for line in register.people()] == [
        ("A-KNOWN", "known", None),
        ("B-SENT", "referred", days_ago(30)),
        ("C-WAITING", "waiting", days_ago(20)),
        ("D-REFUSED", "closed", days_ago(20)),
        ("E-IN", "supported", days_ago(10)),
        ("F-OUT", "exited", TODAY),
        ("G-BACK", "supported", days_ago(5)),
    ]


def test_a_line_holds_what_a_list_shows(register: Register) -> None:
    home = Household(caf_number="1234567")
    person = Person(
        household_id=home.id,
        birth_name="ESSAI",
        used_name="TEST",
        first_name="Élodie",
        birth_date=date(1985, 6, 30),
        town="Rennes",
        phones=("0601020304", "0299000000"),
        emails=("elodie@essai.example",),
    )
    ended = Business(person_id=person.id, trade="Pain", since=date(2022, 1, 1), ended=date(2023, 1, 1))
    running = Business(person_id=person.id, trade="Couture", since=date(2020, 1, 1))
    register.apply([home, person, ended, running], "Création")
    [line] = register.people()
    assert (line.id, line.name, line.birth_name, line.first_name) == (person.id, "TEST Élodie", "ESSAI", "Élodie")
    assert (line.birth_date, line.town, line.trade) == (date(1985, 6, 30), "Rennes", "Couture")
    assert (line.phone, line.email, line.caf_number) == ("0601020304", "elodie@essai.example", "1234567")
    assert line.adviser is None


@pytest.mark.parametrize(
    ("starts", "leaves", "adviser"), [(30, None, "Remplaçante"), (30, 15, "Titulaire"), (-5, None, "Titulaire")]
)
def test_the_adviser_is_that_of_today_or_of_the_nearest_day(
    register: Register, starts: int, leaves: int | None, adviser: str
) -> None:
    began = days_ago(starts)
    followed = Support(person_id="A", started_on=began)
    changes = somebody(
        "A",
        followed,
        Assignment(support_id=followed.id, adviser="Titulaire", since=began),
        Assignment(support_id=followed.id, adviser="Remplaçante", role="substitute", since=days_ago(3), until=TODAY),
    )
    left: list[Change] = [Exit(support_id=followed.id, on=days_ago(leaves), reason="moved")] if leaves else []
    register.apply(changes + left, "Création")
    assert register.people()[0].adviser == adviser


def test_a_profile_holds_the_last_of_each(register: Register) -> None:
    home = Household(caf_number="1234567")
    one = Person(household_id=home.id, birth_name="ESSAI", first_name="Zoé")
    old, new = (Referral(person_id=one.id, referred_on=days_ago(age)) for age in (90, 30))
    rights = [
        Period(person_id=one.id, sort=sort, since=days_ago(age))
        for sort, age in (("rsa", 90), ("rsa", 60), ("mandate", 1))
    ]
    ended = Business(person_id=one.id, trade="Pain", ended=date(2023, 1, 1))
    register.apply([home, one, new, old, *reversed(rights), ended], "Création")
    [profile] = register.profiles()
    assert (profile.person.id, profile.business) == (one.id, None)
    assert profile.household is not None
    assert profile.household.caf_number == "1234567"
    assert profile.referral is not None
    assert profile.referral.id == new.id
    assert profile.rsa is not None
    assert profile.rsa.id == rights[1].id


def records_in(read: object) -> Iterator[Record]:
    """Every record of what was read, however deep."""
    if isinstance(read, Record):
        yield read
    elif isinstance(read, tuple):
        yield from chain.from_iterable(map(records_in, read))
    elif isinstance(read, PersonFile | SupportFile):
        yield from chain.from_iterable(map(records_in, vars(read).values()))


def test_a_file_holds_everything_about_one_person(register: Register) -> None:
    mate = Person(household_id=FAMILY["household"].id, birth_name="ESSAI", first_name="Paul")
    register.apply([*FAMILY.values(), mate, *somebody("OTHER", *support("OTHER"))], "Import")
    file = register.record(FAMILY["person"].id)
    seen = [one.id for one in records_in(replace(file, housemates=()))]
    assert sorted(seen) == sorted(one.id for kind, one in FAMILY.items() if kind not in {*NOBODY_S, "scan"})
    assert [one.first_name for one in file.housemates] == ["Paul"]
    assert {one.person.id: one for one in register.files()}[file.person.id] == file


def test_a_file_is_read_oldest_first_then_in_order_of_arrival(register: Register) -> None:
    amounts = [
        Income(id=name, person_id="A", on=days_ago(age)) for name, age in (("y", 1), ("x", 1), ("z", 9), ("w", 5))
    ]
    register.apply(somebody("A", *amounts), "Création")
    assert [one.id for one in register.record("A").incomes] == ["z", "w", "y", "x"]


def test_a_person_who_is_not_there_is_told(register: Register) -> None:
    with pytest.raises(PersonNotFound, match="plus, dans le registre"):
        register.record("nobody")


def test_an_operation_holds_its_cases_and_no_other(register: Register) -> None:
    other = Operation(code="7", label="Autre", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31))
    register.apply([*FAMILY.values(), other, *somebody("OTHER", *support("OTHER"))], "Import")
    assert [one.code for one in register.operations()] == ["7", "202100457"]
    assert register.participations("7").cases == ()
    read = register.participations("202100457")
    [case] = read.cases
    assert read.operation.id == FAMILY["operation"].id
    held = (case.participation, case.person, case.support, case.household, case.business, case.exit)
    kinds = ("participation", "person", "support", "household", "business", "exit")
    assert [one and one.id for one in held] == [FAMILY[kind].id for kind in kinds]
    several = (case.incomes, case.plans, case.interviews, case.surveys)
    assert [[one.id for one in some] for some in several] == [
        [FAMILY[kind].id] for kind in ("income", "plan", "interview", "survey")
    ]
    assert case.adviser == "Camille Invent"


def test_a_case_keeps_the_last_business_when_none_runs(register: Register) -> None:
    register.apply(FAMILY.values(), "Import")
    [running] = register.record(FAMILY["person"].id).businesses
    register.apply([replace(running, ended=TODAY)], "Cessation")
    [case] = register.participations("202100457").cases
    assert case.business is not None
    assert case.business.ended == TODAY


def test_an_operation_that_is_not_there_is_told(register: Register) -> None:
    with pytest.raises(OperationNotFound, match="n°\u00a0404"):
        register.participations("404")


def queries_of(file: Open) -> dict[str, int]:
    """How many statements each reading takes."""
    seen: list[str] = []
    event.listen(file.engine, "before_cursor_execute", lambda *given: seen.append(str(given[2])))
    register, person = file.register, FAMILY["person"].id
    readings = {
        "people": register.people,
        "profiles": register.profiles,
        "files": register.files,
        "record": lambda: register.record(person),
        "cases": lambda: register.participations("202100457"),
        "journal": register.journal,
    }
    counts: dict[str, int] = {}
    for name, read in readings.items():
        seen.clear()
        read()
        counts[name] = len(seen)
    return counts


def test_the_number_of_queries_does_not_grow_with_the_people(tmp_path: Path) -> None:
    path = tmp_path / "a.accomp"
    create(path)[0].close()
    with opened(path) as file:
        file.register.apply(FAMILY.values(), "Import")
        few = queries_of(file)
    with opened(path) as file:
        crowd = (somebody(f"P{number}", *support(f"P{number}")) for number in range(200))
        file.register.apply(chain.from_iterable(crowd), "Foule")
        assert queries_of(file) == few
    assert max(few.values()) < 25


@pytest.mark.parametrize(("hers", "his"), [(None, None), (False, None), (True, None), (None, True)])
def test_the_one_with_whom_the_rsa_is_claimed_is_named_unless_an_address_is_confidential(
    register: Register, *, hers: bool | None, his: bool | None
) -> None:
    home = Household(id="home")
    register.apply(
        [
            home,
            Person(id="child", birth_name="AUBRY", first_name="Noé", household_id="home"),
            Person(id="she", birth_name="AUBRY", first_name="Zoé", household_id="home", confidential=hers),
            Person(
                id="he",
                birth_name="AUBRY",
                first_name="Paul",
                household_id="home",
                household_role="partner",
                confidential=his,
            ),
        ],
        "Foyer",
    )
    file = register.record("she")
    assert {one.id for one in (*file.housemates, *file.kept_apart)} == {"child", "he"}
    assert [one.id for one in file.kept_apart] == (["he"] if his else [])
    named = file.partner
    assert (named.id if named else None) == (None if hers or his else "he")
