# SPDX-License-Identifier: EUPL-1.2
"""Planning an import: each line of a received list compared with the register, and with the lines before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from accomp_desktop.domain.absences import absent_people
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.choices import AS_FOUND, AS_USUAL, Decision, Judging, Reading
from accomp_desktop.domain.cleaning import CleanLine, Problem, clean_lines
from accomp_desktop.domain.communes import Communes
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.filing import Cabinet, Filed
from accomp_desktop.domain.headings import ANOTHER, IMPORTED_RECORDS, RSA_SINCE
from accomp_desktop.domain.import_plan import ImportPlan, PlannedRow, Status
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.matching import Acquaintances, Match, Someone, someone
from accomp_desktop.domain.places import COMMUNE, PLACE, Gazetteer
from accomp_desktop.domain.record import new_id
from accomp_desktop.domain.table import Book
from accomp_desktop.domain.understanding import Understanding, understand


def plan_import(  # noqa: PLR0913  the list, the register, the choices of the user, each with its default
    book: Book,
    kit: Kit,
    known: Sequence[Profile],
    *,
    today: date,
    reading: Reading = AS_FOUND,
    judging: Judging = AS_USUAL,
    structure: str = "",
    file_name: str = "",
    communes: Communes | None = None,
) -> ImportPlan:
    """Plan the import of a book: find its list, read its lines, compare them with the people known.

    `reading` and `judging` are the user’s choices over what is found, `structure` the name under which lines are for
    us, `communes` the table that towns are looked up in. Raises `NoHeaderFound` or `NoSuchSheet`.
    """
    understood = understand(book, kit, today=today, reading=reading, structure=structure)
    judging = replace(judging, extent=judging.extent or (understood.layout.extent if understood.layout else ""))
    gazetteer = Gazetteer(communes, kit.code) if communes else None
    planner = _Planner(understood, known, judging, today)
    with no_search_for_cycles():
        rows = tuple(
            planner.plan(line) for line in clean_lines(understood.listing, understood.fields, today, gazetteer)
        )
    seen = frozenset(row.person_id for row in rows if row.person_id)
    return ImportPlan(
        understood=understood,
        rows=rows,
        removals=tuple(Removal(one) for one in planner.cabinet.deserted()),
        absent=absent_people(known, seen, judging.absences, today) if judging.extent == "complete" else (),
        judging=judging,
        today=today,
        reception_id=planner.reception_id,
        cabinet=planner.cabinet,
        file_name=file_name,
        digest=book.digest,
    )


class _Planner:
    """Goes through the lines in order; each is compared with the register and with the lines before."""

    def __init__(self, understood: Understanding, known: Sequence[Profile], judging: Judging, today: date) -> None:
        self._audience, self._judging = understood.audience, judging
        carried = understood.listing.carried
        carried |= {ANOTHER[key] for key in carried if key in ANOTHER}
        carried |= {*PLACE, COMMUNE} if carried & set(PLACE) else set()
        fields = {
            record: [item for key, item in understood.fields.items() if item.record == record and key in carried]
            for record in (*IMPORTED_RECORDS, RSA_SINCE.record)
        }
        self._profiles = {one.person.id: one for one in known}
        self._rows: dict[str, int] = {}
        self._acquaintances = Acquaintances(someone(one.person) for one in known)
        self.reception_id = new_id()
        self.cabinet = Cabinet(known, fields, judging, today=today, reception_id=self.reception_id)

    def plan(self, line: CleanLine) -> PlannedRow:
        if self._audience is not None and not self._audience.admits(line.cells):
            return PlannedRow(line.row, "elsewhere", {})
        decision = self._judging.decisions.get(line.row)
        if decision == "skip" or not line.acceptable:
            status: Status = "skipped" if decision == "skip" else "refused"
            return PlannedRow(line.row, status, line.values, line.problems)
        return self._compared(line, decision)

    def _compared(self, line: CleanLine, decision: Decision | None) -> PlannedRow:
        me = _listed_person(line)
        match = self._acquaintances.find(me)
        if match.verdict in {"possible", "conflict"} and decision is not None:
            match, line = _decided(match, line, decision)
        key = match.other.key if match.other else me.key
        earlier, profile = self._rows.get(key), self._profiles.get(key)
        if match.verdict in {"possible", "conflict"}:
            return _asked(line, match, earlier, profile)
        if earlier is not None:
            return _again(line, match, earlier, profile)
        self._rows[key] = line.row
        if profile is not None:
            return self._update(line, profile, match)
        self._acquaintances.add(me)
        return self._create(line)

    def _create(self, line: CleanLine) -> PlannedRow:
        return _planned(line, "created", self.cabinet.open(line.row, line.values))

    def _update(self, line: CleanLine, profile: Profile, match: Match) -> PlannedRow:
        filed = self.cabinet.update(line.row, line.values, profile)
        status: Status = "updated" if any(one.taken for one in filed.changes) else "unchanged"
        return replace(_planned(line, status, filed), match=match)


def _planned(line: CleanLine, status: Status, filed: Filed) -> PlannedRow:
    set_aside = tuple(Problem(item.key, f"{item.label}\u202f: {why}.") for item, why in filed.set_aside)
    return PlannedRow(
        line.row,
        status,
        line.values,
        line.problems + set_aside,
        tuple(one for one in filed.changes if one.taken),
        tuple(one for one in filed.changes if not one.taken),
        person_id=filed.person_id,
        filed=filed,
    )


def _again(line: CleanLine, match: Match, earlier: int, profile: Profile | None) -> PlannedRow:
    """Leave a line whose person another line already gave."""
    return PlannedRow(
        line.row,
        "duplicate",
        line.values,
        line.problems,
        other_row=earlier,
        person_id=profile.person.id if profile else None,
        reason=f"Même personne que la ligne {earlier}.",
        match=match,
    )


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
        match=match,
    )


def _decided(match: Match, line: CleanLine, decision: Decision) -> tuple[Match, CleanLine]:
    """Follow the user; someone new does not keep the number that the Département gave to another."""
    if decision == "same":
        return replace(match, verdict="same"), line
    taken = match.other is not None and match.other.departement_id == line.values.get("departement_id")
    values = {**line.values, "departement_id": None} if taken and "departement_id" in line.values else line.values
    return Match("new"), replace(line, values=values)


def _listed_person(line: CleanLine) -> Someone:
    values = cast("Mapping[str, str | None]", line.values)
    name, first_name = values["birth_name"] or "", values["first_name"] or ""
    return Someone(
        key=f"line {line.row}",
        shown=f"{name} {first_name}",
        name=name,
        used_name=values.get("used_name") or "",
        first_name=first_name,
        birth_date=cast("date", line.values["birth_date"]),
        sex=values.get("sex"),
        departement_id=values.get("departement_id"),
        nir=values.get("nir"),
        phones=_several(values, "phone", "phone2"),
        emails=_several(values, "email", "email2"),
    )


def _several(values: Mapping[str, str | None], *keys: str) -> tuple[str, ...]:
    return tuple(value for key in keys if (value := values.get(key)))
