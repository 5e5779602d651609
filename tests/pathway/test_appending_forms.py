# SPDX-License-Identifier: EUPL-1.2
"""Whatever form the XML of a workbook has, columns are added or it is refused; no file is half written."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils import get_column_letter

from accomp_desktop.domain.errors import UserError
from accomp_desktop.reports.additions import Addition
from accomp_desktop.reports.appending import NotAppendable
from tests.appending import OURS, appended, assert_in_order, differing, old_and_new, opened, parts, sheet_part
from tests.received import HEADINGS, SHEET, a_table, changed, rich

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Change = Callable[[str, bytes], bytes]


def only_sheets(change: Callable[[bytes], bytes]) -> Change:
    return lambda name, data: change(data) if name.startswith("xl/worksheets/sheet") else data


def prefixed(data: bytes) -> bytes:
    """Every element of the sheet under a prefix, as some libraries write."""
    data = re.sub(rb"<(/?)([a-zA-Z]+)(?=[ />])", rb"<\1x:\2", data)
    return data.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)


def strict(_name: str, data: bytes) -> bytes:
    """The namespaces of the Strict form of the standard."""
    relations = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    return data.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(RELATIONS, relations)


def without_places(data: bytes) -> bytes:
    """Lines and cells that do not say where they are, and follow each other."""
    return re.sub(rb'<(row|c) r="[A-Z0-9]+"', rb"<\1", data)


def with_comments(data: bytes) -> bytes:
    return re.sub(rb"(<cols>|<sheetData>|<row [^>]*>|<c [^>/]*>|<is>)", rb"\1<!-- rien -->", data)


FORMS: dict[str, Change] = {
    "under a prefix": only_sheets(prefixed),
    "without dimension": only_sheets(lambda data: re.sub(rb"<dimension [^>]*/>", b"", data)),
    "without column widths": only_sheets(lambda data: re.sub(rb"<cols>.*</cols>", b"", data)),
    "widths in two groups": only_sheets(lambda data: data.replace(b'<col min="6"', b'</cols><cols><col min="6"')),
    "with comments in the markup": only_sheets(with_comments),
    "in UTF-16": only_sheets(lambda data: data.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")),
    "strict": strict,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_standard_is_written_as_it_was(tmp_path: Path, form: str) -> None:
    source = changed(rich(tmp_path / "liste.xlsx"), tmp_path / "forme.xlsx", FORMS[form])
    target = appended(source)
    part = sheet_part(tmp_path / "liste.xlsx")
    assert differing(source, target) == [part, "xl/styles.xml"]
    assert_in_order(target, part)
    root = etree.fromstring(parts(target)[part])
    space = etree.QName(root).namespace
    added = {cell.get("r"): cell for cell in root.iter(f"{{{space}}}c") if cell.get("r", "").startswith(("G", "H"))}
    assert "".join(added["H6"].itertext()).strip() == "'=En accompagnement"
    assert "".join(added["G6"].itertext()).strip() == "46032"
    if form != "strict":
        old_and_new(source, target, len(HEADINGS))


def test_lines_and_cells_without_their_places_are_counted(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, data in parts(a_table(tmp_path / "table.xlsx")).items():
            archive.writestr(name, re.sub(rb"<tableParts.*</tableParts>", b"", without_places(data)))
    target = appended(tmp_path / "a.xlsx", Addition(SHEET, 1, OURS, {2: ("a", "b", "c"), 9: ("d", "e", "f")}))
    sheet = opened(target)[SHEET]
    assert [cell.value for cell in sheet[1]] == [*(f"Colonne {rank}" for rank in range(8)), *OURS]
    assert [cell.value for cell in sheet[9]][8:] == ["d", "e", "f"]
    assert_in_order(target, "xl/worksheets/sheet1.xml")


def test_days_are_counted_as_the_workbook_counts_them(tmp_path: Path) -> None:
    target = appended(rich(tmp_path / "liste.xlsx", date_1904=True))
    sheet = opened(target)[SHEET]
    assert (sheet["D6"].value.date(), sheet["G6"].value.date()) == (date(1966, 5, 23), date(2026, 1, 10))


def test_a_workbook_without_styles_shows_days_as_texts(tmp_path: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        data = re.sub(rb'<Relationship [^>]*/styles"[^>]*/>|<Override PartName="/xl/styles.xml"[^>]*/>', b"", data)
        return re.sub(rb' s="\d+"', b"", data) if "sheet" in name else data

    source = changed(rich(tmp_path / "liste.xlsx"), tmp_path / "nue.xlsx", change)
    assert differing(source, target := appended(source)) == [sheet_part(tmp_path / "liste.xlsx")]
    assert opened(target)[SHEET]["G6"].value == "10/01/2026"


DAMAGES: dict[str, Change] = {
    "no such sheet": lambda name, data: data.replace(b"Liste d", b"Autre d") if name == "xl/workbook.xml" else data,
    "broken markup": only_sheets(lambda data: data[:-200]),
    "no data": only_sheets(lambda data: re.sub(rb"sheetData", b"rien", data)),
    "lines in disorder": only_sheets(lambda data: data.replace(b'<row r="9"', b'<row r="2"')),
    "cells in disorder": only_sheets(lambda data: data.replace(b'r="B6"', b'r="A6"')),
    "nonsense for a place": only_sheets(lambda data: data.replace(b'r="B6"', b'r="6B"')),
    "nonsense for a merge": only_sheets(lambda data: data.replace(b'ref="A4:C4"', b'ref="nulle part"')),
    "nonsense for a style": only_sheets(lambda data: re.sub(rb'(r="F6") s="\d+"', rb'\1 s="x"', data)),
    "nonsense for a width": only_sheets(lambda data: data.replace(b'<col min="1"', b'<col min="un"')),
    "no room at the right": only_sheets(lambda data: data.replace(b'r="F6"', b'r="XFC6"')),
    "no styles inside": lambda name, data: data.replace(b"cellXfs", b"rien") if name == "xl/styles.xml" else data,
    "texts that are not there": lambda name, data: b"<sst/>" if name == "xl/sharedStrings.xml" else data,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_workbook_that_does_not_hold_together_is_refused_and_nothing_written(tmp_path: Path, damage: str) -> None:
    source = changed(rich(tmp_path / "liste.xlsx"), tmp_path / "abîmée.xlsx", DAMAGES[damage])
    with pytest.raises(NotAppendable, match="abîmée"):
        appended(source)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["abîmée.xlsx", "liste.xlsx"]


def test_a_zip_that_is_cut_or_a_bomb_is_refused(tmp_path: Path) -> None:
    whole = rich(tmp_path / "liste.xlsx").read_bytes()
    (tmp_path / "coupée.xlsx").write_bytes(whole[:3000])
    with pytest.raises(NotAppendable):
        appended(tmp_path / "coupée.xlsx")
    with ZipFile(tmp_path / "bombe.xlsx", "w", 8) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(21):
            part.write(b" " * 10_000_000)
    with pytest.raises(NotAppendable):
        appended(tmp_path / "bombe.xlsx")


CELLS = st.none() | st.integers(-(10**6), 10**6) | st.dates(date(1950, 1, 1)) | st.text("aé=+<&'\" \n0", max_size=6)


@st.composite
def any_sheet(draw: st.DrawFn) -> bytes:
    """A small workbook with cells anywhere, merges, widths, hidden columns and heights."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for _ in range(draw(st.integers(0, 12))):
        place = draw(st.integers(1, 9)), draw(st.integers(1, 9))
        value = draw(CELLS)
        sheet.cell(*place).value = value if not isinstance(value, str) or not value.startswith("=") else f" {value}"
        sheet.cell(*place).number_format = draw(st.sampled_from(("General", "@", "dd/mm/yyyy", "0.00")))
    if draw(st.booleans()):
        left, top = draw(st.integers(1, 6)), draw(st.integers(1, 6))
        right, bottom = left + draw(st.integers(0, 3)), top + draw(st.integers(0, 3))
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    for column in draw(st.lists(st.integers(1, 14), max_size=4)):
        sheet.column_dimensions[get_column_letter(column)].width = draw(st.integers(1, 30))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


ANSWERS = st.none() | st.dates(date(1950, 1, 1)) | st.text(max_size=8)


@st.composite
def any_addition(draw: st.DrawFn) -> Addition:
    header, headings = draw(st.integers(1, 5)), draw(st.lists(st.sampled_from(OURS), min_size=1, unique=True))
    rows = draw(st.sets(st.integers(header + 1, 14), max_size=6))
    return Addition(SHEET, header, tuple(headings), {row: [draw(ANSWERS) for _ in headings] for row in sorted(rows)})


@given(any_sheet(), any_addition())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
def test_whatever_the_sheet_old_cells_stay_and_new_ones_are_there(
    tmp_path: Path, data: bytes, addition: Addition
) -> None:
    source = tmp_path / "liste.xlsx"
    source.write_bytes(data)
    target = appended(source, addition)
    assert_in_order(target, "xl/worksheets/sheet1.xml")
    before, after = (opened(path)[SHEET] for path in (source, target))
    old = {cell.coordinate: (cell.value, cell.number_format) for row in before for cell in row if cell.value}
    assert {place: (after[place].value, after[place].number_format) for place in old} == old
    headings = [cell.value for cell in after[addition.header_row]]
    first = len(headings) - headings[::-1].index(addition.headings[-1]) - len(addition.headings)
    assert tuple(headings[first : first + len(addition.headings)]) == addition.headings
    for row, values in addition.cells.items():
        days = [value for value in values if isinstance(value, date)]
        assert [cell.value.date() for cell in after[row][first:] if hasattr(cell.value, "date")] == days
    again = appended(target, addition, "encore.xlsx")
    assert differing(target, again) == []


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
def test_a_workbook_with_any_byte_changed_is_written_or_refused(tmp_path: Path, draw: st.DataObject) -> None:
    whole = rich(tmp_path / "liste.xlsx")
    part = draw.draw(st.sampled_from((sheet_part(whole), "xl/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml",
        "_rels/.rels", "xl/_rels/workbook.xml.rels")))  # fmt: skip
    data = parts(whole)[part]
    place, size = draw.draw(st.integers(0, len(data) - 1)), draw.draw(st.integers(0, 8))
    inserted = draw.draw(st.binary(max_size=4) | st.sampled_from((b"<!---->", b"<a/>", b"0", b"-1")))
    mutated = data[:place] + inserted + data[place + size :]
    source = changed(whole, tmp_path / "mutée.xlsx", lambda name, old: mutated if name == part else old)
    try:
        appended(source)
    except UserError:
        return
    assert ZipFile(tmp_path / "retour.xlsx").testzip() is None
