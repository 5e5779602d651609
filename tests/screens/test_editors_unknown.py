# SPDX-License-Identifier: EUPL-1.2
"""Whatever was answered, the user can come back to « non renseigné », which is neither zero nor no."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Day,
    Debts,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Option,
    Percentage,
    Place,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.editors import Editor, make_editor
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.editors.segments import Segments
from accomp_desktop.ui.editors.table_row import Row

FEW = tuple(Option(code, code.title()) for code in ("market", "shop"))
MANY = tuple(Option(f"o{n}", f"Option {n}") for n in range(20))


def empty_lines(editor: Editor) -> None:
    for line in editor.findChildren(QLineEdit):
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)


def empty_text(editor: Editor) -> None:
    for text in editor.findChildren(QPlainTextEdit):
        text.selectAll()
        QTest.keyClick(text, Qt.Key.Key_Delete)


def pick_last_segment(editor: Editor) -> None:
    for segments in editor.findChildren(Segments):
        button = segments.findChildren(type(segments.focusProxy()))[-1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pick_first_line(editor: Editor) -> None:
    assert isinstance(editor, ChoiceEditor)
    editor.box.setCurrentIndex(0)
    editor.box.activated.emit(0)


def untick(editor: Editor) -> None:
    for box in editor.findChildren(QCheckBox):
        box.setChecked(False)


def remove_rows(editor: Editor) -> None:
    for row in editor.findChildren(Row):
        if row.isVisible() and not row.is_blank():
            row.removing.emit()


@pytest.mark.parametrize(
    ("kind", "value", "empty"),
    [
        (Text(), "Couture", empty_lines),
        (Text(lines=3), "Couture\net retouches", empty_text),
        (Number(), 0, empty_lines),
        (Money(), Decimal(0), empty_lines),
        (Percentage(), Decimal(20), empty_lines),
        (Day(), date(2026, 3, 1), empty_lines),
        (Month(), date(2026, 3, 1), empty_lines),
        (Place(), "35000 Rennes", empty_lines),
        (YesNo(), False, pick_last_segment),
        (Scale(), 1, pick_last_segment),
        (Choice(FEW), "shop", pick_first_line),
        (Choice(MANY), "o3", empty_lines),
        (Choices(FEW), ("shop",), untick),
        (Months(), (Decimal(0),) * 12, empty_lines),
        (Amounts(), (("Loyer", Decimal(0)),), remove_rows),
        (Amounts(("Loyer",)), (("Loyer", Decimal(0)),), remove_rows),
        (Debts(), (("Urssaf", Decimal(0), None, False),), remove_rows),
    ],
)
def test_an_answer_goes_back_to_unknown(
    qtbot: QtBot, kind: Kind, value: Value, empty: Callable[[Editor], None]
) -> None:
    editor = make_editor(kind)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value(value)
    assert editor.value() == value
    with qtbot.waitSignal(editor.changed):
        empty(editor)
    assert editor.value() is None
    assert editor.problem() is None
