# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis as it is typed: what is essential first, saved without being asked, sensitive answers veiled."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from accomp_desktop.demonstration.build import PASSPHRASE
from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.values import Value
from accomp_desktop.store.register import Register
from accomp_desktop.ui.components.veil import Veil
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from accomp_desktop.ui.saving import LeavingQuestion
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room
from tests.screens.person.diagnosing import form_of

RIGHTS, OBSTACLES, FINANCE, MANAGEMENT, TIME = 0, 1, 4, 5, 6


def answer(tab: DiagnosisTab, section: int, key: str, value: Value) -> None:
    editor = form_of(tab).form(section).editor(key)
    editor.set_value(value)
    editor.changed.emit()


def type_in(tab: DiagnosisTab, section: int, key: str, text: str) -> LineEditor:
    editor = form_of(tab).form(section).editor(key)
    assert isinstance(editor, LineEditor)
    editor.line.setText(text)
    editor.line.textEdited.emit(text)
    return editor


def diagnoses(room: Room, person: PersonFile) -> tuple[Diagnosis, ...]:
    return room.file(person.person.id).supports[-1].diagnoses


def acts(room: Room) -> int:
    return room.ask(lambda register: register.journal(limit=1))[0].number


@pytest.fixture
def begun(room: Room, running: PersonFile) -> DiagnosisTab:
    """The tab of someone of whom no diagnosis said anything, on one begun blank."""
    household = (replace(running.household, answers={}),) if running.household else ()
    changes = (*map(Removal, running.supports[-1].diagnoses), *household)
    room.ask(lambda register: register.apply(changes, "Sans diagnostic"))
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    tab.begin(from_last=False)
    room.settle()
    return tab


def test_a_first_diagnosis_opens_on_what_is_essential_and_grows_into_the_whole(
    begun: DiagnosisTab, photograph: Photograph, room: Room
) -> None:
    form = form_of(begun)
    assert form.is_narrowed()
    assert not form.extent.isHidden()
    assert form.sections.row_of(MANAGEMENT).isHidden()
    assert 20 <= form.answered().asked <= 30
    answer(begun, RIGHTS, "activity_bonus_open", False)  # noqa: FBT003  an answer
    assert form.form(RIGHTS).editor("activity_bonus_open").isVisible()
    assert not form.form(RIGHTS).editor("rsa_increased").isVisible()
    photograph(room.workspace, "person-diagnosis-essential")
    form.extent.picked.emit(form.extent.light(1) or 1)
    assert not form.sections.row_of(MANAGEMENT).isHidden()
    assert form.form(RIGHTS).editor("rsa_increased").isVisible()
    assert form.form(RIGHTS).editor("activity_bonus_open").value() is False
    assert form.answered().asked > 70
    assert begun.progress.text().startswith(form.answered().told())
    photograph(room.workspace, "person-diagnosis-whole")


def test_a_diagnosis_opens_on_the_whole_once_answers_go_beyond_the_essential(
    begun: DiagnosisTab, running: PersonFile, room: Room
) -> None:
    answer(begun, RIGHTS, "duties_apply", True)  # noqa: FBT003  an answer
    begun.save()
    room.settle()
    assert form_of(begun).is_narrowed(), "what one looks at does not change under one’s hands"
    room.workspace.go("todo")
    tab = room.tab(next_person(room, running), "diagnosis", DiagnosisTab)
    tab = room.tab(running.person.id, "diagnosis", DiagnosisTab)
    assert not form_of(tab).is_narrowed()


def next_person(room: Room, running: PersonFile) -> str:
    return next(one.id for one in room.ask(lambda register: register.people()) if one.id != running.person.id)


def test_sections_stand_under_their_interview_with_how_far_each_is_answered(begun: DiagnosisTab) -> None:
    sections = form_of(begun).sections
    titles = [sections.item(row).text() for row in range(sections.count())]
    interviews = [one.partition("\u2002")[0] for one in titles if "entretien" in one]
    assert interviews == ["Premier entretien", "Deuxième entretien", "Troisième entretien"]
    assert titles[0].startswith("Premier entretien\u20020/")
    assert titles[-2:] == ["À lire", "Lecture"]
    assert not sections.item(0).flags() & Qt.ItemFlag.ItemIsSelectable
    answer(begun, OBSTACLES, "money_impact", "none")
    assert sections.item(0).text() == titles[0].replace("\u20020/", "\u20021/")
    assert sections.row_of(OBSTACLES).toolTip() == "Freins, 1 réponse sur 8"


def test_answers_are_saved_a_moment_after_they_are_typed_and_one_by_one_undone(
    begun: DiagnosisTab, room: Room, running: PersonFile
) -> None:
    before = acts(room)
    with room.qtbot.waitSignal(begun.saving.kept, timeout=30_000):
        type_in(begun, TIME, "hours_worked", "3")
        type_in(begun, TIME, "hours_worked", "35")
    room.settle()
    (kept,) = diagnoses(room, running)
    assert kept.answers == {"hours_worked": 35}
    assert acts(room) == before + 1
    assert begun.bar.isHidden()
    assert "Enregistré" in begun.progress.text()
    type_in(begun, TIME, "hours_worked", "40")
    assert "Enregistré" not in begun.progress.text()
    begun.save()
    room.settle()
    assert diagnoses(room, running)[0].answers == {"hours_worked": 40}
    room.undo()
    assert form_of(begun).form(TIME).editor("hours_worked").value() == 35
    room.undo()
    assert diagnoses(room, running) == ()
    assert not begun.is_changed()


def test_leaving_a_field_saves_at_once(begun: DiagnosisTab, room: Room, running: PersonFile) -> None:
    type_in(begun, TIME, "hours_worked", "35").line.editingFinished.emit()
    room.settle()
    assert diagnoses(room, running)[0].answers == {"hours_worked": 35}


def test_what_is_typed_while_saving_is_saved_in_its_turn(begun: DiagnosisTab, room: Room, running: PersonFile) -> None:
    type_in(begun, TIME, "hours_worked", "35")
    begun.save()
    type_in(begun, FINANCE, "variable_share", "20")
    begun.save()
    room.settle()
    assert form_of(begun).form(FINANCE).editor("variable_share").value() == 20
    assert diagnoses(room, running)[0].answers == {"hours_worked": 35, "variable_share": 20}
    assert not begun.is_changed()


def test_what_is_refused_is_not_saved_and_says_why(begun: DiagnosisTab, room: Room, running: PersonFile) -> None:
    type_in(begun, TIME, "hours_worked", "35")
    type_in(begun, TIME, "hours_worked", "35 à peu près")
    type_in(begun, FINANCE, "variable_share", "20")
    begun.save()
    room.settle()
    assert diagnoses(room, running)[0].answers == {"variable_share": 20}
    assert begun.bar.isVisible()
    assert begun.is_changed()
    room.workspace.go("todo")
    assert not room.dialog(LeavingQuestion).button(LeavingQuestion.StandardButton.Save)


def test_another_tab_or_screen_finds_what_was_typed(begun: DiagnosisTab, room: Room, running: PersonFile) -> None:
    type_in(begun, TIME, "hours_worked", "35")
    room.record(running.person.id).open_tab("plan")
    room.settle()
    assert diagnoses(room, running)[0].answers == {"hours_worked": 35}
    room.record(running.person.id).open_tab("diagnosis")
    type_in(begun, TIME, "hours_worked", "40")
    room.workspace.go("todo")
    room.settle()
    assert room.workspace.current_key() == "todo"
    assert diagnoses(room, running)[0].answers == {"hours_worked": 40}


def test_what_is_typed_as_the_register_closes_is_written(
    begun: DiagnosisTab, room: Room, running: PersonFile, tmp_path: Path
) -> None:
    type_in(begun, TIME, "hours_worked", "35")
    room.workspace.hide()
    room.desk.close()
    room.settle()
    with Register.open(next(tmp_path.glob("*.accomp")), PASSPHRASE, author="Ana Le Goff") as register:
        (kept,) = register.record(running.person.id).supports[-1].diagnoses
    assert kept.answers == {"hours_worked": 35}


def test_a_conflict_is_said_and_what_was_typed_stays_to_be_given_up(
    begun: DiagnosisTab, room: Room, running: PersonFile
) -> None:
    type_in(begun, TIME, "hours_worked", "35")
    begun.save()
    room.settle()
    (kept,) = diagnoses(room, running)
    room.ask(lambda register: register.apply((kept.answering("hours_worked", 20),), "Ailleurs"))
    type_in(begun, TIME, "hours_worked", "40")
    with room.qtbot.waitSignal(room.desk.failed, timeout=30_000) as told:
        begun.save()
    assert "a changé depuis" in str(told.args[0] if told.args else "")
    assert begun.bar.isVisible()
    assert form_of(begun).form(TIME).editor("hours_worked").value() == 40


def test_a_blank_diagnosis_just_begun_is_given_up_and_leaves_nothing(
    begun: DiagnosisTab, room: Room, running: PersonFile
) -> None:
    assert not begun.is_changed()
    begun.remove()
    room.settle()
    assert begun.findChild(SectionedForm) is None or form_of(begun).isHidden()
    assert diagnoses(room, running) == ()


def test_a_sensitive_answer_is_veiled_until_it_is_asked_for_and_again_once_left(
    begun: DiagnosisTab, room: Room
) -> None:
    answer(begun, OBSTACLES, "health_impact", "strong")
    editor = form_of(begun).form(OBSTACLES).editor("health_impact")
    assert editor.isVisible(), "what is being answered is in sight"
    form_of(begun).form(RIGHTS)
    form_of(begun).form(OBSTACLES)
    room.settle()
    assert not editor.isVisible()
    veil = next(one for one in form_of(begun).findChildren(Veil) if one.isVisible())
    assert veil.lifting.accessibleName() == "Afficher\u202f: Santé\u202f: effet sur l’activité"
    veil.lifting.setFocus()
    QTest.keyClick(veil.lifting, Qt.Key.Key_Space)
    assert editor.isVisible()
    assert editor.value() == "strong"


def test_the_blank_form_is_written_where_one_asks(
    begun: DiagnosisTab, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    begun.print_blank(True)  # noqa: FBT003  what is essential alone
    dialog = room.dialog(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "f.pdf"))
    dialog.reject()
    room.settle()
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")
    assert opened == [str(tmp_path / "f.pdf")]
