# SPDX-License-Identifier: EUPL-1.2
"""An act on the register: every change checked, written in the order of the spine, and told in the journal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from accomp_desktop.domain.changes import Act, Change, ChangedMeanwhile, Removal, Touched
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Json
from accomp_desktop.store import rows
from accomp_desktop.store.journal import Written, next_number, write_act
from accomp_desktop.store.kits import add_kit
from accomp_desktop.store.mistakes import StillNeeded
from accomp_desktop.store.tables import CHILDREN, TABLES
from accomp_desktop.store.undoing import Plan

Held: TypeAlias = dict[str, Record]
"""Identity → record, as the register holds it."""

Owners: TypeAlias = dict[str, str | None]
"""Identity of a record → the person it concerns (`None`: it is the structure’s own, or a household’s)."""


def apply(connection: Connection, changes: Iterable[Change], *, author: str, reason: str) -> Touched:
    """Write changes as one act; one that changes nothing leaves no line in the journal."""
    with no_search_for_cycles():
        number, written = _write(connection, changes)
        if written:
            write_act(connection, _act(number, author, reason), written)
    return _touched(reason, written)


def found(connection: Connection, structure: Structure, kit: Mapping[str, Json], *, author: str) -> None:
    """Write the first act of a register: its structure and its kit."""
    number, written = _write(connection, [structure])
    written += add_kit(connection, kit)
    write_act(connection, _act(number, author, "Création du registre"), written)


def save_kit(connection: Connection, kit: Mapping[str, Json], *, author: str, reason: str) -> Touched:
    """Keep a new version of the kit as one act; a kit that changes nothing leaves no line in the journal."""
    written = add_kit(connection, kit)
    if written:
        write_act(connection, _act(next_number(connection), author, reason), written)
    return _touched(reason, written)


def take_back(connection: Connection, act: Act, plan: Plan, *, author: str) -> Touched:
    """Write what takes an act back, as a new act, even if nothing was left to change."""
    reason = f"Annulation\u202f: {act.reason}"
    number, written = _write(connection, plan.changes())
    if plan.kit is not None:
        written += add_kit(connection, plan.kit)
    write_act(connection, replace(_act(number, author, reason), undoes=act.number), written)
    return replace(_touched(reason, written), kept=plan.sentences())


def _act(number: int, author: str, reason: str) -> Act:
    return Act(number, datetime.now(UTC), author, reason)


def _touched(reason: str, written: Sequence[Written]) -> Touched:
    """Say what an act touched: the records, and the persons they concern."""
    ids = {one.record_id for one in written} | {one.person_id for one in written if one.person_id}
    return Touched(reason, frozenset(one.kind for one in written), frozenset(ids))


def _write(connection: Connection, changes: Iterable[Change]) -> tuple[int, list[Written]]:
    """Write changes; of several changes to one record, the last holds. Give the act’s number, and what was done."""
    number = next_number(connection)
    writes: defaultdict[str, dict[str, Record]] = defaultdict(dict)
    removals: defaultdict[str, dict[str, Record]] = defaultdict(dict)
    merged: Owners = {}
    for change in changes:
        record = change.record if isinstance(change, Removal) else change
        kind, removed = record.kind(), isinstance(change, Removal)
        (writes if removed else removals)[kind].pop(record.id, None)
        (removals if removed else writes)[kind][record.id] = record
        if isinstance(change, Removal) and change.into:
            merged[record.id] = change.into
    written: list[Written] = []
    owners: Owners = {}
    for kind in SPINE:
        if writes[kind]:
            written += _write_sort(connection, kind, writes[kind].values(), number, owners)
    leaving = [(kind, _held(connection, kind, removals[kind].values())) for kind in SPINE if removals[kind]]
    for kind, held in leaving:
        _find_owners(connection, kind, held.values(), owners)
    owners |= merged
    for kind, held in reversed(leaving):
        _refuse_if_needed(connection, kind, held)
        rows.remove(connection, kind, held)
        written += [Written(kind, one.id, owners[one.id], rows.told(one), None) for one in held.values()]
    return number, written


def _write_sort(
    connection: Connection, kind: str, records: Iterable[Record], number: int, owners: Owners
) -> list[Written]:
    """Add the new records of a sort, and replace those that differ from what the register holds."""
    new = [one for one in records if not one.version]
    held = _held(connection, kind, [one for one in records if one.version])
    told = [(one, rows.difference(held[one.id], one)) for one in records if one.version]
    changed = [(one, before, after) for one, (before, after) in told if after]
    try:
        if new:
            rows.add(connection, kind, new, number)
        if changed:
            rows.replace_with(connection, kind, [one for one, _, _ in changed], number)
    except IntegrityError:  # it is there already, or what it hangs from is there no more
        raise ChangedMeanwhile(SPINE[kind].label) from None
    _find_owners(connection, kind, [*new, *(one for one, _, _ in changed)], owners)
    return [Written(kind, one.id, owners[one.id], None, rows.told(one)) for one in new] + [
        Written(kind, one.id, owners[one.id], before, after) for one, before, after in changed
    ]


def _held(connection: Connection, kind: str, seen: Iterable[Record]) -> Held:
    """Read records as the register holds them; `ChangedMeanwhile` if one is not at the version that was seen."""
    versions = {one.id: one.version for one in seen}
    held = rows.read_these(connection, kind, versions)
    if any(one not in held or held[one].version != version for one, version in versions.items()):
        raise ChangedMeanwhile(SPINE[kind].label)
    return held


def _refuse_if_needed(connection: Connection, kind: str, leaving: Iterable[str]) -> None:
    """Refuse to remove records that others hang from."""
    for child, name in CHILDREN[kind]:
        column = TABLES[child].c[name]
        for batch in rows.in_batches(leaving):
            if connection.scalar(select(column).where(column.in_(batch)).limit(1)) is not None:
                raise StillNeeded(SPINE[kind].label, SPINE[child].label)


def _find_owners(connection: Connection, kind: str, records: Iterable[Record], owners: Owners) -> None:
    """Add the person each record concerns, found through what it hangs from."""
    parents = SPINE[kind].parents
    if kind == "person":
        owners.update((one.id, one.id) for one in records)
    elif "person_id" in parents:
        owners.update((one.id, vars(one)["person_id"]) for one in records)
    elif parents:
        [(name, parent)] = parents.items()
        links: dict[str, str] = {one.id: vars(one)[name] for one in records}
        unknown = set(links.values()) - owners.keys()
        _find_owners(connection, parent, rows.read_these(connection, parent, unknown).values(), owners)
        owners.update((record_id, owners[link]) for record_id, link in links.items())
    else:
        owners.update((one.id, None) for one in records)
