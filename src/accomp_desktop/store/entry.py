# SPDX-License-Identifier: EUPL-1.2
"""What enters the journal: an act, sealed, and a line for each person it concerns.

The hash of an act covers the previous one, its author, moment and reason, and a salted digest of each payload. To
erase a payload is to forget it and its salt: the digest stays, and says nothing of what it was.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from json.encoder import encode_basestring
from typing import TypeAlias

from sqlalchemy import Connection, func, insert, select, update

from accomp_desktop.domain.changes import Act
from accomp_desktop.domain.progress import Progress, in_silence
from accomp_desktop.store.rows import in_batches
from accomp_desktop.store.tables import ACTS, EDITS, to_text

_SALT = 16

Subject: TypeAlias = tuple[str, str, str | None]
"""What a line is about: a sort of record, its identity, and the person it concerns (`None`: it is nobody’s own)."""

_Line: TypeAlias = tuple[int, int, str, str, str | None, str, bytes, str]
"""A line in the order of the columns of its table."""


@dataclass(frozen=True)
class Entry:
    """What an act does: all of it to one person in one line, so that ten thousand people are ten thousand lines."""

    lines: defaultdict[Subject, list[str]] = field(default_factory=lambda: defaultdict(list))
    kinds: set[str] = field(default_factory=set[str])
    ids: set[str] = field(default_factory=set[str])

    def note(self, kind: str, ids: Sequence[str], owners: Sequence[str | None], changes: Iterable[str]) -> None:
        """Note what was done to records of a sort; a person merged into another keeps a line of its own.

        Args:
            kind: the sort of record.
            ids: the identity of each record.
            owners: the person each concerns.
            changes: what was done to each, « before,after » as JSON.
        """
        for record_id, owner, change in zip(ids, owners, changes, strict=True):
            subject: Subject = (kind, record_id, owner)
            if owner is not None and kind != "person":
                subject = ("person", owner, owner)
            self.lines[subject].append(f'["{kind}",{encode_basestring(record_id)},{change}]')
        self.kinds.add(kind)
        self.ids.update(ids, filter(None, owners))


def next_number(connection: Connection) -> int:
    """Give the number of the act about to be written."""
    return (connection.scalar(select(func.max(ACTS.c.number))) or 0) + 1


def write_act(connection: Connection, act: Act, entry: Entry, progress: Progress = in_silence) -> None:
    """Add an act at the end of the chain; it is sealed once its lines are written."""
    columns = {name: getattr(act, name) for name in ("number", "at", "author", "reason", "undoes")}
    connection.execute(insert(ACTS), columns | {"hash": ""})
    add_lines, told = str(insert(EDITS).compile(connection)), list[str]()
    for batch in in_batches(entry.lines.items()):
        lines = _lines(act.number, len(told), batch)
        connection.exec_driver_sql(add_lines, lines)
        told += [tell_line(position, kind, one, digest) for _, position, kind, one, _, _, _, digest in lines]
        progress(len(told) / len(entry.lines), "")
    previous = connection.scalar(select(ACTS.c.hash).where(ACTS.c.number == act.number - 1)) or ""
    sealed = update(ACTS).where(ACTS.c.number == act.number).values(hash=seal(previous, act, told))
    connection.execute(sealed)


def digest_of(salt: bytes, payload: str) -> str:
    """Give what stays of a payload once it is erased."""
    return sha256(salt + payload.encode()).hexdigest()


def tell_line(position: int, kind: str, record_id: str, digest: str) -> str:
    """Say of a line what the chain covers, which outlives its payload."""
    return f"{position} {kind} {record_id} {digest}"


def seal(previous: str, act: Act, lines: Iterable[str]) -> str:
    """Give the hash of an act, which covers that of the previous one."""
    head = to_text([previous, act.number, act.at.isoformat(), act.author, act.reason, act.undoes])
    return sha256("\n".join((head, *lines)).encode()).hexdigest()


def _lines(number: int, first: int, subjects: Sequence[tuple[Subject, Sequence[str]]]) -> list[_Line]:
    """Make lines of an act, from a position on, each with its salt."""
    lines: list[_Line] = []
    salts = secrets.token_bytes(_SALT * len(subjects))
    for rank, ((kind, record_id, person_id), told) in enumerate(subjects):
        payload, salt = f"[{','.join(told)}]", salts[_SALT * rank : _SALT * (rank + 1)]
        lines.append((number, first + rank, kind, record_id, person_id, payload, salt, digest_of(salt, payload)))
    return lines
