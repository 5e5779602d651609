# SPDX-License-Identifier: EUPL-1.2
"""The desk over a real register: acts, what they touch, undo, refusals, receivers that are gone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from accomp_desktop.domain.changes import ChangedMeanwhile, Touched
from accomp_desktop.domain.person import Person
from accomp_desktop.store.mistakes import RegisterNotFound
from accomp_desktop.ui.desk import Desk, NoRegisterOpen
from accomp_desktop.ui.opening.doorway import opened
from accomp_desktop.ui.screens import SCREENS
from accomp_desktop.ui.window import Window
from tests.screens.conftest import Appearance

ZOE = Person(birth_name="LE BIHAN", first_name="Zoé")
ADDED = "Ajout de Zoé LE BIHAN"


@pytest.fixture
def asked(bare_desk: Desk, qtbot: QtBot) -> Callable[[str], str]:
    """`asked(id)`: the first name that the register holds for a person, empty when there is none."""

    def ask(person_id: str) -> str:
        found: list[str] = []
        bare_desk.read(
            lambda register: "".join(line.first_name for line in register.people() if line.id == person_id),
            found.append,
            bare_desk,
        )
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


def added(desk: Desk, qtbot: QtBot) -> Touched:
    with qtbot.waitSignal(desk.touched) as touched:
        desk.apply([ZOE], ADDED)
    (told,) = touched.args
    assert isinstance(told, Touched)
    return told


def test_an_act_tells_what_it_touched_and_can_be_undone(
    bare_desk: Desk, asked: Callable[[str], str], qtbot: QtBot
) -> None:
    reasons: list[str | None] = []
    bare_desk.undoable.connect(reasons.append)
    told = added(bare_desk, qtbot)
    assert (told.reason, "person" in told.kinds, ZOE.id in told.ids) == (ADDED, True, True)
    assert reasons == [ADDED]
    assert asked(ZOE.id) == "Zoé"
    undone: list[Touched] = []
    bare_desk.undo(undone.append)
    qtbot.waitUntil(lambda: bool(undone))
    assert reasons[-1] != ADDED
    assert asked(ZOE.id) == ""


def test_an_act_on_what_changed_meanwhile_is_refused(bare_desk: Desk, qtbot: QtBot) -> None:
    added(bare_desk, qtbot)
    refused: list[BaseException] = []
    bare_desk.apply([replace(ZOE, first_name="Zoë", version=10_000)], "Correction", failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], ChangedMeanwhile)
    with qtbot.waitSignal(bare_desk.failed) as failed:
        bare_desk.apply([replace(ZOE, version=10_000)], "Correction")
    assert isinstance(failed.args[0], ChangedMeanwhile)


def test_an_act_is_done_even_if_who_asked_is_gone(bare_desk: Desk, asked: Callable[[str], str], qtbot: QtBot) -> None:
    told: list[Touched] = []
    asker = QWidget()
    with qtbot.waitSignal(bare_desk.touched):
        bare_desk.apply([ZOE], ADDED, told.append, owner=asker)
        delete(asker)
    assert asked(ZOE.id) == "Zoé"
    assert told == []


def test_a_register_that_is_not_there_is_refused_where_it_was_asked(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    refused: list[BaseException] = []
    desk.open(lambda: opened(tmp_path / "rien.accomp", "phrase", "Ana"), "rien", refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], RegisterNotFound)
    assert not desk.is_open


def test_a_desk_that_was_cleared_answers_nothing(bare_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bare_desk.closed):
        bare_desk.close()
    with pytest.raises(NoRegisterOpen):
        bare_desk.undo()


def test_a_task_can_be_given_up(bare_desk: Desk, qtbot: QtBot) -> None:
    home: list[int] = []
    owner = QObject()
    bare_desk.cancel(bare_desk.work(lambda _: 1, home.append, owner))
    bare_desk.work(lambda _: 2, home.append, owner)
    qtbot.waitUntil(lambda: bool(home))
    assert home == [2]


def test_the_window_goes_in_and_out_of_a_register(bare_desk: Desk, dressed: Appearance, qtbot: QtBot) -> None:
    window = Window(bare_desk, dressed, SCREENS)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.workspace.shown):
        window.opening.entered.emit()
    assert window.workspace.isVisible()
    added(bare_desk, qtbot)
    assert ADDED in window.workspace.topbar.undo.accessibleName()
    window.workspace.topbar.undo.click()
    qtbot.waitUntil(lambda: bool(window.workspace.banners.sentences()))
    window.leave_register()
    assert window.opening.isVisible()
    assert not bare_desk.is_open
