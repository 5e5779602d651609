# SPDX-License-Identifier: EUPL-1.2
"""Waiting: pale bars where texts will come, and a long task's progress with its cross."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import ElidedText

_SHARES = (5, 8, 6, 7)


class Skeleton(QWidget):
    """Pale bars in the place of a text or a list that is being read."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chargement…"))
        column = QVBoxLayout(self)
        spaced(column, "normal", "wide")
        for number in range(lines):
            bone = QFrame()
            bone.setProperty("look", "bone")
            bone.setFixedHeight(14)
            row = QHBoxLayout()
            share = _SHARES[number % len(_SHARES)]
            row.addWidget(bone, share)
            row.addStretch(10 - share)
            column.addLayout(row)
        column.addStretch()


class ProgressLine(QWidget):
    """What a long task does, how far it is, and a cross that gives it up."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, cancel: str = "") -> None:
        """Take the words that give the task up, or show a cross."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        spaced(row, "close")
        self._label = ElidedText(look="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(self.tr("Avancement"))
        cross = secondary(cancel) if cancel else icon_button("x", self.tr("Arrêter ce travail"), small=True)
        cross.clicked.connect(self.cancelled)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar)
        row.addWidget(cross)

    def show_advance(self, label: str, share: float | None) -> None:
        """Say how far it is; an unknown share shows a bar that comes and goes."""
        self._label.set_whole(label)
        self._bar.setRange(0, 0 if share is None else 100)
        if share is not None:
            self._bar.setValue(round(share * 100))
