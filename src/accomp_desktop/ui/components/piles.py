# SPDX-License-Identifier: EUPL-1.2
"""Amounts piled side by side along one axis, with marks to reach; painted at once when a value changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accomp_desktop.domain.kinds import Money, group_thousands
from accomp_desktop.ui.theme import scale, worn

BAR, LINE, GAP, EDGE = 30.0, 18.0, 6.0, 5.0
SWATCH = 10.0


@dataclass(frozen=True)
class Pile:
    """One bar: its title, and an amount for each label; a negative one stands before the axis."""

    title: str
    amounts: tuple[Decimal, ...]

    @property
    def above(self) -> Decimal:
        """Add up what stands after the axis."""
        return sum((one for one in self.amounts if one > 0), Decimal(0))

    @property
    def below(self) -> Decimal:
        """Add up what stands before it."""
        return sum((one for one in self.amounts if one < 0), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Add everything up."""
        return self.above + self.below


@dataclass(frozen=True)
class Mark:
    """An amount to reach, drawn across the bars."""

    label: str
    amount: Decimal


class Piles(QWidget):
    """`show_piles(piles, marks)`; each part bears its label and its amount where there is place for them."""

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._piles: tuple[Pile, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_piles(self, piles: Sequence[Pile], marks: Sequence[Mark]) -> None:
        """Show other amounts, and say them to those who do not see them."""
        grows = (len(piles), len(marks)) != (len(self._piles), len(self._marks))
        self._piles, self._marks = tuple(piles), tuple(marks)
        self.setAccessibleName(" ".join(self._sentences()))
        if grows:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the bars, the marks above them and the legend."""
        height = LINE * (len(self._marks) + len(self._piles) + 1) + (BAR + GAP) * len(self._piles) + 2 * GAP
        return QSize(360, round(height))

    def minimumSizeHint(self) -> QSize:
        """Keep that height, whatever the width."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the bars, the marks across them, the titles, the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        axis = _Axis(self._piles, self._marks, self.width())
        top = LINE * len(self._marks)
        tops = [top + rank * (LINE + BAR + GAP) for rank in range(len(self._piles))]
        bottom = top + (LINE + BAR + GAP) * len(self._piles)
        for pile, place in zip(self._piles, tops, strict=True):
            self._draw_bar(painter, pile, axis, place + LINE)
        for rank, mark in enumerate(self._marks):
            _draw_mark(painter, mark, axis, rank * LINE, bottom)
        for pile, place in zip(self._piles, tops, strict=True):
            _draw_title(painter, pile, place)
        self._draw_legend(painter, bottom + GAP)
        painter.end()

    def _draw_bar(self, painter: QPainter, pile: Pile, axis: "_Axis", top: float) -> None:
        theme = worn()
        painter.fillRect(QRectF(0, top, self.width(), BAR), theme.colour("surface_sunken"))
        for rank, (left, right) in enumerate(_stretches(pile.amounts)):
            box = QRectF(axis.at(left), top, axis.at(right) - axis.at(left), BAR)
            if box.width() > 0:
                painter.fillRect(box.adjusted(0, 0, -1, 0), theme.colour(f"chart_{rank + 1}"))
                painter.setPen(theme.colour("surface"))
                text = _fitting(self._labels[rank], pile.amounts[rank], box.width() - 2 * EDGE)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        theme, left = worn(), 0.0
        metrics = QFontMetricsF(painter.font())
        for rank, label in enumerate(self._labels):
            swatch = QRectF(left, top + (LINE - SWATCH) / 2, SWATCH, SWATCH)
            painter.fillRect(swatch, theme.colour(f"chart_{rank + 1}"))
            painter.setPen(theme.colour("text_muted"))
            width = metrics.horizontalAdvance(label)
            words = QRectF(swatch.right() + EDGE, top, width + 1, LINE)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)
            left = words.right() + 3 * EDGE

    def _sentences(self) -> Iterator[str]:
        for pile in self._piles:
            parts = zip(self._labels, pile.amounts, strict=True)
            told = ", ".join(f"{label} {Money().show(amount)}" for label, amount in parts)
            yield f"{pile.title}\u202f: {told}, en tout {Money().show(pile.total)}."
        for mark in self._marks:
            yield f"{mark.label}\u202f: {Money().show(mark.amount)}."


class _Axis:
    """Where an amount stands across a width: from the lowest pile, or nothing, to the highest pile or mark."""

    def __init__(self, piles: Sequence[Pile], marks: Sequence[Mark], width: float) -> None:
        highest = max([Decimal(1), *(one.above for one in piles), *(one.amount for one in marks)])
        self._lowest = float(min([Decimal(0), *(one.below for one in piles)]))
        self._per_euro = width / (float(highest) * 1.02 - self._lowest)

    def at(self, amount: Decimal) -> float:
        """Give the place of an amount."""
        return (float(amount) - self._lowest) * self._per_euro


def _stretches(amounts: Sequence[Decimal]) -> Iterator[tuple[Decimal, Decimal]]:
    """Say from where to where each amount goes, after the axis or before it."""
    above = below = Decimal(0)
    for one in amounts:
        if one >= 0:
            yield above, above + one
            above += one
        else:
            yield below + one, below
            below += one


def _draw_title(painter: QPainter, pile: Pile, top: float) -> None:
    """Write the title and the total over what crosses them."""
    theme, left = worn(), 0.0
    for text, role, strong in ((pile.title, "text_muted", False), (Money().show(pile.total), "text", True)):
        painter.setFont(_font(strong=strong))
        box = QRectF(left, top, painter.fontMetrics().horizontalAdvance(text) + EDGE, LINE)
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(theme.colour(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        left = box.right() + EDGE
    painter.setFont(_font())


def _draw_mark(painter: QPainter, mark: Mark, axis: _Axis, top: float, bottom: float) -> None:
    """Draw a dashed line across the bars; its words stand above them, on the side where there is place."""
    theme, place = worn(), axis.at(mark.amount)
    told = f"{mark.label}\u202f: {Money().show(mark.amount)}"
    width = QFontMetricsF(painter.font()).horizontalAdvance(told) + 2
    painter.setPen(QPen(theme.colour("text"), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(round(place), round(top + 2), round(place), round(bottom - GAP))
    left = place - width - EDGE if place - width - EDGE >= 0 else place + EDGE
    painter.drawText(QRectF(left, top, width, LINE), Qt.AlignmentFlag.AlignVCenter, told)


def _fitting(label: str, amount: Decimal, width: float) -> str:
    """Write as much as there is place for: the label and the amount, the amount, nothing."""
    short = f"{group_thousands(f'{amount:.0f}')}\u00a0€"
    metrics = QFontMetricsF(_font())
    return next((text for text in (f"{label} {short}", short) if metrics.horizontalAdvance(text) <= width), "")


def _font(*, strong: bool = False) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text["body" if strong else "small"])
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    return font
