# SPDX-License-Identifier: EUPL-1.2
"""Columns to add to a list that was received, and where they stand: those of an earlier return are filled again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from accomp_desktop.domain.kinds import cell_text, fold

Answer: TypeAlias = str | date | None
"""What a cell is given: a text, a day, or nothing."""


@dataclass(frozen=True)
class Addition:
    """Columns to add to one sheet: their headings on a line, then a value each on other lines, numbered from 1.

    A line given no values keeps what it has; an unknown value empties its cell.
    """

    sheet: str
    header_row: int
    headings: tuple[str, ...]
    cells: Mapping[int, Sequence[Answer]]


def places(addition: Addition, found: Mapping[int, str], free: int) -> tuple[int, ...]:
    """Choose the column of each heading, given the headings found by column and the first column free of anything.

    The columns of an earlier return are those that stand side by side under our headings and are more than half of
    them: a column of the Département’s own that happens to bear one of our headings is not written over.
    """
    ours = [_bare(heading) for heading in addition.headings]
    run = max(_runs({column: _bare(text) for column, text in found.items()}, ours), key=len)
    known = run if len(run) * 2 > len(ours) else {}
    new = iter(range(free, free + len(ours)))
    return tuple(known[heading] if heading in known else next(new) for heading in ours)


def _runs(found: Mapping[int, str], ours: Sequence[str]) -> Iterator[dict[str, int]]:
    """Go through the columns side by side that bear our headings, each of them once."""
    run: dict[str, int] = {}
    for column in sorted(found):
        if found[column] not in ours or found[column] in run or column - 1 not in run.values():
            yield run
            run = {}
        if found[column] in ours:
            run[found[column]] = column
    yield run


def _bare(heading: str) -> str:
    return fold(cell_text(heading))
