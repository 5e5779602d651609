# SPDX-License-Identifier: EUPL-1.2
"""The reader process: opens one received file and tells its sheets in JSON lines; it may die, the application not.

Its lines: `{"sheet": name, "hidden": bool}`, then `{"rows": […], "days": [[line, column], …]}` as many times as
needed (`days` points at the texts of that batch that are dates), and last `{"end": true}` or `{"refused": name}`.
"""

import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TypeAlias, cast

from accomp_desktop.exchange.csv_text import text_rows
from accomp_desktop.exchange.sheet_refusals import (
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED_MEGABYTES,
    DamagedFile,
    NotASpreadsheet,
    PackedTooTight,
    PasswordProtected,
    SheetTooWide,
    TextTooLong,
    TrappedXml,
    UnreadableFile,
)

Message: TypeAlias = dict[str, object]
BATCH = 1000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_PARTS = ("workbook.xml", "workbook.bin", "content.xml")
MOST_PARTS = 5000
MEGABYTE = 1024 * 1024


def main(path: str) -> int:
    """Read one file and write what it holds on the standard output."""
    with open(1, "wb", closefd=False) as out:  # by its number: a windowed program has no `sys.stdout`
        out.writelines(json.dumps(message, separators=(",", ":")).encode() + b"\n" for message in told(Path(path)))
    return 0


def told(path: Path) -> Iterator[Message]:
    """Tell a file message by message; whatever happens, the last one says how it went."""
    try:
        data = path.read_bytes()
        if data.startswith((ZIP, OLE)):
            yield from _workbook(path.name, data)
        else:
            yield {"sheet": path.stem, "hidden": False}
            yield from _batches(path.name, text_rows(path.name, data))
    except UnreadableFile as refusal:
        yield {"refused": type(refusal).__name__}
    except BaseException:  # noqa: BLE001  a panic of the workbook library derives from BaseException
        yield {"refused": DamagedFile.__name__}
    else:
        yield {"end": True}


def _workbook(name: str, data: bytes) -> Iterator[Message]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise PasswordProtected(name)
    else:
        _check_package(name, data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        raise PasswordProtected(name) from None
    for one in book.sheets_metadata:
        if one.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(one.name)
            if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
                raise SheetTooWide(name)
            yield {"sheet": one.name, "hidden": one.visible != SheetVisibleEnum.Visible}
            yield from _batches(name, cast("list[list[object]]", sheet.to_python(skip_empty_area=False)))


def _check_package(name: str, data: bytes) -> None:
    """Look at the parts of a zip before anything unpacks it."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        raise DamagedFile(name) from None
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    too_tight = size > 10 * MEGABYTE and size > MOST_RATIO * len(data)
    if too_tight or len(parts) > MOST_PARTS or size > MOST_UNPACKED_MEGABYTES * MEGABYTE:
        raise PackedTooTight(name)
    if any(part.flag_bits & 1 for part in parts):
        raise PasswordProtected(name)
    if not any(part.filename.endswith(WORKBOOK_PARTS) for part in parts):
        raise NotASpreadsheet(name)
    texts = (package.open(part) for part in parts if part.filename.endswith((".xml", ".rels")))
    if any(b"<!ENTITY" in text.read(4096) for text in texts):
        raise TrappedXml(name)


def _batches(name: str, rows: Sequence[Sequence[object]]) -> Iterator[Message]:
    """Cut the lines of a sheet into messages."""
    filled = 0
    if len(rows) > MOST_ROWS:
        raise SheetTooWide(name)
    for start in range(0, len(rows), BATCH):
        days: list[tuple[int, int]] = []
        batch = [_row(name, row, line, days) for line, row in enumerate(rows[start : start + BATCH])]
        filled += sum(len(row) for row in batch)
        if filled > MOST_CELLS:
            raise SheetTooWide(name)
        yield {"rows": batch, "days": days}


def _row(name: str, row: Sequence[object], line: int, days: list[tuple[int, int]]) -> list[object]:
    """Write a line as JSON takes it, without its empty end; the places of its dates go to `days`."""
    cells: list[object] = []
    end = 0
    for column, cell in enumerate(row):
        kind = type(cell)
        if kind is str:
            text = cast("str", cell)
            if len(text) > LONGEST_TEXT:
                raise TextTooLong(name)
            cells.append(text or None)
        elif kind is float:
            number = cast("float", cell)
            cells.append(int(number) if number.is_integer() and abs(number) < 10**15 else number)
        elif kind is date or kind is datetime:
            days.append((line, column))
            cells.append(_day(cast("date", cell)))
        else:
            cells.append(cell if cell is None or kind in {bool, int} else str(cell))
        if cells[-1] is not None:
            end = column + 1
    if end > MOST_COLUMNS:
        raise SheetTooWide(name)
    return cells[:end]


def _day(cell: date) -> str:
    if isinstance(cell, datetime) and cell.time() == time(0):
        cell = cell.date()
    return cell.isoformat()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
