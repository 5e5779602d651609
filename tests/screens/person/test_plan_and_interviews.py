# SPDX-License-Identifier: EUPL-1.2
"""The plan drawn up from a track, its actions moved on by one click; interviews planned, noted, mended."""

from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton, QToolButton

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.person import Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.person.interviews import InterviewsTab
from accomp_desktop.ui.person.plan import PlanTab
from accomp_desktop.ui.person.plan_card import STATUSES, ActionRow, PlanCard
from accomp_desktop.ui.record_dialog import RecordDialog
from tests.screens.person.conftest import Room


def support_of(room: Room, person_id: str) -> SupportFile:
    return room.file(person_id).supports[-1]


def someone_entering(room: Room) -> str:
    person = Person(birth_name="KERVELLA", first_name="Nolwenn", birth_date=date(1990, 1, 2))
    support = Support(person_id=person.id, started_on=date.today() - timedelta(days=30))
    room.desk.apply((person, support), "Entrée")
    room.settle()
    return person.id


def click(row: ActionRow, status: str) -> None:
    row.statuses.findChildren(QPushButton)[STATUSES.index(status)].click()


def test_the_first_plan_is_drawn_up_in_place(room: Room) -> None:
    person_id = someone_entering(room)
    tab = room.tab(person_id, "plan", PlanTab)
    assert [one.accessibleName().split(".")[0] for one in tab.planning.tracks.buttons()] == [
        one.label for one in tab.dossier.kit.tracks
    ]
    tab.planning.choose("boost")
    room.settle()
    proposed = tab.planning.ticked()
    tab.planning.tick("boost_debts", wanted=False)
    assert tab.planning.establish.text() == f"Établir le plan ({len(proposed) - 1} actions)"
    tab.planning.establish.click()
    room.settle()
    support = support_of(room, person_id)
    assert support.plans[0].track == "boost"
    assert {one.template for one in support.actions} == proposed - {"boost_debts"}
    due = {one.template: one.due_on for one in support.actions}
    assert due["boost_dashboard"] == date.today() + timedelta(days=30)
    assert len(tab.findChildren(ActionRow)) == len(proposed) - 1
    room.undo()
    assert support_of(room, person_id).plans == ()


def test_one_click_moves_an_action_on(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "plan", PlanTab)
    row = next(one for one in tab.findChildren(ActionRow) if one.action.status != "done")
    click(row, "done")
    room.settle()
    moved = next(one for one in support_of(room, running.person.id).actions if one.id == row.action.id)
    assert (moved.status, moved.done_on) == ("done", date.today())
    assert row.statuses.lit() == STATUSES.index("done")
    click(row, "doing")
    room.settle()
    assert row.action.done_on is None


def test_a_late_action_says_so_in_words(room: Room, running: PersonFile) -> None:
    plan = running.supports[-1].plans[-1]
    late = Action(plan_id=plan.id, label="Appeler la CMA", due_on=date.today() - timedelta(days=3))
    room.desk.apply((late,), "Action")
    tab = room.tab(running.person.id, "plan", PlanTab)
    row = next(one for one in tab.findChildren(ActionRow) if one.action.id == late.id)
    assert [badge.accessibleName() for badge in row.findChildren(Badge)] == ["En retard"]


def test_actions_and_plans_are_mended_added_and_removed(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    tab = room.tab(person_id, "plan", PlanTab)
    card = tab.findChildren(PlanCard)[0]
    card.open_action(Action(plan_id=card.plan.id, label="")).form.editor("label").set_value("Refaire la vitrine")
    room.dialog(RecordDialog).keep()
    room.settle()
    assert "Refaire la vitrine" in [one.label for one in support_of(room, person_id).actions]
    card = tab.findChildren(PlanCard)[0]
    card.open_plan().form.editor("track").set_value("boost")
    room.dialog(RecordDialog).keep()
    room.settle()
    assert support_of(room, person_id).plans[-1].track == "boost"
    row = next(one for one in tab.findChildren(ActionRow) if one.action.label == "Refaire la vitrine")
    next(one for one in row.findChildren(QToolButton) if one.toolTip() == "Supprimer l’action").click()
    room.settle()
    assert "Refaire la vitrine" not in [one.label for one in support_of(room, person_id).actions]


def test_a_revised_plan_comes_above_and_a_plan_goes_with_its_actions(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    plans = len(running.supports[-1].plans)
    tab = room.tab(person_id, "plan", PlanTab)
    tab.revise(wanted=True)
    room.settle()
    tab.planning.choose("boost")
    room.settle()
    tab.planning.given_up.emit()
    room.settle()
    assert len(tab.findChildren(PlanCard)) >= plans
    tab.revise(wanted=True)
    room.settle()
    tab.planning.choose("boost")
    room.settle()
    tab.planning.establish.click()
    room.settle()
    assert len(support_of(room, person_id).plans) == plans + 1
    newest: Plan = support_of(room, person_id).plans[-1]
    card = next(one for one in tab.findChildren(PlanCard) if one.plan.id == newest.id)
    next(one for one in card.findChildren(QToolButton) if one.toolTip().startswith("Supprimer ce plan")).click()
    room.settle()
    assert len(support_of(room, person_id).plans) == plans
    assert newest.id not in {one.plan_id for one in support_of(room, person_id).actions}


def press(tab: InterviewsTab, text: str) -> None:
    next(one for one in tab.findChildren(QPushButton) if one.text() == text).click()


def test_an_interview_is_planned_then_noted_then_removed(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    held = len(running.supports[-1].interviews)
    tab = room.tab(person_id, "interviews", InterviewsTab)
    press(tab, "Prévoir un entretien")
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("subject").set_value("Point sur les devis")
    dialog.keep()
    room.settle()
    planned = next(one for one in support_of(room, person_id).interviews if one.subject == "Point sur les devis")
    assert planned.attendance == "planned"
    mend = next(one for one in tab.findChildren(QToolButton) if "Point sur les devis" in one.accessibleName())
    mend.click()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("attendance").set_value("present")
    dialog.form.editor("minutes").set_value(45)
    dialog.form.editor("next_steps").set_value("Relancer deux clients")
    dialog.keep()
    room.settle()
    noted = next(one for one in support_of(room, person_id).interviews if one.id == planned.id)
    assert (noted.attendance, noted.minutes, noted.answers["next_steps"]) == ("present", 45, "Relancer deux clients")
    named = "Supprimer cet entretien"
    remove = [one for one in tab.findChildren(QToolButton) if one.accessibleName().startswith(named)]
    next(one for one in remove if "Point sur les devis" in one.accessibleName()).click()
    room.settle()
    assert len(support_of(room, person_id).interviews) == held
