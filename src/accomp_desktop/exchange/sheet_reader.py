# SPDX-License-Identifier: EUPL-1.2
"""The reader process: opens one received file and tells its sheets in JSON lines; it may die, the application not.

Its lines: `{"sheet": name, …}`, then the batches of `sheet_lines` as many times as needed, and last `{"end": true}` or
`{"refused": name}`. What it is given on its standard input is the password, read only if the file has one.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.exchange.locking import OLE, Ask, in_clear, is_locked, no_password, unlocked
from accomp_desktop.exchange.old_sheets import cells_in_error, with_errors
from accomp_desktop.exchange.open_document import mended_content
from accomp_desktop.exchange.other_files import BYTES, LOOKED_AT, STREAMS, refuse
from accomp_desktop.exchange.package import CONTENT, MEGABYTE, packed, unpacked
from accomp_desktop.exchange.sheet_lines import Message, batches
from accomp_desktop.exchange.sheet_refusals import MOST_TOLD_MEGABYTES, DamagedFile, SheetTooWide, UnreadableFile
from accomp_desktop.exchange.sheet_xml import SheetFacts, mend_sheets

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP = b"PK\x03\x04"
MOST_MERGED = 10_000


def main(path: str) -> int:
    """Read one file and write what it holds on the standard output."""
    with no_search_for_cycles(), open(1, "wb", closefd=False) as out:  # a windowed program has no `sys.stdout`
        out.writelines(json_lines(told(Path(path), _typed)))
    return 0


def json_lines(messages: Iterable[Message]) -> Iterator[bytes]:
    """Write messages in JSON, and refuse the file once they weigh more than the application should hold."""
    left = MOST_TOLD_MEGABYTES * MEGABYTE
    for message in messages:
        line = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
        left -= len(line)
        if left < 0:
            yield json.dumps({"refused": SheetTooWide.__name__}).encode() + b"\n"
            return
        yield line


def _typed() -> str | None:
    with open(0, "rb", closefd=False) as given:
        return given.read().decode() or None


def told(path: Path, ask: Ask = no_password) -> Iterator[Message]:
    """Tell a file message by message; whatever happens, the last one says how it went."""
    try:
        data = path.read_bytes()
        yield from _workbook(path.name, data, ask) if data.startswith((ZIP, OLE)) else _text(path, data)
    except UnreadableFile as refusal:
        yield {"refused": type(refusal).__name__}
    except BaseException:  # noqa: BLE001  a panic of the workbook library derives from BaseException
        yield {"refused": DamagedFile.__name__}
    else:
        yield {"end": True}


def _text(path: Path, data: bytes) -> Iterator[Message]:
    from accomp_desktop.exchange.csv_text import text_rows

    refuse(path.name, data[:LOOKED_AT].decode("latin-1"), BYTES)
    yield {"sheet": path.stem}
    yield from batches(path.name, text_rows(path.name, data))


def _workbook(name: str, data: bytes, ask: Ask) -> Iterator[Message]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    data = in_clear(name, data, ask)
    book, facts = (_package if data.startswith(ZIP) else _old_workbook)(name, data, ask)
    known = dict(enumerate(facts))
    for place, one in enumerate(book.sheets_metadata):
        if one.typ == SheetTypeEnum.WorkSheet:
            sheet, more = book.get_sheet_by_name(one.name), known.get(place, SheetFacts())
            yield {
                "sheet": one.name,
                "hidden": one.visible != SheetVisibleEnum.Visible,
                "hidden_columns": more.hidden_columns,
                "merged": (sheet.merged_cell_ranges or [])[:MOST_MERGED],
            }
            yield from batches(name, with_errors(_rows(sheet), more.failed) if more.failed else _rows(sheet))
    yield {"uncomputed": sum(one.uncomputed for one in facts)}


def _package(name: str, data: bytes, ask: Ask) -> "tuple[CalamineWorkbook, list[SheetFacts]]":
    """Open a zipped workbook, and say of each sheet of an .xlsx what the library does not tell."""
    from python_calamine import CalamineWorkbook

    parts = unpacked(name, data, ask)
    facts = mend_sheets(name, parts)
    if CONTENT in parts:
        parts[CONTENT] = mended_content(name, parts[CONTENT])
    return CalamineWorkbook.from_filelike(packed(parts)), facts


def _old_workbook(name: str, data: bytes, ask: Ask) -> "tuple[CalamineWorkbook, list[SheetFacts]]":
    """Open an .xls, or find out which program an OLE file comes from."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError:
        if not is_locked(data):
            refuse(name, data.decode("latin-1"), STREAMS)
            raise
        data = unlocked(name, data, ask)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    return book, [SheetFacts(failed=cells) for cells in cells_in_error(data)]


def _rows(sheet: "CalamineSheet") -> Iterator[Sequence[object]]:
    """Give the lines of a sheet from its first line and its first column."""
    left: list[object] = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*left, *row] for row in sheet.iter_rows()) if left else sheet.iter_rows()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
