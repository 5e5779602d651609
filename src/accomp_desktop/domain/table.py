# SPDX-License-Identifier: EUPL-1.2
"""A workbook as it was received: its sheets, their lines, their cells, numbered as a spreadsheet shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | None
"""What a cell holds; a moment is a `datetime`, which is a date; an empty cell is `None`."""

Line: TypeAlias = Sequence[Cell]


Merge: TypeAlias = tuple[int, int, int, int]
"""Cells merged into one: first line and column, last line and column; lines from 1, columns from 0."""

FORMULA_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What a formula that failed leaves in its cell, as files write it whatever the language of the screen."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: line i of the spreadsheet is `rows[i - 1]`; a line may be shorter than the others."""

    name: str
    rows: tuple[Line, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merge, ...] = ()


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, in their order; a text file is a book of one sheet."""

    sheets: tuple[Sheet, ...]
    digest: str = ""
    """The SHA-256 of the file."""
    uncomputed: int = 0
    """How many formulas no spreadsheet has computed: their cells are empty."""


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
