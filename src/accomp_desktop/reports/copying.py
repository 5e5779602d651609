# SPDX-License-Identifier: EUPL-1.2
"""A list that was received in another format, as a new workbook: its cells as they were read, and columns added."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.table import Book, Cell, Sheet
from accomp_desktop.reports.additions import Addition, places
from accomp_desktop.reports.cells import plain
from accomp_desktop.reports.dress import Dress, dress_of, dressed, lay_out, text_of, width_of, write

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST_TITLE = 31
"""Characters of the name of a sheet."""


def write_copy(path: Path, book: Book, addition: Addition) -> None:
    """Write all the sheets of a book, one of them with columns added at the right of its list."""
    with dressed(path, "Retour au Département") as (made, dress):
        bare = dress_of(made, bottom=0)
        for one, title in zip(book.sheets, _titles(book), strict=True):
            sheet = made.add_worksheet(title)
            if one.name == addition.sheet:
                rows = _with_columns(one, addition)
                _write_rows(sheet, rows, bare)
                _write_header(sheet, rows, addition.header_row - 1, dress)
                sheet.activate()
            else:
                _write_rows(sheet, one.rows, bare)
                if one.hidden:
                    sheet.hide()


def _titles(book: Book) -> Iterator[str]:
    """Name the sheets as a workbook allows, each by another name."""
    taken = {""}
    for number, one in enumerate(book.sheets, 1):
        title = re.sub(r"[\[\]:*?/\\]", "-", text_of(one.name)).strip("' ")[:LONGEST_TITLE].strip("' ")
        if title.casefold() in taken:
            title = f"{title[: LONGEST_TITLE - 6]} ({number})".strip()
        taken.add(title.casefold())
        yield title


def _with_columns(sheet: Sheet, addition: Addition) -> list[list[Cell]]:
    """Give the lines of a sheet with the columns added."""
    rows = [list(row) for row in sheet.rows]
    header = addition.header_row
    rows += [[] for _ in range(max((header, *addition.cells)) - len(rows))]
    written = {header: addition.headings, **addition.cells}
    filled = (column for number in written for column, cell in enumerate(rows[number - 1]) if cell is not None)
    headings = {column: cell_text(cell) for column, cell in enumerate(rows[header - 1]) if cell is not None}
    columns = places(addition, headings, max(filled, default=-1) + 1)
    for number, values in written.items():
        row = rows[number - 1]
        row += [None] * (max(columns) + 1 - len(row))
        for column, value in zip(columns, values, strict=True):
            row[column] = plain(value) if isinstance(value, str) else value
    return rows


def _write_rows(sheet: "Worksheet", rows: Sequence[Sequence[Cell]], dress: Dress) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                write(sheet, number, column, cell, dress)


def _write_header(sheet: "Worksheet", rows: Sequence[Sequence[Cell]], header: int, dress: Dress) -> None:
    """Show the headings as such, stay in view, and give each column its room."""
    for column, heading in enumerate(rows[header]):
        below = [row[column] for row in rows[header + 1 :] if column < len(row)]
        sheet.set_column(column, column, width_of(cell_text(heading), below))
        if heading is not None:
            sheet.write_string(header, column, text_of(heading), dress.header)
    lay_out(sheet, rows=(header, len(rows) - 1), columns=max(map(len, rows)))
