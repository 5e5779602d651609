# SPDX-License-Identifier: EUPL-1.2
"""What is understood of a received book before its lines are read: where, which columns, which days, whose lines."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, cast

from accomp_desktop.domain.audience import Audience, audience_of
from accomp_desktop.domain.choices import AS_FOUND, Judging, Reading
from accomp_desktop.domain.days import DateOrder, Dating, dating_of
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import JOINT, taught, vocabulary
from accomp_desktop.domain.kinds import Day, fold
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.layout import (
    IGNORED,
    REFUSED,
    Difference,
    Extent,
    Layout,
    differences,
    named,
    nearest,
    remembered,
)
from accomp_desktop.domain.listing import Column, Listing
from accomp_desktop.domain.recognition import find_listing
from accomp_desktop.domain.table import Book, Cell

DIGITS_OF_A_VALUE = 5
"""Digits that no heading has, and that a day or a number has."""

YOUNGEST = 15
"""Years: two digits of a birth year are read so that the person is at least that old."""


@dataclass(frozen=True)
class Understanding:
    """A list, the fields its columns carry (days in their column’s order), whom it is for, and what it resembles."""

    listing: Listing
    fields: Mapping[str, Field]
    datings: Mapping[str, Dating]
    audience: Audience | None = None
    layout: Layout | None = None

    @property
    def headings_are_values(self) -> bool:
        """Tell whether the headings look like what a line says of someone: a day, a number, an address."""
        headings = [one.heading for one in self.listing.columns]
        return any("@" in text or sum(map(str.isdigit, text)) >= DIGITS_OF_A_VALUE for text in headings)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Tell how the list departs from the one it resembles."""
        headings = [one.heading for one in self.listing.columns]
        return differences(headings, self.layout) if self.layout and self.layout.headings else ()


def understand(book: Book, kit: Kit, *, today: date, reading: Reading = AS_FOUND, structure: str = "") -> Understanding:
    """Find the list of a book, and all that can be said of it under the user’s choices.

    Raises `NoHeaderFound` or `NoSuchSheet`.
    """
    remembered = (reading.layout,) if reading.layout else kit.layouts
    words = taught(vocabulary(kit), remembered)
    listing = find_listing(
        book, words, sheet=reading.sheet, header_row=reading.header_row, layouts=remembered, uses=reading.uses
    )
    listing = _mended(listing, reading.mended)
    layout = nearest([one.heading for one in listing.columns], remembered)
    datings = _datings(listing, words.fields, reading, layout)
    fields = {key: _dated(item, datings.get(key), today) for key, item in words.fields.items()}
    return Understanding(listing, fields, datings, _audience(listing, structure, reading, layout), layout)


def _mended(listing: Listing, mended: Mapping[tuple[int, int], str]) -> Listing:
    """Put the cells that the user typed again in place of those of the file."""
    if not mended:
        return listing
    rows = list(listing.sheet.rows)
    for (row, column), text in mended.items():
        line: list[Cell] = [*rows[row - 1], *[None] * (column + 1 - len(rows[row - 1]))]
        line[column] = text or None
        rows[row - 1] = line
    return replace(listing, sheet=replace(listing.sheet, rows=tuple(rows)))


def _datings(
    listing: Listing, fields: Mapping[str, Field], reading: Reading, layout: Layout | None
) -> dict[str, Dating]:
    """Say in which order each column of days puts them: as the user says, as before, or as its texts prove."""
    found: dict[str, Dating] = {}
    for column in listing.mapped:
        for key in column.fields:
            if isinstance(fields[key].kind, Day):
                said = reading.orders.get(key) or reading.order
                dating = Dating(said, 1) if said else dating_of(listing.cells(column.index))
                before = layout.orders.get(key) if layout else None
                found[key] = Dating(before, 1) if before and dating.ambiguous else dating
    return found


def _dated(item: Field, dating: Dating | None, today: date) -> Field:
    if dating is None or not isinstance(item.kind, Day):
        return item
    last = today.year - YOUNGEST if item.key == "birth_date" else today.year
    return replace(item, kind=replace(item.kind, order=dating.order, last_year=last))


def _audience(listing: Listing, structure: str, reading: Reading, layout: Layout | None) -> Audience | None:
    """Find whom the lines are for; ours are what the user says, what was said last time, or what bears our name."""
    audience = audience_of(listing, structure)
    if audience is None:
        return None
    if reading.ours is not None:
        return replace(audience, ours=reading.ours)
    before = layout is not None and layout.ours and fold(layout.audience) == fold(audience.column.heading)
    return replace(audience, ours=frozenset(layout.ours)) if layout and before else audience


def layout_of(understood: Understanding, extent: Extent = "") -> Layout:
    """Remember how a list was read, for the next one of the same sender."""
    columns, audience = understood.listing.columns, understood.audience
    names = named(one.heading for one in columns)
    uses = {name: use for name, one in zip(names, columns, strict=True) if name and (use := _use(one))}
    orders: dict[str, DateOrder] = {
        key: one.order for key, one in understood.datings.items() if one.proofs and one.order != "mixed"
    }
    return Layout(
        headings=tuple(one.heading for one in columns),
        uses=uses,
        orders=orders,
        sheet=understood.listing.sheet.name,
        extent=extent,
        audience=audience.column.heading if audience and audience.ours else "",
        ours=tuple(sorted(audience.ours)) if audience else (),
    )


def kit_after(kit: Kit, understood: Understanding, judging: Judging) -> Kit:
    """Give the kit as an import leaves it: it remembers how the list was read; the same kit if it already does.

    A line of values taken for headings is not remembered: a kit travels, and that line is someone’s.
    """
    layout = layout_of(understood, judging.extent)
    if layout in kit.layouts or not any(layout.headings) or understood.headings_are_values:
        return kit
    return replace(kit, layouts=remembered(layout, kit.layouts))


def _use(one: Column) -> str:
    if one.refused:
        return "" if one.reason == "nir" else REFUSED
    if one.fields:
        return JOINT.join(one.fields) if one.reason != "values" else ""
    return IGNORED if one.reason in {"user", "remembered"} else ""


def layout_text(layout: Layout) -> str:
    """Write a layout as JSON."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def layout_from(text: str) -> Layout:
    """Read a layout that was written as JSON."""
    layout = Layout(**cast("dict[str, Any]", json.loads(text)))
    return replace(layout, headings=tuple(layout.headings), ours=tuple(layout.ours))
