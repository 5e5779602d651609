# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answer: each reads a cell or a typed text, shows itself in French, and says what it refuses."""

from dataclasses import dataclass
from datetime import date
from typing import NoReturn, TypeAlias

from accomp_desktop.domain.cells import (
    EMPTY_WORDS,
    NARROW,
    Refused,
    cell_text,
    fold,
    group_thousands,
    is_empty,
    read_decimal,
    seen,
)
from accomp_desktop.domain.identifiers import Email, Phone, Siret
from accomp_desktop.domain.option_kinds import Choice, Choices, Option, Scale
from accomp_desktop.domain.place_kind import Place
from accomp_desktop.domain.plain_kinds import Day, Money, Month, Number, Percentage, Text, YesNo
from accomp_desktop.domain.table_kinds import Amounts, Debts, Months, rows_of, total
from accomp_desktop.domain.values import Value

__all__ = [
    "EMPTY_WORDS", "NARROW", "Amounts", "Choice", "Choices", "Computed", "Day", "Debts", "Email", "Kind", "Money",
    "Month", "Months", "Number", "Option", "Percentage", "Phone", "Place", "Refused", "Scale", "Siret", "Text", "YesNo",
    "cell_text", "fold", "group_thousands", "is_empty", "read_decimal", "rows_of", "seen", "total",
]  # fmt: skip


@dataclass(frozen=True)
class Computed:
    """What a formula works out from other answers: shown as another kind is, never given."""

    shown: "Kind"

    def read(self, cell: object) -> NoReturn:
        """Refuse any cell."""
        raise Refused(f"«\u202f{cell_text(cell)}\u202f»\u202f: cette réponse est calculée, elle ne se saisit pas")

    def show(self, value: Value) -> str:
        """Show the value as its kind does; a text or a day that stands for a number, as a text."""
        numbers = isinstance(self.shown, (Number, Money, Percentage))
        return (Text() if numbers and isinstance(value, (str, date, tuple)) else self.shown).show(value)


Kind: TypeAlias = (
    Text
    | Phone
    | Email
    | Siret
    | Number
    | Money
    | Percentage
    | Day
    | Month
    | YesNo
    | Choice
    | Choices
    | Scale
    | Place
    | Months
    | Amounts
    | Debts
    | Computed
)
"""The closed list that every `match` must exhaust (`assert_never`)."""
