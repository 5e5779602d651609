# SPDX-License-Identifier: EUPL-1.2
"""The generic form: a record in, the changed record out, nothing saved while something is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.business import INCOME_FIELDS, Income
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Computed, Number, Text, YesNo
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.person import Person
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.ui.editors.typed import ComputedEditor, LineEditor
from accomp_desktop.ui.form import Part, RecordForm, parts_of
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from accomp_desktop.ui.saving import LeavingQuestion, SaveBar


@pytest.fixture(scope="module")
def kit() -> Kit:
    return read_kit(RESOURCES / "kits" / "35")


@pytest.fixture
def anne() -> Person:
    return Person(birth_name="LE GOFF", first_name="Anne", birth_date=date(1980, 2, 3), phones=("0639980001",))


def line(form: RecordForm, key: str) -> LineEditor:
    editor = form.editor(key)
    assert isinstance(editor, LineEditor)
    return editor


def type_in(form: RecordForm, key: str, text: str) -> None:
    line(form, key).line.setText(text)
    line(form, key).line.textEdited.emit(text)


def test_the_changed_record_comes_out(qtbot: QtBot, kit: Kit, anne: Person) -> None:
    form = RecordForm(parts_of(kit.fields_of("person")), anne)
    qtbot.addWidget(form)
    assert not form.is_changed()
    assert form.record() == anne
    type_in(form, "phone2", "06 39 98 00 02")
    type_in(form, "used_name", "morvan")
    form.editor("solidarity_health_cover").set_value(value=True)
    assert form.is_changed()
    assert form.record() == replace(
        anne,
        phones=("0639980001", "0639980002"),
        used_name="MORVAN",
        answers={"solidarity_health_cover": True},
    )
    form.reset()
    assert form.record() == anne


def test_what_was_saved_is_no_longer_a_change(qtbot: QtBot, kit: Kit, anne: Person) -> None:
    form = RecordForm(parts_of(kit.fields_of("person")), anne)
    qtbot.addWidget(form)
    type_in(form, "town", "RENNES")
    form.settle()
    assert not form.is_changed()
    assert form.original == replace(anne, town="Rennes")


def test_a_text_that_ends_with_a_line_break_is_no_change(qtbot: QtBot) -> None:
    told = Person(birth_name="LE GOFF", first_name="Anne", answers={"story": "Une ligne.\n\nUne autre.\n"})
    form = RecordForm(parts_of((Field("story", "Histoire", Text(lines=3)),)), told)
    qtbot.addWidget(form)
    assert not form.is_changed()
    assert form.record() == told


def test_a_refusal_shows_when_the_editor_is_left(qtbot: QtBot, kit: Kit, anne: Person) -> None:
    form = RecordForm(parts_of(kit.fields_of("person")), anne)
    qtbot.addWidget(form)
    type_in(form, "email", "anne chez exemple")
    ((label, reason),) = form.problems()
    assert label == "Courriel"
    assert "n’est pas une adresse électronique" in reason
    assert form.is_changed()
    form.reveal_problems()
    type_in(form, "email", "anne@exemple.fr")
    assert form.problems() == ()


def test_a_needed_answer_keeps_from_saving(qtbot: QtBot) -> None:
    form = RecordForm(parts_of(INCOME_FIELDS), Income(person_id="x", on=date(2025, 1, 1)))
    qtbot.addWidget(form)
    type_in(form, "on", "")
    assert form.problems() == (("Date", "Réponse nécessaire pour enregistrer"),)
    type_in(form, "on", "1/2/2025")
    type_in(form, "wages", "850")
    assert vars(form.record())["on"] == date(2025, 2, 1)
    assert form.problems() == ()


def test_a_retired_field_shows_only_where_it_was_answered(qtbot: QtBot, anne: Person) -> None:
    gone = Field("gone", "Ancienne question", Text(), retired=True)
    here = Field("here", "Question", YesNo(), sensitive=True, help="Une aide")
    empty = RecordForm(parts_of((gone, here)), anne)
    qtbot.addWidget(empty)
    with pytest.raises(KeyError):
        empty.editor("gone")
    kept = RecordForm(parts_of((gone, here)), anne.answering("gone", "oui"))
    qtbot.addWidget(kept)
    assert kept.editor("gone").value() == "oui"


def test_the_bar_says_what_is_to_be_mended(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = SaveBar(page)
    form = RecordForm(parts_of(INCOME_FIELDS), Income(person_id="x", on=date(2025, 1, 1)))
    qtbot.addWidget(form)
    bar.follow([form])
    assert bar.isHidden()
    type_in(form, "rsa", "beaucoup")
    bar.follow([form])
    assert not bar.isHidden()
    assert not bar.save.isEnabled()
    type_in(form, "rsa", "120,5")
    bar.follow([form])
    assert bar.save.isEnabled()
    assert form.editor("rsa").value() == Decimal("120.50")


@pytest.mark.parametrize(
    ("button", "told"), [("Enregistrer", ["saved"]), ("Abandonner", ["dropped"]), ("Rester sur la page", [])]
)
def test_leaving_asks_what_becomes_of_what_was_typed(qtbot: QtBot, button: str, told: list[str]) -> None:
    said: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    question = LeavingQuestion(page, lambda: said.append("saved"), lambda: said.append("dropped"))
    question.open()
    chosen = next(one for one in question.buttons() if one.text() == button)
    with qtbot.waitSignal(question.finished):
        chosen.click()
    assert said == told


def test_what_is_refused_cannot_be_saved_on_leaving(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    question = LeavingQuestion(page, None, lambda: None)
    question.open()
    saving = next(one for one in question.buttons() if one.text() == "Enregistrer")
    assert not saving.isEnabled()
    with qtbot.waitSignal(question.finished):
        QTest.keyClick(question, Qt.Key.Key_Escape)


def test_a_kit_with_every_kind_of_question_opens(qtbot: QtBot, kit: Kit) -> None:
    form = kit.forms[0]
    parts = [Part(one.label, tuple(kit.field(question) for question in one.questions)) for one in form.sections]
    shown = RecordForm(parts, Person())
    qtbot.addWidget(shown)
    assert shown.record() == Person(id=shown.original.id)
    assert not shown.is_changed()


VEHICLE = Field("vehicle", "Un véhicule", YesNo(), group="Mobilité")
KILOMETRES = Field("kilometres", "Kilomètres", Number(), only_if="vehicle", group="Mobilité", needed=True)
RIDE = Field("ride", "Par covoiturage", YesNo(), only_if="not vehicle and children > 0", group="Sans véhicule")
DOUBLE = Field("double", "Aller et retour", Computed(Number(unit="km")), formula="2 * kilometres")


def headings(form: RecordForm) -> list[str]:
    looks = {"heading", "strong"}
    return [one.text() for one in form.findChildren(QLabel) if one.property("look") in looks and one.isVisible()]


def test_what_is_asked_follows_what_is_typed(qtbot: QtBot, anne: Person) -> None:
    form = RecordForm((Part("Déplacements", (VEHICLE, KILOMETRES, RIDE, DOUBLE)),), anne, context={"children": 2})
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    assert headings(form) == ["Déplacements", "Mobilité"]
    assert not form.editor("kilometres").isVisible()
    assert form.problems() == ()
    choose(form, "vehicle", "Oui")
    assert form.editor("kilometres").isVisible()
    assert form.problems() == (("Kilomètres", "Réponse nécessaire pour enregistrer"),)
    type_in(form, "kilometres", "1 250")
    double = form.editor("double")
    assert isinstance(double, ComputedEditor)
    assert double.line.text() == "2\u202f500\u00a0km"
    assert form.record() == anne.answering("vehicle", value=True).answering("kilometres", 1250)


def test_what_is_no_longer_asked_is_kept_and_refuses_nothing(qtbot: QtBot, anne: Person) -> None:
    held = anne.answering("vehicle", value=True).answering("kilometres", 12)
    form = RecordForm(parts_of((VEHICLE, KILOMETRES, RIDE, DOUBLE)), held)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    type_in(form, "kilometres", "12x")
    assert form.is_changed()
    choose(form, "vehicle", "Non")
    assert headings(form) == ["Mobilité"]
    assert form.problems() == ()
    assert form.record() == held.answering("vehicle", value=False)
    form.stand_beside(held, {"children": 1})
    assert headings(form) == ["Mobilité", "Sans véhicule"]
    form.reset()
    assert not form.is_changed()
    assert form.editor("kilometres").isVisible()


def choose(form: RecordForm, key: str, answer: str) -> None:
    next(one for one in form.editor(key).findChildren(QPushButton) if one.text() == answer).click()


def test_a_section_counts_only_what_is_asked(qtbot: QtBot) -> None:
    parts = (Part("Véhicule", (VEHICLE,)), Part("Trajets", (KILOMETRES, RIDE, DOUBLE)))
    form = SectionedForm((), parts, Person(), context={"children": 2})
    qtbot.addWidget(form)
    assert form.answered() == (0, 1)
    choose(form.form(0), "vehicle", "Oui")
    assert form.answered() == (1, 2)
    trips = form.form(1)
    with qtbot.waitExposed(form):
        form.show()
    assert trips.editor("kilometres").isVisible()
    type_in(trips, "kilometres", "4")
    assert form.answered() == (2, 2)
    assert trips.editor("double").value() == 8
    choose(form.form(0), "vehicle", "Non")
    assert form.form(1).editor("ride").isVisible()
    assert form.answered() == (1, 2)
