# SPDX-License-Identifier: EUPL-1.2
"""What the user says of an import: how the list is read, and what becomes of what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from accomp_desktop.domain.days import DateOrder
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.layout import Extent, Layout
from accomp_desktop.domain.listing import Use, Uses
from accomp_desktop.domain.values import Value

Policy: TypeAlias = Literal["overwrite", "complete", "ask"]
"""Whether a list’s value replaces the one known, only fills what is unknown, or waits for the user to choose.

An empty cell does none of it.
"""

Decision: TypeAlias = Literal["skip", "new", "same"]
"""What the user says of a line: leave it, it is someone new, it is the person it was compared with."""

Absence: TypeAlias = Literal["keep", "ask", "withdraw"]
"""What becomes of someone whom a complete list no longer names: nothing, a question, a withdrawal."""


@dataclass(frozen=True)
class Reading:
    """How a list is read, over what is found.

    `orders` goes by field, `order` holds for all; `mended` are the cells typed again, by line from 1 and column from
    0; `ours` the values of the audience under which a line is for this structure (`None`: those proposed); `layout`
    stands for those that the kit remembers.
    """

    sheet: str | None = None
    header_row: int | None = None
    uses: Uses = field(default_factory=dict[int, Use])
    orders: Mapping[str, DateOrder] = field(default_factory=dict[str, DateOrder])
    order: DateOrder | None = None
    mended: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    ours: frozenset[str] | None = None
    layout: Layout | None = None


@dataclass(frozen=True)
class Judging:
    """What becomes of what a list says: by policy, by field, value by value; line by line; absence by absence."""

    policy: Policy = "overwrite"
    by_field: Mapping[str, Policy] = field(default_factory=dict[str, Policy])
    by_value: Mapping[tuple[int, str], bool] = field(default_factory=dict[tuple[int, str], bool])
    decisions: Mapping[int, Decision] = field(default_factory=dict[int, Decision])
    extent: Extent = ""
    absences: Mapping[str, Absence] = field(default_factory=dict[str, Absence])

    def takes(self, row: int, item: Field, held: Value) -> bool:
        """Tell whether the value that a line gives a field is written over the one held."""
        if (row, item.key) in self.by_value:
            return self.by_value[row, item.key]
        return held is None or self.by_field.get(item.key, self.policy) == "overwrite"


AS_FOUND, AS_USUAL = Reading(), Judging()
"""What holds as long as the user says nothing."""
