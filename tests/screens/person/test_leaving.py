# SPDX-License-Identifier: EUPL-1.2
"""Exit, incomes at exit, surveys, ESF answers, journal: what ends an accompaniment, and how it is taken back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.timeline import Timeline
from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.person.esf import EsfTab
from accomp_desktop.ui.person.history import HistoryTab
from accomp_desktop.ui.person.leaving import LeavingTab
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.record_list import RecordList
from tests.screens.person.conftest import Room


def answer(tab: PersonTab, key: str, value: Value) -> None:
    for form in tab.findChildren(RecordForm):
        try:
            editor = form.editor(key)
        except KeyError:
            continue
        editor.set_value(value)
        editor.changed.emit()
        return
    raise KeyError(key)


def badges(tab: PersonTab) -> list[str]:
    return [one.accessibleName() for one in tab.findChildren(Badge) if one.isVisible()]


def test_an_exit_is_noted_with_its_class_and_ends_what_runs(room: Room, running: PersonFile) -> None:
    person_id = running.person.id
    tab = room.tab(person_id, "exit", LeavingTab)
    next(one for one in tab.findChildren(QPushButton) if one.text() == "Noter la sortie").click()
    room.settle()
    answer(tab, "reason", "S1")
    room.settle()
    assert "Positive" in badges(tab)
    assert any("Recettes de trois mois" in one.text() for one in tab.findChildren(QLabel))
    answer(tab, "livelihood", "independent")
    answer(tab, "exit_status", "EMP")
    tab.save()
    room.settle()
    support = room.file(person_id).supports[-1]
    assert support.exit is not None
    assert (support.exit.reason, support.exit.livelihood, support.exit.on) == ("S1", "independent", date.today())
    assert {one.until for one in support.assignments if one.role == "adviser"} == {date.today()}
    assert (support.participations[0].left_on, support.participations[0].exit_status) == (date.today(), "EMP")
    assert "Sortie" in [one.accessibleName() for one in room.record(person_id).header.findChildren(Badge)]
    tab.remove()
    room.settle()
    again = room.file(person_id).supports[-1]
    assert again.exit is None
    assert None in {one.until for one in again.assignments}
    assert again.participations[0].left_on is None


def test_an_exit_without_a_reason_is_not_saved_and_can_be_given_up(room: Room, running: PersonFile) -> None:
    tab = room.tab(running.person.id, "exit", LeavingTab)
    tab.begin()
    room.settle()
    answer(tab, "livelihood", "none")
    assert not tab.bar.save.isEnabled()
    tab.save()
    room.settle()
    assert room.file(running.person.id) == running
    tab.remove()
    room.settle()
    assert "Noter la sortie" in [one.text() for one in tab.findChildren(QPushButton)]


def test_the_income_at_exit_tells_whether_it_rose(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "exit", LeavingTab)
    dialog = tab.add_income()
    dialog.form.editor("net_activity").set_value(Decimal(3000))
    dialog.keep()
    room.settle()
    assert "En hausse" in badges(tab)


def test_a_survey_is_noted_after_the_exit(room: Room, left: PersonFile) -> None:
    tab = room.tab(left.person.id, "exit", LeavingTab)
    surveys = next(one for one in tab.findChildren(RecordList))
    surveys.adding.click()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("business_running").set_value(value=True)
    dialog.keep()
    room.settle()
    held = room.file(left.person.id).supports[0].surveys
    assert len(held) == len(left.supports[0].surveys) + 1
    assert True in {one.business_running for one in held}


def test_a_person_is_counted_in_an_operation_and_what_is_missing_is_said(room: Room, left: PersonFile) -> None:
    person_id = left.person.id
    tab = room.tab(person_id, "esf", EsfTab)
    answer(tab, "diploma", None)
    tab.save()
    room.settle()
    told = [one.sentence for one in tab.findChildren(Banner) if one.isVisible()]
    assert any("diplôme" in sentence for sentence in told)
    answer(tab, "diploma", "D4")
    tab.save()
    room.settle()
    assert room.file(person_id).supports[0].participations[0].diploma == "D4"
    assert not [one for one in tab.findChildren(Banner) if one.isVisible() and "diplôme" in one.sentence]


def test_a_participation_is_removed_and_another_begun(room: Room, left: PersonFile) -> None:
    person_id = left.person.id
    tab = room.tab(person_id, "esf", EsfTab)
    tab.remove(left.supports[0].participations[0].id)
    room.settle()
    assert room.file(person_id).supports[0].participations == ()
    next(one for one in tab.findChildren(QPushButton) if one.text() == "Inscrire dans une opération").click()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("operation_id").set_value(tab.dossier.operations[0].id)
    dialog.keep()
    room.settle()
    (one,) = room.file(person_id).supports[0].participations
    assert one.entered_on == left.supports[0].support.started_on
    assert left.supports[0].exit is not None
    assert one.left_on == left.supports[0].exit.on
    assert tab.findChild(RecordForm) is not None


def test_who_owes_nothing_to_the_esf_does_not_see_it(room: Room, left: PersonFile) -> None:
    structure = room.ask(lambda register: register.structure())
    screen = room.record(left.person.id)
    assert "esf" in screen.tab_keys()
    room.desk.apply((replace(structure, esf_role="none"),), "Structure")
    room.settle()
    assert "esf" not in screen.tab_keys()
    screen.open_tab("exit")
    tab = screen.tab("exit")
    assert tab is not None
    with pytest.raises(KeyError):
        answer(tab, "exit_status", "EMP")


def test_the_journal_tells_each_act_in_words(room: Room, running: PersonFile) -> None:
    room.desk.apply((replace(running.person, town="Cancale"),), "Modification de l’identité")
    room.settle()
    tab = room.tab(running.person.id, "history", HistoryTab)
    line = tab.findChild(Timeline)
    assert line is not None
    texts = [one.text() for one in line.findChildren(QLabel)]
    assert "Modification de l’identité" in texts
    assert any(f"Personne, Commune\u202f: {running.person.town} → Cancale" in text for text in texts)
    room.undo()
    texts = [one.text() for one in line.findChildren(QLabel)]
    assert any("(annulé depuis)" in text for text in texts)
