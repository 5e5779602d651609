# SPDX-License-Identifier: EUPL-1.2
"""« À faire »: figures, filters, opening the record where the thing is done, the empty register."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.todo import SUBJECTS
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.todo import LATE, SOON, TodoScreen, told_late
from tests.screens.conftest import Photograph

Went = list[tuple[str, object]]


@pytest.fixture
def went() -> Went:
    """Where the screen asked to go."""
    return []


@pytest.fixture
def screen(busy_desk: Desk, went: Went, qtbot: QtBot) -> TodoScreen:
    screen = TodoScreen(Stage(busy_desk, BannerArea(), lambda key, subject: went.append((key, subject))))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: screen.table.model.total() > 0, timeout=20_000)
    return screen


def test_the_figures_count_what_the_list_shows(screen: TodoScreen) -> None:
    screen.tiles[LATE].click()
    late = screen.table.rows()
    assert late
    assert f": {len(late)}" in screen.tiles[LATE].accessibleName()
    screen.when.light(SOON)
    assert len(late) + len(screen.table.rows()) == screen.table.model.total()


def test_filters_keep_one_subject_and_one_adviser(screen: TodoScreen) -> None:
    screen.tiles["survey"].click()
    assert {task.subject for task in screen.table.rows()} <= {"survey"}
    screen.show_all()
    screen.adviser.setCurrentIndex(1)
    assert {task.adviser for task in screen.table.rows()} == {screen.adviser.currentData()}


def test_enter_opens_the_record_where_it_is_done(screen: TodoScreen, went: Went, qtbot: QtBot) -> None:
    task = screen.table.rows()[0]
    screen.table.select((task.person_id, task.subject, task.due_on, task.detail))
    qtbot.keyClick(screen.table.view, Qt.Key.Key_Return)
    assert went == [("person", (task.person_id, task.tab))]


def test_every_subject_has_words(screen: TodoScreen) -> None:
    assert {task.subject for task in screen.table.rows()} <= set(SUBJECTS)


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, "Aujourd’hui"), (1, "Hier"), (-1, "Demain"), (12, "Il y a 12 jours"), (-3, "Dans 3 jours")],
)
def test_how_late_is_told_in_words(days: int, told: str) -> None:
    assert told_late(days) == told


def test_it_is_shown(screen: TodoScreen, photograph: Photograph) -> None:
    photograph(screen, "todo")


def test_an_empty_register_says_where_to_begin(
    bare_desk: Desk, went: Went, qtbot: QtBot, photograph: Photograph
) -> None:
    screen = TodoScreen(Stage(bare_desk, BannerArea(), lambda key, subject: went.append((key, subject))))
    qtbot.addWidget(screen)
    screen.show()
    (empty,) = [one for one in screen.findChildren(EmptyState) if "vide" in one.accessibleName()]
    qtbot.waitUntil(empty.isVisible, timeout=20_000)
    photograph(screen, "todo-empty")
