# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a list that was understood: its first lines, its columns, those it is for; made in the work lane."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from accomp_desktop.domain.audience import Audience
from accomp_desktop.domain.cleaning import IDENTITY, clean_lines
from accomp_desktop.domain.kinds import cell_text, fold, is_empty
from accomp_desktop.domain.layout import Difference
from accomp_desktop.domain.listing import FEWEST_HEADINGS, Column, Listing
from accomp_desktop.domain.table import Cell, Line
from accomp_desktop.domain.understanding import Understanding
from accomp_desktop.ui.importing.draft import Draft

SHOWN = 200
"""Lines of the sheet that are shown."""

SAMPLES = 3
"""Different values of a column that are shown."""

SURE_ENOUGH = 80
"""Out of 100: below, what a column is thought to carry is to be looked at."""

LineRole: TypeAlias = Literal["title", "group", "heading", "person", "elsewhere", "apart", "blank"]
"""What a line of the sheet is: above the list, its headings, someone, someone sent to others, a total or a footer."""

Mark: TypeAlias = Literal["given", "unsure", "audience", "kept", "refused"]
"""What becomes of a column: it gives a field, or perhaps; it says whom lines are for; it only stays in the line kept
as it came; nothing of it is kept."""


@dataclass(frozen=True)
class SeenColumn:
    """A column, what becomes of it, also in words, how it differs from the list before, its first different values."""

    column: Column
    mark: Mark
    gives: str
    difference: Difference | None
    samples: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether it has nothing to say: no heading, no value."""
        return not (self.column.heading or self.column.fields or self.samples)

    @property
    def is_to_check(self) -> bool:
        """Tell whether the user should look at it."""
        return self.difference is not None or self.mark == "unsure"


@dataclass(frozen=True)
class Addressee:
    """A structure that lines are for: the folded value, as the list writes it, and its lines; no value is blank."""

    value: str
    name: str
    lines: int


@dataclass(frozen=True)
class SeenSheet:
    """A sheet of the workbook, and how many of its lines hold something."""

    name: str
    lines: int
    hidden: bool


@dataclass(frozen=True)
class Look:
    """An understanding, and what is shown of it; `every_column` is in their order, `columns` those not blank."""

    draft: Draft
    understood: Understanding
    roles: tuple[LineRole, ...]
    every_column: tuple[SeenColumn, ...]
    addressees: tuple[Addressee, ...]
    sheets: tuple[SeenSheet, ...]

    @property
    def listing(self) -> Listing:
        """Give the list that was found."""
        return self.understood.listing

    @cached_property
    def columns(self) -> tuple[SeenColumn, ...]:
        """Give the columns that have something to say."""
        return tuple(one for one in self.every_column if not one.is_blank)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Give the label of each field."""
        return {key: item.label for key, item in self.understood.fields.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """Give the fields without which nobody is identified; a name in use stands for the birth name."""
        carried = self.listing.carried
        return tuple(
            key for key in IDENTITY if key not in carried and not (key == "birth_name" and "used_name" in carried)
        )

    def holders(self, key: str) -> tuple[Column, ...]:
        """Give the columns that carry a field."""
        return tuple(one for one in self.listing.mapped if key in one.fields)

    def seen(self, index: int) -> SeenColumn | None:
        """Find a column by its place; the sheet may be wider than its headings."""
        return self.every_column[index] if index < len(self.every_column) else None


def look_at(draft: Draft, today: date) -> Look:
    """Understand the list under the choices made; raises `NoHeaderFound` or `NoSuchSheet`."""
    understood = draft.understanding(today)
    sheet = understood.listing.sheet
    top = replace(understood.listing, sheet=replace(sheet, rows=sheet.rows[:SHOWN]))
    audience = understood.audience
    return Look(
        draft,
        understood,
        tuple(_roles(top, understood, today)),
        tuple(_columns(top, understood)),
        tuple(_addressees(understood.listing, audience)) if audience else (),
        tuple(SeenSheet(one.name, sum(map(_says, one.rows)), one.hidden) for one in draft.book.sheets),
    )


def shown_cell(cell: Cell) -> str:
    """Write a cell as a French spreadsheet shows it."""
    match cell:
        case bool():
            return "VRAI" if cell else "FAUX"
        case date():
            return f"{cell.day:02}/{cell.month:02}/{cell.year}"
        case float():
            return cell_text(cell).replace(".", ",")
        case _:
            return cell_text(cell)


def several(parts: tuple[str, ...]) -> str:
    """Write an enumeration: « le nom, le prénom et la date de naissance »."""
    return " et ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def lines(count: int) -> str:
    """Count lines: « 1 ligne », « 48 lignes »."""
    return f"{count} ligne" if count < 2 else f"{count} lignes"


def _says(line: Line) -> bool:
    """Tell whether a line holds something."""
    return any(cell is not None and cell != "" for cell in line)


def _roles(top: Listing, understood: Understanding, today: date) -> Iterator[LineRole]:
    """Say what each line is, as the plan will."""
    people = {line.row for line in clean_lines(top, understood.fields, today)}
    for row, line in enumerate(top.sheet.rows, 1):
        if all(is_empty(cell) for cell in line):
            yield "blank"
        elif row <= top.header_row:
            yield _above(row, line, top.header_row)
        elif row not in people:
            yield "apart"
        else:
            admitted = understood.audience is None or understood.audience.admits(line)
            yield "person" if admitted else "elsewhere"


def _above(row: int, line: Line, header_row: int) -> LineRole:
    if row == header_row:
        return "heading"
    texts = [cell for cell in line if isinstance(cell, str) and cell.strip()]
    return "group" if row == header_row - 1 and len(texts) > 1 else "title"


def _columns(top: Listing, understood: Understanding) -> Iterator[SeenColumn]:
    differences = {one.heading: one for one in understood.differences}
    for column in top.columns:
        gives = several(tuple(understood.fields[key].label for key in column.fields))
        difference = differences.get(column.heading) if column.heading else None
        yield SeenColumn(column, _mark(column, understood), gives, difference, _samples(top, column))


def _mark(column: Column, understood: Understanding) -> Mark:
    audience = understood.audience
    if column.refused:
        return "refused"
    if column.fields:
        return "given" if column.confidence >= SURE_ENOUGH else "unsure"
    return "audience" if audience is not None and audience.column.index == column.index else "kept"


def _samples(top: Listing, column: Column) -> tuple[Cell, ...]:
    found: dict[str, Cell] = {}
    for cell in top.cells(column.index):
        if not is_empty(cell):
            found.setdefault(cell_text(cell), cell)
        if len(found) == SAMPLES:
            break
    return tuple(found.values())


def _addressees(listing: Listing, audience: Audience) -> Iterator[Addressee]:
    """Give each structure under the name that the list writes, then the lines that name none."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    index = audience.column.index
    for _, line in listing.lines():
        cell = line[index] if index < len(line) else None
        value = fold(cell_text(cell))
        names.setdefault(value, cell_text(cell))
        counts[value] += sum(one is not None and one != "" for one in line) >= FEWEST_HEADINGS
    yield from (Addressee(value, names.get(value, value), count) for value, count in audience.values.items())
    if counts[""]:
        yield Addressee("", "", counts[""])
