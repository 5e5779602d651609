# SPDX-License-Identifier: EUPL-1.2
"""Filters one click away: pills in a row, of which one is lit."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.theme import scale


class Chips(QWidget):
    """`chosen(key)` says which filter is lit; `show_counts(counts)` says how many each one keeps."""

    chosen = Signal(str)

    def __init__(
        self, name: str, labels: Mapping[str, str], *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take the filters by key; where there are many, they go on several lines, and those in use alone are shown."""
        super().__init__(parent)
        self._wraps = wraps
        self.setAccessibleName(name)
        self._labels = dict(labels)
        self._group = QButtonGroup(self)
        row = self._make_row()
        for rank, label in enumerate(self._labels.values()):
            chip = QPushButton(label, self)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("look", "chip")
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(chip, rank)
            row.addWidget(chip)
        if isinstance(row, QHBoxLayout):
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
            used = bool(count) or not rank or chip.isChecked()
            chip.setEnabled(used)
            chip.setVisible(used or not self._wraps)

    def _make_row(self) -> QLayout:
        if self._wraps:
            flow = Flow("tight", self)
            flow.setContentsMargins(*[scale().space["hair"]] * 4)  # the place of the focus ring
            return flow
        row = QHBoxLayout(self)
        spaced(row, "tight")
        return row
