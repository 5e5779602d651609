# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: no display, French, Hypothesis that repeats itself, nothing unexpected in the log."""

import logging
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

settings.register_profile("gate", deadline=None, derandomize=True, database=None)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

ExpectLog = Callable[[str], None]


class _Listener(logging.Handler):
    """Keeps what is logged as a warning or worse, and the fragments a test said would come."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [said for said in self.messages if not any(part in said for part in self.expected)]

    def missing(self) -> list[str]:
        return [part for part in self.expected if not any(part in said for said in self.messages)]


@pytest.fixture(scope="session", autouse=True)
def _french() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))


@pytest.fixture(autouse=True)
def _log_listener() -> Iterator[_Listener]:
    listener = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    yield listener
    root.removeHandler(listener)
    assert not listener.unexpected(), "logged without the test expecting it"
    assert not listener.missing(), "expected in the log, never logged"


@pytest.fixture
def expect_log(_log_listener: _Listener) -> ExpectLog:
    """`expect_log(fragment)`: a warning that holds this text must be logged, and does not fail the test."""
    return _log_listener.expected.append


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A window that stays open after its test would be drawn, and would answer, in the next one."""
    yield
    if isinstance(QCoreApplication.instance(), QApplication):
        left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in left:
            window.close()
        assert not left, "windows left open: give them to qtbot.addWidget"
