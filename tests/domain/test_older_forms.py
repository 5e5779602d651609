# SPDX-License-Identifier: EUPL-1.2
"""Answers given under an older form: what is new since, what is no longer asked, and which kit still knows it."""

from dataclasses import replace

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.older_forms import (
    asked_by,
    differ,
    fields_by,
    known_somewhere,
    new_questions,
    no_longer_asked,
)
from accomp_desktop.domain.questions import Form, Question, Section


def kit(*questions: Question) -> Kit:
    return Kit("99", "Essai", "Ailleurs", "Personne", forms=(Form("start", "Départ", (Section("a", "A", questions),)),))


THEN = kit(Question("trade", "Métier"), Question("stall", "Étal"))
NOW = kit(Question("trade", "Métier"), Question("stall", "Étal", retired=True), Question("van", "Camion"))


def test_two_versions_of_a_form_differ_by_what_they_ask() -> None:
    assert differ(THEN, NOW, "start")
    assert not differ(THEN, replace(THEN, label="Autre nom"), "start")
    assert asked_by(NOW, "unknown") == ()
    assert fields_by(NOW, "unknown") == {}


def test_a_question_is_new_when_the_older_form_did_not_ask_it_and_nothing_answers_it() -> None:
    assert new_questions(THEN, NOW, "start", {}) == {"van"}
    assert new_questions(THEN, NOW, "start", {"van": "blanc"}) == frozenset()


def test_answers_to_retired_and_to_unknown_questions_are_no_longer_asked() -> None:
    assert no_longer_asked(NOW, "start", {"trade": "Couture", "stall": "B4", "old": "x"}) == ("stall", "old")


def test_a_field_is_known_by_the_first_kit_that_has_it() -> None:
    found = known_somewhere({"stall", "old"}, iter((NOW, kit(Question("stall", "Emplacement")), kit())))
    assert {key: one.label for key, one in found.items()} == {"stall": "Étal"}
    assert known_somewhere({"trade"}, (THEN, NOW))["trade"].label == "Métier"
    assert known_somewhere(set[str](), ()) == {}
