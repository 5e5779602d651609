# SPDX-License-Identifier: EUPL-1.2
"""The first lines of the sheet behind its table: each cell is written when it comes in sight."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from accomp_desktop.domain.table import Line, column_letters
from accomp_desktop.ui.importing.look import SHOWN, LineRole, Look, Mark, SeenColumn, shown_cell

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """`show_look(look)`; lines and columns count from 0."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._roles: tuple[LineRole, ...] = ()
        self._columns: tuple[SeenColumn, ...] = ()
        self._width = 0

    def show_look(self, look: Look) -> None:
        """Show a list as it is understood now."""
        lines = look.listing.sheet.rows[:SHOWN]
        width = max(len(look.listing.columns), max(map(len, lines), default=0))
        other = (len(lines), width) != (len(self._lines), self._width)
        if other:
            self.beginResetModel()
        self._lines, self._width, self._roles, self._columns = lines, width, look.roles, look.every_column
        if other:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, width - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)

    def role(self, row: int) -> LineRole:
        """Say what a line is."""
        return self._roles[row]

    def mark(self, column: int) -> Mark:
        """Say what becomes of a column; beyond the headings, it stays in the line kept as it came."""
        return self._columns[column].mark if column < len(self._columns) else "kept"

    def gives(self, column: int) -> str:
        """Say in words what a column gives, or what becomes of it."""
        words = _mark_words().get(self.mark(column))
        return self._columns[column].gives if words is None else words

    def role_words(self) -> frozenset[str]:
        """List the words that stand beside the numbers of lines."""
        return frozenset(_role_words().get(role, "") for role in self._roles)

    def text(self, row: int, column: int) -> str:
        """Write one cell."""
        line = self._lines[row]
        return shown_cell(line[column]) if column < len(line) else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the lines shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Count the columns of the sheet."""
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell, and for those who hear the screen what its line and its column are."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            word = _role_words().get(self._roles[index.row()], "")
            return ", ".join(filter(None, (word, self.gives(index.column()))))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the letters of a column with what it gives, the number of a line with what it is."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"{column_letters(section)}\n{self.gives(section)}"
        return f"{section + 1} {_role_words().get(self._roles[section], '')}".strip()


def _role_words() -> Mapping[LineRole, str]:
    return {
        "title": _tr("titre"),
        "group": _tr("groupes"),
        "heading": _tr("intitulés"),
        "elsewhere": _tr("à d’autres"),
        "apart": _tr("à part"),
    }


def _mark_words() -> Mapping[Mark, str]:
    return {
        "audience": _tr("structure visée"),
        "kept": _tr("ligne d’origine"),
        "refused": _tr("refusée"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("sheet", text)
