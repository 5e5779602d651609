# SPDX-License-Identifier: EUPL-1.2
"""The programme: every part is shown, and an item is added, changed, moved, retired and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.programme.items_part import ItemsPart
from accomp_desktop.ui.programme.screen import PARTS, ProgrammeScreen
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph

WAIT = 20_000


@pytest.fixture
def screen(busy_desk: Desk, qtbot: QtBot) -> ProgrammeScreen:
    banners = BannerArea()
    qtbot.addWidget(banners)
    made = ProgrammeScreen(Stage(busy_desk, banners, lambda _key, _subject: None))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.running.is_read, timeout=WAIT)
    return made


def items(screen: ProgrammeScreen, key: str) -> ItemsPart[object]:
    part = screen.part(key)
    assert isinstance(part, ItemsPart)
    return part


def codes(screen: ProgrammeScreen) -> list[str]:
    return [one.code for one in screen.running.kit.exit_reasons]


def test_an_exit_reason_is_added_moved_retired_and_brought_back(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    part = items(screen, "exits")
    dialog = part.open_new()
    dialog.form.editor("label").set_value("Départ à la retraite")
    dialog.form.editor("outcome").set_value("neutral")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    assert codes(screen)[-1] == "depart_a_la_retraite"
    part.table.select("depart_a_la_retraite")
    with qtbot.waitActive(screen):
        screen.activateWindow()
    part.table.setFocus()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        qtbot.keyClick(part.table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert codes(screen)[-2] == "depart_a_la_retraite"
    for retired in (True, False):
        with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
            qtbot.keyClick(part.table.view, Qt.Key.Key_Delete)
        reason = screen.running.kit.exit_reason("depart_a_la_retraite")
        assert reason is not None
        assert reason.retired is retired


def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(screen: ProgrammeScreen) -> None:
    dialog = items(screen, "exits").open_new()
    dialog.save.click()
    assert dialog.form.problems()
    assert dialog.isVisible()


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.key)
def test_each_part_is_worth_a_look(screen: QWidget, part: tuple[str, ...], photograph: Photograph) -> None:
    assert isinstance(screen, ProgrammeScreen)
    screen.show_subject(part[0])
    photograph(screen, f"programme-{part[0]}")
