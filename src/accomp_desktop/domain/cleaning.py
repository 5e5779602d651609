# SPDX-License-Identifier: EUPL-1.2
"""Lines of a list, each value read through its kind; what is faulty is set aside and said, the rest kept.

A list is read column by column, each different cell once: ten thousand lines hold few different towns.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accomp_desktop.domain.columns import Faults, Values, filled, read_column
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import ANOTHER
from accomp_desktop.domain.kinds import Text, cell_text, fold
from accomp_desktop.domain.listing import Listing
from accomp_desktop.domain.places import Gazetteer, settle_places
from accomp_desktop.domain.table import Cell, Line, cell_name
from accomp_desktop.domain.values import Value

IDENTITY = ("birth_name", "first_name", "birth_date")
OLDEST = 110
"""Years: beyond, a birth date is a mistake."""

FOOTER = re.compile(r"(sous[- ]?)?tota(l|ux)\b|edite\b|imprime\b|page \d|effectif\b|nombre d|source ?:|extraction\b")


@dataclass(frozen=True)
class Problem:
    """A value set aside, or missing: the key of its field, a sentence, and its cell (« K35 »)."""

    field: str
    message: str
    cell: str = ""


@dataclass(frozen=True)
class CleanLine:
    """One person’s line: what the list says (unknown is `None`), and what was set aside."""

    row: int
    values: Mapping[str, Value]
    problems: tuple[Problem, ...]
    cells: Line = field(default=(), repr=False)

    @property
    def acceptable(self) -> bool:
        """Tell whether the line says who the person is."""
        return all(self.values.get(key) is not None for key in IDENTITY)


def clean_lines(
    listing: Listing, fields: Mapping[str, Field], today: date, gazetteer: Gazetteer | None = None
) -> Iterator[CleanLine]:
    """Go through the people of a list; blank lines, titles, totals and footers are no people."""
    rows = listing.filled()
    cells = listing.columns_of([line for _, line in rows])
    values, faults = _read(listing, fields, cells, len(rows))
    if gazetteer is not None:
        settle_places(values, faults, gazetteer)
    keys = tuple(values)
    told = zip(*(values[key] for key in keys), strict=True) if keys else iter([()] * len(rows))
    places = {key: column.index for column in reversed(listing.mapped) for key in column.fields}
    for at, ((row, line), said) in enumerate(zip(rows, told, strict=True)):
        given: dict[str, Value] = dict(zip(keys, said, strict=True))
        wrong = faults.get(at, {})
        if not is_person(line, given, wrong, listing):
            continue
        wrong |= _unidentified(given, wrong, places, today)
        problems = tuple(_problem(fields[key], fault, row, _place(key, places)) for key, fault in wrong.items())
        yield CleanLine(row, given, problems, line)


def _read(
    listing: Listing, fields: Mapping[str, Field], cells: Sequence[Sequence[Cell]], count: int
) -> tuple[Values, Faults]:
    """Read every column that carries something; of two that carry one field, texts are joined, else the first holds."""
    values: Values = {}
    faults: Faults = defaultdict(dict)
    blank: Sequence[Cell] = (None,) * count
    for column in listing.mapped:
        carried = [fields[key] for key in column.fields]
        read, wrong = read_column(carried, cells[column.index] if column.index < len(cells) else blank)
        for key, given in read.items():
            held = values.get(key)
            values[key] = given if held is None else filled(held, given, joined=type(fields[key].kind) is Text)
        for at, said in wrong.items():
            faults[at].update(said)
    return values, faults


def is_person(line: Line, values: Mapping[str, Value], faults: Mapping[str, str], listing: Listing) -> bool:
    """Tell a person’s line from a total, a footer or the headings printed again."""
    if values.get("first_name") is not None and values.get("birth_date") is not None:
        return True
    given = [key for key in (*IDENTITY, "used_name") if values.get(key) is not None or key in faults]
    if not given:
        return False
    if "birth_date" in faults and all(
        cell is None or cell_text(cell) == column.heading for column, cell in zip(listing.columns, line, strict=False)
    ):
        return False
    if values.get("first_name") is not None:
        return True
    return not any(FOOTER.match(fold(cell)) for cell in line if isinstance(cell, str))


def _unidentified(
    values: dict[str, Value], faults: Mapping[str, str], places: Mapping[str, int], today: date
) -> dict[str, str]:
    """Say what is missing, or impossible, of who the person is; a name in use stands for the birth name not told."""
    found: dict[str, str] = {}
    born = values.get("birth_date")
    if isinstance(born, date) and (born > today or today.year - born.year > OLDEST):
        values["birth_date"] = None
        reason = "est dans l’avenir" if born > today else f"remonte à plus de {OLDEST} ans"
        found["birth_date"] = f"le {born:%d/%m/%Y} {reason}"
    if values.get("birth_name") is None and "birth_name" not in faults and values.get("used_name") is not None:
        values["birth_name"], values["used_name"] = values["used_name"], None
    for key in IDENTITY:
        if values.get(key) is None and key not in faults:
            found.setdefault(key, "la case est vide" if key in places else "la colonne manque")
    return found


def _place(key: str, places: Mapping[str, int]) -> int | None:
    """Find the column of a field; the second phone may stand in the cell of the first."""
    return places.get(key, next((places.get(first) for first, second in ANOTHER.items() if second == key), None))


def _problem(item: Field, fault: str, row: int, column: int | None) -> Problem:
    cell = "" if column is None else cell_name(row, column)
    where = f" (case {cell})" if cell else ""
    return Problem(item.key, f"{item.label}{where}\u202f: {fault}.", cell)
