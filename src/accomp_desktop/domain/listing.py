# SPDX-License-Identifier: EUPL-1.2
"""Where the list is in a workbook: its sheet, the line of its headings, and what each column carries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Literal, TypeAlias

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.headings import Keys, Vocabulary
from accomp_desktop.domain.kinds import Text
from accomp_desktop.domain.table import Book, Cell, Line, Sheet, column_letters

SEARCHED_LINES = 30
FEWEST_HEADINGS = 3
NAMES = frozenset({"birth_name", "used_name"})

Reason: TypeAlias = Literal[
    "heading", "group", "glued", "whose", "spelling", "values", "remembered", "user", "twice", "nir", "unknown"
]
REASONS: Mapping[Reason, str] = {
    "heading": "Intitulé reconnu",
    "group": "Intitulé et titre du dessus",
    "glued": "Intitulé reconnu, sans espaces",
    "whose": "Intitulé reconnu, aux mots près",
    "spelling": "Intitulé presque identique",
    "values": "À l’allure des valeurs",
    "remembered": "Comme la dernière fois",
    "user": "Choisi par vous",
    "twice": "Déjà donné par une autre colonne",
    "nir": "N° de sécurité sociale, jamais conservé",
    "unknown": "Intitulé inconnu",
}
"""Why a column is thought to carry what it carries, or nothing."""


@dataclass(frozen=True)
class Use:
    """What the user has a column do: carry fields, carry nothing, or be refused (not even kept as it came)."""

    fields: Keys = ()
    refused: bool = False


Uses: TypeAlias = Mapping[int, Use]
"""Column, counted from 0 → what the user has it do."""


@dataclass(frozen=True)
class Column:
    """A column of the list: its place from 0, its heading, the keys of the fields it carries (none: unknown).

    `confidence`, from 0 to 100, says how sure that is, `reason` why; what a `refused` column holds is kept nowhere.
    """

    index: int
    heading: str
    fields: Keys = ()
    reason: Reason = "unknown"
    confidence: int = 0
    refused: bool = False
    partial: bool = False

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
    """The list found in a workbook; its first line of data follows `header_row`, which counts from 1 (0: none)."""

    sheet: Sheet = field(repr=False)
    header_row: int
    columns: tuple[Column, ...]

    @property
    def mapped(self) -> tuple[Column, ...]:
        """Keep the columns that carry something."""
        return tuple(one for one in self.columns if one.fields)

    @property
    def carried(self) -> frozenset[str]:
        """Give the keys of the fields that the list gives."""
        return frozenset(key for one in self.columns for key in one.fields)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Go through what is below the headings, with the number of each line."""
        return enumerate(self.sheet.rows[self.header_row :], self.header_row + 1)

    def filled(self) -> list[tuple[int, Line]]:
        """Give the lines that are not blank."""
        return [(row, line) for row, line in self.lines() if line]

    def columns_of(self, lines: Iterable[Line]) -> list[Sequence[Cell]]:
        """Turn lines into columns, the longest line saying how many."""
        return [_french(column) for column in zip_longest(*lines)]

    def cells(self, index: int, most: int | None = None) -> list[Cell]:
        """Give the cells of a column below its heading, all or the first ones that say something."""
        below = (line[index] if index < len(line) else None for _, line in self.lines())
        if most is None:
            return list(below)
        some = (cell for cell in below if cell is not None and cell != "")
        return [cell for cell, _ in zip(some, range(most), strict=False)]


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


def _french(column: Sequence[Cell]) -> Sequence[Cell]:
    """Write yes and no as a French spreadsheet shows them; as they are, they would be one with 1 and 0."""
    if bool not in map(type, column):
        return column
    return [("VRAI" if cell else "FAUX") if isinstance(cell, bool) else cell for cell in column]


def acceptable(listing: Listing) -> bool:
    """Tell whether a line names enough fields, a name among them."""
    return len(listing.carried) >= FEWEST_HEADINGS and not listing.carried.isdisjoint(NAMES)


def candidates(book: Book, sheet: str | None) -> Iterator[Sequence[Sheet]]:
    """Give the sheets to look at: the one asked for, or those in sight, then those that are hidden."""
    if sheet is None:
        yield [one for one in book.sheets if not one.hidden]
        yield [one for one in book.sheets if one.hidden]
        return
    asked = [one for one in book.sheets if one.name == sheet]
    if not asked:
        raise NoSuchSheet(sheet, [one.name for one in book.sheets])
    yield asked


def with_uses(listing: Listing, uses: Uses, vocabulary: Vocabulary) -> Listing:
    """Let what the user says stand over what was recognised.

    A field goes to one column only, unless it is a text, which several columns make together.
    """
    if not uses:
        return listing
    given = {key for use in uses.values() for key in use.fields if not joins(key, vocabulary)}

    def used(one: Column) -> Column:
        if one.index in uses:
            use = uses[one.index]
            return replace(one, fields=use.fields, refused=use.refused, reason="user", confidence=100)
        return replace(one, fields=(), reason="twice", confidence=0) if given.intersection(one.fields) else one

    return replace(listing, columns=tuple(used(one) for one in listing.columns))


def joins(key: str, vocabulary: Vocabulary) -> bool:
    """Tell whether several columns may make a field together: an address, a name in two cells."""
    return type(vocabulary.fields[key].kind) is Text
