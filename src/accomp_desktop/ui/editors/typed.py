# SPDX-License-Identifier: EUPL-1.2
"""Answers that are typed: texts, numbers and amounts, read by their kind at each keystroke."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from accomp_desktop.domain.kinds import Computed, Day, Kind, Money, Month, Number, Percentage, Place, Refused, Text
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.dress import dress
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.theme import scale

WIDTHS: dict[type, int] = {Number: 110, Money: 130, Day: 130, Month: 150, Percentage: 110}
"""Widths in logical pixels of what is short by nature; a text takes all the room."""


class LineEditor(Editor):
    """One line, read at each keystroke; left, it is written again as the kind writes it."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._value: Value = None
        self._problem: str | None = None
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._read)
        self.line.editingFinished.connect(self._settle)
        self.setFocusProxy(self.line)
        self.rows.addLayout(self._beside_its_unit())

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        self._value, self._problem = value, None
        self.line.setText(self._written(value))
        self._mark()

    def problem(self) -> str | None:
        """Say why what is typed is refused."""
        return self._problem

    def suggest(self, words: Sequence[str]) -> None:
        """Propose these words as the user types; any other one may still be typed."""
        completer = QCompleter(list(words), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._read)
        self.line.setCompleter(completer)

    def _beside_its_unit(self) -> QHBoxLayout:
        beside = QHBoxLayout()
        beside.setSpacing(scale().space["close"])
        beside.addWidget(self.line)
        width = WIDTHS.get(type(self._kind))
        if width is not None:
            self.line.setFixedWidth(width)
        if unit := _unit(self._kind):
            told = QLabel(unit, self)
            told.setProperty("look", "muted")
            beside.addWidget(told)
        if width is not None:
            beside.addStretch()
        return beside

    def _written(self, value: Value) -> str:
        return self._kind.show(value).removesuffix(_unit(self._kind)).rstrip()

    def _read(self, text: str) -> None:
        try:
            self._value, self._problem = self._kind.read(text), None
        except Refused as refusal:
            self._problem = str(refusal)
        self._mark()
        self.changed.emit()

    def _settle(self) -> None:
        if self._problem is None:
            self.line.setText(self._written(self._value))
        self.settled.emit()

    def _mark(self) -> None:
        invalid = self._problem is not None
        if self.line.property("invalid") is not invalid:
            dress(self.line, invalid=invalid)


class MonthEditor(LineEditor):
    """A month, typed as one writes it."""

    def __init__(self, kind: Month, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self.line.setPlaceholderText(self.tr("mm/aaaa"))


class PlaceEditor(LineEditor):
    """A postcode and a town on one line."""

    def __init__(self, kind: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self.line.setPlaceholderText(self.tr("35000 Rennes"))


class ComputedEditor(Editor):
    """What a formula gives, which is read and copied but never typed."""

    def __init__(self, kind: Computed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._value: Value = None
        self.line = QLineEdit(self)
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(self.tr("Calculé dès que les réponses sont connues"))
        self.setFocusProxy(self.line)
        self.rows.addWidget(self.line)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        self._value = value
        self.line.setText(self._kind.show(value))


def _unit(kind: Kind) -> str:
    """Say what is written beside the line rather than on it."""
    match kind:
        case Number():
            return kind.unit
        case Percentage():
            return "%"
        case _:
            return ""


class ParagraphEditor(Editor):
    """A text of several lines; Tab leaves it rather than writing a tabulation."""

    def __init__(self, kind: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.text = _Paragraph(kind.lines, self)
        self.text.textChanged.connect(self.changed)
        self.text.installEventFilter(self)
        self.setFocusProxy(self.text)
        self.rows.addWidget(self.text)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self._kind.read(self.text.toPlainText())

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        with QSignalBlocker(self.text):
            self.text.setPlainText(self._kind.show(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the text is left."""
        if event.type() is QEvent.Type.FocusOut:
            self.settled.emit()
        return super().eventFilter(watched, event)


class _Paragraph(QPlainTextEdit):
    """As high as the lines it is meant for, and never higher: a long text scrolls."""

    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = max(lines, 2)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        frame = 2 * (scale().space["tight"] + 1 + int(self.document().documentMargin()))
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter pass, so that a dialog may take it as « save »."""
        if event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
