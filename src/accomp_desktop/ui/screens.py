# SPDX-License-Identifier: EUPL-1.2
"""The screens, one row each: the menu, the shortcuts, the tests and the gallery follow this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.operation import Structure
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk


class Go(Protocol):
    """Shows a screen by its key, on a subject (a person's id…) if it is one that `ShowsSubject`."""

    def __call__(self, key: str, subject: object = None) -> None:
        """Go there, once the current screen has nothing left to save."""
        ...


@dataclass(frozen=True, slots=True)
class Stage:
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


def always(_: Structure) -> bool:
    """Say that a screen concerns every structure."""
    return True


@dataclass(frozen=True, slots=True)
class Screen:
    """One row: `title` is French, `make` makes the widget at its first show, `needs` says for which structures."""

    key: str
    title: str
    icon: str
    make: Callable[[Stage], QWidget]
    shortcut: str = ""
    needs: Callable[[Structure], bool] = always
    in_menu: bool = True


SCREENS: tuple[Screen, ...] = ()
