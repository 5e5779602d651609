# SPDX-License-Identifier: EUPL-1.2
"""An import being prepared: the file read, what it is compared with, and what the user chose so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.headings import known_names
from accomp_desktop.domain.importing import Decision, ImportPlan, plan_import
from accomp_desktop.domain.kinds import cell_text, is_empty
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.listing import Chosen, Column, Listing, find_listing
from accomp_desktop.domain.news import Policy
from accomp_desktop.domain.table import Book
from accomp_desktop.exchange.kits import kit_from_data

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

SAMPLES, SEARCHED = 3, 50
"""How many examples of a column are shown, and in how many lines they are looked for."""


@dataclass(frozen=True)
class Known:
    """What a list is compared with."""

    kit: Kit
    profiles: tuple[Profile, ...]


@dataclass(frozen=True)
class Draft:
    """Everything a plan is made from."""

    path: Path
    book: Book
    known: Known
    sheet: str | None = None
    header_row: int | None = None
    chosen: Chosen = field(default_factory=dict[int, tuple[str, ...]])
    policy: Policy = "overwrite"
    decisions: Mapping[int, Decision] = field(default_factory=dict[int, Decision])

    def listing(self) -> Listing:
        """Find the list under the choices made; raises `NoHeaderFound`."""
        names = known_names(self.known.kit)
        return find_listing(
            self.book, names, sheet=self.sheet, header_row=self.header_row, chosen=dict(self.chosen) or None
        )

    def plan(self, today: date) -> ImportPlan:
        """Say what each line would do, under the choices made."""
        return plan_import(
            self.book,
            self.known.kit,
            self.known.profiles,
            today=today,
            sheet=self.sheet,
            header_row=self.header_row,
            chosen=dict(self.chosen) or None,
            policy=self.policy,
            decisions=self.decisions,
        )

    def on_sheet(self, sheet: str) -> "Draft":
        """Look at another sheet; what was chosen of the columns of the former one is forgotten."""
        return replace(self, sheet=sheet, header_row=None, chosen={}, decisions={})

    def under_row(self, header_row: int) -> "Draft":
        """Take another line as the headings."""
        return replace(self, header_row=header_row, chosen={}, decisions={})

    def carrying(self, column: int, keys: tuple[str, ...]) -> "Draft":
        """Have a column carry these fields, or none."""
        return replace(self, chosen={**self.chosen, column: keys}, decisions={})

    def deciding(self, row: int, decision: Decision | None) -> "Draft":
        """Note what the user says of a line; `None` takes it back."""
        others = {number: said for number, said in self.decisions.items() if number != row}
        return replace(self, decisions=others if decision is None else others | {row: decision})


def read_known(register: "Register") -> Known:
    """Read what a list is compared with; in the register’s lane."""
    return Known(kit_from_data(register.kit_data()), register.profiles())


def samples(listing: Listing, column: Column) -> str:
    """Show the first different values of a column."""
    found: dict[str, None] = {}
    for number, line in listing.lines():
        cell = line[column.index] if column.index < len(line) else None
        if not is_empty(cell):
            found[cell_text(cell)] = None
        if len(found) == SAMPLES or number > listing.header_row + SEARCHED:
            break
    return " · ".join(found)
