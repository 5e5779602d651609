# SPDX-License-Identifier: EUPL-1.2
"""Two lanes: order, home-coming, receivers that are gone, giving up, exceptions, closing while busy."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from accomp_desktop.ui.lanes import Advance, Cancelled, Lane, Lanes, Progress

Hold = Callable[[Lane], threading.Event]


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    lanes = Lanes(qapp)
    yield lanes
    lanes.close()
    delete(lanes)


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def hold(lanes: Lanes, owner: QObject) -> Iterator[Hold]:
    """`hold(lane)` keeps a lane busy until the event it returns is set."""
    gates: list[threading.Event] = []

    def take(lane: Lane) -> threading.Event:
        begun, gate = threading.Event(), threading.Event()
        gates.append(gate)

        def wait(_: Progress) -> None:
            begun.set()
            gate.wait()

        lanes.send(lane, wait, owner=owner)
        begun.wait()
        return gate

    yield take
    for gate in gates:
        gate.set()


def test_three_hundred_tasks_come_home_in_order_on_the_windows_thread(
    lanes: Lanes, owner: QObject, qtbot: QtBot
) -> None:
    home: list[int] = []
    threads: set[QThread] = set()
    lane_threads: set[str] = set()

    def answer(number: int) -> Callable[[Progress], int]:
        def compute(_: Progress) -> int:
            lane_threads.add(threading.current_thread().name)
            return number

        return compute

    def receive(number: int) -> None:
        home.append(number)
        threads.add(QThread.currentThread())

    for number in range(300):
        lanes.send(Lane.REGISTER, answer(number), owner=owner, then=receive)
    qtbot.waitUntil(lambda: len(home) == 300)
    assert home == list(range(300))
    assert threads == {lanes.thread()}
    assert len(lane_threads) == 1


def test_the_lanes_do_not_wait_for_each_other(lanes: Lanes, owner: QObject, hold: Hold, qtbot: QtBot) -> None:
    hold(Lane.WORK)
    home: list[str] = []
    lanes.send(Lane.REGISTER, lambda _: "lu", owner=owner, then=home.append)
    qtbot.waitUntil(lambda: home == ["lu"])


def test_what_is_asked_by_a_window_that_closed_is_dropped(lanes: Lanes, hold: Hold, qtbot: QtBot) -> None:
    gate = hold(Lane.WORK)
    home: list[int] = []
    kept = QObject()
    askers = [QWidget() for _ in range(300)]
    for number, asker in enumerate(askers):
        lanes.send(Lane.WORK, lambda _, number=number: number, owner=asker, then=home.append)
    for asker in askers[::2]:
        delete(asker)
    lanes.send(Lane.WORK, lambda _: -1, owner=kept, then=home.append)
    gate.set()
    qtbot.waitUntil(lambda: -1 in home)
    assert home == [*range(1, 300, 2), -1]


def test_a_window_that_only_a_task_holds_dies_on_the_windows_thread(lanes: Lanes, hold: Hold, qtbot: QtBot) -> None:
    gate = hold(Lane.WORK)
    died_on: list[QThread] = []
    windows: list[QWidget] = []

    def ask() -> None:
        window = QWidget()
        windows.append(window)
        window.destroyed.connect(lambda: died_on.append(QThread.currentThread()), Qt.ConnectionType.DirectConnection)
        lanes.send(Lane.WORK, lambda _: window.objectName() and gc.collect(), owner=window)

    for _ in range(20):
        ask()
    windows.clear()
    gate.set()
    qtbot.waitUntil(lambda: len(died_on) == 20)
    assert set(died_on) == {lanes.thread()}


def test_a_task_that_waits_is_given_up_without_running(lanes: Lanes, owner: QObject, hold: Hold, qtbot: QtBot) -> None:
    gate = hold(Lane.WORK)
    ran: list[str] = []
    home: list[None] = []
    number = lanes.send(Lane.WORK, lambda _: ran.append("ran"), owner=owner, then=home.append)
    lanes.cancel(number)
    lanes.cancel(number)
    gate.set()
    lanes.send(Lane.WORK, lambda _: None, owner=owner, then=home.append)
    qtbot.waitUntil(lambda: len(home) == 1)
    assert ran == []


def test_a_task_under_way_stops_at_its_next_report(lanes: Lanes, owner: QObject, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    stopped: list[bool] = []
    home: list[object] = []

    def long(progress: Progress) -> None:
        begun.set()
        go_on.wait()
        try:
            progress(0.5, "Lecture")
        except Cancelled:
            stopped.append(True)
            raise

    number = lanes.send(Lane.WORK, long, owner=owner, then=home.append, failed=home.append)
    begun.wait()
    lanes.cancel(number)
    go_on.set()
    lanes.send(Lane.WORK, lambda _: "suite", owner=owner, then=home.append)
    qtbot.waitUntil(lambda: home == ["suite"])
    assert stopped == [True]


def test_progress_and_label_are_told_then_quiet_comes_back(lanes: Lanes, owner: QObject, qtbot: QtBot) -> None:
    told: list[tuple[Advance, ...]] = []
    lanes.advanced.connect(told.append)
    lanes.send(Lane.WORK, lambda progress: progress(0.4, "Lecture du fichier"), owner=owner, label="Import")
    qtbot.waitUntil(lambda: bool(told) and told[-1] == ())
    assert [(advance.label, advance.share) for (advance,) in told[:-1]] == [
        ("Import", None),
        ("Lecture du fichier", 0.4),
    ]


def test_a_task_without_label_shows_nothing(lanes: Lanes, owner: QObject, qtbot: QtBot) -> None:
    home: list[int] = []
    told: list[tuple[Advance, ...]] = []
    lanes.advanced.connect(told.append)
    lanes.send(Lane.WORK, lambda _: 1, owner=owner, then=home.append)
    qtbot.waitUntil(lambda: home == [1])
    assert told == []


def _stumble(_: Progress) -> None:
    raise KeyboardInterrupt


def test_an_exception_comes_home_as_a_value_and_the_lane_lives(lanes: Lanes, owner: QObject, qtbot: QtBot) -> None:
    common: list[BaseException] = []
    own: list[BaseException] = []
    home: list[int] = []
    lanes.failed.connect(common.append)
    lanes.send(Lane.WORK, lambda _: 1 // 0, owner=owner, then=home.append)
    lanes.send(Lane.WORK, _stumble, owner=owner, failed=own.append)
    lanes.send(Lane.WORK, lambda _: 7, owner=owner, then=home.append)
    qtbot.waitUntil(lambda: home == [7])
    assert [type(error) for error in common + own] == [ZeroDivisionError, KeyboardInterrupt]
    assert common[0].__traceback__ is not None


def test_closing_while_busy_ends_every_write_and_gives_up_the_rest(qapp: QApplication, qtbot: QtBot) -> None:
    lanes, owner = Lanes(qapp), QObject()
    begun, gate = threading.Event(), threading.Event()
    done: list[object] = []

    def long(progress: Progress) -> None:
        begun.set()
        gate.wait()
        progress(0.5, "Lecture")
        done.append("jamais")

    lanes.send(Lane.WORK, long, owner=owner, then=done.append)
    for number in range(50):
        lanes.send(Lane.WORK, lambda _: done.append("jamais"), owner=owner)
        lanes.send(Lane.REGISTER, lambda _, number=number: done.append(number), owner=owner, then=done.append)
    begun.wait()
    threading.Timer(0.05, gate.set).start()
    lanes.close()
    qtbot.wait(20)
    assert done == list(range(50))
    assert isValid(lanes)
    delete(lanes)
