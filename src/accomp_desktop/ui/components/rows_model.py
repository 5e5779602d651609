# SPDX-License-Identifier: EUPL-1.2
"""The rows behind a table: any frozen objects, shown, sorted as French sorts, and kept or left out by a search."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from accomp_desktop.domain.kinds import fold
from accomp_desktop.ui.theme import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: `value` is what it sorts by and, unless `text` says otherwise, what it shows.

    `width` is in logical pixels, and shares what is left when `stretches`; `tone` makes the cell a pill of this tone.
    """

    title: str
    value: Callable[[Row], object]
    text: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    width: int = 120
    stretches: bool = False
    right: bool = False
    strong: bool = False


def shown(value: object) -> str:
    """Write a value as a French reader expects it; what is unknown is left blank."""
    match value:
        case None:
            return ""
        case bool():
            return "Oui" if value else "Non"
        case date():
            return f"{value:%d/%m/%Y}"
        case Decimal() | float():
            return f"{value:,.2f}".replace(",", "\u202f").replace(".", ",")
        case int():
            return f"{value:,}".replace(",", "\u202f")
        case _:
            return str(value)


def rank(value: object) -> tuple[int, object]:
    """Give what French order compares: accents and capitals do not count, the unknown comes last."""
    match value:
        case None | "":
            return (1, "")
        case str():
            return (0, value.casefold() if value.isascii() else fold(value))  # ten thousand names in a moment
        case _:
            return (0, value)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Holds the rows in the order asked; `key` is what a row is known by when it is read again."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._keep: Callable[[Row], bool] | None = None
        self._order: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows, in the order asked before."""
        self._all = list(rows)
        self._sort_all()
        self._show()

    def keep(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only the rows that are wanted; `None` shows all of them again. Nothing is sorted again."""
        self._keep = wanted
        self._show()

    def row(self, number: int) -> Row:
        """Give the row shown at this rank."""
        return self._shown[number]

    def rows(self) -> tuple[Row, ...]:
        """Give the rows shown, in their order."""
        return tuple(self._shown)

    def total(self) -> int:
        """Count all the rows, shown or not."""
        return len(self._all)

    def find(self, key: Hashable) -> int | None:
        """Give the rank at which a row is shown."""
        return next((rank for rank, row in enumerate(self._shown) if self.key(row) == key), None)

    def text(self, row: Row, column: int) -> str:
        """Write one cell."""
        wanted = self.columns[column]
        return wanted.text(row) if wanted.text else shown(wanted.value(row))

    def must_be_whole(self, column: int) -> bool:
        """Tell whether cutting this column would mislead: a day, a figure, a state; a text may be cut."""
        wanted = self.columns[column]
        known = (value for row in self._all if (value := wanted.value(row)) is not None)
        return wanted.tone is not None or not isinstance(next(known, ""), str)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the unknown stays last both ways."""
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._sort_all()
        self._show()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text and its side."""
        row, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a column's title, on the side of its cells."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _sort_all(self) -> None:
        if self._order is None:
            return
        column, descending = self._order
        value = self.columns[column].value
        ranked = [(rank(value(row)), row) for row in self._all]
        known = [pair for pair in ranked if not pair[0][0]]
        known.sort(key=lambda pair: pair[0], reverse=descending)  # pyright: ignore[reportArgumentType] - one type a column
        self._all = [row for _, row in known] + [row for ranking, row in ranked if ranking[0]]

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._keep(row)] if self._keep else list(self._all)
        self.endResetModel()
