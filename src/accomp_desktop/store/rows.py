# SPDX-License-Identifier: EUPL-1.2
"""Records read from their tables, written to them, and told as JSON for the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, delete, insert, select, update

from accomp_desktop.domain.record import AnyRecord, Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Answers, Json, Value, answers_from_json, answers_to_json, from_json, to_json
from accomp_desktop.store.tables import COLUMNS, TABLES

Item = TypeVar("Item")
_AT_ONCE = 10_000
_BOOKKEEPING = ("id", "version", "answers")

TYPED: Mapping[str, tuple[str, ...]] = {
    kind: tuple(name for name in names if name not in _BOOKKEEPING) for kind, names in COLUMNS.items()
}
"""Sort of record → its typed columns: all but its identity, its version and its answers."""

OLDEST_FIRST: Mapping[str, str] = {
    "business": "since",
    "income": "on",
    "period": "since",
    "dispatch": "on",
    "referral": "referred_on",
    "referral_state": "on",
    "support": "started_on",
    "assignment": "since",
    "diagnosis": "on",
    "plan": "agreed_on",
    "interview": "on",
    "exit": "on",
    "survey": "on",
    "operation": "starts_on",
    "participation": "entered_on",
}
"""Sort of record → the day by which its records are read, oldest first; the others come in order of arrival."""


def in_batches(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """Cut a long list so that a statement never takes more values than the database allows."""
    whole = list(items)
    for start in range(0, len(whole), _AT_ONCE):
        yield whole[start : start + _AT_ONCE]


def read(connection: Connection, record: type[AnyRecord], *conditions: ColumnElement[bool]) -> list[AnyRecord]:
    """Read the records of a sort that meet the conditions, oldest first."""
    kind = record.kind()
    table, names = TABLES[kind], COLUMNS[kind]
    order = [table.c[OLDEST_FIRST[kind]]] if kind in OLDEST_FIRST else []
    statement = select(*(table.c[name] for name in names)).where(*conditions).order_by(*order, table.c.seq)
    return [record(**dict(zip(names, row, strict=True))) for row in connection.execute(statement)]


def read_these(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, Record]:
    """Read records by identity; those that are not there are left out."""
    found: dict[str, Record] = {}
    for batch in in_batches(ids):
        found |= {one.id: one for one in read(connection, SPINE[kind].record, TABLES[kind].c.id.in_(batch))}
    return found


def add(connection: Connection, kind: str, records: Sequence[Record], version: int) -> None:
    """Write records that the register does not hold."""
    connection.execute(insert(TABLES[kind]), [{**vars(one), "version": version} for one in records])


def replace_with(connection: Connection, kind: str, records: Sequence[Record], version: int) -> None:
    """Write records over those that the register holds."""
    table = TABLES[kind]
    columns: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in COLUMNS[kind] if name != "id"}
    statement = update(table).where(table.c.id == bindparam("held_id")).values(columns)
    rows = [{**vars(one), "version": version, "held_id": one.id} for one in records]
    connection.execute(statement, rows)


def remove(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Take records out of their table."""
    table = TABLES[kind]
    for batch in in_batches(ids):
        connection.execute(delete(table).where(table.c.id.in_(batch)))


def told(record: Record) -> dict[str, Json]:
    """Tell the known columns of a record as JSON, its answers under `answers`."""
    data = {
        name: to_json(value)
        for name in TYPED[record.kind()]
        if (value := cast("Value", getattr(record, name))) is not None
    }
    if record.answers:
        data["answers"] = answers_to_json(record.answers)
    return data


def untold(kind: str, record_id: str, data: Mapping[str, Json]) -> Record:
    """Make again the record that `told` told."""
    values: dict[str, Any] = {name: from_json(data[name]) for name in TYPED[kind] if name in data}
    return SPINE[kind].record(id=record_id, answers=answers_from_json(data.get("answers")), **values)


def difference(before: Record, after: Record) -> tuple[dict[str, Json], dict[str, Json]]:
    """Tell what changed between two states of a record, before and after; answers key by key, unknown as null.

    1.0 and 1.00 differ: to undo is to find again the very value that an act wrote.
    """
    kind = before.kind()
    old, new = ({name: to_json(getattr(state, name)) for name in TYPED[kind]} for state in (before, after))
    names = [name for name in TYPED[kind] if old[name] != new[name]]
    old, new = ({name: state[name] for name in names} for state in (old, new))
    keys = _changed_keys(before.answers, after.answers)
    if keys:
        old["answers"] = {key: to_json(before.answers.get(key)) for key in keys}
        new["answers"] = {key: to_json(after.answers.get(key)) for key in keys}
    return old, new


def _changed_keys(before: Answers, after: Answers) -> list[str]:
    keys = list(dict.fromkeys((*before, *after)))
    return [key for key in keys if to_json(before.get(key)) != to_json(after.get(key))]
