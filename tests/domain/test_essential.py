# SPDX-License-Identifier: EUPL-1.2
"""What a first meeting asks: questions, or groups of them, that the kit marks."""

from accomp_desktop.domain.essential import beyond, goes_beyond
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.questions import Question, Section, interview_title

KIT = Kit("99", "Essai", "Ailleurs", "Personne")


def section(*questions: Question) -> Section:
    return Section("a", "A", questions)


def test_what_is_not_marked_is_left_aside_and_nothing_when_nothing_is_marked() -> None:
    trade, stall = Question("trade", "Métier", essential=True), Question("stall", "Étal")
    assert beyond(KIT.fields_of_section(section(trade, stall))) == {"stall"}
    assert beyond(KIT.fields_of_section(section(stall))) == frozenset()


def test_a_group_is_essential_by_one_of_its_questions_or_as_a_whole() -> None:
    rent, aid = Question("rent", "Loyer", essential=True), Question("aid", "Aide")
    group = Question("housing", "Logement", "group", questions=(rent, aid))
    assert beyond(KIT.fields_of_section(section(group))) == {"aid"}
    whole = Question("food", "Courses", "group", essential=True, questions=(Question("meals", "Repas"),))
    assert beyond(KIT.fields_of_section(section(whole, group))) == {"aid"}


def test_an_interview_is_named_by_its_rank() -> None:
    assert [interview_title(rank) for rank in (0, 1, 3)] == ["", "Premier entretien", "Troisième entretien"]


def test_answers_go_beyond_by_what_is_not_the_household_s() -> None:
    asked = (
        Question("trade", "Métier", essential=True),
        Question("stall", "Étal"),
        Question("rent", "Loyer", record="household"),
    )
    fields = tuple(KIT.fields_of_section(section(*asked)))
    assert goes_beyond(fields, {"stall": "B4"})
    assert not goes_beyond(fields, {"trade": "Couture", "rent": 400, "old": "x"})
