# SPDX-License-Identifier: EUPL-1.2
"""An import being prepared: the file read, what it is compared with, and what the user chose so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import AS_FOUND, AS_USUAL, Absence, Decision, Judging, Policy, Reading
from accomp_desktop.domain.days import DateOrder
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.layout import Extent
from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.new_field import NewField, with_fields
from accomp_desktop.domain.table import Book
from accomp_desktop.domain.understanding import Understanding, kit_after, understand
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import kit_from_data

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register


Key = TypeVar("Key")
Said = TypeVar("Said")


@dataclass(frozen=True)
class Known:
    """What a list is compared with, and the name under which its lines are for us.

    `running` is the kit of the register, `added` the fields that the user makes of unknown columns.
    """

    running: Kit
    profiles: tuple[Profile, ...]
    structure: str = ""
    added: tuple[NewField, ...] = ()

    @cached_property
    def kit(self) -> Kit:
        """Give the kit under which the list is read."""
        return with_fields(self.running, self.added)


@dataclass(frozen=True)
class Draft:
    """Everything a plan is made from."""

    path: Path
    book: Book
    known: Known
    reading: Reading = AS_FOUND
    judging: Judging = AS_USUAL

    def understanding(self, today: date) -> Understanding:
        """Say what is understood of the list under the choices made; raises `NoHeaderFound`."""
        known = self.known
        return understand(self.book, known.kit, today=today, reading=self.reading, structure=known.structure)

    def plan(self, today: date) -> ImportPlan:
        """Say what each line would do, under the choices made."""
        return plan_import(
            self.book,
            self.known.kit,
            self.known.profiles,
            today=today,
            reading=self.reading,
            judging=self.judging,
            structure=self.known.structure,
            file_name=self.path.name,
            communes=read_communes(),
        )

    def on_sheet(self, sheet: str) -> "Draft":
        """Look at another sheet; what was chosen of the columns of the former one is forgotten."""
        return replace(self, reading=Reading(sheet=sheet), judging=self._undecided())

    def under_row(self, header_row: int) -> "Draft":
        """Take another line as the headings."""
        return replace(
            self, reading=Reading(sheet=self.reading.sheet, header_row=header_row), judging=self._undecided()
        )

    def using(self, column: int, use: Use) -> "Draft":
        """Have a column carry these fields, nothing, or be refused."""
        reading = replace(self.reading, uses={**self.reading.uses, column: use})
        return replace(self, reading=reading, judging=self._undecided())

    def as_found(self, column: int) -> "Draft":
        """Go back to what was understood of a column."""
        others = {at: use for at, use in self.reading.uses.items() if at != column}
        return replace(self, reading=replace(self.reading, uses=others), judging=self._undecided())

    def adding(self, column: int, field: NewField) -> "Draft":
        """Have a column carry a field that the kit did not ask for."""
        known = replace(self.known, added=(*self.known.added, field))
        return replace(self, known=known).using(column, Use((field.question.key,)))

    def ordering(self, key: str, order: DateOrder) -> "Draft":
        """Read the days of a field in this order."""
        orders = {**self.reading.orders, key: order}
        return replace(self, reading=replace(self.reading, orders=orders), judging=self._undecided())

    def for_structures(self, ours: frozenset[str]) -> "Draft":
        """Take only the lines that bear one of these values of the audience."""
        return replace(self, reading=replace(self.reading, ours=ours), judging=self._undecided())

    def declaring(self, extent: Extent) -> "Draft":
        """Note whether the list names everyone, or only those who are new."""
        return replace(self, judging=replace(self.judging, extent=extent))

    def comparing_with(self, known: Known) -> "Draft":
        """Compare with what the register holds now; the fields that were made stay."""
        return replace(self, known=replace(known, added=self.known.added))

    def kit_to_keep(self, plan: ImportPlan) -> Kit | None:
        """Give the kit that importing keeps: the new fields that the list carries, how it was read; none if it knew."""
        used = [one for one in self.known.added if one.question.key in plan.listing.carried]
        kit = kit_after(with_fields(self.known.running, used), plan.understood, plan.judging)
        return None if kit == self.known.running else kit

    def judging_by(self, policy: Policy) -> "Draft":
        """Take another policy for the values that differ."""
        return replace(self, judging=replace(self.judging, policy=policy))

    def ruling(self, key: str, policy: Policy | None) -> "Draft":
        """Take a policy for one field on every line, over what was said line by line; `None`: that of the list."""
        by_value = {(row, said): taken for (row, said), taken in self.judging.by_value.items() if said != key}
        by_field = _with(self.judging.by_field, key, policy)
        return replace(self, judging=replace(self.judging, by_field=by_field, by_value=by_value))

    def taking(self, row: int, taken: Mapping[str, bool]) -> "Draft":
        """Note which values of a line are written over those known."""
        said = {(row, key): is_taken for key, is_taken in taken.items()}
        return replace(self, judging=replace(self.judging, by_value={**self.judging.by_value, **said}))

    def mending(self, row: int, column: int, text: str | None) -> "Draft":
        """Read a cell as the user typed it; `None`: as it came."""
        mended = _with(self.reading.mended, (row, column), text)
        return replace(self, reading=replace(self.reading, mended=mended))

    def deciding(self, row: int, decision: Decision | None) -> "Draft":
        """Note what the user says of a line; `None` takes it back."""
        decisions = _with(self.judging.decisions, row, decision)
        return replace(self, judging=replace(self.judging, decisions=decisions))

    def saying_absent(self, people: Iterable[str], absence: Absence) -> "Draft":
        """Note what becomes of people whom the list no longer names."""
        absences = {**self.judging.absences, **dict.fromkeys(people, absence)}
        return replace(self, judging=replace(self.judging, absences=absences))

    def _undecided(self) -> Judging:
        """Keep what was said of the list, and forget what was said of its lines."""
        return replace(self.judging, decisions={}, by_value={}, absences={})


def _with(held: Mapping[Key, Said], key: Key, said: Said | None) -> dict[Key, Said]:
    """Hold what is said under a key; `None` takes it away."""
    others = {other: kept for other, kept in held.items() if other != key}
    return others if said is None else others | {key: said}


def read_known(register: "Register") -> Known:
    """Read what a list is compared with; in the register’s lane."""
    return Known(kit_from_data(register.kit_data()), register.profiles(), register.structure().name)
