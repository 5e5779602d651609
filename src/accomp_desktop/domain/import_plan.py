# SPDX-License-Identifier: EUPL-1.2
"""What an import would do, line by line, and what writing it takes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias, cast

from accomp_desktop.domain.absences import Absent
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.choices import Judging
from accomp_desktop.domain.cleaning import Problem
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.filing import Cabinet, Filed
from accomp_desktop.domain.keeping import raw_lines
from accomp_desktop.domain.listing import Column, Listing
from accomp_desktop.domain.matching import Match
from accomp_desktop.domain.news import FieldChange
from accomp_desktop.domain.reception import Reception
from accomp_desktop.domain.understanding import Understanding, layout_of, layout_text
from accomp_desktop.domain.values import Json, Value, plain_json

Status: TypeAlias = Literal[
    "created", "updated", "unchanged", "duplicate", "possible", "conflict", "refused", "skipped", "elsewhere"
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
    "elsewhere": "Pour une autre structure",
}
"""What may become of a line, and how the user reads it; the lines read are the sum of all."""


@dataclass(frozen=True)
class PlannedRow:
    """What becomes of one line; `other_row` or `person_id` is whom it was compared with, `reason` why.

    `changed` holds the values that are written, `offered` those that differ and are left as they are.
    """

    row: int
    status: Status
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    offered: tuple[FieldChange, ...] = ()
    other_row: int | None = None
    person_id: str | None = None
    reason: str = ""
    match: Match | None = field(default=None, repr=False)
    filed: Filed | None = field(default=None, repr=False)

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
    """What was understood of a list, and what each of its lines would do; those a complete list no longer names."""

    understood: Understanding
    rows: tuple[PlannedRow, ...]
    removals: tuple[Removal, ...]
    absent: tuple[Absent, ...]
    judging: Judging
    today: date
    reception_id: str
    cabinet: Cabinet = field(repr=False)
    file_name: str = ""
    digest: str = ""

    @property
    def listing(self) -> Listing:
        """Give the list that was found."""
        return self.understood.listing

    @property
    def mapping(self) -> tuple[Column, ...]:
        """Give the columns that carry a field."""
        return self.listing.mapped

    @property
    def unknown(self) -> tuple[str, ...]:
        """Give the headings of the columns that carry none; what they hold stays in the raw line."""
        return tuple(one.heading for one in self.listing.columns if one.heading and not one.fields and not one.refused)

    @property
    def withheld(self) -> tuple[str, ...]:
        """Give the headings of the columns of which nothing is kept."""
        return tuple(one.title for one in self.listing.columns if one.refused)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Count the lines read, then the lines of each status."""
        found = Counter(one.status for one in self.rows)
        return {"read": len(self.rows)} | {status: found[status] for status in STATUSES}

    @property
    def reason(self) -> str:
        """Name the act in the journal; never by the name of the file, which may be a person’s."""
        new, updated = self.counts["created"], self.counts["updated"]
        return f"Import d’une liste\u202f: {new} nouvelle{_s(new)}, {updated} mise{_s(updated)} à jour"

    @no_search_for_cycles()
    def changes(self) -> tuple[Change, ...]:
        """Give what applying the plan writes: the list, the last state of each record, the households left empty."""
        raw = dict(raw_lines(self.listing))
        filed = [one.filed for one in self.rows if one.filed is not None]
        records = {record.id: record for one in filed for record in self.cabinet.records(one, raw[one.row])}
        said = [change for one in self.absent if (change := one.change()) is not None]
        written = (*records.values(), *said, *self.removals)
        return (self.reception(), *written) if written else ()

    def reception(self) -> Reception:
        """Keep what the list was, how it was read and what became of its lines."""
        reception = Reception(
            id=self.reception_id,
            on=self.today,
            file_name=self.file_name,
            digest=self.digest,
            layout=layout_text(layout_of(self.understood, self.judging.extent)),
            read=len(self.rows),
        )
        return replace(reception, **cast("dict[str, Any]", self.counts))

    def to_data(self) -> dict[str, Json]:
        """Write the plan as the command line tells it."""
        mapping: list[Json] = [
            {
                "column": one.letters, "heading": one.heading, "fields": list(one.fields),
                "reason": one.reason, "confidence": one.confidence,
            }
            for one in self.mapping
        ]  # fmt: skip
        return {
            **self.counts,
            "sheet": self.listing.sheet.name,
            "header_row": self.listing.header_row,
            "mapping": mapping,
            "unknown": list(self.unknown),
            "withheld": list(self.withheld),
            "dates": {
                key: {"order": one.order, "ambiguous": one.ambiguous} for key, one in self.understood.datings.items()
            },
            "absent": [{"id": one.person.id, "choice": one.choice} for one in self.absent],
            "rows": [one.to_data() for one in self.rows],
        }


def _s(count: int) -> str:
    return "s" if count > 1 else ""
