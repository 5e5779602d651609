# SPDX-License-Identifier: EUPL-1.2
"""The refused lines as a workbook: what was wrong is seen, what was right is untouched, and it imports again."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.table import Cell
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.rejects import REASON, ROW, Reject, write_rejects
from tests.listing import HEADINGS, KIT, TODAY

MOMENT = datetime(2026, 1, 2, 9)  # noqa: DTZ001  as a spreadsheet has it
NIR = "2 85 05 78 006 084 36"
CELLS_OF_ONE = (
    "0012", "=CMD|'/c calc'!A0", "Zoé", date(2035, 1, 2), 8.12345e13, 123456789012, NIR, 22200, MOMENT,
)  # fmt: skip
WRONG = Reject(7, CELLS_OF_ONE, "Date de naissance\u202f: le 02/01/2035 est dans l’avenir.", frozenset({3}))
EMPTY = Reject(9, ("0013", None, "Zoé"), "Nom de naissance\u202f: la case est vide.", frozenset({1}))
TITLES = ("N° CAF", "Nom", "Prénom", "Né le", "SIRET", "N°", "Sécu", "CP", "Vu le")


def written(path: Path, *rows: Reject, titles: tuple[str, ...] = TITLES, keeps_nir: bool = False) -> Worksheet:
    write_rejects(path, titles, rows, keeps_nir=keeps_nir)
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_columns_are_the_list_s_then_the_line_and_why(tmp_path: Path) -> None:
    sheet = written(tmp_path / "rejets.xlsx", WRONG, EMPTY)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (*TITLES, ROW, REASON)
    assert [(row[9], row[10]) for row in rows[1:]] == [(7, WRONG.reason), (9, EMPTY.reason)]
    assert len(rows) == 3


def test_cells_stay_what_they_were(tmp_path: Path) -> None:
    sheet = written(tmp_path / "rejets.xlsx", WRONG)
    assert [cell.value for cell in sheet[2]][:6] == [
        "0012", "=CMD|'/c calc'!A0", "Zoé", datetime(2035, 1, 2), "81234500000000", "123456789012",  # noqa: DTZ001  the same
    ]  # fmt: skip
    assert [cell.data_type for cell in sheet[2]][:8] == ["s", "s", "s", "d", "s", "s", "n", "n"]
    assert (sheet["H2"].value, sheet["I2"].value) == (22200, MOMENT)
    assert read_book(tmp_path / "rejets.xlsx").sheets[0].rows[1][1] == "=CMD|'/c calc'!A0"


@pytest.mark.parametrize("cell", [NIR, 285057800608436, "285057800608436"], ids=["spaced", "number", "text"])
def test_a_social_security_number_does_not_go_out_unless_the_kit_keeps_it(tmp_path: Path, cell: Cell) -> None:
    reject = Reject(2, (cell,), "Prénom\u202f: la case est vide.")
    assert written(tmp_path / "a.xlsx", reject, titles=("Sécu",))["A2"].value is None
    kept = written(tmp_path / "b.xlsx", reject, titles=("Sécu",), keeps_nir=True)["A2"].value
    assert "".join(str(kept).split()) == "285057800608436"


def test_what_is_wrong_is_seen_without_colours_too(tmp_path: Path) -> None:
    sheet = written(tmp_path / "rejets.xlsx", WRONG, EMPTY)
    for wrong, right in ((sheet["D2"], sheet["C2"]), (sheet["B3"], sheet["C3"])):
        assert wrong.fill.fgColor.rgb != right.fill.fgColor.rgb
        assert (wrong.border.left.style, right.border.left.style) == ("medium", None)
        assert (wrong.font.b, right.font.b) == (True, False)
        assert wrong.comment is not None
        assert right.comment is None
    assert sheet["D2"].comment.text == WRONG.reason


def test_once_mended_the_workbook_is_a_list_again(tmp_path: Path) -> None:
    rows = (
        Reject(4, ("1000001", "MOËLO", "Odette", "inconnue"), "Date de naissance\u202f: …", frozenset({3})),
        Reject(5, ("1000002", None, "Sylvie", date(1970, 5, 25)), "Nom de naissance\u202f: …", frozenset({1})),
    )
    path = tmp_path / "rejets.xlsx"
    written(path, *rows, titles=HEADINGS)
    refused = plan_import(read_book(path), KIT, (), today=TODAY)
    assert [row.status for row in refused.rows] == ["refused", "refused"]
    again = [Reject(row.row, read_book(path).sheets[0].rows[row.row - 1], "…", frozenset({3})) for row in refused.rows]
    sheet = written(path, *again, titles=(*HEADINGS, ROW, REASON))
    assert [cell.value for cell in sheet[1]] == [*HEADINGS, ROW, REASON]
    assert [cell.value for cell in sheet[3]][4:] == [3, "…"]
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["D2"], book.worksheets[0]["B3"] = date(1966, 5, 23), "Quéré"
    book.save(path)
    plan = plan_import(read_book(path), KIT, (), today=TODAY)
    assert [(row.status, row.values["birth_name"]) for row in plan.rows] == [("created", "MOËLO"), ("created", "QUÉRÉ")]


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**18), 10**18), st.floats(), st.text(max_size=12), st.dates(),
    st.datetimes(), st.sampled_from(("<r><t>x</t></r>", "http://example.org", "_x0041_", "\ud800", "x" * 40_000)),
)  # fmt: skip


@given(st.lists(st.tuples(st.lists(CELLS, max_size=4), st.sets(st.integers(0, 3), max_size=2)), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cell_is_written_in_a_workbook_that_opens(tmp_path: Path, lines: list[tuple[list[Cell], set[int]]]) -> None:
    rows = [Reject(at, cells, "…", frozenset(wrong)) for at, (cells, wrong) in enumerate(lines, 2)]
    sheet = written(tmp_path / "rejets.xlsx", *rows, titles=("a", "", "a", "<r></r>"))
    for reject, row in zip(rows, sheet.iter_rows(min_row=2, values_only=True), strict=True):
        for cell, found in zip(reject.cells, row, strict=False):
            if isinstance(cell, date) and cell.year > 1900 and not isinstance(cell, datetime):
                assert found.date() == cell
            if isinstance(cell, bool) or (type(cell) is int and abs(cell) < 10**11):
                assert found == cell
