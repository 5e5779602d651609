# SPDX-License-Identifier: EUPL-1.2
"""An hour of interview in the history: one moment, unfolded by a key into its acts, each of which is taken back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.person.history import HistoryTab
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room

MODIFIED = "Diagnostic\u202f: modification"
HOURS = "hours_worked"


def kept(room: Room, person: PersonFile) -> Diagnosis:
    return room.file(person.person.id).supports[-1].diagnoses[-1]


def interview(room: Room, person: PersonFile, *hours: Value) -> HistoryTab:
    """Answer one question so many times, each an act, then look at the history."""
    for one in hours:
        seen = kept(room, person)
        changed = replace(seen, answers={**seen.answers, HOURS: one})
        room.ask(lambda register, changed=changed: register.apply((changed,), MODIFIED))
    return room.tab(person.person.id, "history", HistoryTab)


def titles(tab: HistoryTab) -> list[str]:
    return [one.whole() for one in tab.findChildren(ElidedText) if one.whole().startswith((MODIFIED, "Annulation"))]


def named(tab: HistoryTab, act: str) -> list[QToolButton]:
    return [one for one in tab.findChildren(QToolButton) if one.accessibleName().startswith(act)]


def unfold(tab: HistoryTab, room: Room) -> None:
    unfolding = named(tab, "Voir chaque acte")[0]
    unfolding.setFocus()
    room.qtbot.keyClick(unfolding, Qt.Key.Key_Space)
    room.settle()


def test_an_interview_is_one_moment_with_what_it_changed(room: Room, running: PersonFile) -> None:
    tab = interview(room, running, 61, 62, 63)
    assert titles(tab) == [f"{MODIFIED} – 3 actes"]
    texts = [one.text() for one in tab.findChildren(Text)]
    assert any(one.endswith(" → 63\u00a0h") for one in texts)
    assert not any("61" in one or "62" in one for one in texts if one.startswith("Diagnostic,"))


def test_what_came_back_says_so(room: Room, running: PersonFile) -> None:
    before = kept(room, running).answers.get(HOURS)
    tab = interview(room, running, 61, before)
    assert "Tout est revenu comme avant." in [one.text() for one in tab.findChildren(Text)]


def test_a_moment_is_unfolded_by_a_key_and_one_of_its_acts_taken_back(
    room: Room, running: PersonFile, photograph: Photograph
) -> None:
    tab = interview(room, running, 61, 62, 63)
    photograph(room.workspace, "person-history-folded")
    unfold(tab, room)
    assert titles(tab) == [f"{MODIFIED} – 3 actes", *[MODIFIED] * 3]
    photograph(room.workspace, "person-history-unfolded")
    undoing = [one for one in named(tab, "Annuler cet acte") if one.accessibleName().endswith(MODIFIED)]
    assert len(undoing) == 3
    undoing[0].click()
    asking = next(one for one in room.workspace.findChildren(Dialog) if one.isVisible())
    next(one for one in asking.findChildren(QPushButton) if one.text() == "Annuler cet acte").click()
    room.settle()
    assert kept(room, running).answers[HOURS] == 62
    assert titles(tab) == [
        f"Annulation\u202f: {MODIFIED}",
        f"{MODIFIED} (annulé depuis)",
        f"{MODIFIED} – 2 actes",
        *[MODIFIED] * 2,
    ], "what was unfolded stays so"


def test_a_moment_folds_again(room: Room, running: PersonFile) -> None:
    tab = interview(room, running, 61, 62)
    unfold(tab, room)
    named(tab, "Replier")[0].click()
    room.settle()
    assert titles(tab) == [f"{MODIFIED} – 2 actes"]
    room.workspace.go("todo")
    assert titles(interview(room, running, 63)) == [f"{MODIFIED} – 3 actes"]
