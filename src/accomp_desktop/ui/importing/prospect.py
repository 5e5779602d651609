# SPDX-License-Identifier: EUPL-1.2
"""A plan in sight, with the draft it was made from, and what the screen looks up in it, ready before it is shown."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.import_plan import STATUSES, ImportPlan, PlannedRow
from accomp_desktop.domain.profiles import held
from accomp_desktop.domain.search import words_of
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.importing.draft import Draft

Act = Callable[[Draft], Draft]
"""What the user says in a card, done to the draft as it is by then."""

ALL, CHOOSE, ASIDE, ABSENT = "all", "choose", "aside", "absent"
GROUPS: Mapping[str, str] = {
    ALL: "Lues",
    **STATUSES,
    CHOOSE: "Valeurs à choisir",
    ASIDE: "Valeurs mises de côté",
    ABSENT: "Absents de ce fichier",
}
"""The groups of a plan, as the user reads them: every line, those of a status, those that want a look, those absent."""

SEARCHED = ("birth_name", "used_name", "first_name", "town", "departement_id", "caf_number")


@dataclass(frozen=True)
class Prospect:
    """What an import would do under the choices made so far."""

    draft: Draft
    plan: ImportPlan

    @cached_property
    def rows(self) -> Mapping[int, PlannedRow]:
        """Find the lines by their number; those meant for another structure are only counted."""
        return {row.row: row for row in self.plan.rows if row.status != "elsewhere"}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Count each group."""
        waiting = Counter(group for row in self.rows.values() for group in (CHOOSE, ASIDE) if self.belongs(row, group))
        return {ALL: self.plan.counts["read"], **self.plan.counts, **waiting, ABSENT: len(self.plan.absent)}

    @cached_property
    def texts(self) -> Mapping[int, str]:
        """Fold what a line is searched by: each word after a space."""
        return {number: _searched(row) for number, row in self.rows.items()}

    @property
    def lines_to_write(self) -> int:
        """Count the lines that the import would write."""
        return self.plan.counts["created"] + self.plan.counts["updated"]

    @property
    def absences_to_write(self) -> int:
        """Count the absences that the import would note."""
        return sum(one.choice != "keep" for one in self.plan.absent)

    def changes(self) -> Iterator[Change]:
        """Go through what the import writes, made only once it is asked for: in the register’s lane."""
        yield from self.plan.changes()

    def ready(self) -> "Prospect":
        """Look everything up now, in the work lane, and give the prospect."""
        _ = self.rows, self.counts, self.texts
        return self

    def belongs(self, row: PlannedRow, group: str) -> bool:
        """Tell whether a line is of a group."""
        if group == CHOOSE:
            return any(self.waits(row, change.field.key) for change in row.offered)
        if group == ASIDE:
            return bool(row.problems) and row.status != "refused"
        return group in {ALL, row.status}

    def waits(self, row: PlannedRow, key: str) -> bool:
        """Tell whether a value that differs waits for the user to choose."""
        judging = self.draft.judging
        return judging.by_field.get(key, judging.policy) == "ask" and (row.row, key) not in judging.by_value

    def other_values(self, row: PlannedRow) -> tuple[str, Mapping[str, Value]]:
        """Name whom a line was compared with, and give what is known of them: another line, or someone known."""
        if row.other_row is not None:
            return f"Ligne {row.other_row}", self.rows[row.other_row].values
        profile = next((one for one in self.draft.known.profiles if one.person.id == row.person_id), None)
        if profile is None:
            return "", {}
        values = {key: held(profile, item) for key, item in self.plan.understood.fields.items()}
        return profile.person.full_name, values


def prospect(draft: Draft, today: date) -> Prospect:
    """Plan an import, ready to be shown; in the work lane."""
    return Prospect(draft, draft.plan(today)).ready()


def person_name(row: PlannedRow) -> str:
    """Name whom a line is about, as far as it says."""
    names = (row.values.get("used_name") or row.values.get("birth_name"), row.values.get("first_name"))
    return " ".join(str(name) for name in names if name)


def _searched(row: PlannedRow) -> str:
    told = (str(value) for key in SEARCHED if (value := row.values.get(key)) is not None)
    return " ".join(["", str(row.row), *(word for text in told for word in words_of(text))])
