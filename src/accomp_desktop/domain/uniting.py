# SPDX-License-Identifier: EUPL-1.2
"""All that hangs from one person hung on another: what both have is joined, and nothing is doubled."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, cast

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.person import Support
from accomp_desktop.domain.piece import Piece
from accomp_desktop.domain.record import AnyRecord, Record
from accomp_desktop.domain.referral import Referral
from accomp_desktop.domain.spine import SPINE

UNKNOWN: Sequence[object] = (None, "")


def hanging(file: PersonFile) -> tuple[Record, ...]:
    """Gather all that hangs from a person, parents before what hangs from them."""
    sorts = [*SPINE]
    below = {"person"}
    for kind, sort in SPINE.items():
        below |= {kind} if below & {*sort.parents.values()} else set()
    found = (one for one in _records(file) if one.kind() in below - {"person"})
    return tuple(sorted(found, key=lambda one: sorts.index(one.kind())))


def hung_anew(kept: PersonFile, absorbed: PersonFile) -> Iterator[Change]:
    """Hang on the person kept what hangs from the one absorbed."""
    running = {one.support.id for file in (kept, absorbed) for one in file.supports if one.exit is None}
    there = {_mark(one, running): one for one in hanging(kept)}
    moved = {absorbed.person.id: kept.person.id}
    for one in hanging(absorbed):
        links = {name: moved[above] for name in SPINE[one.kind()].parents if (above := vars(one)[name]) in moved}
        hung = replace(one, **cast("dict[str, Any]", links))
        mark = _mark(hung, running)
        if mark not in there:
            yield from (hung,) if links else ()
            continue
        moved[one.id] = there[mark].id
        there[mark] = both(there[mark], hung)
        yield there[mark]
        yield Removal(one)


def both(mine: AnyRecord, theirs: AnyRecord) -> AnyRecord:
    """Put two records into the first: of what both know, the value written last; of lists, what is in either.

    An accompaniment begins on the first of its two days.
    """
    newer, older = (theirs, mine) if theirs.version > mine.version else (mine, theirs)
    united: dict[str, Any] = {"answers": {**older.answers, **newer.answers}}
    for name in (one.name for one in fields(mine) if one.name not in {"id", "version", "answers"}):
        held, other = vars(mine)[name], vars(theirs)[name]
        if isinstance(held, tuple):
            united[name] = tuple(dict.fromkeys((*cast("tuple[object, ...]", held), *other)))
        elif name == "started_on":
            united[name] = min(held, other)
        else:
            united[name] = vars(older if vars(newer)[name] in UNKNOWN else newer)[name]
    return replace(mine, **united)


def _mark(one: Record, running: set[str]) -> Hashable:
    """Tell by what a record is known again: a company, a day of referral, that it is under way; else all it says.

    A piece is never known again: a scan, which is not read here, may hang from it.
    """
    match one:
        case Business() if company := one.siren or (one.siret or "")[:9]:
            return ("company", company)
        case Referral(referred_on=date() as day):
            return ("referral", day)
        case Support():
            return "running" if one.id in running else one.id
        case Piece():
            return one.id
        case _:
            return repr(replace(one, id="", version=0, answers=dict(sorted(one.answers.items()))))


def _records(held: object) -> Iterator[Record]:
    match held:
        case Record():
            yield held
        case PersonFile() | SupportFile():
            for part in vars(held).values():
                yield from _records(part)
        case tuple():
            for part in cast("tuple[object, ...]", held):
                yield from _records(part)
        case _:
            return
