# SPDX-License-Identifier: EUPL-1.2
"""A column of a list read through its fields: each different cell once, then laid out line by line."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import ANOTHER
from accomp_desktop.domain.keeping import without_nir
from accomp_desktop.domain.kinds import Day, Kind, Refused, Text, cell_text, is_empty
from accomp_desktop.domain.splitting import SPLITTERS, several
from accomp_desktop.domain.table import FORMULA_ERRORS, Cell
from accomp_desktop.domain.values import Value

CAREFUL = frozenset({Text, Day})
"""Kinds that take more than a list should bring."""

Reading: TypeAlias = tuple[tuple[str, Value, str], ...]
"""Key, value, and why it was set aside (empty when it was not)."""

Values: TypeAlias = dict[str, Sequence[Value]]
"""Key of a field → its value on each line."""

Faults: TypeAlias = defaultdict[int, dict[str, str]]
"""Line, counted from 0 among those read → key of a field → why its value was set aside."""


def read_column(fields: Sequence[Field], cells: Sequence[Cell]) -> tuple[Values, Faults]:
    """Read the cells of a column that carries these fields."""
    readings = {cell: read_cell(fields, cell) for cell in set(cells)}
    values: Values = {}
    for key in dict.fromkeys((*(item.key for item in fields), *(told[0] for one in readings.values() for told in one))):
        given = {cell: value for cell, reading in readings.items() for name, value, _ in reading if name == key}
        values[key] = list(map(given.get, cells))
    faults: Faults = defaultdict(dict)
    wrong = {cell: said for cell, reading in readings.items() if (said := {key: why for key, _, why in reading if why})}
    if wrong:
        for at, cell in enumerate(cells):
            if cell in wrong:
                faults[at].update(wrong[cell])
    return values, faults


def filled(held: Sequence[Value], given: Sequence[Value], *, joined: bool) -> Sequence[Value]:
    """Complete the values of one column by those of another: texts are joined, of other values the first holds."""
    pairs = zip(held, given, strict=True)
    if joined:
        return [" ".join(str(one) for one in pair if one is not None) or None for pair in pairs]
    return [other if one is None else one for one, other in pairs]


def read_cell(fields: Sequence[Field], cell: Cell) -> Reading:
    """Read one cell; one that carries several fields is cut."""
    if len(fields) == 1:
        return _read_one(fields[0], cell)
    keys = tuple(item.key for item in fields)
    try:
        parts = SPLITTERS[keys](cell_text(cell)) if keys in SPLITTERS else (cell,) * len(keys)
    except Refused as refusal:
        return ((keys[0], None, str(refusal)), *((key, None, "") for key in keys[1:]))
    return tuple(told for item, part in zip(fields, parts, strict=True) for told in _read_one(item, part))


def _read_one(item: Field, cell: Cell) -> Reading:
    if cell in FORMULA_ERRORS:
        return ((item.key, None, f"la formule de cette case est en erreur ({cell})"),)
    try:
        value = item.kind.read(cell) if type(item.kind) not in CAREFUL else _read_carefully(item.kind, cell)
    except Refused as refusal:
        found, fault = several(item, cell)
        if not found:
            return ((item.key, None, without_nir(str(refusal))),)
        first, second = (*found, None)[:2]
        other = ((ANOTHER[item.key], second, without_nir(fault)),) if second is not None or fault else ()
        return ((item.key, first, ""), *other)
    return ((item.key, value, ""),)


def _read_carefully(kind: Kind, cell: Cell) -> Value:
    """Refuse what a text or a day takes, and no list should bring: a social-security number, a day of another age."""
    value = None if is_empty(cell) else kind.read(cell)
    if isinstance(value, str) and without_nir(value) != value:
        raise Refused("un numéro de sécurité sociale n’est pas conservé")
    if isinstance(value, date) and not 1900 <= value.year <= 2100:
        raise Refused(f"«\u202f{kind.show(value)}\u202f» est une date d’un autre âge")
    return value
