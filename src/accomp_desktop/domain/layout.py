# SPDX-License-Identifier: EUPL-1.2
"""A layout: how the lists of one sender are read, remembered by their headings and proposed for the next one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from accomp_desktop.domain.days import DateOrder
from accomp_desktop.domain.kinds import fold

Extent: TypeAlias = Literal["", "complete", "new"]
"""Whether a list holds everyone the Département follows, or only those it sends anew; nobody has said yet."""

IGNORED, REFUSED = "-", "!"
"""In a layout: a column that nothing is read from; one that must not even stay in the line kept as it came."""

NEAR = 0.5
"""A layout is near when at least this share of the headings of both are common."""


@dataclass(frozen=True)
class Layout:
    """How a list is read: headings in the order of the columns, and by heading what its column gives.

    `uses` holds keys of fields joined by « + », `IGNORED` or `REFUSED`; `ours` are the values of the column
    `audience` under which a line is for this structure.
    """

    headings: tuple[str, ...] = ()
    uses: Mapping[str, str] = field(default_factory=dict[str, str])
    orders: Mapping[str, DateOrder] = field(default_factory=dict[str, DateOrder])
    sheet: str = ""
    extent: Extent = ""
    audience: str = ""
    ours: tuple[str, ...] = ()

    @property
    def signature(self) -> tuple[str, ...]:
        """Give what the layout is known by."""
        return named(self.headings)


@dataclass(frozen=True)
class Difference:
    """One way in which a list departs from a layout; `before` is the former heading or place."""

    kind: Literal["new", "missing", "moved", "renamed"]
    heading: str
    before: str = ""


def named(headings: Iterable[str]) -> tuple[str, ...]:
    """Give each column its name in a layout: the folded heading, with its rank when it comes again."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for heading in headings:
        bare = fold(heading)
        seen[bare] += 1
        names.append(bare if seen[bare] == 1 else f"{bare} ({seen[bare]})")
    return tuple(names)


def nearest(headings: Sequence[str], layouts: Iterable[Layout]) -> Layout | None:
    """Find the layout that has most headings in common, if it has enough; of equals, the last one remembered.

    One without headings, written by hand, fits any list.
    """
    names = {name for name in named(headings) if name}
    best, likeness = None, NEAR
    for layout in layouts:
        if not layout.headings:
            return layout
        others = {name for name in layout.signature if name}
        share = len(names & others) / max(1, len(names | others))
        if share >= likeness:
            best, likeness = layout, share
    return best


def differences(headings: Sequence[str], layout: Layout) -> tuple[Difference, ...]:
    """Tell how a list departs from a layout; a new heading where one is missing is that one, renamed."""
    names, before = named(headings), layout.signature
    gone = {place: name for place, name in enumerate(before) if name and name not in names}
    found: list[Difference] = []
    for place, name in enumerate(names):
        if not name:
            continue
        if name not in before:
            renamed = gone.pop(place, "")
            found.append(
                Difference("renamed" if renamed else "new", headings[place], renamed and layout.headings[place])
            )
    found += [Difference("moved", headings[names.index(name)]) for name in out_of_order(names, before)]
    return (*found, *(Difference("missing", layout.headings[place]) for place in gone))


def out_of_order(names: Sequence[str], before: Sequence[str]) -> list[str]:
    """Give those names that do not follow the others as they did."""
    kept = [name for name in names if name and name in before]
    ordered = sorted(kept, key=before.index)
    blocks = SequenceMatcher(None, ordered, kept, autojunk=False).get_matching_blocks()
    in_place = {name for block in blocks for name in kept[block.b : block.b + block.size]}
    return [name for name in kept if name not in in_place]


def remembered(layout: Layout, layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """Add a layout to those remembered, in place of the one of the same headings."""
    return (*(one for one in layouts if one.signature != layout.signature), layout)
