# SPDX-License-Identifier: EUPL-1.2
"""Dated scales: the latest value begun applies, what is typed is kept with its source, what applied before stays so."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.kinds import Refused
from accomp_desktop.domain.scales import (
    DatedScale,
    ScaleUnknown,
    ScaleValue,
    history,
    read_figure,
    show_figure,
    standing,
    value_problems,
    with_value,
    without_value,
)

RSA = DatedScale(
    "rsa.base",
    "RSA, montant forfaitaire",
    "€/mois",
    "CASF",
    (
        ScaleValue(date(2024, 4, 1), Decimal("635.71")),
        ScaleValue(date(2025, 4, 1), Decimal("646.52"), "presse", "press"),
        ScaleValue(date(2026, 4, 1), Decimal("651.69"), "décret 2026-220"),
    ),
)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
FIGURES = st.decimals(-1000, 1_000_000, places=4)
VALUES = st.lists(st.builds(ScaleValue, DAYS, FIGURES), unique_by=lambda one: one.since)
SCALES = VALUES.map(lambda values: replace(RSA, values=tuple(values)))


def applying(scale: DatedScale, day: date) -> ScaleValue | None:
    begun = [one for one in scale.values if one.since <= day]
    return max(begun, key=lambda one: one.since) if begun else None


@given(SCALES, DAYS)
def test_the_latest_value_begun_applies_and_a_day_before_all_is_refused(scale: DatedScale, day: date) -> None:
    expected = applying(scale, day)
    if expected is None:
        with pytest.raises(ScaleUnknown, match="RSA"):
            scale.on(day)
    else:
        assert scale.on(day) == expected


@given(SCALES, DAYS, FIGURES, DAYS)
def test_adding_a_value_changes_nothing_of_what_applied_before_it(
    scale: DatedScale, since: date, value: Decimal, day: date
) -> None:
    longer = with_value(scale, since, value, "arrêté")
    assert longer.on(since) == ScaleValue(since, value, "arrêté", "entered")
    assert list(longer.values) == sorted(longer.values, key=lambda one: one.since)
    assert len({one.since for one in longer.values}) == len(longer.values)
    if day < since:
        assert applying(longer, day) == applying(scale, day)


@given(SCALES, DAYS, FIGURES)
def test_a_value_taken_out_leaves_the_scale_as_it_was(scale: DatedScale, since: date, value: Decimal) -> None:
    undone = without_value(with_value(scale, since, value, "arrêté"), since, shipped=scale)
    assert set(undone.values) == set(scale.values)
    assert without_value(undone, since).from_day(since) is None


def test_a_shipped_value_corrected_here_comes_back_when_its_correction_is_taken_out() -> None:
    corrected = with_value(RSA, date(2026, 4, 1), Decimal("651.96"), "courrier de la CAF")
    assert without_value(corrected, date(2026, 4, 1), shipped=RSA) == RSA


@given(SCALES)
def test_the_history_covers_each_day_from_the_first_value_on(scale: DatedScale) -> None:
    told = history(scale)
    assert {one.held for one in told} == set(scale.values)
    for later, earlier in pairwise(told):
        assert earlier.until == later.held.since - timedelta(days=1)
    for one in told:
        assert standing(one, one.held.since) == "current"
        assert standing(one, one.held.since - timedelta(days=1)) == "coming"


def test_the_history_says_what_changed_and_until_when() -> None:
    newest, middle, oldest = history(RSA)
    assert (newest.until, newest.change) == (None, Decimal("0.80"))
    assert (middle.until, middle.change) == (date(2026, 3, 31), Decimal("1.70"))
    assert oldest.change is None
    assert standing(middle, date(2026, 5, 1)) == "past"


def test_nothing_is_a_share_of_zero() -> None:
    shift = replace(RSA, values=(ScaleValue(date(2009, 6, 1), Decimal(0)), ScaleValue(date(2025, 3, 1), Decimal(1))))
    assert history(shift)[0].change is None


def test_a_value_has_its_own_source_and_confidence_or_those_of_its_scale() -> None:
    first, second, _ = RSA.values
    assert (RSA.source_of(first), RSA.confidence_in(first)) == ("CASF", "sourced")
    assert (RSA.source_of(second), RSA.confidence_in(second)) == ("presse", "press")
    assert RSA.theme == "rsa"


@pytest.mark.parametrize(
    ("since", "source", "instead_of", "said"),
    [
        (date(2027, 4, 1), "décret", None, []),
        (date(2026, 4, 1), "décret", date(2026, 4, 1), []),
        (date(2027, 4, 1), " ? ", None, ["Dites où cette valeur se lit"]),
        (date(2026, 4, 1), "décret", None, ["a déjà une valeur au 01/04/2026"]),
        (date(2025, 4, 1), "", date(2026, 4, 1), ["Dites où", "au 01/04/2025"]),
    ],
)
def test_a_value_without_source_or_that_comes_twice_is_refused(
    since: date, source: str, instead_of: date | None, said: list[str]
) -> None:
    problems = list(value_problems(RSA, since, source, instead_of=instead_of))
    assert len(problems) == len(said)
    assert all(part in problem for part, problem in zip(said, problems, strict=True))


@pytest.mark.parametrize(
    ("typed", "unit", "read", "shown"),
    [
        ("651,69 €", "€/mois", "651.69", "651,69 €/mois"),
        ("1 747,2", "€/mois", "1747.2", "1 747,20 €/mois"),
        ("203100", "€/an", "203100", "203 100 €/an"),
        ("0,00875", "€/h", "0.00875", "0,00875 €/h"),
        ("12,3 %", "part du CA", "0.123", "12,3 % du CA"),
        ("0.123", "part du CA", "0.123", "12,3 % du CA"),
        ("1,28412", "part de la base", "1.28412", "128,412 % de la base"),
        ("61%", "part", "0.61", "61 %"),
        ("138", "SMIC horaires bruts", "138", "138 SMIC horaires bruts"),
        ("1", "", "1", "1"),
    ],
)
def test_a_figure_is_read_and_written_in_its_unit(typed: str, unit: str, read: str, shown: str) -> None:
    value = read_figure(typed, unit)
    assert value == Decimal(read)
    assert show_figure(value, unit).replace("\u202f", " ").replace("\u00a0", " ") == shown


@given(st.decimals(-2, 2, places=6), st.sampled_from(["€/mois", "part du CA", "h"]))
def test_a_figure_that_is_shown_reads_as_itself(value: Decimal, unit: str) -> None:
    assert read_figure(show_figure(value, unit), unit) == value


def test_a_share_typed_without_its_sign_is_asked_about() -> None:
    with pytest.raises(Refused, match="12,3"):
        read_figure("12,3", "part du CA")
