# SPDX-License-Identifier: EUPL-1.2
"""Records read from their tables, and written to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from accomp_desktop.domain.record import AnyRecord, Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store.tables import COLUMNS, TABLES
from accomp_desktop.store.telling import Kept

Item = TypeVar("Item")
_AT_ONCE = 2_000

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
    "simulation": "on",
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


def add(connection: Connection, kind: str, kept: Kept) -> None:
    """Write records that the register does not hold."""
    statement = insert(TABLES[kind]).compile(connection, column_keys=[*kept])
    connection.exec_driver_sql(str(statement), [*zip(*kept.values(), strict=True)])


def replace_with(connection: Connection, kind: str, kept: Kept) -> None:
    """Write records over those that the register holds."""
    table, (_, *names), (ids, *columns) = TABLES[kind], kept, kept.values()
    statement = update(table).where(table.c.id == bindparam("held_id")).compile(connection, column_keys=names)
    connection.exec_driver_sql(str(statement), [*zip(*columns, ids, strict=True)])


def remove(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Take records out of their table."""
    table = TABLES[kind]
    for batch in in_batches(ids):
        connection.execute(delete(table).where(table.c.id.in_(batch)))
