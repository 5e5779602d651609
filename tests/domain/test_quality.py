# SPDX-License-Identifier: EUPL-1.2
"""The coherence rules: what breaks them, and that figures which `measure` makes never do."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from accomp_desktop.domain.casework import OperationCases
from accomp_desktop.domain.indicators import Figures, Span, Tally, measure
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.quality import (
    GRAVITIES,
    RECORD_RULES,
    RULES,
    by_gravity,
    check,
    check_figures,
    check_records,
)
from accomp_desktop.domain.report import NobodyToReport, make_report
from tests.cases import OPERATION, STRUCTURE, a_case, any_cases, any_span, gather
from tests.listing import KIT

TODAY = date(2026, 1, 31)
ALL_OF_IT = Span.whole(OPERATION)


def test_the_rules_of_this_edition() -> None:
    numbers = [*range(1, 6), *range(16, 20), *range(40, 51)]
    assert [rule.number for rule in RULES] == [f"R{number:02}" for number in numbers]
    assert all(rule.gravity in GRAVITIES and rule.sentence and rule.effect and rule.source for rule in RULES)


def test_a_complete_record_breaks_no_rule() -> None:
    case = a_case(left_on=date(2024, 9, 1), exit_status="EMP")
    assert check(gather(case), measure(gather(case), ALL_OF_IT), TODAY) == ()


@pytest.mark.parametrize(
    ("rule", "field", "given"),
    [
        ("R03", "entered_on", {"entered_on": None}),
        ("R04", "entry_status", {"entry_status": None}),
        ("R04", "entry_status", {"entry_status": "AUTRE"}),
        ("R05", "diploma", {"diploma": "D9"}),
        ("R16", "entered_on", {"entered_on": date(2023, 12, 31)}),
        ("R16", "entered_on", {"entered_on": date(2026, 1, 1)}),
        ("R17", "left_on", {"left_on": date(2024, 3, 14)}),
        ("R18", "left_on", {"left_on": date(2026, 1, 1)}),
        ("R19", "later_on", {"later_on": date(2026, 2, 1)}),
    ],
)
def test_a_participation_that_breaks_a_rule(rule: str, field: str, given: dict[str, object]) -> None:
    (found,) = check_records(gather(a_case(**given)), TODAY)
    assert (found.rule, found.field) == (rule, field)
    assert (found.participation_id, found.person_id) == ("participation-1", "person-1")


@pytest.mark.parametrize(
    ("rule", "known"),
    [
        ("R01", {"birth_date": date(1990, 1, 1)}),
        ("R02", {"sex": "X"}),
        ("R02", {"sex": "X", "birth_date": date(2009, 3, 16)}),
        ("R02", {"sex": "X", "birth_date": date(1934, 3, 15)}),
    ],
)
def test_a_person_that_breaks_a_rule(rule: str, known: dict[str, object]) -> None:
    person = replace(Person(id="person-1", birth_name="ESSAI", first_name="Léo"), **known)
    assert [one.rule for one in check_records(gather(a_case(person=person)), TODAY)] == [rule]


def test_the_day_itself_is_not_the_future_nor_an_exit_the_day_of_entry_a_mistake() -> None:
    case = a_case(left_on=date(2024, 3, 15), later_on=TODAY)
    assert list(check_records(gather(case), TODAY)) == []


@given(any_cases(), any_span())
def test_the_figures_of_any_cases_hold_together(cases: OperationCases, days: tuple[date, date]) -> None:
    assert list(check_figures(measure(cases, Span(*days)))) == []


@given(any_cases())
def test_a_record_is_complete_when_no_rule_on_the_five_data_is_broken(cases: OperationCases) -> None:
    figures = measure(cases, ALL_OF_IT)
    broken = {
        one.participation_id
        for one in check_records(cases, TODAY)
        if one.rule in {"R01", "R03", "R04", "R05", "R16"} or (one.rule == "R02" and not _born(cases, one.person_id))
    }
    assert broken == set(figures.cumulated["incomplete"].behind())
    assert (
        figures.cumulated["complete"].count() == figures.cumulated["EECO01"].count() == len(cases.cases) - len(broken)
    )


def _born(cases: OperationCases, person_id: str) -> date | None:
    return next(case.person.birth_date for case in cases.cases if case.person.id == person_id)


def falsified(code: str, count: int, sex: str = "F") -> Figures:
    figures = measure(gather(a_case(1), a_case(2)), ALL_OF_IT)
    return replace(figures, cumulated={**figures.cumulated, code: Tally({sex: ("x",) * count})})


@pytest.mark.parametrize(
    ("rules", "code", "count"),
    [
        ("R40 R43", "EECO01", 3),
        ("R41", "EECO03", 1),
        ("R42", "EECO07", 3),
        ("R43", "EECO09", 1),
        ("R44", "EECO16", 3),
        ("R46 R49 R50", "EECR01", 1),
        ("R47 R49 R50", "EECR04", 1),
        ("R47 R50", "EECR05", 1),
        ("R48 R50", "EECR06", 3),
        ("R50", "EECR02", 1),
    ],
)
def test_falsified_figures_break_their_rule(rules: str, code: str, count: int) -> None:
    assert [one.rule for one in check_figures(falsified(code, count))] == rules.split()


def test_a_participant_of_no_sex_breaks_the_sum_by_sex() -> None:
    assert "R45" in [one.rule for one in check_figures(falsified("EECO17", 1, sex=""))]


def test_findings_are_counted_by_gravity() -> None:
    findings = tuple(check_records(gather(a_case(1, diploma=None), a_case(2, left_on=date(2026, 1, 1))), TODAY))
    assert by_gravity(findings) == {"B": 1, "E": 1, "A": 0, "I": 0}
    assert len(RECORD_RULES) == 9


def test_a_report_gathers_figures_and_findings_and_names_its_file() -> None:
    span = Span(date(2023, 1, 1), date(2024, 6, 30))
    cases = replace(gather(a_case(diploma=None)), operation=replace(OPERATION, code="2021/00 457"))
    report = make_report(STRUCTURE, cases, span, kit=KIT, made_at=datetime(2026, 1, 31, 9, 5), author="Nadia BELLEC")  # noqa: DTZ001
    assert [one.rule for one in report.findings] == ["R05"]
    assert report.figures.period["accompanied"].count() == 1
    assert report.file_name == "FSE_2021-00-457_20240101-20240630_v20260131-0905"
    report.require_participants()


def test_a_report_on_later_results_alone_keeps_its_own_days() -> None:
    after = Span(date(2026, 1, 1), date(2026, 6, 30))
    report = make_report(STRUCTURE, gather(a_case()), after, kit=KIT, made_at=datetime(2026, 7, 1), author="")  # noqa: DTZ001
    assert report.days == after


def test_a_report_on_nobody_is_refused() -> None:
    report = make_report(STRUCTURE, gather(), ALL_OF_IT, kit=KIT, made_at=datetime(2026, 1, 31), author="")  # noqa: DTZ001
    with pytest.raises(NobodyToReport, match="202100457 n’a aucun participant"):
        report.require_participants()
