# SPDX-License-Identifier: EUPL-1.2
"""The cells of a list that the user may type again: those that a problem names, those already typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.cleaning import Problem
from accomp_desktop.domain.headings import ANOTHER
from accomp_desktop.domain.keeping import without_nir
from accomp_desktop.domain.kinds import Day, cell_text
from accomp_desktop.domain.listing import Listing
from accomp_desktop.domain.table import Cell, Line, cell_name


@dataclass(frozen=True)
class Mendable:
    """A cell that may be typed again: its line from 1, its column from 0, what it holds, what is wrong with it."""

    row: int
    column: int
    text: str
    problem: Problem

    @property
    def name(self) -> str:
        """Name the cell as the spreadsheet does."""
        return cell_name(self.row, self.column)


def mendable(listing: Listing, row: int, problem: Problem) -> Mendable | None:
    """Find the cell where a problem is mended; none when no column carries its field."""
    keys = {problem.field, *(first for first, second in ANOTHER.items() if second == problem.field)}
    column = next((one.index for one in listing.mapped if keys.intersection(one.fields)), None)
    if column is None:
        return None
    return Mendable(row, column, typed(cell_at(listing.sheet.rows[row - 1], column)), problem)


def mended_cells(mended: Mapping[tuple[int, int], str], row: int) -> list[int]:
    """List the columns of a line that were typed again."""
    return sorted(column for line, column in mended if line == row)


def cell_at(line: Line, column: int) -> Cell:
    """Give a cell of a line, which may be shorter than the others."""
    return line[column] if column < len(line) else None


def typed(cell: Cell) -> str:
    """Write a cell as one would type it; a social-security number is not shown again."""
    return Day().show(cell) if isinstance(cell, date) else without_nir(cell_text(cell))
