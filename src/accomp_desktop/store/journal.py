# SPDX-License-Identifier: EUPL-1.2
"""The journal: one line per act and person, chained so that none can be altered unseen, yet a payload can be erased."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeAlias, cast

from sqlalchemy import ColumnElement, Connection, Row, or_, select, update

from accomp_desktop.domain.changes import FOUNDING, Act, Edit, NothingToUndo
from accomp_desktop.domain.confidential import told_discreetly
from accomp_desktop.domain.values import Json
from accomp_desktop.store.entry import digest_of, next_number, seal, tell_line
from accomp_desktop.store.mistakes import FoundingAct, IsAnUndo, NoSuchAct, UndoneAlready
from accomp_desktop.store.tables import ACTS, EDITS, TABLES

_State: TypeAlias = dict[str, Json] | None
_Told: TypeAlias = tuple[str, str, _State, _State]
"""An edit in a payload: a sort, an identity, before, after."""


def read_acts(connection: Connection, person_id: str | None, limit: int) -> tuple[Act, ...]:
    """Read the newest acts first, each with its edits; of one person, only the edits that concern that person."""
    about = _about(connection, person_id)
    chosen = select(ACTS).order_by(ACTS.c.number.desc()).limit(limit)
    if about is not None:
        chosen = chosen.where(ACTS.c.number.in_(select(EDITS.c.act).where(about)))
    acts = connection.execute(chosen).all()
    numbers = [act.number for act in acts]
    edits: dict[int, list[Edit]] = defaultdict(list)
    hiding = _hiding(connection)
    some = select(EDITS).where(EDITS.c.act.in_(numbers)).order_by(EDITS.c.act, EDITS.c.position)
    for row in connection.execute(some if about is None else some.where(about)):
        edits[row.act] += (told_discreetly(one) if one.record_id in hiding else one for one in _edits(row))
    undone = {row.undoes: row.number for row in connection.execute(select(ACTS).where(ACTS.c.undoes.in_(numbers)))}
    return tuple(_act(row, edits[row.number], undone.get(row.number)) for row in acts)


def last_not_undone(connection: Connection) -> Act | None:
    """Find the last act that may be taken back, without its edits."""
    undone = select(ACTS.c.undoes).where(ACTS.c.undoes.is_not(None))
    some = select(ACTS).where(ACTS.c.number > FOUNDING, ACTS.c.undoes.is_(None), ACTS.c.number.not_in(undone))
    row = connection.execute(some.order_by(ACTS.c.number.desc()).limit(1)).first()
    return None if row is None else _act(row, (), None)


def act_to_undo(connection: Connection, number: int | None) -> Act:
    """Find the act to take back, without its edits: the one of this number if it may be, else the last not undone."""
    if number is None:
        last = last_not_undone(connection)
        if last is None:
            raise NothingToUndo
        return last
    if not FOUNDING <= number < next_number(connection):
        raise NoSuchAct(number)
    if number == FOUNDING:
        raise FoundingAct(number)
    act = connection.execute(select(ACTS).where(ACTS.c.number == number)).one()
    undone_by = connection.scalar(select(ACTS.c.number).where(ACTS.c.undoes == number))
    if undone_by is not None:
        raise UndoneAlready(number, undone_by)
    if act.undoes is not None:
        raise IsAnUndo(number)
    return _act(act, (), None)


def edits_of(connection: Connection, number: int) -> list[Edit]:
    """Read the edits of an act, in the order they were written."""
    rows = connection.execute(select(EDITS).where(EDITS.c.act == number).order_by(EDITS.c.position))
    return [edit for row in rows for edit in _edits(row)]


def erase_payloads(connection: Connection, person_id: str) -> None:
    """Forget what the journal holds of a person, and of a household where nobody else is left."""
    people = _merged_into(connection, person_id)
    households = _households(connection, people)
    persons = TABLES["person"]
    shared = select(persons.c.household_id).where(persons.c.household_id.in_(households), persons.c.id != person_id)
    shared_ids = set(connection.scalars(shared))
    alone = [one for one in households if one not in shared_ids]
    about = or_(EDITS.c.person_id.in_(people), EDITS.c.record_id.in_([*people, *alone]))
    connection.execute(update(EDITS).where(about).values(payload=None, salt=None))


def broken_at(connection: Connection) -> Row[tuple[int, datetime]] | None:
    """Find the first act whose line, or one of whose payloads, is not what was written; `None` if all are."""
    lines: dict[int, list[str]] = defaultdict(list)
    altered: set[int] = set()
    for row in connection.execute(select(EDITS).order_by(EDITS.c.act, EDITS.c.position)):
        lines[row.act].append(tell_line(row.position, row.kind, row.record_id, row.digest))
        if row.payload is not None and digest_of(row.salt or b"", row.payload) != row.digest:
            altered.add(row.act)
    previous = ""
    for expected, act in enumerate(connection.execute(select(ACTS).order_by(ACTS.c.number)), FOUNDING):
        sealed = seal(previous, _act(act, (), None), lines[act.number])
        if act.number != expected or act.hash != sealed or act.number in altered:
            return cast("Row[tuple[int, datetime]]", act)
        previous = act.hash
    return None


def _about(connection: Connection, person_id: str | None) -> ColumnElement[bool] | None:
    """Select the edits of a person, of those merged into it, and of the household; or all."""
    if person_id is None:
        return None
    persons = TABLES["person"]
    household = connection.scalar(select(persons.c.household_id).where(persons.c.id == person_id))
    return or_(EDITS.c.person_id.in_(_merged_into(connection, person_id)), EDITS.c.record_id == household)


def _hiding(connection: Connection) -> set[str]:
    """Name those whose address is confidential, and whoever was merged into them."""
    persons = TABLES["person"]
    confidential = connection.scalars(select(persons.c.id).where(persons.c.confidential.is_(True)))
    return {one for person_id in confidential for one in _merged_into(connection, person_id)}


def _merged_into(connection: Connection, person_id: str) -> set[str]:
    """Name a person, and every one merged into it that an undo did not split again.

    The removal of a person that concerns another is a merge.
    """
    found, fresh, persons = set[str](), {person_id}, TABLES["person"]
    while fresh:
        found |= fresh
        merged = select(EDITS.c.record_id).where(EDITS.c.person_id.in_(fresh), EDITS.c.kind == "person")
        fresh = set(connection.scalars(merged.where(EDITS.c.record_id.not_in(select(persons.c.id))))) - found
    return found


def _households(connection: Connection, people: Collection[str]) -> set[str]:
    """Name every household these people are or were in, as the journal still tells."""
    persons = TABLES["person"]
    found = set(connection.scalars(select(persons.c.household_id).where(persons.c.id.in_(people))))
    for row in connection.execute(select(EDITS).where(EDITS.c.record_id.in_(people))):
        for edit in _edits(row):
            found.update((state or {}).get("household_id") for state in (edit.before, edit.after))
    return {one for one in found if one is not None}


def _edits(row: "Row[tuple[object, ...]]") -> Iterator[Edit]:
    """Read the edits of a line; one alone if it was erased, or written before a line gathered several."""
    payload = cast("list[_Told] | dict[str, _State]", json.loads(row.payload or "{}"))
    if isinstance(payload, list):
        yield from (Edit(*told) for told in payload)
    else:
        yield Edit(row.kind, row.record_id, payload.get("before"), payload.get("after"))


def _act(row: "Row[tuple[object, ...]]", edits: Sequence[Edit], undone_by: int | None) -> Act:
    return Act(row.number, row.at, row.author, row.reason, tuple(edits), row.undoes, undone_by)
