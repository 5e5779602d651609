# SPDX-License-Identifier: EUPL-1.2
"""The journal: one line per act, chained so that none can be altered unseen, yet a payload can be erased.

The hash of an act covers the previous one, its author, moment and reason, and a salted digest of each payload. To
erase a payload is to forget it and its salt: the digest stays, and says nothing of what it was.
"""

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from accomp_desktop.domain.changes import FOUNDING, Act, Edit, NothingToUndo
from accomp_desktop.domain.values import Json
from accomp_desktop.store.mistakes import FoundingAct, IsAnUndo, NoSuchAct, UndoneAlready
from accomp_desktop.store.tables import ACTS, EDITS, TABLES, to_text


@dataclass(frozen=True)
class Written:
    """One record in an act about to enter the journal, and the person it concerns (`None`: the structure’s)."""

    kind: str
    record_id: str
    person_id: str | None
    before: Mapping[str, Json] | None
    after: Mapping[str, Json] | None


class _EditRow(NamedTuple):
    """A line of the table of edits, in the order of its columns."""

    act: int
    position: int
    kind: str
    record_id: str
    person_id: str | None
    payload: str
    salt: bytes
    digest: str


_ADD_EDITS = """
    INSERT INTO edits (act, position, kind, record_id, person_id, payload, salt, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


def next_number(connection: Connection) -> int:
    """Give the number of the act about to be written."""
    return (connection.scalar(select(func.max(ACTS.c.number))) or 0) + 1


def write_act(connection: Connection, act: Act, edits: Sequence[Written]) -> None:
    """Add an act at the end of the chain."""
    rows = [_edit_row(act.number, position, edit) for position, edit in enumerate(edits)]
    lines = [_line(row.position, row.kind, row.record_id, row.digest) for row in rows]
    previous = connection.scalar(select(ACTS.c.hash).where(ACTS.c.number == act.number - 1)) or ""
    columns = {name: getattr(act, name) for name in ("number", "at", "author", "reason", "undoes")}
    connection.execute(insert(ACTS), columns | {"hash": _seal(previous, act, lines)})
    if rows:
        connection.exec_driver_sql(_ADD_EDITS, rows)  # a hundred thousand at once: twice as fast as by the table


def read_acts(connection: Connection, person_id: str | None, limit: int) -> tuple[Act, ...]:
    """Read the newest acts first, each with its edits; of one person, only the edits that concern that person."""
    about = _about(connection, person_id)
    chosen = select(ACTS).order_by(ACTS.c.number.desc()).limit(limit)
    if about is not None:
        chosen = chosen.where(ACTS.c.number.in_(select(EDITS.c.act).where(about)))
    acts = connection.execute(chosen).all()
    numbers = [act.number for act in acts]
    edits: dict[int, list[Edit]] = defaultdict(list)
    some = select(EDITS).where(EDITS.c.act.in_(numbers)).order_by(EDITS.c.act, EDITS.c.position)
    for row in connection.execute(some if about is None else some.where(about)):
        edits[row.act].append(_edit(row))
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
    return [_edit(row) for row in rows]


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
        lines[row.act].append(_line(row.position, row.kind, row.record_id, row.digest))
        if row.payload is not None and _digest(row.salt or b"", row.payload) != row.digest:
            altered.add(row.act)
    previous = ""
    for expected, act in enumerate(connection.execute(select(ACTS).order_by(ACTS.c.number)), FOUNDING):
        sealed = _seal(previous, _act(act, (), None), lines[act.number])
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
    payloads = select(EDITS.c.payload).where(EDITS.c.record_id.in_(people), EDITS.c.payload.is_not(None))
    for payload in connection.scalars(payloads):
        for state in cast("dict[str, dict[str, str] | None]", json.loads(payload)).values():
            found.add((state or {}).get("household_id"))
    return {one for one in found if one is not None}


def _edit_row(number: int, position: int, edit: Written) -> _EditRow:
    payload = to_text({"before": cast("Json", edit.before), "after": cast("Json", edit.after)})
    salt = secrets.token_bytes(16)
    digest = _digest(salt, payload)
    return _EditRow(number, position, edit.kind, edit.record_id, edit.person_id, payload, salt, digest)


def _digest(salt: bytes, payload: str) -> str:
    return sha256(salt + payload.encode()).hexdigest()


def _line(*position_kind_id_digest: object) -> str:
    """Say of an edit what the chain covers, which outlives its payload."""
    return " ".join(map(str, position_kind_id_digest))


def _seal(previous: str, act: Act, lines: Iterable[str]) -> str:
    head = to_text([previous, act.number, act.at.isoformat(), act.author, act.reason, act.undoes])
    return sha256("\n".join((head, *lines)).encode()).hexdigest()


def _edit(row: "Row[tuple[object, ...]]") -> Edit:
    payload = cast("dict[str, dict[str, Json] | None]", json.loads(row.payload)) if row.payload else {}
    return Edit(row.kind, row.record_id, payload.get("before"), payload.get("after"))


def _act(row: "Row[tuple[object, ...]]", edits: Sequence[Edit], undone_by: int | None) -> Act:
    return Act(row.number, row.at, row.author, row.reason, tuple(edits), row.undoes, undone_by)
