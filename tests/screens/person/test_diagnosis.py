# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis: begun blank or from the last answers, answered section by section, kept under its form."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.questions import Question
from accomp_desktop.domain.shared_answers import shared_keys
from accomp_desktop.domain.shelves import questions_of
from accomp_desktop.domain.steps import share_household
from accomp_desktop.domain.values import Value
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.identity import IdentityTab
from accomp_desktop.ui.saving import LeavingQuestion
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room
from tests.screens.person.diagnosing import form_of


def answer(tab: DiagnosisTab, section: int, key: str, value: Value) -> None:
    editor = form_of(tab).form(section).editor(key)
    editor.set_value(value)
    editor.changed.emit()


def type_wrongly(tab: DiagnosisTab) -> None:
    """Type in the hours worked what is no number."""
    editor = form_of(tab).form(6).editor("hours_worked")
    assert isinstance(editor, LineEditor)
    editor.line.setText("beaucoup")
    editor.line.textEdited.emit("beaucoup")


def kit_of(room: Room) -> Kit:
    return room.ask(lambda register: kit_from_data(register.kit_data()))


def last_diagnosis(room: Room, person_id: str) -> Diagnosis:
    return room.file(person_id).supports[-1].diagnoses[-1]


def test_a_diagnosis_begins_from_the_last_answers_and_is_kept_under_its_form(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    before = running.supports[-1].diagnoses
    tab = room.tab(person_id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=True)
    room.settle()
    answer(tab, 7, "confidence", 4)
    tab.save()
    room.settle()
    kept = last_diagnosis(room, person_id)
    assert len(room.file(person_id).supports[-1].diagnoses) == len(before) + 1
    assert kept.answers == {**before[-1].answers, "confidence": 4}
    assert kept.form == "diagnosis"
    assert kept.kit_version == room.ask(lambda register: register.kit_data())["version"]
    assert not tab.is_changed()
    assert tab.days.count() == len(before) + 1
    room.undo()
    assert room.file(person_id).supports[-1].diagnoses == before


def test_the_answers_are_counted_as_they_are_given(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=False)
    room.settle()
    assert set(form_of(tab).original.answers) <= shared_keys(kit_of(room))
    form_of(tab).show_essential(alone=False)
    household = form_of(tab).answered()[0]
    form_of(tab).show_essential(alone=True)
    essential = form_of(tab).answered()[0]
    answer(tab, 5, "receipts_book", "yes")
    given, asked = form_of(tab).answered()
    assert (given, asked >= 20) == (essential, True)
    form_of(tab).show_essential(alone=False)
    given, asked = form_of(tab).answered()
    assert (given, asked >= 70) == (household + 1, True)
    assert form_of(tab).sections.row_of(5).text().startswith("Gestion")
    assert "1/" in form_of(tab).sections.row_of(5).text()


def test_a_diagnosis_begun_is_given_up(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=False)
    room.settle()
    tab.discard()
    room.settle()
    assert not tab.is_changed()
    assert form_of(tab).original == running.supports[-1].diagnoses[-1]
    assert room.file(running.person.id) == running


def test_another_day_is_looked_at_unless_something_would_be_lost(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    first = running.supports[-1].diagnoses[0]
    type_wrongly(tab)
    tab.days.setCurrentIndex(tab.days.findData(first.id))
    tab.days.activated.emit(tab.days.currentIndex())
    question = room.dialog(LeavingQuestion)
    next(one for one in question.buttons() if one.text() == "Abandonner").click()
    room.settle()
    assert form_of(tab).original == first
    assert not tab.is_changed()


def test_a_diagnosis_is_removed_and_comes_back(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "diagnosis", DiagnosisTab)
    held = left.supports[-1].diagnoses
    for _ in held:
        tab.remove()
        room.settle()
    assert room.file(left.person.id).supports[-1].diagnoses == ()
    begin = next(one for one in tab.findChildren(QPushButton) if one.text() == "Commencer le diagnostic")
    begin.click()
    room.settle()
    assert set(form_of(tab).original.answers) <= shared_keys(kit_of(room))
    tab.discard()
    room.settle()
    room.undo()
    assert len(room.file(left.person.id).supports[-1].diagnoses) == 1


def test_without_a_day_nothing_is_saved(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    editor = form_of(tab).head.editor("on")
    editor.set_value(None)
    editor.changed.emit()
    assert tab.bar.isVisible()
    assert not tab.bar.save.isEnabled()
    tab.save()
    room.settle()
    assert room.file(running.person.id) == running


def with_another_form(kit: Kit) -> Kit:
    """Ask one thing more in the last section, and no longer whether the RSA is increased."""
    form = kit.forms[0]
    first, last = (questions_of(form.code, form.sections[at].code) for at in (0, -1))
    kit = first.take_out(kit, "rsa_increased")
    return last.put(kit, Question("wishes", "Souhaits de la personne"))


@pytest.fixture
def older(room: Room, running: PersonFile) -> Diagnosis:
    """A diagnosis one answer of which is no longer asked."""
    kit = room.ask(lambda register: kit_from_data(register.kit_data()))
    last = replace(running.supports[-1].diagnoses[-1], kit_version=kit.version)
    answered = last.answering("rsa_increased", True)  # noqa: FBT003  an answer
    room.ask(lambda register: register.apply((answered,), "Réponse"))
    room.ask(lambda register: register.save_kit(kit_to_data(with_another_form(kit)), "Formulaire"))
    return last_diagnosis(room, running.person.id)


def other_confidence(diagnosis: Diagnosis) -> int:
    return 2 if diagnosis.answers.get("confidence") != 2 else 3


def texts(tab: DiagnosisTab) -> list[str]:
    return [one.text() for one in tab.findChildren(QLabel)]


def test_a_diagnosis_opens_under_the_form_it_was_filled_with(room: Room, running: PersonFile, older: Diagnosis) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    banner = tab.findChild(Banner)
    assert banner is not None
    assert banner.sentence.startswith("Rempli avec le formulaire du ")
    assert banner.sentence.endswith(f"(version {older.kit_version}).")
    assert form_of(tab).form(0).editor("rsa_increased").value() is True
    assert "Réponses à des questions retirées" not in texts(tab)
    answer(tab, 7, "confidence", other_confidence(older))
    tab.save()
    room.settle()
    kept = last_diagnosis(room, running.person.id)
    assert (kept.kit_version, kept.answers) == (
        older.kit_version,
        {**older.answers, "confidence": other_confidence(older)},
    )


def test_the_present_form_opens_older_answers_with_what_is_new_marked(
    room: Room, running: PersonFile, older: Diagnosis
) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    next(one for one in tab.findChildren(QPushButton) if one.text() == "Passer au formulaire actuel").click()
    room.settle()
    assert tab.findChild(Banner) is None
    assert not tab.is_changed()
    kit = room.ask(lambda register: kit_from_data(register.kit_data()))
    last = len(kit.forms[0].sections) - 1
    answer(tab, last, "wishes", "Un atelier")
    assert "Souhaits de la personne (nouvelle question)" in texts(tab)
    assert form_of(tab).sections.row_of(last + 2).text() == "Réponses à des questions retirées"
    form_of(tab).sections.pick(last + 2)
    assert "RSA majoré" in texts(tab)
    tab.save()
    room.settle()
    kept = last_diagnosis(room, running.person.id)
    assert kept.kit_version == kit.version
    assert kept.answers == {**older.answers, "wishes": "Un atelier"}
    assert tab.findChild(Banner) is None
    assert sections_of(tab)[-1] == "Réponses à des questions retirées"


def sections_of(tab: DiagnosisTab) -> list[str]:
    sections = form_of(tab).sections
    return [sections.item(rank).text() for rank in range(sections.count())]


def test_what_is_typed_under_the_older_form_is_not_lost_by_going_to_the_present_one(
    room: Room, running: PersonFile, older: Diagnosis
) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    answer(tab, 7, "confidence", other_confidence(older))
    tab.bring_to_present_form()
    room.settle()
    assert tab.findChild(Banner) is None
    kept = last_diagnosis(room, running.person.id)
    assert (kept.answers["confidence"], kept.kit_version) == (other_confidence(older), older.kit_version)
    tab.discard()
    room.settle()
    assert tab.findChild(Banner) is not None


def test_a_new_diagnosis_is_filled_under_the_running_form(room: Room, running: PersonFile, older: Diagnosis) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=True)
    room.settle()
    assert tab.findChild(Banner) is None
    tab.save()
    room.settle()
    kept = last_diagnosis(room, running.person.id)
    assert kept.kit_version > older.kit_version
    assert kept.answers == older.answers


def test_alerts_and_marks_follow_the_answers(room: Room, running: PersonFile, photograph: Photograph) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    form, kit = form_of(tab), room.ask(lambda register: kit_from_data(register.kit_data()))
    form.sections.setCurrentRow(form.sections.count() - 1)
    room.settle()
    told = texts(tab)
    assert {one.label for one in kit.forms[0].scores} <= set(told)
    assert sections_of(tab)[-1] == "Lecture"
    photograph(room.workspace, "person-diagnosis-reading")
    answer(tab, 2, "insurance_held", "no")
    form.sections.setCurrentRow(form.sections.count() - 1)
    assert next(one.label for one in kit.forms[0].alerts if "insurance_held" in one.when) in texts(tab)


def test_what_the_household_lives_on_is_typed_once_for_both(room: Room, files: tuple[PersonFile, ...]) -> None:
    she, he = [one for one in files if one.supports and one.supports[-1].exit is None and one.supports[-1].diagnoses][
        :2
    ]
    room.desk.apply(share_household(she.person, he.person), "Rattachement à un foyer")
    room.settle()
    tab = room.tab(she.person.id, "diagnosis", DiagnosisTab)
    answer(tab, 0, "rent", Decimal("612.50"))
    tab.save()
    room.settle()
    kept = room.file(she.person.id)
    assert kept.household is not None
    assert kept.household.answers["rent"] == Decimal("612.50")
    assert last_diagnosis(room, she.person.id).answers["rent"] == Decimal("612.50")
    identity = room.tab(he.person.id, "identity", IdentityTab)
    forms = identity.findChildren(RecordForm)
    assert forms[-1].editor("rent").value() == Decimal("612.50")
    editor = forms[-1].editor("rent")
    editor.set_value(Decimal(700))
    editor.changed.emit()
    identity.save()
    room.settle()
    tab = room.tab(she.person.id, "diagnosis", DiagnosisTab)
    assert form_of(tab).form(0).editor("rent").value() == Decimal(700)
    assert last_diagnosis(room, she.person.id).answers["rent"] == Decimal("612.50")
