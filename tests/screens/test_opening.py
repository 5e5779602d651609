# SPDX-License-Identifier: EUPL-1.2
"""The first opening: a register created, opened, recovered; the demonstration built and opened."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.operation import Structure
from accomp_desktop.exchange.kits import kit_to_data, read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.register import Register
from accomp_desktop.ui import preferences
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.opening.create import Create
from accomp_desktop.ui.opening.discover import Discover
from accomp_desktop.ui.opening.opening import Opening
from accomp_desktop.ui.opening.recovery import KeepRecoveryKey, recovery_sheet
from accomp_desktop.ui.opening.renew import Renew
from accomp_desktop.ui.opening.unlock import Unlock
from tests.screens.conftest import Photograph

PASSPHRASE = "quatre mots sans lien"
OTHER = "encore quatre autres mots"


@pytest.fixture
def opening(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Opening:
    shown = Opening(desk, tmp_path / "demonstration")
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def founded(tmp_path: Path) -> tuple[Path, str]:
    """A register that nobody has open, and its recovery key."""
    path = tmp_path / "cap-indépendants.accomp"
    structure = Structure(name="Cap Indépendants", departement="Ille-et-Vilaine")
    register, key = Register.create(
        path,
        PASSPHRASE,
        structure=structure,
        kit=kit_to_data(read_kit(RESOURCES / "kits" / "35")),
        author="Ana Le Goff",
    )
    register.close()
    return path, key


def choose_founding(page: Create) -> None:
    """Begin with the kit of Ille-et-Vilaine."""
    offered = page.programme.kit
    offered.setCurrentIndex(offered.findText("Ille-et-Vilaine – ", flags=Qt.MatchFlag.MatchStartsWith))


def fill(page: Create, path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.programme.kit.count() > 0)
    choose_founding(page)
    page.advance()
    page.structure.name.setText("Cap Indépendants")
    page.advance()
    page.team.names.setPlainText("Ana Le Goff\nTugdual Essai")
    page.advance()
    page.safety.author.setText("Ana Le Goff")
    page.safety.choose_place(path)
    page.safety.passphrase.first.setText(PASSPHRASE)
    page.safety.passphrase.second.setText(PASSPHRASE)


def read(desk: Desk, ask: Callable[[Register], object], qtbot: QtBot) -> object:
    answers: list[object] = []
    desk.read(ask, answers.append, desk)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_a_register_is_created_and_its_key_kept_before_going_on(
    opening: Opening, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(opening.welcome.new_tile, Qt.MouseButton.LeftButton)
    page = opening.currentWidget()
    assert isinstance(page, Create)
    path = tmp_path / "cap.accomp"
    fill(page, path, qtbot)
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(opening.currentWidget(), KeepRecoveryKey), timeout=20_000)
    keeping = opening.currentWidget()
    assert isinstance(keeping, KeepRecoveryKey)
    assert not keeping.go_on.isEnabled()
    keeping.key.copy()
    assert len(QGuiApplication.clipboard().text().split("-")) == 7
    keeping.noted.setChecked(True)
    with qtbot.waitSignal(opening.entered):
        keeping.go_on.click()
    assert read(desk, lambda register: register.structure().name, qtbot) == "Cap Indépendants"
    assert preferences.recent_registers() == (path,)
    assert preferences.author() == "Ana Le Goff"


def test_what_is_missing_is_said_under_its_row(opening: Opening, desk: Desk, qtbot: QtBot) -> None:
    opening.create_register()
    page = opening.currentWidget()
    assert isinstance(page, Create)
    qtbot.waitUntil(lambda: page.programme.kit.count() > 0)
    choose_founding(page)
    page.advance()
    page.advance()
    assert page.focusWidget() is page.structure.name
    assert not desk.is_open


def test_the_right_passphrase_opens_and_a_wrong_one_says_so(
    opening: Opening, desk: Desk, founded: tuple[Path, str], qtbot: QtBot
) -> None:
    preferences.remember_author("Ana Le Goff")
    preferences.remember_register(founded[0])
    opening.begin()
    page = opening.currentWidget()
    assert isinstance(page, Unlock)
    page.passphrase.setText("autre chose que cela")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.banners.sentences()), timeout=20_000)
    assert "Ce n’est pas la phrase de passe" in page.banners.sentences()[0]
    page.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(opening.entered, timeout=20_000):
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert desk.is_open


def test_a_register_that_moved_says_so_and_may_be_left(opening: Opening, tmp_path: Path, qtbot: QtBot) -> None:
    preferences.remember_register(tmp_path / "parti.accomp")
    opening.begin()
    page = opening.currentWidget()
    assert isinstance(page, Unlock)
    page.author.setText("Ana Le Goff")
    page.passphrase.setText(PASSPHRASE)
    page.open_register()
    qtbot.waitUntil(lambda: bool(page.banners.sentences()), timeout=20_000)
    assert "introuvable" in page.banners.sentences()[0]
    assert preferences.recent_registers() == ()
    page.back.emit()
    assert opening.currentWidget() is opening.welcome


def test_the_recovery_key_opens_and_a_new_passphrase_is_asked(
    opening: Opening, desk: Desk, founded: tuple[Path, str], qtbot: QtBot
) -> None:
    path, key = founded
    opening.unlock(path)
    page = opening.currentWidget()
    assert isinstance(page, Unlock)
    page.forgotten.click()
    page.author.setText("Ana Le Goff")
    page.recovery_key.setText(key.lower())
    page.open_register()
    qtbot.waitUntil(lambda: isinstance(opening.currentWidget(), Renew), timeout=20_000)
    renewing = opening.currentWidget()
    assert isinstance(renewing, Renew)
    renewing.keep()
    assert renewing.passphrase.focusWidget() is renewing.passphrase.first
    renewing.passphrase.first.setText(OTHER)
    renewing.passphrase.second.setText(OTHER)
    with qtbot.waitSignal(opening.entered, timeout=20_000):
        renewing.keep()
    desk.close()
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(lambda: Register.open(path, OTHER, author="Ana Le Goff"), path.stem, pytest.fail)


def test_a_file_is_chosen_without_stopping_the_application(opening: Opening, founded: tuple[Path, str]) -> None:
    opening.welcome.open_tile.click()
    (dialog,) = opening.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(founded[0]))
    dialog.close()
    assert isinstance(opening.currentWidget(), Unlock)


def test_the_sheet_to_print_holds_the_key(tmp_path: Path, founded: tuple[Path, str], qtbot: QtBot) -> None:
    path, key = founded
    page = KeepRecoveryKey(path, key)
    qtbot.addWidget(page)
    page.key.write(tmp_path / "feuille.pdf")
    assert (tmp_path / "feuille.pdf").stat().st_size > 1_000
    text = recovery_sheet(path.name, key, date(2026, 11, 23)).toPlainText()
    assert all(group in text for group in key.split("-"))


def test_building_the_demonstration_can_be_given_up(opening: Opening, desk: Desk, tmp_path: Path) -> None:
    opening.welcome.demonstration_tile.click()
    page = opening.currentWidget()
    assert isinstance(page, Discover)
    page.progress.cancelled.emit()
    assert page.open_button.isEnabled()
    assert not desk.is_open
    assert not (tmp_path / "demonstration").exists()


def test_the_welcome_is_shown(desk: Desk, founded: tuple[Path, str], photograph: Photograph) -> None:
    preferences.remember_register(founded[0])
    opening = Opening(desk)
    opening.choose()
    photograph(opening, "opening-welcome")


def test_creating_is_shown(desk: Desk, qtbot: QtBot, photograph: Photograph) -> None:
    opening = Opening(desk)
    opening.create_register()
    page = opening.currentWidget()
    assert isinstance(page, Create)
    qtbot.waitUntil(lambda: page.programme.kit.count() > 0)
    page.advance()
    assert page.structure.isHidden()
    choose_founding(page)
    photograph(opening, "opening-create-programme")
    page.advance()
    photograph(opening, "opening-create-structure")
    page.structure.name.setText("Cap Indépendants")
    page.advance()
    photograph(opening, "opening-create-team")
    for _ in range(2):
        page.retreat()
    fill(page, Path("Documents/cap-independants.accomp"), qtbot)
    photograph(opening, "opening-create")


def test_unlocking_is_shown(desk: Desk, founded: tuple[Path, str], qtbot: QtBot, photograph: Photograph) -> None:
    opening = Opening(desk)
    opening.unlock(founded[0])
    photograph(opening, "opening-unlock")
    page = opening.currentWidget()
    assert isinstance(page, Unlock)
    page.forgotten.click()
    page.author.setText("Ana Le Goff")
    page.recovery_key.setText(founded[1][:-1] + "?")
    page.open_register()
    qtbot.waitUntil(lambda: bool(page.banners.sentences()), timeout=20_000)
    photograph(opening, "opening-recover")


def test_keeping_the_key_is_shown(founded: tuple[Path, str], photograph: Photograph) -> None:
    photograph(KeepRecoveryKey(*founded), "opening-key")


def test_the_demonstration_is_shown(desk: Desk, tmp_path: Path, photograph: Photograph) -> None:
    opening = Opening(desk, tmp_path / "demonstration")
    opening.discover()
    photograph(opening, "opening-demonstration")
    page = opening.currentWidget()
    assert isinstance(page, Discover)
    assert page.findChildren(QPushButton)
    page.give_up()
