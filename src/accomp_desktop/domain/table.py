# SPDX-License-Identifier: EUPL-1.2
"""A workbook as it was received: its sheets, their lines, their cells, numbered as a spreadsheet shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | None
"""What a cell holds; a moment is a `datetime`, which is a date; an empty cell is `None`."""

Line: TypeAlias = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """One sheet: line i of the spreadsheet is `rows[i - 1]`; a line may be shorter than the others."""

    name: str
    rows: tuple[Line, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, in their order; a text file is a book of one sheet."""

    sheets: tuple[Sheet, ...]
    digest: str = ""


def column_letters(index: int) -> str:
    """Name a column, counted from 0, as spreadsheets do: A, B… Z, AA…"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell, its line counted from 1 and its column from 0: « B7 »."""
    return f"{column_letters(column)}{row}"
