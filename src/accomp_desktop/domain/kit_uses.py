# SPDX-License-Identifier: EUPL-1.2
"""Who uses an item of the kit: what else names it, and the answers that a change would leave without a reader.

Answers are never deleted: what a kit no longer asks stays in the records, out of sight. So it is better retired.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from accomp_desktop.domain.kit import KNOWN_LISTS, Kit
from accomp_desktop.domain.kit_items import ItemKey, items
from accomp_desktop.domain.kit_references import references
from accomp_desktop.domain.kit_words import KIND_LABELS
from accomp_desktop.domain.questions import KindName, Question

Answered: TypeAlias = tuple[str, str]
"""The key of a question, and the code of one of its options, or nothing for any answer."""

SortInUse: TypeAlias = Literal["track", "exit", "action", "form", "adviser"]
"""What records name by its code (an adviser, by name)."""

READ_ALIKE: tuple[frozenset[KindName], ...] = (
    frozenset({"text", "long_text", "siret", "phone", "email", "place", "births"}),
    frozenset({"number", "percentage", "money"}),
    frozenset({"day", "month"}),
)
"""Kinds whose answers are read by each other."""


@dataclass(frozen=True)
class Use:
    """Something in the kit that names an item; `how` says what for."""

    key: ItemKey
    place: str
    label: str
    how: str


@dataclass(frozen=True)
class Orphan:
    """Answers that a change of the kit would leave without a reader, and how many people gave one."""

    place: str
    label: str
    why: str
    people: int


@dataclass(frozen=True)
class _Asked:
    question: Question
    place: str
    record: str


def uses(kit: Kit, key: ItemKey) -> tuple[Use, ...]:
    """List what names an item, in the order of the kit."""
    held = items(kit)
    return tuple(Use(by, held[by].place, held[by].label, how) for by, to, how in references(kit) if to == key)


def answers_of(kit: Kit, key: ItemKey) -> frozenset[Answered]:
    """Give the answers that a question, or a line of a list, may have received; none for any other item."""
    asked = [one.question for one in _asked(kit).values()]
    if key.sort == "line":
        lists = ((one.key, KNOWN_LISTS.get(one.kind, one.list)) for one in asked)
        return frozenset((name, key.code) for name, held in lists if held == key.within)
    if key.sort not in {"field", "question"}:
        return frozenset()
    return frozenset((one.key, "") for one in items(kit)[key].item.answered())


def losing(before: Kit, after: Kit) -> Mapping[Answered, Orphan]:
    """Give what a change would leave without a reader, as yet uncounted; the register says how many hold each."""
    now = _asked(after)
    found: dict[Answered, Orphan] = {}
    for key, was in _asked(before).items():
        still = now.get(key)
        if why := _why(was, still):
            found[key, ""] = Orphan(was.place, was.question.label, why, 0)
        elif still is not None:
            for code, label in _options_lost(before, was.question, after, still.question):
                found[key, code] = Orphan(was.place, f"{was.question.label}\u202f: {label}", "le choix est supprimé", 0)
    return found


def orphans(before: Kit, after: Kit, held: Mapping[Answered, int]) -> tuple[Orphan, ...]:
    """Tell which answers a change would leave without a reader, where people hold any."""
    counted = ((one, held.get(key, 0)) for key, one in losing(before, after).items())
    return tuple(replace(one, people=people) for one, people in counted if people)


def _asked(kit: Kit) -> dict[str, _Asked]:
    asked = [
        (one.item, one.place, f"form {key.within}" if key.sort == "question" else one.item.record)
        for key, one in items(kit).items()
        if key.sort in {"field", "question"}
    ]
    return {one.key: _Asked(one, place, record) for whole, place, record in asked for one in whole.answered()}


def _why(was: _Asked, still: _Asked | None) -> str:
    """Say why answers would no longer be read; nothing if they would."""
    if was.question.kind == "computed":
        return ""
    if still is None:
        return "la question est supprimée"
    if still.record != was.record:
        return "la question passe à une autre fiche"
    if not _reads(was.question.kind, still.question.kind):
        return f"le type de réponse devient «\u202f{KIND_LABELS[still.question.kind]}\u202f»"
    return ""


def _reads(was: KindName, now: KindName) -> bool:
    return was == now or any({was, now} <= alike for alike in READ_ALIKE)


def _options_lost(before: Kit, was: Question, after: Kit, now: Question) -> Iterator[tuple[str, str]]:
    old, new = (kit.options(KNOWN_LISTS.get(one.kind, one.list)) for kit, one in ((before, was), (after, now)))
    if was.kind in {"choice", "choices", "member", "partner"}:
        kept = {one.code for one in new}
        yield from ((one.code, one.label) for one in old if one.code not in kept)
