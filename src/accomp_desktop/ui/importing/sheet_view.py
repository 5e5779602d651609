# SPDX-License-Identifier: EUPL-1.2
"""The sheet as it came, coloured with what was found in it; one points at another line, or at a column."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.importing.look import Look
from accomp_desktop.ui.importing.sheet_cells import ColumnHeadings, LineNumbers, SheetCells
from accomp_desktop.ui.importing.sheet_model import Index, SheetModel


class SheetView(QTableView):
    """`show_look(look)`; `pointed(line from 1)` at the headings, `chose(column)`, `opened(column)`."""

    pointed = Signal(int)
    chose = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("La feuille reçue"))
        self.rows = SheetModel()
        self.setModel(self.rows)
        self._numbers = LineNumbers(self, self.rows)
        self.setVerticalHeader(self._numbers)
        self.setHorizontalHeader(ColumnHeadings(self, self.rows))
        self.setItemDelegate(SheetCells(self, self.rows))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._place: tuple[Path, str, int] | None = None
        self._listen()

    def show_look(self, look: Look) -> None:
        """Show a list as it is understood now; from its headings when they are elsewhere."""
        place = (look.draft.path, look.listing.sheet.name, look.listing.header_row)
        self.rows.show_look(look)
        self._numbers.setFixedWidth(self._numbers.sizeHint().width())
        self.updateGeometries()
        if place != self._place:
            self._place = place
            with QSignalBlocker(self):
                self.select(max(0, self.currentIndex().column()), max(0, look.listing.header_row - 1))
            self._bring_headings()

    def select(self, column: int, row: int | None = None) -> None:
        """Go to a column, on the same line unless one is given, and bring it in sight."""
        line = max(0, self.currentIndex().row()) if row is None else row
        there = self.rows.index(line, column)
        if there.isValid() and there != self.currentIndex():
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the line as headings; the rest is Qt’s."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.pointed.emit(self.currentIndex().row() + 1)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which column one is on."""
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != previous.column():
            self.viewport().update()
            self.horizontalHeader().viewport().update()
            self.chose.emit(current.column())

    def menu(self, index: QModelIndex) -> QMenu:
        """Make the menu of a cell."""
        menu = QMenu(self)
        heading = menu.addAction(
            icon("list"), self.tr("Prendre la ligne {row} comme intitulés (Entrée)").format(row=index.row() + 1)
        )
        heading.triggered.connect(partial(self.pointed.emit, index.row() + 1))
        choose = menu.addAction(icon("pencil"), self.tr("Choisir ce que donne la colonne"))
        choose.triggered.connect(partial(self.opened.emit, index.column()))
        return menu

    def _listen(self) -> None:
        self._numbers.sectionClicked.connect(self._point)
        self._numbers.setCursor(Qt.CursorShape.PointingHandCursor)
        self._numbers.setToolTip(self.tr("Prendre cette ligne comme intitulés"))
        self.horizontalHeader().sectionClicked.connect(self.select)
        self.doubleClicked.connect(self._open)
        self.customContextMenuRequested.connect(self._open_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the headings in sight as long as one is on them."""
        super().resizeEvent(event)
        self._bring_headings()

    def _bring_headings(self) -> None:
        """Show the sheet from its top if its headings then are in sight, with a line under them."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if row >= 0 and self.rows.role(row) == "heading":
            self.verticalScrollBar().setValue(0)
            self.scrollTo(self.rows.index(min(row + 1, self.rows.rowCount() - 1), column))

    def _point(self, row: int) -> None:
        self.pointed.emit(row + 1)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.column())

    def _open_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid():
            menu = self.menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(where))
