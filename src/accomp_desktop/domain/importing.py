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
from accomp_desktop.domain.likeness import IDENTITY_KEYS
from accomp_desktop.domain.matching import NEW, Acquaintances, Match, Someone, someone
from accomp_desktop.domain.person import Person
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
        rows = planner.rows(tuple(clean_lines(understood.listing, understood.fields, today, gazetteer)))
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

    def rows(self, lines: Sequence[CleanLine]) -> tuple[PlannedRow, ...]:
        """Plan the lines of people that the register knows for certain, then the others, beside them as they become."""
        planned = {line.row: left for line in lines if (left := self._left(line)) is not None}
        certain = self._certain([line for line in lines if line.row not in planned])
        for line, match, profile in certain:
            self._rows[profile.person.id] = line.row
            planned[line.row] = self._update(line, profile, match)
        self._meet_again([planned[line.row] for line, _, _ in certain])
        return tuple(planned.get(line.row) or self._compared(line) for line in lines)

    def _left(self, line: CleanLine) -> PlannedRow | None:
        """Leave what is for others, what the user leaves, and who cannot be identified."""
        if self._audience is not None and not self._audience.admits(line.cells):
            return PlannedRow(line.row, "elsewhere", {})
        skipped = self._judging.decisions.get(line.row) == "skip"
        if line.acceptable and not skipped:
            return None
        return PlannedRow(line.row, "skipped" if skipped else "refused", line.values, line.problems)

    def _certain(self, lines: Sequence[CleanLine]) -> list[tuple[CleanLine, Match, Profile]]:
        """Find the lines of known people, one for each: the one that says most surely who it is, else the first."""
        best: dict[str, tuple[CleanLine, Match, Profile]] = {}
        for line in lines if self._profiles else ():
            match = self._acquaintances.find(_listed_person(line))
            if match.verdict == "same" and match.other is not None:
                held = best.get(match.other.key)
                if held is None or _surer(match, held[1]):
                    best[match.other.key] = (line, match, self._profiles[match.other.key])
        return sorted(best.values(), key=lambda one: one[0].row)

    def _meet_again(self, rows: Sequence[PlannedRow]) -> None:
        """Know people as their lines make them, before comparing the others with them."""
        filed = [row.filed for row in rows if row.filed is not None]
        changed = {one.id: one for each in filed for one in each.records if isinstance(one, Person)}
        if changed:
            people = (changed.get(one.person.id, one.person) for one in self._profiles.values())
            self._acquaintances = Acquaintances(map(someone, people))

    def _compared(self, line: CleanLine) -> PlannedRow:
        decision, me = self._judging.decisions.get(line.row), _listed_person(line)
        match = self._acquaintances.meet(me)
        if match.verdict in {"possible", "conflict"} and decision is not None:
            match, line = _decided(match, line, decision)
            if match.verdict == "new":
                self._acquaintances.add(_listed_person(line))
        key = match.other.key if match.other else me.key
        earlier, profile = self._rows.get(key), self._profiles.get(key)
        if match.verdict in {"possible", "conflict"}:
            return _asked(line, match, earlier, profile)
        if earlier is not None:
            return _again(line, match, earlier, profile)
        self._rows[key] = line.row
        if profile is not None:
            return self._update(line, profile, match)
        return self._create(line)

    def _create(self, line: CleanLine) -> PlannedRow:
        return _planned(line, "created", self.cabinet.open(line.row, line.values))

    def _update(self, line: CleanLine, profile: Profile, match: Match) -> PlannedRow:
        filed = self.cabinet.update(line.row, line.values, profile)
        status: Status = "updated" if any(one.taken for one in filed.changes) else "unchanged"
        return replace(_planned(line, status, filed), match=match)


def _surer(match: Match, other: Match) -> bool:
    """Tell which of two lines of one person says better who it is: by the keys of its identity, then by all of them."""
    unlike, others = (
        sum(key.name in IDENTITY_KEYS and key.agrees != "yes" for key in one.keys) for one in (match, other)
    )
    return (-unlike, match.score) > (-others, other.score)


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
    """Follow the user; someone new does not keep the number of another."""
    if decision == "same":
        return replace(match, verdict="same"), line
    others = [one for one in (match.other, *match.others) if one is not None]
    taken = {("departement_id", one.departement_id) for one in others} | {("nir", one.nir) for one in others}
    return NEW, replace(
        line, values={key: None if (key, value) in taken else value for key, value in line.values.items()}
    )


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
