# SPDX-License-Identifier: EUPL-1.2
"""Every kind of answer has its editor; a value survives being shown, and a refusal is told, never lost."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.identifiers import CafNumber, FamilyName, FirstName, Postcode, Town
from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Email,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Option,
    Percentage,
    Phone,
    Place,
    Scale,
    Siret,
    Text,
    YesNo,
)
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.editors import make_editor
from accomp_desktop.ui.editors.day import DayEditor
from accomp_desktop.ui.editors.options import ChoiceEditor, ChoicesEditor
from accomp_desktop.ui.editors.segments import ScaleEditor, YesNoEditor
from accomp_desktop.ui.editors.typed import ComputedEditor, LineEditor, ParagraphEditor

PETS = (Option("cat", "Chat"), Option("dog", "Chien"), Option("eel", "Anguille", retired=True))
TOWN_NAMES = ("Rennes", "Vitré", "Redon", "Fougères", "Dol", "Dinard", "Acigné", "Bruz", "Évran")
TOWNS = tuple(Option(name.lower(), name) for name in TOWN_NAMES)

cents = st.decimals(-(10**8), 10**8, places=2)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
lines = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=40)
KINDS: list[tuple[Kind, st.SearchStrategy[Value]]] = [
    (Text(), lines),
    (Text(lines=3), st.lists(lines, min_size=1, max_size=3).map("\n".join)),
    (Number(unit="h"), st.integers(0, 10**12)),
    (Money(), cents),
    (Day(), days),
    (YesNo(), st.booleans()),
    (Choice(PETS), st.sampled_from(["cat", "dog", "eel"])),
    (Choice(TOWNS), st.sampled_from([one.code for one in TOWNS])),
    (Choices(PETS), st.sampled_from([("cat",), ("cat", "dog"), ("dog", "eel")])),
    (Scale(), st.integers(1, 5)),
    (Months(), st.lists(st.none() | cents, min_size=12, max_size=12).filter(any).map(tuple)),
    (Percentage(), st.decimals(0, 100, places=2)),
    (Month(), days.map(lambda day: day.replace(day=1))),
    (Place(), st.sampled_from([("35000", "Rennes"), (None, "Dol"), ("01000", None)])),
    (Amounts(("Loyer", "Eau")), st.sampled_from([(("Loyer", Decimal(400)), ("Gaz", None)), (("Eau", Decimal(3)),)])),
    (Debts(), st.sampled_from([(("Urssaf", Decimal(9), None, True), ("Banque", None, Decimal(1), None))])),
    (Computed(Money()), cents),
    (FamilyName(), st.just("LE GOFF")),
    (FirstName(), st.just("Anne-Laure")),
    (Town(), st.just("Saint-Méen-le-Grand")),
    (Phone(), st.just("0639980000")),
    (Email(), st.just("personne@exemple.fr")),
    (Postcode(), st.just("01000")),
    (CafNumber(), st.just("0001234")),
    (Siret(), st.just("73282932000074")),
]


@pytest.mark.parametrize(
    ("kind", "values"), KINDS, ids=[f"{type(kind).__name__}-{rank}" for rank, (kind, _) in enumerate(KINDS)]
)
def test_a_value_survives_being_shown(qapp: QApplication, kind: Kind, values: st.SearchStrategy[Value]) -> None:
    editor = make_editor(kind)
    assert qapp is not None
    assert editor.value() is None

    @given(values)
    def shown(value: Value) -> None:
        editor.set_value(value)
        assert editor.value() == value
        assert editor.problem() is None

    shown()
    editor.set_value(None)
    assert editor.value() is None


def test_no_kind_is_left_without_an_editor() -> None:
    assert {type(kind) for kind, _ in KINDS} >= set(get_args(Kind))


@pytest.mark.parametrize(
    ("kind", "typed", "value", "written"),
    [
        (Money(), "1234,5 €", Decimal("1234.50"), "1\u202f234,50\u00a0€"),
        (Number(unit="h"), "12", 12, "12"),
        (Day(), "3/4/2025", date(2025, 4, 3), "03/04/2025"),
        (Phone(), "+33 6 39 98 00 00", "0639980000", "06\u00a039\u00a098\u00a000\u00a000"),
        (Text(), "", None, ""),
        (Percentage(), "12,50 %", Decimal("12.5"), "12,5"),
        (Month(), "3/2026", date(2026, 3, 1), "mars 2026"),
        (Place(), "Dol (35120)", ("35120", "Dol"), "35120 Dol"),
    ],
)
def test_what_is_typed_is_read_then_written_as_french(
    qtbot: QtBot, kind: Kind, typed: str, value: Value, written: str
) -> None:
    editor = LineEditor(kind)
    qtbot.addWidget(editor)
    editor.line.setText(typed)
    editor.line.textEdited.emit(typed)
    assert editor.value() == value
    editor.line.editingFinished.emit()
    assert editor.line.text() == written


def test_a_refused_text_is_told_and_kept_on_the_line(qtbot: QtBot) -> None:
    editor = LineEditor(Money())
    qtbot.addWidget(editor)
    editor.set_value(Decimal(10))
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(editor.line, "x")
    editor.line.editingFinished.emit()
    assert "n’est pas un nombre" in (editor.problem() or "")
    assert "x" in editor.line.text()
    assert editor.value() == Decimal(10)
    assert editor.line.property("invalid") is True
    editor.set_value(None)
    assert editor.problem() is None


def test_a_day_is_picked_in_the_calendar(qtbot: QtBot) -> None:
    editor = DayEditor(Day())
    qtbot.addWidget(editor)
    editor.set_value(date(2024, 2, 1))
    editor.show()
    editor.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    today = popup.findChild(QPushButton)
    assert today is not None
    with qtbot.waitSignal(editor.changed):
        QTest.mouseClick(today, Qt.MouseButton.LeftButton)
    assert editor.value() == date.today()
    assert QApplication.activePopupWidget() is None


def test_yes_no_and_unknown_are_three_buttons(qtbot: QtBot) -> None:
    editor = YesNoEditor(YesNo())
    qtbot.addWidget(editor)
    buttons = {button.text(): button for button in editor.findChildren(QPushButton)}
    assert list(buttons) == ["Oui", "Non", "Non renseigné"]
    for text, value in (("Oui", True), ("Non", False), ("Non renseigné", None)):
        buttons[text].click()
        assert editor.value() is value


def test_a_mark_can_be_forgotten(qtbot: QtBot) -> None:
    editor = ScaleEditor(Scale(low="Pas du tout", high="Tout à fait"))
    qtbot.addWidget(editor)
    editor.set_value(4)
    buttons = editor.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["1", "2", "3", "4", "5", "–"]
    assert buttons[-1].accessibleName() == "Non renseigné"
    buttons[-1].click()
    assert editor.value() is None
    assert "Pas du tout → Tout à fait" in [label.text() for label in editor.findChildren(QLabel)]


def test_what_is_computed_is_read_and_never_typed(qtbot: QtBot) -> None:
    editor = ComputedEditor(Computed(Money()))
    qtbot.addWidget(editor)
    editor.set_value(Decimal(1200))
    QTest.keyClicks(editor.line, "9")
    assert editor.line.text() == "1\u202f200,00\u00a0€"
    assert editor.value() == Decimal(1200)


def test_a_retired_option_shows_only_where_it_was_chosen(qtbot: QtBot) -> None:
    editor = ChoiceEditor(Choice(PETS))
    qtbot.addWidget(editor)
    assert editor.box.findText("Anguille") == -1
    editor.set_value("eel")
    assert editor.box.currentText() == "Anguille"
    several = ChoicesEditor(Choices(PETS))
    qtbot.addWidget(several)
    several.set_value(("gone",))
    assert [box.text() for box in several.findChildren(QCheckBox) if box.isChecked()] == ["gone"]


def test_a_long_list_is_searched_as_one_types(qtbot: QtBot) -> None:
    editor = ChoiceEditor(Choice(TOWNS))
    qtbot.addWidget(editor)
    line = editor.box.lineEdit()
    assert line is not None
    completer = editor.box.completer()
    completer.setCompletionPrefix("evr")
    assert completer.currentCompletion() == "Évran"
    QTest.keyClicks(line, "vitre")
    assert editor.value() == "vitré"
    assert editor.problem() is None
    QTest.keyClicks(line, "x")
    assert "n’est pas dans la liste" in (editor.problem() or "")


def test_tab_leaves_a_paragraph(qtbot: QtBot) -> None:
    editor = ParagraphEditor(Text(lines=3))
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.text, "Une ligne")
    assert editor.value() == "Une ligne"
    assert editor.text.tabChangesFocus()
