# SPDX-License-Identifier: EUPL-1.2
"""The records of an .xls, for what the workbook library does not tell: which formulas failed, and how."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from struct import unpack_from
from typing import TypeAlias

Failed: TypeAlias = dict[int, dict[int, str]]
"""By line then column, counted from 0."""

BOUND_SHEET, END = 0x85, 0x0A
ERROR_CELL = re.compile(rb"\x05\x02\x08\x00(..)(..)..(.)\x01|\x06\x00..(..)(..)..\x02.(.)...\xff\xff", re.DOTALL)
"""A BOOLERR record that is no Boolean, or a FORMULA record whose result is an error."""

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def cells_in_error(data: bytes) -> list[Failed]:
    """Find the cells of each sheet that look like errors; an empty cell there is one."""
    stream = _stream(data)
    starts = list(_sheet_starts(stream))
    in_order = sorted(starts)
    failed: list[Failed] = [{} for _ in starts]
    for record in ERROR_CELL.finditer(stream):
        row, column, error = (one for one in record.groups() if one is not None)
        before = bisect(in_order, record.start())
        if before and error[0] in ERRORS:
            cells = failed[starts.index(in_order[before - 1])]
            cells.setdefault(int.from_bytes(row, "little"), {})[int.from_bytes(column, "little")] = ERRORS[error[0]]
    return failed


def _stream(data: bytes) -> bytes:
    """Take the records out of an OLE file; nothing from those of Excel 95, or where only the library finds its way."""
    import olefile

    try:
        whole: olefile.OleFileIO[str] = olefile.OleFileIO(BytesIO(data))
        return whole.openstream("Workbook").read()
    except OSError:
        return b""


def _sheet_starts(stream: bytes) -> Iterator[int]:
    """Walk the records of the workbook, and say where those of each sheet begin."""
    at = 0
    while at + 8 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        if kind == BOUND_SHEET:
            yield unpack_from("<I", stream, at + 4)[0]
        if kind == END:
            return
        at += 4 + length


def with_errors(rows: Iterable[Sequence[object]], failed: Failed) -> Iterator[Sequence[object]]:
    """Show the errors where the library gave nothing."""
    for line, row in enumerate(rows):
        if cells := failed.get(line):
            yield [cells.get(place, "") if cell == "" else cell for place, cell in enumerate(row)]
        else:
            yield row
