# SPDX-License-Identifier: EUPL-1.2
"""What a diagnosis asks of the household: one answer for two people, kept as it was in what is over."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.person import Household, Person, Support
from accomp_desktop.domain.questions import Form, Question, Section
from accomp_desktop.domain.shared_answers import (
    as_now,
    following_household,
    forgetting_with,
    shared_keys,
    told_to_household,
)
from accomp_desktop.domain.values import Value

DAY = date(2026, 3, 1)
QUESTIONS = (
    Question("trade_since", "Depuis quand"),
    Question(
        "housing",
        "Logement",
        "group",
        record="household",
        questions=(Question("rent", "Loyer", "money", record="household"),),
    ),
    Question("aid", "Aide", "money", record="household"),
    Question("total", "Reste", "computed", record="household", formula="rent - aid"),
)
KIT = Kit("99", "Essai", "Ailleurs", "Personne", forms=(Form("start", "Départ", (Section("a", "A", QUESTIONS),)),))
PERSON = Person(id="she", household_id="home")
ANSWERS = st.dictionaries(st.sampled_from(["trade_since", "rent", "aid", "children_births"]), st.integers(0, 9))


def diagnosis(**answers: Value) -> Diagnosis:
    return Diagnosis(id="d", support_id="s", on=DAY, form="start", kit_version=1, answers=answers)


def home(**answers: Value) -> Household:
    return Household(id="home", version=3, answers=answers)


def test_a_shared_question_of_a_form_is_a_field_of_the_household() -> None:
    assert shared_keys(KIT) == {"rent", "aid"}
    assert [one.key for one in KIT.fields_of("household") if not one.core] == ["rent", "aid", "total"]
    assert "rent" not in {one.key for one in KIT.fields_of("person")}


def test_the_present_diagnosis_says_of_the_household_what_the_household_says() -> None:
    said = as_now(diagnosis(rent=400, trade_since=2020), home(rent=500, children_births="2015"), KIT)
    assert said.answers == {"rent": 500, "trade_since": 2020}
    assert as_now(diagnosis(rent=400), home(), KIT).answers == {"rent": 400}
    assert as_now(diagnosis(rent=400), None, KIT).answers == {"rent": 400}


def test_older_diagnoses_and_those_of_who_left_keep_what_they_said() -> None:
    both = (diagnosis(rent=300), diagnosis(rent=400))
    running = SupportFile(support=Support(person_id="she", started_on=DAY), diagnoses=both)
    over = SupportFile(
        support=Support(person_id="she", started_on=DAY),
        diagnoses=both,
        exit=Exit(support_id="s", on=DAY, reason="rose"),
    )
    blank = SupportFile(support=Support(person_id="she", started_on=DAY))
    file = PersonFile(person=PERSON, household=home(rent=500), supports=(over, running, blank))
    rents = [[one.answers["rent"] for one in support.diagnoses] for support in following_household(file, KIT).supports]
    assert rents == [[300, 400], [300, 500], []]


def test_what_a_diagnosis_says_of_the_household_is_written_once_for_both() -> None:
    assert told_to_household(diagnosis(rent=500), home(rent=500), PERSON, KIT) == ()
    [written] = told_to_household(diagnosis(rent=450), home(rent=500, aid=90, children_births="2015"), PERSON, KIT)
    assert written == home(rent=450, children_births="2015")
    begun, person = told_to_household(diagnosis(rent=450), None, Person(id="she"), KIT)
    assert begun.answers == {"rent": 450}
    assert isinstance(person, Person)
    assert person.household_id == begun.id


def test_what_the_household_says_no_more_is_forgotten_by_the_present_diagnoses() -> None:
    both = (diagnosis(rent=400, aid=90), diagnosis(rent=400, aid=90, trade_since=2020))
    support = Support(person_id="she", started_on=DAY)
    running = SupportFile(support=support, diagnoses=both)
    over = SupportFile(support=support, diagnoses=both, exit=Exit(support_id="s", on=DAY, reason="rose"))
    file = PersonFile(person=PERSON, supports=(over, running, SupportFile(support=support)))
    assert [*forgetting_with(home(rent=400, aid=90), home(rent=400), [file], KIT)] == [
        diagnosis(rent=400, trade_since=2020)
    ]
    assert [*forgetting_with(home(rent=400), home(rent=500, aid=90), [file], KIT)] == []


@given(ANSWERS, ANSWERS)
def test_both_diagnoses_of_a_household_then_agree(mine: dict[str, Value], held: dict[str, Value]) -> None:
    said = as_now(diagnosis(**mine), home(**held), KIT)
    [written] = told_to_household(said, home(**held), PERSON, KIT) or [home(**held)]
    assert isinstance(written, Household)
    theirs = as_now(diagnosis(), written, KIT)
    assert {key: said.answers.get(key) for key in ("rent", "aid")} == {
        key: theirs.answers.get(key) for key in ("rent", "aid")
    }
    assert written.answers.get("children_births") == held.get("children_births")
