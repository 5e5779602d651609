# SPDX-License-Identifier: EUPL-1.2
"""Text files in columns: which separator, then their lines."""

import csv
import re
from collections import Counter
from io import StringIO

from accomp_desktop.exchange.other_files import LOOKED_AT, TEXTS, refuse
from accomp_desktop.exchange.sheet_refusals import LONGEST_TEXT, NotASpreadsheet, OpenQuote, TextTooLong
from accomp_desktop.exchange.text_encoding import decoded

SEPARATORS = ";,\t|"
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_STRAY = 0.02
ANNOUNCED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
SAMPLE = 50
END = "\x1a"
"""What no text holds: alone on its line after the last one, unless a quotation mark is still open there."""


def text_rows(name: str, data: bytes) -> list[list[str]]:
    """Read the lines of a text file; raises `NotASpreadsheet`, `OpenQuote` or `TextTooLong`."""
    text = readable(name, data)
    if announced := ANNOUNCED.match(text):
        text, separator = text[announced.end() :], announced[1]
    else:
        separator = likely_separator(text)
    csv.field_size_limit(LONGEST_TEXT)
    ended = text if text.endswith(("\n", "\r")) else f"{text}\n"
    try:
        *rows, last = csv.reader(StringIO(ended + END, newline=""), delimiter=separator)
    except csv.Error:
        raise TextTooLong(name) from None
    if last != [END]:  # taken for a part of a cell that nothing closes
        raise OpenQuote(name)
    return rows


def readable(name: str, data: bytes) -> str:
    """Decode a text, without the few signs no text holds; raises the `NotASpreadsheet` of what is no list."""
    text = decoded(data)
    refuse(name, text[:LOOKED_AT], TEXTS)
    clean = NO_TEXT.sub("", text)
    if len(text) - len(clean) > MOST_STRAY * len(text):
        raise NotASpreadsheet(name)
    return clean


def likely_separator(text: str) -> str:
    """Choose the separator that cuts most lines of the beginning into the same number of columns."""
    beginning = "\n".join(text[:LOOKED_AT].splitlines()[:SAMPLE])
    return max(SEPARATORS, key=lambda separator: _evenness(beginning, separator))


def _evenness(text: str, separator: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)
