# SPDX-License-Identifier: EUPL-1.2
"""Each screen is photographed, light and dark, small and large, and looked over: nothing cut, everything named."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from accomp_desktop.demonstration.build import PASSPHRASE, build
from accomp_desktop.domain.operation import Structure
from accomp_desktop.exchange.kits import kit_to_data, read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.register import Register
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.application import make_application
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.lanes import Lane, Lanes
from tests.screens.looking_over import cut_texts, nameless, over_the_side, unreachable

GALLERY = Path(__file__).parents[1] / "gallery"
SMALL, LARGE = QSize(1093, 540), QSize(1440, 900)

Photograph = Callable[..., None]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Appearance:  # noqa: ARG001 - made first, and kept by pytest-qt
    """The application as it is shown to a user."""
    return make_application()[1]


@pytest.fixture(scope="session")
def gallery() -> Path:
    """The folder of the pictures, empty at the start."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir()
    return GALLERY


@pytest.fixture(autouse=True)
def _settings_of_nobody(tmp_path: Path) -> None:
    """What this workstation remembers is neither read nor written by a test."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    """As in the application, no collection begins in the middle of a call of Qt, which would wait for itself."""
    was_on = gc.isenabled()
    gc.disable()
    yield
    gc.collect()
    if was_on:
        gc.enable()


@pytest.fixture
def desk(dressed: Appearance, qtbot: QtBot) -> Iterator[Desk]:  # noqa: ARG001 - made first
    """A desk with its two lanes; what is open on it is closed at the end."""
    lanes, quiet = Lanes(), list[None]()
    desk = Desk(lanes, lanes)
    yield desk
    desk.close()
    lanes.send(Lane.REGISTER, lambda _: None, owner=lanes, then=quiet.append)
    qtbot.waitUntil(lambda: bool(quiet), timeout=30_000)
    lanes.close()
    delete(lanes)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration of sixty people, to copy and never to write in."""
    return build(tmp_path_factory.mktemp("demonstration"), people=60)


@pytest.fixture
def busy_desk(desk: Desk, demonstration: Path, tmp_path: Path, qtbot: QtBot) -> Desk:
    """A desk on which a copy of the demonstration is open."""
    for file in (demonstration, companion_of(demonstration)):
        shutil.copy(file, tmp_path)
    path = tmp_path / demonstration.name
    with qtbot.waitSignal(desk.opened, timeout=30_000):
        desk.open(lambda: Register.open(path, PASSPHRASE, author="Ana Le Goff"), path.stem, pytest.fail)
    return desk


@pytest.fixture
def bare_desk(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Desk:
    """A desk on which a register without anybody is open."""
    structure = Structure(name="Cap Indépendants", departement="Ille-et-Vilaine")
    kit = kit_to_data(read_kit(RESOURCES / "kits" / "35"))
    path = tmp_path / "vide.accomp"
    with qtbot.waitSignal(desk.opened, timeout=30_000):
        desk.open(
            lambda: Register.create(path, "sésame", structure=structure, kit=kit, author="Ana Le Goff")[0],
            path.stem,
            pytest.fail,
        )
    return desk


def settle() -> None:
    """Let Qt lay out what it shows: an arrangement may ask for another, which a glance would miss."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


@pytest.fixture
def photograph(dressed: Appearance, gallery: Path, qtbot: QtBot) -> Iterator[Photograph]:
    """`photograph(widget, name)`: four pictures in tests/gallery, and what is cut, nameless or out of reach refused."""

    def take(widget: QWidget, name: str, *, sizes: tuple[QSize, ...] = (SMALL, LARGE)) -> None:
        qtbot.addWidget(widget)
        widget.setProperty("look", widget.property("look") or "window")
        widget.show()
        for choice in (Choice.LIGHT, Choice.DARK):
            dressed.choose(choice)
            for size in sizes:
                widget.resize(size)
                settle()
                suffix = ("-dark" if choice is Choice.DARK else "") + ("-large" if size != sizes[0] else "")
                assert widget.grab().save(str(gallery / f"{name}{suffix}.png"))
                assert widget.size() == size, f"{name} does not fit {size.width()} × {size.height()}"
                assert not cut_texts(widget)
                assert not over_the_side(widget)
        assert not nameless(widget)
        assert not unreachable(widget)

    yield take
    dressed.choose(Choice.SYSTEM)
