# SPDX-License-Identifier: EUPL-1.2
"""What the application wears: the system's light or dark unless the user chose, changed while it runs."""

import re
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from accomp_desktop.places import RESOURCES
from accomp_desktop.ui import theme as look
from accomp_desktop.ui.components.focus_ring import FocusRing
from accomp_desktop.ui.icons import write_tinted
from accomp_desktop.ui.theme import DARK, LIGHT

FONTS = RESOURCES / "fonts"
_TINTED = re.compile(r"tinted:[a-z]+/(?P<icon>[a-z0-9-]+)\.(?P<role>[a-z_0-9]+)\.svg")


class Choice(StrEnum):
    """Who decides between light and dark."""

    SYSTEM = "system"
    LIGHT = LIGHT
    DARK = DARK


_SCHEMES = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Dresses the application and follows the system; lives as long as the application."""

    changed = Signal(object)  # the Theme now worn

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._images = QTemporaryDir()
        self._choice = Choice.SYSTEM
        QDir.setSearchPaths("tinted", [self._images.path()])
        application.setStyle("Fusion")
        application.setFont(_interface_font())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        FocusRing(application)
        self._dress()

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Wear what the user chooses, at once; the system's title bars follow where they can."""
        self._choice = choice
        self._application.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def toggle(self) -> None:
        """Change light for dark, or dark for light."""
        self.choose(Choice.LIGHT if look.worn().key == DARK else Choice.DARK)

    def _follow(self) -> None:
        if self._wanted() != look.worn().key:
            self._dress()

    def _wanted(self) -> str:
        if self._choice is not Choice.SYSTEM:
            return self._choice.value
        return DARK if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _dress(self) -> None:
        theme = look.read_theme(self._wanted())
        sheet = look.style_sheet(theme)
        wanted = {(found["icon"], found["role"]) for found in _TINTED.finditer(sheet)}
        write_tinted(Path(self._images.path()), wanted, theme)
        look.wear(self._application, theme)
        self._application.setPalette(look.palette(theme))
        self._application.setStyleSheet(sheet)
        self.changed.emit(theme)


def _interface_font() -> QFont:
    family = look.scale().family
    for file in sorted(FONTS.glob(f"{family}-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(family)
    font.setPixelSize(look.scale().text["body"])
    return font
