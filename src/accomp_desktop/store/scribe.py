# SPDX-License-Identifier: EUPL-1.2
"""Who holds the pen during an act: writes its records sort by sort, and notes what the journal will tell of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from accomp_desktop.domain.changes import ChangedMeanwhile, Removal
from accomp_desktop.domain.progress import Progress
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store import rows
from accomp_desktop.store.entry import Entry
from accomp_desktop.store.mistakes import StillNeeded
from accomp_desktop.store.owners import Owners
from accomp_desktop.store.tables import CHILDREN, TABLES
from accomp_desktop.store.telling import Kept, keep, tell, tell_change


@dataclass
class Scribe:
    """Writes the records of the act of this number; says how far it is of so many changes."""

    connection: Connection
    number: int
    changes: int
    progress: Progress
    entry: Entry = field(default_factory=Entry)

    def __post_init__(self) -> None:
        self._owners = Owners(self.connection)
        self._done = 0

    def write(self, kind: str, records: Sequence[Record]) -> None:
        """Add the new records of a sort, and replace those that differ from what the register holds."""
        for batch in rows.in_batches(records):
            new, seen = [one for one in batch if not one.version], [one for one in batch if one.version]
            try:
                if new:
                    self._add(kind, new)
                if seen:
                    self._replace(kind, seen)
            except IntegrityError:  # it is there already, or what it hangs from is there no more
                raise ChangedMeanwhile(SPINE[kind].label) from None
            self._advance(len(batch))

    def remove(self, removals: Mapping[str, Sequence[Removal]]) -> None:
        """Take records out, what hangs before what it hangs from; one merged into another concerns that other."""
        leaving: list[tuple[str, Kept, Sequence[str | None]]] = []
        for kind in [kind for kind in SPINE if removals[kind]]:
            held = keep(kind, self._held(kind, [one.record for one in removals[kind]]), self.number)
            leaving.append((kind, held, self._owners.of(kind, held)))
        into = {one.record.id: one.into for some in removals.values() for one in some if one.into}
        for kind, held, owners in reversed(leaving):
            ids = held["id"]
            self._refuse_if_needed(kind, ids)
            rows.remove(self.connection, kind, ids)
            now = [into.get(one, owner) for one, owner in zip(ids, owners, strict=True)]
            self.entry.note(kind, ids, now, (f"{told},null" for told in tell(kind, held)))
            self._advance(len(ids))

    def _add(self, kind: str, new: Sequence[Record]) -> None:
        kept = keep(kind, new, self.number)
        rows.add(self.connection, kind, kept)
        self._note(kind, kept, (f"null,{told}" for told in tell(kind, kept)))

    def _replace(self, kind: str, seen: Sequence[Record]) -> None:
        held, given = (keep(kind, one, self.number) for one in (self._held(kind, seen), seen))
        states = (zip(*kept.values(), strict=True) for kept in (held, given))
        told = [tell_change(kind, *both) for both in zip(*states, strict=True)]
        if any(told):
            changed = {name: [*compress(column, told)] for name, column in given.items()}
            rows.replace_with(self.connection, kind, changed)
            self._note(kind, changed, filter(None, told))

    def _note(self, kind: str, kept: Kept, changes: Iterable[str]) -> None:
        self.entry.note(kind, kept["id"], self._owners.of(kind, kept), changes)

    def _held(self, kind: str, seen: Iterable[Record]) -> list[Record]:
        """Read records as the register holds them; `ChangedMeanwhile` if one is not at the version that was seen."""
        versions = {one.id: one.version for one in seen}
        held = rows.read_these(self.connection, kind, versions)
        if any(one not in held or held[one].version != version for one, version in versions.items()):
            raise ChangedMeanwhile(SPINE[kind].label)
        return [held[one] for one in versions]

    def _refuse_if_needed(self, kind: str, leaving: Iterable[str]) -> None:
        """Refuse to remove records that others hang from."""
        for child, name in CHILDREN[kind]:
            column = TABLES[child].c[name]
            for batch in rows.in_batches(leaving):
                if self.connection.scalar(select(column).where(column.in_(batch)).limit(1)) is not None:
                    raise StillNeeded(SPINE[kind].label, SPINE[child].label)

    def _advance(self, count: int) -> None:
        self._done += count
        self.progress(self._done / self.changes, "")
