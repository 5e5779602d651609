# SPDX-License-Identifier: EUPL-1.2
"""Where one is in an act of several steps: those done, this one, those to come."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.text import Text


class Stepper(QWidget):
    """`go(n)` shows the n-th step, from 0, as the current one."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        row = QHBoxLayout(self)
        spaced(row, "close")
        self._marks = [Text(look="step") for _ in self._steps]
        self._titles = [Text(step, "step-title") for step in self._steps]
        for number, (mark, title) in enumerate(zip(self._marks, self._titles, strict=True)):
            if number:
                row.addWidget(_joint(), 1)
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(mark)
            row.addWidget(title)
        row.addStretch(1)
        self.go(0)

    def go(self, current: int) -> None:
        """Show where one is."""
        for number, (mark, title) in enumerate(zip(self._marks, self._titles, strict=True)):
            stage = "done" if number < current else "current" if number == current else "to-come"
            mark.setText("✓" if stage == "done" else str(number + 1))
            dress(mark, stage=stage)
            dress(title, stage=stage)
        place = self.tr("Étape {} sur {}\u202f: {}").format(current + 1, len(self._steps), self._steps[current])
        self.setAccessibleName(place)


def _joint() -> QFrame:
    line = QFrame()
    line.setProperty("look", "line")
    line.setMinimumWidth(16)
    line.setMaximumWidth(64)
    return line
