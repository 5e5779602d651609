# SPDX-License-Identifier: EUPL-1.2
"""The workspace on the demonstration, people of it who have much to show, and what the register holds after an act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.store.register import Register
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.people import PeopleScreen
from accomp_desktop.ui.person.screen import PersonScreen
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.screens import SCREENS
from accomp_desktop.ui.workspace import Workspace

T = TypeVar("T")
D = TypeVar("D", bound=QDialog)
TabSort = TypeVar("TabSort", bound=PersonTab)


@dataclass
class Room:
    """The workspace as a test uses it: go somewhere, wait for the register, ask it what it holds."""

    workspace: Workspace
    desk: Desk
    qtbot: QtBot

    def settle(self) -> None:
        """Wait for the register; then let what was replaced go, and what came be laid out."""
        self.qtbot.waitUntil(self.desk.is_idle, timeout=30_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def ask(self, question: Callable[[Register], T]) -> T:
        answers: list[T] = []
        self.desk.read(question, answers.append, self.desk)
        self.settle()
        return answers[0]

    def file(self, person_id: str) -> PersonFile:
        return self.ask(lambda register: register.record(person_id))

    def people(self) -> PeopleScreen:
        self.workspace.go("people")
        self.settle()
        screen = self.workspace.current()
        assert isinstance(screen, PeopleScreen)
        return screen

    def record(self, person_id: str) -> PersonScreen:
        self.workspace.go("person", person_id)
        self.settle()
        screen = self.workspace.current()
        assert isinstance(screen, PersonScreen)
        return screen

    def tab(self, person_id: str, key: str, sort: type[TabSort]) -> TabSort:
        screen = self.record(person_id)
        screen.open_tab(key)
        self.settle()
        tab = screen.tab(key)
        assert isinstance(tab, sort)
        return tab

    def dialog(self, sort: type[D]) -> D:
        self.settle()
        found = [one for one in self.workspace.findChildren(sort) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def undo(self) -> None:
        self.desk.undo()
        self.settle()


def open_room(desk: Desk, dressed: Appearance, qtbot: QtBot) -> Room:
    workspace = Workspace(desk, dressed, SCREENS)
    qtbot.addWidget(workspace)
    room = Room(workspace, desk, qtbot)
    desk.read(lambda register: register.structure(), workspace.begin, workspace)
    workspace.resize(1093, 540)
    workspace.show()
    room.settle()
    return room


@pytest.fixture
def room(busy_desk: Desk, dressed: Appearance, qtbot: QtBot) -> Room:
    """On the demonstration."""
    return open_room(busy_desk, dressed, qtbot)


@pytest.fixture
def bare_room(bare_desk: Desk, dressed: Appearance, qtbot: QtBot) -> Room:
    """On a register without anybody."""
    return open_room(bare_desk, dressed, qtbot)


@pytest.fixture
def files(room: Room) -> tuple[PersonFile, ...]:
    return room.ask(lambda register: register.files())


@pytest.fixture
def running(files: tuple[PersonFile, ...]) -> PersonFile:
    """Someone accompanied today, with a plan, alone in the household."""
    alone = [one for one in files if one.supports and not one.housemates]
    return next(one for one in alone if one.supports[-1].exit is None and one.supports[-1].actions)


@pytest.fixture
def left(files: tuple[PersonFile, ...]) -> PersonFile:
    """Someone who left once, and answered the survey, alone in the household."""
    first = [one for one in files if len(one.supports) == 1 and not one.housemates]
    return next(one for one in first if one.supports[0].exit and one.supports[0].surveys)
