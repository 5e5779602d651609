# SPDX-License-Identifier: EUPL-1.2
"""The import plan: what each line of a received list would do to the register; nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias, cast

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.cleaning import CleanLine, Problem, clean_lines, raw_line
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.filing import Cabinet, Filed, Telling
from accomp_desktop.domain.headings import IMPORTED_RECORDS, RSA_SINCE, importable, known_names
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.listing import ANOTHER, Chosen, Column, Listing, find_listing
from accomp_desktop.domain.matching import Acquaintances, Match, Someone, name_key, someone
from accomp_desktop.domain.news import FieldChange, Policy
from accomp_desktop.domain.record import Record, value_of
from accomp_desktop.domain.table import Book
from accomp_desktop.domain.values import Json, Value

Status: TypeAlias = Literal[
    "created", "updated", "unchanged", "duplicate", "possible", "conflict", "refused", "skipped"
]  # fmt: skip
STATUSES: Mapping[Status, str] = {
    "created": "Nouvelle",
    "updated": "À mettre à jour",
    "unchanged": "Inchangée",
    "duplicate": "En double",
    "possible": "À confirmer",
    "conflict": "En conflit",
    "refused": "Refusée",
    "skipped": "Laissée de côté",
}
"""What may become of a line, and how the user reads it; the lines read are the sum of all."""

Decision: TypeAlias = Literal["skip", "new", "same"]
"""What the user says of a line: leave it, it is someone new, it is the person it was compared with."""


@dataclass(frozen=True)
class PlannedRow:
    """What becomes of one line; `other_row` or `person_id` is whom it was compared with, `reason` why."""

    row: int
    status: Status
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    other_row: int | None = None
    person_id: str | None = None
    reason: str = ""
    records: tuple[Record, ...] = ()

    def to_data(self) -> dict[str, Json]:
        """Write the line as the command line tells it."""
        data: dict[str, Json] = {
            "row": self.row,
            "status": self.status,
            "person": {key: plain_json(value) for key, value in self.values.items()},
            "problems": [{"field": one.field, "message": one.message} for one in self.problems],
            "changed": [one.field.key for one in self.changed],
            "duplicate_of_row": self.other_row if self.status == "duplicate" else None,
        }
        if self.status == "possible":
            data |= {"like_row": self.other_row, "reason": self.reason}
        if self.status == "conflict":
            data |= {"conflicts_with_row": self.other_row, "reason": self.reason}
        return data


@dataclass(frozen=True)
class ImportPlan:
    """What was understood of a list, and what each of its lines would do."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[PlannedRow, ...]
    removals: tuple[Removal, ...] = ()

    @property
    def mapping(self) -> tuple[Column, ...]:
        """Give the columns that carry a field."""
        return tuple(one for one in self.columns if one.fields)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Give the headings of the columns that carry none; what they hold stays in the raw line."""
        return tuple(one.heading for one in self.columns if one.heading and not one.fields)

    @property
    def counts(self) -> dict[str, int]:
        """Count the lines read, then the lines of each status."""
        found = Counter(one.status for one in self.rows)
        return {"read": len(self.rows)} | {status: found[status] for status in STATUSES}

    @property
    def reason(self) -> str:
        """Name the act in the journal; never by the name of the file, which may be a person’s."""
        new, updated = self.counts["created"], self.counts["updated"]
        return f"Import d’une liste\u202f: {new} nouvelle{_s(new)}, {updated} mise{_s(updated)} à jour"

    def changes(self) -> tuple[Change, ...]:
        """Give what applying the plan writes: the last state of each record, then the households left empty."""
        records = {record.id: record for one in self.rows for record in one.records}
        return (*records.values(), *self.removals)

    def to_data(self) -> dict[str, Json]:
        """Write the plan as the command line tells it."""
        mapping: list[Json] = [
            {"column": one.letters, "heading": one.heading, "fields": list(one.fields)} for one in self.mapping
        ]
        return {
            **self.counts,
            "sheet": self.sheet,
            "header_row": self.header_row,
            "mapping": mapping,
            "unknown": list(self.unknown),
            "rows": [one.to_data() for one in self.rows],
        }


def _s(count: int) -> str:
    return "s" if count > 1 else ""


def plan_import(  # noqa: PLR0913  the choices of the user, each with its default
    book: Book,
    kit: Kit,
    known: Sequence[Profile],
    *,
    today: date,
    sheet: str | None = None,
    header_row: int | None = None,
    chosen: Chosen | None = None,
    policy: Policy = "overwrite",
    decisions: Mapping[int, Decision] | None = None,
) -> ImportPlan:
    """Plan the import of a book: find its list, read its lines, compare them with the people known.

    `sheet`, `header_row` and `chosen` are the user’s choices over what is found; `decisions` answers what a
    first plan asked, by line. Raises `NoHeaderFound` or `NoSuchSheet`.
    """
    listing = find_listing(book, known_names(kit), sheet=sheet, header_row=header_row, chosen=chosen)
    planner = _Planner(listing, kit, known, policy, today)
    answers = decisions or {}
    with no_search_for_cycles():
        rows = tuple(planner.plan(line, answers.get(line.row)) for line in planner.lines())
    removals = tuple(Removal(one) for one in planner.cabinet.deserted())
    return ImportPlan(listing.sheet.name, listing.header_row, listing.columns, rows, removals)


class _Planner:
    """Goes through the lines in order; each is compared with the register and with the lines before."""

    def __init__(self, listing: Listing, kit: Kit, known: Sequence[Profile], policy: Policy, today: date) -> None:
        self._listing, self._today = listing, today
        self._fields = {item.key: item for item in importable(kit)}
        carried = {key for column in listing.mapped for key in column.fields}
        carried |= {ANOTHER[key] for key in carried if key in ANOTHER}
        self._carried = {
            record: [(key, item) for key, item in self._fields.items() if item.record == record and key in carried]
            for record in (*IMPORTED_RECORDS, RSA_SINCE.record)
        }
        self._profiles = {one.person.id: one for one in known}
        self._rows: dict[str, int] = {}
        self._acquaintances = Acquaintances(someone(one.person) for one in known)
        self.cabinet = Cabinet(known, policy, today)

    def lines(self) -> Iterator[CleanLine]:
        return clean_lines(self._listing, self._fields, self._today)

    def plan(self, line: CleanLine, decision: Decision | None) -> PlannedRow:
        if decision == "skip":
            return PlannedRow(line.row, "skipped", line.values, line.problems)
        if not line.acceptable:
            return PlannedRow(line.row, "refused", line.values, line.problems)
        me = _listed_person(line)
        match = self._acquaintances.find(me)
        if match.verdict in {"possible", "conflict"} and decision is not None:
            match, line = _decided(match, line, decision)
        key = match.other.key if match.other else me.key
        earlier, profile = self._rows.get(key), self._profiles.get(key)
        if match.verdict in {"possible", "conflict"}:
            return _asked(line, match, earlier, profile)
        if earlier is not None:
            reason = f"Même personne que la ligne {earlier}."
            return PlannedRow(line.row, "duplicate", line.values, line.problems, other_row=earlier, reason=reason)
        self._rows[key] = line.row
        if profile is not None:
            return self._update(line, profile)
        self._acquaintances.add(me)
        return self._create(line)

    def _create(self, line: CleanLine) -> PlannedRow:
        filed = self.cabinet.open(line.row, self._told(line), self._raw(line))
        return self._planned(line, "created", filed, ())

    def _update(self, line: CleanLine, profile: Profile) -> PlannedRow:
        filed = self.cabinet.update(line.row, self._told(line), self._raw(line), profile)
        return self._planned(line, "updated" if filed.changes else "unchanged", filed, tuple(filed.changes))

    def _planned(self, line: CleanLine, status: Status, filed: Filed, changed: tuple[FieldChange, ...]) -> PlannedRow:
        set_aside = tuple(Problem(item.key, f"{item.label}\u202f: {why}.") for item, why in filed.set_aside)
        return PlannedRow(
            line.row,
            status,
            line.values,
            line.problems + set_aside,
            changed,
            person_id=filed.person_id,
            records=tuple(filed.records),
        )

    def _told(self, line: CleanLine) -> Telling:
        """Sort what a line says by the record it goes to, in the order of the fields."""
        values = line.values
        return {
            record: [(item, value) for key, item in items if (value := values.get(key)) is not None]
            for record, items in self._carried.items()
        }

    def _raw(self, line: CleanLine) -> tuple[str, ...]:
        return raw_line(self._listing, line)


def _asked(line: CleanLine, match: Match, earlier: int | None, profile: Profile | None) -> PlannedRow:
    """Leave a line to the user, saying whom it was compared with and why."""
    where = "" if earlier is None else f" (ligne {earlier})"
    return PlannedRow(
        line.row,
        "possible" if match.verdict == "possible" else "conflict",
        line.values,
        line.problems,
        other_row=earlier,
        person_id=profile.person.id if profile else None,
        reason=f"{match.reason[:1].upper()}{match.reason[1:]}{where}.",
    )


def _decided(match: Match, line: CleanLine, decision: Decision) -> tuple[Match, CleanLine]:
    """Follow the user; someone new does not keep the number that the Département gave to another."""
    if decision == "same":
        return Match("same", match.other), line
    taken = match.other is not None and match.other.departement_id == line.values.get("departement_id")
    values = {**line.values, "departement_id": None} if taken and "departement_id" in line.values else line.values
    return Match("new"), replace(line, values=values)


def _listed_person(line: CleanLine) -> Someone:
    values = cast("Mapping[str, str | None]", line.values)
    name, first = values["birth_name"] or "", values["first_name"] or ""
    return Someone(
        key=f"line {line.row}",
        shown=f"{name} {first}",
        name=name_key(name),
        used_name=name_key(values.get("used_name") or ""),
        first_name=name_key(first),
        birth_date=cast("date", line.values["birth_date"]),
        sex=values.get("sex"),
        departement_id=values.get("departement_id"),
    )


def profile_values(profile: Profile, kit: Kit) -> dict[str, Json]:
    """Tell a person’s fields as the command line does: every field that a list may bring, unknown as null."""
    return {item.key: plain_json(held(profile, item)) for item in importable(kit)}


def held(profile: Profile, item: Field) -> Value:
    """Read what a profile holds for a field that a list may bring."""
    attribute = "rsa" if item.record == RSA_SINCE.record else item.record
    record = cast("Record | None", getattr(profile, attribute))
    return None if record is None else value_of(record, item)


def plain_json(value: Value) -> Json:
    """Write a value for other programs: days in ISO form, amounts as text."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    if isinstance(value, tuple):
        return [plain_json(one) for one in value]
    return value
