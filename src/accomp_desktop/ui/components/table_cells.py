# SPDX-License-Identifier: EUPL-1.2
"""Draws a table's cells: the whole row lights up under the mouse, states are pills, figures stand in line."""

from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from accomp_desktop.ui.components.rows_model import RowsModel
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import Theme, Tone, scale, worn

Index = QModelIndex | QPersistentModelIndex
_TABULAR = QFont.Tag("tnum")


class TableCells(QStyledItemDelegate):
    """One for a table; the table says which row is under the mouse."""

    def __init__(self, view: QTableView, model: RowsModel[object]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = worn()
        text, tone, inside = self._text(index), self._tone(index), _inside(option.rect)
        painter.save()
        self._ground(painter, option, index, theme)
        if text and tone is not None:
            _pill(painter, inside, text, tone, theme)
        elif text:
            column = self._model.columns[index.column()]
            painter.setFont(self._font(index))
            painter.setPen(theme.colour("text"))
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()

    def wanted_width(self, index: Index) -> int:
        """Measure the width at which a cell shows all of its text."""
        pill = _pill_edges() if self._tone(index) is not None else 0
        edges = 2 * scale().space["normal"] + pill
        return QFontMetrics(self._font(index)).horizontalAdvance(self._text(index)) + edges + 1

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell on hover what the cell had to shorten, and nothing else."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut = self.wanted_width(index) > option.rect.width()
        QToolTip.showText(event.globalPos(), self._text(index) if cut else "", view)
        return True

    def _text(self, index: Index) -> str:
        return self._model.text(self._model.row(index.row()), index.column())

    def _tone(self, index: Index) -> Tone | None:
        tone = self._model.columns[index.column()].tone
        return tone(self._model.row(index.row())) if tone else None

    def _font(self, index: Index) -> QFont:
        if self._tone(index) is not None:
            return _font("small", QFont.Weight.Medium)
        strong = self._model.columns[index.column()].strong
        return _font("body", QFont.Weight.Medium if strong else QFont.Weight.Normal)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
        if QStyle.StateFlag.State_Selected in option.state:
            painter.fillRect(option.rect, theme.colour("selection"))
        elif index.row() == self.hovered:
            painter.fillRect(option.rect, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == 0 and index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(
                QRect(option.rect.topLeft(), option.rect.bottomLeft()).adjusted(0, 0, 2, 0), theme.colour("focus")
            )


def _inside(cell: QRect) -> QRect:
    gap = scale().space["normal"]
    return cell.adjusted(gap, 0, -gap, 0)


def _pill_edges() -> int:
    return 2 * scale().space["close"] + scale().size["icon_small"] + scale().space["tight"]


def _pill(painter: QPainter, inside: QRect, text: str, tone: Tone, theme: Theme) -> None:
    painter.setFont(_font("small", QFont.Weight.Medium))
    metrics, height = painter.fontMetrics(), 2 * scale().radius["pill"]
    side, edge = scale().size["icon_small"], scale().space["close"]
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() - _pill_edges())
    width = metrics.horizontalAdvance(short) + _pill_edges()
    pill = QRectF(inside.left(), inside.center().y() - height / 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone.soft))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    mark = QRect(round(pill.left()) + edge, round(pill.center().y() - side / 2), side, side)
    icon(tone.icon, tone.value).paint(painter, mark)
    painter.setPen(theme.colour(tone.value))
    words = pill.adjusted(edge + side + scale().space["tight"], 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, short)


@cache
def _font(size: str, weight: QFont.Weight) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text[size])
    font.setWeight(weight)
    font.setFeature(_TABULAR, 1)
    return font
