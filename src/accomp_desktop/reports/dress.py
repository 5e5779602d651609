# SPDX-License-Identifier: EUPL-1.2
"""Workbooks made from nothing: their dress, and cells that stay what they are — a text is never a formula."""

import math
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.table import Cell
from accomp_desktop.reports.cells import LONGEST_TEXT
from accomp_desktop.reports.markup import writable
from accomp_desktop.reports.writing import writing

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

PETROL, LINE, MUTED = "#0C6360", "#DCE0DE", "#56625E"
WARNING_FILL, WARNING_EDGE = "#FBE3DF", "#B3261E"
NARROWEST, WIDEST = 9, 60
"""Characters."""
LINE_HEIGHT, HEADER_HEIGHT = 15, 36
"""Points."""
A4 = 9
"""The number of this paper in a workbook."""
LONGEST_NUMBER = 10**11
"""From here on a number is one that names, and a spreadsheet would show it as 8.1E+13."""
OLDEST_YEAR = 1900
"""Before it a spreadsheet has no dates."""

FONT = {"font_name": "Calibri", "font_size": 10}
LINED = {"bottom": 1, "bottom_color": LINE, "valign": "vcenter"}
CELLS = {
    "text": {"num_format": "@", "align": "left", "indent": 1},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
    "number": {"num_format": "General"},
}


@dataclass(frozen=True)
class Dress:
    """The formats of a workbook’s cells."""

    title: "Format"
    note: "Format"
    header: "Format"
    text: "Format"
    day: "Format"
    moment: "Format"
    number: "Format"


@contextmanager
def dressed(path: Path, title: str, author: str = "") -> "Generator[tuple[Workbook, Dress], None, None]":
    """Open a workbook, to fill; it takes its place once it is whole."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with writing(path) as partial:
        try:
            with Workbook(str(partial), {"default_format_properties": FONT}) as book:
                book.set_properties({"title": title, "author": author})
                yield book, dress_of(book)
        except FileCreateError as wrong:
            raise OSError(str(wrong)) from wrong


def dress_of(book: "Workbook", **more: object) -> Dress:
    """Make the formats of a workbook, its cells with something more."""
    return Dress(
        title=book.add_format({"bold": True, "font_size": 15, "font_color": PETROL}),
        note=book.add_format({"font_color": MUTED}),
        header=book.add_format({
            "bold": True, "font_color": "#FFFFFF", "bg_color": PETROL, "text_wrap": True, "valign": "vcenter",
            "align": "left", "indent": 1, "border": 1, "border_color": "#FFFFFF",
        }),
        **{name: book.add_format({**LINED, **look, **more}) for name, look in CELLS.items()},
    )  # fmt: skip


def write(sheet: "Worksheet", row: int, column: int, cell: Cell, dress: Dress) -> None:
    """Write a cell as what it is; a long number and a day that no spreadsheet knows are texts."""
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, dress.text)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, dress.number)
    elif isinstance(cell, date) and cell.year >= OLDEST_YEAR:
        moment = isinstance(cell, datetime) and cell.time() != time(0)
        sheet.write_datetime(row, column, cast("datetime", cell), dress.moment if moment else dress.day)
    elif isinstance(cell, (int, float)) and math.isfinite(cell) and abs(cell) < LONGEST_NUMBER:
        sheet.write_number(row, column, cell, dress.number)
    else:
        sheet.write_string(row, column, text_of(cell), dress.text)


def text_of(cell: Cell) -> str:
    """Write a cell as a text that a workbook may hold."""
    if isinstance(cell, datetime) and cell.time() != time(0):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = writable(cell if isinstance(cell, str) else cell_text(cell))[:LONGEST_TEXT]
    marked = text.startswith("<r>") and text.endswith("</r>")  # XlsxWriter would take it for its own markup
    return f"{text[: LONGEST_TEXT - 1]} " if marked else text


def width_of(heading: str, cells: Iterable[Cell]) -> int:
    """Give a column room for its longest word and its longest cell, within reason; a heading runs over two lines."""
    word = max((len(word) for word in heading.split()), default=0)
    longest = max((len(line) for cell in cells for line in text_of(cell).split("\n")), default=0)
    return min(max(NARROWEST, word + 4, longest + 3, len(heading) // 2 + 5), WIDEST)


def height_of(text: str, width: int) -> float:
    """Give a line room for a text that runs over several, in points."""
    return LINE_HEIGHT * sum(len(line) // width + 1 for line in text.split("\n"))


def lay_out(
    sheet: "Worksheet", *, rows: tuple[int, int], columns: int, frozen: int = 0, filtered: bool = False
) -> None:
    """Set a table up to be read and printed: `rows` are those of its headings and of its last line, from 0."""
    header, last = rows
    sheet.set_row(header, HEADER_HEIGHT)
    sheet.freeze_panes(header + 1, frozen)
    if filtered:
        sheet.autofilter(header, 0, last, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.print_area(0, 0, last, columns - 1)
    sheet.set_footer("&R&8Page &P sur &N")
