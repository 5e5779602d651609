# SPDX-License-Identifier: EUPL-1.2
"""Workbook: the ESF workbook of 10,000 participants, beside XlsxWriter (constant memory) writing the same cells."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from accomp_desktop.reports.workbook import write_workbook
from benchmarks.people import PEOPLE, big_report
from benchmarks.timing import Measure, in_turn, seconds

Cells = dict[str, list[list[Any]]]


def measure_workbook(runs: int = 3) -> Measure:
    """Write ours once to know its cells, then both in turn."""
    report = big_report()
    with TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.xlsx", Path(folder) / "bare.xlsx"
        write_workbook(ours, report)
        cells = _cells(ours)
        taken, floor = in_turn(
            runs,
            lambda: seconds(lambda: write_workbook(ours, report)),
            lambda: seconds(lambda: _write(bare, cells)),
        )
    return Measure(f"Workbook of {PEOPLE:,} participants", taken, "XlsxWriter, same cells", floor, 2)


def _cells(path: Path) -> Cells:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def _write(path: Path, cells: Cells) -> None:
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with Workbook(str(path), options) as book:
        for name, rows in cells.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if value != "":
                        sheet.write(row, column, value)
