# SPDX-License-Identifier: EUPL-1.2
"""The return to the Département as a workbook of its own: one line per person it ever sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from accomp_desktop.domain.listing import Listing
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.returning import CHANGED, NO, NobodySent, ReturnColumn, ReturnLine
from accomp_desktop.domain.table import Cell
from accomp_desktop.reports.additions import Addition, Answer
from accomp_desktop.reports.cells import plain
from accomp_desktop.reports.dress import PETROL, dress_of, dressed, lay_out, width_of, write

SHEET = "Retour"
HEADER_ROW = 3
"""From 0: the title, what the return says, a blank line, then the headings."""


def write_return(
    path: Path, lines: Sequence[ReturnLine], layout: Sequence[ReturnColumn], structure: Structure, today: date
) -> None:
    """Write the return for everyone, ready to read, to filter and to print; refused when nobody was ever sent."""
    if not lines:
        raise NobodySent
    title = f"{structure.name} — Retour au Département du {today:%d/%m/%Y}"
    with dressed(path, title, structure.name) as (book, dress):
        sheet = book.add_worksheet(SHEET)
        news = dress_of(book, bold=True, font_color=PETROL)
        sheet.write_string(0, 0, plain(title), dress.title)
        sheet.write_string(1, 0, _summary(lines), dress.note)
        for column, item in enumerate(layout):
            cells = [_cell(line, item) for line in lines]
            sheet.set_column(column, column, width_of(item.label, cells))
            sheet.write_string(HEADER_ROW, column, item.label, dress.header)
            for row, cell in enumerate(cells, HEADER_ROW + 1):
                write(sheet, row, column, cell, news if item.code == CHANGED and cell != NO else dress)
        rows = (HEADER_ROW, HEADER_ROW + len(lines))
        frozen = sum(item.identifies for item in layout)
        lay_out(sheet, rows=rows, columns=len(layout), frozen=frozen, filtered=True)


def return_addition(
    listing: Listing, rows: Mapping[int, ReturnLine | None], layout: Sequence[ReturnColumn]
) -> Addition:
    """Lay out the return beside a received list: what it is told of each of its lines, but for what it already says."""
    added = [item for item in layout if not item.identifies]
    return Addition(
        sheet=listing.sheet.name,
        header_row=listing.header_row,
        headings=tuple(item.label for item in added),
        cells={row: [_answer(line, item) for item in added] for row, line in rows.items()},
    )


def _answer(line: ReturnLine | None, item: ReturnColumn) -> Answer:
    return cast("Answer", line.values.get(item.code)) if line else None


def _cell(line: ReturnLine, item: ReturnColumn) -> Cell:
    value = cast("Cell", line.values.get(item.code))
    return plain(value) if isinstance(value, str) else value


def _summary(lines: Sequence[ReturnLine]) -> str:
    people = f"{len(lines)} personne{'s' if len(lines) > 1 else ''} orientée{'s' if len(lines) > 1 else ''}"
    changed = sum(line.values.get(CHANGED, NO) != NO for line in lines)
    return f"{people}, dont {changed} à lire\u202f: nouvelles, ou modifiées depuis le dernier retour."
