# SPDX-License-Identifier: EUPL-1.2
"""Runs every benchmark and prints the table."""

from collections.abc import Sequence

from benchmarks.applying import measure_applying
from benchmarks.importing import measure_import
from benchmarks.matching import measure_matching
from benchmarks.memory import Weight, measure_memory
from benchmarks.searching import measure_search
from benchmarks.simulator import measure_simulator
from benchmarks.starting import measure_start
from benchmarks.timing import Measure
from benchmarks.workbook import measure_workbook

HEADINGS = ("what", "ours", "beside", "takes", "ratio", "aim", "held")


def table(measures: Sequence[Measure | Weight]) -> str:
    """Lay the measures out in columns."""
    rows = [HEADINGS, *(one.told() for one in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows)


if __name__ == "__main__":
    print(
        table(
            (
                measure_start(),
                *measure_import(),
                *measure_applying(),
                measure_memory(),
                *measure_matching(),
                measure_workbook(),
                measure_search(),
                *measure_simulator(),
            )
        )
    )
