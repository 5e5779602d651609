# SPDX-License-Identifier: EUPL-1.2
"""A condition is made of rows, or typed as a formula; what is wrong with it is said, and it is kept."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Choices, Money, Option, Text, YesNo
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.condition_editor import ConditionEditor
from accomp_desktop.ui.programme.forms_part import FormsPart
from accomp_desktop.ui.programme.formula_editor import FormulaEditor
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.items_part import ItemsPart
from accomp_desktop.ui.programme.screen import ProgrammeScreen
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph

WAIT = 20_000
TALL = (QSize(760, 1300),)
FORMS = (Option("ei", "Entreprise individuelle"), Option("sarl", "SARL"))
NAMES = {
    one.key: one
    for one in (
        Field("legal_form", "Statut juridique", Choice(FORMS), "business"),
        Field("has_debts", "Des dettes & retards", YesNo(), "diagnosis"),
        Field("debts", "Montant des dettes", Money(), "diagnosis"),
        Field("channels", "Où la personne vend", Choices(FORMS), "diagnosis"),
        Field("town", "Commune", Text(), "person"),
        Field("place", "Commune", Text(), "business"),
        Field("old", "Ancienne question", Text(), "person", retired=True),
    )
}


@pytest.fixture
def editor(dressed: Appearance, qtbot: QtBot) -> ConditionEditor:  # noqa: ARG001 - made first
    made = ConditionEditor(NAMES)
    made.name("Seulement si")
    qtbot.addWidget(made)
    made.show()
    return made


def test_rows_are_added_filled_and_taken_away(editor: ConditionEditor, qtbot: QtBot) -> None:
    editor.adding.click()
    row = editor.conditions[0]
    assert editor.problem() == "Une condition est incomplète\u202f: complétez-la, ou retirez-la."
    assert editor.value() is None
    choose(row.question, "debts")
    assert row.operator.value() == ">="
    assert row.values is not None
    assert editor.problem()
    qtbot.keyClicks(row.values.focusProxy(), "1500")
    assert (editor.value(), editor.problem()) == ("debts >= 1500.00", None)
    editor.adding.click()
    choose(editor.conditions[1].question, "has_debts")
    assert editor.value() == "debts >= 1500.00 and has_debts"
    editor.conditions[0].removing.click()
    assert editor.value() == "has_debts"


def test_what_is_compared_follows_the_question_and_the_operator(editor: ConditionEditor) -> None:
    editor.set_value('legal_form == "ei"')
    row = editor.conditions[0]
    first = row.values
    choose(row.operator, "!=")
    assert row.values is first
    assert editor.value() == 'legal_form != "ei"'
    choose(row.operator, "in")
    assert row.values is not None
    row.values.set_value(("ei", "sarl"))
    assert editor.value() == 'legal_form in ("ei", "sarl")'
    choose(row.operator, "unknown")
    assert row.values is None
    assert editor.value() == "not known(legal_form)"
    choose(row.question, "legal_form")
    assert editor.value() == "not known(legal_form)"
    choose(row.question, "channels")
    assert editor.problem()
    choose(row.question, None)
    assert (editor.value(), row.operator.value()) == (None, None)


def test_rows_turn_into_a_formula_and_back_when_they_can_say_it(editor: ConditionEditor, qtbot: QtBot) -> None:
    editor.set_value('legal_form in ("ei",) and has_debts')
    editor.turning.click()
    assert editor.formula.text.toPlainText() == 'legal_form in ("ei",) and has_debts'
    editor.formula.text.selectAll()
    qtbot.keyClicks(editor.formula.text, "has_debts or debts > 3")
    assert not editor.turning.isEnabled()
    assert editor.value() == "has_debts or debts > 3"
    editor.formula.text.selectAll()
    qtbot.keyClicks(editor.formula.text, "has_debt")
    assert "«\u202fhas_debts\u202f» peut-être" in str(editor.problem())
    editor.formula.text.selectAll()
    qtbot.keyClicks(editor.formula.text, "not has_debts")
    editor.turning.click()
    assert [one.operator.value() for one in editor.conditions] == ["no"]


def test_a_condition_that_rows_cannot_say_is_shown_as_its_text(editor: ConditionEditor) -> None:
    editor.set_value("known(town) or known(debts)")
    assert editor.formula.isVisible()
    assert not editor.adding.isVisible()
    assert editor.value() == "known(town) or known(debts)"


def test_questions_of_the_same_label_are_told_apart(editor: ConditionEditor) -> None:
    editor.adding.click()
    box = editor.conditions[0].question.findChildren(type(editor.conditions[0].question.focusProxy()))[0]
    labels = [box.itemText(at) for at in range(box.count())]  # pyright: ignore[reportAttributeAccessIssue]  a combo box
    assert "Commune (Personne)" in labels
    assert "Commune (Entreprise)" in labels
    assert "Ancienne question" not in labels


def test_the_menu_puts_keys_and_functions_in_a_formula(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    editor = FormulaEditor(NAMES)
    qtbot.addWidget(editor)
    editor.show()
    menus = {one.text(): one.menu() for one in editor.inserting.menu().actions() if one.menu()}
    assert list(menus) == ["Entreprise", "Diagnostic", "Personne", "Fonctions"]
    total = next(one for one in menus["Fonctions"].actions() if one.text().startswith("abs(nombre)"))
    total.trigger()
    debts = next(one for one in menus["Diagnostic"].actions() if "(debts)" in one.text())
    debts.trigger()
    assert editor.value() == "abs(debts)"
    assert editor.problem() is None
    qtbot.keyClicks(editor.text, " / 0")
    assert "divise par zéro" in str(editor.problem())


def test_the_condition_of_a_question_is_kept_with_it(programme: ProgrammeScreen, qtbot: QtBot) -> None:
    dialog = question_dialog(programme)
    editor = dialog.form.editor("only_if")
    assert isinstance(editor, ConditionEditor)
    dialog.form.editor("label").set_value("Combien d’enfants à la maison\u202f?")
    editor.setFocus()
    qtbot.waitUntil(editor.adding.hasFocus, timeout=WAIT)
    qtbot.keyClick(editor.adding, Qt.Key.Key_Space)
    dialog.save.click()
    assert dialog.form.problems()
    choose(editor.conditions[0].question, "children")
    assert editor.conditions[0].values is not None
    editor.conditions[0].values.set_value(1)
    with qtbot.waitSignal(programme.running.changed, timeout=WAIT):
        dialog.save.click()
    asked = [one for one in programme.running.kit.forms[0].questions() if one.key.startswith("combien_d_enfants")]
    assert [one.only_if for one in asked] == ["children >= 1"]


def test_the_dialog_of_a_question_is_worth_a_look(programme: ProgrammeScreen, photograph: Photograph) -> None:
    dialog = question_dialog(programme)
    chosen = next(one for one in programme.running.kit.forms[0].questions() if one.kind == "choice")
    code = programme.running.kit.lists[chosen.list][0].code
    dialog.form.editor("label").set_value("Que vous faut-il pour le payer\u202f?")
    dialog.form.editor("only_if").set_value(f'children >= 1 and {chosen.key} in ("{code}",) and known(trade)')
    photograph(dialog, "programme-question-dialog", sizes=TALL)
    turned = dialog.form.editor("only_if")
    assert isinstance(turned, ConditionEditor)
    turned.turn()
    turned.formula.text.setPlainText("children >= 1 or enfants > 2")
    dialog.form.reveal_problems()
    photograph(dialog, "programme-question-formula", sizes=TALL)


@pytest.fixture
def programme(busy_desk: Desk, qtbot: QtBot) -> ProgrammeScreen:
    banners = BannerArea()
    qtbot.addWidget(banners)
    made = ProgrammeScreen(Stage(busy_desk, banners, lambda _key, _subject: None))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.running.is_read, timeout=WAIT)
    return made


def question_dialog(screen: ProgrammeScreen) -> ItemDialog[object]:
    forms = screen.part("forms")
    assert isinstance(forms, FormsPart)
    by_section = forms.page("questions")
    assert isinstance(by_section, ChoosingPart)
    page = by_section.stack.currentWidget()
    assert isinstance(page, ItemsPart)
    return page.open_new()


def choose(editor: object, value: str | None) -> None:
    """Pick an option as the user does."""
    box = editor.box  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
    box.setCurrentIndex(max(0, box.findData(value)))
    box.activated.emit(box.currentIndex())
