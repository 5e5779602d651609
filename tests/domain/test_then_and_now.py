# SPDX-License-Identifier: EUPL-1.2
"""What changed from the entry to the last diagnosis: marks by axis, and each figure with its difference in words."""

from datetime import date
from decimal import Decimal

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.form_reading import Mark
from accomp_desktop.domain.kinds import Computed, Money, Number, Text
from accomp_desktop.domain.questions import Score
from accomp_desktop.domain.then_and_now import EXIT, Moment, compare, named
from accomp_desktop.domain.values import Value

SALES, ORDER, HOPE = Score("sales", "Commercial", "a", 40), Score("order", "Gestion", "b"), Score("hope", "Projet")
BRAKES = Score("brakes", "Freins", "c")
CASH = Field("cash", "Trésorerie", Money())
DEBTS = Field("debts", "Dettes", Computed(Money()), formula="x")
POINTS, WORDS = Field("points", "Points", Number()), Field("words", "Mots", Text())


def moment(name: str, *marks: Mark, **answers: Value) -> Moment:
    return Moment(name, DiagnosisReading(day=date(2026, 1, 1), marks=marks), answers)


ENTERED = moment("Entrée", Mark(SALES, Decimal(10)), Mark(ORDER), Mark(HOPE), cash=Decimal(100), points=6, words="a")
LEFT = moment(
    "Sortie", Mark(SALES, Decimal(30)), Mark(ORDER, Decimal(50)), Mark(HOPE), Mark(BRAKES, Decimal(80)),
    cash=Decimal(400), debts=Decimal(0), points=2, words=True,
)  # fmt: skip


def test_each_figure_says_its_difference_and_which_way_it_went() -> None:
    found = compare((ENTERED, LEFT), (CASH, DEBTS, POINTS, WORDS))
    assert found
    lines = {one.label: one for one in found.lines}
    told = {label: (one.change, one.direction) for label, one in lines.items()}
    assert told["Trésorerie"] == ("+300,00\u00a0€", "en hausse")
    assert told["Points"] == ("−4", "en baisse")
    assert told["Dettes"] == ("", "non connu")
    assert told["Recettes par mois"] == ("", "non connu")
    assert told["Mots"] == ("", "non connu")
    assert lines["Trésorerie"].shown(None) == "non connu"
    assert lines["Trésorerie"].shown(Decimal(100)) == "100,00\u00a0€"


def test_marks_are_brought_to_a_hundred_and_the_axis_told_in_words_is_left_out() -> None:
    found = compare((ENTERED, LEFT))
    assert found
    assert [(one.label, one.values) for one in found.axes] == [
        ("Commercial", (Decimal(25), Decimal(75))),
        ("Gestion", (None, Decimal(50))),
        ("Freins", (None, Decimal(80))),
    ]
    assert found.axes[0].change == "+50\u00a0sur 100"
    assert found.lines[-3:] == found.axes


def test_a_radar_wants_three_axes_marked_at_two_moments() -> None:
    nothing, few = compare((moment("Entrée"), LEFT)), compare((LEFT, moment("Sortie", Mark(SALES, Decimal(4)))))
    whole = compare((ENTERED, LEFT))
    assert nothing
    assert few
    assert whole
    assert (nothing.has_radar, few.has_radar, whole.has_radar) == (False, False, True)


def test_what_did_not_change_says_so() -> None:
    found = compare((LEFT, LEFT), (CASH,))
    assert found
    assert {one.direction for one in found.lines} == {"inchangé", "non connu"}
    assert found.lines[6].change == "0,00\u00a0€"


def test_one_diagnosis_alone_compares_with_nothing() -> None:
    assert compare((ENTERED,)) is None


def test_diagnoses_are_named_by_their_place() -> None:
    assert named(1, left=False) == ("Entrée",)
    assert named(2, left=True) == ("Entrée", EXIT)
    assert named(4, left=False) == ("Entrée", "Mi-parcours", "Mi-parcours", "Aujourd’hui")
