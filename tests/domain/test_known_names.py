# SPDX-License-Identifier: EUPL-1.2
"""A condition may speak of what is known where it stands."""

from accomp_desktop.domain.kit import ExitReason, Kit
from accomp_desktop.domain.known_names import names_for_form, names_for_indicators, names_for_record
from accomp_desktop.domain.questions import Form, Question, Section

DIAGNOSIS = Form(
    "diagnosis",
    "Diagnostic",
    (Section("life", "Vie", (Question("debts", "Dettes", "group", questions=(Question("owes", "Doit", "money"),)),)),),
)
KIT = Kit(
    "29",
    "Finistère",
    "Finistère",
    "Cap",
    fields=(
        Question("zone", "Zone"),
        Question("mood", "Moral", record="interview"),
        Question("sum", "Total", "computed"),
    ),
    forms=(DIAGNOSIS,),
    exit_reasons=(ExitReason("retired", "Retraite", "neutral"), ExitReason("old", "Ancien", "neutral", retired=True)),
)


def test_a_form_speaks_of_its_questions_its_day_and_who_is_accompanied() -> None:
    names = names_for_form(KIT, DIAGNOSIS)
    assert {"owes", "on", "zone", "sum", "birth_date", "children", "legal_form", "started_on"} <= names.keys()
    assert names.keys().isdisjoint({"debts", "mood", "livelihood"})
    assert (names["owes"].record, names["on"].record, names["zone"].record) == ("diagnosis", "diagnosis", "person")


def test_a_field_speaks_of_those_of_its_record_and_of_the_person() -> None:
    names = names_for_record(KIT, "interview")
    assert {"mood", "attendance", "zone", "children", "legal_form"} <= names.keys()
    assert names.keys().isdisjoint({"owes", "started_on"})
    assert next(iter(names_for_record(KIT, "person"))) == "sex"


def test_an_indicator_speaks_of_all_that_is_known_of_a_participation() -> None:
    names = names_for_indicators(KIT)
    assert {"zone", "children", "trade", "started_on", "livelihood", "diploma", "reason"} <= names.keys()
    assert names.keys().isdisjoint({"mood", "owes"})
    assert names["reason"].kind.read("Retraite") == "retired"
    assert names["on"].record == "exit"
