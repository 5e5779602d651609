# SPDX-License-Identifier: EUPL-1.2
"""The tables of a register: one per sort of record, its columns those of the record; the kits; the journal.

A record’s dataclass is the one place that says its columns: the table follows it, and a test compares the tables
with the migrations.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

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

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  SQLAlchemy’s
        """Read the figures."""
        return None if value is None else Decimal(value)


class Several(TypeDecorator[tuple[str, ...]]):
    """Several texts in their order, as JSON."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002  the same
        """Read the list."""
        return tuple(json.loads(value)) if value and value != "[]" else ()


class Given(TypeDecorator[Answers]):
    """The answers a kit adds to a record, as JSON that keeps the type of each."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> Answers:  # noqa: ARG002  the same
        """Read the answers."""
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


class Way(NamedTuple):
    """How values of a type are kept: in which column, as what (`None`: as they are), and what JSON tells it."""

    column: type[Any]
    keep: Callable[[Any], object] | None
    tell: Callable[[Any], str]


def _keep_texts(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(encode_basestring, texts))}]"


def _keep_answers(answers: Answers) -> str:
    return to_text(answers_to_json(answers)) if answers else "{}"


_WAYS: Mapping[object, Way] = {
    str: Way(Text, None, encode_basestring),
    int: Way(Integer, None, int.__repr__),
    bool: Way(Boolean, None, to_text),
    date: Way(Date, date.isoformat, '{{"day":"{}"}}'.format),
    Decimal: Way(Exact, str, '{{"decimal":"{}"}}'.format),
    tuple: Way(Several, _keep_texts, str),
    Mapping: Way(Given, _keep_answers, str),
}


def _way(hint: object) -> Way:
    """Choose how an attribute is kept, which may be unknown."""
    [written] = [hint] if not _may_be_unknown(hint) else [one for one in get_args(hint) if one is not NoneType]
    return _WAYS[get_origin(written) or written]


def _may_be_unknown(hint: object) -> bool:
    return NoneType in get_args(hint)


COLUMNS: Mapping[str, Mapping[str, Way]] = {
    kind: {one.name: _way(get_type_hints(sort.record)[one.name]) for one in fields(sort.record)}
    for kind, sort in SPINE.items()
}
"""Sort of record → the columns that are its attributes, and how each is kept."""


def _column(sort: Sort, name: str, hint: object) -> Column[Any]:
    """Make the column of one attribute of a record; a parent is a foreign key."""
    kind, nullable = COLUMNS[sort.record.kind()][name].column, _may_be_unknown(hint)
    if name in sort.parents:
        return Column(name, kind, ForeignKey(f"{sort.parents[name]}.id"), nullable=nullable, index=True)
    return Column(name, kind, nullable=nullable)


def _table(sort: Sort) -> Table:
    """Make the table of a sort of record; `seq` is the order of arrival, the last word when two days are equal."""
    kind, hints = sort.record.kind(), get_type_hints(sort.record)
    columns = [_column(sort, name, hints[name]) for name in COLUMNS[kind]]
    return Table(kind, METADATA, Column("seq", Integer, primary_key=True), *columns, UniqueConstraint("id"))


TABLES: Mapping[str, Table] = {kind: _table(sort) for kind, sort in SPINE.items()}
"""Sort of record → its table."""

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
ORIGINALS = Table(
    "originals",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)
"""The kit as its author published it, by the first version of ours that was made from it."""
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
