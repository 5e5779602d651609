# SPDX-License-Identifier: EUPL-1.2
"""Whom the lines of a list are for: a Département may send every structure the list of all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from accomp_desktop.domain.headings import fold_heading
from accomp_desktop.domain.kinds import cell_text, fold, is_empty
from accomp_desktop.domain.listing import Column, Listing
from accomp_desktop.domain.table import Line

HEADINGS = frozenset({
    "structure", "structure referente", "structure suivi", "structure parcour", "structure accompagnement",
    "structure accompagnatrice", "structure orientation", "structure destinataire", "operateur", "organisme",
    "organisme referent", "prestataire", "partenaire", "orientation ver", "oriente ver",
})  # fmt: skip
"""Folded headings of the column that says which structure a line is for."""

EMPTY_WORDS = frozenset({"association", "les", "des", "la", "le", "de", "et", "l", "d"})


@dataclass(frozen=True)
class Audience:
    """The column that says whom each line is for, its values with how many lines each has, and those that are ours."""

    column: Column
    values: Mapping[str, int]
    ours: frozenset[str] = frozenset()

    def admits(self, line: Line) -> bool:
        """Tell whether a line is for this structure; when no value is known to be ours, every line is."""
        if not self.ours:
            return True
        index = self.column.index
        return fold(cell_text(line[index] if index < len(line) else None)) in self.ours


def audience_of(listing: Listing, structure: str) -> Audience | None:
    """Find the column that says whom lines are for, when it names several; ours are the values like our own name."""
    for column in listing.columns:
        if fold_heading(column.heading) in HEADINGS:
            values = Counter(fold(cell_text(cell)) for cell in listing.cells(column.index) if not is_empty(cell))
            if len(values) > 1:
                ours = frozenset(value for value in values if _is_named(value, structure))
                return Audience(column, dict(values.most_common()), ours)
    return None


def _is_named(value: str, structure: str) -> bool:
    """Tell whether a value is a structure’s name, or its words are among those of the name, or the other way round."""
    mine, told = (set(fold_heading(text).split()) - EMPTY_WORDS for text in (structure, value))
    return bool(mine and told) and (mine <= told or told <= mine)
