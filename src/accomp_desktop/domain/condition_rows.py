# SPDX-License-Identifier: EUPL-1.2
"""A condition as the rows of a dialog: what may be asked of each kind of answer, and with which values."""

from collections.abc import Mapping
from typing import cast

from accomp_desktop.domain.conditions import Operator, Simple, simple
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.grammar import BadExpression
from accomp_desktop.domain.kinds import (
    Choice,
    Choices,
    Computed,
    Kind,
    Money,
    Number,
    Percentage,
    Refused,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.domain.values import Value

GIVEN: tuple[Operator, ...] = ("known", "unknown")
ALIKE: tuple[Operator, ...] = ("==", "!=")
SEVERAL: tuple[Operator, ...] = ("in", "not in")
HELD: tuple[Operator, ...] = ("has", "lacks")
YES_OR_NO: tuple[Operator, ...] = ("yes", "no")
AMOUNTS: tuple[Operator, ...] = (">=", "<=", ">", "<")


def operators_of(kind: Kind) -> tuple[Operator, ...]:  # noqa: PLR0911  one per kind
    """Give what may be asked of a kind of answer, the likeliest first."""
    match kind:
        case YesNo():
            return (*YES_OR_NO, *GIVEN)
        case Choice():
            return (*ALIKE, *SEVERAL, *GIVEN)
        case Choices():
            return (*HELD, *GIVEN)
        case Number() | Money() | Percentage() | Scale():
            return (*AMOUNTS, *ALIKE, *GIVEN)
        case Text(lines=1):
            return (*ALIKE, *GIVEN)
        case Computed():
            return operators_of(kind.shown)
        case _:
            return GIVEN


def compared_with(kind: Kind, operator: Operator) -> Kind | None:
    """Give the kind of what an operator compares an answer with; none for one that compares with nothing."""
    if operator in {*GIVEN, *YES_OR_NO}:
        return None
    match kind:
        case Choice() if operator in SEVERAL:
            return Choices(kind.options)
        case Choices():
            return Choice(kind.options)
        case Computed():
            return compared_with(kind.shown, operator)
        case _:
            return kind


def rows_of(text: str, names: Mapping[str, Field]) -> tuple[Simple, ...] | None:
    """Read a condition as rows that a dialog can show, `None` when there is more in it, or something wrong."""
    try:
        rows = simple(text)
    except BadExpression:
        return None
    if rows is None or not all(one.key in names for one in rows):
        return None
    plain = tuple(_plain(one, names[one.key].kind) for one in rows)
    return plain if all(_is_shown(one, names[one.key].kind) for one in plain) else None


def _plain(row: Simple, kind: Kind) -> Simple:
    """Write « is true » and « is not false » as yes, and the other two as no."""
    answer = kind.shown if isinstance(kind, Computed) else kind
    if isinstance(answer, YesNo) and row.operator in ALIKE and isinstance(row.values[0], bool):
        return Simple(row.key, "yes" if (row.operator == "==") is row.values[0] else "no")
    return row


def _is_shown(row: Simple, kind: Kind) -> bool:
    if row.operator not in operators_of(kind):
        return False
    values = compared_with(kind, row.operator)
    if values is None:
        return True
    if isinstance(values, Choices):
        return set(cast("tuple[str, ...]", _read(values, row.values) or ())) == set(row.values) != set()
    return _read(values, row.values[0]) == row.values[0]


def _read(kind: Kind, value: Value) -> Value:
    try:
        return kind.read(value)
    except Refused:
        return None
