# SPDX-License-Identifier: EUPL-1.2
"""The window once a register is open: the sidebar, the top bar, the messages, and one screen at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.screens import HoldsWork, Screen, ShowsSubject, Stage
from accomp_desktop.ui.sidebar import Sidebar
from accomp_desktop.ui.theme import Tone, scale
from accomp_desktop.ui.topbar import TopBar

if TYPE_CHECKING:
    from accomp_desktop.domain.changes import Touched
    from accomp_desktop.domain.operation import Structure

_NARROW = 940


class Workspace(QWidget):
    """`begin(structure)` offers the screens it needs; each is made at its first show and kept until the end."""

    shown = Signal(str)  # the key of the screen now in sight

    def __init__(
        self, desk: Desk, appearance: Appearance, screens: Sequence[Screen], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._all, self._rows = tuple(screens), dict[str, Screen]()
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._chosen_narrow: bool | None = None
        self.sidebar, self.topbar, self.banners = Sidebar(), TopBar(appearance), BannerArea("close")
        self.stage = Stage(desk, self.banners, self.go)
        self._screens = QStackedWidget()
        self._lay_out()
        self.sidebar.chosen.connect(self.go)
        self.topbar.menu_asked.connect(self._toggle_sidebar)
        self.topbar.undo_asked.connect(desk.undo)
        self.topbar.cancel_asked.connect(desk.cancel)
        desk.busy.connect(self.topbar.show_busy)
        desk.undoable.connect(self.topbar.show_undo)
        desk.undone.connect(self.say_undone)

    def begin(self, structure: "Structure") -> None:
        """Let the screens of another register go; show the first of those this structure needs."""
        self.end()
        self.follow(structure)
        if self._rows:
            self._show(next(iter(self._rows)), None)

    def follow(self, structure: "Structure") -> None:
        """Take the structure's name, and offer the screens it needs now."""
        self._rows = {screen.key: screen for screen in self._all if screen.needs(structure)}
        self.sidebar.show_structure(structure.name)
        self.sidebar.show_screens([screen for screen in self._rows.values() if screen.in_menu])
        if self._current in self._rows:
            self.sidebar.light(self._rows[self._current].part_of or self._current)

    def end(self) -> None:
        """Let every screen and every message go."""
        self._current = ""
        self.banners.clear()
        for screen in self._made.values():
            self._screens.removeWidget(screen)
            screen.deleteLater()
        self._made.clear()

    def go(self, key: str, subject: object = None) -> None:
        """Show a screen, on a subject if one is given, once the current one has nothing left to save."""
        current = self._made.get(self._current)
        if isinstance(current, HoldsWork) and key != self._current:
            current.leave(lambda: self._show(key, subject))
        else:
            self._show(key, subject)

    def current(self) -> QWidget | None:
        """Give the screen in sight."""
        return self._made.get(self._current)

    def current_key(self) -> str:
        """Give the key of the screen in sight, empty before the first."""
        return self._current

    def screen_keys(self) -> tuple[str, ...]:
        """Give the keys of the screens that the structure needs, in their order."""
        return tuple(self._rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep only the sidebar's icons where the width is short."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def _show(self, key: str, subject: object) -> None:
        if key not in self._made:
            self._made[key] = self._rows[key].make(self.stage)
            self._screens.addWidget(self._made[key])
        screen = self._made[key]
        if isinstance(screen, ShowsSubject) and subject is not None:
            screen.show_subject(subject)
        self._current = key
        self._screens.setCurrentWidget(screen)
        self.sidebar.light(self._rows[key].part_of or key)
        self.shown.emit(key)

    def say_undone(self, touched: "Touched") -> None:
        """Say what was taken back, and what had changed since and was left."""
        self.banners.show_banner(Tone.POSITIVE, self.tr("{act}.").format(act=touched.reason), passing=True)
        if touched.kept:
            self.banners.show_banner(Tone.WARNING, " ".join(touched.kept))

    def _toggle_sidebar(self) -> None:
        self._chosen_narrow = not self.sidebar.is_narrow()
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        wanted = self.width() < _NARROW if self._chosen_narrow is None else self._chosen_narrow
        if wanted != self.sidebar.is_narrow():
            self.sidebar.set_narrow(narrow=wanted)

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(self), QVBoxLayout()
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        messages = QVBoxLayout()
        messages.setContentsMargins(scale().space["loose"], 0, scale().space["loose"], 0)
        messages.addWidget(self.banners)
        column.addWidget(self.topbar)
        column.addLayout(messages)
        column.addWidget(self._screens, 1)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
