# SPDX-License-Identifier: EUPL-1.2
"""A part of the programme made of several lists of items: one chooses which, then works on it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.theme import scale

NARROWEST = 280


class ChoosingPart(QWidget):
    """`choices(kit)` names what there is by key, `make(key)` makes its page the first time it is shown."""

    def __init__(
        self,
        running: RunningKit,
        label: str,
        choices: Callable[[Kit], Mapping[str, str]],
        make: Callable[[str], QWidget],
        actions: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._choices, self._make = choices, make
        self._pages: dict[str, QWidget] = {}
        self.box = QComboBox()
        self.box.setAccessibleName(label)
        self.box.setMinimumWidth(NARROWEST)
        self.stack = QStackedWidget()
        head = QHBoxLayout()
        spaced(head, "close")
        head.addWidget(Text(label, "strong"))
        head.addWidget(self.box)
        head.addStretch(1)
        for action in actions:
            head.addWidget(action)
        column = QVBoxLayout(self)
        spaced(column, "normal")
        column.setContentsMargins(0, scale().space["tight"], 0, 0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.box.currentIndexChanged.connect(self._show)
        running.changed.connect(self.show_kit)
        if running.is_read:
            self.show_kit(running.kit)

    def show_kit(self, kit: Kit) -> None:
        """Offer what the kit holds; the page in sight stays if it is still there."""
        chosen = self.chosen()
        with QSignalBlocker(self.box):
            self.box.clear()
            for key, label in self._choices(kit).items():
                self.box.addItem(label, key)
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self._show()

    def chosen(self) -> str | None:
        """Give the key of what is in sight."""
        return self.box.currentData()

    def choose(self, key: str) -> QWidget:
        """Show one; give its page."""
        self.box.setCurrentIndex(self.box.findData(key))
        return self._pages[key]

    def _show(self) -> None:
        key = self.chosen()
        if key is None:
            return
        if key not in self._pages:
            self._pages[key] = self._make(key)
            self.stack.addWidget(self._pages[key])
        self.stack.setCurrentWidget(self._pages[key])
