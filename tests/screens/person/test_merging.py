# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person, side by side: chosen, compared, made one, and come apart again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.operation import Participation
from accomp_desktop.domain.person import Person, Support
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.timeline import Timeline
from accomp_desktop.ui.person.history import HistoryTab
from accomp_desktop.ui.person.merging import MergeDialog
from accomp_desktop.ui.person.person_picker import PersonPicker
from tests.registering import DAY
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room


@pytest.fixture
def double(room: Room, running: PersonFile) -> Person:
    """A second record of someone accompanied, with what a list of another month told."""
    held = running.person
    person = replace(
        held,
        id="double",
        version=0,
        household_id=None,
        birth_name=held.birth_name.title(),
        address="Résidence des Trois-Fontaines, bâtiment C, 14 rue du Maréchal-Inventé, chez Mme Essai",
        town="VITRÉ",
        postcode="35500",
        sex=None,
        phones=("0601020304",),
    )
    referral = Referral(id="r", person_id="double", referred_on=DAY)
    received = ReferralState(referral_id="r", state="received", on=DAY)
    write(room, person, Business(person_id="double", siret="35600000000048"), referral, received)
    return person


def write(room: Room, *records: Record) -> None:
    room.desk.apply(records, "Préparation")
    room.settle()


def compared(room: Room, kept: Person, absorbed: Person) -> MergeDialog:
    """Both records, as someone comes to them from the record kept."""
    screen = room.record(kept.id)
    [more] = [one for one in screen.header.findChildren(QToolButton) if one.menu()]
    [merging] = more.menu().actions()
    assert merging.text() == "Fusionner avec…"
    merging.trigger()
    picker = room.dialog(PersonPicker)
    assert picker.table.rows()[0].id == absorbed.id, "those alike come first"
    picker.table.select(absorbed.id)
    picker.table.opened.emit(picker.table.selected()[0])
    return room.dialog(MergeDialog)


def test_two_records_become_one_and_come_apart_by_the_banner(room: Room, running: PersonFile, double: Person) -> None:
    before = room.ask(lambda register: register.files())
    dialog = compared(room, running.person, double)
    assert {"address", "postcode", "town", "sex"} <= dialog.rows_of.keys()
    assert dialog.choices()["sex"] == "kept"
    QTest.mouseClick(dialog.rows_of["town"].kept, Qt.MouseButton.LeftButton)
    assert dialog.choices()["town"] == "kept"
    dialog.merge.click()
    room.settle()
    merged = room.file(running.person.id)
    assert merged.person.town == running.person.town
    assert merged.person.phones == tuple(dict.fromkeys((*running.person.phones, "0601020304")))
    assert len(merged.businesses) == len(running.businesses) + 1
    assert "double" not in room.ask(lambda register: [line.id for line in register.people()])
    [banner] = [one for one in room.workspace.findChildren(Banner) if "n’en font plus qu’une" in one.sentence]
    next(one for one in banner.findChildren(QPushButton) if one.text() == "Annuler").click()
    room.settle()
    assert sorted(map(told, room.ask(lambda register: register.files()))) == sorted(map(told, before))


def told(file: PersonFile) -> str:
    return f"{replace(file.person, version=0)} {sorted(one.id for one in file.businesses)}"


def test_the_keyboard_alone_chooses_a_side(room: Room, running: PersonFile, double: Person) -> None:
    dialog = compared(room, running.person, double)
    row = dialog.rows_of["address"]
    assert dialog.choices()["address"] == "absorbed"
    row.absorbed.button.setFocus()
    QTest.keyClick(row.absorbed.button, Qt.Key.Key_Left)
    assert dialog.choices()["address"] == "kept"
    assert row.kept.button.hasFocus()
    dialog.reject()


def test_what_blocks_is_said_and_nothing_can_be_merged(room: Room, running: PersonFile, double: Person) -> None:
    [counted] = running.supports[-1].participations
    support = Support(id="again", person_id="double", started_on=DAY)
    again = Participation(operation_id=counted.operation_id, support_id="again", person_id="double", entered_on=DAY)
    write(room, support, again)
    dialog = compared(room, running.person, double)
    assert not dialog.merge.isEnabled()
    assert any("même opération FSE" in one.sentence for one in dialog.findChildren(Banner))
    dialog.reject()


def test_an_unhappy_merge_is_split_from_the_history(room: Room, running: PersonFile, double: Person) -> None:
    dialog = compared(room, running.person, double)
    dialog.merge.click()
    room.settle()
    write(room, Business(person_id=running.person.id, trade="Vente"))
    tab = room.tab(running.person.id, "history", HistoryTab)
    [line] = tab.findChildren(Timeline)
    undoing = [one for one in line.findChildren(QToolButton) if "Fusion de deux fiches" in one.accessibleName()]
    undoing[0].click()
    asking = next(one for one in room.workspace.findChildren(Dialog) if one.isVisible())
    next(one for one in asking.findChildren(QPushButton) if one.text() == "Annuler cet acte").click()
    room.settle()
    assert any("ajoutée ou modifiée depuis" in said for said in room.workspace.banners.sentences())
    assert len(room.file("double").businesses) == 1
    assert "Vente" in {one.trade for one in room.file(running.person.id).businesses}


def test_the_dialog_is_fit_to_be_shown(room: Room, running: PersonFile, double: Person, photograph: Photograph) -> None:
    write(room, Support(id="again", person_id="double", started_on=DAY))
    dialog = compared(room, running.person, double)
    photograph(dialog, "person-merge", sizes=(dialog.size(),))


def test_the_choice_of_the_other_record_is_fit_to_be_shown(
    room: Room, running: PersonFile, double: Person, photograph: Photograph
) -> None:
    room.record(running.person.id).merge()
    picker = room.dialog(PersonPicker)
    picker.table.select(double.id)
    photograph(picker, "person-merge-choice", sizes=(picker.size(),))
