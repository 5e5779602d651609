# SPDX-License-Identifier: EUPL-1.2
"""The kits that ship: every condition and formula can be reckoned, every letter filled, and says what it must."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.domain.expressions import check, computed, evaluate, holds, in_order
from accomp_desktop.domain.kit import SHARED, Kit
from accomp_desktop.domain.known_names import names_for_proposals
from accomp_desktop.domain.letters import merge_names, merge_problems
from accomp_desktop.domain.shared_answers import shared_keys
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.exchange.kits import kits, read_kit

SHIPPED = {folder.name: read_kit(folder) for folder in kits()}
FOUNDING, BLANK = SHIPPED["35"], SHIPPED["blank"]
FORM = FOUNDING.forms[0]

ABOUT_A_PERSON = ("person", "household", "business", "support")
ABOUT_A_PARTICIPATION = (*ABOUT_A_PERSON, "exit", "participation")

each_kit = pytest.mark.parametrize("kit", SHIPPED.values(), ids=SHIPPED)

EVERY_HABIT = (
    "receipts_book", "purchases_book", "quotes_written", "invoices",
    "reminders", "tracking_tool", "cash_forecast", "papers_filed",
)  # fmt: skip
EVERY_OBSTACLE = ("mobility", "family", "health", "reading", "housing", "money", "paperwork", "digital")
SELLS_WELL: Answers = {
    "on": date(2026, 5, 4), "turnover_months": (Decimal(900),) * 12, "offer_clarity": "clear", "active_clients": 12,
    "returning_share": Decimal(60), "prices_revised_on": date(2026, 1, 1), "sales_actions": 4,
    "channels": ("internet", "markets", "platform"), "quotes_sent": 10, "quotes_signed": 5,
    "unpaid": False, "payment_days": 15, "price_position": "chosen",
    "order_weeks": 8,
}  # fmt: skip


def keys(kit: Kit, *records: str) -> set[str]:
    return {item.key for record in records for item in kit.fields_of(record)}


def expressions(kit: Kit) -> Iterator[tuple[str, set[str]]]:
    """Every text of a kit that is reckoned, with the names it may use."""
    for field in (item for one in kit.fields for item in kit.fields_in(one)):
        yield from ((text, keys(kit, *ABOUT_A_PERSON, field.record)) for text in (field.only_if, field.formula))
    for form in kit.forms:
        known = keys(kit, *ABOUT_A_PERSON) | {item.key for item in kit.asked(form)} | {"on"}
        asked = (
            (one.only_if, one.formula)
            for section in form.sections
            for q in section.questions
            for one in (q, *q.questions)
        )
        yield from ((text, known) for pair in asked for text in pair)
        yield from ((section.only_if, known) for section in form.sections)
        known = set(names_for_proposals(kit, form))
        yield from ((score.formula, known) for score in form.scores)
        yield from ((alert.when, known) for alert in form.alerts)
        yield from ((one.when, known) for one in form.proposals)
    yield from ((one.when, keys(kit, *ABOUT_A_PARTICIPATION)) for one in kit.indicators)


def reckoned(answers: Answers) -> dict[str, Value]:
    formulas = {item.key: item.formula for item in FOUNDING.asked(FORM) if item.formula}
    return {**answers, **computed(formulas, answers)}


def scored(code: str, answers: Answers) -> Value:
    return evaluate(next(one.formula for one in FORM.scores if one.code == code), reckoned(answers))


def warned(**answers: Value) -> set[str]:
    known = reckoned({"on": date(2026, 5, 4), **answers})
    return {alert.code for alert in FORM.alerts if holds(alert.when, known)}


@each_kit
def test_every_condition_and_formula_can_be_reckoned(kit: Kit) -> None:
    for text, known in expressions(kit):
        check(text, known)


@each_kit
def test_no_formula_waits_for_itself(kit: Kit) -> None:
    for form in kit.forms:
        asked = list(kit.asked(form))
        assert in_order({item.key: item.formula for item in asked if item.formula}) is not None
        assert in_order({item.key: item.only_if for item in asked if item.only_if}) is not None


@each_kit
def test_every_letter_can_be_filled(kit: Kit) -> None:
    assert kit.letters
    for letter in kit.letters:
        assert list(merge_problems(letter, merge_names(kit))) == []


@each_kit
def test_every_question_is_asked_once_and_says_where_it_comes_from(kit: Kit) -> None:
    core = {item.key for record in ABOUT_A_PERSON for item in kit.fields_of(record)}
    for form in kit.forms:
        asked = [item.key for item in kit.asked(form)]
        assert len(asked) == len(set(asked))
        assert core & set(asked) == shared_keys(kit) | {one.key for one in kit.asked(form) if one.record == SHARED}
        for question in (one for section in form.sections for one in section.questions):
            assert question.source or all(one.source for one in question.answered())


@each_kit
def test_every_list_has_a_name_and_is_used(kit: Kit) -> None:
    asked = [item for one in kit.fields for item in (one, *one.questions)]
    asked += [
        item for form in kit.forms for s in form.sections for one in s.questions for item in (one, *one.questions)
    ]
    known = {"advisers", "partners", "proofs", "branches", "training_modules", "papers"}
    assert kit.list_labels.keys() == kit.lists.keys()
    assert kit.lists.keys() <= {one.list for one in asked} | known


@each_kit
def test_every_exit_has_its_proof_and_every_action_its_track(kit: Kit) -> None:
    assert all(kit.proof_of(reason) for reason in kit.exit_reasons)
    assert {action.code for action in kit.actions} == {code for track in kit.tracks for code in track.actions}
    assert all(action.proof and action.indicator for action in kit.actions)


def test_the_founding_diagnosis_asks_about_a_hundred_questions_in_three_interviews() -> None:
    asked = [item for item in FOUNDING.asked(FORM) if not (item.formula or item.retired)]
    assert 95 <= len(asked) <= 110
    assert [section.interview for section in FORM.sections] == [1, 1, 1, 2, 2, 2, 3, 3]
    assert {item.key for item in asked if item.sensitive} == {"health_impact", "bank_access", "fatigue"}


def test_sales_are_marked_out_of_a_hundred_once_six_months_are_known() -> None:
    assert scored("commercial", SELLS_WELL) == 100
    assert scored("commercial", {**SELLS_WELL, "quotes_sent": 0, "quotes_signed": None}) == 90
    assert scored("commercial", {**SELLS_WELL, "unpaid": True}) == Decimal("92.5")
    assert scored("commercial", {**SELLS_WELL, "turnover_months": (None,) * 7 + (Decimal(900),) * 5}) is None
    assert scored("commercial", {**SELLS_WELL, "sales_actions": None}) is None


def test_management_counts_the_purchases_only_where_they_must_be_kept() -> None:
    tidy: dict[str, Value] = dict.fromkeys(EVERY_HABIT, "yes")
    assert scored("management", tidy) == scored("management", {**tidy, "purchases_book": "not_needed"}) == 100
    assert scored("management", {**tidy, "invoices": "partly"}) == Decimal("93.75")
    assert scored("management", {**tidy, "invoices": None}) is None


def test_each_obstacle_takes_its_share() -> None:
    free: dict[str, Value] = {f"{one}_impact": "none" for one in EVERY_OBSTACLE}
    assert scored("obstacles", free) == 100
    assert scored("obstacles", {**free, "money_impact": "strong"}) == Decimal("87.5")
    assert scored("obstacles", dict.fromkeys(free, "strong")) == 0
    assert scored("obstacles", {**free, "digital_impact": None}) is None


def test_what_is_reckoned_of_the_finances_follows_the_detail_then_the_total() -> None:
    months = (None,) * 6 + tuple(Decimal(one) for one in (500, 600, 700, 800, 900, 1000))
    told = {"turnover_months": months, "variable_share": Decimal(20), "cash": Decimal(300), "debts": Decimal(4500)}
    known = reckoned({**told, "fixed_cost_lines": (("Loyer", Decimal(400)), ("Téléphone", None))})
    assert (known["average_turnover_3"], known["average_turnover_6"], known["turnover_trend"]) == (900, 750, 300)
    assert (known["annual_turnover"], known["debts_rate"]) == (9000, 50)
    assert (known["margin_rate"], known["break_even"], known["cash_months"]) == (80, 500, Decimal("0.8"))
    assert reckoned({**told, "fixed_costs": Decimal(160)})["break_even"] == 200
    assert reckoned({"turnover_months": (None,) * 9 + months[-3:]})["annual_turnover"] is None


def test_the_turnover_of_two_natures_is_reckoned_together_and_unknown_where_one_is() -> None:
    told = {"turnover_months": (Decimal(400),) * 12, "second_turnover_months": (None, *[Decimal(100)] * 11)}
    assert reckoned(told)["average_turnover_12"] == 400
    both = reckoned({**told, "second_nature": "sale"})
    assert both["all_turnover"] == (None, *[Decimal(500)] * 11)
    assert (both["average_turnover_12"], both["average_turnover_3"]) == (500, 500)
    alone = reckoned({"turnover_months": told["turnover_months"], "second_nature": "sale"})
    assert alone["average_turnover_12"] is None


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"turnover_months": (Decimal(400),) * 12, "activity_bonus_open": False}, "bonus_missing"),
        ({"urssaf_debt": Decimal(1200), "urssaf_plan": False}, "urssaf_debt_unplanned"),
        ({"main_client_share": Decimal(80)}, "dependency"),
        ({"insurance_held": "no"}, "insurance_missing"),
        ({"qualification_held": "no"}, "qualification_missing"),
        ({"startup_relief_until": date(2026, 7, 31)}, "relief_ending"),
        ({"turnover_months": (Decimal(0),) * 12, "fixed_costs": Decimal(90)}, "costs_without_sales"),
        ({"business_since": date(2025, 6, 1)}, "young_business"),
        ({"last_declaration_on": date(2025, 12, 20)}, "declaration_late"),
        ({"money_impact": "strong"}, "strong_obstacle"),
        ({"hours_worked": 40, "hours_billed": 12}, "few_hours_billed"),
        ({"flat_tax": True, "household_taxed": False}, "flat_tax_useless"),
    ],
)
def test_what_an_answer_warns_of_is_told(answers: dict[str, Value], code: str) -> None:
    assert code in warned(**answers)


def test_nothing_known_warns_of_nothing_but_the_missing_turnover() -> None:
    assert warned() == {"turnover_incomplete"}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"startup_relief_until": date(2026, 9, 30)}, "relief_ending"),
        ({"startup_relief_until": date(2026, 4, 30)}, "relief_ending"),
        ({"business_since": date(2025, 5, 4)}, "young_business"),
        ({"urssaf_debt": Decimal(0)}, "urssaf_debt_unplanned"),
        ({"main_client_share": Decimal(75)}, "dependency"),
    ],
)
def test_an_answer_that_is_in_order_warns_of_nothing(answers: dict[str, Value], code: str) -> None:
    assert code not in warned(**answers)


def test_the_blank_kit_holds_the_least_that_a_programme_needs() -> None:
    assert BLANK.fields == ()
    assert set(BLANK.lists) >= {"advisers", "partners", "proofs"}
    assert [len(track.actions) for track in BLANK.tracks] == [3, 3, 3, 3]
    assert 6 <= len(list(BLANK.asked(BLANK.forms[0]))) <= 10
    assert {reason.outcome for reason in BLANK.exit_reasons} == {"positive", "dynamic", "neutral", "out"}


def test_the_headings_that_the_blank_kit_knows_are_those_of_the_founding_one() -> None:
    assert (BLANK.headings, BLANK.heading_parts) == (FOUNDING.headings, FOUNDING.heading_parts)
