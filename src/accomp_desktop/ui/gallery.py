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
OPENING, PERSON = "opening", "person"
GLANCE = 5
"""Milliseconds between two looks at whether the lanes are idle."""

T = TypeVar("T")


def photograph_screens(register: Path, passphrase: str, folder: Path) -> Sequence[Path]:
    """Show the way in, then go through the screens and a person’s tabs of a register, and leave pictures in a folder.

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
        window.begin()
        window.resize(SIZE)
        window.show()
        opening = tuple(photographer.take(appearance, folder, photographer.way_in))
        window.opening.entered.emit()
        return opening + tuple(photographer.take(appearance, folder, photographer.screens))
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

    def take(self, appearance: Appearance, folder: Path, tour: Callable[[], Iterator[str]]) -> Iterator[Path]:
        """Take each thing that a tour shows and names, light then dark."""
        for choice in (Choice.LIGHT, Choice.DARK):
            appearance.choose(choice)
            for name in tour():
                picture = folder / f"{name}-{choice.value}.png"
                self._window.grab().save(str(picture))
                yield picture

    def way_in(self) -> Iterator[str]:
        """Show what one sees before a register is open."""
        self.wait()
        yield OPENING

    def screens(self) -> Iterator[str]:
        """Go through every screen, and every tab of the person who has most to show."""
        workspace, person_id = self._window.workspace, self._fullest_person()
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
