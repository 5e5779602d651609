# SPDX-License-Identifier: EUPL-1.2
"""The program started without a command: its window, on the register named or on the first opening."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from accomp_desktop.__main__ import main
from accomp_desktop.demonstration.build import PASSPHRASE
from accomp_desktop.store.files import companion_of
from accomp_desktop.ui.opening.unlock import Unlock
from accomp_desktop.ui.window import Window


@pytest.fixture
def register(demonstration: Path, tmp_path: Path) -> Path:
    for file in (demonstration, companion_of(demonstration)):
        shutil.copy(file, tmp_path)
    return tmp_path / demonstration.name


def closed_when(ready: Callable[[Window], bool]) -> QTimer:
    """Look at the window from time to time; close it once it is as expected."""
    timer = QTimer(interval=20)

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isVisible() and ready(window):
                timer.stop()
                window.close()

    timer.timeout.connect(look)
    timer.start()
    return timer


@pytest.mark.usefixtures("dressed")
def test_without_a_register_one_is_asked_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACCOMP_PASSPHRASE", raising=False)
    closing = closed_when(lambda window: window.opening.isVisible())
    assert main([]) == 0
    assert not closing.isActive()


@pytest.mark.usefixtures("dressed")
def test_the_register_named_opens_with_the_passphrase_of_the_environment(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCOMP_PASSPHRASE", PASSPHRASE)
    closing = closed_when(lambda window: window.workspace.isVisible() and window.windowTitle().startswith("demo"))
    assert main([str(register)]) == 0
    assert not closing.isActive()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("secret", ["", "une autre"])
def test_without_the_right_passphrase_it_is_asked(register: Path, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv("ACCOMP_PASSPHRASE", secret)
    closing = closed_when(lambda window: isinstance(window.opening.currentWidget(), Unlock))
    assert main([str(register)]) == 0
    assert not closing.isActive()


def test_without_a_screen_the_program_says_so_in_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Accomp n’a pas d’écran où s’ouvrir")
    assert len(said.err.splitlines()) == 1
