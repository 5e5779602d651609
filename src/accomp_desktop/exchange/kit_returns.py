# SPDX-License-Identifier: EUPL-1.2
"""What the layout of the return to the Département must hold: columns of the closed list, its own headings."""

from collections.abc import Iterator

from accomp_desktop.domain.grammar import quoted
from accomp_desktop.domain.headings import fold_heading, heading_claims
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.returning import NUMBER, RETURN_COLUMNS, return_layout
from accomp_desktop.exchange.kit_faults import Fault, unknown


def broken_returns(kit: Kit) -> Iterator[Fault]:
    """Go through what is wrong with the columns of the return; once they are right, with their headings."""
    columns = tuple(_columns(kit))
    yield from columns or _labels(kit)


def _columns(kit: Kit) -> Iterator[Fault]:
    columns = [one.column for one in kit.returns]
    strange = [column for column in columns if column not in RETURN_COLUMNS]
    for at, column in enumerate(columns):
        if column in strange:
            yield unknown(("returns", at, "column"), "l’une de ces colonnes", column, RETURN_COLUMNS, listed=True)
        if column in columns[:at]:
            yield Fault(("returns", at, "column"), "une colonne qui ne vienne qu’une fois", quoted(column))
    if columns and columns[0] != NUMBER:
        yield Fault(("returns", 0, "column"), f"le numéro du Département en premier ({NUMBER})")
    if columns and not strange and all(RETURN_COLUMNS[column].identifies for column in columns):
        yield Fault(("returns",), "au moins une colonne qui dise où en est la personne")


def _labels(kit: Kit) -> Iterator[Fault]:
    """Refuse a heading of the return that would be read as something else in the list that comes back."""
    claimed = {fold_heading(heading) for heading, _ in heading_claims(kit)}
    seen: set[str] = set()
    for at, column in enumerate(return_layout(kit) if kit.returns else ()):
        folded = fold_heading(column.label)
        if not folded or folded in seen:
            yield Fault(("returns", at, "label"), "un intitulé qui ne serve qu’une fois", quoted(column.label))
        elif folded in claimed and not column.identifies:
            expected = "un intitulé que la lecture des listes ne prend pas pour un de ses champs"
            yield Fault(("returns", at, "label"), expected, quoted(column.label))
        seen.add(folded)
