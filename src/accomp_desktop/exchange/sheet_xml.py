# SPDX-License-Identifier: EUPL-1.2
"""The XML of an .xlsx sheet, before the workbook library parses it: what it would lose, and where it would drown.

It gives an empty text for an error (#N/A), nothing for a hidden column, and holds the whole rectangle that the furthest
cell spans in memory. Bytes are searched, not parsed: on an ordinary sheet this costs less than the parsing itself.
"""

import re
from typing import NamedTuple

from accomp_desktop.exchange.old_sheets import Failed
from accomp_desktop.exchange.package import Parts, sheet_parts
from accomp_desktop.exchange.sheet_refusals import MOST_COLUMNS, MOST_ROWS, SheetTooWide

MOST_SPANNED = 20_000_000
"""Cells of a rectangle that the library may hold, most of them empty."""

DATA = re.compile(rb"<(\w+:)?sheetData\b")
HIDDEN = re.compile(rb'<col\s(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")(?=[^>]*\bmax="(\d+)")')
DIMENSION = re.compile(rb'<dimension [^>]*?\bref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d+)"')
ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d+)"')
ERROR = re.compile(rb'(<c [^>]*?\bt=")e(?=")')
FORMULA = rb"<f[^>]*/>|<f[^>]*>[^<]*</f>"
NO_VALUE = rb"<v\s*/>|<v[^>]*>\s*</v>"
UNCOMPUTED = re.compile(rb'<c (?![^>]*\bt="str")[^>]*>\s*(?:%s)\s*(?:%s)?\s*</c>' % (FORMULA, NO_VALUE))
EMPTY_CELLS = re.compile(
    rb"<c(?: [^>]*)?(?:/>|>\s*(?:%s)?\s*(?:%s|<is\s*/>|<is>\s*<t[^>]*(?:/>|>\s*</t>)\s*</is>)?\s*</c>)"
    % (FORMULA, NO_VALUE)
)
EMPTY_ROWS = re.compile(rb"<row(?: [^>]*)?(?:/>|>\s*</row>)")
SHARED_CELL = re.compile(rb'<c (?=[^>]*\bt="s")[^>]*>\s*<v>(\d+)</v>\s*</c>')
STRING = re.compile(rb"<(?:\w+:)?si\s*/>|<(?:\w+:)?si>(.*?)</(?:\w+:)?si>", re.DOTALL)
TAG = re.compile(rb"<[^>]*>")
STRINGS = re.compile(r"(?:^|/)sharedStrings\.xml$", re.IGNORECASE)


class SheetFacts(NamedTuple):
    """What the library does not tell of a sheet."""

    hidden_columns: tuple[int, ...] = ()
    uncomputed: int = 0
    failed: Failed | None = None
    """The errors that the library gives as empty cells."""


def mend_sheets(name: str, parts: Parts) -> list[SheetFacts]:
    """Mend each sheet of an .xlsx among its parts, and tell its facts in the order of the workbook."""
    strings = next((content for part, content in parts.items() if STRINGS.search(part)), b"")
    facts: list[SheetFacts] = []
    for part in sheet_parts(parts):
        content, told = mended(name, parts.get(part, b""), strings)
        facts.append(told)
        if part:
            parts[part] = content
    return facts


def mended(name: str, content: bytes, strings: bytes) -> tuple[bytes, SheetFacts]:
    """Mend a sheet, `strings` being those the workbook shares; raises `SheetTooWide` when it is truly that big."""
    data = DATA.search(content)
    if data is None:
        return content, SheetFacts()
    if data[1]:  # each of its names has this prefix
        content = re.sub(rb"<(/?)" + data[1], rb"<\1", content)
        data = DATA.search(content) or data
    uncomputed = len(UNCOMPUTED.findall(content)) if b"</f>" in content else 0
    spans = (
        range(int(first) - 1, min(int(last), MOST_COLUMNS)) for first, last in HIDDEN.findall(content, 0, data.start())
    )
    facts = SheetFacts(tuple(column for span in spans for column in span), uncomputed)
    if b't="e"' in content:
        content = ERROR.sub(rb"\1str", content)
    if _is_vast(*_reach(content, data.start())):
        content = _without_blanks(content, strings)
        rows, columns = _reach(content, 0)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            raise SheetTooWide(name)
    return content, facts


def _reach(content: bytes, start: int) -> tuple[int, int]:
    """Say how far down and right the cells reach: as the sheet declares, if its last line agrees, else as they do."""
    declared = DIMENSION.search(content, 0, start)
    last = ROW.search(content, max(content.rfind(b"<row "), 0))
    if declared and last and declared[2] == last[1]:
        return int(declared[2]), _rank(declared[1])
    rows, letters = 0, {b"A"}
    for cell in CELL.finditer(content, start):
        letters.add(cell[1])
        rows = max(rows, int(cell[2]))
    return rows, max(map(_rank, letters))


def _rank(letters: bytes) -> int:
    """Count the columns up to one named as spreadsheets do."""
    rank = 0
    for letter in letters:
        rank = rank * 26 + letter - ord("A") + 1
    return rank


def _is_vast(rows: int, columns: int) -> bool:
    return rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_SPANNED


def _without_blanks(content: bytes, strings: bytes) -> bytes:
    """Take out the cells that show nothing, and the lines that hold none other."""
    texts = enumerate(STRING.findall(strings))
    blank = {b"%d" % place for place, text in texts if not TAG.sub(b"", text).decode("utf-8", "replace").strip()}
    if blank:
        content = SHARED_CELL.sub(lambda cell: b"" if cell[1] in blank else cell[0], content)
    return EMPTY_ROWS.sub(b"", EMPTY_CELLS.sub(b"", content))
