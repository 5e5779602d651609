# SPDX-License-Identifier: EUPL-1.2
"""Lines of a list, each value read through its kind; what is faulty is set aside and said, the rest kept."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Day, Refused, Text, cell_text, fold
from accomp_desktop.domain.listing import ANOTHER, Column, Listing
from accomp_desktop.domain.splitting import SPLITTERS, several
from accomp_desktop.domain.table import Cell, Line, cell_name
from accomp_desktop.domain.values import Value

IDENTITY = ("birth_name", "first_name", "birth_date")
OLDEST = 110
"""Years: beyond, a birth date is a mistake."""

FOOTER = re.compile(r"(sous[- ]?)?tota(l|ux)\b|edite\b|imprime\b|page \d|effectif\b|nombre d|source ?:|extraction\b")
NIR = re.compile(
    r"(?<!\d)[1-478][\s.-]?\d{2}[\s.-]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.-]?(?:\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}"
    r"(?:[\s./-]*\d{2})?(?!\d)",
    re.IGNORECASE,
)
"""The shape of a social-security number, 13 digits and its key or not: nobody asked for it, it is never kept."""
SHORTEST_NIR = 13
"""Characters: a shorter text cannot hold one."""

Reading: TypeAlias = tuple[tuple[str, Value, str], ...]
"""Key, value, and why it was set aside (empty when it was not)."""

Readers: TypeAlias = Sequence[tuple[Column, Callable[[Cell], Reading]]]


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
    cells: Line

    @property
    def acceptable(self) -> bool:
        """Tell whether the line says who the person is."""
        return all(self.values.get(key) is not None for key in IDENTITY)


def clean_lines(listing: Listing, fields: Mapping[str, Field], today: date) -> Iterator[CleanLine]:
    """Go through the people of a list; blank lines, titles, totals and footers are no people."""
    readers = tuple((column, _reader([fields[key] for key in column.fields])) for column in listing.mapped)
    places = {key: column.index for column in listing.mapped for key in column.fields}
    for row, line in listing.lines():
        if not line:
            continue
        values, faults = _read_line(line, readers)
        if is_person(line, values, faults, listing):
            faults |= _birth_fault(values, today)
            for key in IDENTITY:
                if values.get(key) is None:
                    faults.setdefault(key, "la case est vide" if key in places else "la colonne manque")
            problems = (_problem(fields[key], fault, row, _place(key, places)) for key, fault in faults.items())
            yield CleanLine(row, values, tuple(problems), line)


def is_person(line: Line, values: Mapping[str, Value], faults: Mapping[str, str], listing: Listing) -> bool:
    """Tell a person’s line from a total, a footer or the headings printed again."""
    given = [key for key in IDENTITY if values.get(key) is not None or key in faults]
    if not given:
        return False
    if "birth_date" in faults and all(
        cell is None or cell_text(cell) == column.heading for column, cell in zip(listing.columns, line, strict=False)
    ):
        return False
    if values.get("first_name") is not None:
        return True
    return not any(FOOTER.match(fold(cell)) for cell in line if isinstance(cell, str))


def raw_line(listing: Listing, line: CleanLine) -> tuple[str, ...]:
    """Keep a line as it came, « Intitulé : valeur », less what may not be kept."""
    told: list[str] = []
    for index, cell in enumerate(line.cells):
        if cell is None:
            continue
        column = listing.columns[index] if index < len(listing.columns) else Column(index, "")
        text = _raw_text(cell)
        if len(text) >= SHORTEST_NIR and not (column.fields == ("siret",) and line.values["siret"]):
            text = without_nir(text)
        if text:
            told.append(f"{column.title}\u202f: {text}")
    return tuple(told)


def _raw_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return f"{cell.day:02}/{cell.month:02}/{cell.year}" if isinstance(cell, date) else cell_text(cell)


def without_nir(text: str) -> str:
    """Take social-security numbers out of a text; one that held nothing else is left empty."""
    if len(text) < SHORTEST_NIR or not NIR.search(text):
        return text
    return "" if NIR.fullmatch(text) else NIR.sub("•••", text)


def _reader(fields: Sequence[Field]) -> Callable[[Cell], Reading]:
    """Make what reads the cells of a column; a cell seen before is not read again."""
    seen: dict[object, Reading] = {}
    alone = fields[0] if len(fields) == 1 else None

    def read(cell: Cell) -> Reading:
        place = cell if isinstance(cell, str) else (type(cell), cell)  # 1, 1.0 and True are one key
        reading = seen.get(place)
        if reading is None:
            reading = seen[place] = _read_one(alone, cell) if alone else _read_joint(fields, cell)
        return reading

    return read


def _read_joint(fields: Sequence[Field], cell: Cell) -> Reading:
    """Read a column that carries several fields, cutting each cell."""
    keys = tuple(item.key for item in fields)
    try:
        parts = SPLITTERS[keys](cell_text(cell)) if keys in SPLITTERS else (cell,) * len(keys)
    except Refused as refusal:
        return ((keys[0], None, str(refusal)), *((key, None, "") for key in keys[1:]))
    return tuple(told for item, part in zip(fields, parts, strict=True) for told in _read_one(item, part))


def _read_one(item: Field, cell: Cell) -> Reading:
    try:
        value = item.kind.read(cell)
        refuse_doubtful(item, value)
    except Refused as refusal:
        first, *others = several(item, cell) or (None,)
        if first is None:
            return ((item.key, None, without_nir(str(refusal))),)
        rest = f"{len(others) + 1} valeurs dans une case\u202f: les deux premières sont gardées" if others[1:] else ""
        return ((item.key, first, ""), *((ANOTHER[item.key], other, rest) for other in others[:1]))
    return ((item.key, value, ""),)


def refuse_doubtful(item: Field, value: Value) -> None:
    """Refuse what its kind takes and no list should bring: a social-security number, a day of another age."""
    if type(item.kind) is Text and isinstance(value, str) and without_nir(value) != value:
        raise Refused("un numéro de sécurité sociale n’est pas conservé")
    if isinstance(item.kind, Day) and isinstance(value, date) and not 1900 <= value.year <= 2100:
        raise Refused(f"«\u202f{item.kind.show(value)}\u202f» est une date d’un autre âge")


def _read_line(line: Line, readers: Readers) -> tuple[dict[str, Value], dict[str, str]]:
    """Read the cells of a line: what each field holds, and why some were set aside."""
    values: dict[str, Value] = {}
    faults: dict[str, str] = {}
    for column, read in readers:
        for key, value, fault in read(line[column.index] if column.index < len(line) else None):
            if values.get(key) is None:
                values[key] = value
            if fault:
                faults[key] = fault
    return values, faults


def _birth_fault(values: dict[str, Value], today: date) -> dict[str, str]:
    """Set aside a birth date that no living person has."""
    born = values.get("birth_date")
    if not isinstance(born, date):
        return {}
    if born > today:
        reason = "est dans l’avenir"
    elif today.year - born.year > OLDEST:
        reason = f"remonte à plus de {OLDEST} ans"
    else:
        return {}
    values["birth_date"] = None
    return {"birth_date": f"le {born:%d/%m/%Y} {reason}"}


def _place(key: str, places: Mapping[str, int]) -> int | None:
    """Find the column of a field; the second phone may stand in the cell of the first."""
    return places.get(key, next((places.get(first) for first, second in ANOTHER.items() if second == key), None))


def _problem(item: Field, fault: str, row: int, column: int | None) -> Problem:
    cell = "" if column is None else cell_name(row, column)
    where = f" (case {cell})" if cell else ""
    return Problem(item.key, f"{item.label}{where}\u202f: {fault}.", cell)
