# SPDX-License-Identifier: EUPL-1.2
"""What an import would do, on screen: its groups, and all that is said of a line before anything is written."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.prospect import ABSENT, ALL, CHOOSE
from accomp_desktop.ui.importing.screen import PREVIEW
from tests.listing import EXPECTED, SAMPLES
from tests.screens.conftest import Photograph, settle
from tests.screens.import_columns import STRUCTURES, read, understood, write_book
from tests.screens.importing import Importing

CLEAN, DEPARTEMENT = SAMPLES / "1_liste_propre.xlsx", SAMPLES / "2_tableau_du_departement.xlsx"
NEXT_MONTH, TRAPS = SAMPLES / "6_mois_suivant.xlsx", SAMPLES / "7_pieges.xlsx"
BESIDE_THE_MENU = QSize(885, 492)
"""What the menu leaves of the smallest screen."""

HEADINGS = "Nom;Prénom;Date de naissance;Code postal;Téléphone\n"


@pytest.fixture
def importing(bare_desk: Desk, qtbot: QtBot) -> Importing:
    return Importing(bare_desk, qtbot)


@pytest.fixture
def next_month(importing: Importing) -> Importing:
    """The list of the next month in sight, over that of the first."""
    importing.preview(CLEAN)
    importing.write()
    importing.preview(NEXT_MONTH)
    return importing


def texts(importing: Importing) -> list[str]:
    card = importing.screen.preview.card
    return [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]


@pytest.mark.parametrize("name", list(EXPECTED))
def test_each_sample_gives_its_statuses_on_screen(importing: Importing, name: str) -> None:
    if before := EXPECTED[name].get("after"):
        importing.preview(SAMPLES / before)
        importing.write()
    importing.preview(SAMPLES / name)
    shown = {row.row: row.status for row in importing.screen.preview.table.rows()}
    assert shown == {row["row"]: row["status"] for row in EXPECTED[name]["rows"]}


def test_the_balance_is_said_in_words(importing: Importing) -> None:
    importing.preview(DEPARTEMENT)
    said = [one.text() for one in importing.screen.preview.findChildren(QLabel)]
    assert "42 lignes lues = 37 nouvelles + 2 en double + 3 refusées" in said


def test_a_value_is_left_out_alone_and_taken_again(next_month: Importing) -> None:
    row = next_month.first("updated").row
    plan = next_month.tick("postcode")
    line = next(one for one in plan.rows if one.row == row)
    assert [one.field.key for one in line.offered] == ["postcode"]
    assert "postcode" not in [one.field.key for one in line.changed]
    assert not next_month.part(QCheckBox, "take:postcode").isChecked()
    next_month.tick("postcode")
    assert not next_month.row(row).offered


def test_two_ticks_in_a_row_are_both_heard(next_month: Importing) -> None:
    row = next_month.first("updated").row
    for key in ("postcode", "town"):
        next_month.part(QCheckBox, f"take:{key}").click()
    next_month.until(lambda: next_month.screen.plan is not None)
    assert {one.field.key for one in next_month.row(row).offered} == {"postcode", "town"}


def test_a_whole_column_is_kept_as_it_is_known(next_month: Importing) -> None:
    next_month.first("updated")
    menu = next_month.part(QToolButton, "rule:address").menu()
    keep = next(one for one in menu.actions() if one.text().startswith("Garder"))
    plan = next_month.replanned(keep.trigger)
    assert "address" not in [change.field.key for row in plan.rows for change in row.changed]
    assert plan.judging.by_field == {"address": "complete"}


def test_asking_keeps_what_is_known_until_it_is_ticked(next_month: Importing) -> None:
    preview = next_month.screen.preview
    plan = next_month.replanned(lambda: preview.policy.picked.emit(2))
    assert not [change for row in plan.rows for change in row.changed if change.before is not None]
    preview.statuses.light(CHOOSE)
    waiting = preview.table.rows()
    assert waiting
    assert {change.field.key for change in waiting[0].offered} == {"address", "postcode", "town"}
    next_month.select(waiting[0].row)
    next_month.replanned(next_month.part(QPushButton, "all:True").click)
    assert next_month.row(waiting[0].row).status == "updated"
    assert preview.statuses.lit() == CHOOSE
    assert preview.table.selected()[0].row == waiting[0].row, "the line stays in sight"
    preview.statuses.light(ALL)
    preview.statuses.light(CHOOSE)
    assert len(preview.table.rows()) == len(waiting) - 1


def test_a_line_is_left_aside_and_taken_back(importing: Importing) -> None:
    importing.preview(CLEAN)
    row = importing.first("created").row
    importing.decide("skip")
    assert importing.row(row).status == "skipped"
    importing.decide(None)
    assert importing.row(row).status == "created"


@pytest.mark.parametrize(("decision", "status"), [("same", "duplicate"), ("new", "created")])
def test_a_line_close_to_another_is_decided_side_by_side(importing: Importing, decision: str, status: str) -> None:
    importing.preview(TRAPS)
    row = importing.first("possible")
    said = texts(importing)
    assert {"GUILLOU", "GUILLOUX", "Proche", "Identique", f"Ligne {row.other_row}"} <= set(said)
    importing.decide(decision)
    assert importing.row(row.row).status == status


def test_a_faulty_cell_is_mended_and_the_line_comes_in(importing: Importing, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(HEADINGS + "DURAND;Zoé;inconnue;22000;\nLE GOFF;Ana;03/04/1980;22000;12\n", "utf-8")
    importing.preview(file)
    importing.screen.preview.statuses.light("refused")
    assert importing.part(QLineEdit, "mend:2").text() == "inconnue"
    importing.mend(2, "12/03/1980")
    assert importing.row(2).status == "created"
    assert "Case C2 corrigée" in texts(importing)
    importing.screen.preview.statuses.light("aside")
    importing.mend(4, "06 39 98 01 02")
    assert importing.row(3).values["phone"] == "0639980102"
    importing.replanned(importing.part(QPushButton, "unmend:4").click)
    assert importing.row(3).values["phone"] is None


def test_enter_mends_and_the_focus_stays_in_the_card(importing: Importing, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(HEADINGS + "DURAND;Zoé;inconnue;22000;\n", "utf-8")
    importing.preview(file)
    cell = importing.part(QLineEdit, "mend:2")
    cell.setFocus()
    cell.setText("31/02/1980")
    importing.replanned(lambda: qtbot.keyClick(cell, Qt.Key.Key_Return))
    assert importing.part(QLineEdit, "mend:2").hasFocus()
    assert importing.part(QLineEdit, "mend:2").text() == "31/02/1980"


@pytest.fixture
def absences(importing: Importing, tmp_path: Path, qtbot: QtBot) -> Importing:
    """A complete list in sight that no longer names two people of the former one."""
    file = tmp_path / "liste.csv"
    people = ("DURAND;Zoé;12/03/1980;22000;\n", "LE GOFF;Ana;03/04/1980;22000;\n", "ÇIMEN;Éric;05/06/1972;22000;\n")
    file.write_text(HEADINGS + "".join(people), "utf-8")
    importing.preview(file)
    importing.write()
    file.write_text(HEADINGS + people[0], "utf-8")
    read(importing.screen, file, qtbot)
    understood(importing.screen, importing.screen.columns.extent.group.button(0).click, qtbot)
    importing.screen.go_on.click()
    importing.wait_for(PREVIEW)
    importing.screen.preview.statuses.light(ABSENT)
    return importing


def test_those_absent_of_a_complete_list_are_withdrawn_or_asked_about(absences: Importing) -> None:
    view = absences.screen.preview.absent
    assert [one.person.full_name for one in view.table.rows()] == ["LE GOFF Ana", "ÇIMEN Éric"]
    assert {one.since for one in view.table.rows()} == {date.today()}
    assert absences.screen.go_on.text() == "Rien à importer"
    keep, ask, withdraw = view.choices.buttons()
    assert keep.isChecked()
    absences.replanned(withdraw.click)
    view.table.select(view.table.rows()[1].person.id)
    absences.replanned(ask.click)
    assert [one.choice for one in absences.plan().absent] == ["withdraw", "ask"]
    assert absences.screen.go_on.text() == "Noter 2 absences"
    absences.write()
    states = absences.ask(lambda register: {file.person.first_name: file.referral_states for file in register.files()})
    assert [one.state for one in states["Ana"]] == ["received", "withdrawn"]
    assert [one.state for one in states["Éric"]] == ["received", "received"]
    assert "à demander au Département" in (states["Éric"][1].note or "")


def test_one_answers_for_all_those_absent_at_once(absences: Importing) -> None:
    view = absences.screen.preview.absent
    view.table.view.selectAll()
    absences.replanned(view.choices.buttons()[2].click)
    assert {one.choice for one in absences.plan().absent} == {"withdraw"}
    assert len(view.table.selected()) == 2, "those chosen stay so"


def test_lines_for_another_structure_are_only_counted(
    importing: Importing, tmp_path: Path, photograph: Photograph
) -> None:
    importing.preview(write_book(tmp_path / "structures.xlsx", *STRUCTURES))
    preview = importing.screen.preview
    assert [row.values["birth_name"] for row in preview.table.rows()] == ["MOËLO"]
    preview.statuses.light("elsewhere")
    settle()
    shown = {one.text() for one in preview.findChildren(QLabel) if one.isVisible()}
    assert "3 lignes pour une autre structure" in shown
    assert not preview.table.isVisible()
    photograph(importing.screen, "import-elsewhere")


def test_the_lines_are_searched(importing: Importing) -> None:
    importing.preview(DEPARTEMENT)
    search, table = importing.screen.preview.search, importing.screen.preview.table
    search.setText("boe mag")
    assert [row.row for row in table.rows()] == [6]
    search.clear()
    assert len(table.rows()) == 42


def test_tab_goes_from_the_list_through_the_card(next_month: Importing, qtbot: QtBot) -> None:
    next_month.first("updated")
    preview = next_month.screen.preview
    preview.table.view.setFocus()
    names: list[str] = []
    for _ in range(4):
        focused = next_month.screen.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = next_month.screen.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
    assert names == ["all:True", "all:False", "take:address", "rule:address"]


def test_the_preview_is_shown(next_month: Importing, photograph: Photograph) -> None:
    next_month.first("updated")
    next_month.tick("postcode")
    photograph(next_month.screen, "import-changes")
    photograph(next_month.screen, "import-changes-narrow", sizes=(BESIDE_THE_MENU,))
    next_month.replanned(lambda: next_month.screen.preview.policy.picked.emit(2))
    next_month.screen.preview.statuses.light(CHOOSE)
    photograph(next_month.screen, "import-choose")


def test_what_is_left_to_the_user_is_shown(importing: Importing, photograph: Photograph) -> None:
    importing.preview(TRAPS)
    importing.screen.preview.statuses.light("conflict")
    photograph(importing.screen, "import-conflict")
    photograph(importing.screen, "import-conflict-narrow", sizes=(BESIDE_THE_MENU,))
    importing.preview(DEPARTEMENT)
    importing.screen.preview.statuses.light("refused")
    photograph(importing.screen, "import-refused")
    importing.screen.preview.statuses.light("aside")
    photograph(importing.screen, "import-aside")


def test_those_absent_are_shown(absences: Importing, photograph: Photograph) -> None:
    photograph(absences.screen, "import-absent")
    photograph(absences.screen, "import-absent-narrow", sizes=(BESIDE_THE_MENU,))


def test_an_import_given_up_writes_nothing_and_the_plan_is_back(importing: Importing, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    lines = (f"DURAND{'ABCDEFGHIJ'[i % 10] * (2 + i // 10)};Zoé;12/03/1980;35000;\n" for i in range(400))
    file.write_text(HEADINGS + "".join(lines), "utf-8")
    plan = importing.preview(file)
    screen = importing.screen
    screen.go_on.click()
    assert screen.plan is None
    (give_up,) = [one for one in screen.foot.findChildren(QPushButton) if one.text() == "Annuler"]
    give_up.click()
    assert importing.plan() is plan
    assert screen.current_step() == PREVIEW
    assert screen.go_on.isVisible()
    assert screen.go_on.isEnabled()
    assert not importing.banners.sentences()
    assert importing.ask(lambda register: (register.people(), register.receptions())) == ((), ())
    importing.write()
    assert importing.ask(lambda register: len(register.people())) == plan.counts["created"]
