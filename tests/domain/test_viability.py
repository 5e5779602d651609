# SPDX-License-Identifier: EUPL-1.2
"""What a person lives on: examples reckoned by hand, and what holds whatever the situation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from accomp_desktop.domain.applied_scales import AppliedScales, frozen_scales
from accomp_desktop.domain.micro import Activity, Micro, counted_rate, has_relief, levies, levy_rate, relief_end
from accomp_desktop.domain.rsa import Home, family_share, months_back
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.viability import Situation, TypedBusiness, live_on
from tests.estimating import ALONE_WITH_BENEFIT, DAY, PLUMBER, SCALES, SITUATIONS


def micro(category: str = "service_bic_artisanat", turnover: int = 1200, **more: object) -> Micro:
    return replace(Micro(activities=(Activity(category, Decimal(turnover)),)), **more)  # pyright: ignore[reportArgumentType]  by name


def test_the_plumber_leaves_the_rsa_and_lives_on_530_euros() -> None:
    found = live_on(PLUMBER, SCALES)
    assert (found.contributions, found.training_tax, found.chamber_tax) == tuple(
        map(Decimal, ("254.40", "3.60", "5.76"))
    )
    assert (found.purchases, found.net_activity) == (Decimal(96), Decimal("530.24"))
    assert (found.counted_for_rsa, found.rsa, found.prime) == (Decimal(600), Decimal(0), Decimal("320.79"))
    assert found.total == Decimal("851.03")
    assert found.is_trap
    assert found.rsa_exit_turnover == Decimal("1135.00")
    assert (found.hourly, found.after_debts, found.target_needs) == (None, None, None)


def test_hours_needs_and_debts_are_used_once_they_are_known() -> None:
    told = replace(PLUMBER, hours=Decimal(35), needs=Decimal(1850), debts=Decimal(51))
    found = live_on(told, SCALES)
    assert found.hourly == Decimal("3.50")
    assert found.after_debts == Decimal("800.03")
    assert found.target_needs == Decimal("3084.84")
    assert found.target_smic == Decimal("2553.41")


def test_a_regime_that_is_not_reckoned_has_its_typed_figures_and_no_target() -> None:
    business = TypedBusiness(
        regime="Réel", turnover=Decimal(2000), contributions=Decimal(300), profit=Decimal(400), fixed_costs=Decimal(900)
    )
    found = live_on(Situation(day=DAY, business=business, home=ALONE_WITH_BENEFIT), SCALES)
    assert found.typed
    assert (found.contributions, found.net_activity, found.counted_for_rsa) == (
        Decimal(300),
        Decimal(800),
        Decimal(400),
    )
    assert found.rsa == Decimal("173.49")
    assert {found.breakeven, found.target_rsa, found.rsa_exit_turnover} == {None}


def test_one_rsa_is_reckoned_for_two_who_work() -> None:
    home = Home(couple=True, housing="benefit", housing_benefit=Decimal(300))
    alone = live_on(Situation(day=DAY, business=micro(turnover=600), home=home), SCALES)
    both = live_on(Situation(day=DAY, business=micro(turnover=600), home=home, partner=micro(turnover=400)), SCALES)
    assert alone.rsa - both.rsa == Decimal(200)
    assert both.rsa_exit_turnover == Decimal("1230.28")


def test_each_cohort_keeps_its_acre() -> None:
    before, after = micro(relief=True, since=date(2026, 6, 30)), micro(relief=True, since=date(2026, 7, 1))
    assert levies(before, DAY, SCALES).contributions == Decimal(1200) * Decimal("0.106")
    assert levies(after, DAY, SCALES).contributions == Decimal(1200) * Decimal("0.159")
    assert relief_end(date(2022, 2, 1)) == date(2022, 12, 31)
    assert relief_end(date(2026, 7, 1)) == date(2027, 6, 30)
    assert not has_relief(before, date(2027, 4, 1))
    assert not has_relief(micro(relief=True, since=date(2019, 5, 1)), date(2019, 6, 1))
    assert has_relief(micro(relief=True, relief_until=DAY), DAY)
    assert has_relief(micro(relief=True), DAY)


def test_natures_weigh_alike_when_nothing_is_sold() -> None:
    both = Micro(activities=(Activity("vente_commerce", Decimal(0)), Activity("liberal_ssi", Decimal(0))))
    assert counted_rate(both, DAY, SCALES) == (Decimal("0.29") + Decimal("0.66")) / 2
    assert levy_rate(both, DAY, SCALES) == (Decimal("0.12415") + Decimal("0.258")) / 2


def test_no_turnover_is_enough_when_each_sale_costs_more_than_it_brings() -> None:
    found = live_on(Situation(day=DAY, business=micro(purchases_rate=Decimal("0.9"))), SCALES)
    assert found.breakeven is None
    assert found.target_smic is None


@pytest.mark.parametrize(
    ("home", "share"),
    [
        (Home(), "1"),
        (Home(couple=True), "1.5"),
        (Home(children=(3,)), "1.5"),
        (Home(couple=True, children=(3, 5)), "2.1"),
        (Home(children=(3, 5, 7)), "2.2"),
        (Home(couple=True, children=(3, 5, 7)), "2.5"),
        (Home(children=(25,)), "1"),
        (Home(children=(2,), lone_parent_increase=True), "1.71216"),
    ],
)
def test_the_flat_amount_follows_the_family(home: Home, share: str) -> None:
    assert family_share(home, DAY, SCALES) == Decimal(share)


def test_months_are_counted_back_over_the_new_year() -> None:
    assert months_back(date(2026, 2, 15), 3) == date(2025, 11, 1)


def test_a_missing_value_stops_the_calculation_with_a_sentence() -> None:
    with pytest.raises(ScaleUnknown, match="Programme, Barèmes"):
        live_on(PLUMBER, AppliedScales(()))
    with pytest.raises(ScaleUnknown, match="01/07/2001"):
        live_on(replace(PLUMBER, day=date(2001, 7, 1)), SCALES)


@given(SITUATIONS)
def test_what_is_estimated_can_be_done_again_from_the_values_it_used(situation: Situation) -> None:
    found = live_on(situation, SCALES)
    again = live_on(situation, frozen_scales(found.used))
    assert replace(again, used=found.used) == found
    assert {(one.code, one.since, one.value) for one in again.used} == {
        (one.code, one.since, one.value) for one in found.used
    }


@given(SITUATIONS)
def test_aids_are_never_negative_and_what_is_left_adds_up(situation: Situation) -> None:
    found = live_on(situation, SCALES)
    assert found.rsa >= 0
    assert found.prime >= 0
    assert found.rsa == 0 or found.rsa >= 6
    assert found.prime == 0 or found.prime >= 15
    taken = found.contributions + found.training_tax + found.chamber_tax + found.flat_tax + found.purchases
    assert abs(found.turnover - taken - found.fixed_costs - found.net_activity) <= Decimal("0.05")


@given(SITUATIONS)
def test_earning_more_never_raises_the_rsa(situation: Situation) -> None:
    richer = replace(situation, home=replace(situation.home, wage=situation.home.wage + 100))
    assert live_on(richer, SCALES).rsa <= live_on(situation, SCALES).rsa


@given(SITUATIONS)
def test_from_the_exit_turnover_on_no_rsa_is_paid(situation: Situation) -> None:
    found = live_on(situation, SCALES)
    if not isinstance(situation.business, Micro) or found.rsa_exit_turnover is None or situation.partner is not None:
        return
    for turnover, paid in ((found.rsa_exit_turnover, False), (found.rsa_exit_turnover - Decimal("0.1"), True)):
        if turnover < 0:
            continue
        activity = Activity(situation.business.activities[0].category, turnover)
        same = replace(situation.business, activities=(activity,))
        one_nature = len({one.category for one in situation.business.activities}) == 1
        right = live_on(replace(situation, business=same), SCALES).rsa
        assert not one_nature or (right > 0) == paid
