# SPDX-License-Identifier: EUPL-1.2
"""A form to fill by hand: its sections by interview, and its conditions in words."""

import pytest

from accomp_desktop.domain.blank_form import OTHERWISE, in_words, sections_to_fill
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choices, Money, Number, Option, YesNo
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.option_kinds import Choice
from accomp_desktop.domain.questions import Form, Question, Section

STALLS = (Option("market", "Marché"), Option("shop", "Boutique"))
NAMES = {
    "debt": Field("debt", "Dette", Money()),
    "hours": Field("hours", "Heures", Number()),
    "unpaid": Field("unpaid", "Impayés", YesNo()),
    "stall": Field("stall", "Étal", Choice(STALLS)),
    "stalls": Field("stalls", "Étals", Choices(STALLS)),
}


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("unpaid", "si «\u202fImpayés\u202f» est oui"),
        ("not unpaid", "si «\u202fImpayés\u202f» est non"),
        ("debt > 0.5", "si «\u202fDette\u202f» dépasse 0,5"),
        ('stall == "shop"', "si «\u202fÉtal\u202f» est «\u202fBoutique\u202f»"),
        ('stall in ("shop", "market")', "si «\u202fÉtal\u202f» est «\u202fBoutique\u202f» ou «\u202fMarché\u202f»"),
        ('stall not in ("shop", "gone")', "si «\u202fÉtal\u202f» n’est ni «\u202fBoutique\u202f» ni gone"),
        ('"market" in stalls', "si «\u202fÉtals\u202f» contient «\u202fMarché\u202f»"),
        ("known(debt) and hours >= 9",
         "si «\u202fDette\u202f» est renseigné et si «\u202fHeures\u202f» est d’au moins 9"),
        ("debt > hours", OTHERWISE),
        ("nobody", OTHERWISE),
    ],
)  # fmt: skip
def test_a_condition_is_told_in_words(condition: str, told: str) -> None:
    assert in_words(condition, NAMES) == told


def test_that_what_is_left_aside_is_unknown_goes_without_saying() -> None:
    assert in_words("not known(debt)", NAMES, {"debt"}) == ""
    assert in_words("not known(debt) and unpaid", NAMES, {"debt"}) == "si «\u202fImpayés\u202f» est oui"


def kit_of(*sections: Section) -> tuple[Kit, Form]:
    form = Form("start", "Départ", sections)
    return Kit("99", "Essai", "Ailleurs", "Personne", forms=(form,)), form


def test_sections_come_by_interview_with_what_someone_may_answer() -> None:
    kit, form = kit_of(
        Section("b", "Suite", (Question("plan", "Plan"),), interview=2),
        Section("a", "Début", (
            Question("craft", "Métier", essential=True),
            Question("debt", "Dette", "money", only_if="known(craft)"),
            Question("old", "Ancienne", retired=True),
            Question("sum", "Somme", "computed", formula="debt * 2"),
        ), interview=1),
        Section("c", "Vide", (Question("none", "Cachée", hidden=True),)),
    )  # fmt: skip
    first, second = sections_to_fill(kit, form, essential=False)
    assert (first.title, [one.key for one in first.fields], second.title) == ("Début", ["craft", "debt"], "Suite")
    assert first.fields[1].only_if == "si «\u202fMétier\u202f» est renseigné"
    (alone,) = sections_to_fill(kit, form, essential=True)
    assert [one.key for one in alone.fields] == ["craft"]
