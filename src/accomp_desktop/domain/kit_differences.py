# SPDX-License-Identifier: EUPL-1.2
"""What differs between two kits, item by item, and what a newer edition proposes to a structure that changed its own.

A proposal is what its author changed since the edition that the structure took; what the structure changed alone is
its own and is never spoken of.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_items import Entry, ItemKey, SortOfItem, Stood, items
from accomp_desktop.domain.kit_words import Attribute, attributes
from accomp_desktop.domain.layout import out_of_order

Change: TypeAlias = Literal["new", "changed", "gone", "moved"]

LASTING: frozenset[SortOfItem] = frozenset({"form", "list"})
"""Sorts of item that leave a kit by the retirement of what they hold."""

JOINED: frozenset[SortOfItem] = frozenset({"heading", "heading_part"})
"""Sorts of item where what a newer edition brings joins what the structure added."""


@dataclass(frozen=True)
class Difference:
    """What became of one item; `attributes` is what changed in it."""

    key: ItemKey
    change: Change
    place: str
    label: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Proposal(Difference):
    """What a newer edition brings; not to be taken unasked when `ours_changed`.

    `item` is what would stand, at another place when it is `shifted`.
    """

    ours_changed: bool = False
    item: Stood | None = None
    shifted: bool = False


def differences(before: Kit, after: Kit) -> tuple[Difference, ...]:
    """Tell what became of each item that differs, in the order of the later kit, what is gone last."""
    old, new = items(before), items(after)
    moved = _moved(old, new)
    return tuple(
        Difference(*told)
        for key in dict.fromkeys((*new, *old))
        if (told := _difference(old.get(key), new.get(key), (before, after), moved=key in moved))
    )


def proposals(original: Kit, ours: Kit, newer: Kit) -> tuple[Proposal, ...]:
    """Tell what the newer edition changed since the original, less what ours already holds."""
    then, held, now = items(original), items(ours), items(newer)
    shifted = _moved(held, now) & _moved(then, now)
    ours_moved = _moved(then, held)
    found: list[Proposal] = []
    for key in dict.fromkeys((*now, *held)):
        was, is_ours, brought = then.get(key), held.get(key), now.get(key)
        if _same(was, brought) and key not in shifted:
            continue
        if key.sort in JOINED:
            brought = _joined(was, is_ours, brought)
        told = _difference(is_ours, brought, (ours, newer), moved=key in shifted)
        if told and not (brought is None and _stays(key, held, now)):
            ours_changed = key.sort not in JOINED and (not _same(was, is_ours) or key in ours_moved)
            found.append(Proposal(*told, ours_changed=ours_changed, item=brought, shifted=key in shifted))
    return tuple(found)


_Told: TypeAlias = tuple[ItemKey, Change, str, str, tuple[Attribute, ...]]


def _difference(old: Stood | None, new: Stood | None, kits: tuple[Kit, Kit], *, moved: bool) -> _Told | None:
    if new is None or old is None:
        stands = new or old
        return (stands.key, "new" if new else "gone", stands.place, stands.label, ()) if stands else None
    if _same(old, new) and not moved:
        return None
    change: Change = "changed" if old.item != new.item else "moved"
    return new.key, change, new.place, new.label, tuple(attributes(old, new, kits))


def _same(one: Stood | None, other: Stood | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.item, one.host) == (other.item, other.host)


def _moved(old: Mapping[ItemKey, Stood], new: Mapping[ItemKey, Stood]) -> frozenset[ItemKey]:
    """Find what no longer follows its neighbours as it did; what changed section is told by its host."""
    kept = {key for key, one in new.items() if one.ordered and key in old and old[key].host == one.host}
    before, after = (_rows(one for key, one in held.items() if key in kept) for held in (old, new))
    return frozenset(
        ItemKey(*row[:2], code) for row, codes in after.items() for code in out_of_order(codes, before[row])
    )


def _rows(stood: Iterable[Stood]) -> Mapping[tuple[SortOfItem, str, str], list[str]]:
    rows: defaultdict[tuple[SortOfItem, str, str], list[str]] = defaultdict(list)
    for one in stood:
        rows[one.key.sort, one.key.within, one.host].append(one.key.code)
    return rows


def _joined(was: Stood | None, ours: Stood | None, newer: Stood | None) -> Stood | None:
    """Join to the headings of a newer edition those that the structure added."""
    known, held, now = (cast("tuple[str, ...]", one.item.value) if one else () for one in (was, ours, newer))
    whole = (*now, *(heading for heading in held if heading not in {*known, *now}))
    stands = newer or ours
    return replace(stands, item=Entry(stands.key.code, whole)) if whole and stands else None


def _stays(key: ItemKey, held: Mapping[ItemKey, Stood], now: Mapping[ItemKey, Stood]) -> bool:
    """Tell whether what a newer edition left out has nothing to be taken out of ours."""
    if key.sort == "section":
        inside = (one.key for one in held.values() if one.key.sort == "question" and one.host == key.code)
        return any(now[one].host == key.code if one in now else True for one in inside if one.within == key.within)
    return key.sort in LASTING or bool(getattr(held[key].item, "retired", False))
