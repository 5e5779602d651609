# SPDX-License-Identifier: EUPL-1.2
"""The return to the Département, end to end: written, remembered, and saying nothing that may not be said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.returning import (
    NobodyRecognised,
    NobodySent,
    ReturnLine,
    dispatch_of,
    return_layout,
    return_lines,
    told_by_row,
)
from accomp_desktop.exchange.locking import in_clear
from accomp_desktop.exchange.sheet_refusals import UnreadableFile
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.additions import Addition
from accomp_desktop.reports.appending import append_columns
from accomp_desktop.reports.returns import return_addition, write_return
from accomp_desktop.store.register import Register
from tests.cases import STRUCTURE
from tests.hiding import HIDDEN, full_of_secrets
from tests.listing import HEADINGS, KIT, ODETTE, SAMPLES, TODAY, planned
from tests.nasty.make import PASSWORD
from tests.registering import create

LAYOUT = return_layout(KIT)
LABELS = [item.label for item in LAYOUT]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made, _ = create(tmp_path / "a.accomp")
    with made:
        yield made


def received(register: Register, name: str, day: date = TODAY) -> None:
    plan = plan_import(read_book(SAMPLES / name), KIT, register.profiles(), today=day)
    register.apply(plan.changes(), plan.reason)


def lines_of(register: Register) -> tuple[ReturnLine, ...]:
    return return_lines(register.files(), KIT, register.dispatches(), TODAY)


def written(path: Path, lines: tuple[ReturnLine, ...]) -> Worksheet:
    write_return(path, lines, LAYOUT, STRUCTURE, TODAY)
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def unpacked(path: Path) -> str:
    with ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_a_return_shows_everyone_as_a_table_ready_to_print(tmp_path: Path, register: Register) -> None:
    received(register, "1_liste_propre.xlsx")
    sheet = written(tmp_path / "retour.xlsx", lines_of(register))
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Rebond & Compagnie — Retour au Département du 01/10/2026"
    assert (
        rows[1][0] == "20 personnes orientées, dont 20 à lire\u202f: nouvelles, ou modifiées depuis le dernier retour."
    )
    assert list(rows[3]) == LABELS
    assert len(rows) == 24
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A4:M24", "E5")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape", 0, "$4:$4",
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {sheet[place].number_format for place in ("A5", "B5")} == {"@"}
    assert {sheet[place].number_format for place in ("D5", "E5")} == {"dd/mm/yyyy"}


def test_numbers_keep_their_zeros_and_no_text_is_a_formula(tmp_path: Path) -> None:
    file = full_of_secrets()
    named = replace(file, person=replace(file.person, departement_id="0042", birth_name="=CMD|'/c calc'!A0"))
    sheet = written(tmp_path / "retour.xlsx", return_lines([named], KIT, (), TODAY))
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("0042", "s")
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("'=CMD|'/c calc'!A0", "s")


def test_nothing_that_may_not_be_told_is_in_any_byte_of_a_return(tmp_path: Path) -> None:
    lines = return_lines([full_of_secrets()], KIT, (), TODAY)
    written(tmp_path / "retour.xlsx", lines)
    addition = return_addition(planned(HEADINGS, ODETTE).listing, {2: lines[0]}, LAYOUT)
    (tmp_path / "liste.csv").write_text("N° CAF;Nom\n1;MOËLO\n", "utf-8")
    book = read_book(tmp_path / "liste.csv")
    append_columns(tmp_path / "liste.csv", book, tmp_path / "liste.xlsx", replace(addition, sheet=book.sheets[0].name))
    for name in ("retour.xlsx", "liste.xlsx"):
        said = unpacked(tmp_path / name)
        assert "En accompagnement" in said or "Sortie" in said
        assert [secret for secret in HIDDEN if secret in said] == []
    kept = str(dispatch_of(lines, TODAY))
    assert not [told for told in (*HIDDEN, "MOËLO", "Odette", "1966") if told in kept]


def test_what_was_told_is_kept_and_what_changes_shows(tmp_path: Path, register: Register) -> None:
    received(register, "1_liste_propre.xlsx", date(2026, 9, 1))
    register.apply([dispatch_of(lines_of(register), TODAY)], "Retour au Département")
    assert {line.values["changed"] for line in lines_of(register)} == {"non"}
    received(register, "6_mois_suivant.xlsx")
    changed = [line.values["changed"] for line in lines_of(register)]
    assert changed.count("nouveau") == 6
    assert changed.count("non") == 20
    sheet = written(tmp_path / "retour.xlsx", lines_of(register))
    assert sheet["M5"].value == changed[0]
    assert "6 à lire" in str(sheet["A2"].value)
    register.undo()
    register.undo()
    assert {line.values["changed"] for line in lines_of(register)} == {"nouveau"}


def test_a_return_on_nobody_is_refused(tmp_path: Path, register: Register) -> None:
    with pytest.raises(NobodySent):
        write_return(tmp_path / "retour.xlsx", lines_of(register), LAYOUT, STRUCTURE, TODAY)
    plan = planned(HEADINGS, ODETTE)
    with pytest.raises(NobodyRecognised):
        told_by_row(plan, ())
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    "name",
    ["1_liste_propre.xlsx", "2_tableau_du_departement.xlsx", "3_extraction.csv", "4_liste.ods", "5_ancien_format.xls"],
)
def test_the_list_that_comes_back_with_our_return_is_read_as_before(
    tmp_path: Path, register: Register, name: str
) -> None:
    received(register, name)
    book, known = read_book(SAMPLES / name), register.profiles()
    before = plan_import(book, KIT, known, today=TODAY)
    rows = told_by_row(before, lines_of(register))
    assert all((line is None) == (row.status in {"refused", "possible", "conflict"})
               for row, line in zip(before.rows, rows.values(), strict=True))  # fmt: skip
    append_columns(SAMPLES / name, book, tmp_path / "retour.xlsx", return_addition(before.listing, rows, LAYOUT))
    after = plan_import(read_book(tmp_path / "retour.xlsx"), KIT, known, today=TODAY)
    assert [(one.letters, one.fields) for one in after.mapping] == [(one.letters, one.fields) for one in before.mapping]
    assert [(row.row, row.status) for row in after.rows] == [(row.row, row.status) for row in before.rows]
    header = after.listing.columns[len(before.listing.columns) :]
    assert [one.heading for one in header] == LABELS[4:]


HEADED = ("État", "Entrée")
NASTY = sorted(one.name for one in (Path(__file__).parents[1] / "nasty").iterdir() if one.suffix not in {".py", ""})


@pytest.mark.parametrize("name", NASTY)
def test_whatever_can_be_read_can_be_completed_and_is_read_the_same(tmp_path: Path, name: str) -> None:
    source, target = Path(__file__).parents[1] / "nasty" / name, tmp_path / "retour.xlsx"
    try:
        book = read_book(source, PASSWORD)
    except UnreadableFile:
        return
    listed = max((one for one in book.sheets if not one.hidden), key=lambda one: len(one.rows))
    told = {row: ("Orientée", date(2026, 1, 5)) for row, line in enumerate(listed.rows, 1) if row > 1 and line}
    clear = in_clear(name, source.read_bytes(), lambda: PASSWORD)
    append_columns(source, book, target, Addition(listed.name, 1, HEADED, told), in_clear=clear)
    again = read_book(target)
    assert [one.hidden for one in again.sheets] == [one.hidden for one in book.sheets]
    [after] = [one for one, old in zip(again.sheets, book.sheets, strict=True) if old is listed]
    for row, old in enumerate(listed.rows, 1):
        new = list(after.rows[row - 1])
        assert new[: len(old)] == list(old)
        added = [cell for cell in new[len(old) :] if cell is not None]
        days = (date(2026, 1, 5), "05/01/2026")  # without styles, a workbook has no dates
        assert (added[0] == "Orientée" and added[1] in days) if row in told else added in ([], [*HEADED])
