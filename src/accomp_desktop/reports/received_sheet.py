# SPDX-License-Identifier: EUPL-1.2
"""A sheet that was received, as XML: its lines and cells by their place, and what is written into it in valid order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from accomp_desktop.domain.table import cell_name
from accomp_desktop.reports.additions import Answer
from accomp_desktop.reports.cells import plain, serial
from accomp_desktop.reports.markup import Node, child

MOST_COLUMNS = 16_384
DAYS_TO_1904 = 1462
"""Days between the two calendars that workbooks count in."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")

Area = tuple[int, int, int, int]
"""First column and line, last column and line; columns from 0, lines from 1."""


class SheetDisordered(ValueError):
    """The lines or the cells of a sheet do not follow each other."""


class ReceivedSheet:
    """The XML of one sheet; only what is written into it changes."""

    def __init__(self, root: Node, *, since_1904: bool = False) -> None:
        """Take the root of the part, and the calendar of the workbook."""
        self.root = root
        self._tag = root.tag.removesuffix("worksheet")
        self._first_day = DAYS_TO_1904 if since_1904 else 0
        data = root.find(f"{self._tag}sheetData")
        if data is None or self._tag == root.tag:
            raise SheetDisordered(root.tag)
        self._data: Node = data
        self._rows = dict(self._numbered_rows())
        self._number, self._line = 0, dict[int, Node]()

    def _numbered_rows(self) -> Iterator[tuple[int, Node]]:
        """Number the lines; one that does not say its number follows the one before."""
        last = 0
        for row in self._named(self._data, "row"):
            number = int(row.get("r") or last + 1)
            if number <= last:
                raise SheetDisordered(number)
            row.set("r", str(number))
            yield number, row
            last = number

    def _named(self, parent: Node, name: str) -> list[Node]:
        return [one for one in parent if one.tag == f"{self._tag}{name}"]

    def cells(self, number: int) -> dict[int, Node]:
        """Give the cells of a line by column, from 0; a line that is not there has none."""
        if number != self._number:
            row = self._rows.get(number)
            self._line = {} if row is None else dict(self._placed_cells(row))
            self._number = number  # of thousands of lines, only one is in hand
        return self._line

    def _placed_cells(self, row: Node) -> Iterator[tuple[int, Node]]:
        """Place the cells of a line; one that does not say its place follows the one before."""
        last = -1
        for cell in self._named(row, "c"):
            place = cell.get("r")
            column = column_of(place) if place else last + 1
            if column <= last:
                raise SheetDisordered(place)
            if not place:
                cell.set("r", cell_name(int(row.get("r") or 0), column))
            yield column, cell
            last = column

    def filled(self, number: int) -> Iterator[tuple[int, Node]]:
        """Go through the cells of a line that hold something, from the right."""
        for column, cell in reversed(self.cells(number).items()):
            if any(cell.find(f"{self._tag}{name}") is not None for name in ("v", "is", "f")):
                yield column, cell

    def computes(self, number: int, column: int) -> bool:
        """Tell whether a cell holds a formula."""
        cell = self.cells(number).get(column)
        return cell is not None and cell.find(f"{self._tag}f") is not None

    def merges(self) -> Iterator[Area]:
        """Go through the merged areas."""
        for one in self.root.iter(f"{self._tag}mergeCell"):
            yield area_of(one.get("ref") or "")

    def style(self, number: int, column: int) -> str:
        """Give the number of a cell’s style; a cell that is not there has none."""
        cell = self.cells(number).get(column)
        return "" if cell is None else cell.get("s") or ""

    def write(self, number: int, column: int, value: Answer, style: str) -> None:
        """Write a cell, in the place of what it held."""
        cell = self.cells(number).get(column)
        if cell is None:
            cell = self._add_cell(number, column)
        for held in list(cell):
            cell.remove(held)
        for name in ("t", "s", "cm", "vm"):
            cell.attrib.pop(name, None)
        if style:
            cell.set("s", style)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            child(child(cell, f"{self._tag}is"), f"{self._tag}t").text = plain(value)
        elif value is not None:
            child(cell, f"{self._tag}v").text = str(serial(value) - self._first_day)

    def _add_cell(self, number: int, column: int) -> Node:
        row = self._row(number)
        cell = row.makeelement(f"{self._tag}c")
        cell.set("r", cell_name(number, column))
        self.cells(number)
        self._line = _with(row, self._line, column, cell)
        row.attrib.pop("spans", None)  # only a hint on the columns of the line
        return cell

    def _row(self, number: int) -> Node:
        if number not in self._rows:
            row = self._data.makeelement(f"{self._tag}row")
            row.set("r", str(number))
            self._rows = _with(self._data, self._rows, number, row)
        return self._rows[number]

    def reach(self, number: int, column: int) -> None:
        """Have the sheet say that it is used as far as a cell, if it says how far."""
        dimension = self.root.find(f"{self._tag}dimension")
        if dimension is not None:
            first, top, last, bottom = area_of(dimension.get("ref") or "")
            corner = cell_name(max(bottom, number), max(last, column))
            dimension.set("ref", f"{cell_name(min(top, number), min(first, column))}:{corner}")

    def widen(self, widths: Mapping[int, int]) -> None:
        """Give columns, seen or hidden until then, widths of their own; the others keep theirs."""
        holders = self._named(self.root, "cols")
        told = [dict(one.attrib) for holder in holders for one in self._named(holder, "col")]
        kept = [
            {**one, "min": str(first), "max": str(last)}
            for one in told
            for first, last in _around(int(one["min"]), int(one["max"]), [column + 1 for column in sorted(widths)])
        ]
        made = [
            {"min": str(column + 1), "max": str(column + 1), "width": str(width), "customWidth": "1"}
            for column, width in widths.items()
        ]
        for holder in holders:
            self.root.remove(holder)
        columns = self.root.makeelement(f"{self._tag}cols")
        self._data.addprevious(columns)
        for one in sorted((*kept, *made), key=lambda told: int(told["min"])):
            column = child(columns, f"{self._tag}col")
            for name, value in one.items():
                column.set(name, value)


def _with(parent: Node, held: dict[int, Node], place: int, node: Node) -> dict[int, Node]:
    """Put a child among those held by their places, in order; what else the parent holds stays after them."""
    last = next(reversed(held), -1)
    if place > last:
        if last < 0:
            parent.insert(0, node)
        else:
            held[last].addnext(node)
        held[place] = node
        return held
    next(one for other, one in held.items() if other > place).addprevious(node)
    return dict(sorted({**held, place: node}.items()))


def _around(first: int, last: int, taken: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Cut numbers, in order, out of a stretch."""
    for number in taken:
        if first <= number <= last:
            if first < number:
                yield first, number - 1
            first = number + 1
    if first <= last:
        yield first, last


def column_of(place: str) -> int:
    """Give the column of a place, from 0: 27 of « AB12 »."""
    return _index(place.rstrip("0123456789"))


def area_of(reference: str) -> Area:
    """Read an area: « B2:D9 », or one cell."""
    first, _, last = reference.partition(":")
    ends = [_PLACE.fullmatch(one) for one in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        raise SheetDisordered(reference)
    (left, top), (right, bottom) = ((_index(one[1]), int(one[2])) for one in ends if one)
    return left, top, right, bottom


@cache
def _index(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise SheetDisordered(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
