# SPDX-License-Identifier: EUPL-1.2
"""A picture of each screen on a register, light and dark: for the demonstration, and to look before showing."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSize, QTimer
from shiboken6 import delete

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.store.register import Register
from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.application import make_application
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.lanes import Lanes
from accomp_desktop.ui.person.screen import PersonScreen
from accomp_desktop.ui.screens import SCREENS
from accomp_desktop.ui.window import Window

SIZE = QSize(1093, 540)
"""A laptop of 1366 × 768 pixels at 125 %, in logical pixels."""
AUTHOR = "Démonstration"
PERSON = "person"
GLANCE = 5
"""Milliseconds between two looks at whether the lanes are idle."""

T = TypeVar("T")


def photograph_screens(register: Path, passphrase: str, folder: Path) -> Sequence[Path]:
    """Open the real window on a register, go through its screens and a person’s tabs, and leave pictures in a folder.

    Raises what a screen could not do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    appearance = make_application()[1]
    chosen = preferences.appearance()
    lanes = Lanes()
    desk = Desk(lanes, lanes)
    window = Window(desk, appearance, SCREENS)
    photographer = _Photographer(desk, window)
    try:
        desk.open(lambda: Register.open(register, passphrase, author=AUTHOR), register.stem, photographer.errors.append)
        photographer.wait()
        window.opening.entered.emit()
        window.resize(SIZE)
        window.show()
        return tuple(photographer.take_all(appearance, folder))
    finally:
        appearance.choose(chosen)
        window.hide()
        desk.close()
        lanes.close()
        delete(window)
        delete(lanes)


class _Photographer:
    """Waits for what a screen asked of the lanes, then takes its picture."""

    def __init__(self, desk: Desk, window: Window) -> None:
        self.errors: list[BaseException] = []
        self._desk, self._window = desk, window
        desk.failed.connect(self.errors.append)

    def wait(self) -> None:
        """Let events run until the lanes are idle and what they brought is drawn; raise what failed."""
        loop, glances = QEventLoop(), QTimer()

        def look() -> None:
            if self._desk.is_idle():
                glances.stop()
                QTimer.singleShot(0, loop.quit)

        glances.timeout.connect(look)
        glances.start(GLANCE)
        loop.exec()
        if self.errors:
            raise self.errors[0]

    def take_all(self, appearance: Appearance, folder: Path) -> Iterator[Path]:
        """Take every screen and every tab, light then dark."""
        self.wait()
        person_id = self._fullest_person()
        for choice in (Choice.LIGHT, Choice.DARK):
            appearance.choose(choice)
            for name in self._go_through(person_id):
                picture = folder / f"{name}-{choice.value}.png"
                self._window.grab().save(str(picture))
                yield picture

    def _go_through(self, person_id: str | None) -> Iterator[str]:
        workspace = self._window.workspace
        for key in workspace.screen_keys():
            if key != PERSON:
                workspace.go(key)
                self.wait()
                yield key
            elif person_id is not None:
                workspace.go(PERSON, person_id)
                self.wait()
                yield from self._go_through_tabs()

    def _go_through_tabs(self) -> Iterator[str]:
        screen = self._window.workspace.current()
        if isinstance(screen, PersonScreen):
            for key in screen.tab_keys():
                screen.open_tab(key)
                self.wait()
                yield f"{PERSON}-{key}"

    def _fullest_person(self) -> str | None:
        files = self._ask(lambda register: register.files())
        return max(files, key=_fullness).person.id if files else None

    def _ask(self, question: Callable[[Register], T]) -> T:
        answers: list[T] = []
        self._desk.read(question, answers.append, self._window)
        self.wait()
        return answers[0]


def _fullness(file: PersonFile) -> int:
    """Measure how much of every tab a person’s file fills."""
    supports = file.supports
    lists = (file.housemates, file.businesses, file.incomes, file.periods, file.referral_states, supports)
    last = supports[-1] if supports else None
    work = (last.diagnoses, last.plans, last.actions, last.interviews, last.surveys) if last else ()
    return sum(10 * bool(records) + len(records) for records in (*lists, *work))
