# SPDX-License-Identifier: EUPL-1.2
"""One row of a table that is typed: its cells, the button that removes it, the keys that move from row to row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from accomp_desktop.domain.kinds import Choice, Money, Refused, Text
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.buttons import icon_button
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text as Words
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.editors.typed import LineEditor

YES_NO = {True: "oui", False: "non"}
REMOVING_WIDTH, TOLD_WIDTH = 30, 112
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Column:
    """A column of the table: its title, what its cells hold, its width; none takes the room that is left."""

    title: str
    kind: Text | Money | Choice
    width: int = 0


def lined_up(columns: Sequence[Column], parts: Sequence[QWidget], told: Words, last: QWidget) -> QHBoxLayout:
    """Put one part under each column, then what is told of the line, and one at the end."""
    line = QHBoxLayout()
    spaced(line, "close")
    for column, part in zip(columns, parts, strict=True):
        if column.width:
            part.setFixedWidth(column.width)
        line.addWidget(part, 0 if column.width else 1)
    told.setFixedWidth(TOLD_WIDTH)
    line.addWidget(told)
    last.setFixedWidth(REMOVING_WIDTH)
    line.addWidget(last)
    return line


class Row(QWidget):
    """Ctrl+Suppr removes it, ↑ and ↓ go to its neighbours; a line that is proposed says nothing by itself."""

    changed = Signal()
    settled = Signal()
    removing = Signal()
    going = Signal(int, int)  # from a column, one row up or down
    pasting = Signal(int, str)  # from a column on, what a spreadsheet copied

    def __init__(self, columns: Sequence[Column], proposed: str, parent: QWidget, *, tells: bool = False) -> None:
        """Take the columns and the line proposed; `tells` leaves room at the end for what `say` says of it."""
        super().__init__(parent)
        self._columns, self._proposed = columns, proposed
        self.cells = tuple(_cell(column, self) for column in columns)
        self._remove = icon_button("trash-2", self.tr("Retirer cette ligne (Ctrl+Suppr)"), small=True)
        self._remove.clicked.connect(self.removing)
        self._told = Words(look="muted", parent=self)
        self._told.setVisible(tells)
        self.setLayout(lined_up(columns, self.cells, self._told, self._remove))
        if proposed:
            self.cells[0].set_value(proposed)
        for cell in self.cells:
            cell.changed.connect(self._tell)
            cell.settled.connect(self.settled)
            typed = cell.focusProxy()
            if typed is not None:
                typed.installEventFilter(self)
        self._tell_whether_blank()

    def show_cells(self, values: Sequence[Value]) -> None:
        """Show the values of a row."""
        for cell, value in zip(self.cells, values, strict=True):
            cell.set_value(YES_NO[value] if isinstance(value, bool) else value)
        self._tell_whether_blank()

    def write(self, texts: Sequence[str], column: int) -> None:
        """Write texts in the cells from a column on, as if they were typed; what is too much is left."""
        for cell, text in zip(self.cells[column:], texts, strict=False):
            cell.write(text)

    def given(self) -> tuple[Value, ...]:
        """Give what the cells hold."""
        return tuple(cell.value() for cell in self.cells)

    def say(self, told: str) -> None:
        """Say what the line comes to."""
        self._told.setText(told)

    def is_blank(self) -> bool:
        """Tell whether nothing is typed in it."""
        return not any(value is not None for value in self.given()) and not self.problem()

    def counts(self) -> bool:
        """Tell whether it says more than the line that was proposed."""
        label, *rest = self.given()
        return label != self._proposed or any(value is not None for value in rest)

    def problem(self) -> str | None:
        """Say which cell is refused, and why."""
        wrong = ((column.title, cell.problem()) for column, cell in zip(self._columns, self.cells, strict=True))
        return next((f"{title}\u202f: {why}" for title, why in wrong if why), None)

    def name(self, label: str) -> None:
        """Name each cell for those who hear the screen."""
        for column, cell in zip(self._columns, self.cells, strict=True):
            cell.name(f"{label}, {column.title}")
        self._remove.setAccessibleName(self.tr("{label}, retirer").format(label=label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that act on rows before the cell does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            column = next(rank for rank, cell in enumerate(self.cells) if cell.focusProxy() is watched)
            return self._took(event, column) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent, column: int) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QApplication.clipboard().text().strip("\r\n")
            if several := "\t" in text or "\n" in text:
                self.pasting.emit(column, text)
            return several
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Delete and control:
            self.removing.emit()
            return True
        if key in STEPS and isinstance(self.cells[column], LineEditor):
            self.going.emit(column, STEPS[Qt.Key(key)])
            return True
        return False

    def _tell(self) -> None:
        self._tell_whether_blank()
        self.changed.emit()

    def _tell_whether_blank(self) -> None:
        self._remove.setEnabled(not self.is_blank())


class _Word(LineEditor):
    """A cell that is typed."""

    def write(self, text: str) -> None:
        """Write a text as if it were typed."""
        self.line.setText(text.strip())
        self._read(self.line.text())
        self._settle()


class _OneOf(ChoiceEditor):
    """A cell that is chosen."""

    def write(self, text: str) -> None:
        """Choose what a text names; what names nothing is left."""
        try:
            self.set_value(self._kind.read(text))
        except Refused:
            self.set_value(None)


def _cell(column: Column, parent: QWidget) -> "_Word | _OneOf":
    return _OneOf(column.kind, parent) if isinstance(column.kind, Choice) else _Word(column.kind, parent)
