# SPDX-License-Identifier: EUPL-1.2
"""What an estimate is read with: the trap, the thresholds, the Acre, what is typed or unsure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given

from accomp_desktop.domain.cautions import Caution, cautions
from accomp_desktop.domain.micro import Activity, Micro
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.viability import Situation, TypedBusiness, live_on
from tests.estimating import DAY, PLUMBER, SCALES, SITUATIONS

ZERO = Decimal(0)


def said(situation: Situation) -> dict[str, str]:
    found = cautions(situation, live_on(situation, SCALES), SCALES)
    return {one.code: one.text.replace("\u202f", " ").replace("\xa0", " ") for one in found}


def selling(*activities: Activity, day: date = DAY, last_year: int | None = None, **more: object) -> Situation:
    business = replace(Micro(activities=activities), **more)  # pyright: ignore[reportArgumentType]  by name
    return Situation(day=day, business=business, last_year_turnover=None if last_year is None else Decimal(last_year))


def test_the_trap_is_explained_with_its_figures() -> None:
    text = said(PLUMBER)["trap"]
    assert "530,24 €" in text
    assert "651,69 €" in text
    assert "320,79 €" in text


def test_a_trap_without_a_prime_does_not_speak_of_one() -> None:
    poor = selling(Activity("liberal_ssi", Decimal(5000)), fixed_costs=Decimal(3500))
    assert "prime" not in said(poor)["trap"]


def test_costs_without_sales_are_said_and_are_no_trap() -> None:
    found = said(selling(Activity("liberal_ssi", ZERO), fixed_costs=Decimal(120)))
    assert "120,00 €" in found["costs_without_sales"]
    assert "trap" not in found


def test_the_acre_is_told_when_it_ends_when_it_ended_and_when_it_is_not_reckoned() -> None:
    sold = Activity("vente_commerce", Decimal(800))
    assert "finit le 30/09/2026" in said(selling(sold, relief=True, since=date(2025, 12, 1)))["relief"]
    assert "a pris fin le 31/12/2022" in said(selling(sold, relief=True, since=date(2022, 2, 1)))["relief"]
    assert "périodes" in said(selling(sold, relief=True, since=date(2019, 5, 1)))["relief"]
    assert "sans fin" in said(selling(sold, relief=True))["relief"]
    assert "relief" not in said(selling(sold, relief=True, since=date(2026, 7, 1)))
    assert "young" in said(selling(sold, since=date(2026, 7, 1)))


def test_a_business_that_has_not_begun_is_a_forecast() -> None:
    found = said(selling(Activity("vente_commerce", Decimal(800)), since=date(2026, 9, 1)))
    assert "commence le 01/09/2026" in found["not_begun"]
    assert "young" not in found


def test_a_household_that_contradicts_itself_is_told() -> None:
    alone = replace(PLUMBER, home=Home(partner_wage=Decimal(900)))
    assert "n’est pas un couple" in said(alone)["partner"]
    together = replace(PLUMBER, home=Home(couple=True, lone_parent_increase=True))
    assert "parent isolé" in said(together)["partner"]
    assert "partner" not in said(PLUMBER)


def test_the_flat_tax_and_impossible_prices_are_said() -> None:
    found = said(selling(Activity("liberal_ssi", Decimal(900)), flat_tax=True, purchases_rate=Decimal("0.9")))
    assert "19,80 €" in found["flat_tax"]
    assert "unprofitable" in found


def test_typed_figures_are_said_typed() -> None:
    typed = TypedBusiness(regime="Artiste-auteur", turnover=ZERO, contributions=ZERO, profit=ZERO)
    found = said(Situation(day=DAY, business=typed, home=Home()))
    assert "Artiste-auteur" in found["typed"]
    assert "unprofitable" not in found


def test_thresholds_near_or_passed_are_told() -> None:
    near = said(selling(Activity("service_bic_commerce", Decimal(3000))))
    assert near["vat_service"].startswith("Le chiffre d’affaires des services approche du seuil de la franchise de TVA")
    over = said(selling(Activity("vente_commerce", Decimal(8000))))
    assert over["vat_raised_vente"].startswith("Le chiffre d’affaires dépasse le seuil majoré de TVA (93 500,00 €")
    assert "micro_vente" not in over


def test_the_regime_is_lost_after_two_years_in_a_row() -> None:
    sold = Activity("service_bic_commerce", Decimal(8000))
    assert "deux années de suite" in said(selling(sold))["micro_service"]
    assert "deuxième année" in said(selling(sold, last_year=90_000))["micro_service"]


def test_a_mixed_activity_is_measured_in_all_and_by_its_services() -> None:
    found = said(selling(Activity("vente_commerce", Decimal(14_000)), Activity("service_bic_commerce", Decimal(3500))))
    assert found["micro_vente"].startswith("Le chiffre d’affaires total dépasse le seuil du régime micro (203 100,00 €")
    assert "vat_service" in found


def test_a_first_year_is_brought_to_a_whole_one() -> None:
    months = (ZERO,) * 9 + (Decimal(3500),) * 3
    found = said(selling(Activity.of_months("liberal_ssi", months), since=date(2026, 4, 1)))
    assert "ramené à une année entière" in found["vat_service"]


def test_values_to_check_are_named() -> None:
    assert "recul du trimestre de référence" in said(PLUMBER)["unverified"]
    found = live_on(PLUMBER, SCALES)
    sure = replace(found, used=tuple(replace(one, verified=True) for one in found.used))
    assert "unverified" not in {one.code for one in cautions(PLUMBER, sure, SCALES)}


@given(SITUATIONS)
def test_whatever_the_situation_the_sentences_are_whole(situation: Situation) -> None:
    found = cautions(situation, live_on(situation, SCALES), SCALES)
    assert all(isinstance(one, Caution) and one.text.endswith(".") and "None" not in one.text for one in found)
