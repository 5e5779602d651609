# SPDX-License-Identifier: EUPL-1.2
"""Amounts piled side by side along one axis, with marks to reach; painted at once when a value changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
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


class _Part(NamedTuple):
    """One amount of a bar as it is drawn."""

    box: QRectF
    text: str
    role: str


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
        """Draw the bars, the marks across them, then every text over what crosses it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = _Axis(self._piles, self._marks, self.width())
        top = LINE * len(self._marks)
        tops = [top + rank * (LINE + BAR + GAP) for rank in range(len(self._piles))]
        bottom = top + (LINE + BAR + GAP) * len(self._piles)
        parts = [
            part
            for pile, place in zip(self._piles, tops, strict=True)
            for part in self._parts(pile, axis, place + LINE)
        ]
        for place in tops:
            painter.fillRect(QRectF(0, place + LINE, self.width(), BAR), worn().colour("surface_sunken"))
        for part in parts:
            painter.fillRect(part.box.adjusted(0, 0, -1, 0), worn().colour(part.role))
        self._draw_lines(painter, axis, bottom)
        for part in parts:
            _write(painter, part.text, part.box, "surface", part.role, centred=True)
        for pile, place in zip(self._piles, tops, strict=True):
            after = _write(painter, pile.title, QRectF(0, place, self.width(), LINE), "text_muted", "surface")
            total = QRectF(after + EDGE, place, self.width(), LINE)
            _write(painter, Money().show(pile.total), total, "text", "surface", strong=True)
        for rank, mark in enumerate(self._marks):
            _write_mark(painter, mark, axis.at(mark.amount), rank * LINE)
        self._draw_legend(painter, bottom + GAP)
        painter.end()

    def _parts(self, pile: Pile, axis: "_Axis", top: float) -> Iterator["_Part"]:
        for rank, (left, right) in enumerate(_stretches(pile.amounts)):
            box = QRectF(axis.at(left), top, axis.at(right) - axis.at(left), BAR)
            if box.width() > 0:
                text = _fitting(self._labels[rank], pile.amounts[rank], box.width() - 2 * EDGE)
                yield _Part(box, text, f"chart_{rank + 1}" if pile.amounts[rank] > 0 else "danger")

    def _draw_lines(self, painter: QPainter, axis: "_Axis", bottom: float) -> None:
        """Draw a dashed line at each mark, and a plain one at nothing when something is below it."""
        painter.setPen(QPen(worn().colour("text"), 1.5, Qt.PenStyle.DashLine))
        for rank, mark in enumerate(self._marks):
            place = axis.at(mark.amount)
            painter.drawLine(QPointF(place, rank * LINE + 2), QPointF(place, bottom - GAP))
        if any(one.below for one in self._piles):
            painter.setPen(QPen(worn().colour("text"), 1.5))
            nothing = axis.at(Decimal(0))
            painter.drawLine(QPointF(nothing, LINE * len(self._marks) + LINE), QPointF(nothing, bottom - GAP))

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        theme, left = worn(), 0.0
        painter.setFont(_font())
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


def _write_mark(painter: QPainter, mark: Mark, place: float, top: float) -> None:
    """Write what is to reach beside its line, on the side where there is place."""
    told = f"{mark.label}\u202f: {Money().show(mark.amount)}"
    width = QFontMetricsF(_font()).horizontalAdvance(told)
    left = place - width - EDGE if place - width - EDGE >= 0 else place + EDGE
    _write(painter, told, QRectF(left, top, width, LINE), "text", "surface")


def _write(  # noqa: PLR0913 - a text, where, and how
    painter: QPainter, text: str, box: QRectF, role: str, ground: str, *, strong: bool = False, centred: bool = False
) -> float:
    """Write a text over a ground of its own, which hides what crosses it; give where it ends."""
    font = _font(strong=strong)
    width = QFontMetricsF(font).horizontalAdvance(text)
    left = box.left() + (box.width() - width) / 2 if centred else box.left()
    inside = QRectF(left, box.top() + 1, width + 1, box.height() - 2)
    if text:
        painter.setFont(font)
        painter.fillRect(inside, worn().colour(ground))
        painter.setPen(worn().colour(role))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
    return inside.right()


def _fitting(label: str, amount: Decimal, width: float) -> str:
    """Write as much as there is place for: the label and the amount, the amount, nothing."""
    short = f"{group_thousands(f'{amount:.0f}')}\u00a0€"
    metrics = QFontMetricsF(_font())
    return next((text for text in (f"{label} {short}", short) if metrics.horizontalAdvance(text) <= width), "")


@cache
def _font(*, strong: bool = False) -> QFont:
    font = QFont(scale().family)
    font.setPixelSize(scale().text["body" if strong else "small"])
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    return font
