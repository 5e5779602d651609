# SPDX-License-Identifier: EUPL-1.2
"""Columns added to a workbook, and all that must still be there once they are."""

import warnings
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from accomp_desktop.domain.table import Book
from accomp_desktop.reports.additions import Addition
from accomp_desktop.reports.appending import append_columns
from tests.received import HEADER_ROW, PEOPLE, SHEET

OURS = ("Reçue le", "Où en est-on", "Suivi par")
TOLD = {row: (date(2026, 1, 4 + row), "=En accompagnement", None) for row in range(6, 6 + len(PEOPLE))}
ADDITION = Addition(SHEET, HEADER_ROW, OURS, TOLD)
NOTHING = Book(())

SEQUENCE = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""The order that ISO/IEC 29500 gives to what a worksheet holds."""


def appended(source: Path, addition: Addition = ADDITION, name: str = "retour.xlsx") -> Path:
    target = source.with_name(name)
    append_columns(source, NOTHING, target, addition)
    return target


def opened(path: Path, **options: bool) -> Workbook:
    """A workbook as openpyxl reads it; it does not know the newest rules of colour, and says so."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, **options)


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differing(before: Path, after: Path) -> list[str]:
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    return [name for name in old if old[name] != new[name]]


def sheet_part(path: Path, title: str = SHEET) -> str:
    book = opened(path)
    return f"xl/worksheets/sheet{book.sheetnames.index(title) + 1}.xml"


def looks(sheet: Worksheet, *, most: int) -> dict[str, Any]:
    """All that openpyxl knows of the cells of the first columns, and of the sheet around them."""
    cells = {
        cell.coordinate: (
            cell.value, cell.data_type, cell.number_format, cell.font, cell.fill, cell.border, cell.alignment,
            cell.protection, cell.hyperlink and cell.hyperlink.target, cell.comment and cell.comment.text,
        )
        for row in sheet.iter_rows(max_col=most)
        for cell in row
        if cell.value is not None or cell.has_style
    }  # fmt: skip
    widths = {
        letters: (one.width, one.hidden) for letters, one in sheet.column_dimensions.items() if (one.min or 0) <= most
    }
    return {
        "cells": {place: tuple(map(repr, told)) for place, told in cells.items()},
        "widths": widths,
        "heights": {number: one.height for number, one in sheet.row_dimensions.items()},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "rules": sorted(repr(one.sqref) for one in sheet.conditional_formatting),
        "validations": [repr(one) for one in sheet.data_validations.dataValidation],
        "filter": sheet.auto_filter.ref,
        "frozen": sheet.freeze_panes,
        "protected": repr(sheet.protection),
        "printed": (sheet.print_title_rows, repr(sheet.page_setup), sheet.oddHeader.center.text),
        "tables": dict(sheet.tables.items()),
        "drawn": (len(sheet._charts), len(sheet._images)),  # noqa: SLF001  openpyxl has no other way to say
    }


def assert_in_order(path: Path, part: str) -> None:
    """Hold a sheet to the order that Excel asks for, on pain of « repairing » the file."""
    root = etree.fromstring(parts(path)[part])
    names = [etree.QName(one).localname for one in root if isinstance(one.tag, str)]
    known = [name for name in names if name in SEQUENCE]
    assert [SEQUENCE.index(name) for name in known] == sorted(SEQUENCE.index(name) for name in known)
    space = etree.QName(root).namespace
    rows = [int(row.get("r")) for row in root.iter(f"{{{space}}}row")]
    assert rows == sorted(set(rows))
    for row in root.iter(f"{{{space}}}row"):
        columns = [coordinate_to_tuple(cell.get("r")) for cell in row.iter(f"{{{space}}}c") if cell.get("r")]
        assert columns == sorted(set(columns))
        assert {number for number, _ in columns} <= {int(row.get("r"))}
    stretches = [(int(one.get("min")), int(one.get("max"))) for one in root.iter(f"{{{space}}}col")]
    assert all(one[1] < other[0] for one, other in pairwise(stretches))


def old_and_new(source: Path, target: Path, most: int, title: str = SHEET) -> tuple[Worksheet, Worksheet]:
    before, after = opened(source, rich_text=True), opened(target, rich_text=True)
    assert before.sheetnames == after.sheetnames
    for name in before.sheetnames:
        width = most if name == title else 50
        assert looks(after[name], most=width) == looks(before[name], most=width)
    return before[title], after[title]
