# SPDX-License-Identifier: EUPL-1.2
"""The year, month by month."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given

from accomp_desktop.domain.livelihood_year import year_of
from accomp_desktop.domain.micro import Activity, Micro
from accomp_desktop.domain.viability import Situation, live_on
from tests.estimating import PLUMBER, SCALES, SITUATIONS

MONTHS = tuple(Decimal(amount) for amount in (900, 700, 0, 1200, 1500, 1800, 1600, 1400, 1000, 1100, 1300, 900))


def with_months(**more: object) -> Situation:
    business = replace(
        PLUMBER.business,
        activities=(Activity.of_months("service_bic_artisanat", MONTHS),),
        **more,  # pyright: ignore[reportArgumentType]  by name
    )
    return replace(PLUMBER, business=business)


def test_the_twelve_months_known_are_those_before_the_day() -> None:
    year = year_of(with_months(), SCALES)
    assert not year.ahead
    assert [year.months[0].month, year.months[-1].month] == [date(2025, 7, 1), date(2026, 6, 1)]
    assert year.turnover == sum(MONTHS)
    assert year.levies == Decimal("2945.32")
    assert year.net_activity == year.turnover - year.levies - year.costs


def test_aids_are_unknown_where_the_months_of_reference_are() -> None:
    year = year_of(with_months(), SCALES)
    assert [one.rsa is None for one in year.months] == [True] * 4 + [False] * 8
    assert year.rsa is None
    assert year.prime is None
    quarter = Decimal(900 + 700 + 0) / 2 / 3
    assert year.months[4].rsa == (Decimal("646.52") - Decimal("77.58") - quarter).quantize(Decimal("0.01"))


def test_a_regular_pace_is_told_ahead_and_shows_the_end_of_the_acre() -> None:
    business = replace(PLUMBER.business, relief=True, since=date(2025, 12, 1))
    year = year_of(replace(PLUMBER, business=business), SCALES)
    assert year.ahead
    assert year.months[0].month == date(2026, 7, 1)
    assert year.months[2].levies < year.months[3].levies
    assert year.rsa == 0
    assert year.prime is not None


def test_the_month_of_the_day_is_what_the_estimate_says() -> None:
    assert year_of(PLUMBER, SCALES).months[-1].net_activity == live_on(PLUMBER, SCALES).net_activity


@given(SITUATIONS)
def test_a_year_has_twelve_months_that_add_up(situation: Situation) -> None:
    year = year_of(situation, SCALES)
    assert len(year.months) == 12
    for one in year.months:
        assert abs(one.turnover - one.levies - one.costs - one.net_activity) <= Decimal("0.03")
    assert year.ahead or isinstance(situation.business, Micro)
