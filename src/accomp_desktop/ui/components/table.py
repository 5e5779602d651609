# SPDX-License-Identifier: EUPL-1.2
"""The one table: sorted by its headings, opened by Enter or a double click, copied as cells, never just empty."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column, RowsModel
from accomp_desktop.ui.components.table_cells import TableCells
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import scale

Row = TypeVar("Row")
_MEASURED = 100  # rows looked at to choose the width of a column
_ONE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_THESE_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Table(QWidget, Generic[Row]):
    """`show_rows(rows)`, `keep(wanted)` for a search, `opened(row)` when one is activated, `chose(row | None)`."""

    opened = Signal(object)
    chose = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable],
        empty: EmptyState | None = None,
        commands: Callable[[tuple[Row, ...]], Sequence[Command]] | None = None,
    ) -> None:
        super().__init__()
        self._commands = commands
        self.model = RowsModel(columns, key)
        self.view = _View(self.model, self._activate)
        self.view.setAccessibleName(name)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._empty = empty or EmptyState("inbox", self.tr("Rien à afficher"))
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.view)
        self._listen()
        self._show_which()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was selected stays so if it is still there."""
        first = not self.model.total()
        self._keeping_place(lambda: self.model.show_rows(rows))
        if first:
            self.view.fit()

    def keep(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only the rows wanted by a search, fast; `None` shows them all."""
        self._keeping_place(lambda: self.model.keep(wanted))

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort as a click on a heading would."""
        self.view.sortByColumn(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def rows(self) -> tuple[Row, ...]:
        """Give the rows shown, in their order."""
        return self.model.rows()

    def selected(self) -> tuple[Row, ...]:
        """Give the rows selected."""
        return tuple(self.model.row(index.row()) for index in self.view.selectionModel().selectedRows())

    def select(self, key: Hashable) -> bool:
        """Select the row known by this key and bring it in sight; tell whether it is shown."""
        rank = self.model.find(key)
        if rank is not None:  # not `selectRow`, which heeds the Ctrl or Shift key that is held down
            self.view.selectionModel().setCurrentIndex(self.model.index(rank, 0), _ONE_ROW)
        return rank is not None

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as cells a spreadsheet takes, under their headings."""
        titles = "\t".join(column.title for column in self.model.columns)
        lines = [
            "\t".join(_one_cell(self.model.text(row, column)) for column in range(len(self.model.columns)))
            for row in self.selected()
        ]
        QGuiApplication.clipboard().setText("\n".join([titles, *lines]))

    def menu(self) -> QMenu:
        """Make the menu of the selected rows."""
        menu = QMenu(self)
        rows = self.selected()
        for command in self._commands(rows) if self._commands and rows else ():
            action = menu.addAction(icon(command.icon), command.text) if command.icon else menu.addAction(command.text)
            action.triggered.connect(partial(_run, command))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self._copying)
        self._copying.setEnabled(bool(rows))
        return menu

    def _listen(self) -> None:
        self._copying = QAction(icon("copy"), self.tr("Copier"), self)
        self._copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copying.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copying.triggered.connect(self.copy)
        self.addAction(self._copying)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.selectionModel().selectionChanged.connect(self._tell_choice)

    def _open_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(where))

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.row(index.row()))

    def _tell_choice(self, *_: object) -> None:
        rows = self.selected()
        self.chose.emit(rows[0] if rows else None)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        selected = [self.model.key(row) for row in self.selected()]
        change()
        for key in selected[:1]:
            self.select(key)
        if len(selected) > 1:
            self._select_these(frozenset(selected))
        self._show_which()

    def _select_these(self, keys: frozenset[Hashable]) -> None:
        these = QItemSelection()
        for rank, row in enumerate(self.model.rows()):
            if self.model.key(row) in keys:
                these.select(self.model.index(rank, 0), self.model.index(rank, 0))
        self.view.selectionModel().select(these, _THESE_ROWS)

    def _show_which(self) -> None:
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)


class _View(QTableView):
    """Qt's table, dressed: no grid, whole rows, the row under the mouse lit."""

    def __init__(self, model: RowsModel[Row], activate: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._activate, self._rows = activate, model
        self.setModel(model)
        self._cells = TableCells(self, cast("RowsModel[object]", model))
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scale().size["row"])
        self._dress_headings(model)
        self.doubleClicked.connect(activate)

    def fit(self) -> None:
        """Widen the columns of days, figures and pills to what their first rows need; texts keep their width."""
        for rank, column in enumerate(self._rows.columns):
            if self._rows.must_be_whole(rank):
                cells = (self._rows.index(row, rank) for row in range(min(self._rows.rowCount(), _MEASURED)))
                self.setColumnWidth(rank, max([column.width, *map(self._cells.wanted_width, cells)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; the rest is Qt's (arrows, pages, letters)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Light the row under the mouse."""
        if event.type() is QEvent.Type.MouseMove:
            self._light(self.rowAt(round(cast("QMouseEvent", event).position().y())))
        elif event.type() is QEvent.Type.Leave:
            self._light(-1)
        return super().eventFilter(watched, event)

    def _light(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()

    def _dress_headings(self, model: RowsModel[Row]) -> None:
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionsClickable(True)
        headings.setMinimumSectionSize(48)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        headings.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        headings.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        for rank, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretches else QHeaderView.ResizeMode.Interactive
            headings.setSectionResizeMode(rank, mode)
            self.setColumnWidth(rank, column.width)


def _run(command: Command, *_: object) -> None:
    command.run()


def _one_cell(text: str) -> str:
    """Keep a cell one cell: no tab, no new line."""
    return " ".join(text.split("\t")).replace("\n", " ")
