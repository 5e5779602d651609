# SPDX-License-Identifier: EUPL-1.2
"""Answers shown all at once, one of which is lit: oui, non or not known; a mark from 1 to 5."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from accomp_desktop.domain.kinds import Scale, YesNo
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.theme import scale


class Segments(QWidget):
    """Buttons side by side of which exactly one is lit; the arrows move from one to the next."""

    picked = Signal(int)

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, label in enumerate(labels):
            button = QPushButton(label, self)
            button.setCheckable(True)
            button.setProperty("look", "segment")
            button.setProperty("place", _place(number, len(labels)))
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(self.picked)
        self.light(0)

    def lit(self) -> int:
        """Give the rank of the lit button."""
        return self._group.checkedId()

    def light(self, number: int) -> None:
        """Light one button; the focus comes to it."""
        button = self._group.button(number)
        button.setChecked(True)
        self.setFocusProxy(button)

    def explain(self, number: int, sentence: str) -> None:
        """Say more of one button than its label does."""
        self._group.button(number).setToolTip(sentence)
        self._group.button(number).setAccessibleName(sentence)

    def name(self, label: str) -> None:
        """Put the field's label before each button's own, for those who hear the screen."""
        for button in self._group.buttons():
            button.setAccessibleDescription(label)


def _place(number: int, count: int) -> str:
    if number == 0:
        return "first"
    return "last" if number == count - 1 else "middle"


class _SegmentEditor(Editor):
    """An answer among a few values, shown as segments."""

    def __init__(self, values: Sequence[tuple[Value, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in values]
        self.segments = Segments([label for _, label in values], self)
        self.segments.picked.connect(self._tell)
        self.rows.addWidget(self.segments)
        self.set_value(None)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self._values[self.segments.lit()]

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        self.segments.light(self._values.index(value))
        self.setFocusProxy(self.segments)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        super().name(label)
        self.segments.name(label)

    def _tell(self) -> None:
        self.setFocusProxy(self.segments)
        self.changed.emit()
        self.settled.emit()


class YesNoEditor(_SegmentEditor):
    """Yes, no, or not known: three states that never look alike."""

    def __init__(self, kind: YesNo, parent: QWidget | None = None) -> None:
        said = [(value, kind.show(value)) for value in (True, False)]
        super().__init__([*said, (None, self.tr("Non renseigné"))], parent)


class ScaleEditor(_SegmentEditor):
    """A mark, with the words of both ends, and a way back to « not known »."""

    def __init__(self, kind: Scale, parent: QWidget | None = None) -> None:
        marks: list[tuple[Value, str]] = [(mark, str(mark)) for mark in range(1, kind.most + 1)]
        super().__init__([*marks, (None, "–")], parent)
        self.segments.explain(kind.most, self.tr("Non renseigné"))
        ends = " → ".join(end for end in (kind.low, kind.high) if end)
        if ends:
            told = QLabel(ends, self)
            told.setProperty("look", "small")
            self.rows.addSpacing(scale().space["tight"])
            self.rows.addWidget(told)
