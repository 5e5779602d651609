# SPDX-License-Identifier: EUPL-1.2
"""The XML of an .ods, before the workbook library parses it: what it would lose, or drown in."""

import re

from accomp_desktop.exchange.sheet_refusals import MOST_COLUMNS, SheetTooWide

CELL_IN_ERROR = re.compile(rb'<table:table-cell (?=[^>]*calcext:value-type="error")[^>]*>')
BLANK_CELL = re.compile(rb"<table:table-cell([^>]*)>\s*(?:<text:p/>|<text:p>\s*</text:p>)\s*</table:table-cell>")
REPEATED_CELL = re.compile(rb'<table:table-cell (?=[^>]*number-columns-repeated="(\d+)")[^>]*[^/]>')
VALUE = re.compile(rb' office:(?:value-type|value|string-value)="[^"]*"')
SIGNS = ((b"<text:line-break/>", b"\n"), (b"<text:tab/>", b"\t"))


def mended_content(name: str, content: bytes) -> bytes:
    """Make texts of errors (#N/A, Err:502) and of line breaks, and nothing of the cells that show nothing.

    Raises `SheetTooWide` when what a cell shows is repeated over more columns than a list has.
    """
    if b'"error"' in content:
        content = CELL_IN_ERROR.sub(_as_text, content)
    content = BLANK_CELL.sub(_as_empty, content)
    if any(int(times) > MOST_COLUMNS for times in REPEATED_CELL.findall(content)):
        raise SheetTooWide(name)
    for tag, sign in SIGNS:
        content = content.replace(tag, sign)
    return content


def _as_text(cell: re.Match[bytes]) -> bytes:
    return VALUE.sub(b"", cell[0]).replace(b" ", b' office:value-type="string" ', 1)


def _as_empty(cell: re.Match[bytes]) -> bytes:
    return b"<table:table-cell" + VALUE.sub(b"", cell[1]) + b"/>"
