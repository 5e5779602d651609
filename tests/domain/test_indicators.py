# SPDX-License-Identifier: EUPL-1.2
"""The figures, beside a plain re-reading of the definitions written here a second time."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from accomp_desktop.domain.business import Income
from accomp_desktop.domain.casework import Case, OperationCases
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.facts import age_on, six_months_after
from accomp_desktop.domain.indicator_table import INDICATORS, every_indicator
from accomp_desktop.domain.indicators import Span, measure
from accomp_desktop.domain.operation import ISCED, Participation
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.plan import Plan
from tests.cases import OPERATION, a_case, any_cases, any_span, gather

Reading = Callable[[Case], bool]
ALL_OF_IT = Span.whole(OPERATION)


def age(case: Case) -> int:
    born, entered = case.person.birth_date, case.participation.entered_on
    assert born
    assert entered
    return entered.year - born.year - ((entered.month, entered.day) < (born.month, born.day))


def isced(case: Case) -> int:
    return ISCED[case.participation.diploma or ""]


def complete(case: Case) -> bool:
    one = case.participation
    data = (case.person.sex, case.person.birth_date, one.entered_on, one.entry_status, one.diploma)
    return all(data) and OPERATION.starts_on <= (one.entered_on or date.min) <= OPERATION.ends_on


def in_time(one: Participation) -> bool:
    return one.exit_collected_on is not None and 0 <= (one.exit_collected_on - (one.left_on or date.min)).days <= 28


def reads(test: Callable[[Participation], bool]) -> Reading:
    return lambda case: test(case.participation)


ENTRY: dict[str, Reading] = {
    "EECO01": lambda _: True,
    "EECO02": reads(lambda p: p.entry_status == "CHO"),
    "EECO03": lambda c: (
        c.participation.entry_status == "CHO" and (c.participation.months_unemployed or 0) > (12 if age(c) >= 25 else 6)
    ),
    "EECO04": reads(lambda p: p.entry_status == "INA"),
    "EECO05": reads(lambda p: p.entry_status == "EMP"),
    "EECO06": lambda c: age(c) < 18,
    "EECO07": lambda c: 18 <= age(c) <= 29,
    "EECO08": lambda c: age(c) >= 55,
    "EECO09": lambda c: isced(c) <= 2,
    "EECO10": lambda c: isced(c) in {3, 4},
    "EECO11": lambda c: isced(c) >= 5,
    "EECO12": reads(lambda p: p.disability == "O"),
    "EECO13": reads(lambda p: p.third_country == "O"),
    "EECO14": reads(lambda p: p.foreign_origin == "O"),
    "EECO15": lambda _: False,
    "EECO16": reads(lambda p: p.housing_exclusion == "O"),
    "EECO17": reads(lambda p: p.rural == "O"),
}
EXIT: dict[str, Reading] = {
    "EECR01": reads(lambda p: in_time(p) and p.entry_status == "INA" and p.exit_status == "CHO"),
    "EECR02": reads(lambda p: in_time(p) and p.in_training is False and p.exit_in_training is True),
    "EECR03": reads(lambda p: in_time(p) and p.qualification is True),
    "EECR04": reads(lambda p: in_time(p) and p.entry_status in {"CHO", "INA"} and p.exit_status == "EMP"),
}
LATER: dict[str, Reading] = {
    "EECR05": reads(lambda p: p.entry_status in {"CHO", "INA"} and p.later_status == "EMP"),
    "EECR06": reads(lambda p: p.entry_status == "EMP" and p.improvement not in {None, "AUCUNE"}),
}


def counts_on(case: Case, code: str) -> date | None:
    """The day on which a case counts in an indicator, when it does."""
    one = case.participation
    if not complete(case) or not (ENTRY | EXIT | LATER)[code](case):
        return None
    if code in ENTRY:
        return one.entered_on
    if one.left_on is None or one.left_on < (one.entered_on or date.max) or one.left_on > OPERATION.ends_on:
        return None
    return one.left_on if code in EXIT else six_months_after(one.left_on)


def reference(cases: OperationCases, code: str, sex: str, first: date, last: date) -> int:
    days = (counts_on(case, code) for case in cases.cases if case.person.sex == sex)
    return sum(1 for day in days if day and first <= day <= last)


@given(any_cases(), any_span())
def test_figures_agree_with_a_plain_reading(cases: OperationCases, days: tuple[date, date]) -> None:
    figures = measure(cases, Span(*days))
    for row in INDICATORS:
        for sex in "FMX":
            assert figures.period[row.code].count(sex) == reference(cases, row.code, sex, *days), row.code
            so_far = reference(cases, row.code, sex, date.min, days[1])
            assert figures.cumulated[row.code].count(sex) == so_far, row.code


@given(any_cases(), any_span())
def test_every_figure_opens_the_people_behind_it(cases: OperationCases, days: tuple[date, date]) -> None:
    figures = measure(cases, Span(*days))
    known = {case.participation.id: case.person.sex or "" for case in cases.cases}
    for tally in (*figures.period.values(), *figures.cumulated.values()):
        assert all(known[one] == sex for sex, several in tally.ids.items() for one in several)
        assert tally.count() == len(tally.behind()) >= sum(tally.count(sex) for sex in "FMX")


@given(any_span(), any_span())
def test_two_spans_meet_when_a_day_lies_in_both(days: tuple[date, date], others: tuple[date, date]) -> None:
    one, other = Span(*days), Span(*others)
    shared = one.within(other)
    assert one.meets(other) == other.meets(one) == (shared.first <= shared.last)
    assert one.meets(other) == (shared.first in one and shared.first in other)


def test_codes_are_unique_and_each_row_says_where_it_comes_from() -> None:
    codes = [row.code for row in every_indicator()]
    assert len(set(codes)) == len(codes)
    assert [row.code for row in INDICATORS] == [*ENTRY, *EXIT, *LATER]
    assert all(row.label and row.rule and row.source.text for row in every_indicator())


@pytest.mark.parametrize("lost", ["entered_on", "entry_status", "diploma"])
def test_a_record_without_one_of_the_five_data_counts_nowhere_but_is_accompanied(lost: str) -> None:
    figures = measure(gather(a_case(**{lost: None})), ALL_OF_IT)
    assert figures.to_data()["accompanied"] == 1
    assert figures.to_data()["complete"] == 0
    assert figures.period["incomplete"].behind() == ("participation-1",)
    assert all(figures.cumulated[row.code].count() == 0 for row in INDICATORS)


@pytest.mark.parametrize("known", [{"sex": "F"}, {"birth_date": date(1990, 1, 1)}])
def test_the_person_without_sex_or_birth_date_is_incomplete(known: dict[str, str | date]) -> None:
    person = Person(id="person-1", birth_name="ESSAI", first_name="Léo", **known)
    assert measure(gather(a_case(person=person)), ALL_OF_IT).period["complete"].count() == 0


@pytest.mark.parametrize(
    ("born", "months", "long"),
    [
        (date(1999, 3, 15), 12, False),  # 25 on the day of entry
        (date(1999, 3, 15), 13, True),
        (date(1999, 3, 16), 7, True),  # 25 tomorrow
        (date(1999, 3, 16), 6, False),
        (date(1999, 3, 16), None, False),
    ],
)
def test_long_term_unemployment_depends_on_age(born: date, months: int | None, long: bool) -> None:  # noqa: FBT001
    person = Person(id="person-1", sex="M", birth_name="ESSAI", first_name="Léo", birth_date=born)
    case = a_case(person=person, entry_status="CHO", months_unemployed=months)
    assert measure(gather(case), ALL_OF_IT).period["EECO03"].count("M") == long


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1), (28, 1), (29, 0)])
def test_an_exit_is_observed_within_four_weeks(days: int, counted: int) -> None:
    left = date(2024, 9, 1)
    case = a_case(entry_status="CHO", exit_status="EMP", left_on=left, exit_collected_on=left + timedelta(days))
    assert measure(gather(case), ALL_OF_IT).period["EECR04"].count("F") == counted


def test_six_months_after_falls_on_the_last_day_of_a_shorter_month() -> None:
    assert six_months_after(date(2024, 8, 31)) == date(2025, 2, 28)
    assert six_months_after(date(2023, 8, 30)) == date(2024, 2, 29)
    assert six_months_after(date(2024, 6, 30)) == date(2024, 12, 30)


def test_who_was_born_on_29_february_is_older_on_1_march() -> None:
    assert age_on(date(2025, 2, 28), date(2004, 2, 29)) == 20
    assert age_on(date(2025, 3, 1), date(2004, 2, 29)) == 21


def leaver(number: int, **leaving: object) -> Case:
    case = a_case(number, left_on=date(2025, 2, 1))
    left = Exit(support_id=case.support.id, on=date(2025, 2, 1), reason="done")
    return replace(case, exit=replace(left, **leaving))


def earning(case: Case, *months: int | None) -> Case:
    days = (date(2024, 3, 1), date(2025, 1, 31))
    known = [(day, amount) for day, amount in zip(days, months, strict=True) if amount is not None]
    incomes = [Income(person_id=case.person.id, on=day, net_activity=Decimal(amount)) for day, amount in known]
    return replace(case, incomes=incomes)


def test_local_figures_and_their_rates() -> None:
    cases = gather(
        earning(leaver(1, livelihood="independent", off_rsa=True), 300, 900),
        earning(leaver(2, livelihood="combined"), 300, 300),
        earning(leaver(3, livelihood="salaried"), 300, None),
        earning(leaver(4, livelihood="independent"), 300, 301),
        a_case(5, entry_status=None),
    )
    local = measure(cases, ALL_OF_IT).to_data()["local"]
    assert isinstance(local, dict)
    totals = {code: one["total"] for code, one in local.items() if isinstance(one, dict)}
    assert totals == {
        "accompanied": 5, "plans": 0, "exits": 4, "positive_exits": 2, "income_not_up": 1,
        "stayed_self_employed": 3, "independent_only": 2, "pluriactivity": 1, "salaried": 1, "off_rsa": 1,
    }  # fmt: skip
    assert local["positive_exits"] == {
        "F": 2, "M": 0, "X": 0, "total": 2, "out_of": 4, "rate": "0.5000", "years": {"2025": 2},
    }  # fmt: skip
    json.dumps(local)


def test_a_rate_over_nobody_is_unknown() -> None:
    figures = measure(gather(a_case()), ALL_OF_IT)
    rate = figures.rate("positive_exits", cumulated=True)
    assert rate
    assert rate.value is None
    assert figures.rate("exits") is None


def test_plans_count_as_many_as_they_are_by_civil_year() -> None:
    case = a_case()
    days = (date(2023, 12, 31), date(2024, 4, 1), date(2024, 12, 31), date(2025, 1, 1))
    plans = [Plan(support_id=case.support.id, track="booster", agreed_on=day) for day in days]
    figures = measure(gather(replace(case, plans=plans)), Span(date(2025, 1, 1), date(2025, 12, 31)))
    assert {year: tally.count() for year, tally in figures.years["plans"].items()} == {2024: 2, 2025: 1}
    assert figures.period["plans"].count() == 1
    assert figures.cumulated["plans"].behind("F") == ("participation-1",) * 3
