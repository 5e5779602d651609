# SPDX-License-Identifier: EUPL-1.2
"""Draws the sheet as it was understood: lines and columns told by their ground, their weight, a sign and a word."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from accomp_desktop.domain.table import column_letters
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.importing.look import LineRole, Mark
from accomp_desktop.ui.importing.sheet_model import SheetModel
from accomp_desktop.ui.theme import scale, worn

Index = QModelIndex | QPersistentModelIndex

GROUNDS: dict[LineRole, str] = {"heading": "selection", "group": "accent_soft"}
"""What a line is → its ground; the lines of people take that of the column, the others are dim, on sunken ground."""

TINTS: dict[Mark, str] = {
    "given": "positive_soft",
    "unsure": "warning_soft",
    "audience": "info_soft",
    "refused": "danger_soft",
    "kept": "surface",
}
SIGNS: dict[Mark, tuple[str, str]] = {
    "given": ("check", "positive"),
    "unsure": ("circle-help", "warning"),
    "audience": ("users", "info"),
    "refused": ("ban", "danger"),
    "kept": ("minus", "text_muted"),
}
"""What becomes of a column → the ground of its values; its sign, and the role of its colour."""

HEADINGS_HEIGHT, LINE_HEIGHT = 42, 24
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SheetCells(QStyledItemDelegate):
    """One for the sheet; the column on which the cursor stands is framed from top to bottom."""

    def __init__(self, view: QTableView, model: SheetModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, cell = worn(), option.rect
        role, mark = self._model.role(index.row()), self._model.mark(index.column())
        refused, dim = role == "person" and mark == "refused", role not in {"heading", "group", "person"}
        painter.save()
        ground = TINTS[mark] if role == "person" else GROUNDS.get(role, "surface_sunken")
        painter.fillRect(cell, theme.colour(ground))
        if refused:
            painter.fillRect(cell, QBrush(theme.colour("danger_line"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.drawLine(cell.topRight(), cell.bottomRight())
        painter.setFont(_font("body", strong=role == "heading", struck=refused))
        painter.setPen(theme.colour("text_muted" if dim else "text"))
        _write(painter, cell, self._model.text(index.row(), index.column()))
        self._frame(painter, cell, index)
        painter.restore()

    def _frame(self, painter: QPainter, cell: QRect, index: Index) -> None:
        current = self._view.currentIndex()
        if index.column() != current.column():
            return
        for left in (cell.left(), cell.right() - 1):
            painter.fillRect(QRect(QPoint(left, cell.top()), QSize(2, cell.height())), worn().colour("accent"))
        if index.row() == current.row() and self._view.hasFocus():
            painter.setPen(QPen(worn().colour("focus"), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))


class ColumnHeadings(QHeaderView):
    """Above each column its letters, a sign of what becomes of it, and what it gives."""

    def __init__(self, view: QTableView, model: SheetModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._model = view, model
        self.setSectionsClickable(True)
        self.setFixedHeight(HEADINGS_HEIGHT)
        self.setDefaultSectionSize(150)
        self.setMinimumSectionSize(48)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  Qt names it
        """Draw one heading."""
        theme, side = worn(), scale().size["icon_small"]
        sign, colour = SIGNS[self._model.mark(logicalIndex)]
        current = logicalIndex == self._view.currentIndex().column()
        painter.save()
        painter.fillRect(rect, theme.colour("selection" if current else "surface"))
        painter.setPen(QPen(theme.colour("accent" if current else "border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        upper, lower = rect.adjusted(0, 3, 0, -rect.height() // 2), rect.adjusted(0, rect.height() // 2 - 1, 0, -3)
        painter.setFont(_font("small", strong=current))
        painter.setPen(theme.colour("text_muted"))
        _write(painter, upper, column_letters(logicalIndex))
        gap = scale().space["close"]
        mark = QRect(lower.left() + gap, lower.center().y() - side // 2 + 1, side, side)
        icon(sign, colour).paint(painter, mark)
        painter.setFont(_font("small", strong=True))
        painter.setPen(theme.colour("text" if sign == "check" else colour))
        _write(painter, lower.adjusted(side + scale().space["tight"], 0, 0, 0), self._model.gives(logicalIndex))
        painter.restore()


class LineNumbers(QHeaderView):
    """Before each line its number, as the spreadsheet counts, and what it is when it is not someone."""

    def __init__(self, view: QTableView, model: SheetModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._model = model
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(LINE_HEIGHT)
        self.setMinimumSectionSize(LINE_HEIGHT)

    def sizeHint(self) -> QSize:
        """Take the place of the longest number and of the longest word."""
        metrics = QFontMetrics(_font("small", strong=True))
        words = max(map(metrics.horizontalAdvance, self._model.role_words()), default=0)
        number = metrics.horizontalAdvance(str(max(99, self._model.rowCount())))
        return QSize(number + words + 2 * scale().space["close"] + bool(words) * scale().space["close"], 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  Qt names it
        """Draw one number."""
        theme, strong = worn(), self._model.role(logicalIndex) == "heading"
        painter.save()
        painter.fillRect(rect, theme.colour("selection" if strong else "surface"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(_font("small", strong=strong))
        painter.setPen(theme.colour("accent" if strong else "text_muted"))
        told = self._model.headerData(logicalIndex, Qt.Orientation.Vertical)
        _write(painter, rect, str(told))
        painter.restore()


def _write(painter: QPainter, place: QRect, text: str) -> None:
    """Write a text on one line, shortened to its place."""
    gap = scale().space["close"]
    inside = place.adjusted(gap, 0, -gap, 0)
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | _MIDDLE, short)


@cache
def _font(size: str, *, strong: bool = False, struck: bool = False) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text[size])
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setStrikeOut(struck)
    return font
