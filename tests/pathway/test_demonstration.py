# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: its figures are those the founding scheme publishes, and its lives hold together."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from accomp_desktop.demonstration import courses
from accomp_desktop.demonstration.build import AUTHOR, LISTS_FOLDER, PASSPHRASE, NotADemonstration, build
from accomp_desktop.demonstration.courses import LAST_DAY, first_courses, lost_referrals, returns, share
from accomp_desktop.demonstration.lives import invent_lives
from accomp_desktop.demonstration.words import read_words
from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.identifiers import Siret, luhn
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.indicators import Figures, Rate, Span, measure
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.quality import check
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data, read_kit
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.register import Register

SIZES = (1, 2, 7, 20, 300, 1000)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = build(tmp_path_factory.mktemp("demonstration"))
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        yield register


def figures(register: Register, rank: int = 0) -> Figures:
    operation = register.operations()[rank]
    return measure(register.participations(operation.code), Span.whole(operation))


def test_the_report_says_what_the_founding_scheme_publishes(demonstration: Register) -> None:
    counted = figures(demonstration)
    told = {code: counted.period[code].count() for code in ("accompanied", "exits", "positive_exits")}
    assert told == {"accompanied": 300, "exits": 300, "positive_exits": 150}
    assert cast("Rate", counted.rate("positive_exits")).value == Decimal("0.5")
    kept = ("stayed_self_employed", "independent_only", "pluriactivity")
    assert [counted.period[code].count() for code in kept] == [250, 167, 83]


def test_fifty_to_sixty_plans_are_agreed_each_year_in_the_operation_and_in_all(demonstration: Register) -> None:
    of_operation = {year: tally.count() for year, tally in figures(demonstration).years["plans"].items()}
    files = demonstration.files()
    of_all = Counter(plan.agreed_on.year for one in files for support in one.supports for plan in support.plans)
    for years in (of_operation, of_all):
        assert sorted(years) == list(range(2021, 2027))
        assert all(50 <= count <= 60 for count in years.values())


def test_the_register_holds_three_hundred_people_whatever_the_referrals(demonstration: Register) -> None:
    files = demonstration.files()
    assert len(demonstration.people()) == len(files) == 300
    stages = Counter(line.stage for line in demonstration.people())
    assert stages == {"exited": 270, "supported": 24, "referred": 4, "waiting": 2}
    assert Counter(len(one.supports) for one in files) == {1: 276, 2: 24}
    assert sum(len(one.referrals) - len(one.supports) for one in files) == 30


def test_some_participations_are_incomplete_and_none_is_wrong(demonstration: Register) -> None:
    for rank, incomplete in ((0, 12), (1, 1)):
        counted = figures(demonstration, rank)
        cases = demonstration.participations(demonstration.operations()[rank].code)
        findings = check(cases, counted, LAST_DAY)
        assert counted.period["incomplete"].count() == incomplete
        assert {one.rule for one in findings} <= {"R01", "R04", "R05"}


def test_the_lives_show_the_whole_spine(demonstration: Register) -> None:
    files = demonstration.files()
    states = {state.state for one in files for state in one.referral_states}
    assert states >= {"received", "contacted", "waiting", "entered", "unreachable", "refused", "withdrawn"}
    assert sum(len(one.housemates) == 1 for one in files) == 20
    assert sum(len(one.businesses) == 2 for one in files) == 12
    assert any(assigned.role == "substitute" for one in files for s in one.supports for assigned in s.assignments)
    running = [one.supports[1] for one in files if len(one.supports) == 2]
    assert any(one.attendance == "planned" for support in running for one in support.interviews)
    late = [a for s in running for a in s.actions if a.status in {"todo", "doing"} and a.due_on and a.due_on < LAST_DAY]
    assert late


def test_every_answer_is_one_the_kit_allows(demonstration: Register) -> None:
    kit = kit_from_data(demonstration.kit_data())
    reasons = {reason.code for reason in kit.exit_reasons}
    tracks = {track.code: set(track.actions) for track in kit.tracks}
    asked = {one.key: one for one in kit.asked(kit.forms[0])}
    for one in demonstration.files():
        for support in one.supports:
            assert support.exit is None or support.exit.reason in reasons
            templates = {code for plan in support.plans for code in tracks[plan.track]}
            assert {action.template for action in support.actions} <= templates
            for diagnosis in support.diagnoses:
                assert all(asked[key].kind.show(value) for key, value in diagnosis.answers.items())


def test_nothing_has_happened_after_the_last_day(demonstration: Register) -> None:
    days = re.findall(r"(?:on|_on|since)=datetime\.date\((\d+), (\d+), (\d+)\)", repr(_without_plans(demonstration)))
    assert max(tuple(int(part) for part in day) for day in days) <= (LAST_DAY.year, LAST_DAY.month, LAST_DAY.day)


def _without_plans(register: Register) -> list[object]:
    """Everything dated that is not a promise: due days and planned interviews are to come."""
    told: list[object] = []
    for one in register.files():
        told += [one.incomes, one.referral_states, one.businesses]
        for support in one.supports:
            told += [support.support, support.diagnoses, support.plans, support.exit, support.surveys]
            told += [interview for interview in support.interviews if interview.attendance != "planned"]
            told += support.participations
    return told


def test_the_lists_have_the_faults_of_real_ones(demonstration: Register) -> None:
    kit = read_kit(RESOURCES / "kits" / "35")
    plans = [
        plan_import(read_book(path), kit, [], today=LAST_DAY)
        for path in sorted((demonstration.path.parent / LISTS_FOLDER).iterdir())
    ]
    assert not any(plan.unknown for plan in plans)
    assert {problem.field for plan in plans for row in plan.rows for problem in row.problems} >= {
        "siret",
        "email",
        "phone",
    }
    assert sum(plan.counts["duplicate"] for plan in plans) >= 5
    assert sum(plan.counts["refused"] for plan in plans) >= 5
    assert not any(plan.counts["possible"] + plan.counts["conflict"] for plan in plans)


def test_the_same_seed_tells_the_same_lives(tmp_path: Path) -> None:
    first, second = (_told(build(tmp_path / name, people=20)) for name in ("one", "two"))
    assert first == second


def _told(path: Path) -> str:
    """Everything in a register, its identities replaced by the order in which they come."""
    ranks: dict[str, str] = {}
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        files = sorted(register.files(), key=_key)
    return re.sub(r"\b[0-9a-f]{32}\b", lambda found: ranks.setdefault(found[0], f"#{len(ranks)}"), repr(files))


def _key(one: PersonFile) -> tuple[str, str, str]:
    return one.person.birth_name, one.person.first_name, str(one.person.birth_date)


@pytest.mark.parametrize("people", [1, 7])
def test_a_small_demonstration_holds_as_many_people_as_asked(tmp_path: Path, people: int) -> None:
    with Register.open(build(tmp_path, people=people), PASSPHRASE, author=AUTHOR) as register:
        assert len(register.people()) == people
        assert figures(register).period["accompanied"].count() == people
        assert register.check() == ()


def test_building_again_takes_the_place_of_the_former_demonstration(tmp_path: Path) -> None:
    build(tmp_path, people=2)
    advances: list[float] = []
    with Register.open(
        build(tmp_path, people=1, progress=lambda part, _said: advances.append(part)), PASSPHRASE, author=AUTHOR
    ) as register:
        assert len(register.people()) == 1
    assert advances == sorted(advances)
    assert len(advances) == len(courses.LIST_DAYS)


def test_a_real_register_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "demo.accomp"
    structure = Structure(name="Une vraie structure", departement="Ille-et-Vilaine")
    kit = kit_to_data(read_kit(RESOURCES / "kits" / "35"))
    Register.create(path, "une autre phrase", structure=structure, kit=kit, author="Essai")[0].close()
    before = path.read_bytes()
    with pytest.raises(NotADemonstration, match=r"demo\.accomp"):
        build(tmp_path, people=1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("seed", [35, 1])
def test_courses_scale_and_their_days_follow_each_other(people: int, seed: int) -> None:
    told = first_courses(people, seed)
    assert len(told) == people
    assert sum(one.rose for one in told) == share(people, courses.POSITIVE)
    assert sum(one.livelihood in {"independent", "combined"} for one in told) == share(people, courses.KEPT_BUSINESS)
    for one in told:
        assert one.diagnosed_on is not None
        assert one.left_on is not None
        days = [one.referred_on, one.listed_on, one.entered_on, one.diagnosed_on, *one.planned_on, one.left_on]
        assert days == sorted(days)
        assert one.left_on <= LAST_DAY
    back = returns(told, seed)
    assert all((told[index].left_on or LAST_DAY) < one.referred_on for index, one in back.items())
    lost = lost_referrals(told, back, seed)
    assert all(one.referred_on != told[index].referred_on for index, one in lost.items())


@pytest.mark.parametrize("people", SIZES)
def test_nobody_has_the_name_the_number_or_the_address_of_another(people: int) -> None:
    lives = invent_lives(people, 35, read_words())
    for told in ("key", "email", "phone", "departement_id", "siret"):
        assert len({getattr(life.identity, told) for life in lives}) == people
    for life in lives:
        assert Siret().read(life.identity.siret) == life.identity.siret
        assert not luhn(life.identity.siret[:9]), "the SIREN of a real firm would have a right key"
        assert re.fullmatch(r"063998\d{4}", life.identity.phone)
        assert life.identity.email.endswith("@example.org")
        assert life.identity.rsa_since < life.courses[0].referred_on
        assert life.courses[0].entered_on - life.identity.birth_date > timedelta(days=24 * 365)
