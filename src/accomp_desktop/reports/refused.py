# SPDX-License-Identifier: EUPL-1.2
"""The lines that an import refused, as the workbook to mend wants them."""

from collections.abc import Iterator
from pathlib import Path

from accomp_desktop.domain.import_plan import ImportPlan, PlannedRow
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.listing import Listing
from accomp_desktop.domain.mending import cell_at, mendable
from accomp_desktop.reports.rejects import Reject, write_rejects


def write_refused(path: Path, plan: ImportPlan, kit: Kit) -> None:
    """Write the lines that a plan refuses, under the headings of their list."""
    headings = [one.heading for one in plan.listing.columns]
    write_rejects(path, headings, tuple(refused_lines(plan)), keeps_nir=kit.keeps_nir)


def refused_lines(plan: ImportPlan) -> Iterator[Reject]:
    """Go through the lines refused, each with why; what is in a column to refuse stays out."""
    listing = plan.listing
    for row in plan.rows:
        if row.status == "refused":
            line = listing.sheet.rows[row.row - 1]
            cells = [None if one.refused else cell_at(line, one.index) for one in listing.columns]
            reason = " ".join(problem.message for problem in row.problems)
            yield Reject(row.row, cells, reason, frozenset(_faulty(listing, row)))


def _faulty(listing: Listing, row: PlannedRow) -> Iterator[int]:
    cells = (mendable(listing, row.row, problem) for problem in row.problems)
    yield from (cell.column for cell in cells if cell is not None)
