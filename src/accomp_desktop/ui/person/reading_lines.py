# SPDX-License-Identifier: EUPL-1.2
"""Lines of the reading of a diagnosis: a pill with what it says, and rows of figures under each other."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

PILL_WIDTH = 120
"""Wide enough for the words of an alert, so that the sentences stand under each other."""


def badge_line(badge: Badge, text: str, *told: str) -> QWidget:
    """Lay out a pill, what it says, and what explains it."""
    line = QWidget()
    row = QHBoxLayout(line)
    spaced(row, "normal")
    held = QVBoxLayout()
    held.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    held.addStrut(PILL_WIDTH)
    row.addLayout(held)
    texts = QVBoxLayout()
    spaced(texts, "hair")
    texts.addWidget(Text(text, wrap=True))
    for one in filter(None, told):
        texts.addWidget(Text(one, "small", wrap=True))
    row.addLayout(texts, 1)
    return line


class Figures(QWidget):
    """Rows of a label and figures, each figure under the others; `add(cells, strong)`, `rule()` draws a line."""

    def __init__(self, titles: Sequence[str] = (), gap: str = "loose") -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scale().space[gap])
        self._grid.setVerticalSpacing(scale().space["tight"])
        self._grid.setColumnStretch(0, 1)
        self._row = 0
        if titles:
            self._put(titles, "muted", wraps=True)

    def add(self, cells: Sequence[str], *, strong: bool = False) -> None:
        """Add a row: its label, then its figures."""
        self._put(cells, "strong" if strong else "body")

    def add_all(self, rows: Iterable[Sequence[str]]) -> None:
        """Add rows."""
        for cells in rows:
            self.add(cells)

    def rule(self) -> None:
        """Draw a line across."""
        line = QFrame()
        line.setProperty("look", "line")
        self._grid.addWidget(line, self._row, 0, 1, max(self._grid.columnCount(), 2))
        self._row += 1

    def _put(self, cells: Sequence[str], look: str, *, wraps: bool = False) -> None:
        for column, words in enumerate(cells):
            cell = Text(words, look, wrap=wraps or not column)
            if column:
                cell.setAlignment(RIGHT)
            self._grid.addWidget(cell, self._row, column)
        self._row += 1
