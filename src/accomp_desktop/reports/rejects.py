# SPDX-License-Identifier: EUPL-1.2
"""The lines refused by an import as a workbook to mend and import again: their own columns, then why."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accomp_desktop.domain.keeping import without_nir
from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.table import Cell
from accomp_desktop.reports.dress import (
    WARNING_EDGE,
    WARNING_FILL,
    WIDEST,
    dress_of,
    dressed,
    height_of,
    lay_out,
    text_of,
    width_of,
    write,
)

SHEET = "Lignes à corriger"
ROW, REASON = "Ligne", "Motif"
FAULTY = {"bg_color": WARNING_FILL, "border": 2, "border_color": WARNING_EDGE, "bold": True}
"""Seen in black and white as well: a thick edge and bold letters."""


@dataclass(frozen=True)
class Reject:
    """A line refused: its number in the list, its cells, why, and the places from 0 of those that are wrong."""

    row: int
    cells: Sequence[Cell]
    reason: str
    faulty: frozenset[int] = frozenset()


def write_rejects(path: Path, headings: Sequence[str], rows: Sequence[Reject], *, keeps_nir: bool = False) -> None:
    """Write the lines refused; headings stand on the first line, so that the workbook is a list again.

    What an earlier workbook of this sort added is left out; so is a NIR, unless the kit keeps it.
    """
    own = len(headings) - 2 if tuple(headings[-2:]) == (ROW, REASON) else len(headings)
    titles = (*headings[:own], ROW, REASON)
    lines = [_line(one, own, keeps_nir=keeps_nir) for one in rows]
    with dressed(path, SHEET) as (book, dress):
        sheet = book.add_worksheet(SHEET)
        plain, faulty = dress_of(book, text_wrap=True), dress_of(book, **FAULTY)
        for column, title in enumerate(titles):
            sheet.set_column(column, column, width_of(title, (line[column] for line in lines)))
            sheet.write_string(0, column, text_of(title), dress.header)
        for number, (reject, line) in enumerate(zip(rows, lines, strict=True), 1):
            sheet.set_row(number, height_of(reject.reason, WIDEST))
            for column, cell in enumerate(line):
                write(sheet, number, column, cell, faulty if column in reject.faulty else plain)
            for column in reject.faulty:
                sheet.write_comment(number, column, text_of(reject.reason), {"x_scale": 2})
        lay_out(sheet, rows=(0, len(rows)), columns=len(titles), filtered=True)


def _line(reject: Reject, own: int, *, keeps_nir: bool) -> list[Cell]:
    cells = [*reject.cells[:own], *(None,) * (own - len(reject.cells))]
    return [*(cells if keeps_nir else map(_without_nir, cells)), reject.row, reject.reason]


def _without_nir(cell: Cell) -> Cell:
    """Leave a cell as it is, unless it holds a social-security number."""
    text = cell if isinstance(cell, str) else cell_text(cell)
    kept = without_nir(text)
    return cell if kept == text else kept
