# SPDX-License-Identifier: EUPL-1.2
"""Referrals, advisers, rights, businesses, incomes: dated records added, mended, removed and taken back."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.referral import Referral
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.bar_chart import BarChart
from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.person.beginning import ADVISER
from accomp_desktop.ui.person.business import BusinessTab
from accomp_desktop.ui.person.pathway import PathwayTab
from accomp_desktop.ui.person.pieces import PiecesCard
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.record_list import RecordList
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room


def listing(tab: PersonTab, title: str) -> RecordList:  # pyright: ignore[reportMissingTypeArgument] - any sort
    return next(one for one in tab.findChildren(RecordList) if one.accessibleName() == title)


def fill(room: Room, key: str, value: Value) -> None:
    dialog = room.dialog(RecordDialog)
    dialog.form.editor(key).set_value(value)
    dialog.keep()
    room.settle()


def someone_new(room: Room) -> str:
    person = Person(birth_name="KERVELLA", first_name="Nolwenn", birth_date=date(1990, 1, 2))
    room.desk.apply((person,), "Nouvelle personne")
    room.settle()
    return person.id


def test_a_referral_is_received_then_enters_the_accompaniment(room: Room) -> None:
    person_id = someone_new(room)
    tab = room.tab(person_id, "pathway", PathwayTab)
    listing(tab, "Orientations").adding.click()
    fill(room, "social_worker", "Mme Pennec")
    (state,) = room.file(person_id).referral_states
    assert state.state == "received"
    tab.begin()
    fill(room, ADVISER, "Ana Le Goff")
    file = room.file(person_id)
    assert file.supports[0].support.referral_id == file.referrals[0].id
    assert file.supports[0].support.answers == {}
    assert [one.adviser for one in file.supports[0].assignments] == ["Ana Le Goff"]
    assert [one.state for one in file.referral_states] == ["received", "entered"]
    room.undo()
    assert room.file(person_id).supports == ()


def test_someone_who_left_may_come_back(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "pathway", PathwayTab)
    again = next(one for one in tab.findChildren(QPushButton) if one.text() == "Nouvel accompagnement")
    again.click()
    fill(room, ADVISER, "Ana Le Goff")
    assert len(room.file(left.person.id).supports) == 2
    screen = room.record(left.person.id)
    assert screen.header.supports.count() == 2
    screen.look_at(left.supports[0].support.id)
    room.settle()
    assert tab.dossier.support is not None
    assert tab.dossier.support.exit is not None
    assert "Nouvel accompagnement" not in [one.text() for one in tab.findChildren(QPushButton) if one.isVisible()]


def test_without_a_support_the_tabs_offer_to_begin_one(room: Room) -> None:
    person_id = someone_new(room)
    screen = room.record(person_id)
    for key in ("diagnosis", "plan", "interviews", "exit", "esf"):
        screen.open_tab(key)
        tab = screen.tab(key)
        assert tab is not None
        assert "Commencer un accompagnement" in [one.text() for one in tab.findChildren(QPushButton)]
    screen.open_tab("plan")
    tab = screen.tab("plan")
    assert tab is not None
    next(one for one in tab.findChildren(QPushButton) if one.text() == "Commencer un accompagnement").click()
    room.dialog(RecordDialog).keep()
    room.settle()
    assert len(room.file(person_id).supports) == 1
    assert tab.dossier.support is not None


def test_a_referral_goes_with_its_states(room: Room) -> None:
    person_id = someone_new(room)
    tab = room.tab(person_id, "pathway", PathwayTab)
    listing(tab, "Orientations").open_form(Referral(person_id=person_id, referred_on=date(2026, 1, 5))).keep()
    room.settle()
    states = listing(tab, "Ce qu’il est advenu de l’orientation")
    states.adding.click()
    fill(room, "state", "waiting")
    assert [one.state for one in room.file(person_id).referral_states] == ["received", "waiting"]
    referrals = listing(tab, "Orientations")
    referrals.remove(room.file(person_id).referrals[0])
    room.settle()
    assert room.file(person_id).referrals == ()
    assert room.file(person_id).referral_states == ()
    room.undo()
    assert len(room.file(person_id).referral_states) == 2


def test_the_day_of_entry_is_saved_in_place(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "pathway", PathwayTab)
    form = tab.findChild(RecordForm)
    assert form is not None
    form.editor("weekly_hours").set_value(12)
    tab.save()
    room.settle()
    assert room.file(left.person.id).supports[0].support.answers["weekly_hours"] == 12


def test_periods_and_advisers_are_listed(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "pathway", PathwayTab)
    assert listing(tab, "Droits et engagements").table.rows() == left.periods
    assert listing(tab, "Conseiller·ère et remplaçant·e").table.rows() == left.supports[0].assignments


def test_incomes_are_added_drawn_mended_and_removed(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    tab = room.tab(person_id, "business", BusinessTab)
    incomes = listing(tab, "Revenus par mois")
    incomes.adding.click()
    fill(room, "net_activity", Decimal("812.50"))
    added = room.file(person_id).incomes[-1]
    assert added.from_activity == Decimal("812.50")
    assert incomes.table.rows()[0].id == added.id
    chart = tab.findChild(BarChart)
    assert chart is not None
    assert "812" in chart.accessibleName()
    incomes.table.select(added.id)
    incomes.table.opened.emit(added)
    fill(room, "wages", Decimal(100))
    assert room.file(person_id).incomes[-1].from_activity == Decimal("912.50")
    incomes.remove(room.file(person_id).incomes[-1])
    room.settle()
    assert added.id not in {one.id for one in room.file(person_id).incomes}
    room.undo()
    assert room.file(person_id).incomes[-1].from_activity == Decimal("912.50")


def test_a_refusal_of_the_register_keeps_the_dialog_open(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "business", BusinessTab)
    income = running.incomes[-1]
    incomes = listing(tab, "Revenus par mois")
    dialog = incomes.open_form(income)
    room.desk.apply((income.answering("note", "changé ailleurs"),), "Essai")
    room.settle()
    dialog.form.editor("wages").set_value(Decimal(5))
    dialog.keep()
    room.settle()
    assert dialog.isVisible()
    assert "a changé depuis" in dialog.refusals.sentences()[0]
    assert dialog.form.editor("wages").value() == Decimal(5)


def test_several_businesses_stand_side_by_side(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "business", BusinessTab)
    businesses = listing(tab, "Entreprises")
    businesses.adding.click()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("trade").set_value("Vannerie")
    dialog.form.editor("activity_nature").set_value("craft")
    dialog.keep()
    room.settle()
    assert "Vannerie" in [one.trade for one in room.file(running.person.id).businesses]
    assert len(businesses.table.rows()) == len(running.businesses) + 1


def test_what_the_calculator_does_not_cover_is_typed_from_its_notice(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "business", BusinessTab)
    listing(tab, "Entreprises").adding.click()
    dialog = room.dialog(RecordDialog)
    typed = ("typed_contributions", "typed_profit", "typed_source", "typed_on")
    dialog.form.editor("regime").set_value("micro")
    dialog.form.editor("regime").changed.emit()
    assert not any(dialog.form.editor(key).isVisible() for key in typed)
    dialog.form.editor("regime").set_value("farming")
    dialog.form.editor("regime").changed.emit()
    assert all(dialog.form.editor(key).isVisibleTo(dialog.form) for key in typed)
    fill(room, "typed_contributions", Decimal(210))
    answers = [one.answers for one in room.file(running.person.id).businesses]
    assert {"regime": "farming", "typed_contributions": Decimal(210)} in answers


def test_the_tab_of_the_business_is_looked_over(room: Room, running: PersonFile, photograph: Photograph) -> None:
    card = room.tab(running.person.id, "business", BusinessTab).findChild(PiecesCard)
    assert card is not None
    for line in card.lines[:2]:
        line.see.click()
        room.settle()
    photograph(room.workspace, "person-business", sizes=(QSize(1093, 900), QSize(1440, 1200)))
