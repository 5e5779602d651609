# SPDX-License-Identifier: EUPL-1.2
"""The strips that a restitution is made of: headings, sentences, lines of a list, tables."""

from collections.abc import Iterator, Sequence

from accomp_desktop.reports.paper import INNER, LEADING, MARGIN, STRONG, Ink, Paper, Stop, one_line, table_height
from accomp_desktop.reports.strips import Strip

BODY, MUTED, BOLD = Ink(size=10), Ink(size=9.5, colour="slate"), Ink(STRONG, 10)
HEADING, TABLE = Ink(STRONG, 12.5), 9.0
STEP, INDENT, GAP, ROWS = BODY.size * LEADING, 14.0, 3.0, 24
MOST_LINES = 4
"""The most lines that a text written by somebody takes."""


def heading(words: str) -> Strip:
    """Give a title, kept with what follows."""

    def draw(paper: Paper, y: float) -> None:
        with paper.tags.part("H2"):
            paper.text(MARGIN, y + 24, words, HEADING)

    return Strip(32, draw, leads=True)


def said(words: str, ink: Ink = BODY, *, leads: bool = False) -> Strip:
    """Give a paragraph; one that `leads` is kept with what follows."""
    lines = ink.shortened(words, INNER, MOST_LINES)

    def draw(paper: Paper, y: float) -> None:
        with paper.tags.part("P"):
            paper.lines(MARGIN, y + ink.size, lines, ink)

    return Strip(ink.size * LEADING * len(lines) + GAP, draw, leads)


def listed(words: str, lead: str = "–", indent: float = INDENT, most: int = MOST_LINES) -> Strip:
    """Give a line of a list, after a dash or a word in bold."""
    lines = BODY.shortened(words, INNER - indent, most)

    def draw(paper: Paper, y: float) -> None:
        with paper.tags.group("L"), paper.tags.group("LI"):
            with paper.tags.part("Lbl"):
                paper.text(MARGIN, y + BODY.size, lead, BODY if lead == "–" else BOLD)
            with paper.tags.part("LBody"):
                paper.lines(MARGIN + indent, y + BODY.size, lines, BODY)

    return Strip(STEP * len(lines) + GAP, draw)


def tables(stops: Sequence[Stop], rows: Sequence[Sequence[str]], size: float = TABLE) -> Iterator[Strip]:
    """Give rows under their headings, in as many tables as it takes for a page to hold one."""
    for at in range(0, len(rows), ROWS):
        yield _table(stops, [[one_line(cell) for cell in row] for row in rows[at : at + ROWS]], size)


def _table(stops: Sequence[Stop], rows: Sequence[Sequence[str]], size: float) -> Strip:
    return Strip(table_height(stops, rows, size) + 6, lambda paper, y: paper.table(y, stops, rows, size))
