# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answer that hold one thing: a text, a number, euros, a share, a day, a month, yes or no."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from accomp_desktop.domain.cells import (
    EMPTY_WORDS,
    NARROW,
    Refused,
    cell_text,
    fold,
    group_thousands,
    is_empty,
    read_decimal,
    seen,
)
from accomp_desktop.domain.days import MONTH_NAMES, ORDERS, DateOrder, day_of_number, read_day, read_month
from accomp_desktop.domain.values import Value

YES = frozenset({"oui", "o", "vrai", "true", "x", "1", "yes", "✓", "✔", "☑", "☒", "✅"})
NO = frozenset({"non", "n", "faux", "false", "0", "no", "☐"})


@dataclass(frozen=True)
class Text:
    """A free text, on one line or several."""

    lines: int = 1

    def read(self, cell: object) -> str | None:
        """Read a text; line breaks are kept only in texts of several lines."""
        if self.lines > 1 and isinstance(cell, str):
            return seen(cell).strip() or None
        return cell_text(cell) or None

    def show(self, value: Value) -> str:
        """Show the text as it is."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Number:
    """A whole number of something (`unit`: enfants, heures, %…), between bounds if there are any."""

    unit: str = ""
    least: int | None = 0
    most: int | None = None

    def read(self, cell: object) -> int | None:
        """Read a whole number."""
        if is_empty(cell):
            return None
        amount = read_decimal(cell)
        if amount != amount.to_integral_value():
            raise Refused(f"« {cell_text(cell)} » n’est pas un nombre entier")
        if (self.least is not None and amount < self.least) or (self.most is not None and amount > self.most):
            raise Refused(f"« {cell_text(cell)} » est hors des bornes attendues")
        return int(amount)

    def show(self, value: Value) -> str:
        """Show the number with its unit; one that is computed may have two decimals."""
        if value is None:
            return ""
        whole, comma, decimals = shortest(value).partition(",")
        return f"{group_thousands(whole)}{comma}{decimals}\u00a0{self.unit}".rstrip()


@dataclass(frozen=True)
class Money:
    """Euros, per month unless the label says otherwise; always a `Decimal` to the cent."""

    def read(self, cell: object) -> Decimal | None:
        """Read an amount: « 1 234,50 € », « 1234.5 », 1234.5."""
        if is_empty(cell):
            return None
        amount = read_decimal(cell)
        if abs(amount) >= 10**9:
            raise Refused(f"« {cell_text(cell)} » est un montant trop grand")
        return amount.quantize(Decimal("0.01"))

    def show(self, value: Value) -> str:
        """Show euros and cents as the French write them."""
        if value is None:
            return ""
        whole, _, cents = f"{cast('Decimal', value):.2f}".partition(".")
        return f"{group_thousands(whole)},{cents}\u00a0€"


@dataclass(frozen=True)
class Percentage:
    """A share from 0 to 100, to two decimals.

    A number is taken as it is written: a cell that a spreadsheet shows as « 12,5 % » holds 0.125 and reads as 0,13 %,
    for nothing in the number tells it from an eighth of a percent.
    """

    def read(self, cell: object) -> Decimal | None:
        """Read « 12,5 % », « 12.5 », 12.5."""
        if is_empty(cell):
            return None
        share = read_decimal(cell)
        if not 0 <= share <= 100:
            raise Refused(f"«\u202f{cell_text(cell)}\u202f» n’est pas entre 0 et 100\u202f%")
        return abs(share.quantize(Decimal("0.01")))

    def show(self, value: Value) -> str:
        """Show the decimals that are there: « 12,5 % », « 50 % »."""
        if value is None:
            return ""
        return f"{shortest(value)}{NARROW}%"


def shortest(value: Value) -> str:
    """Write a number with the decimals that are there, two at most: « 12,5 », « 50 »."""
    return f"{Decimal(cast('Decimal', value)):.2f}".rstrip("0").rstrip(".").replace(".", ",")


@dataclass(frozen=True)
class Day:
    """A day of the calendar.

    `order` is how its column puts day and month; `last_year` the last one that two digits may mean (this one).
    """

    order: DateOrder = "dmy"
    last_year: int | None = None

    def read(self, cell: object) -> date | None:
        """Read a real date, an Excel serial or a French text."""
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date) or cell is None:
            return cell
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            day = day_of_number(cell)
        else:
            text = fold(cell_text(cell))
            if text in EMPTY_WORDS:
                return None
            day = read_day(text, self.order, self.last_year)
        if day is None:
            expected = ORDERS[self.order]
            raise Refused(f"«\u202f{cell_text(cell)}\u202f» n’est pas une date (attendu\u202f: {expected})")
        return day

    def show(self, value: Value) -> str:
        """Show jj/mm/aaaa."""
        return "" if value is None else cast("date", value).strftime("%d/%m/%Y")


@dataclass(frozen=True)
class Month:
    """A month of a year; the value is its first day."""

    def read(self, cell: object) -> date | None:
        """Read « 03/2026 », « mars 2026 », « 2026-03 », or a day, of which the month is kept."""
        month = read_month(fold(cell)) if isinstance(cell, str) else None
        try:
            day = month or Day().read(cell)
        except Refused:
            raise Refused(f"«\u202f{cell_text(cell)}\u202f» n’est pas un mois (attendu\u202f: mm/aaaa)") from None
        return day and day.replace(day=1)

    def show(self, value: Value) -> str:
        """Show « mars 2026 »."""
        if value is None:
            return ""
        day = cast("date", value)
        return f"{MONTH_NAMES[day.month - 1]} {day.year:04}"


@dataclass(frozen=True)
class YesNo:
    """Yes, no, or not known."""

    def read(self, cell: object) -> bool | None:
        """Read « oui », « non », « O », « N », « X », 1, 0, ☑, ☐."""
        word = fold(cell_text(cell))
        if word in YES:
            return True
        if word in NO:
            return False
        if word in EMPTY_WORDS:
            return None
        raise Refused(f"« {cell_text(cell)} » n’est ni oui ni non")

    def show(self, value: Value) -> str:
        """Show « Oui » or « Non »."""
        return "" if value is None else ("Oui" if value else "Non")
