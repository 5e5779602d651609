# SPDX-License-Identifier: EUPL-1.2
"""The tables of a register: one per sort of record, its columns those of the record; the kits; the journal.

A record’s dataclass is the one place that says its columns: the table follows it, and a test compares the tables
with the migrations.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from accomp_desktop.domain.spine import SPINE, Sort
from accomp_desktop.domain.values import Answers, Json, answers_from_json, answers_to_json


class Exact(TypeDecorator[Decimal]):
    """A decimal, written in full and never through a float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy’s
        """Write the figures as they are."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  the same
        """Read them back."""
        return None if value is None else Decimal(value)


class Several(TypeDecorator[tuple[str, ...]]):
    """Several texts in their order, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002  the same
        """Write a JSON list."""
        return to_text(list(value)) if value else "[]"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002  the same
        """Read it back."""
        return tuple(json.loads(value)) if value and value != "[]" else ()


class Given(TypeDecorator[Answers]):
    """The answers a kit adds to a record, as JSON that keeps the type of each."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Answers | None, dialect: Dialect) -> str:  # noqa: ARG002  the same
        """Write the known answers."""
        return to_text(answers_to_json(value)) if value else "{}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Answers:  # noqa: ARG002  the same
        """Read them back."""
        return answers_from_json(json.loads(value)) if value and value != "{}" else {}


class Instant(TypeDecorator[datetime]):
    """A moment, written in UTC down to the microsecond."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the same
        """Write it in UTC."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the same
        """Read it back, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_text(data: "Json | Mapping[str, Json]") -> str:
    """Write JSON the shortest way."""
    return _COMPACT.encode(data)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_COLUMN_TYPES: Mapping[object, type[Any]] = {
    str: Text,
    int: Integer,
    bool: Boolean,
    date: Date,
    Decimal: Exact,
    tuple: Several,
    Mapping: Given,
}


def _column(sort: Sort, name: str, hint: object) -> Column[Any]:
    """Make the column of one attribute of a record: `X | None` may be unknown, a parent is a foreign key."""
    inner = [one for one in get_args(hint) if one is not NoneType] if NoneType in get_args(hint) else [hint]
    written = inner[0]
    kind = _COLUMN_TYPES[get_origin(written) or written]
    if name in sort.parents:
        return Column(name, kind, ForeignKey(f"{sort.parents[name]}.id"), nullable=written is not hint, index=True)
    return Column(name, kind, nullable=written is not hint)


def _table(sort: Sort) -> Table:
    """Make the table of a sort of record; `seq` is the order of arrival, the last word when two days are equal."""
    kind, hints = sort.record.kind(), get_type_hints(sort.record)
    columns = [_column(sort, one.name, hints[one.name]) for one in fields(sort.record)]
    return Table(kind, METADATA, Column("seq", Integer, primary_key=True), *columns, UniqueConstraint("id"))


TABLES: Mapping[str, Table] = {kind: _table(sort) for kind, sort in SPINE.items()}
"""Sort of record → its table."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(sort.record)) for kind, sort in SPINE.items()
}
"""Sort of record → the columns that are its attributes."""

CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((child, name) for child, sort in SPINE.items() for name, above in sort.parents.items() if above == kind)
    for kind in SPINE
}
"""Sort of record → the (sort, column) that may hang from it."""

KITS = Table(
    "kits",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("content", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
ACTS = Table(
    "acts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("acts.number"), index=True),
    Column("hash", Text, nullable=False),
)
EDITS = Table(
    "edits",
    METADATA,
    Column("act", Integer, ForeignKey("acts.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False, index=True),
    Column("person_id", Text, index=True),
    Column("payload", Text),
    Column("salt", LargeBinary),
    Column("digest", Text, nullable=False),
)
SCHEMA = Table("schema", METADATA, Column("revision", Text, primary_key=True))
