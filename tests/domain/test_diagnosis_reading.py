# SPDX-License-Identifier: EUPL-1.2
"""What a diagnosis says: what one lives on, marks or why none, the track proposed with its reasons, the decision."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.domain.decision import DECIDED_TRACK, DECISION_REASON, OBSERVATION, OBSERVING, Decision
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.diagnosis_reading import DiagnosisReading, read_diagnosis
from accomp_desktop.domain.form_reading import TOO_FEW_MONTHS
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES

KIT = read_kit(RESOURCES / "kits" / "35")
DAY = date(2026, 7, 1)
PLUMBER: Answers = {
    "business_since": date(2020, 1, 1), "legal_form": "ei", "activity_nature": "craft", "regime": "micro",
    "family_situation": "single", "children": 0,
}  # fmt: skip
SELLS: Answers = {
    "housing_charge": "benefit", "housing_aid": Decimal(250), "turnover_months": (Decimal(1200),) * 12,
    "variable_share": Decimal(8), "fixed_costs": Decimal(310), "debts": Decimal(0), "cash": Decimal(400),
    "wish": "grow",
}  # fmt: skip


def reading(kit: Kit = KIT, **answers: Value) -> DiagnosisReading:
    given = {key: value for key, value in {**SELLS, **answers}.items() if value is not None}
    diagnosis = Diagnosis(support_id="s", on=DAY, form="diagnosis", kit_version=1, answers=given)
    found = read_diagnosis(kit, diagnosis, PLUMBER)
    assert found
    return found


def test_the_plumber_is_told_what_he_lives_on_and_that_leaving_the_rsa_is_a_trap() -> None:
    told = reading()
    assert told.livelihood
    found = told.livelihood
    assert (found.net_activity, found.rsa, found.prime) == (Decimal("530.24"), 0, Decimal("320.79"))
    assert "trap" in {one.code for one in told.cautions}
    assert not told.missing
    assert not told.refusal


def test_the_five_axes_come_in_order_and_the_project_is_told_in_words() -> None:
    marks = {one.score.code: one for one in reading().marks}
    assert list(marks) == ["viability", "commercial", "management", "obstacles", "project"]
    assert marks["project"].value is None
    assert not marks["project"].why
    assert marks["project"].told[0] == ("Aujourd’hui, la personne souhaite", "Développer l’activité")


def test_viability_sets_turnover_against_what_lets_one_live_with_the_trend_debts_and_cash() -> None:
    told = reading()
    assert told.livelihood
    target = told.livelihood.target_rsa
    assert target
    assert told.marks[0].value == 40 * Decimal(1200) / target + 10 + 20 + 20


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({"turnover_months": (Decimal(600),) * 9 + (Decimal(1800),) * 3}, 20),
        ({"turnover_months": (Decimal(600),) * 9 + (Decimal(580),) * 3}, 10),
        ({"turnover_months": (Decimal(1800),) * 9 + (Decimal(600),) * 3}, 0),
    ],
)
def test_a_rising_turnover_counts_more_than_a_steady_or_a_falling_one(answers: Answers, points: int) -> None:
    told = reading(**answers)
    assert told.livelihood
    assert told.livelihood.target_rsa
    value = told.marks[0].value
    assert value is not None
    months = answers["turnover_months"]
    assert isinstance(months, tuple)
    mean = sum((Decimal(str(one)) for one in months[-6:]), Decimal(0)) / 6
    assert value == pytest.approx(40 * min(1, mean / told.livelihood.target_rsa) + points + 40)


def test_no_mark_is_given_under_six_months_of_turnover() -> None:
    told = reading(turnover_months=(None,) * 7 + (Decimal(1200),) * 5)
    assert {one.why for one in told.marks if one.score.formula} == {TOO_FEW_MONTHS}
    assert (told.proposed.track, told.proposed.label) == (OBSERVATION, OBSERVING)
    assert told.livelihood, "what one lives on is still told"


def test_a_mark_that_waits_says_for_which_answers() -> None:
    marks = {one.score.code: one.why for one in reading(debts=None, housing_charge=None).marks}
    assert "Le foyer est logé" in marks["viability"]
    assert "Dettes" in marks["viability"]
    assert "autres réponses" in marks["management"]


def test_the_track_comes_with_all_its_reasons_those_of_others_and_those_that_wait() -> None:
    proposed = reading(wish="stop", fatigue=5, hours_free=10).proposed
    assert proposed.track == "stop"
    assert len(proposed.reasons) == 2
    assert [one.track for one in proposed.others] == ["boost"]
    waiting = reading().proposed.untold
    assert any("Fatigue" in one.missing for one in waiting)


def test_nothing_is_proposed_while_nothing_holds() -> None:
    proposed = reading(housing_charge=None).proposed
    assert (proposed.track, proposed.label, proposed.reasons, proposed.others) == ("", "", (), ())


def test_the_decision_is_the_adviser_s_and_may_differ() -> None:
    told = reading(**{DECIDED_TRACK: "combine", DECISION_REASON: "Un emploi l’attend."})
    assert told.decision == Decision("combine", "Développer la pluriactivité", "Un emploi l’attend.")
    assert told.differs
    assert not reading(**{DECIDED_TRACK: "boost"}).differs
    assert not reading().differs
    forgotten = reading(**{DECIDED_TRACK: "gone"}).decision
    assert forgotten
    assert forgotten.label == "gone"


def test_a_missing_scale_stops_the_calculation_and_says_so() -> None:
    told = reading(replace(KIT, scales=()))
    assert told.livelihood is None
    assert told.refusal
    assert told.cautions == ()


def test_a_form_that_the_kit_has_not_reads_nothing() -> None:
    diagnosis = Diagnosis(support_id="s", on=DAY, form="gone", kit_version=1)
    assert read_diagnosis(KIT, diagnosis, {}) is None
