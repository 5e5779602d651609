# SPDX-License-Identifier: EUPL-1.2
"""Twelve months of turnover: which months they are, their mean, their trend, their seasons; and how they are pasted.

An amount that is not known is `None`, never zero. Under six months known, neither trend nor season is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.cells import Refused, fold
from accomp_desktop.domain.kinds import Money

Amounts: TypeAlias = Sequence[Decimal | None]
Trend: TypeAlias = Literal["rising", "steady", "falling"]

COUNT, NEEDED = 12, 6
"""Months told, and those that must be known before anything is concluded."""
STEADY = Decimal("0.10")
"""Share by which three months may differ from the three before, and still be the same."""
STRONG, WEAK = Decimal("1.3"), Decimal("0.7")
"""Shares of the mean from which a month is strong, and up to which it is weak."""
SHORT_NAMES = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
ACCOUNTED_ZERO = "-€"
"""A zero as a spreadsheet’s accounting format shows it, « - € »."""


def month_before(day: date) -> date:
    """Give the first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def months_until(last: date) -> tuple[date, ...]:
    """Give the first days of the twelve months that end with this one, the oldest first."""
    months = [last.replace(day=1)]
    while len(months) < COUNT:
        months.append(month_before(months[-1]))
    return tuple(reversed(months))


def month_name(month: date) -> str:
    """Name a month shortly: « avr. 2026 »."""
    return f"{SHORT_NAMES[month.month - 1]} {month.year}"


def known(amounts: Amounts) -> tuple[Decimal, ...]:
    """Give the amounts that are known."""
    return tuple(one for one in amounts if one is not None)


def mean(amounts: Amounts) -> Decimal | None:
    """Give the mean of the known amounts; `None` when none is."""
    told = known(amounts)
    return sum(told, Decimal(0)) / len(told) if told else None


def trend(amounts: Amounts) -> Trend | None:
    """Compare the mean of the last three months with that of the three before: the same within a tenth.

    `None` under six months known, or when nothing is known of one of the two. From nothing to something is rising.
    """
    now, before = mean(amounts[-3:]), mean(amounts[-6:-3])
    if len(known(amounts)) < NEEDED or now is None or before is None:
        return None
    if abs(now - before) <= STEADY * abs(before):
        return "steady"
    return "rising" if now > before else "falling"


@dataclass(frozen=True)
class Seasons:
    """The ranks, among the twelve, of the months well above the mean and of those well below."""

    strong: tuple[int, ...]
    weak: tuple[int, ...]


def seasons(amounts: Amounts) -> Seasons | None:
    """Tell the months at 130 % of the mean or more, and those at 70 % or less; an unknown month is neither.

    `None` under six months known, or when the mean is not above zero. One year alone proves no season.
    """
    middle = mean(amounts)
    if len(known(amounts)) < NEEDED or middle is None or middle <= 0:
        return None
    told = [(rank, one / middle) for rank, one in enumerate(amounts) if one is not None]
    return Seasons(
        tuple(rank for rank, share in told if share >= STRONG), tuple(rank for rank, share in told if share <= WEAK)
    )


def pasted(text: str) -> tuple[Decimal | None, ...]:
    """Read twelve cells copied from a spreadsheet, a column or a row; a blank one is not known. Raises `Refused`."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if len(lines) > 1 and any("\t" in line for line in lines):
        raise Refused(
            "Plusieurs colonnes sont copiées\u202f: copiez une seule colonne, ou une seule ligne, de montants."
        )
    cells = lines if len(lines) > 1 else lines[0].split("\t")
    if len(cells) != COUNT:
        raise Refused(
            f"Il faut douze montants, un par mois\u202f; {_counted(len(cells))}. "
            "Sélectionnez les douze cases dans le tableur, les vides comprises, puis collez de nouveau."
        )
    return tuple(_amount(cell, rank) for rank, cell in enumerate(cells, 1))


def _counted(cells: int) -> str:
    return "un seul est copié" if cells == 1 else f"{cells} sont copiés"


def _amount(cell: str, rank: int) -> Decimal | None:
    if fold(cell).replace(" ", "") == ACCOUNTED_ZERO:
        return Decimal("0.00")
    try:
        return Money().read(cell)
    except Refused as refusal:
        raise Refused(f"Case {rank}\u202f: {refusal}. Rien n’est collé.") from None
