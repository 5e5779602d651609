# SPDX-License-Identifier: EUPL-1.2
"""The list of people: found as one types, filtered, opened by Enter."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.ui.people import EVERYBODY, PeopleScreen
from accomp_desktop.ui.person.screen import PersonScreen
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room


def said(screen: PeopleScreen) -> str:
    return screen.header.accessibleName() or screen.header._subtitle.whole()  # noqa: SLF001 - what the user reads


def test_the_list_narrows_at_each_keystroke(room: Room) -> None:
    screen = room.people()
    everybody = screen.table.rows()
    assert len(everybody) == 60
    wanted = everybody[7]
    QTest.keyClicks(screen.search, wanted.first_name[:2].encode("ascii", "ignore").decode())
    some = len(screen.table.rows())
    screen.search.setText(f"{wanted.birth_name} {wanted.first_name}")
    assert wanted in screen.table.rows()
    assert len(screen.table.rows()) <= some <= 60
    assert "sur 60" in said(screen)
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert screen.table.rows() == everybody
    assert said(screen) == "60 personnes"


def test_stages_and_advisers_filter_and_are_counted(room: Room) -> None:
    screen = room.people()
    screen.stages.light("exited")
    exited = screen.table.rows()
    assert exited
    assert {line.stage for line in exited} == {"exited"}
    screen.adviser.setCurrentIndex(1)
    assert {line.adviser for line in screen.table.rows()} == {screen.adviser.currentText()}
    assert set(screen.table.rows()) < set(exited)
    screen.search.setText("zzz")
    assert screen.table.rows() == ()
    screen.show_everybody()
    assert screen.stages.lit() == EVERYBODY
    assert len(screen.table.rows()) == 60


def test_a_person_is_opened_by_the_keyboard_alone(room: Room) -> None:
    screen = room.people()
    line = screen.table.rows()[0]
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    room.settle()
    shown = room.workspace.current()
    assert isinstance(shown, PersonScreen)
    assert shown.dossier is not None
    assert shown.dossier.file.person.id == line.id
    shown.header.went_back.emit()
    assert room.workspace.current() is screen


def test_enter_in_the_search_opens_the_only_one_left(room: Room) -> None:
    screen = room.people()
    line = screen.table.rows()[3]
    screen.search.setText(f"{line.birth_name} {line.first_name} {line.phone or ''}")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    room.settle()
    assert room.workspace.current_key() == ("person" if len(screen.table.rows()) == 1 else "people")


def test_the_list_follows_what_is_changed_elsewhere(room: Room, running: PersonFile) -> None:
    screen = room.people()
    person = running.person
    room.desk.apply((person.answering("mobility", "none"),), "Essai")
    room.settle()
    kept = next(line for line in screen.table.rows() if line.id == person.id)
    assert kept.name == person.full_name


def test_an_empty_register_says_what_to_do(bare_room: Room, photograph: Photograph) -> None:
    screen = bare_room.people()
    assert screen.faces.currentIndex() == 1
    photograph(bare_room.workspace, "people-empty")
