# SPDX-License-Identifier: EUPL-1.2
"""Draws a table's cells: the whole row lights up under the mouse, states are pills, figures stand in line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

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
        row, column = self._model.row(index.row()), self._model.columns[index.column()]
        painter.save()
        self._ground(painter, option, index, theme)
        text = self._model.text(row, index.column())
        tone = column.tone(row) if column.tone else None
        gap = scale().space["normal"]
        inside = option.rect.adjusted(gap, 0, -gap, 0)
        if text and tone is not None:
            _pill(painter, inside, text, tone, theme)
        elif text:
            font = _font("body", QFont.Weight.Medium if column.strong else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()

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


def _pill(painter: QPainter, inside: QRect, text: str, tone: Tone, theme: Theme) -> None:
    font = _font("small", QFont.Weight.Medium)
    metrics, height = QFontMetrics(font), 2 * scale().radius["pill"]
    side, gap, edge = scale().size["icon_small"], scale().space["tight"], scale().space["close"]
    room = inside.width() - 2 * edge - side - gap
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(short) + 2 * edge + side + gap
    pill = QRectF(inside.left(), inside.center().y() - height / 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone.soft))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    mark = QRect(round(pill.left()) + edge, round(pill.center().y() - side / 2), side, side)
    icon(tone.icon, tone.value).paint(painter, mark)
    painter.setFont(font)
    painter.setPen(theme.colour(tone.value))
    painter.drawText(pill.adjusted(edge + side + gap, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, short)


def _font(size: str, weight: QFont.Weight) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text[size])
    font.setWeight(weight)
    font.setFeature(_TABULAR, 1)
    return font
