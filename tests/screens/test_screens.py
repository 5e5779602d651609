# SPDX-License-Identifier: EUPL-1.2
"""Every row of SCREENS, on the demonstration: photographed, looked over, and again with longer texts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.screens import SCREENS, Screen
from accomp_desktop.ui.workspace import Workspace
from tests.screens.conftest import LARGE, Photograph

LONGER = 0.4


class Longer(QTranslator):
    """Each text of the screens a good third longer, as in a language that needs more words."""

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        return source + " " + "lo" * round(len(source) * LONGER / 2) if source else ""


@pytest.fixture
def longer_texts() -> Iterator[None]:
    application, translator = QCoreApplication.instance(), Longer()
    assert application is not None
    application.installTranslator(translator)
    yield
    application.removeTranslator(translator)


@pytest.fixture
def workspace(busy_desk: Desk, dressed: Appearance, qtbot: QtBot) -> Workspace:
    """The workspace of the demonstration, on its first screen."""
    workspace = Workspace(busy_desk, dressed, SCREENS)
    qtbot.addWidget(workspace)
    busy_desk.read(lambda register: register.structure(), workspace.begin, workspace)
    settled(busy_desk, qtbot)
    return workspace


def first_person(desk: Desk, qtbot: QtBot) -> str:
    found: list[str] = []
    desk.read(lambda register: register.people()[0].id, found.append, desk)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.is_idle, timeout=30_000)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_a_screen_is_fit_to_be_shown(
    screen: Screen, workspace: Workspace, busy_desk: Desk, photograph: Photograph, qtbot: QtBot
) -> None:
    workspace.go(screen.key, None if screen.in_menu else first_person(busy_desk, qtbot))
    settled(busy_desk, qtbot)
    assert workspace.current_key() == screen.key
    photograph(workspace, f"screen-{screen.key}")


@pytest.mark.usefixtures("longer_texts")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_a_screen_keeps_its_texts_whole_when_they_are_longer(
    screen: Screen, workspace: Workspace, busy_desk: Desk, photograph: Photograph, qtbot: QtBot
) -> None:
    workspace.go(screen.key, None if screen.in_menu else first_person(busy_desk, qtbot))
    settled(busy_desk, qtbot)
    photograph(workspace, f"longer-{screen.key}", sizes=(LARGE,))


def test_the_menu_is_made_of_the_table(workspace: Workspace) -> None:
    titles = [screen.title for screen in SCREENS if screen.in_menu]
    assert [place.accessibleName() for place in workspace.sidebar.places()] == titles


def test_no_two_screens_share_a_key_or_a_shortcut() -> None:
    keys = [screen.key for screen in SCREENS]
    shortcuts = [screen.shortcut for screen in SCREENS if screen.shortcut]
    assert len(set(keys)) == len(keys)
    assert len(set(shortcuts)) == len(shortcuts)
