# SPDX-License-Identifier: EUPL-1.2
"""The window: its sidebar, its screens made when first shown, its messages, what « Annuler » and closing do."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.operation import Structure
from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.bug_report import BugReport
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.desk import Desk, NoRegisterOpen
from accomp_desktop.ui.lanes import Advance
from accomp_desktop.ui.screens import Screen, Stage
from accomp_desktop.ui.theme import DARK, LIGHT, Tone, worn
from accomp_desktop.ui.window import Window
from accomp_desktop.ui.workspace import Workspace
from tests.screens.component_sheet import sheet, tiles
from tests.screens.conftest import SMALL, Photograph

STRUCTURE = Structure(id="structure", name="Cap Métiers d’Armor", departement="22", esf_role="none")


class Notebook(Page):
    """A screen that shows one subject, and does not let go of what is written before it is told to."""

    def __init__(self) -> None:
        super().__init__("Carnet", "Un écran qui retient ce qui n’est pas enregistré")
        self.subjects: list[object] = []
        self.waiting: list[Callable[[], None]] = []
        self.holds = False

    def show_subject(self, subject: object) -> None:
        self.subjects.append(subject)

    def leave(self, then: Callable[[], None]) -> None:
        if self.holds:
            self.waiting.append(then)
        else:
            then()


def today(_: Stage) -> QWidget:
    page = Page("À faire", "Lundi 9 mars 2026")
    page.add(tiles())
    page.end()
    return page


def refused(_: Stage) -> QWidget:
    raise AssertionError


SCREENS = (
    Screen("today", "À faire", "list-checks", today, "Ctrl+1"),
    Screen("people", "Personnes", "users", lambda _: sheet(), "Ctrl+2"),
    Screen("notebook", "Carnet", "notebook-pen", lambda _: Notebook(), "Ctrl+3"),
    Screen("esf", "Bilan FSE", "chart-column", refused, "Ctrl+4", needs=lambda structure: structure.esf_role != "none"),
    Screen("record", "Dossier", "user", lambda _: Notebook(), in_menu=False),
)


@pytest.fixture
def workspace(desk: Desk, dressed: Appearance, qtbot: QtBot) -> Workspace:
    workspace = Workspace(desk, dressed, SCREENS)
    qtbot.addWidget(workspace)
    workspace.begin(STRUCTURE)
    return workspace


@pytest.fixture
def window(desk: Desk, dressed: Appearance, qtbot: QtBot) -> Iterator[Window]:
    window = Window(desk, dressed, SCREENS)
    qtbot.addWidget(window)
    yield window
    dressed.choose(Choice.SYSTEM)


def shown_titles(workspace: Workspace) -> list[str]:
    return [place.text() for place in workspace.sidebar.places()]


def test_the_workspace_is_photographed(workspace: Workspace, photograph: Photograph) -> None:
    workspace.topbar.show_register("cap-metiers-2026")
    workspace.topbar.show_undo("Import de la liste de mars (12 personnes)")
    workspace.banners.show_banner(Tone.POSITIVE, "12 personnes ont été importées.", passing=True)
    photograph(workspace, "workspace")


def test_the_narrow_workspace_is_photographed(workspace: Workspace, photograph: Photograph) -> None:
    workspace.topbar.show_undo("Import de la liste de mars (12 personnes)")
    photograph(workspace, "workspace-narrow", sizes=(QSize(900, 540),))
    assert workspace.sidebar.is_narrow()


def test_the_menu_offers_what_the_structure_needs(workspace: Workspace) -> None:
    assert shown_titles(workspace) == ["À faire", "Personnes", "Carnet"]
    assert workspace.current_key() == "today"


def test_a_screen_is_made_once_and_told_its_subject(workspace: Workspace) -> None:
    workspace.go("record", "p-12")
    first = workspace.current()
    workspace.go("today")
    workspace.go("record", "p-13")
    assert workspace.current() is first
    assert isinstance(first, Notebook)
    assert first.subjects == ["p-12", "p-13"]


def test_a_screen_that_holds_work_is_left_when_it_says_so(workspace: Workspace) -> None:
    workspace.go("notebook")
    notebook = workspace.current()
    assert isinstance(notebook, Notebook)
    notebook.holds = True
    workspace.go("today")
    assert workspace.current_key() == "notebook"
    notebook.waiting.pop()()
    assert workspace.current_key() == "today"


def test_shortcuts_go_from_screen_to_screen(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitActive(workspace):
        workspace.show()
    qtbot.keyClick(workspace, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert workspace.current_key() == "notebook"


def test_the_sidebar_keeps_to_icons_in_a_narrow_window_unless_asked(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitActive(workspace):
        workspace.show()
    workspace.resize(900, 540)
    assert workspace.sidebar.is_narrow()
    assert shown_titles(workspace) == ["", "", ""]
    workspace.resize(SMALL)
    assert not workspace.sidebar.is_narrow()
    qtbot.keyClick(workspace, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(workspace.sidebar.is_narrow)


def test_undo_says_the_act_it_takes_back(workspace: Workspace, desk: Desk) -> None:
    desk.undoable.emit("Import de la liste de mars & d’avril")
    undo = workspace.topbar.undo
    assert undo.accessibleName() == "Annuler\u202f: Import de la liste de mars & d’avril"
    assert undo.isVisibleTo(workspace)
    desk.undoable.emit(None)
    assert not undo.isVisibleTo(workspace)


def test_a_long_task_is_shown_and_can_be_given_up(workspace: Workspace, desk: Desk, qtbot: QtBot) -> None:
    begun, gate = threading.Event(), threading.Event()

    def long(progress: Callable[[float, str], None]) -> None:
        begun.set()
        gate.wait()
        progress(0.5, "Lecture")

    desk.work(long, lambda _: None, workspace, label="Lecture du fichier")
    line = workspace.topbar.progress
    qtbot.waitUntil(lambda: line.isVisibleTo(workspace))
    line.cancelled.emit()
    assert not line.isVisibleTo(workspace)
    gate.set()


def test_what_is_quick_is_not_shown(workspace: Workspace) -> None:
    workspace.topbar.show_busy((Advance(1, "Lecture", None),))
    workspace.topbar.show_busy(())
    assert not workspace.topbar.progress.isVisibleTo(workspace)


def test_a_mistake_of_the_user_is_a_banner_and_ours_a_report(window: Window, desk: Desk) -> None:
    window.show()
    desk.failed.emit(UserError("Ce fichier est vide\u202f: choisissez-en un autre."))
    assert window.workspace.banners.sentences() == ["Ce fichier est vide\u202f: choisissez-en un autre."]
    desk.failed.emit(KeyError("Éléonore Quéméner"))
    (report,) = window.findChildren(BugReport)
    assert "KeyError" in report.report.toPlainText()
    assert "Éléonore" not in report.report.toPlainText()
    report.copy()
    assert QApplication.clipboard().text() == report.report.toPlainText()
    report.close()


def test_the_report_is_photographed(window: Window, photograph: Photograph) -> None:
    report = BugReport(KeyError("Éléonore"), window)
    photograph(report, "bug-report", sizes=(QSize(600, 340),))


def test_the_switch_of_theme_is_remembered(window: Window, dressed: Appearance) -> None:
    dressed.choose(Choice.LIGHT)
    assert worn().key == LIGHT
    dressed.toggle()
    assert worn().key == DARK
    assert preferences.appearance() is Choice.DARK
    assert window.workspace.topbar is not None


def test_an_undo_that_kept_something_says_so(workspace: Workspace) -> None:
    kept = ("Le téléphone a changé depuis\u202f: il est resté.",)
    workspace.say_undone(Touched("Import de mars", frozenset(), frozenset(), kept))
    assert workspace.banners.sentences()[-1] == kept[0]


def test_the_desk_refuses_questions_while_nothing_is_open(desk: Desk) -> None:
    with pytest.raises(NoRegisterOpen):
        desk.read(lambda register: register.people(), lambda _: None, desk)


def test_closing_an_idle_window_is_accepted(window: Window) -> None:
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


def test_a_window_closes_by_itself_once_its_screen_has_let_go(
    busy_desk: Desk, dressed: Appearance, qtbot: QtBot
) -> None:
    window = Window(busy_desk, dressed, SCREENS)
    qtbot.addWidget(window)
    busy_desk.read(lambda register: register.structure(), window.workspace.begin, window)
    qtbot.waitUntil(busy_desk.is_idle)
    window.show()
    window.workspace.go("notebook")
    assert not window.close()
    qtbot.waitUntil(window.isHidden)
    assert not busy_desk.is_open
