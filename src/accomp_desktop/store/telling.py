# SPDX-License-Identifier: EUPL-1.2
"""Records as the database keeps them, and as the journal tells them: column by column, since there may be many.

The database keeps a day as 2024-03-15; the journal tells {"day":"2024-03-15"}: an undo finds the same value again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeAlias, cast

from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Json, answers_from_json, from_json
from accomp_desktop.store.tables import COLUMNS, Way, to_text

Kept: TypeAlias = Mapping[str, Sequence[Any]]
"""Records of a sort as the database keeps them: each of its columns, and the value of each record in it."""

_UNTOLD = frozenset({"id", "version"})


def keep(kind: str, records: Sequence[Record], version: int) -> Kept:
    """Give records of a sort, at a version, as the database keeps them."""
    columns = zip(*map(attrgetter(*COLUMNS[kind]), records), strict=True) if records else repeat(())
    ways = COLUMNS[kind].items()
    kept = {name: _keep_column(way, column) for (name, way), column in zip(ways, columns, strict=False)}
    return kept | {"version": [version] * len(records)}


def tell(kind: str, kept: Kept) -> Iterator[str]:
    """Tell the known columns of records of a sort as JSON, their answers under `answers`."""
    told = [_tell_column(name, way, kept[name]) for name, way in COLUMNS[kind].items() if name not in _UNTOLD]
    return ("{" + ",".join(filter(None, cells)) + "}" for cells in zip(*told, strict=True))


def tell_change(kind: str, old: Sequence[Any], new: Sequence[Any]) -> str | None:
    """Tell « before,after » of the columns that changed, answers key by key, unknown as null; `None` if none did.

    1.0 and 1.00 differ: to undo is to find again the very value that an act wrote.
    """
    if old == new:
        return None
    told: list[list[str]] = []
    for (name, way), *both in zip(COLUMNS[kind].items(), old, new, strict=True):
        before, after = _that_differ(*both) if name == "answers" else both
        if before != after and name not in _UNTOLD:
            told.append([f'"{name}":{"null" if value is None else way.tell(value)}' for value in (before, after)])
    if not told:
        return None
    return ",".join("{" + ",".join(cells) + "}" for cells in zip(*told, strict=True))


def told(kind: str, records: Sequence[Record]) -> Iterator[dict[str, Json]]:
    """Tell the known columns of records of a sort as they are read in the journal."""
    return map(json.loads, tell(kind, keep(kind, records, 0)))


def untold(kind: str, record_id: str, data: Mapping[str, Json]) -> Record:
    """Make again a record that `told` told; what is no longer a column of it is left out."""
    answers, names = answers_from_json(data.get("answers")), data.keys() & COLUMNS[kind].keys() - {"answers"}
    values: dict[str, Any] = {name: from_json(data[name]) for name in names}
    return SPINE[kind].record(id=record_id, answers=answers, **values)


def _keep_column(way: Way, values: Sequence[Any]) -> Sequence[Any]:
    write = way.keep
    return values if write is None else [None if value is None else write(value) for value in values]


def _tell_column(name: str, way: Way, values: Iterable[Any]) -> list[str | None]:
    begins, write, unknown = f'"{name}":', way.tell, "{}" if name == "answers" else None
    return [None if value is None or value == unknown else begins + write(value) for value in values]


def _that_differ(*answers: object) -> Iterator[str]:
    """Leave of answers, before and after, the keys whose values differ."""
    old, new = (cast("dict[str, Json]", json.loads(cast("str", given))) for given in answers)
    keys = [key for key in old | new if old.get(key) != new.get(key)]
    return (to_text({key: given.get(key) for key in keys}) for given in (old, new))
