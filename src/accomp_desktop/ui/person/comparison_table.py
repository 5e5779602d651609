# SPDX-License-Identifier: EUPL-1.2
"""The lines of two livelihoods side by side: before, after, the difference in words; values change in place."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from accomp_desktop.domain.before_after import LINES, Compared
from accomp_desktop.domain.kinds import Money
from accomp_desktop.ui.theme import scale, worn

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LABEL, BEFORE, AFTER, DIFFERENCE = range(4)
ROW = 28


class ComparisonTable(QTableView):
    """`show_lines(compared, titles)`; as tall as its lines, so that the page scrolls and not the table."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = _Lines()
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setProperty("look", "comparison")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionsClickable(False)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        for column, width in ((BEFORE, 104), (AFTER, 104), (DIFFERENCE, 152)):
            headings.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        self.setFixedHeight(ROW * len(LINES) + scale().size["control"] + 4)

    def show_lines(self, compared: Sequence[Compared], titles: tuple[str, str]) -> None:
        """Show other values."""
        self.lines.show_lines(compared, titles)


class _Lines(QAbstractTableModel):
    """One row a line; a total stands out, a difference has the colour of its news, which its words say too."""

    def __init__(self) -> None:
        super().__init__()
        self._compared: tuple[Compared, ...] = ()
        self._titles = ("", "")

    def show_lines(self, compared: Sequence[Compared], titles: tuple[str, str]) -> None:
        self._compared = tuple(compared)
        self.dataChanged.emit(self.index(0, BEFORE), self.index(len(LINES) - 1, DIFFERENCE))
        if titles != self._titles:
            self._titles = titles
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, BEFORE, AFTER)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(LINES)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else DIFFERENCE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._compared:
            return None
        one = self._compared[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _texts(one)[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column())
            case Qt.ItemDataRole.FontRole:
                return _font(strong=one.line.is_total)
            case Qt.ItemDataRole.ForegroundRole:
                return worn().colour(_role(one) if index.column() == DIFFERENCE else "text")
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Par mois"), *self._titles, self.tr("Différence"))[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _texts(one: Compared) -> tuple[str, str, str, str]:
    before, after = (Money().show(value) if value is not None else "–" for value in (one.before, one.after))
    return one.line.label, before, after, one.told


def _side(column: int) -> Qt.AlignmentFlag:
    return (
        Qt.AlignmentFlag.AlignLeft if column == LABEL else Qt.AlignmentFlag.AlignRight
    ) | Qt.AlignmentFlag.AlignVCenter


def _role(one: Compared) -> str:
    if one.is_good_news is None:
        return "text" if one.difference else "text_muted"
    return "positive" if one.is_good_news else "danger"


def _font(*, strong: bool) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text["body"])
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
