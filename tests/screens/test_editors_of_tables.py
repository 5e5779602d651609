# SPDX-License-Identifier: EUPL-1.2
"""Tables typed row by row, by the keyboard or from what a spreadsheet copied."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.kinds import Amounts, Debts
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.editors.tables import AmountsEditor, DebtsEditor

CHARGES = Amounts(("Loyer", "Eau"))
PAID = (("Loyer", Decimal(400)), ("Gaz", Decimal(90)))


@pytest.fixture
def charges(qtbot: QtBot) -> Iterator[AmountsEditor]:
    editor = AmountsEditor(CHARGES)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    yield editor
    QApplication.clipboard().clear()


def seen(editor: QWidget) -> list[str]:
    return [one.text() for one in editor.findChildren(QLineEdit) if one.isVisible()]


def line(editor: QWidget, name: str) -> QLineEdit:
    return next(one for one in editor.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def said(editor: QWidget) -> str:
    return " ".join(one.text() for one in editor.findChildren(QLabel))


def test_the_lines_of_the_kit_wait_for_their_amounts(charges: AmountsEditor) -> None:
    charges.name("Charges")
    assert seen(charges) == ["Loyer", "", "Eau", "", "", ""]
    assert charges.value() is None
    QTest.keyClicks(line(charges, "Charges, ligne 1, Montant"), "400")
    QTest.keyClicks(line(charges, "Charges, ligne 3, Intitulé"), "Gaz")
    QTest.keyClicks(line(charges, "Charges, ligne 3, Montant"), "90")
    assert charges.value() == PAID
    assert line(charges, "Charges, ligne 4, Intitulé").text() == ""
    assert "Total\u202f: 490,00\u00a0€" in said(charges)


def test_what_was_given_comes_first_then_what_is_proposed(charges: AmountsEditor) -> None:
    charges.set_value((("Gaz", Decimal(90)), ("Loyer", None)))
    assert seen(charges) == ["Gaz", "90,00\u00a0€", "Loyer", "", "Eau", "", "", ""]
    assert charges.value() == (("Gaz", Decimal(90)), ("Loyer", None))
    assert "montants inconnus\u202f: 1" in said(charges)


def test_an_amount_without_a_label_is_told(charges: AmountsEditor) -> None:
    charges.name("Charges")
    charges.set_value(PAID)
    amount = line(charges, "Charges, ligne 4, Montant")
    QTest.keyClicks(amount, "12")
    assert "n’a pas d’intitulé" in (charges.problem() or "")
    assert charges.value() == PAID
    QTest.keyClicks(amount, "x")
    assert (charges.problem() or "").startswith("Montant\u202f: ")


def test_rows_go_and_come_by_the_keyboard(charges: AmountsEditor, qtbot: QtBot) -> None:
    charges.name("Charges")
    charges.set_value(PAID)
    first = line(charges, "Charges, ligne 1, Montant")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = line(charges, "Charges, ligne 2, Montant")
    assert second.hasFocus()
    with qtbot.waitSignal(charges.changed):
        QTest.keyClick(second, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert charges.value() == PAID[:1]
    assert line(charges, "Charges, ligne 2, Intitulé").hasFocus()
    last = line(charges, "Charges, ligne 3, Intitulé")
    QTest.keyClick(last, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert line(charges, "Charges, ligne 3, Intitulé").hasFocus()
    buttons = [one for one in charges.findChildren(QToolButton) if one.isVisible()]
    remove = next(one for one in buttons if one.accessibleName() == "Charges, ligne 1, retirer")
    remove.click()
    assert charges.value() is None


def test_what_a_spreadsheet_copied_fills_the_rows(charges: AmountsEditor) -> None:
    charges.name("Charges")
    at = line(charges, "Charges, ligne 1, Intitulé")
    QApplication.clipboard().setText("Loyer\t400\r\nGaz\t1 050,50 €\r\nEau\tbeaucoup\ttrop\r\nBox\t30\r\n")
    QTest.keyClick(at, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "n’est pas un nombre" in (charges.problem() or "")
    QTest.keyClick(line(charges, "Charges, ligne 3, Montant"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line(charges, "Charges, ligne 3, Montant"), "9")
    assert charges.value() == (
        ("Loyer", Decimal(400)), ("Gaz", Decimal("1050.50")), ("Eau", Decimal(9)), ("Box", Decimal(30)),
    )  # fmt: skip


def test_a_word_is_pasted_as_a_word(charges: AmountsEditor) -> None:
    charges.name("Charges")
    QApplication.clipboard().setText("Garage")
    QTest.keyClick(line(charges, "Charges, ligne 3, Intitulé"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert charges.value() == (("Garage", None),)


def test_debts_are_typed_pasted_and_added_up(qtbot: QtBot) -> None:
    editor = DebtsEditor(Debts())
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.name("Dettes")
    QApplication.clipboard().setText("Urssaf\t1200\t100\toui\nBanque\t300\t\tpeut-être")
    QTest.keyClick(line(editor, "Dettes, ligne 1, Créancier"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    assert editor.value() == (
        ("Urssaf", Decimal(1200), Decimal(100), True),
        ("Banque", Decimal(300), None, None),
    )
    assert "Total dû\u202f: 1\u202f500,00\u00a0€, par mois\u202f: 100,00\u00a0€" in said(editor)
    agreed = [one for one in editor.findChildren(ChoiceEditor) if one.isVisible()][1]
    QTest.keyClick(agreed.box, Qt.Key.Key_Down)
    QTest.keyClick(agreed.box, Qt.Key.Key_Down)
    assert editor.value() == (
        ("Urssaf", Decimal(1200), Decimal(100), True),
        ("Banque", Decimal(300), None, False),
    )


def test_a_debt_tells_until_when_it_is_paid(qtbot: QtBot) -> None:
    editor = DebtsEditor(Debts(), date(2026, 11, 20))
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.set_value((("Urssaf", Decimal(1200), Decimal(100), True), ("Ami", Decimal(50), None, None)))
    assert "Jusqu’à" in said(editor)
    assert said(editor).count("nov. 2027") == 1
    editor.name("Dettes")
    QTest.keyClicks(line(editor, "Dettes, ligne 2, Par mois"), "25")
    assert "janv. 2027" in said(editor)
