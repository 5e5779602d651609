# SPDX-License-Identifier: EUPL-1.2
"""Twelve months of turnover are named, compared with their mean, and read from what a spreadsheet copied."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.kinds import Money, Refused
from accomp_desktop.domain.turnover import (
    Seasons,
    known,
    mean,
    month_before,
    month_name,
    months_until,
    pasted,
    seasons,
    trend,
)

CENTS = st.decimals(min_value=-99_999, max_value=999_999, places=2)
TWELVE = st.lists(st.none() | CENTS, min_size=12, max_size=12)


def amounts(*values: float | None) -> tuple[Decimal | None, ...]:
    told = [None if one is None else Decimal(str(one)) for one in values]
    return (*[None] * (12 - len(told)), *told)


def test_twelve_months_end_with_the_last_one() -> None:
    months = months_until(date(2026, 4, 17))
    assert [month_name(one) for one in (months[0], months[8], months[11])] == ["mai 2025", "janv. 2026", "avr. 2026"]
    assert len(months) == 12
    assert month_before(date(2026, 1, 31)) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((100, 100, 100, 111, 111, 111), "rising"),
        ((100, 100, 100, 110, 110, 110), "steady"),
        ((100, 100, 100, 90, 90, 90), "steady"),
        ((100, 100, 100, 89, 89, 89), "falling"),
        ((0, 0, 0, 0, 0, 5), "rising"),
        ((0, 0, 0, 0, 0, 0), "steady"),
        ((-100, -100, -100, 0, 0, 0), "rising"),
        ((100, 100, 100, None, 200, 300), None),
        ((50, 100, 100, 100, None, 200, 300), "rising"),
        ((100,) * 9 + (None,) * 3, None),
        ((100,) * 6 + (None,) * 3 + (100,) * 3, None),
    ],
)
def test_the_trend_compares_three_months_with_the_three_before(values: Sequence[int | None], told: str | None) -> None:
    assert trend(amounts(*values)) == told


def test_strong_and_weak_months_stand_away_from_the_mean() -> None:
    year = amounts(100, 100, 100, 100, 100, 130, 130, 100, 100, 70, 70, 100)
    assert seasons(year) == Seasons((5, 6), (9, 10))
    assert seasons(amounts(100, 100, 100, 100, 100, 100)) == Seasons((), ())


def test_no_season_is_told_of_too_few_months_or_of_nothing() -> None:
    assert seasons(amounts(100, 200, 10, 10, 10)) is None
    assert seasons(amounts(*[0] * 12)) is None
    assert seasons(amounts(*[-5] * 12)) is None


def test_an_unknown_month_is_not_zero() -> None:
    year = amounts(100, None, 300)
    assert known(year) == (100, 300)
    assert mean(year) == 200
    assert mean(amounts()) is None


@pytest.mark.parametrize("between", ["\r\n", "\n", "\t"])
@pytest.mark.parametrize("after", ["", "\r\n", "\n"])
def test_a_column_or_a_row_is_pasted(between: str, after: str) -> None:
    cells = ["1\u202f234,50\u00a0€", "", "0", "-   €", "12.5", "1 000", "n.c.", "7 €", "8", "9", "10", "11"]
    read = pasted(between.join(cells) + after)
    assert read[:7] == (Decimal("1234.50"), None, 0, 0, Decimal("12.5"), 1000, None)
    assert read[-1] == 11


def test_blank_cells_at_both_ends_stay_where_they_are() -> None:
    assert pasted("\r\n" + "5\r\n" * 10 + "\r\n") == (None, *[Decimal(5)] * 10, None)
    assert pasted("\t" * 11 + "\r\n") == (None,) * 12


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1\t2\t3\r\n", "Il faut douze montants, un par mois\u202f; 3 sont copiés"),
        ("900", "un seul est copié"),
        ("", "un seul est copié"),
        ("1\r\n" * 24, "24 sont copiés"),
        ("avr.\t900\r\n" * 12, "Plusieurs colonnes sont copiées"),
        ("1\t2\tabc" + "\t1" * 9, "Case 3\u202f: «\u202fabc\u202f» n’est pas un nombre. Rien n’est collé."),
        ("99999999999\t" + "\t" * 10, "Case 1\u202f: "),
    ],
)
def test_what_is_not_twelve_amounts_is_told(text: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        pasted(text)
    assert why in str(refusal.value)


@given(TWELVE, st.sampled_from(["\t", "\r\n", "\n"]))
def test_what_is_copied_as_shown_is_pasted_as_it_was(year: list[Decimal | None], between: str) -> None:
    text = between.join(Money().show(one) for one in year)
    assert list(pasted(text + "\r\n")) == year


@given(st.text())
def test_any_text_is_pasted_or_refused_in_a_sentence(text: str) -> None:
    try:
        read = pasted(text)
    except Refused as refusal:
        told = str(refusal)
    else:
        told = f"{len(read)} montants."
    assert told.endswith(".")
    assert "12 montants" in told or "copi" in told or "Rien n’est collé" in told


@given(TWELVE)
def test_what_is_concluded_needs_six_known_months(year: list[Decimal | None]) -> None:
    told = seasons(year)
    if len(known(year)) < 6:
        assert trend(year) is None
        assert told is None
    elif told is not None:
        assert not {*told.strong} & {*told.weak}
