# SPDX-License-Identifier: EUPL-1.2
"""Where the list is in a workbook: its sheet, the line of its headings, and what each column carries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.headings import Names, fold_heading
from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.table import Book, Line, Sheet, column_letters

SEARCHED_LINES = 30
FEWEST_HEADINGS = 3
NAMES = frozenset({"birth_name", "used_name"})
ANOTHER: Mapping[str, str] = {"phone": "phone2", "email": "email2"}
"""A second column of the same heading carries the other one."""

Chosen = Mapping[int, tuple[str, ...]]
"""Column (from 0) → the keys that the user gave it; none at all: the column is left out."""


@dataclass(frozen=True)
class Column:
    """A column of the list: its place from 0, its heading, the keys of the fields it carries (none: unknown)."""

    index: int
    heading: str
    fields: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """Name the column as the spreadsheet does."""
        return column_letters(self.index)

    @property
    def title(self) -> str:
        """Name the column for a reader: its heading, or its letters when it has none."""
        return self.heading or f"Colonne {self.letters}"


@dataclass(frozen=True)
class Listing:
    """The list found in a workbook; its first line of data follows `header_row`, which counts from 1."""

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]

    @property
    def mapped(self) -> tuple[Column, ...]:
        """Keep the columns that carry something."""
        return tuple(one for one in self.columns if one.fields)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Go through what is below the headings, with the number of each line."""
        return enumerate(self.sheet.rows[self.header_row :], self.header_row + 1)


class NoHeaderFound(UserError):
    """No line of the first thirty looks like the headings of a list of people."""

    def __init__(self) -> None:
        """Say what was sought."""
        super().__init__(
            f"Aucune ligne d’en-têtes n’a été reconnue dans les {SEARCHED_LINES} premières lignes\u202f: "
            f"il faut au moins {FEWEST_HEADINGS} intitulés connus, dont un nom (par exemple «\u202fNom\u202f», "
            "«\u202fPrénom\u202f», «\u202fDate de naissance\u202f»)\u202f; "
            "vérifiez que c’est bien une liste de personnes."
        )


class NoSuchSheet(UserError):
    """The sheet asked for is not in the workbook."""

    def __init__(self, name: str, sheets: Sequence[str]) -> None:
        """Take the name asked for and those that exist."""
        super().__init__(
            f"Le classeur n’a pas de feuille «\u202f{name}\u202f»\u202f; il a\u202f: {', '.join(sheets) or 'aucune'}."
        )


def find_listing(
    book: Book, names: Names, *, sheet: str | None = None, header_row: int | None = None, chosen: Chosen | None = None
) -> Listing:
    """Find the line that names most fields; a hidden sheet counts only when it is asked for or nothing else does."""
    candidates = [one for one in book.sheets if sheet in {None, one.name}]
    if not candidates and sheet is not None:
        raise NoSuchSheet(sheet, [one.name for one in book.sheets])
    for hidden in (False, True):
        found = [best for one in candidates if one.hidden == hidden for best in headers(one, names, header_row)]
        if found:
            listing = max(found, key=lambda one: len({key for column in one.columns for key in column.fields}))
            return with_choices(listing, chosen or {})
    raise NoHeaderFound


def headers(sheet: Sheet, names: Names, header_row: int | None) -> Iterator[Listing]:
    """Go through the lines of a sheet that may hold its headings, alone or with the line above."""
    rows = sheet.rows[:SEARCHED_LINES] if header_row is None else sheet.rows[:header_row]
    for number, line in enumerate(rows, 1):
        if header_row not in {None, number}:
            continue
        above: Line = rows[number - 2] if number > 1 else ()
        alone = Listing(sheet, number, recognised(line, (), names))
        if acceptable(alone) or header_row == number:
            yield alone
        if any(one.fields for one in alone.columns):
            both = Listing(sheet, number, recognised(line, above, names))
            if acceptable(both):
                yield both


def acceptable(listing: Listing) -> bool:
    """Tell whether a line names enough fields, a name among them."""
    keys = {key for one in listing.columns for key in one.fields}
    return len(keys) >= FEWEST_HEADINGS and not keys.isdisjoint(NAMES)


def recognised(line: Line, above: Line, names: Names) -> tuple[Column, ...]:
    """Give each column its fields; where the line is blank, the heading is the one above, merged downwards."""
    taken: set[str] = set()
    columns: list[Column] = []
    for index in range(max(len(line), len(above))):
        text = _text(line, index) or _text(above, index)
        fields = names.get(fold_heading(text), ())
        if fields and not taken.isdisjoint(fields):
            other = ANOTHER.get(fields[0], "")
            fields = (other,) if other and other not in taken else ()
        taken.update(fields)
        columns.append(Column(index, text, fields))
    return tuple(columns)


def with_choices(listing: Listing, chosen: Chosen) -> Listing:
    """Let the user’s choice of fields stand over what was recognised; a field goes to one column only."""
    if not chosen:
        return listing
    given = {key for keys in chosen.values() for key in keys}
    columns = (
        Column(one.index, one.heading, chosen.get(one.index, () if given.intersection(one.fields) else one.fields))
        for one in listing.columns
    )
    return Listing(listing.sheet, listing.header_row, tuple(columns))


def _text(line: Line, index: int) -> str:
    return cell_text(line[index]) if index < len(line) else ""
