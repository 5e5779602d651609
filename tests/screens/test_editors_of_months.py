# SPDX-License-Identifier: EUPL-1.2
"""Twelve months of turnover: named, typed or pasted from a spreadsheet, added up, drawn and said in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Computed, Month, Months
from accomp_desktop.domain.person import Person
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.bar_chart import BarChart
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.editors.months import MonthsEditor
from accomp_desktop.ui.editors.year import YearView
from accomp_desktop.ui.form import RecordForm, parts_of
from tests.screens.conftest import Photograph

SALES = Months("until")
ASKED = (
    Field("until", "Dernier des douze mois", Month()),
    Field("sales", "Recettes", SALES),
    Field("twice", "Recettes doublées", Computed(SALES), formula="added(sales, sales)"),
)
SUMMER = tuple(Decimal(one) for one in (400, 420, 480, 900, 950, 500, 450, 420, 400, 430, 410, 380))


@pytest.fixture
def editor(dressed: Appearance, qtbot: QtBot) -> Iterator[MonthsEditor]:  # noqa: ARG001 - made first
    editor = MonthsEditor(Months(), date(2026, 4, 3))
    editor.name("Recettes")
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    yield editor
    QApplication.clipboard().clear()


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def lines(widget: QWidget) -> list[QLineEdit]:
    return [one for one in widget.findChildren(QLineEdit) if one.isVisible()]


def paste(line: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_months_end_before_the_day_of_the_record_and_are_added_up(editor: MonthsEditor) -> None:
    names = [one.accessibleName() for one in lines(editor)]
    assert (names[0], names[-1]) == ("Recettes, avr. 2025", "Recettes, mars 2026")
    assert "Aucun mois connu" in said(editor)
    QTest.keyClicks(lines(editor)[0], "100x")
    assert (editor.problem() or "").startswith("avr. 2025")
    assert editor.value() == (Decimal(100), *[None] * 11)
    assert "Total\u202f: 100,00\u00a0€ sur 1 mois connus" in said(editor)


def test_months_that_nothing_dates_are_named_by_their_rank(qtbot: QtBot) -> None:
    editor = MonthsEditor(Months())
    qtbot.addWidget(editor)
    editor.end_with("autre chose")
    assert editor.findChildren(QLineEdit)[0].accessibleName() == ", M−12"


@pytest.mark.parametrize("between", ["\r\n", "\t"])
def test_a_column_or_a_row_of_a_spreadsheet_fills_the_twelve_months(
    editor: MonthsEditor, qtbot: QtBot, between: str
) -> None:
    cells = ["1\u202f234,50\u00a0€", "", *["900"] * 9, "0"]
    with qtbot.waitSignal(editor.changed):
        paste(lines(editor)[4], between.join(cells) + "\r\n")
    assert editor.value() == (Decimal("1234.50"), None, *[Decimal(900)] * 9, Decimal(0))
    assert "sur 11 mois connus" in said(editor)


def test_a_single_amount_is_pasted_where_the_cursor_is(editor: MonthsEditor) -> None:
    paste(lines(editor)[2], "750,00 €")
    assert editor.value() == (None, None, Decimal(750), *[None] * 9)


def test_three_cells_are_refused_in_a_sentence_and_change_nothing(editor: MonthsEditor) -> None:
    editor.set_value(SUMMER)
    paste(lines(editor)[0], "1\r\n2\r\n3\r\n")
    assert "Il faut douze montants, un par mois\u202f; 3 sont copiés" in said(editor)
    assert editor.value() == SUMMER
    assert editor.problem() is None
    QTest.keyClicks(lines(editor)[0], "1")
    assert "douze montants" not in said(editor)


def test_the_button_pastes_as_the_keyboard_does(editor: MonthsEditor) -> None:
    QApplication.clipboard().setText("\t".join(["5"] * 12))
    editor.pasting.click()
    assert editor.value() == (Decimal(5),) * 12


def test_the_picture_says_the_mean_the_trend_and_the_seasons(editor: MonthsEditor) -> None:
    editor.set_value(SUMMER)
    chart = editor.findChild(BarChart)
    assert chart is not None
    assert "avr. 2025\u202f: 400" in chart.accessibleName()
    assert "Moyenne\u202f: 512" in chart.accessibleName()
    assert "Stable\u202f: les trois derniers mois valent les trois d’avant" in said(editor)
    assert "Mois forts\u202f: juil. 2025, août 2025." in said(editor)
    assert "Mois faibles" not in said(editor)
    editor.set_value((Decimal(100),) * 12)
    assert "Aucun mois ne s’écarte" in said(editor)


def test_nothing_is_concluded_from_too_few_months(editor: MonthsEditor) -> None:
    editor.set_value((*[None] * 7, *SUMMER[:5]))
    assert "à partir de six mois connus" in said(editor)
    assert "hausse" not in said(editor)
    editor.set_value((*SUMMER[:6], *[None] * 6))
    assert "Tendance inconnue" in said(editor)
    editor.set_value((Decimal(0),) * 12)
    assert "Stable" in said(editor)
    editor.set_value((*[None] * 11, Decimal(5)))
    assert "Moyenne" not in said(editor)


def test_the_form_names_the_months_by_the_answer_that_says_the_last(qtbot: QtBot) -> None:
    form = RecordForm(parts_of(ASKED), Person(birth_name="LE BIHAN", first_name="Iwan"))
    qtbot.addWidget(form)
    form.show()
    total = form.editor("twice")
    assert isinstance(total, YearView)
    assert "Calculé dès que" in said(total)
    QTest.keyClicks(form.editor("until").findChildren(QLineEdit)[0], "02/2026")
    names = [one.accessibleName() for one in form.editor("sales").findChildren(QLineEdit)]
    assert (names[0], names[-1]) == ("Recettes, mars 2025", "Recettes, févr. 2026")
    form.editor("sales").set_value(SUMMER)
    QTest.keyClicks(lines(form.editor("sales"))[0], "0")
    chart = total.findChild(BarChart)
    assert chart is not None
    assert "févr. 2026\u202f: 760" in chart.accessibleName()
    assert "Calculé dès que" not in said(total)
    assert form.record().answers.keys() == {"until", "sales"}


def test_twelve_months_are_looked_over(dressed: Appearance, photograph: Photograph) -> None:  # noqa: ARG001 - made first
    card = Card("Finances")
    form = RecordForm(parts_of(ASKED), Person(answers={"until": date(2026, 3, 1), "sales": SUMMER}), card)
    card.add(form)
    card.rows.addStretch()
    photograph(card, "editor-months", sizes=(QSize(900, 1000), QSize(1440, 1000)))
