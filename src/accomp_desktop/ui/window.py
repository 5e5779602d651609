# SPDX-License-Identifier: EUPL-1.2
"""The main window: how one opens a register, then the workspace; and where what goes wrong is said."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.opening.opening import Opening
from accomp_desktop.ui.screens import HoldsWork, Screen
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.domain.changes import Touched
    from accomp_desktop.domain.operation import Structure
    from accomp_desktop.ui.workspace import Workspace

_NAME = "Accomp"
_WISHED = (1280, 800)
_SMALLEST = (820, 480)


class Window(QMainWindow):
    """`begin(path)` shows the way in; from then on the window follows the desk."""

    def __init__(
        self, desk: Desk, appearance: Appearance, screens: Sequence[Screen], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._appearance, self._screens = desk, appearance, screens
        self._may_close = False
        self.setWindowTitle(_NAME)
        self.setMinimumSize(*_SMALLEST)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_WISHED[0], room.width()), min(_WISHED[1], room.height()))
        self.opening = Opening(desk)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.opening)
        self.setCentralWidget(self._faces)
        self.opening.entered.connect(self._enter)
        desk.opened.connect(self._name_register)
        desk.failed.connect(self.show_failure)
        desk.touched.connect(self._follow_structure)
        appearance.changed.connect(self._remember_appearance)

    @cached_property
    def workspace(self) -> "Workspace":
        """What is shown once a register is open; the first paint does not wait for it."""
        from accomp_desktop.ui.workspace import Workspace

        workspace = Workspace(self._desk, self._appearance, self._screens)
        workspace.topbar.register_asked.connect(self.leave_register)
        self._faces.addWidget(workspace)
        return workspace

    def begin(self, path: Path | None = None) -> None:
        """Show the way into a register: this one, the last one opened here, or the three choices."""
        if path is None:
            self.opening.begin()
        else:
            self.opening.unlock(path)

    def leave_register(self) -> None:
        """Close the register, once nothing would be lost, and show the way into another."""
        self._once_saved(self._show_opening)

    def show_failure(self, error: BaseException) -> None:
        """Say what the user can mend in its own sentence; what only we can mend, in a report."""
        if isinstance(error, UserError):
            self.workspace.banners.show_banner(Tone.DANGER, str(error))
        else:
            from accomp_desktop.ui.bug_report import BugReport

            BugReport(error, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once nothing would be lost."""
        if self._may_close or not self._holds_work():
            self._desk.close()
            event.accept()
            return
        event.ignore()
        self._once_saved(self._close_now)

    def _name_register(self, name: str) -> None:
        self.setWindowTitle(f"{name} – {_NAME}")
        self.workspace.topbar.show_register(name)

    def _remember_appearance(self) -> None:
        preferences.remember_appearance(self._appearance.choice)

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self.close)  # Qt closes nothing from within a closing

    def _holds_work(self) -> bool:
        return self._desk.is_open and isinstance(self.workspace.current(), HoldsWork)

    def _once_saved(self, then: Callable[[], None]) -> None:
        screen = self.workspace.current()
        if isinstance(screen, HoldsWork):
            screen.leave(then)
        else:
            then()

    def _enter(self) -> None:
        def show(structure: "Structure") -> None:
            self.workspace.begin(structure)
            self._faces.setCurrentWidget(self.workspace)
            self._desk.work(lambda _: take_back_forgotten(), lambda _: None, self)

        from accomp_desktop.ui.lent_copies import take_back_forgotten

        self._desk.read(lambda register: register.structure(), show, self)

    def _show_opening(self) -> None:
        self._desk.close()
        self.workspace.end()
        self.setWindowTitle(_NAME)
        self._faces.setCurrentWidget(self.opening)
        self.opening.choose()

    def _follow_structure(self, touched: "Touched") -> None:
        if "structure" in touched.kinds:
            self._desk.read(lambda register: register.structure(), self.workspace.follow, self)
