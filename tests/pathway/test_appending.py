# SPDX-License-Identifier: EUPL-1.2
"""Columns added to someone else’s workbook: whatever it held is still there, as it was, and the file still opens."""

import re
from datetime import date
from pathlib import Path

import pytest

from accomp_desktop.domain.table import Book, Sheet
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.additions import Addition
from accomp_desktop.reports.appending import OverItsSource, append_columns
from accomp_desktop.reports.writing import WrongEnding
from tests.appending import (
    ADDITION,
    NOTHING,
    OURS,
    TOLD,
    appended,
    assert_in_order,
    differing,
    old_and_new,
    opened,
    parts,
    sheet_part,
)
from tests.listing import SAMPLES
from tests.pathway.recomputing import resaved
from tests.received import HEADER_ROW, HEADINGS, PEOPLE, SHEET, a_table, rich, with_macros


def test_everything_that_was_there_is_still_there(tmp_path: Path) -> None:
    source = rich(tmp_path / "liste.xlsx")
    target = appended(source)
    assert differing(source, target) == [sheet_part(source), "xl/styles.xml"]
    _, sheet = old_and_new(source, target, len(HEADINGS))
    assert_in_order(target, sheet_part(source))
    assert [sheet.cell(HEADER_ROW, column).value for column in (7, 8, 9)] == list(OURS)
    for row, (day, state, _) in TOLD.items():
        cells = [sheet.cell(row, column) for column in (7, 8, 9)]
        assert cells[0].value.date() == day
        assert (cells[0].number_format, cells[1].number_format) == ("dd/mm/yyyy", "@")
        assert (cells[1].value, cells[1].data_type, cells[2].value) == (f"'{state}", "s", None)


def test_what_is_added_looks_like_what_stands_beside_it_and_is_seen(tmp_path: Path) -> None:
    target = appended(rich(tmp_path / "liste.xlsx"))
    sheet = opened(target)[SHEET]
    pairs = [("E5", "H5"), ("F4", "H4"), *((f"F{row}", f"H{row}") for row in range(6, 6 + len(PEOPLE)))]
    for beside, added in ((sheet[one], sheet[other]) for one, other in pairs):
        assert repr((added.fill, added.border, added.font)) == repr((beside.fill, beside.border, beside.font))
    widths = [sheet.column_dimensions[letters] for letters in "GHIJ"]
    assert [one.hidden for one in widths] == [False, False, False, True]
    assert all(one.width > 9 for one in widths[:3])
    assert (widths[3].min, widths[3].max) == (10, 16384)


def test_macros_stay_and_keep_their_ending(tmp_path: Path) -> None:
    source = with_macros(tmp_path / "liste.xlsm", tmp_path)
    target = appended(source, name="retour.xlsm")
    assert differing(source, target) == [sheet_part(source), "xl/styles.xml"]
    assert "xl/vbaProject.bin" in parts(target)
    with pytest.raises(WrongEnding, match=re.escape(".xlsm")):
        appended(source, name="autre.xlsx")
    with pytest.raises(WrongEnding, match=re.escape(".xlsx")):
        appended(rich(tmp_path / "liste.xlsx"), name="autre.xlsm")
    assert not list(tmp_path.glob("autre*"))


@pytest.mark.parametrize("program", ["openpyxl", "LibreOffice", "XlsxWriter, line by line"])
def test_a_list_saved_by_another_program_keeps_what_it_had(tmp_path: Path, program: str) -> None:
    source = rich(tmp_path / "liste.xlsx", constant_memory=program.startswith("XlsxWriter"))
    if program == "openpyxl":
        opened(source).save(source)
    if program == "LibreOffice":
        source = resaved(source, tmp_path)
    target = appended(source)
    assert sorted(differing(source, target)) == ["xl/styles.xml", sheet_part(source)]
    old_and_new(source, target, len(HEADINGS))
    assert_in_order(target, sheet_part(source))


def test_another_program_finds_every_value(tmp_path: Path) -> None:
    source = rich(tmp_path / "liste.xlsx")
    found = opened(resaved(appended(source), tmp_path), data_only=True)[SHEET]
    assert [cell.value for cell in found[6]][6:9] == [found["G6"].value, "'=En accompagnement", None]
    assert found["G6"].value.date() == date(2026, 1, 10)
    assert found[f"B{HEADER_ROW + len(PEOPLE) + 2}"].value == len(PEOPLE)
    assert found["B6"].comment.text == "Vue en mars"
    lines = next(one for one in read_book(source.with_name("retour.xlsx")).sheets if one.name == SHEET).rows
    assert lines[5][:6] == ["0042", "MOËLO", "Odette", date(1966, 5, 23), 22200, "à rappeler"]
    assert lines[5][6:] == [date(2026, 1, 10), "'=En accompagnement"]


def test_the_next_return_fills_the_same_columns_again(tmp_path: Path) -> None:
    first = appended(rich(tmp_path / "liste.xlsx"))
    assert differing(first, appended(first, name="encore.xlsx")) == []
    news = {row: (None, "Sortie", date(2026, 9, 1), "oui") for row in (6, 8)}
    second = appended(first, Addition(SHEET, HEADER_ROW, (OURS[2], OURS[1], OURS[0], "Nouveauté"), news), "second.xlsx")
    _, sheet = old_and_new(first, second, len(HEADINGS))
    assert [cell.value for cell in sheet[HEADER_ROW]][6:] == [*OURS, "Nouveauté"]
    assert [cell.value for cell in sheet[7]][6:9] == [cell.value for cell in opened(first)[SHEET][7]][6:9]
    told = [cell.value for cell in sheet[6]][6:]
    assert (told[0].date(), told[1:]) == (date(2026, 9, 1), ["Sortie", None, "oui"])
    assert_in_order(second, sheet_part(first))


def test_a_column_of_their_own_under_one_of_our_headings_is_left_alone(tmp_path: Path) -> None:
    source = rich(tmp_path / "liste.xlsx")
    book = opened(source)
    book[SHEET]["E5"], book[SHEET]["E6"] = "où en est-on ", "leur mot"
    book.save(source)
    sheet = opened(appended(source))[SHEET]
    assert (sheet["E6"].value, sheet["H6"].value) == ("leur mot", "'=En accompagnement")


def test_columns_that_compute_are_never_written_over(tmp_path: Path) -> None:
    first = appended(rich(tmp_path / "liste.xlsx"))
    book = opened(first)
    book[SHEET]["H7"] = "=1+1"
    book.save(first)
    sheet = opened(appended(first, name="encore.xlsx"))[SHEET]
    assert sheet["H7"].value == "=1+1"
    assert [cell.value for cell in sheet[HEADER_ROW]][6:] == [*OURS, *OURS]


def test_a_note_beside_the_list_and_a_table_are_not_written_over(tmp_path: Path) -> None:
    source = rich(tmp_path / "liste.xlsx")
    book = opened(source)
    book[SHEET]["H7"], book[SHEET]["G4"], book[SHEET]["H3"] = "à part", "au-dessus", "plus haut"
    book.save(source)
    sheet = opened(appended(source))[SHEET]
    assert [sheet[place].value for place in ("H7", "G4", "H3", "I5")] == ["à part", "au-dessus", "plus haut", OURS[0]]


def test_a_spreadsheet_table_stays_valid(tmp_path: Path) -> None:
    source = a_table(tmp_path / "liste.xlsx")
    target = appended(source)
    assert differing(source, target) == ["xl/worksheets/sheet1.xml", "xl/styles.xml"]
    _, sheet = old_and_new(source, target, 8)
    assert [cell.value for cell in sheet[5]][8:] == list(OURS)
    assert_in_order(target, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["3_extraction.csv", "4_liste.ods", "5_ancien_format.xls"])
def test_another_format_gives_a_workbook_of_its_cells(tmp_path: Path, name: str) -> None:
    book = read_book(SAMPLES / name)
    listed = book.sheets[0]
    told = {row: (date(2026, 1, 5), "Sortie", None) for row in range(2, len(listed.rows) + 1)}
    addition = Addition(listed.name, 1, OURS, told)
    append_columns(SAMPLES / name, book, tmp_path / "retour.xlsx", addition)
    copy = read_book(tmp_path / "retour.xlsx")
    assert [(one.name, one.hidden) for one in copy.sheets] == [(one.name, one.hidden) for one in book.sheets]
    width = max(map(len, listed.rows))
    for old, new in zip(listed.rows, copy.sheets[0].rows, strict=True):
        assert list(new[:width]) == [*old, *[None] * (width - len(old))]
    assert list(copy.sheets[0].rows[0][width:]) == list(OURS)
    assert list(copy.sheets[0].rows[1][width:]) == [date(2026, 1, 5), "Sortie"]
    append_columns(SAMPLES / name, copy, tmp_path / "encore.xlsx", addition)
    assert [list(row) for row in read_book(tmp_path / "encore.xlsx").sheets[0].rows] == [
        list(row) for row in copy.sheets[0].rows
    ]


def test_names_of_sheets_that_no_workbook_takes_are_mended(tmp_path: Path) -> None:
    names = ("liste [1]: « a/b » " + "x" * 40, "liste [1]: « a/b » " + "x" * 41, "", "'" * 3)
    book = Book(tuple(Sheet(name, (("a",),), hidden=True) for name in names))
    (tmp_path / "l.csv").write_text("a", "utf-8")
    append_columns(tmp_path / "l.csv", book, tmp_path / "r.xlsx", Addition(names[1], 1, OURS, {}))
    copy = read_book(tmp_path / "r.xlsx")
    assert len({one.name.casefold() for one in copy.sheets}) == 4
    assert [one.hidden for one in copy.sheets] == [True, False, True, True]
    assert list(copy.sheets[1].rows[0]) == ["a", *OURS]


def test_the_list_received_is_never_written_over(tmp_path: Path) -> None:
    source = rich(tmp_path / "liste.xlsx")
    before = source.read_bytes()
    with pytest.raises(OverItsSource, match=r"liste\.xlsx"):
        append_columns(source, NOTHING, tmp_path / "sub" / ".." / "liste.xlsx", ADDITION)
    assert source.read_bytes() == before
