# SPDX-License-Identifier: EUPL-1.2
"""The desk over a real register: acts, what they touch, undo, refusals, receivers that are gone."""

import threading
from collections.abc import Callable, Iterator
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
from accomp_desktop.ui.lanes import Cancelled
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


class Held(list[Person]):
    """Changes that the lane waits for: it begins to go through them, then goes no further than told."""

    def __init__(self, *people: Person) -> None:
        super().__init__(people)
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __iter__(self) -> Iterator[Person]:
        self.begun.set()
        self.go_on.wait()
        return super().__iter__()


def test_an_act_under_way_is_given_up_and_nothing_is_written(
    bare_desk: Desk, asked: Callable[[str], str], qtbot: QtBot
) -> None:
    touched: list[Touched] = []
    ended: list[object] = []
    bare_desk.touched.connect(touched.append)
    changes = Held(ZOE)
    number = bare_desk.apply(changes, ADDED, ended.append, failed=ended.append, label="Écriture")
    changes.begun.wait()
    bare_desk.cancel(number)
    changes.go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert [type(one) for one in ended] == [Cancelled]
    assert asked(ZOE.id) == ""
    assert touched == []
    assert added(bare_desk, qtbot).reason == ADDED


def test_an_act_that_waits_is_given_up_without_beginning(
    bare_desk: Desk, asked: Callable[[str], str], qtbot: QtBot
) -> None:
    first = Held(Person(birth_name="AVANT", first_name="Léa"))
    ended: list[object] = []
    bare_desk.apply(first, "Avant")
    bare_desk.cancel(bare_desk.apply([ZOE], ADDED, ended.append, failed=ended.append))
    bare_desk.cancel(bare_desk.apply([ZOE], ADDED))
    first.go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert [type(one) for one in ended] == [Cancelled]
    assert (asked(first[0].id), asked(ZOE.id)) == ("Léa", "")


def test_an_act_given_up_too_late_is_told_as_written(
    bare_desk: Desk, asked: Callable[[str], str], qtbot: QtBot
) -> None:
    written = threading.Event()
    ended: list[object] = []
    number = bare_desk.apply([ZOE], ADDED, ended.append, failed=ended.append)
    bare_desk.read(lambda _: written.set(), lambda _: None, bare_desk)
    written.wait()
    with qtbot.waitSignal(bare_desk.touched):
        bare_desk.cancel(number)
    assert [type(one) for one in ended] == [Touched]
    assert asked(ZOE.id) == "Zoé"


def test_a_refusal_goes_to_the_window_when_who_asked_is_gone(bare_desk: Desk, qtbot: QtBot) -> None:
    refused: list[BaseException] = []
    asker, stale = QWidget(), [replace(ZOE, version=10_000)]
    with qtbot.waitSignal(bare_desk.failed) as failed:
        bare_desk.apply(stale, "Correction", owner=asker, failed=refused.append)
        delete(asker)
    assert isinstance(failed.args[0], ChangedMeanwhile)
    assert refused == []


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
