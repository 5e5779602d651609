# SPDX-License-Identifier: EUPL-1.2
"""The import plan: what each line of a received list would do to the register; nothing is written here."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias, cast

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.cleaning import CleanLine, Problem, clean_lines, raw_line
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.filing import Cabinet, FieldChange, Policy, Told
from accomp_desktop.domain.headings import IMPORTED_RECORDS, RSA_SINCE, importable, known_names
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.listing import Chosen, Column, Listing, find_listing
from accomp_desktop.domain.matching import Acquaintances, Match, Someone, name_key
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
    rows = tuple(planner.plan(line, answers.get(line.row)) for line in planner.lines())
    removals = tuple(Removal(one) for one in planner.cabinet.deserted())
    return ImportPlan(listing.sheet.name, listing.header_row, listing.columns, rows, removals)


class _Planner:
    """Goes through the lines in order; each is compared with the register and with the lines before."""

    def __init__(self, listing: Listing, kit: Kit, known: Sequence[Profile], policy: Policy, today: date) -> None:
        self._listing, self._today = listing, today
        self._fields = {item.key: item for item in importable(kit)}
        self._profiles = {one.person.id: one for one in known}
        self._rows: dict[str, int] = {}
        self._acquaintances = Acquaintances(_known_person(one) for one in known)
        self.cabinet = Cabinet(known, policy, today)

    def lines(self) -> Iterator[CleanLine]:
        return clean_lines(self._listing, self._fields, self._today)

    def plan(self, line: CleanLine, decision: Decision | None) -> PlannedRow:
        if decision == "skip":
            return PlannedRow(line.row, "skipped", line.values, line.problems)
        if not line.acceptable:
            return PlannedRow(line.row, "refused", line.values, line.problems)
        match = self._acquaintances.find(_listed_person(line))
        if match.verdict in {"possible", "conflict"} and decision is not None:
            match, line = _decided(match, line, decision)
        key = match.other.key if match.other else ""
        row = PlannedRow(
            line.row,
            "duplicate",
            line.values,
            line.problems,
            other_row=self._rows.get(key),
            person_id=key if key in self._profiles else None,
        )
        if match.verdict in {"possible", "conflict"}:
            status: Status = "possible" if match.verdict == "possible" else "conflict"
            return replace(row, status=status, reason=self._said(match, row.other_row))
        if row.other_row is not None:
            return replace(row, reason=f"Même personne que la ligne {row.other_row}.")
        return self._filed(row, line, self._profiles.get(key))

    def _filed(self, row: PlannedRow, line: CleanLine, known: Profile | None) -> PlannedRow:
        filed = self.cabinet.file(line, self._told(line), raw_line(self._listing, line), known)
        if known is None:
            self._acquaintances.add(replace(_listed_person(line), key=filed.person_id))
        self._rows[filed.person_id] = line.row
        status: Status = "created" if known is None else "updated" if filed.changes else "unchanged"
        return replace(
            row,
            status=status,
            person_id=filed.person_id,
            problems=(*line.problems, *filed.problems),
            changed=() if known is None else tuple(filed.changes),
            records=tuple(filed.records),
        )

    def _told(self, line: CleanLine) -> Mapping[str, Sequence[Told]]:
        """Sort what a line says by the record it goes to, in the order of the fields."""
        told: defaultdict[str, list[Told]] = defaultdict(list)
        for key, item in self._fields.items():
            value = line.values.get(key)
            if value is not None:
                told[item.record].append((item, value))
        return told

    def _said(self, match: Match, other_row: int | None) -> str:
        where = "" if other_row is None else f" (ligne {other_row})"
        return f"{match.reason[:1].upper()}{match.reason[1:]}{where}."


def _decided(match: Match, line: CleanLine, decision: Decision) -> tuple[Match, CleanLine]:
    """Follow the user; someone new does not keep the number that the Département gave to another."""
    if decision == "same":
        return Match("same", match.other), line
    taken = match.other is not None and match.other.departement_id == line.values.get("departement_id")
    values = {**line.values, "departement_id": None} if taken and "departement_id" in line.values else line.values
    return Match("new"), replace(line, values=values)


def _known_person(profile: Profile) -> Someone:
    one = profile.person
    return Someone(
        key=one.id,
        shown=one.full_name,
        name=name_key(one.birth_name),
        used_name=name_key(one.used_name or ""),
        first_name=name_key(one.first_name),
        birth_date=one.birth_date or date.min,
        sex=one.sex,
        departement_id=one.departement_id,
    )


def _listed_person(line: CleanLine) -> Someone:
    values = cast("Mapping[str, str | None]", line.values)
    name, first = values["birth_name"] or "", values["first_name"] or ""
    return Someone(
        key="",
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
    if item.record == RSA_SINCE.record:
        return profile.rsa.since if profile.rsa else None
    record = cast("Record | None", getattr(profile, item.record)) if item.record in IMPORTED_RECORDS else None
    return None if record is None else value_of(record, item)


def plain_json(value: Value) -> Json:
    """Write a value for other programs: days in ISO form, amounts as text."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    if isinstance(value, tuple):
        return [plain_json(one) for one in value]
    return value
