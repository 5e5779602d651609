# SPDX-License-Identifier: EUPL-1.2
"""Tabs whose pages are made the first time they are shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from accomp_desktop.ui.icons import icon


class Tabs(QTabWidget):
    """`add(key, title, make)`; Ctrl+Tab goes round, `open_tab(key)` goes to one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: list[tuple[str, Callable[[], QWidget]]] = []
        self._places: list[QVBoxLayout] = []
        self._made: dict[str, QWidget] = {}
        self.tabBar().setAccessibleName(name)
        self.setAccessibleName(name)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._make)

    def add(self, key: str, title: str, make: Callable[[], QWidget], icon_name: str | None = None) -> None:
        """Put a tab after the others; `make` is called when it is first shown."""
        self._makers.append((key, make))
        place = QWidget()
        place.setAccessibleName(title)
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        self._places.append(layout)
        rank = self.addTab(place, icon(icon_name), title) if icon_name else self.addTab(place, title)
        if rank == self.currentIndex():
            self._make(rank)

    def open_tab(self, key: str) -> None:
        """Show the tab of this key."""
        self.setCurrentIndex([known for known, _ in self._makers].index(key))

    def current_key(self) -> str:
        """Give the key of the tab in sight."""
        return self._makers[self.currentIndex()][0]

    def page(self, key: str) -> QWidget | None:
        """Give the page of a tab, if it was made."""
        return self._made.get(key)

    def _make(self, rank: int) -> None:
        if not 0 <= rank < len(self._makers) or self._makers[rank][0] in self._made:
            return
        key, make = self._makers[rank]
        self._made[key] = page = make()
        self._places[rank].addWidget(page)
        page.show()
