# SPDX-License-Identifier: EUPL-1.2
"""Whom a record concerns: the person it hangs from, however far."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store import rows
from accomp_desktop.store.telling import Kept, keep

_LED_THROUGH = frozenset(
    parent for sort in SPINE.values() if "person_id" not in sort.parents for parent in sort.parents.values()
)
"""Sorts of record through which another hangs from a person."""


class Owners:
    """Finds the person each record concerns; remembers those that other records hang from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str | None] = {}

    def of(self, kind: str, kept: Kept) -> Sequence[str | None]:
        """Name the person each record of a sort concerns; `None`: it is the structure’s own, or a household’s."""
        owners = self._find(kind, kept)
        if kind in _LED_THROUGH:
            self._known.update(zip(kept["id"], owners, strict=True))
        return owners

    def _find(self, kind: str, kept: Kept) -> Sequence[str | None]:
        parents = SPINE[kind].parents
        if kind == "person":
            return kept["id"]
        if "person_id" in parents:
            return kept["person_id"]
        if not parents:
            return [None] * len(kept["id"])
        [(name, parent)] = parents.items()
        self._meet(parent, kept[name])
        return [self._known[one] for one in kept[name]]

    def _meet(self, kind: str, ids: Iterable[str]) -> None:
        unknown = rows.read_these(self._connection, kind, set(ids) - self._known.keys())
        self.of(kind, keep(kind, [*unknown.values()], 0))
