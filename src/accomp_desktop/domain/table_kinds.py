# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answer that are tables: twelve monthly amounts, amounts by line, debts by creditor."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TypeAlias, TypeGuard, cast

from accomp_desktop.domain.cells import NARROW, Refused, cell_text, fold, is_empty
from accomp_desktop.domain.plain_kinds import Money, YesNo
from accomp_desktop.domain.values import Value


@dataclass(frozen=True)
class Months:
    """Twelve amounts, the oldest month first; a month not known is `None`, never zero.

    `until` is the key of the answer that says which month is the last; none said, it is the month before the record.
    """

    until: str = ""

    def read(self, cell: object) -> tuple[Value, ...] | None:
        """Read twelve amounts separated by « ; » or given as a sequence."""
        sequence = isinstance(cell, (tuple, list))
        parts = list(cast("Sequence[object]", cell)) if sequence else str(cell or "").split(";")
        if all(is_empty(part) for part in parts):
            return None
        if len(parts) != 12:
            raise Refused("il faut douze montants, séparés par des points-virgules")
        return tuple(Money().read(part) for part in parts)

    def show(self, value: Value) -> str:
        """Show the amounts separated by « ; »."""
        return "; ".join(Money().show(one) for one in cast("tuple[Value, ...]", value or ()))


Row: TypeAlias = tuple[Value, ...]
UNKNOWN = "?"
"""An amount that is not known, as a text writes it."""

MONTHLY = re.compile(r"(.+?) ?(?:par|/) ?mois")
PLANS = {"echeancier": True, "sans echeancier": False}
"""Folded words that say whether an instalment plan is agreed."""


@dataclass(frozen=True)
class Amounts:
    """Amounts by line, in their order: (label, amount) rows; an amount not known is `None`, never zero.

    `lines` are the labels to propose; others may be written.
    """

    lines: tuple[str, ...] = ()

    def read(self, cell: object) -> tuple[Row, ...] | None:
        """Read « Loyer : 400 ; Téléphone : 30 », one on each line, or a sequence of rows."""
        return tuple(_rows(_given(cell), Money())) or None

    def show(self, value: Value) -> str:
        """Show « Loyer : 400,00 € ; Téléphone : 30,00 € »."""
        return _joined((label, [_written(amount)]) for label, amount in rows_of(value))


@dataclass(frozen=True)
class Debts:
    """Debts by creditor: (creditor, amount, monthly payment, whether an instalment plan is agreed) rows."""

    def read(self, cell: object) -> tuple[Row, ...] | None:
        """Read « Urssaf : 1 200, 100 par mois, échéancier », one after « ; » or on each line, or a sequence of rows.

        « sans échéancier » says that none is agreed; what is not written is not known.
        """
        given = _given(cell)
        told = given if _is_sequence(cell) else ((creditor, *_terms(said)) for creditor, *said in given)
        return tuple(_rows(told, Money(), Money(), YesNo())) or None

    def show(self, value: Value) -> str:
        """Show « Urssaf : 1 200,00 €, 100,00 € par mois, échéancier »."""
        return _joined((creditor, _told(*terms)) for creditor, *terms in rows_of(value))


def rows_of(value: Value) -> tuple[Row, ...]:
    """Give the rows of a table; none when it is not known."""
    return cast("tuple[Row, ...]", value or ())


def total(value: Value, column: int = 1) -> Decimal | None:
    """Add up the known amounts of a column of a table; `None` when none is known."""
    known = [cast("Decimal", row[column]) for row in rows_of(value) if row[column] is not None]
    return sum(known, Decimal(0)) if known else None


def _is_sequence(cell: object) -> TypeGuard[Sequence[object]]:
    return isinstance(cell, (tuple, list))


def _given(cell: object) -> Iterator[Sequence[object]]:
    """Cut a text or a sequence into rows: a label, then what is said of it; « ; » may also stand inside a row."""
    if _is_sequence(cell):
        yield from (row if _is_sequence(row) else (row,) for row in cell)
        return
    rows: list[list[str]] = []
    for part in re.split(r"[;\n]", "" if is_empty(cell) else str(cell)):
        label, colon, said = part.rpartition(":")
        if colon:
            rows.append([label])
        elif said.strip() and not rows:
            raise Refused(f"«\u202f{cell_text(part)}\u202f»\u202f: il faut un intitulé, deux-points et un montant")
        if said.strip():
            rows[-1] += re.split(r",\s+", said)
    yield from rows


def _rows(given: Iterable[Sequence[object]], *kinds: Money | YesNo) -> Iterator[Row]:
    """Read the parts of each row by their kinds; a row that says nothing is left out."""
    for row in given:
        label, *said = row or ("",)
        name = cell_text(label).replace(";", ",")
        if any(not is_empty(part) for part in said[len(kinds) :]):
            raise Refused(f"«\u202f{name}\u202f»\u202f: «\u202f{cell_text(said[-1])}\u202f» est de trop")
        values = [kind.read(part) for kind, part in zip_longest(kinds, said[: len(kinds)])]
        if not name and any(value is not None for value in values):
            raise Refused("un montant n’a pas d’intitulé")
        if name:
            yield (name, *values)


def _terms(said: Iterable[object]) -> tuple[object, ...]:
    """Tell apart what is said of a debt: its amount, the monthly payment, whether a plan is agreed."""
    amounts: list[object] = []
    monthly = plan = None
    for words in said:
        folded = fold(cell_text(words))
        if folded in PLANS:
            plan = PLANS[folded]
        elif found := MONTHLY.fullmatch(folded):
            monthly = found[1]
        else:
            amounts.append(words)
    first, *rest = amounts or [UNKNOWN]
    return (first, monthly, plan, *rest)


def _told(amount: Value, monthly: Value, plan: Value) -> Iterator[str]:
    yield _written(amount)
    if monthly is not None:
        yield f"{Money().show(monthly)} par mois"
    if plan is not None:
        yield "échéancier" if plan else "sans échéancier"


def _written(amount: Value) -> str:
    return UNKNOWN if amount is None else Money().show(amount)


def _joined(rows: Iterable[tuple[Value, Iterable[str]]]) -> str:
    return f"{NARROW}; ".join(f"{label}{NARROW}: {', '.join(said)}" for label, said in rows)
