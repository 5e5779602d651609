# SPDX-License-Identifier: EUPL-1.2
"""The situation that a record and a diagnosis tell, under kits that word it otherwise."""

from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.asking import known
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.micro import Micro
from accomp_desktop.domain.situation import Cost, ToldSituation, told_situation
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.domain.viability import TypedBusiness, live_on
from accomp_desktop.exchange.kits import kits, read_kit
from tests.estimating import DAY, SCALES

KITS = {path.name: read_kit(path) for path in kits()}
YEAR = (Decimal(1200),) * 12
A: Answers = {
    "activity_nature": "craft",
    "regime": "micro",
    "business_since": date(2020, 1, 1),
    "turnover_months": YEAR,
    "variable_share": Decimal(8),
    "fixed_costs": Decimal(310),
    "family_situation": "single",
    "housing_charge": "benefit",
    "housing_aid": Decimal(250),
}
THE_SAME_ELSEWHERE: Answers = {
    "sector": "crafts",
    "scheme": "micro_entreprise",
    "receipts": YEAR,
    "purchases": Decimal(8),
    "overheads": Decimal(310),
    "household_type": "alone",
    "lodging": "benefit",
    "lodging_aid": Decimal(250),
}


def told(answers: Answers, code: str = "35", partner: Answers | None = None) -> ToldSituation:
    kit = KITS[code]
    return told_situation(answered(answers, kit), kit, DAY, None if partner is None else answered(partner, kit))


def answered(answers: Answers, kit: Kit) -> Answers:
    """The answers of a diagnosis, those computed included."""
    form = kit.forms[0]
    diagnosis = Diagnosis(support_id="x", on=DAY, form=form.code, kit_version=1, answers=answers)
    return known(diagnosis, tuple(kit.asked(form)), {})


@pytest.mark.parametrize(("code", "answers"), [("35", A), ("22", THE_SAME_ELSEWHERE)])
def test_example_a_is_told_by_each_kit_in_its_own_words(code: str, answers: Answers) -> None:
    read = told(answers, code)
    assert read.situation is not None
    assert live_on(read.situation, SCALES).total == Decimal("851.03")
    assert (read.missing, read.months_known) == ((), 12)


def test_a_blank_diagnosis_says_what_must_be_answered_first() -> None:
    read = told({})
    assert read.situation is None
    assert "Recettes des douze derniers mois" in read.missing
    assert {"Régime fiscal et social", "Situation familiale", "Le foyer est logé"} <= set(read.missing)
    assert "Enfants à charge" in read.assumed
    assert "Nature de l’activité" in told({"regime": "micro"}).missing
    assert told({**A, "housing_aid": None}).missing == ("Aide au logement par mois",)


def test_a_kit_that_means_nothing_to_the_calculator_says_all_that_it_lacks() -> None:
    read = told({"turnover_months": YEAR}, "blank")
    assert read.situation is None
    assert "Régime" in read.missing


def test_every_answer_reaches_the_situation() -> None:
    more: Answers = {
        "second_nature": "sale",
        "second_turnover_months": (Decimal(100),) * 11 + (None,),
        "startup_relief": "granted",
        "startup_relief_until": date(2026, 12, 31),
        "flat_tax": True,
        "hours_worked": Decimal(40),
        "need_lines": (("Loyer", Decimal(600)), ("Alimentation", Decimal(400))),
        "debt_lines": (("Urssaf", Decimal(900), Decimal(75), True),),
        "turnover_last_year": Decimal(14_000),
        "family_situation": "family",
        "children": 2,
        "children_births": "2015, 06/2018",
        "rsa_increased": True,
        "other_job_kind": "fixed",
        "other_job_wage": Decimal(300),
        "partner_wage": Decimal(500),
        "family_benefits": Decimal("153.01"),
        "other_incomes": (("Pension", Decimal(80)),),
    }
    read = told({**A, **more})
    situation = read.situation
    assert situation is not None
    micro, home = situation.business, situation.home
    assert isinstance(micro, Micro)
    assert [(one.category, len(one.months)) for one in micro.activities] == [
        ("service_bic_artisanat", 12),
        ("vente_commerce", 0),
    ]
    assert (micro.relief, micro.relief_until, micro.flat_tax) == (True, date(2026, 12, 31), True)
    assert (home.couple, home.children, home.lone_parent_increase) == (True, (11, 8), True)
    assert (home.wage, home.partner_wage, home.family_benefits, home.other) == (300, 500, Decimal("153.01"), 80)
    assert (situation.hours, situation.debts, situation.last_year_turnover) == (40, 75, 14_000)
    assert situation.needs == 0
    assert read.assumed == ()


def test_fixed_costs_told_line_by_line_keep_their_names() -> None:
    lines = (("Local", Decimal(250)), ("Téléphone", None), ("Assurance", Decimal(60)))
    assert told({**A, "fixed_cost_lines": lines}).costs == (Cost("Local", Decimal(250)), Cost("Assurance", Decimal(60)))
    assert (
        told({**THE_SAME_ELSEWHERE, "overhead_lines": lines}, "22").costs
        == told({**A, "fixed_cost_lines": lines}).costs
    )
    assert told({**A, "fixed_cost_lines": "Local"}).costs == ()
    assert told(A).costs == ()


def test_what_is_not_told_and_counted_as_nothing_is_named() -> None:
    couple = told({**A, "family_situation": "couple", "need_lines": (("Loyer", Decimal(900)),)})
    assert "Salaire net du conjoint, par mois" in couple.assumed
    assert couple.situation is not None
    assert couple.situation.needs == 650
    assert told({**A, "children": 3}).situation.home.children == (0, 0, 0)  # pyright: ignore[reportOptionalMemberAccess]


@pytest.mark.parametrize(
    ("business", "regime"),
    [
        ({"regime": "artist"}, "Artiste-auteur"),
        ({"regime": None, "legal_form": "sasu"}, "SASU"),
        ({"regime": "micro", "activity_nature": "farming"}, "Activité agricole"),
    ],
)
def test_what_is_not_reckoned_takes_the_figures_typed(business: Answers, regime: str) -> None:
    missing = told({**A, **business})
    assert missing.situation is None
    assert missing.missing == ("Cotisations sociales par mois", "Bénéfice annuel retenu")
    figures: Answers = {"typed_contributions": Decimal(150), "typed_profit": Decimal(6000)}
    read = told({**A, **business, **figures}).situation
    assert read is not None
    assert read.business == TypedBusiness(
        regime=regime,
        turnover=Decimal(1200),
        contributions=Decimal(150),
        profit=Decimal(500),
        purchases_rate=Decimal("0.08"),
        fixed_costs=Decimal(310),
    )
    assert told({**business, **figures}).situation is None


def test_a_sole_trader_must_say_its_regime() -> None:
    assert "Régime fiscal et social" in told({**A, "regime": None, "legal_form": "ei"}).missing
    assert told({**A, "regime": None, "legal_form": "micro"}).situation is not None


def test_one_rsa_is_reckoned_for_a_couple_who_both_have_a_business() -> None:
    couple: Answers = {**A, "family_situation": "couple"}
    both = told(couple, partner=couple)
    assert both.situation is not None
    assert both.situation.partner == both.situation.business
    half = told(couple, partner={"activity_nature": "craft"})
    assert half.situation is not None
    assert half.situation.partner is None
    assert "Activité du conjoint" in half.assumed


VALUES = st.none() | st.decimals(0, 10_000, places=2) | st.sampled_from(["micro", "craft", "couple", "benefit"])


@given(st.dictionaries(st.sampled_from(sorted({*A, "children_births", "legal_form"} - {"business_since"})), VALUES))
def test_a_situation_is_whole_or_says_what_is_missing(answers: dict[str, object]) -> None:
    fitting = {
        key: value
        for key, value in answers.items()
        if isinstance(value, str) == (key in {"activity_nature", "regime", "family_situation", "housing_charge",
                                              "children_births", "legal_form"})
    }  # fmt: skip
    if fitting.pop("turnover_months", None) is not None:
        fitting["turnover_months"] = YEAR
    read = told_situation(answered(cast("dict[str, Value]", fitting), KITS["35"]), KITS["35"], DAY)
    assert (read.situation is None) == bool(read.missing)
