# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis: begun blank or from the last answers, answered section by section, kept under its form."""

from PySide6.QtWidgets import QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from accomp_desktop.ui.saving import LeavingQuestion
from tests.screens.person.conftest import Room


def form_of(tab: DiagnosisTab) -> SectionedForm:
    form = tab.findChild(SectionedForm)
    assert form is not None
    return form


def answer(tab: DiagnosisTab, section: int, key: str, value: Value) -> None:
    editor = form_of(tab).form(section).editor(key)
    editor.set_value(value)
    editor.changed.emit()


def last_diagnosis(room: Room, person_id: str) -> Diagnosis:
    return room.file(person_id).supports[-1].diagnoses[-1]


def test_a_diagnosis_begins_from_the_last_answers_and_is_kept_under_its_form(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    before = running.supports[-1].diagnoses
    tab = room.tab(person_id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=True)
    room.settle()
    assert tab.bar.isVisible()
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
    assert form_of(tab).answered()[0] == 0
    answer(tab, 5, "receipts_book", "yes")
    given, asked = form_of(tab).answered()
    assert (given, asked >= 30) == (1, True)
    assert form_of(tab).sections.item(5).text().startswith("Gestion")
    assert "1/" in form_of(tab).sections.item(5).text()


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
    tab.begin(from_last=False)
    room.settle()
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
    assert form_of(tab).answered()[0] == 0
    tab.discard()
    room.settle()
    room.undo()
    assert len(room.file(left.person.id).supports[-1].diagnoses) == 1


def test_without_a_day_nothing_is_saved(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    editor = form_of(tab).head.editor("on")
    editor.set_value(None)
    editor.changed.emit()
    assert not tab.bar.save.isEnabled()
    tab.save()
    room.settle()
    assert room.file(running.person.id) == running
