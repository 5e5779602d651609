# SPDX-License-Identifier: EUPL-1.2
"""The indicators of a kit: who meets their condition is counted, by sex, and who is not known to is not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Case, OperationCases
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.expressions import Cycle, holds
from accomp_desktop.domain.grammar import BadExpression
from accomp_desktop.domain.indicators import Span, measure
from accomp_desktop.domain.kit import ExitReason, Kit, LocalIndicator
from accomp_desktop.domain.known_names import names_for_indicators
from accomp_desktop.domain.local_indicators import MARK, known_of, meeting
from accomp_desktop.domain.person import Household
from accomp_desktop.domain.questions import Question
from tests.cases import OPERATION, a_case, any_cases, gather, many_cases

KIT = Kit(
    "29",
    "Finistère",
    "Finistère",
    "Cap",
    fields=(
        Question("coast", "Sur la côte", "yes_no"),
        Question("sales", "Ventes", "money", record="business"),
        Question("profit", "Bénéfice", "computed", record="business", formula="sales * margin"),
        Question("margin", "Marge", "computed", record="business", formula="sales / sales / 2"),
    ),
    exit_reasons=(ExitReason("retired", "Retraite", "neutral"),),
)
WHOLE = Span.whole(OPERATION)


def kit(*conditions: str) -> Kit:
    """A kit whose indicators are a, b, c… in this order."""
    asked = (LocalIndicator(code, f"Ceux de {code}", when) for code, when in zip("abcdef", conditions, strict=False))
    return replace(KIT, indicators=tuple(asked))


def counted(case: Case, when: str) -> int:
    return measure(gather(case), WHOLE, kit(when)).period[f"{MARK}a"].count()


def test_an_indicator_counts_who_meets_its_condition_by_sex() -> None:
    woman, man = a_case(1), a_case(2)
    cases = gather(
        replace(woman, household=Household(children=2)),
        replace(man, person=replace(man.person, sex="M"), household=Household(children=3)),
        replace(a_case(3), household=Household(children=0)),
        replace(a_case(4), household=Household()),
        a_case(5),
    )
    figures = measure(cases, WHOLE, kit("children >= 1", "not (children >= 1)"))
    assert figures.period[f"{MARK}a"].ids == {"F": ["participation-1"], "M": ["participation-2"]}
    assert figures.period[f"{MARK}b"].behind() == ("participation-3",)
    assert figures.to_data()["programme"] == {
        "a": {"F": 1, "M": 1, "X": 0, "total": 2},
        "b": {"F": 1, "M": 0, "X": 0, "total": 1},
    }
    assert [row.label for row in figures.programme] == ["Ceux de a", "Ceux de b"]
    assert figures.rate(f"{MARK}a") is None


def test_it_speaks_of_whatever_is_known_of_the_participation() -> None:
    case = a_case(in_training=False)
    case = replace(
        case,
        person=case.person.answering("coast", value=True),
        business=Business(person_id=case.person.id, legal_form="ei").answering("sales", Decimal(300)),
        exit=Exit(support_id=case.support.id, on=date(2025, 1, 6), reason="retired", livelihood="none"),
    )
    for when in (
        "coast", "not in_training", 'legal_form == "ei"', "sales > 200", "profit == 150", 'reason == "retired"',
        'livelihood in ("none",)', "months_between(started_on, on) == 9", 'diploma == "D4" and sex == "F"',
    ):  # fmt: skip
        assert counted(case, when) == 1, when
        assert counted(case, f"not ({when})") == 0, when
    assert counted(a_case(), "coast") == counted(a_case(), "not coast") == 0


def test_it_counts_on_the_day_the_accompaniment_begins() -> None:
    case = a_case(entered_on=date(2024, 6, 1))
    figures = measure(gather(case), Span(date(2025, 1, 1), date(2025, 12, 31)), kit('sex == "F"'))
    assert figures.period[f"{MARK}a"].count() == 0
    assert figures.cumulated[f"{MARK}a"].count() == 1


def test_one_that_is_retired_is_not_counted_and_nothing_changes_without_any() -> None:
    cases = many_cases(20)
    retired = replace(KIT, indicators=(LocalIndicator("a", "A", 'sex == "F"', retired=True),))
    assert measure(cases, WHOLE, retired) == measure(cases, WHOLE, KIT) == measure(cases, WHOLE)
    assert "programme" not in measure(cases, WHOLE).to_data()


CONDITIONS = (
    'sex == "F"', "children > 1", 'diploma in ("D5", "D6")', "known(birth_date)", "not in_training", "reason",
    'livelihood == "combined" or off_rsa', "profit > margin",
)  # fmt: skip


@given(any_cases(), st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=4, unique=True))
def test_those_counted_are_those_for_whom_the_condition_holds(cases: OperationCases, conditions: list[str]) -> None:
    fields = names_for_indicators(KIT).values()
    answers = {case.participation.id: known_of(case, list(fields)) for case in cases.cases}
    found = meeting(kit(*conditions), cases.cases)
    for when, ids in zip(conditions, found.values(), strict=True):
        assert ids == {name for name, known in answers.items() if holds(when, known) is True}


def test_a_condition_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(BadExpression):
        counted(a_case(), "children >=")
    turning = replace(kit("x > 1"), fields=(Question("x", "X", "computed", formula="x + 1"),))
    with pytest.raises(Cycle):
        measure(gather(a_case()), WHOLE, turning)


def test_a_name_that_nothing_bears_is_unknown() -> None:
    assert counted(a_case(), "unheard_of") == counted(a_case(), "not unheard_of") == 0
