# SPDX-License-Identifier: EUPL-1.2
"""Filters one click away: pills in a row, of which one is lit."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from accomp_desktop.ui.components.dress import spaced


class Chips(QWidget):
    """`chosen(key)` says which filter is lit; `show_counts(counts)` says how many each one keeps."""

    chosen = Signal(str)

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._labels = dict(labels)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        spaced(row, "tight")
        for rank, label in enumerate(self._labels.values()):
            chip = QPushButton(label, self)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("look", "chip")
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(chip, rank)
            row.addWidget(chip)
        row.addStretch()
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda: self.chosen.emit(self.lit()))

    def lit(self) -> str:
        """Give the key of the filter that is lit."""
        return list(self._labels)[self._group.checkedId()]

    def light(self, key: str) -> None:
        """Light a filter, as a click would."""
        self._group.button(list(self._labels).index(key)).click()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many each filter keeps; one that keeps none stays in sight, dimmed."""
        for rank, (key, label) in enumerate(self._labels.items()):
            count = counts.get(key, 0)
            chip = self._group.button(rank)
            chip.setText(f"{label}\u2002{count}")
            chip.setEnabled(bool(count) or not rank or chip.isChecked())
