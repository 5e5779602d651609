# SPDX-License-Identifier: EUPL-1.2
"""How values are reckoned with and compared in expressions: unknown stays unknown, and what makes no sense is too.

A text added to a number, a division by an answer that is zero, a result of more than fifteen digits give `None`: the
answers of a person may be anything, and a form must open whatever they are. Yes counts for 1, no for 0.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import wraps
from typing import TypeAlias, cast

from accomp_desktop.domain.values import Value

Number: TypeAlias = int | Decimal
Calculation: TypeAlias = Callable[..., Value]

DIGITS = 15
"""No number of the field is longer; as many are read without rounding."""


def unknown_stays(calculation: Calculation) -> Calculation:
    """Make a calculation give `None` when a value is unknown, or is not one that it takes."""

    @wraps(calculation)
    def careful(*values: Value) -> Value:
        if any(one is None for one in values):
            return None
        try:
            result = calculation(*values)
            too_long = isinstance(result, (int, Decimal)) and abs(result) >= 10**DIGITS
        except (TypeError, ValueError, ArithmeticError):
            return None
        return None if too_long else result

    return careful


def on_numbers(calculation: Callable[..., object]) -> Calculation:
    """Make a calculation take numbers alone."""
    return unknown_stays(lambda *values: cast("Number", calculation(*map(_number, values))))


def divided(left: Number, right: Number) -> Number:
    """Divide without ever passing by a float."""
    return Decimal(left) / right


@unknown_stays
def minus(left: Value, right: Value) -> Value:
    """Subtract a number from another, or count the days from one day to another."""
    if isinstance(left, date) and isinstance(right, date):
        return (left - right).days
    return _number(left) - _number(right)


@unknown_stays
def among(one: Value, choices: Value) -> Value:
    """Tell whether a value is one of several; a single one is a choice of one."""
    several = choices if isinstance(choices, tuple) else (choices,)
    return True if one in several else None if None in several else False


def not_among(one: Value, choices: Value) -> Value:
    """Tell whether a value is none of several."""
    found = among(one, choices)
    return None if found is None else not found


def _number(value: Value) -> Number:
    if isinstance(value, (int, Decimal)):
        return value
    raise TypeError(value)


def _several(value: Value) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return value
    raise TypeError(value)


def _amounts(values: Value) -> list[Number]:
    """Give the known amounts: those of a tuple, or the second of each of its rows (label, amount…)."""
    amounts = (_amount(one) if isinstance(one, tuple) else one for one in _several(values))
    return [_number(one) for one in amounts if one is not None]


def _amount(row: tuple[Value, ...]) -> Value:
    return row[1] if len(row) > 1 else None


def _known(value: Value) -> Value:
    return value is not None


@unknown_stays
def _total(values: Value) -> Value:
    amounts = _amounts(values)
    return sum(amounts) if amounts else None


@unknown_stays
def _mean(values: Value) -> Value:
    amounts = _amounts(values)
    return Decimal(sum(amounts)) / len(amounts) if amounts else None


@unknown_stays
def _last(values: Value, count: Value) -> Value:
    several = _several(values)
    return several[max(len(several) - int(_number(count)), 0) :]


@unknown_stays
def _trend(values: Value) -> Value:
    several = _several(values)
    return minus(_mean(several[-3:]), _mean(several[-6:-3]))


@unknown_stays
def _added(values: Value, others: Value) -> Value:
    """Add two tables month by month; a month unknown in one is unknown in the sum, which would else be too low."""
    pairs = zip(_several(values), _several(others), strict=True)
    return tuple(None if None in pair else sum(map(_number, pair)) for pair in pairs)


@unknown_stays
def _count(values: Value) -> Value:
    return sum(one is not None for one in _several(values))


def _extreme(chosen: Callable[[list[Decimal]], Decimal]) -> Calculation:
    """Choose among values given one by one, or among those known of a tuple."""

    def extreme(*values: Value) -> Value:
        several = _several(values[0]) if len(values) == 1 else values
        return chosen(cast("list[Decimal]", [one for one in several if one is not None]))

    return unknown_stays(extreme)


@unknown_stays
def _rounded(value: Value, digits: Value = 0) -> Value:
    step = Decimal(1).scaleb(-int(_number(digits)))
    return Decimal(_number(value)).quantize(step, ROUND_HALF_UP)


@unknown_stays
def _steps(value: Value, *rows: Value) -> Value:
    reached = [(bound, points) for bound, points in _pairs(rows) if _number(bound) <= _number(value)]
    return max(reached, key=lambda row: _number(row[0]))[1] if reached else 0


@unknown_stays
def _points(choice: Value, *rows: Value) -> Value:
    chosen = choice if isinstance(choice, tuple) else (choice,)
    return sum(_number(points) for code, points in _pairs(rows) if code in chosen)


def _pairs(rows: tuple[Value, ...]) -> list[tuple[Value, Value]]:
    return list(zip(rows[::2], rows[1::2], strict=True))


@unknown_stays
def _months_between(start: Value, end: Value) -> Value:
    if not isinstance(start, date) or not isinstance(end, date):
        raise TypeError
    first, last = sorted((start, end))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return months if start <= end else -months


@unknown_stays
def _years_between(start: Value, end: Value) -> Value:
    return int(_number(_months_between(start, end)) / 12)


@dataclass(frozen=True)
class Function:
    """A word of the language: how it is written and what it gives, for the user; how many values it takes."""

    name: str
    written: str
    help: str
    takes: range
    calculation: Calculation


MANY = 100
ONE, TWO, PAIRS = range(1, 2), range(2, 3), range(3, MANY, 2)

FUNCTIONS: Mapping[str, Function] = {
    name: Function(name, f"{name}({values})", said, takes, calculation)
    for name, values, takes, calculation, said in (
        ("known", "réponse", ONE, _known, "Vrai si la réponse est donnée."),
        ("total", "montants", ONE, _total, "La somme des montants connus\u202f; inconnue si aucun ne l’est."),
        ("mean", "montants", ONE, _mean, "La moyenne des montants connus\u202f; inconnue si aucun ne l’est."),
        ("last", "montants, nombre", TWO, _last, "Les derniers montants\u202f: total(last(ventes, 3))."),
        ("trend", "montants", ONE, _trend, "La moyenne des trois derniers mois moins celle des trois d’avant."),
        (
            "added", "montants, montants", TWO, _added,
            "La somme mois par mois\u202f; inconnue où l’un des deux mois l’est.",
        ),
        ("months_known", "montants", ONE, _count, "Le nombre de mois dont le montant est connu."),
        ("count", "choix", ONE, _count, "Le nombre de choix cochés."),
        ("min", "a, b…", range(1, MANY), _extreme(min), "La plus petite valeur\u202f; d’un tableau, des connues."),
        ("max", "a, b…", range(1, MANY), _extreme(max), "La plus grande valeur\u202f; d’un tableau, des connues."),
        ("abs", "nombre", ONE, on_numbers(abs), "Le nombre sans son signe."),
        ("round", "nombre, décimales", range(1, 3), _rounded, "Le nombre arrondi, à l’entier si rien n’est dit."),
        (
            "steps", "nombre, borne, points…", PAIRS, _steps,
            "Les points de la plus haute borne atteinte\u202f; 0 sous la première.",
        ),
        (
            "points", "choix, code, points…", PAIRS, _points,
            "Les points de la réponse choisie, ou la somme de ceux des choix cochés\u202f; 0 pour les autres.",
        ),
        ("years_between", "jour, jour", TWO, _years_between, "Les années entières du premier jour au second."),
        ("months_between", "jour, jour", TWO, _months_between, "Les mois entiers du premier jour au second."),
    )
}  # fmt: skip
"""What an expression may call; nothing else can be."""
