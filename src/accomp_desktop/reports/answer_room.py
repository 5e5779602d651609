# SPDX-License-Identifier: EUPL-1.2
"""Room to answer by hand on paper: boxes to tick, lines, a grid of months, tables, by kind of answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Percentage,
    Place,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.reports.paper import INNER, Ink, Paper

NARROW = 0.56 * INNER
"""Width of the room beside a question."""

SAID, SMALL = Ink(size=9), Ink(size=7.5, colour="slate")
LINE, BOX, GAP = 21.0, 8.5, 14.0
"""Height of a line to write on, side of a box to tick, space between two."""

SHORT = 92.0
MONTHS_ACROSS, MONTH_HEIGHT = 6, 34.0
MORE_LINES, DEBT_LINES, MOST_TICKED = 3, 5, 24
"""Blank rows under those proposed, rows of debts, and the options beyond which one writes rather than ticks."""


UNITS: Mapping[type, str] = {Money: "€", Percentage: "%", Day: "jj/mm/aaaa", Month: "mm/aaaa"}
"""What stands after a short line."""


@dataclass(frozen=True)
class Room:
    """How high it is, what draws it from its left edge and its top, and whether it takes the whole width."""

    height: float
    draw: Callable[[Paper, float, float], None]
    wide: bool = False


def room(kind: Kind) -> Room:  # noqa: C901, PLR0911  one per kind
    """Give the room that a kind of answer needs."""
    match kind:
        case YesNo():
            return _boxes((kind.show(value=True), kind.show(value=False), "Ne sait pas"))
        case Choice():
            return _ticked([one.label for one in kind.options if not one.retired])
        case Choices():
            return _ticked([one.label for one in kind.options if not one.retired], "Plusieurs réponses possibles")
        case Scale():
            ends = f"1\u202f: {kind.low} · {kind.most}\u202f: {kind.high}" if kind.low or kind.high else ""
            return _boxes([str(mark) for mark in range(1, kind.most + 1)], ends)
        case Text():
            return _lines(kind.lines)
        case Number():
            return _short(kind.unit)
        case Money() | Percentage() | Day() | Month():
            return _short(UNITS[type(kind)])
        case Place() | Computed():
            return _lines(1)
        case Months():
            return Room(2 * MONTH_HEIGHT + 4, _draw_months, wide=True)
        case Amounts():
            return _table(("Intitulé", "Montant en euros"), (0.7, 0.3), (*kind.lines, *[""] * MORE_LINES))
        case Debts():
            heads = ("Créancier", "Montant dû", "Par mois", "Échéancier (oui, non)")
            return _table(heads, (0.4, 0.2, 0.2, 0.2), [""] * DEBT_LINES)
        case _:
            assert_never(kind)


def _ticked(labels: Sequence[str], told: str = "") -> Room:
    return _boxes(labels, told) if 0 < len(labels) <= MOST_TICKED else _lines(1)


def _boxes(labels: Sequence[str], told: str = "") -> Room:
    """Put a box before each label, as many side by side as the width allows."""
    rows = list(_in_rows(labels))
    step = BOX + 5.5

    def draw(paper: Paper, x: float, y: float) -> None:
        if told:
            _say(paper, x, y + SMALL.size, told, SMALL)
        top = y + 1.5 + (step if told else 0)
        for rank, row in enumerate(rows):
            for left, label in row:
                paper.frame(x + left, top + rank * step, BOX, BOX)
                _say(paper, x + left + BOX + 4, top + rank * step + BOX - 1, label, SAID)

    return Room((len(rows) + bool(told)) * step, draw)


def _in_rows(labels: Sequence[str]) -> Iterator[list[tuple[float, str]]]:
    row: list[tuple[float, str]] = []
    left = 0.0
    for label in labels:
        width = BOX + 4 + SAID.width(label) + GAP
        if row and left + width - GAP > NARROW:
            yield row
            row, left = [], 0.0
        row.append((left, label))
        left += width
    yield row


def _lines(count: int) -> Room:
    width = INNER if count > 1 else NARROW

    def draw(paper: Paper, x: float, y: float) -> None:
        for rank in range(count):
            paper.rule(y + (rank + 1) * LINE - 5, x=x, width=width, colour="outline")

    return Room(count * LINE, draw, wide=count > 1)


def _short(unit: str) -> Room:
    """Draw a short line before its unit."""

    def draw(paper: Paper, x: float, y: float) -> None:
        paper.rule(y + LINE - 5, x=x, width=SHORT, colour="outline")
        if unit:
            _say(paper, x + SHORT + 5, y + LINE - 6, unit, SMALL)

    return Room(LINE, draw)


def _draw_months(paper: Paper, x: float, y: float) -> None:
    """Draw twelve cells, the oldest month first, each with room for the name of its month."""
    width = INNER / MONTHS_ACROSS
    for rank in range(12):
        left, top = x + rank % MONTHS_ACROSS * width, y + rank // MONTHS_ACROSS * MONTH_HEIGHT
        paper.frame(left, top, width, MONTH_HEIGHT)
        _say(paper, left + 4, top + 10, f"Mois {rank + 1}\u202f:", SMALL)
        _say(paper, left + width - 11, top + MONTH_HEIGHT - 6, "€", SMALL)
    _say(paper, x + 4, y + MONTH_HEIGHT - 6, "le plus ancien", SMALL)


def _table(heads: Sequence[str], shares: Sequence[float], rows: Sequence[str]) -> Room:
    """Draw a table to fill, some of its first cells written already."""
    head = SMALL.size + 6

    def draw(paper: Paper, x: float, y: float) -> None:
        left = x
        for title, share in zip(heads, shares, strict=True):
            _say(paper, left + 3, y + SMALL.size, title, SMALL)
            for rank, label in enumerate(rows):
                paper.frame(left, y + head + rank * LINE, share * INNER, LINE)
                if label and left == x:
                    _say(paper, left + 4, y + head + rank * LINE + 14, label, SAID)
            left += share * INNER

    return Room(head + len(rows) * LINE, draw, wide=True)


def _say(paper: Paper, x: float, y: float, words: str, ink: Ink) -> None:
    with paper.tags.part("P"):
        paper.text(x, y, words, ink)
