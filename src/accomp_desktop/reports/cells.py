# SPDX-License-Identifier: EUPL-1.2
"""The cells of a sheet as XML: dates are numbers of days, texts stay texts, a formula carries its value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from xml.sax.saxutils import escape

from accomp_desktop.reports.markup import writable

Content: TypeAlias = str | int | Decimal | date | None
"""What a cell shows; unknown is an empty cell."""

FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a workbook’s calendar."""

LONGEST_TEXT = 32_767


@dataclass(frozen=True)
class Formula:
    """A live cell, and the value shown before anything is computed again."""

    text: str
    value: Content


Cell: TypeAlias = Content | Formula


def plain(text: str) -> str:
    """Make a text that no spreadsheet takes for a formula, even once saved as CSV (rule R83)."""
    text = writable(text).strip()
    return f"'{text}"[:LONGEST_TEXT] if text[:1] in {"=", "+", "-", "@"} else text[:LONGEST_TEXT]


def serial(day: date) -> int:
    """Count the days since day 0."""
    return (day - FIRST_DAY).days


def cell_xml(place: str, style: str, value: Cell) -> str:
    """Write one cell; `place` is like `C7`, `style` like ` s="3"`."""
    if value is None:
        return f'<c r="{place}"{style}/>'
    if isinstance(value, str):
        return f'<c r="{place}"{style} t="inlineStr"><is><t>{escape(plain(value))}</t></is></c>'
    if isinstance(value, Formula):
        return _formula_xml(place, style, value)
    return f'<c r="{place}"{style}><v>{number_text(value)}</v></c>'


def number_text(value: int | Decimal | date) -> str:
    """Write a number, or a date as its number of days."""
    return str(serial(value)) if isinstance(value, date) else str(value)


def _formula_xml(place: str, style: str, formula: Formula) -> str:
    value = formula.value
    if value is None or isinstance(value, str):
        return f'<c r="{place}"{style} t="str"><f>{escape(formula.text)}</f><v>{escape(value or "")}</v></c>'
    return f'<c r="{place}"{style}><f>{escape(formula.text)}</f><v>{number_text(value)}</v></c>'
