# SPDX-License-Identifier: EUPL-1.2
"""Answers taken from a closed list: one of it, or several; a retired code shows only where it was given."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QSignalBlocker, QSortFilterProxyModel, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QSizePolicy, QWidget

from accomp_desktop.domain.kinds import Choice, Choices, Option, Refused, fold
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.dress import emptied
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.theme import scale

FEW = 8
"""Up to so many options one looks; beyond, one types to search."""
NARROWEST = 120
"""Width in logical pixels under which a list is never squeezed; its longest label does not widen it."""
_FOLDED = Qt.ItemDataRole.UserRole + 1


def offered(options: Iterable[Option], given: Iterable[str]) -> list[Option]:
    """List the options to show: those in use, those given though retired, and given codes the list never held."""
    known = tuple(options)
    chosen = tuple(given)
    codes = {one.code for one in known}
    shown = [one for one in known if not one.retired or one.code in chosen]
    return shown + [Option(code, code) for code in chosen if code not in codes]


class ChoiceEditor(Editor):
    """One option or none; the first line, blank, says « not known »."""

    def __init__(self, kind: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._problem: str | None = None
        self._codes: list[str] | None = None
        self.box = _CalmBox(self)
        self.box.setMinimumWidth(NARROWEST)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.box)
        self.rows.addWidget(self.box)
        if len(kind.options) > FEW:
            self._search_as_one_types()
        self.set_value(None)
        self.box.activated.connect(self._pick)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self.box.currentData()

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        self._problem = None
        shown = offered(self._kind.options, [str(value)] if value is not None else [])
        with QSignalBlocker(self.box):
            if [one.code for one in shown] != self._codes:
                self._fill(shown)
            self.box.setCurrentIndex(max(0, self.box.findData(value)))
        self._show_beginning()

    def problem(self) -> str | None:
        """Say why what is typed is refused."""
        return self._problem

    def _fill(self, shown: list[Option]) -> None:
        self._codes = [one.code for one in shown]
        self.box.clear()
        self.box.addItem("" if self.box.isEditable() else "–", None)
        for rank, option in enumerate(shown, 1):
            self.box.addItem(option.label, option.code)
            if self.box.isEditable():
                self.box.setItemData(rank, fold(option.label), _FOLDED)

    def _search_as_one_types(self) -> None:
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setCompleter(_FoldedCompleter(self.box))
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Taper pour chercher"))
            line.textEdited.connect(self._read)
            line.editingFinished.connect(self.settled)

    def _read(self, text: str) -> None:
        try:
            code, self._problem = self._kind.read(text), None
        except Refused as refusal:
            self._problem = str(refusal)
        else:
            with QSignalBlocker(self.box):
                self.box.setCurrentIndex(max(0, self.box.findData(code)))
                self.box.setEditText(text)
        self.changed.emit()

    def _show_beginning(self) -> None:
        """Show a long label from its first word, and whole on hover."""
        self.box.setToolTip(self.box.currentText() if self.box.currentIndex() else "")
        line = self.box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _pick(self) -> None:
        self._problem = None
        self._show_beginning()
        self.changed.emit()
        self.settled.emit()


class _CalmBox(QComboBox):
    """A list that the wheel does not change as one scrolls past it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _FoldedCompleter(QCompleter):
    """Finds an option by any part of its label, whatever the case and the accents."""

    def __init__(self, box: QComboBox) -> None:
        labels = QSortFilterProxyModel(box)
        labels.setSourceModel(box.model())
        super().__init__(labels, box)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(FEW)

    def splitPath(self, path: str) -> list[str]:
        """Fold what is typed as the labels are."""
        return [fold(path)]

    def pathFromIndex(self, index: object) -> str:
        """Write the label, not its folded form."""
        return str(cast("QSortFilterProxyModel", self.model()).data(index, Qt.ItemDataRole.DisplayRole))  # pyright: ignore[reportArgumentType, reportCallIssue]


class ChoicesEditor(Editor):
    """Any number of options, each a box to tick; none ticked is « not known »."""

    COLUMNS = 2

    def __init__(self, kind: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._label = ""
        self._boxes: list[tuple[str, QCheckBox]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(scale().space["tight"])
        self.rows.addLayout(self._grid)
        self.set_value(None)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return tuple(code for code, box in self._boxes if box.isChecked()) or None

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        given = tuple(str(code) for code in cast("tuple[str, ...]", value or ()))
        options = offered(self._kind.options, given)
        if [one.code for one in options] != [code for code, _ in self._boxes]:
            self._make_boxes(options)
        for code, box in self._boxes:
            with QSignalBlocker(box):
                box.setChecked(code in given)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        self._label = label
        self.setAccessibleName(label)
        for _, box in self._boxes:
            box.setAccessibleDescription(label)

    def _make_boxes(self, options: Iterable[Option]) -> None:
        emptied(self._grid)
        self._boxes = [(one.code, QCheckBox(one.label, self)) for one in options]
        for number, (_, box) in enumerate(self._boxes):
            box.toggled.connect(self.changed)
            self._grid.addWidget(box, number // self.COLUMNS, number % self.COLUMNS)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])
        self.name(self._label)
