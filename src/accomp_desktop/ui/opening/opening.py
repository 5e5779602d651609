# SPDX-License-Identifier: EUPL-1.2
"""What the application shows until a register is open; each page is imported when it is first shown."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from accomp_desktop.store.mistakes import RegisterNotFound
from accomp_desktop.ui import preferences
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.opening.places import demonstration_folder
from accomp_desktop.ui.opening.welcome import Welcome

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register


class Opening(QStackedWidget):
    """One page at a time; `entered` says that a register is on the desk and that nothing more is to be asked."""

    entered = Signal()

    def __init__(self, desk: Desk, demonstration: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Ouverture"))
        self._desk = desk
        self._demonstration = demonstration or demonstration_folder()
        self._path: Path | None = None
        self._then: Callable[[], None] | None = None
        self.welcome = Welcome()
        self.welcome.create_asked.connect(self.create_register)
        self.welcome.open_asked.connect(self._choose_file)
        self.welcome.demonstration_asked.connect(self.discover)
        self.welcome.chosen.connect(self.unlock)
        self.addWidget(self.welcome)
        self._shown: OpeningPage = self.welcome
        desk.opened.connect(self._opened)

    def begin(self) -> None:
        """Show the last register opened here, or the three choices when there is none."""
        recent = preferences.recent_registers()
        self.choose()
        if recent:
            self.unlock(recent[0])

    def choose(self) -> None:
        """Show the three choices."""
        self.welcome.show_recent(preferences.recent_registers())
        self._show(self.welcome)

    def unlock(self, path: Path) -> None:
        """Ask for the passphrase of a register."""
        from accomp_desktop.ui.opening.unlock import Unlock

        page = Unlock(self.open_register)
        page.unlocked.connect(self._enter)
        self._show(page)
        page.show_register(path)

    def create_register(self) -> None:
        """Ask what a new register is made of."""
        from accomp_desktop.ui.opening.create import Create

        page = Create(self._desk, self.open_register)
        page.founded.connect(self._keep_key)
        self._show(page)
        page.programme.kit.setFocus()

    def discover(self) -> None:
        """Open the demonstration."""
        from accomp_desktop.ui.opening.discover import Discover

        page = Discover(self._desk, self.open_register, self._demonstration)
        page.discovered.connect(self.entered)
        self._show(page)
        page.begin()

    def open_register(
        self,
        path: Path,
        opening: Callable[[], "Register"],
        then: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Be the doorway of the pages; a register that is not there any more is no longer proposed."""

        def refuse(error: BaseException) -> None:
            self._then = None
            if isinstance(error, RegisterNotFound):
                preferences.forget_register(path)
            failed(error)

        self._path, self._then = path, then
        self._desk.open(opening, path.stem, refuse)

    def _opened(self, _name: str) -> None:
        if self._then is None or self._path is None:
            return
        then, self._then = self._then, None
        if self._path.parent != self._demonstration:
            preferences.remember_register(self._path)
        then()

    def _enter(self, by_recovery_key: bool) -> None:  # noqa: FBT001  the signal's argument
        if by_recovery_key:
            self._renew()
        else:
            self.entered.emit()

    def _keep_key(self, path: Path, key: str) -> None:
        from accomp_desktop.ui.opening.recovery import KeepRecoveryKey

        page = KeepRecoveryKey(path, key)
        page.went_on.connect(self.entered)
        self._show(page)

    def _renew(self) -> None:
        from accomp_desktop.ui.opening.renew import Renew

        page = Renew(self._desk)
        page.renewed.connect(self.entered)
        self._show(page)
        page.passphrase.setFocus()

    def _choose_file(self) -> None:
        kinds = self.tr("Registres (*.accomp)")
        ask_file(self, self.tr("Ouvrir un registre"), kinds, self.unlock)

    def _show(self, page: OpeningPage) -> None:
        """Show a page in the place of the former one, which is let go unless it is the welcome."""
        former = self._shown
        self._shown = page
        if page is not self.welcome:
            page.back.connect(self.choose)
            self.addWidget(page)
        self.setCurrentWidget(page)
        if former is not self.welcome and former is not page:
            self.removeWidget(former)
            former.deleteLater()
