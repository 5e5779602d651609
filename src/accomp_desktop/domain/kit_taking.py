# SPDX-License-Identifier: EUPL-1.2
"""Taking what a newer edition of the kit proposes: only what was chosen, and what it cannot stand without."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from accomp_desktop.domain.headings import fold_heading
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_differences import JOINED, Proposal
from accomp_desktop.domain.kit_items import Entry, ItemKey, Rack, Stood, items, racks
from accomp_desktop.domain.kit_references import containers, references
from accomp_desktop.domain.questions import Question


def take(ours: Kit, newer: Kit, chosen: Iterable[Proposal]) -> Kit:
    """Give our kit with what was chosen of a newer one, each item after the one it follows there.

    What the newer one left out is retired where answers may name it. What a chosen item names and ours has not, its
    section, its list, its actions, comes with it. The team and the layouts stay ours.
    """
    chosen = tuple(chosen)
    wanted = {one.key: one.item for one in chosen if one.item is not None}
    wanted |= _needed(wanted, ours, newer)
    shifted = {one.key for one in chosen if one.shifted}
    kit = replace(ours, edition=newer.edition)
    for rack in racks(newer):
        order = [rack.key_of(one).code for one in rack.shelf.read(newer)]
        here = {one.key.code: one for one in wanted.values() if rack.holds(one)}
        for code in (*(one for one in order if one in here), *(one for one in here if one not in order)):
            kit = _put(kit, rack, here[code], order, shifted=here[code].key in shifted)
    for one in chosen:
        if one.item is None:
            kit = _left_out(kit, one.key)
    return kit


def _needed(wanted: Mapping[ItemKey, Stood], ours: Kit, newer: Kit) -> dict[ItemKey, Stood]:
    """Find what ours lacks and what is wanted cannot stand without, however far."""
    held, now = items(ours), items(newer)
    named: defaultdict[ItemKey, list[ItemKey]] = defaultdict(list)
    for by, to, _ in references(newer):
        named[by].append(to)
    for key, one in now.items():
        named[key] += containers(key, one.host)
        if key.sort == "line":
            named[ItemKey("list", "", key.within)].append(key)
    found: dict[ItemKey, Stood] = {}
    waiting = [*wanted]
    while waiting:
        key = waiting.pop()
        if key.sort != "list" or key not in held:
            coming = [one for one in named[key] if one in now and one not in held and one not in found]
            found |= {one: now[one] for one in coming}
            waiting += coming
    return {key: one for key, one in found.items() if key not in wanted}


def _put(kit: Kit, rack: Rack, stood: Stood, order: list[str], *, shifted: bool) -> Kit:
    """Put an item where it stood, or after the nearest of those it follows in the newer kit."""
    kit, item = _without_doubles(kit, stood), _with_former_answers(kit, stood)
    shelf, code = rack.shelf, stood.key.code
    held = list(shelf.read(kit))
    codes = [rack.key_of(one).code for one in held]
    if code in codes and not shifted:
        held[codes.index(code)] = item
        return shelf.write(kit, tuple(held))
    if code in codes:
        held.pop(codes.index(code))
        codes.remove(code)
    before = order[: order.index(code)] if code in order else order
    at = next((codes.index(one) + 1 for one in reversed(before) if one in codes), 0)
    return shelf.write(kit, (*held[:at], item, *held[at:]))


def _left_out(kit: Kit, key: ItemKey) -> Kit:
    """Retire what may have been used; take out what never holds an answer, and a section that is empty."""
    for rack in racks(kit):
        found = rack.shelf.find(kit, key.code) if (rack.sort, rack.within) == key[:2] else None
        if found is None or (key.sort == "section" and _is_filled(kit, key)):
            continue
        if hasattr(found, "retired"):
            return rack.shelf.retire(kit, key.code, retired=True)
        return rack.shelf.take_out(kit, key.code)
    return kit


def _is_filled(kit: Kit, section: ItemKey) -> bool:
    return any(key[:2] == ("question", section.within) and one.host == section.code for key, one in items(kit).items())


def _with_former_answers(kit: Kit, stood: Stood) -> Any:  # noqa: ANN401  an item of any shelf
    """Keep retired in a group the answers that the newer one no longer asks: people hold some."""
    if not isinstance(stood.item, Question) or stood.item.kind != "group":
        return stood.item
    held = items(kit).get(stood.key)
    if held is None:
        return stood.item
    asked = {one.key for one in stood.item.questions}
    former = (one for one in cast("Question", held.item).questions if one.key not in asked)
    return replace(stood.item, questions=(*stood.item.questions, *(replace(one, retired=True) for one in former)))


def _without_doubles(kit: Kit, stood: Stood) -> Kit:
    """Take away from elsewhere what an item claims for itself: answers asked twice, headings of another field."""
    if stood.key.sort in JOINED:
        return _without_headings(kit, stood)
    if not isinstance(stood.item, Question):
        return kit
    taken = {stood.key.code, *(one.key for one in stood.item.questions)}
    for rack in racks(kit):
        if (rack.sort, rack.within) == stood.key[:2]:
            mine = stood.key.code if rack.host == stood.host else ""
            kept = (_less(one, taken) for one in rack.shelf.read(kit) if one.key == mine or one.key not in taken)
            kit = rack.shelf.write(kit, tuple(kept))
    return kit


def _less(question: Question, taken: set[str]) -> Question:
    return replace(question, questions=tuple(one for one in question.questions if one.key not in taken))


def _without_headings(kit: Kit, stood: Stood) -> Kit:
    claimed = {fold_heading(one) for one in cast("Entry", stood.item).value}

    def left(table: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        kept = {
            key: tuple(one for one in several if key == stood.key.code or fold_heading(one) not in claimed)
            for key, several in table.items()
        }
        return {key: several for key, several in kept.items() if several or not table[key]}

    return replace(kit, headings=left(kit.headings), heading_parts=left(kit.heading_parts))
