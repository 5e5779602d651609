# SPDX-License-Identifier: EUPL-1.2
"""The look as data: colours by role, lengths and text sizes, read from `resources/themes`."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from accomp_desktop.places import RESOURCES

THEMES = RESOURCES / "themes"
LIGHT, DARK = "light", "dark"
_WORN = "worn-theme"


class Tone(StrEnum):
    """What a message, a pill or a figure says before it is read; each tone has its colours and its icon."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    INFO = "info"
    POSITIVE = "positive"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def soft(self) -> str:
        """The role of the pale ground on which this tone is written."""
        return f"{self.value}_soft"

    @property
    def icon(self) -> str:
        """The icon that says the same to those who do not tell colours apart."""
        return _TONE_ICONS[self]


_TONE_ICONS = {
    Tone.NEUTRAL: "circle",
    Tone.ACCENT: "star",
    Tone.INFO: "info",
    Tone.POSITIVE: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "octagon-alert",
}


class Scale(NamedTuple):
    """The lengths and text sizes, in logical pixels, by name."""

    family: str
    space: Mapping[str, int]
    radius: Mapping[str, int]
    size: Mapping[str, int]
    text: Mapping[str, int]

    def placeholders(self) -> dict[str, str]:
        """Name every length as the style sheet does: `space.normal`, `text.title`…"""
        groups = {"space": self.space, "radius": self.radius, "size": self.size, "text": self.text}
        named = {f"{group}.{name}": str(n) for group, lengths in groups.items() for name, n in lengths.items()}
        return named | {"family": self.family}


class Theme(NamedTuple):
    """One look: `key` names its file, `roles` gives « #RRGGBB » for each role."""

    key: str
    label: str
    roles: Mapping[str, str]

    def colour(self, role: str) -> QColor:
        """The colour that plays this role; an unknown role is a `KeyError`."""
        return QColor(self.roles[role])


@cache
def scale() -> Scale:
    """Read the lengths and text sizes, the same in every theme."""
    return Scale(**_toml("scale"))


@cache
def read_theme(key: str) -> Theme:
    """Read one theme's file and work out the colour of each of its roles."""
    raw = _toml(key)
    return Theme(key, raw["label"], {role: _mixed(wish, raw["colours"]) for role, wish in raw["roles"].items()})


def wear(application: QCoreApplication, theme: Theme) -> None:
    """Note on the application which theme is worn; `worn` reads it back."""
    application.setProperty(_WORN, theme.key)


def worn() -> Theme:
    """The theme that what is being painted must follow."""
    application = QCoreApplication.instance()
    key: object = application.property(_WORN) if application else None
    return read_theme(key if isinstance(key, str) else LIGHT)


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet's placeholders: `@text_muted`, `@space.normal`, `@theme`."""
    template = _StyleSheet((THEMES / "style.qss").read_text("utf-8"))
    return template.substitute({**scale().placeholders(), **theme.roles, "theme": theme.key})


def palette(theme: Theme) -> QPalette:
    """Give Qt's own drawing (selections, tooltips, links, placeholders) the theme's colours."""
    result = QPalette()
    for part, role in _PALETTE.items():
        result.setColor(part, theme.colour(role))
    for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, part, theme.colour("text_disabled"))
    return result


class _StyleSheet(Template):
    delimiter = "@"
    idpattern = r"[a-z][a-z0-9_]*"
    braceidpattern = r"[a-z]+\.[a-z_]+"


def _toml(key: str) -> dict[str, Any]:
    return tomllib.loads((THEMES / f"{key}.toml").read_text("utf-8"))


def _mixed(wish: str | Mapping[str, Any], colours: Mapping[str, str]) -> str:
    if isinstance(wish, str):
        return colours[wish].lower()
    top, ground, share = QColor(colours[wish["colour"]]), QColor(colours[wish["over"]]), float(wish["share"])
    pairs = ((top.red(), ground.red()), (top.green(), ground.green()), (top.blue(), ground.blue()))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface_raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Light: "surface_raised",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control_border",
    QPalette.ColorRole.Shadow: "control_border",
}
