# SPDX-License-Identifier: EUPL-1.2
"""Parts side by side in as many equal columns as the width allows; fewer on a small screen."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from accomp_desktop.ui.theme import scale


class Columns(QWidget):
    """Lays out tiles, cards or form rows; each column is at least `narrowest` pixels wide, at most `most` columns."""

    def __init__(self, narrowest: int = 200, most: int = 4, gap: str = "normal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowest, self._most = narrowest, most
        self._parts: list[tuple[QWidget, bool]] = []
        self._left_out: frozenset[QWidget] = frozenset()
        self._count = self._row = self._column = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(scale().space[gap])

    def add(self, part: QWidget, *, whole_width: bool = False) -> None:
        """Put a part after the others; `whole_width` gives it a row of its own."""
        self._parts.append((part, whole_width))
        policy = part.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the columns are equal, whatever they hold
        part.setSizePolicy(policy)
        if not self._count:
            self._lay_out(self._fitting())
        else:
            self._place(part, whole_width=whole_width)

    def leave_out(self, parts: Iterable[QWidget]) -> None:
        """Hide these parts and show the others, which close up."""
        before, self._left_out = self._left_out, frozenset(parts)
        if before == self._left_out:
            return
        for part in before ^ self._left_out:
            part.setVisible(part in before)
        self._lay_out(self._count)

    def clear(self) -> None:
        """Let every part go."""
        for part, _ in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()
        self._row = self._column = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the number of columns when the width asks for it."""
        super().resizeEvent(event)
        if self._fitting() != self._count:
            self._lay_out(self._fitting())

    def _fitting(self) -> int:
        gap = self._grid.horizontalSpacing()
        return max(1, min(self._most, (self.width() + gap) // (self._narrowest + gap)))

    def _lay_out(self, count: int) -> None:
        for column in range(max(count, self._count)):
            self._grid.setColumnStretch(column, 1 if column < count else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._count, self._row, self._column = count, 0, 0
        for part, whole_width in self._parts:
            if part in self._left_out:
                self._grid.removeWidget(part)
            else:
                self._place(part, whole_width=whole_width)

    def _place(self, part: QWidget, *, whole_width: bool) -> None:
        if self._column and (whole_width or self._column == self._count):
            self._row, self._column = self._row + 1, 0
        span = self._count if whole_width else 1
        self._grid.addWidget(part, self._row, self._column, 1, span)
        self._column += span
