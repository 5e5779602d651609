# SPDX-License-Identifier: EUPL-1.2
"""The second step of the import: what was understood of a list, on its sheet and column by column, and corrected."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.listing import NoHeaderFound, Use
from accomp_desktop.domain.table import Book, Cell, Sheet
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.store.register import Register
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.columns_table import heading_of
from accomp_desktop.ui.importing.draft import Draft, Known
from accomp_desktop.ui.importing.field_choice import NEW
from accomp_desktop.ui.importing.findings import AUDIENCE, findings
from accomp_desktop.ui.importing.look import Look, look_at
from accomp_desktop.ui.importing.new_field_dialog import NewFieldDialog
from accomp_desktop.ui.importing.screen import ImportScreen
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY
from tests.screens.import_columns import (
    CLEAN,
    DEPARTEMENT,
    NEXT_MONTH,
    STRUCTURES,
    TRANSPORT,
    TRAPS,
    apply,
    import_screen,
    look,
    read,
    understood,
    write_book,
)

T = TypeVar("T")
Write = Callable[..., Path]


class Ask(Protocol):
    """Asks the register something, and waits for the answer."""

    def __call__(self, question: Callable[[Register], T]) -> T: ...


@pytest.fixture
def screen(bare_desk: Desk, qtbot: QtBot) -> ImportScreen:
    return import_screen(bare_desk, qtbot)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(lines, other sheet=lines…)`: a new workbook each time."""
    numbers = count(1)
    return lambda *lines, **others: write_book(tmp_path / f"liste_{next(numbers)}.xlsx", *lines, **others)


@pytest.fixture
def ask(bare_desk: Desk, screen: ImportScreen, qtbot: QtBot) -> Ask:
    def answer(question: Callable[[Register], T]) -> T:
        answers: list[T] = []
        bare_desk.read(question, answers.append, screen)
        qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
        return answers[0]

    return answer


def fields(shown: Look) -> dict[str, tuple[str, ...]]:
    return {one.column.title: one.column.fields for one in shown.columns}


def raw_lines(register: Register) -> str:
    return str([referral.raw for file in register.files() for referral in file.referrals])


def kit_of(register: Register) -> Kit:
    return kit_from_data(register.kit_data())


def test_the_sheet_tells_titles_headings_people_and_footers(screen: ImportScreen, qtbot: QtBot) -> None:
    step = read(screen, DEPARTEMENT, qtbot)
    model = step.sheet_view.rows
    told = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in (0, 2, 3, 4, 5, 52, 53)]
    assert told == ["1 titre", "3", "4 groupes", "5 intitulés", "6", "53 à part", "54 à part"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A\nN° d’allocataire CAF"
    assert model.headerData(18, Qt.Orientation.Horizontal) == "S\nligne d’origine"
    assert model.text(7, 5) == "28/04/1975", "a date is written as a French spreadsheet shows it"
    assert " ".join(step.findings.sentences()) == (
        "Colonnes reconnues\u202f: 18 sur 20. Le reste est gardé dans la ligne d’origine seulement\u202f: "
        "«\u202fObservations\u202f» et «\u202fid_interne\u202f»."
    )


def test_a_column_chosen_on_the_sheet_is_chosen_in_the_table_and_the_other_way_round(
    screen: ImportScreen, qtbot: QtBot
) -> None:
    step = read(screen, DEPARTEMENT, qtbot)
    step.sheet_view.select(5)
    assert [one.column.letters for one in step.table.selected()] == ["F"]
    step.table.select(8)
    assert step.sheet_view.currentIndex().column() == 8
    assert step.card.field.currentText() == "Commune"


def test_one_points_at_another_line_with_the_mouse_or_with_enter(screen: ImportScreen, qtbot: QtBot) -> None:
    step = read(screen, DEPARTEMENT, qtbot)
    wrong = understood(screen, lambda: step.sheet_view.verticalHeader().sectionClicked.emit(0), qtbot)
    assert wrong.listing.header_row == 1
    assert "le nom, le prénom et la date de naissance" in step.findings.sentences()[0]
    step.sheet_view.setCurrentIndex(step.sheet_view.rows.index(4, 2))
    right = understood(screen, lambda: QTest.keyClick(step.sheet_view, Qt.Key.Key_Return), qtbot)
    assert right.listing.header_row == 5
    assert not right.missing
    menu = step.sheet_view.menu(step.sheet_view.rows.index(1, 0))
    assert understood(screen, menu.actions()[0].trigger, qtbot).listing.header_row == 2
    assert understood(screen, lambda: step.where.line.setValue(5), qtbot).listing.header_row == 5


def test_another_sheet_is_looked_at_even_if_no_headings_are_found_there(screen: ImportScreen, qtbot: QtBot) -> None:
    step = read(screen, DEPARTEMENT, qtbot)
    sheet = step.where.sheet
    assert [sheet.itemText(rank) for rank in range(sheet.count())] == ["Notice (1 ligne)", "Liste TNS (48 lignes)"]

    def take(rank: int) -> None:
        sheet.setCurrentIndex(rank)
        sheet.activated.emit(rank)

    assert understood(screen, lambda: take(0), qtbot).missing
    assert understood(screen, lambda: take(1), qtbot).listing.header_row == 5


def test_hidden_and_empty_sheets_are_told_apart(screen: ImportScreen, write: Write, qtbot: QtBot) -> None:
    step = read(screen, write(HEADINGS, ODETTE, _vieux=(HEADINGS, SYLVIE), Vide=()), qtbot)
    sheet = step.where.sheet
    assert [sheet.itemText(rank) for rank in range(sheet.count())] == [
        "Liste (2 lignes)", "_vieux (masquée)", "Vide (vide)"
    ]  # fmt: skip
    assert not sheet.model().index(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_list_without_headings_is_read_by_its_values(screen: ImportScreen, write: Write, qtbot: QtBot) -> None:
    people = [(f"LE BRAS Zoé{'abc'[n]}", date(1980, 3, n + 1), f"zoe{n}@example.org") for n in range(3)]
    step = read(screen, write(*people), qtbot)
    assert look(screen).missing
    assert "La ligne 1 semble parler de quelqu’un" in step.findings.sentences()[1]
    shown = understood(screen, step.where.none.click, qtbot)
    assert not shown.missing
    assert fields(shown) == {
        "Colonne A": ("birth_name", "first_name"), "Colonne B": ("birth_date",), "Colonne C": ("email",)
    }  # fmt: skip
    assert not step.where.line.isEnabled()
    assert understood(screen, step.where.none.click, qtbot).missing, "headings are looked for again"


def test_columns_are_chosen_joined_split_refused_and_given_back(
    screen: ImportScreen, write: Write, qtbot: QtBot
) -> None:
    lines = (
        (*HEADINGS, "Rue", "Bloc", "Lieu-dit", "Avis"),
        (*ODETTE, "3 rue Haute", "Bât. B", "22000 Saint-Brieuc", "secret"),
    )
    step = read(screen, write(*lines), qtbot)

    def use(column: int, offer: Use) -> Look:
        step.go_to(column)
        return understood(screen, lambda: step.card.field.choose(offer), qtbot)

    use(5, Use(("address",)))
    assert "Jointe à la colonne E" in step.card.note.text()
    shown = use(6, Use(("postcode", "town")))
    assert "22000 Saint-Brieuc → 22000 | Saint-Brieuc" in step.card.values
    shown = use(7, Use(refused=True))
    assert step.sheet_view.rows.gives(7) == "refusée"
    assert fields(shown)["Bloc"] == ("address",)
    assert step.card.undo.isVisible()
    assert understood(screen, step.card.undo.click, qtbot).listing.columns[7].reason == "unknown"


def test_nothing_of_a_refused_column_is_kept(screen: ImportScreen, write: Write, ask: Ask, qtbot: QtBot) -> None:
    step = read(screen, write((*HEADINGS, "Avis", "Note"), (*ODETTE, "secret", "à rappeler")), qtbot)
    step.go_to(4)
    understood(screen, lambda: step.card.field.choose(Use(refused=True)), qtbot)
    apply(screen, qtbot)
    kept = ask(raw_lines)
    assert "à rappeler" in kept
    assert "secret" not in kept


def test_social_security_numbers_are_announced(screen: ImportScreen, qtbot: QtBot) -> None:
    step = read(screen, TRAPS, qtbot)
    assert step.findings.sentences()[0] == (
        "La colonne K contient des numéros de sécurité sociale\u202f: rien n’en est gardé."
    )
    step.findings.findChildren(QPushButton)[0].click()
    assert [one.column.letters for one in step.table.selected()] == ["K"]


def test_an_unknown_column_becomes_a_field_of_the_programme_and_leaves_with_the_import(
    screen: ImportScreen, bare_desk: Desk, write: Write, ask: Ask, qtbot: QtBot
) -> None:
    step = read(screen, write(*TRANSPORT), qtbot)
    step.go_to(4)
    step.card.field.choose(NEW)
    dialog = screen.findChild(NewFieldDialog)
    assert (dialog.label.text(), dialog.kind.currentText()) == ("Transport", "Un choix dans une liste")
    dialog.label.setText("Moyen de transport")
    shown = understood(screen, dialog.confirm.click, qtbot)
    assert fields(shown)["Transport"] == ("moyen_de_transport",)
    assert "rejoindra le programme" in step.card.note.text()
    assert not ask(kit_of).layouts, "nothing is written before the user agrees"
    apply(screen, qtbot)

    kit = ask(kit_of)
    assert kit.fields[-1].label == "Moyen de transport"
    assert [one.label for one in kit.lists["moyen_de_transport"]] == ["Voiture", "Bus"]
    people = ask(lambda register: register.files())
    assert {one.person.answers["moyen_de_transport"] for one in people} == {"voiture", "bus"}
    with qtbot.waitSignal(bare_desk.undoable, timeout=30_000):
        bare_desk.undo()
    assert "moyen_de_transport" not in {one.key for one in ask(kit_of).fields}
    assert not ask(lambda register: register.people())


def test_a_field_that_is_given_up_leaves_the_column_as_it_was(
    screen: ImportScreen, write: Write, ask: Ask, qtbot: QtBot
) -> None:
    step = read(screen, write(*TRANSPORT), qtbot)
    step.go_to(4)
    step.card.field.choose(NEW)
    dialog = screen.findChild(NewFieldDialog)
    dialog.label.setText("???")
    dialog.confirm.click()
    assert dialog.isVisible(), "a name without a word is no name"
    dialog.reject()
    assert step.card.field.currentText() == "Rien\u202f: ligne d’origine seulement"
    step.card.field.choose(NEW)
    understood(screen, screen.findChildren(NewFieldDialog)[-1].confirm.click, qtbot)
    understood(screen, lambda: step.card.field.choose(Use()), qtbot)
    apply(screen, qtbot)
    assert "transport" not in {one.key for one in ask(kit_of).fields}, "a field that no column gives is not kept"


def test_days_that_may_be_read_two_ways_are_said_and_decided(screen: ImportScreen, write: Write, qtbot: QtBot) -> None:
    step = read(screen, write(HEADINGS, ("1", "ABEL", "Léa", "03/04/1985"), ("2", "BRUN", "Zoé", "05/04/1985")), qtbot)
    assert "Date de naissance\u202f: jour et mois peuvent se lire" in step.findings.sentences()[0]
    step.findings.findChildren(QPushButton)[0].click()
    assert step.card.order.currentText() == "jj/mm/aaaa"
    assert "03/04/1985" in step.card.values

    def american() -> None:
        step.card.order.setCurrentIndex(1)
        step.card.order.activated.emit(1)

    understood(screen, american, qtbot)
    assert "03/04/1985 → 04/03/1985" in step.card.values
    assert "mois/jour" in step.card.dating.text()


def test_a_column_that_proves_two_orders_waits_for_one_to_be_chosen(
    screen: ImportScreen, write: Write, qtbot: QtBot
) -> None:
    days = ("13/01/1980", "14/02/1981", "01/15/1982", "02/16/1983", "03/04/1984")
    step = read(screen, write(HEADINGS, *((str(n), "ABEL", f"Léa {n}", day) for n, day in enumerate(days))), qtbot)
    assert "deux ordres" in step.findings.sentences()[0]
    step.go_to(3)
    assert step.card.order.currentIndex() == -1


def test_only_the_lines_for_us_are_stored(screen: ImportScreen, write: Write, ask: Ask, qtbot: QtBot) -> None:
    step = read(screen, write(*STRUCTURES), qtbot)
    listed = step.audience.structures
    assert [listed.item(rank).text() for rank in range(listed.count())] == [
        "Autre Rive (2 lignes)", "Cap Indépendants (1 ligne)", "(case vide) (1 ligne)"
    ]  # fmt: skip
    ticked = [listed.item(rank).checkState() is Qt.CheckState.Checked for rank in range(listed.count())]
    assert ticked == [False, True, False], "the structure of the register is known by its name"
    assert "1 ligne pour vous, 3 lignes pour d’autres" in step.findings.sentences()[0]
    assert step.sheet_view.rows.headerData(2, Qt.Orientation.Vertical) == "3 à d’autres"
    understood(screen, lambda: listed.itemActivated.emit(listed.item(2)), qtbot)
    assert "2 lignes pour vous" in step.findings.sentences()[0]
    apply(screen, qtbot)
    assert [one.name for one in ask(lambda register: register.people())] == ["HENRY Luc", "MOËLO Odette"]
    assert "QUÉRÉ" not in ask(raw_lines)


def test_an_unknown_structure_is_asked_for(screen: ImportScreen, write: Write, qtbot: QtBot) -> None:
    others = [(*line[:4], f"Structure {n % 2}") for n, line in enumerate(STRUCTURES[1:])]
    step = read(screen, write(STRUCTURES[0][:5], *others), qtbot)
    assert "cochez la vôtre" in step.findings.sentences()[0]
    step.findings.asked.emit(AUDIENCE)
    assert step.audience.structures.hasFocus()


def test_the_next_list_is_recognised_and_what_was_said_of_this_one_holds(
    screen: ImportScreen, ask: Ask, qtbot: QtBot
) -> None:
    step = read(screen, CLEAN, qtbot)
    assert step.extent.group.checkedId() == -1, "nobody has said whether the list is complete"
    understood(screen, step.extent.group.button(0).click, qtbot)
    apply(screen, qtbot)
    read(screen, NEXT_MONTH, qtbot)
    assert step.findings.sentences()[0] == "Reconnue\u202f: même présentation que la liste précédente."
    assert step.extent.group.checkedId() == 0
    assert len(step.table.rows()) == 19, "with nothing to check, every column is shown"
    apply(screen, qtbot)
    assert len(ask(kit_of).layouts) == 1
    assert ask(lambda register: register.last_reason()).startswith("Import d’une liste")
    edits = ask(lambda register: [edit.kind for act in register.journal() for edit in act.edits])
    assert edits.count("kit") == 2, "that of the founding, and the layout, once"


def test_a_list_that_differs_shows_how_and_the_columns_to_check(
    screen: ImportScreen, write: Write, qtbot: QtBot
) -> None:
    read(screen, write((*HEADINGS, "Mail", "Rue", "CP", "Ville"), (*ODETTE, None, None, None, None)), qtbot)
    apply(screen, qtbot)
    later = ("N° CAF", "Nom", "Prénom", "Date de naissance", "Courriel", "Rue", "Ville", "CP", "Quartier")
    step = read(screen, write(later, (*SYLVIE, None, None, None, None, "Centre")), qtbot)
    assert step.findings.sentences()[0].startswith("Ressemble à une liste déjà reçue, sauf\u202f: ")
    assert "«\u202fCourriel\u202f» s’appelait «\u202fMail\u202f»" in step.findings.sentences()[0]
    headings = [heading_of(one) for one in step.table.rows()]
    assert headings[0] == "Courriel (avant\u202f: Mail)"
    assert "Quartier (nouvelle)" in headings
    assert len(headings) == 3
    step.every_column.click()
    assert len(step.table.rows()) == 9
    step.every_column.click()
    step.sheet_view.select(0)
    assert step.every_column.isChecked(), "a column chosen on the sheet is shown in the table"


def test_columns_beyond_the_headings_are_shown_and_stay_as_they_came(
    screen: ImportScreen, write: Write, qtbot: QtBot
) -> None:
    step = read(screen, write(HEADINGS, (*ODETTE, None, "en trop")), qtbot)
    assert step.sheet_view.rows.columnCount() == 6
    step.sheet_view.select(5)
    assert not step.card.isVisible()
    step.sheet_view.select(1)
    assert step.card.isVisible()


CELLS = st.one_of(st.none(), st.text(max_size=12), st.integers(), st.booleans(), st.dates(), st.floats(allow_nan=False))


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.none() | st.integers(0, 12))
def test_any_sheet_may_be_looked_at(lines: list[list[Cell]], header_row: int | None) -> None:
    draft = Draft(
        Path("liste.xlsx"), Book((Sheet("Liste", tuple(lines)),)), Known(KIT, ()), Reading(header_row=header_row)
    )
    with suppress(NoHeaderFound):
        shown = look_at(draft, TODAY)
        assert len(shown.roles) == len(lines)
        assert list(findings(shown))
