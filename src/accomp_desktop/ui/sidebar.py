# SPDX-License-Identifier: EUPL-1.2
"""The way from one screen to another, at the left; icons alone when the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import dress, emptied
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.screens import Screen
from accomp_desktop.ui.theme import scale


class Sidebar(QFrame):
    """`show_screens(rows)`, `light(key)`, `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self.setAccessibleName(self.tr("Navigation"))
        self._narrow = False
        self._places: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._shortcuts: list[QShortcut] = []
        column = QVBoxLayout(self)
        edge = scale().space["close"]
        column.setContentsMargins(edge, 0, edge, edge)
        column.setSpacing(0)
        self._structure = ElidedText(look="strong")
        self._mark = IconLabel("handshake", "accent", "icon_large")
        column.addLayout(self._head())
        self._list = QVBoxLayout()
        self._list.setSpacing(scale().space["hair"])
        column.addLayout(self._list)
        column.addStretch()
        self.set_narrow(narrow=False)

    def show_structure(self, name: str) -> None:
        """Name, at the top, the structure that keeps the register."""
        self._structure.set_whole(name)

    def show_screens(self, screens: Sequence[Screen]) -> None:
        """Offer these screens, in their order."""
        emptied(self._list)
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts.clear()
        self._places, self._titles = {}, {}
        for screen in screens:
            self._list.addWidget(self._place(screen))
        self.set_narrow(narrow=self._narrow)

    def light(self, key: str) -> None:
        """Show which screen is in sight; one that is not in the menu leaves the last one lit."""
        if key in self._places:
            self._places[key].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icons alone, or with their titles."""
        self._narrow = narrow
        self.setFixedWidth(scale().size["sidebar_narrow" if narrow else "sidebar"])
        self._structure.setVisible(not narrow)
        for key, place in self._places.items():
            place.setText("" if narrow else self._titles[key])
            dress(place, narrow=narrow)

    def places(self) -> tuple[QPushButton, ...]:
        """Give the buttons, in their order."""
        return tuple(self._places.values())

    def is_narrow(self) -> bool:
        """Tell whether only the icons are shown."""
        return self._narrow

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        edge = scale().space["normal"]
        head.setContentsMargins(edge, 0, scale().space["tight"], 0)
        head.setSpacing(scale().space["close"])
        self._structure.setFixedHeight(scale().size["topbar"])
        self._mark.setFixedHeight(scale().size["topbar"])
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._structure, 1)
        return head

    def _place(self, screen: Screen) -> QPushButton:
        place = QPushButton(screen.title)
        place.setProperty("look", "place")
        place.setCheckable(True)
        place.setAutoDefault(False)
        place.setIcon(icon(screen.icon))
        place.setIconSize(QSize(scale().size["icon_large"] + scale().space["close"], scale().size["icon_large"]))
        place.setAccessibleName(screen.title)
        place.clicked.connect(lambda: self.chosen.emit(screen.key))
        told = screen.title
        if screen.shortcut:
            keys = QKeySequence(screen.shortcut)
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(lambda: self.chosen.emit(screen.key))
            self._shortcuts.append(shortcut)
            told = f"{told} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
        place.setToolTip(told)
        self._group.addButton(place)
        self._places[screen.key], self._titles[screen.key] = place, screen.title
        return place
