# SPDX-License-Identifier: EUPL-1.2
"""Identity and household: saved together, taken back, shared with others; nothing typed is lost unasked."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.identity import IdentityTab
from accomp_desktop.ui.person.person_picker import PersonPicker
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.saving import LeavingQuestion
from tests.screens.person.conftest import Room
from tests.screens.person.diagnosing import form_of


def forms(tab: PersonTab) -> list[RecordForm]:
    return tab.findChildren(RecordForm)


def type_in(tab: PersonTab, key: str, text: str) -> None:
    for form in forms(tab):
        try:
            editor = form.editor(key)
        except KeyError:
            continue
        assert isinstance(editor, LineEditor)
        editor.line.setText(text)
        editor.line.textEdited.emit(text)


def answer(room: Room, button: str) -> None:
    question = room.dialog(LeavingQuestion)
    next(one for one in question.buttons() if one.text() == button).click()
    room.settle()


def test_a_name_is_mended_saved_by_the_keyboard_and_taken_back(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "identity", IdentityTab)
    assert tab.bar.isHidden()
    type_in(tab, "used_name", "le bihan")
    assert tab.bar.isVisible()
    room.workspace.activateWindow()
    room.qtbot.waitUntil(room.workspace.isActiveWindow)
    line = forms(tab)[0].editor("used_name")
    assert isinstance(line, LineEditor)
    line.line.setFocus()
    room.qtbot.waitUntil(line.line.hasFocus)
    QTest.keyClick(line.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert room.file(running.person.id).person.used_name == "LE BIHAN"
    assert tab.bar.isHidden()
    assert room.workspace.topbar.findChildren(QPushButton)
    room.undo()
    assert room.file(running.person.id).person.used_name == running.person.used_name
    assert forms(tab)[0].editor("used_name").value() == running.person.used_name


def test_person_and_household_are_saved_as_one_act(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "identity", IdentityTab)
    type_in(tab, "phone2", "02 99 00 00 01")
    type_in(tab, "children", "4")
    tab.save()
    room.settle()
    kept = room.file(running.person.id)
    assert kept.person.phones[-1] == "0299000001"
    assert kept.household is not None
    assert kept.household.children == 4
    room.undo()
    assert room.file(running.person.id).person.phones == running.person.phones


def test_what_is_refused_is_not_saved(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "identity", IdentityTab)
    type_in(tab, "birth_date", "demain")
    assert not tab.bar.save.isEnabled()
    tab.save()
    room.settle()
    assert room.file(running.person.id) == running
    tab.discard()
    assert not tab.is_changed()
    assert tab.bar.isHidden()


@pytest.mark.parametrize(
    ("button", "town", "where"),
    [("Enregistrer", "Cancale", "people"), ("Abandonner", None, "people"), ("Rester sur la page", None, "person")],
)
def test_leaving_what_is_not_saved_asks(
    room: Room, running: PersonFile, button: str, town: str | None, where: str
) -> None:
    tab = room.tab(running.person.id, "identity", IdentityTab)
    type_in(tab, "town", "Cancale")
    room.workspace.go("people")
    answer(room, button)
    assert room.workspace.current_key() == where
    assert room.file(running.person.id).person.town == (town or running.person.town)


def test_a_household_is_shared_then_left(room: Room, running: PersonFile, left: PersonFile) -> None:
    tab = room.tab(running.person.id, "identity", IdentityTab)
    picker = tab.open_picker()
    room.settle()
    assert running.person.id not in {line.id for line in picker.table.rows()}
    picker.table.select(left.person.id)
    picker.table.opened.emit(picker.table.selected()[0])
    room.settle()
    assert not [one for one in room.workspace.findChildren(PersonPicker) if one.isVisible()]
    shared = room.file(running.person.id)
    assert [mate.id for mate in shared.housemates] == [left.person.id]
    said = {one.text() for one in tab.findChildren(QLabel)}
    assert {f"{role} · accompagnement terminé" for role in ("Demandeur", "Conjoint")} & said
    tab.unlink()
    room.settle()
    assert room.file(running.person.id).housemates == ()
    room.undo()
    assert [mate.id for mate in room.file(running.person.id).housemates] == [left.person.id]
    mate = next(one for one in tab.findChildren(QPushButton) if one.text() == left.person.full_name)
    mate.click()
    room.settle()
    assert room.record(left.person.id).dossier is not None


def test_a_click_copies_how_to_reach_the_person(room: Room, running: PersonFile) -> None:
    screen = room.record(running.person.id)
    way = next(one for one in screen.header.findChildren(QPushButton) if one.toolTip().startswith("Copier"))
    way.click()
    assert QGuiApplication.clipboard().text().replace(" ", "") == running.person.phones[0]
    assert any("Copié" in sentence for sentence in room.workspace.banners.sentences())


def test_an_answer_cleared_on_the_household_is_not_brought_back_by_the_diagnosis(
    room: Room, running: PersonFile
) -> None:
    diagnosis = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    if not diagnosis.support.diagnoses:
        diagnosis.begin(from_last=False)
        room.settle()
    rent = form_of(diagnosis).form(0).editor("rent")
    rent.set_value(Decimal(480))
    rent.changed.emit()
    room.record(running.person.id).open_tab("identity")
    room.settle()
    tab = room.tab(running.person.id, "identity", IdentityTab)
    type_in(tab, "rent", "")
    tab.save()
    room.settle()
    file = room.file(running.person.id)
    assert file.household is not None
    assert "rent" not in {*file.household.answers, *file.supports[-1].diagnoses[-1].answers}
    diagnosis = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    assert form_of(diagnosis).form(0).editor("rent").value() is None
    room.undo()
    assert room.file(running.person.id).supports[-1].diagnoses[-1].answers["rent"] == 480
