# SPDX-License-Identifier: EUPL-1.2
"""The line kept as it came, less what may not be kept: social-security numbers, refused columns."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from accomp_desktop.domain.digits import NIR_SHAPE
from accomp_desktop.domain.kinds import cell_text
from accomp_desktop.domain.listing import Column, Listing
from accomp_desktop.domain.table import Cell

SIRET_DIGITS = 14
SHORTEST_NIR = 13
"""Characters: a shorter text cannot hold one."""


def without_nir(text: str) -> str:
    """Take social-security numbers out of a text; one that held nothing else is left empty."""
    if len(text) < SHORTEST_NIR or not NIR_SHAPE.search(text):
        return text
    return "" if NIR_SHAPE.fullmatch(text) else NIR_SHAPE.sub("•••", text)


def raw_lines(listing: Listing) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the number of each line and the line as it came, « Intitulé : valeur », column after column."""
    rows = listing.filled()
    columns = [_kept(listing, index, cells) for index, cells in enumerate(listing.columns_of(line for _, line in rows))]
    for (row, _), told in zip(rows, zip(*columns, strict=True), strict=True):
        yield row, tuple(filter(None, told))


def _kept(listing: Listing, index: int, cells: Sequence[Cell]) -> list[str | None]:
    column = listing.columns[index] if index < len(listing.columns) else Column(index, "")
    if column.refused:
        return [None] * len(cells)
    texts: Mapping[Cell, str | None] = {cell: _told(column, cell) for cell in set(cells)}
    return list(map(texts.get, cells))


def _told(column: Column, cell: Cell) -> str | None:
    text = _as_it_came(cell)
    if column.fields != ("siret",) or sum(map(str.isdigit, text)) != SIRET_DIGITS:
        text = without_nir(text)
    return f"{without_nir(column.title)}\u202f: {text}" if text else None


def _as_it_came(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return f"{cell.day:02}/{cell.month:02}/{cell.year}" if isinstance(cell, date) else cell_text(cell)
