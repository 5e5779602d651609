# SPDX-License-Identifier: EUPL-1.2
"""The screens, one row each: the menu, the shortcuts, the tests and the gallery follow this table."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from accomp_desktop.domain.operation import Structure


class Go(Protocol):
    """Shows a screen by its key, on a subject (a person's id…) if it is one that `ShowsSubject`."""

    def __call__(self, key: str, subject: object = None) -> None:
        """Go there, once the current screen has nothing left to save."""
        ...


class Stage(NamedTuple):
    """What a screen is given: the register, the way to another screen, the place to say something."""

    desk: Desk
    banners: BannerArea
    go: Go


@runtime_checkable
class ShowsSubject(Protocol):
    """A screen that shows one thing at a time: a person's record, one operation."""

    def show_subject(self, subject: object) -> None:
        """Show this one."""
        ...


@runtime_checkable
class HoldsWork(Protocol):
    """A screen that may hold what is not saved yet."""

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing would be lost, after asking if needed."""
        ...


def always(_: "Structure") -> bool:
    """Say that a screen concerns every structure."""
    return True


def owes_esf(structure: "Structure") -> bool:
    """Say that a screen concerns those who owe figures to the ESF."""
    return structure.esf_role != "none"


class Screen(NamedTuple):
    """One row: `title` is French, `make` makes the widget at its first show, `needs` says for which structures.

    A screen out of the menu is `part_of` one that is in it, and lights its place.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Stage], QWidget]
    shortcut: str = ""
    needs: "Callable[[Structure], bool]" = always
    in_menu: bool = True
    part_of: str = ""


def _todo(stage: Stage) -> QWidget:
    from accomp_desktop.ui.todo import TodoScreen

    return TodoScreen(stage)


def _import(stage: Stage) -> QWidget:
    from accomp_desktop.ui.importing.screen import ImportScreen

    return ImportScreen(stage)


def _esf(stage: Stage) -> QWidget:
    from accomp_desktop.ui.esf.screen import EsfScreen

    return EsfScreen(stage)


def _programme(stage: Stage) -> QWidget:
    from accomp_desktop.ui.programme.screen import ProgrammeScreen

    return ProgrammeScreen(stage)


def _settings(stage: Stage) -> QWidget:
    from accomp_desktop.ui.settings.screen import SettingsScreen

    return SettingsScreen(stage)


def _people(stage: Stage) -> QWidget:
    from accomp_desktop.ui.people import PeopleScreen

    return PeopleScreen(stage)


def _person(stage: Stage) -> QWidget:
    from accomp_desktop.ui.person.screen import PersonScreen

    return PersonScreen(stage)


SCREENS: tuple[Screen, ...] = (
    Screen("todo", "À faire", "list-checks", _todo, "Ctrl+1"),
    Screen("people", "Personnes", "users", _people, "Ctrl+2"),
    Screen("import", "Importer une liste", "upload", _import, "Ctrl+3"),
    Screen("esf", "Bilan FSE", "chart-column", _esf, "Ctrl+4", needs=owes_esf),
    Screen("programme", "Programme", "route", _programme, "Ctrl+5"),
    Screen("settings", "Réglages", "settings", _settings, "Ctrl+,"),
    Screen("person", "Fiche", "user", _person, in_menu=False, part_of="people"),
)
"""Each screen’s module is imported when the screen is first shown."""
