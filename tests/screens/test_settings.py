# SPDX-License-Identifier: EUPL-1.2
"""The settings: the structure, operations, the team, the programme, the journal, safety, this workstation."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.demonstration.build import PASSPHRASE
from accomp_desktop.domain.changes import Touched
from accomp_desktop.store.register import Register
from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.opening.recovery import RecoveryKey
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.settings.journal import JournalTab
from accomp_desktop.ui.settings.safety import SafetyTab
from accomp_desktop.ui.settings.screen import SettingsScreen
from accomp_desktop.ui.settings.secrets import ChangePassphrase, ShowRecoveryKey
from accomp_desktop.ui.settings.structure import StructureTab
from accomp_desktop.ui.settings.team import TeamTab
from accomp_desktop.ui.settings.workstation import WorkstationTab
from tests.screens.conftest import Photograph, settle
from tests.screens.looking_over import cut_texts

NEW = "encore quatre autres mots"
WAIT = 20_000


@pytest.fixture
def banners(qtbot: QtBot) -> BannerArea:
    area = BannerArea()
    qtbot.addWidget(area)
    return area


@pytest.fixture
def stage(busy_desk: Desk, banners: BannerArea) -> Stage:
    return Stage(busy_desk, banners, lambda _key, _subject: None)


W = TypeVar("W", bound=QWidget)


def shown(tab: W, qtbot: QtBot) -> W:
    qtbot.addWidget(tab)
    tab.show()
    return tab


def test_the_structure_is_saved_by_its_bar(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(StructureTab(stage), qtbot)
    qtbot.waitUntil(tab.form.isEnabled, timeout=WAIT)
    assert not tab.bar.isVisible()
    tab.form.editor("name").set_value("Rebond 35")
    tab.form.changed.emit()
    with qtbot.waitSignal(stage.desk.touched, timeout=WAIT):
        tab.bar.save.click()
    names: list[str] = []
    stage.desk.read(lambda register: register.structure().name, names.append, tab)
    qtbot.waitUntil(lambda: bool(names), timeout=WAIT)
    assert names == ["Rebond 35"]
    assert not tab.form.is_changed()


def test_operations_are_hidden_from_those_who_owe_nothing(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(StructureTab(stage), qtbot)
    qtbot.waitUntil(tab.operations.isVisible, timeout=WAIT)
    assert tab.operations.table.rows()
    tab.form.editor("esf_role").set_value("none")
    tab.form.changed.emit()
    tab.bar.save.click()
    qtbot.waitUntil(tab.operations.isHidden, timeout=WAIT)


def test_leaving_what_is_not_saved_asks_first(stage: Stage, qtbot: QtBot) -> None:
    screen = shown(SettingsScreen(stage), qtbot)
    tab = screen.tabs.page("structure")
    assert isinstance(tab, StructureTab)
    qtbot.waitUntil(tab.form.isEnabled, timeout=WAIT)
    left: list[bool] = []
    screen.leave(lambda: left.append(True))
    tab.form.editor("name").set_value("Autre nom")
    screen.leave(lambda: left.append(True))
    (question,) = tab.findChildren(QMessageBox)
    dropping = next(one for one in question.buttons() if one.text() == "Abandonner")
    dropping.click()
    assert left == [True, True]
    assert not tab.form.is_changed()


def test_an_adviser_is_added_retired_and_brought_back(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(TeamTab(stage), qtbot)
    qtbot.waitUntil(lambda: bool(tab.table.rows()), timeout=WAIT)
    before = len(tab.table.rows())
    assert not tab.add.isEnabled()
    tab.name.setText("Nolwenn Essai")
    qtbot.keyClick(tab.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(tab.table.rows()) == before + 1, timeout=WAIT)
    added = tab.table.rows()[-1]
    for retired in (True, False):
        tab.table.select(added.code)
        tab.retire.click()
        qtbot.waitUntil(lambda retired=retired: tab.table.rows()[-1].retired is retired, timeout=WAIT)


def test_the_journal_takes_the_last_act_back(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(JournalTab(stage), qtbot)
    qtbot.waitUntil(tab.undo.isEnabled, timeout=WAIT)
    with qtbot.waitSignal(stage.desk.undone, timeout=WAIT) as heard:
        tab.undo.click()
    assert heard.args is not None
    assert heard.args[0].reason.startswith("Annulation")


def test_any_act_of_the_journal_is_taken_back_once_it_is_confirmed(
    stage: Stage, qtbot: QtBot, photograph: Photograph
) -> None:
    tab = shown(JournalTab(stage), qtbot)
    qtbot.waitUntil(lambda: bool(undoing(tab)), timeout=WAIT)
    wanted = undoing(tab)[2]
    number = wanted.accessibleName().split("N°\u00a0")[1].split(" ")[0]
    wanted.click()
    (asking,) = tab.findChildren(Dialog)
    photograph(asking, "settings-undo", sizes=(asking.size(),))
    with qtbot.waitSignal(stage.desk.undone, timeout=WAIT):
        next(one for one in asking.findChildren(QPushButton) if one.text() == "Annuler cet acte").click()
    undone: list[int | None] = []
    stage.desk.read(lambda register: register.journal(limit=1)[0].undoes, undone.append, tab)
    qtbot.waitUntil(lambda: bool(undone), timeout=WAIT)
    assert undone == [int(number)]
    qtbot.waitUntil(lambda: not any(f"N°\u00a0{number} " in one.accessibleName() for one in undoing(tab)), timeout=WAIT)


def test_acts_that_went_on_with_one_another_are_one_moment_of_the_journal(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(JournalTab(stage), qtbot)

    def rename(register: Register, name: str) -> None:
        register.apply((replace(register.structure(), name=name),), "Structure")

    for name in ("Rebond", "Rebond 35"):
        done: list[None] = []
        stage.desk.read(lambda register, name=name: rename(register, name), done.append, tab)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=WAIT)
    stage.desk.touched.emit(Touched("Structure", frozenset(), frozenset()))
    qtbot.waitUntil(lambda: "Structure – 2 actes" in [one.whole() for one in texts(tab)], timeout=WAIT)
    unfolding = next(one for one in tab.line.findChildren(QToolButton) if "2 actes" in one.accessibleName())
    unfolding.click()
    assert [one.whole() for one in texts(tab)].count("Structure") == 2


def texts(tab: JournalTab) -> list[ElidedText]:
    return tab.line.findChildren(ElidedText)


def undoing(tab: JournalTab) -> list[QToolButton]:
    return [one for one in tab.line.findChildren(QToolButton) if one.accessibleName().startswith("Annuler cet acte")]


def test_a_copy_is_made_and_the_register_checked(
    stage: Stage, banners: BannerArea, tmp_path: Path, qtbot: QtBot
) -> None:
    tab = shown(SafetyTab(stage), qtbot)
    folder = tmp_path / "copies"
    folder.mkdir()
    tab.write_backup(folder)
    qtbot.waitUntil(lambda: len(banners.sentences()) == 1, timeout=WAIT)
    assert sorted(path.suffix for path in folder.iterdir()) == [".accomp", ".keys"]
    tab.check.click()
    qtbot.waitUntil(lambda: any("sain" in said for said in banners.sentences()), timeout=WAIT)


def test_the_passphrase_is_changed_by_who_knows_it(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    tab = shown(SafetyTab(stage), qtbot)
    tab.passphrase.click()
    (dialog,) = tab.findChildren(ChangePassphrase)
    dialog.present.setText("pas celle-là du tout")
    for line in (dialog.new.first, dialog.new.second):
        line.setText(NEW)
    dialog.change()
    qtbot.waitUntil(lambda: bool(dialog.refusals.sentences()), timeout=WAIT)
    dialog.present.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.change()
    stage.desk.close()
    with qtbot.waitSignal(stage.desk.opened, timeout=WAIT):
        path = tmp_path / "demo.accomp"
        stage.desk.open(lambda: Register.open(path, NEW, author="Ana Le Goff"), path.stem, pytest.fail)


def test_the_recovery_key_is_shown_to_who_knows_the_passphrase(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(SafetyTab(stage), qtbot)
    tab.recovery.click()
    (dialog,) = tab.findChildren(ShowRecoveryKey)
    dialog.present.setText(PASSPHRASE)
    dialog.ask()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(RecoveryKey)), timeout=WAIT)
    assert [one.text() for one in dialog.findChildren(QPushButton) if "Imprimer" in one.text()]
    dialog.close()


def test_this_workstation_remembers_who_writes_and_what_it_wears(dressed: Appearance, qtbot: QtBot) -> None:
    tab = shown(WorkstationTab(), qtbot)
    tab.author.setText("Ana Le Goff")
    tab.author.editingFinished.emit()
    assert preferences.author() == "Ana Le Goff"
    tab.choices.button(2).click()
    assert dressed.choice is Choice.DARK
    dressed.choose(Choice.SYSTEM)


def test_they_are_shown(stage: Stage, qtbot: QtBot, photograph: Photograph) -> None:
    screen = shown(SettingsScreen(stage), qtbot)
    for key in ("structure", "team", "journal", "safety", "workstation"):
        screen.show_subject(key)
        settled: list[bool] = []
        stage.desk.read(lambda _: True, settled.append, screen)
        qtbot.waitUntil(lambda settled=settled: bool(settled), timeout=WAIT)
        photograph(screen, f"settings-{key}")


def test_the_widest_key_is_shown_whole(stage: Stage, qtbot: QtBot) -> None:
    tab = shown(SafetyTab(stage), qtbot)
    tab.recovery.click()
    (showing,) = tab.findChildren(ShowRecoveryKey)
    showing.reveal((Path("registre.accomp"), "-".join(["WWWWW"] * 7)))
    settle()
    assert not cut_texts(showing)


def test_the_dialogs_of_secrets_are_shown(stage: Stage, qtbot: QtBot, photograph: Photograph) -> None:
    tab = shown(SafetyTab(stage), qtbot)
    tab.passphrase.click()
    (changing,) = tab.findChildren(ChangePassphrase)
    photograph(changing, "settings-passphrase", sizes=(changing.size(),))
    tab.recovery.click()
    (showing,) = tab.findChildren(ShowRecoveryKey)
    showing.present.setText(PASSPHRASE)
    showing.ask()
    qtbot.waitUntil(lambda: bool(showing.findChildren(RecoveryKey)), timeout=WAIT)
    settle()
    photograph(showing, "settings-key", sizes=(showing.size(),))
