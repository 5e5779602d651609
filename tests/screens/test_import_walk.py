# SPDX-License-Identifier: EUPL-1.2
"""The whole import as docs/importer.md tells it, in the real window: click after click, with its pictures."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.operation import Structure
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, PREVIEW, ImportScreen
from accomp_desktop.ui.screens import SCREENS
from accomp_desktop.ui.workspace import Workspace
from tests.house.sources import ROOT
from tests.listing import SAMPLES
from tests.screens.conftest import SMALL, Photograph, settle
from tests.screens.importing import LONG

SIZES = (SMALL, QSize(1366, 768))
GUIDE = ROOT / "docs" / "importer.md"
FILE = SAMPLES / "2_tableau_du_departement.xlsx"


class Hand:
    """A mouse that counts its clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clicks = 0
        self._qtbot = qtbot

    def click(self, part: QWidget, where: QPoint | None = None) -> None:
        assert part.isVisible()
        assert part.isEnabled()
        self.clicks += 1
        self._qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=where or part.rect().center())


@pytest.fixture
def workspace(bare_desk: Desk, dressed: Appearance, qtbot: QtBot) -> Iterator[Workspace]:
    workspace = Workspace(bare_desk, dressed, SCREENS)
    qtbot.addWidget(workspace)
    workspace.setProperty("look", "window")
    workspace.resize(SMALL)
    workspace.show()
    workspace.begin(Structure(name="Cap Indépendants", departement="Ille-et-Vilaine"))
    yield workspace
    qtbot.waitUntil(bare_desk.is_idle, timeout=LONG)


def wait_for(screen: ImportScreen, step: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.current_step() == step and screen.go_on.isEnabled() | (step == DONE), timeout=LONG)
    settle()


def named(screen: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in screen.findChildren(kind, name) if one.isVisible())


def choose(screen: ImportScreen, hand: Hand) -> None:
    """Take the file in the dialog, which is the system’s: one click there."""
    hand.click(next(one for one in screen.file.findChildren(QPushButton) if one.text() == "Choisir un fichier…"))
    (dialog,) = screen.file.findChildren(QFileDialog)
    hand.clicks += 1
    dialog.fileSelected.emit(str(FILE))
    dialog.close()


def mend(screen: ImportScreen, hand: Hand, qtbot: QtBot) -> None:
    """Type again the birth date that the file does not know."""
    cell = named(screen, QLineEdit, "mend:5")
    hand.click(cell)
    qtbot.keyClick(cell, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(cell, "14/07/1981")
    hand.click(named(screen, QAbstractButton, "mended:5"))
    qtbot.waitUntil(lambda: screen.plan is not None and screen.plan.counts["refused"] == 2, timeout=LONG)
    settle()


def test_the_list_of_the_departement_is_imported_in_a_few_clicks(
    workspace: Workspace, qtbot: QtBot, photograph: Photograph
) -> None:
    hand = Hand(qtbot)
    place = next(one for one in workspace.sidebar.findChildren(QAbstractButton) if "Importer" in one.accessibleName())
    hand.click(place)
    screen = workspace.current()
    assert isinstance(screen, ImportScreen)
    photograph(workspace, "import-1-file", sizes=SIZES)
    choose(screen, hand)
    wait_for(screen, COLUMNS, qtbot)
    photograph(workspace, "import-2-columns", sizes=SIZES)
    hand.click(screen.go_on)
    wait_for(screen, PREVIEW, qtbot)
    photograph(workspace, "import-3-preview", sizes=SIZES)
    refused = next(one for one in screen.preview.statuses.findChildren(QAbstractButton) if "Refusée" in one.text())
    hand.click(refused)
    view = screen.preview.table.findChild(QTableView)
    hand.click(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    photograph(workspace, "import-4-refused", sizes=SIZES)
    mend(screen, hand, qtbot)
    photograph(workspace, "import-5-mended", sizes=SIZES)
    hand.click(screen.go_on)
    wait_for(screen, DONE, qtbot)
    qtbot.waitUntil(screen.done.undo.isEnabled, timeout=LONG)
    photograph(workspace, "import-6-done", sizes=SIZES)
    assert hand.clicks == 9
    assert "**neuf clics" in GUIDE.read_text("utf-8")


def test_each_picture_told_of_is_there() -> None:
    pictures = re.findall(r"\((images/[^)]+)\)", GUIDE.read_text("utf-8"))
    assert len(pictures) == 6
    assert [one for one in pictures if not (GUIDE.parent / one).is_file()] == []
