# SPDX-License-Identifier: EUPL-1.2
"""Parts of a document laid from the top down, over one page or over as many as they need."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from accomp_desktop.reports.paper import Paper


@dataclass(frozen=True)
class Strip:
    """A part that is never cut: how high it is, and what draws it from its top; a heading `leads` what follows."""

    height: float
    draw: Callable[[Paper, float], object]
    leads: bool = False


Placed: TypeAlias = tuple[float, Strip]


def over_pages(strips: Iterable[Strip], first: float, top: float, bottom: float) -> list[list[Placed]]:
    """Place parts from `first` on the first page, then from `top`; no page ends on a heading."""
    pages, y = [list[Placed]()], first
    for one in strips:
        if y + one.height > bottom and pages[-1]:
            y = top
            carried = _taken_back(pages[-1])
            pages.append([])
            for heading in carried:
                pages[-1].append((y, heading))
                y += heading.height
        pages[-1].append((y, one))
        y += one.height
    return pages


def _taken_back(page: list[Placed]) -> list[Strip]:
    """Take off the headings that a page would end on."""
    kept = len(page)
    while kept and page[kept - 1][1].leads:
        kept -= 1
    carried = [one for _, one in page[kept:]]
    del page[kept:]
    return carried
