# SPDX-License-Identifier: EUPL-1.2
"""The table: French order, the keyboard, the clipboard, the search, what it says when empty."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.rows_model import Column, RowsModel, rank, shown
from accomp_desktop.ui.components.table import Table


@dataclass(frozen=True)
class Person:
    number: int
    name: str | None
    since: date | None = None
    income: Decimal | None = None


COLUMNS = (
    Column[Person]("Nom", lambda person: person.name, stretches=True),
    Column[Person]("Depuis", lambda person: person.since),
    Column[Person]("Revenu (€)", lambda person: person.income, right=True),
)
PEOPLE = [
    Person(1, "Zoé", date(2024, 1, 2), Decimal("12.5")),
    Person(2, "émile", None, Decimal(1200)),
    Person(3, "Œillet", date(2023, 5, 6), None),
    Person(4, None),
    Person(5, "Abel", date(2025, 1, 1), Decimal(-3)),
    Person(6, "Étienne", date(2022, 1, 1), Decimal(0)),
]


@pytest.fixture
def table(dressed: Appearance, qtbot: QtBot) -> Table[Person]:  # noqa: ARG001 - made first
    table = Table[Person](
        "Personnes",
        COLUMNS,
        key=lambda person: person.number,
        commands=lambda rows: [Command(f"Ouvrir ({len(rows)})", lambda: ran.append(len(rows)), "arrow-right")],
    )
    ran.clear()
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show_rows(PEOPLE)
    return table


ran: list[int] = []


def _told(text: str) -> bool:
    return QToolTip.text() == text


def names(table: Table[Person]) -> list[str | None]:
    return [person.name for person in table.rows()]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Oui"),
        (date(2026, 3, 5), "05/03/2026"),
        (Decimal("1234567.5"), "1\u202f234\u202f567,50"),
        (10_000, "10\u202f000"),
        ("Vitré", "Vitré"),
    ],
)
def test_a_value_is_written_as_the_french_read_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_names_are_sorted_as_in_a_french_dictionary_and_the_unknown_last(table: Table[Person]) -> None:
    table.sort_by(0)
    assert names(table) == ["Abel", "émile", "Étienne", "Œillet", "Zoé", None]
    table.sort_by(0, descending=True)
    assert names(table) == ["Zoé", "Œillet", "Étienne", "émile", "Abel", None]


def test_days_and_amounts_are_sorted_by_what_they_are(table: Table[Person]) -> None:
    table.sort_by(1)
    assert [person.number for person in table.rows()] == [6, 3, 1, 5, 2, 4]
    table.sort_by(2, descending=True)
    assert [person.number for person in table.rows()] == [2, 1, 6, 5, 3, 4]


@given(st.lists(st.one_of(st.none(), st.text())), st.booleans())
def test_any_names_can_be_sorted(values: list[str | None], descending: bool) -> None:  # noqa: FBT001
    model = RowsModel(COLUMNS, key=lambda person: person.number)
    model.show_rows([Person(number, name) for number, name in enumerate(values)])
    model.sort(0, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
    ranks = [rank(person.name) for person in model.rows() if person.name]
    assert ranks == sorted(ranks, reverse=descending)
    assert len(model.rows()) == len(values)


def test_enter_and_a_double_click_open_the_row(table: Table[Person], qtbot: QtBot) -> None:
    table.show()
    table.select(3)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[2]]
    where = table.view.visualRect(table.model.index(0, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseRelease(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)  # QTest leaves it pressed
    assert opened.args == [PEOPLE[0]]


def test_enter_where_nothing_is_chosen_opens_nothing(table: Table[Person], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table.view, Qt.Key.Key_Return)


def test_rows_are_copied_as_cells_under_their_headings(table: Table[Person]) -> None:
    table.show_rows([replace(PEOPLE[0], name="Zoé\tLe\nBihan"), PEOPLE[1]])
    table.view.selectAll()
    table.copy()
    assert QApplication.clipboard().text().split("\n") == [
        "Nom\tDepuis\tRevenu (€)",
        "Zoé Le Bihan\t02/01/2024\t12,50",
        "émile\t\t1\u202f200,00",
    ]


def test_a_search_keeps_the_order_and_the_selection(table: Table[Person]) -> None:
    table.sort_by(0)
    table.select(6)
    table.keep(lambda person: person.income is not None)
    assert names(table) == ["Abel", "émile", "Étienne", "Zoé"]
    assert table.selected() == (PEOPLE[5],)
    table.keep(None)
    assert len(table.rows()) == 6


def test_a_row_is_selected_whatever_key_is_held_down(table: Table[Person], qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyPress(table.view, Qt.Key.Key_Control, control)
    table.select(2)
    table.select(2)
    assert [person.number for person in table.selected()] == [2]
    table.select(3)
    assert [person.number for person in table.selected()] == [3]
    qtbot.keyRelease(table.view, Qt.Key.Key_Control)


def test_what_was_selected_stays_so_when_it_is_read_again(table: Table[Person]) -> None:
    table.select(2)
    table.show_rows([replace(person, name=f"{person.name} bis") for person in reversed(PEOPLE)])
    assert [person.number for person in table.selected()] == [2]
    assert not table.select(99)


def test_the_choice_is_told(table: Table[Person], qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chose) as chose:
        table.select(5)
    assert chose.args == [PEOPLE[4]]
    with qtbot.waitSignal(table.chose) as chose:
        table.view.clearSelection()
    assert chose.args == [None]


def test_an_empty_table_says_so(table: Table[Person]) -> None:
    table.show_rows([])
    assert not table.view.isVisibleTo(table)


def test_the_menu_offers_the_acts_on_what_is_selected(table: Table[Person]) -> None:
    assert [action.text() for action in table.menu().actions()] == ["Copier"]
    table.view.selectAll()
    opening, _, copying = table.menu().actions()
    opening.trigger()
    assert ran == [6]
    assert copying.isEnabled()


def test_the_row_under_the_mouse_is_lit_and_everything_is_painted(table: Table[Person], qtbot: QtBot) -> None:
    table.show()
    before = table.grab().toImage()
    qtbot.mouseMove(table.view.viewport(), QPoint(30, 50))
    QApplication.processEvents()
    table.view.setFocus()
    table.view.selectionModel().select(table.model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert table.grab().toImage() != before


def test_days_and_figures_are_never_cut_and_a_cut_text_is_told_on_hover(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001 - made first
    long = "Jean-Baptiste de La Villéon-Kerguélen de Saint-Méen-le-Grand et de Montauban-de-Bretagne"
    narrow = (
        Column[Person]("Nom", lambda one: one.name, width=60),
        Column[Person]("Le", lambda one: one.since, width=20),
    )
    other = Table[Person]("Personnes", narrow, key=lambda one: one.number)
    qtbot.addWidget(other)
    other.show_rows([replace(PEOPLE[0], name=long)])
    other.resize(400, 200)
    other.show()
    assert other.view.columnWidth(0) == 60
    assert other.view.columnWidth(1) > 70
    for column, told in ((0, long), (1, "")):
        where = other.view.visualRect(other.model.index(0, column)).center()
        asked = QHelpEvent(QEvent.Type.ToolTip, where, other.view.viewport().mapToGlobal(where))
        QApplication.sendEvent(other.view.viewport(), asked)
        qtbot.waitUntil(partial(_told, told))
