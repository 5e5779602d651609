# SPDX-License-Identifier: EUPL-1.2
"""Parts that go to the next line, filters of which only those in use are seen, and a ring that outlives its button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from tests.screens.conftest import settle


def lines(parts: list[QWidget]) -> list[int]:
    """Give the line of each part, from the top."""
    tops = sorted({part.y() for part in parts})
    return [tops.index(part.y()) for part in parts]


def test_parts_go_to_the_next_line_where_they_would_be_cut(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    column, inside = QVBoxLayout(place), QWidget()
    flow, parts = Flow("tight", inside), [QLabel() for _ in range(5)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    column.addStretch()
    place.resize(320, 200)
    place.show()
    settle()
    assert lines([*parts]) == [0, 0, 0, 1, 1]
    parts[0].hide()
    settle()
    assert lines([*parts[1:]]) == [0, 0, 0, 1]
    place.resize(1000, 200)
    settle()
    assert lines([*parts[1:]]) == [0, 0, 0, 0]
    assert inside.height() == 20
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_many_filters_show_those_that_keep_something_and_the_one_lit(qtbot: QtBot) -> None:
    chips = Chips("Filtres", {"all": "Tout", "a": "Un", "b": "Deux"}, wraps=True)
    qtbot.addWidget(chips)
    chips.show()

    def seen() -> list[str]:
        return [one.text() for one in chips.findChildren(QPushButton) if one.isVisible()]

    chips.show_counts({"all": 0, "b": 2})
    assert seen() == ["Tout\u20020", "Deux\u20022"]
    chips.light("b")
    chips.show_counts({})
    assert seen() == ["Tout\u20020", "Deux\u20020"]


def test_a_ring_goes_with_the_card_of_its_button(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001 - made first
    window = QWidget()
    qtbot.addWidget(window)
    column, card, other = QVBoxLayout(window), QWidget(), QPushButton("Autre")
    inside = QVBoxLayout(card)
    button = QPushButton("Ceci")
    inside.addWidget(button)
    column.addWidget(card)
    column.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    delete(card)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert other.hasFocus()


def test_all_the_rows_that_were_selected_stay_so(qtbot: QtBot) -> None:
    table = Table("Nombres", (Column("N", lambda one: one),), key=lambda one: one)
    qtbot.addWidget(table)
    table.show_rows(range(9))
    table.view.selectAll()
    table.keep(lambda one: bool(one % 2))
    assert table.selected() == (1, 3, 5, 7)
    table.show_rows((7, 1, 0))
    assert set(table.selected()) == {7, 1}
