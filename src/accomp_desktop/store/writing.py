# SPDX-License-Identifier: EUPL-1.2
"""An act on the register: every change checked, written in the order of the spine, and told in the journal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from accomp_desktop.domain.changes import Act, Change, Removal, Touched
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.progress import Progress, in_silence, within
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Json
from accomp_desktop.store.entry import Entry, next_number, write_act
from accomp_desktop.store.kits import add_kit
from accomp_desktop.store.scribe import Scribe
from accomp_desktop.store.undoing import Plan

_RECORDS = 0.6
"""The share of an act that its records take; the journal takes the rest."""


def apply(  # noqa: PLR0913  an act: what it writes, who, why, and how far it is
    connection: Connection,
    changes: Iterable[Change],
    *,
    author: str,
    reason: str,
    kit: Mapping[str, Json] | None = None,
    original: Mapping[str, Json] | None = None,
    progress: Progress = in_silence,
) -> Touched:
    """Write changes, and a new version of the kit, as one act; when nothing changes, the journal has no line of it."""
    with no_search_for_cycles():
        number, entry = _write(connection, changes, within(progress, 0, _RECORDS))
        if kit is not None:
            add_kit(connection, kit, entry, original)
        if entry.lines:
            write_act(connection, _act(number, author, reason), entry, within(progress, _RECORDS, 1))
    return _touched(reason, entry)


def found(connection: Connection, structure: Structure, kit: Mapping[str, Json], *, author: str) -> None:
    """Write the first act of a register: its structure and its kit."""
    number, entry = _write(connection, [structure])
    add_kit(connection, kit, entry, original=kit)
    write_act(connection, _act(number, author, "Création du registre"), entry)


def take_back(connection: Connection, act: Act, plan: Plan, *, author: str) -> Touched:
    """Write what takes an act back, as a new act, even if nothing was left to change."""
    reason = f"Annulation\u202f: {act.reason}"
    number, entry = _write(connection, plan.changes())
    if plan.kit is not None:
        kit, original = plan.kit
        add_kit(connection, kit, entry, original)
    write_act(connection, replace(_act(number, author, reason), undoes=act.number), entry)
    return replace(_touched(reason, entry), kept=plan.sentences())


def _act(number: int, author: str, reason: str) -> Act:
    return Act(number, datetime.now(UTC), author, reason)


def _touched(reason: str, entry: Entry) -> Touched:
    return Touched(reason, frozenset(entry.kinds), frozenset(entry.ids))


def _write(connection: Connection, changes: Iterable[Change], progress: Progress = in_silence) -> tuple[int, Entry]:
    """Write changes; of several changes to one record, the last holds. Give the act’s number, and what was done."""
    last: defaultdict[str, dict[str, Change]] = defaultdict(dict)
    for change in changes:
        record = change.record if isinstance(change, Removal) else change
        last[record.kind()][record.id] = change
    removals = {kind: [one for one in last[kind].values() if isinstance(one, Removal)] for kind in SPINE}
    scribe = Scribe(connection, next_number(connection), sum(map(len, last.values())), progress)
    for kind in SPINE:
        scribe.write(kind, [one for one in last[kind].values() if not isinstance(one, Removal)])
    scribe.remove(removals)
    return scribe.number, scribe.entry
