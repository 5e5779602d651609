# SPDX-License-Identifier: EUPL-1.2
"""The lines of a sheet on their way from the reader process: batches of columns in JSON, then lines again.

A batch is `{"lines": n, "columns": [[…], …], "days": [[column, [line, …]], …]}`: in columns, as most hold one type, and
those of texts each joined into one. A date, which JSON has not, travels as its ordinal, a moment as a text, an empty
cell as an empty text; empty columns at the end stay behind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from accomp_desktop.exchange.sheet_refusals import (
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetTooWide,
    TextTooLong,
)

if TYPE_CHECKING:
    from accomp_desktop.domain.table import Cell

Message: TypeAlias = dict[str, object]
Days: TypeAlias = list[tuple[int, list[int]]]
BATCH = 1000
BETWEEN = "\x7f"
"""Joins the cells of a column of texts: a text of a thousand cells is written and read much faster than a thousand."""

EXACT = 10**15
"""Up to there every whole number has its own float."""


def batches(name: str, rows: Iterable[Sequence[object]]) -> Iterator[Message]:
    """Cut the lines of a sheet into messages; raises `SheetTooWide` or `TextTooLong`."""
    told = filled = 0
    ahead = iter(rows)
    while batch := list(islice(ahead, BATCH)):
        columns: list[Sequence[object]] = list(zip_longest(*batch, fillvalue=""))
        while columns and columns[-1].count("") == len(batch):
            columns.pop()
        filled += sum(len(batch) - column.count("") for column in columns)
        if columns and (told >= MOST_ROWS or len(columns) > MOST_COLUMNS or filled > MOST_CELLS):
            raise SheetTooWide(name)
        days: Days = []
        yield {"lines": len(batch), "columns": [_plain(name, *one, days) for one in enumerate(columns)], "days": days}
        told += len(batch)


def _plain(name: str, place: int, cells: Sequence[object], days: Days) -> Sequence[object]:
    """Write a column as JSON takes it; the lines of its dates go to `days`."""
    kinds = set(map(type, cells))
    if str in kinds:
        texts = cast("Sequence[str]", cells if len(kinds) == 1 else [cell for cell in cells if type(cell) is str])
        joined = BETWEEN.join(texts)
        if len(joined) > LONGEST_TEXT and max(map(len, texts)) > LONGEST_TEXT:
            raise TextTooLong(name)
        if len(kinds) == 1:
            return joined if joined.count(BETWEEN) == len(cells) - 1 else cells
    if date in kinds or datetime in kinds:
        days.append((place, [line for line, cell in enumerate(cells) if isinstance(cell, date)]))
    return [cell if type(cell) is str else PLAIN.get(type(cell), str)(cell) for cell in cells]


def _number(cell: float) -> float:
    return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell


def _moment(cell: datetime) -> int | str:
    return cell.toordinal() if cell.time() == time(0) else cell.isoformat()


PLAIN: dict[type, Callable[[Any], object]] = {
    bool: bool,
    int: int,
    float: _number,
    date: date.toordinal,
    datetime: _moment,
}
"""How a cell that is no text travels; a duration and an hour do as texts."""


def lines(told: dict[str, Any]) -> "list[list[Cell]]":
    """Lay the lines of a batch out again, each without its empty end."""
    columns = [_cells(column) for column in told["columns"]]
    days: Days = told["days"]
    for place, at in days:
        column = columns[place]
        for line in at:
            column[line] = _day(column[line])
    rows = [list(row) for row in zip(*columns, strict=True)] or [[] for _ in range(told["lines"])]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return rows


def _cells(column: "str | list[Cell]") -> "list[Cell]":
    if isinstance(column, str):
        return [text or None for text in column.split(BETWEEN)]
    return [None if cell == "" else cell for cell in column]


def _day(told: "Cell") -> date:
    return date.fromordinal(told) if isinstance(told, int) else datetime.fromisoformat(str(told))
