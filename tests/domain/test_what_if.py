# SPDX-License-Identifier: EUPL-1.2
"""Levers moved on a situation: nothing moved changes nothing, the order they are given in does not count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.micro import CATEGORIES, Activity, Micro
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.viability import Situation, TypedBusiness, live_on
from accomp_desktop.domain.what_if import ON, Lever, levers_of, presets_of, supposed
from tests.estimating import DAY, SCALES

RENT, PHONE = Cost("Loyer du local", Decimal(250)), Cost("Téléphone", Decimal(30))


def plumber(**changed: object) -> Situation:
    """A plumber alone who sells for 1 200 € a month, with a housing benefit."""
    business = Micro(
        activities=(Activity("service_bic_artisanat", Decimal(1200)),),
        since=date(2020, 1, 1),
        purchases_rate=Decimal("0.08"),
        fixed_costs=Decimal(310),
    )
    home = Home(housing="benefit", housing_benefit=Decimal(250))
    situation = Situation(day=DAY, business=business, home=home, hours=Decimal(35))
    return replace(situation, **changed)


def begun(**changed: object) -> Situation:
    """The same, begun in the year."""
    micro = plumber().business
    assert isinstance(micro, Micro)
    return plumber(business=replace(micro, since=date(2026, 2, 1), **changed))


TYPED = plumber(
    business=TypedBusiness(
        regime="Réel", turnover=Decimal(2000), contributions=Decimal(300), profit=Decimal(600), fixed_costs=Decimal(500)
    )
)

amounts = st.integers(0, 4000).map(Decimal)
situations = st.builds(
    Situation,
    day=st.dates(date(2025, 4, 1), date(2026, 12, 1)),
    business=st.builds(
        Micro,
        activities=st.lists(
            st.builds(Activity, st.sampled_from(list(CATEGORIES)), amounts), min_size=1, max_size=2
        ).map(tuple),
        since=st.none() | st.dates(date(2019, 1, 1), date(2026, 12, 1)),
        relief=st.booleans(),
        flat_tax=st.booleans(),
        purchases_rate=st.integers(0, 90).map(lambda one: Decimal(one) / 100),
        fixed_costs=amounts,
    )
    | st.just(TYPED.business),
    home=st.builds(
        Home,
        couple=st.booleans(),
        housing=st.sampled_from(("none", "benefit", "owner", "free")),
        housing_benefit=amounts,
        wage=amounts,
    ),
    hours=st.none() | st.integers(1, 60).map(Decimal),
)


@st.composite
def moved(draw: st.DrawFn) -> tuple[Situation, Mapping[str, Decimal]]:
    """A situation, and some of its levers moved."""
    situation = draw(situations)
    levers = draw(st.lists(st.sampled_from(levers_of(situation, (RENT, PHONE))), unique_by=lambda one: one.code))
    return situation, {one.code: Decimal(draw(st.integers(one.lowest, one.highest))) for one in levers}


def lever(situation: Situation, code: str) -> Lever:
    return next(one for one in levers_of(situation, (RENT, PHONE)) if one.code == code)


def suppose(situation: Situation, **settings: int) -> Situation:
    return supposed(situation, {code: Decimal(value) for code, value in settings.items()}, SCALES)


def micro(situation: Situation) -> Micro:
    assert isinstance(situation.business, Micro)
    return situation.business


@given(situations)
def test_no_lever_moved_is_the_same_situation(situation: Situation) -> None:
    where_they_stand = {one.code: one.stands(situation) for one in levers_of(situation, (RENT,))}
    known = {code: value for code, value in where_they_stand.items() if value is not None}
    assert supposed(situation, {}, SCALES, (RENT,)) == situation
    assert supposed(situation, known, SCALES, (RENT,)) == situation


@given(moved())
def test_the_order_in_which_levers_are_given_does_not_count(
    given_levers: tuple[Situation, Mapping[str, Decimal]],
) -> None:
    situation, settings = given_levers
    backwards = {code: settings[code] for code in reversed(list(settings))}
    assert supposed(situation, settings, SCALES, (RENT, PHONE)) == supposed(situation, backwards, SCALES, (RENT, PHONE))


@given(moved())
def test_whatever_is_supposed_can_be_reckoned(given_levers: tuple[Situation, Mapping[str, Decimal]]) -> None:
    situation, settings = given_levers
    after = live_on(supposed(situation, settings, SCALES, (RENT, PHONE)), SCALES)
    assert after.fixed_costs >= 0
    assert after.total == after.net_activity + after.wage + after.rsa + after.prime


def test_prices_raised_leave_purchases_what_they_were_in_euros() -> None:
    before, after = (live_on(one, SCALES) for one in (plumber(), suppose(plumber(), prices=10)))
    assert (before.turnover, after.turnover) == (Decimal(1200), Decimal(1320))
    assert before.purchases == after.purchases == Decimal(96)
    assert after.contributions > before.contributions


def test_more_sales_need_more_purchases() -> None:
    before, after = (live_on(one, SCALES) for one in (plumber(), suppose(plumber(), sales=50)))
    assert after.turnover == Decimal(1800)
    assert after.purchases == before.purchases * Decimal("1.5")


def test_the_months_grow_with_the_sales() -> None:
    months = tuple(Decimal(one) for one in range(12))
    business = replace(micro(plumber()), activities=(Activity.of_months("service_bic_artisanat", months),))
    (grown,) = micro(suppose(plumber(business=business), sales=100)).activities
    assert grown.months == tuple(one * 2 for one in months)


def test_who_sells_nothing_may_begin_to_sell() -> None:
    silent = plumber(business=replace(micro(plumber()), activities=(Activity("liberal_ssi", Decimal(0)),)))
    codes = [one.code for one in levers_of(silent)]
    assert "turnover" in codes
    assert "prices" not in codes
    assert suppose(silent, turnover=800).business.turnover == Decimal(800)


def test_twenty_hours_at_the_smic_are_paid_as_the_scales_say() -> None:
    after = suppose(plumber(), job_hours=20, wage=100)
    net = SCALES("smic.net", DAY) * 20 * 52 / 12 / Decimal("151.67")
    assert after.home.wage == round(net, 2) + 100


def test_the_relief_ends_or_is_granted() -> None:
    relieved = begun(relief=True)
    dearer = live_on(suppose(relieved, relief=0), SCALES)
    assert dearer.contributions > live_on(relieved, SCALES).contributions
    granted = suppose(begun(), relief=1)
    assert live_on(granted, SCALES).contributions < live_on(begun(), SCALES).contributions
    assert [one.code for one in levers_of(plumber()) if one.code == "relief"] == []


def test_the_flat_tax_is_chosen_or_given_up() -> None:
    chosen = suppose(plumber(), flat_tax=1)
    assert live_on(chosen, SCALES).flat_tax > 0
    assert suppose(chosen, flat_tax=0) == plumber()


def test_each_named_cost_may_go_and_none_goes_below_nothing() -> None:
    without = supposed(plumber(), {"cost.1": ON}, SCALES, (RENT, PHONE))
    assert without.business.fixed_costs == Decimal(60)
    assert lever(plumber(), "cost.2").label == "Sans\u202f: Téléphone"
    assert supposed(plumber(), {"cost.1": ON, "fixed_costs": Decimal(-200)}, SCALES, (RENT,)).business.fixed_costs == 0
    assert suppose(plumber(), fixed_costs=90).business.fixed_costs == Decimal(400)


def test_purchases_hours_and_the_household_are_set() -> None:
    couple = plumber(home=Home(couple=True, housing="none"))
    after = suppose(couple, purchases=20, hours=20, partner_wage=900, housing_benefit=150)
    assert micro(after).purchases_rate == Decimal("0.2")
    assert after.hours == Decimal(20)
    assert (after.home.partner_wage, after.home.housing, after.home.housing_benefit) == (900, "benefit", 150)
    assert "partner_wage" not in [one.code for one in levers_of(plumber())]
    owner = plumber(home=Home(housing="owner"))
    assert "housing_benefit" not in [one.code for one in levers_of(owner)]


def test_a_typed_business_moves_only_what_its_regime_does_not_decide() -> None:
    assert [one.code for one in levers_of(TYPED, (RENT,))] == ["job_hours", "wage", "hours", "housing_benefit"]
    typed = next(one for one in levers_of(plumber()) if one.code == "prices")
    with pytest.raises(TypeError):
        typed.moved(TYPED, Decimal(10), SCALES)


def test_presets_are_those_that_would_change_something() -> None:
    def labels(situation: Situation, *costs: Cost) -> list[str]:
        return [one.label for one in presets_of(situation, costs)]

    assert labels(begun(relief=True)) == [
        "Prix +10\u202f%",
        "Emploi de 20\u00a0h au SMIC",
        "Fin de l’Acre",
        "Une charge en moins",
    ]
    assert labels(TYPED) == ["Emploi de 20\u00a0h au SMIC"]
    assert labels(begun(fixed_costs=Decimal(0))) == ["Prix +10\u202f%", "Emploi de 20\u00a0h au SMIC"]
    assert presets_of(plumber(), (PHONE, RENT))[-1].settings == {"cost.2": ON}
    assert presets_of(plumber())[-1].settings == {"fixed_costs": Decimal(-50)}


def test_switches_are_on_or_off() -> None:
    assert [one.code for one in levers_of(begun(), (RENT,)) if one.is_switch] == ["relief", "flat_tax", "cost.1"]


def test_a_value_is_told_with_its_sign_and_unit() -> None:
    told = {one.code: one.told for one in levers_of(begun())}
    assert told["prices"](Decimal(10)) == "+10\u202f%"
    assert told["prices"](Decimal(-5)) == "-5\u202f%"
    assert told["job_hours"](Decimal(20)) == "20\u00a0h"
    assert (told["relief"](ON), told["relief"](Decimal(0))) == ("oui", "non")


def test_a_resource_more_is_as_much_less_to_bring_in() -> None:
    couple = plumber(home=Home(couple=True, housing="benefit", housing_benefit=Decimal(250)), needs=Decimal(1000))
    assert suppose(couple, wage=300).needs == Decimal(700)
    assert suppose(couple, partner_wage=1500).needs == Decimal(0)
    assert suppose(couple, housing_benefit=200).needs == Decimal(1050)
    assert suppose(plumber(), wage=300).needs is None
