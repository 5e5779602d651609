# SPDX-License-Identifier: EUPL-1.2
"""Buttons: one main act per screen, the others beside it, those that destroy, and icons that stand alone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import scale

_ICON_ROLES = {"primary": "accent_text", "danger": "danger_text", "secondary": "text_muted", "quiet": "accent"}


def primary(text: str, icon_name: str | None = None) -> QPushButton:
    """The main act of a screen or a dialog; at most one in sight."""
    return _button(text, "primary", icon_name)


def secondary(text: str, icon_name: str | None = None) -> QPushButton:
    """Any other act."""
    return _button(text, "secondary", icon_name)


def danger(text: str, icon_name: str | None = None) -> QPushButton:
    """An act that removes something."""
    return _button(text, "danger", icon_name)


def quiet(text: str, icon_name: str | None = None) -> QPushButton:
    """An act in passing, drawn as a link."""
    return _button(text, "quiet", icon_name)


def icon_button(icon_name: str, name: str, shortcut: str = "", *, small: bool = False) -> QToolButton:
    """An icon alone; `name` is its tooltip (with the shortcut) and what a screen reader says."""
    button = QToolButton()
    button.setProperty("look", "icon-small" if small else "icon")
    button.setIcon(icon(icon_name))
    side = scale().size["icon" if small else "icon_large"]
    button.setIconSize(QSize(side, side))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    if shortcut:
        keys = QKeySequence(shortcut)
        button.setShortcut(keys)
        button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
    return button


def _button(text: str, look: str, icon_name: str | None, parent: QWidget | None = None) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("look", look)
    button.setAutoDefault(False)
    button.setAccessibleName(text.replace("&", ""))
    if icon_name:
        button.setIcon(icon(icon_name, _ICON_ROLES[look]))
        button.setIconSize(QSize(scale().size["icon"] + scale().space["tight"], scale().size["icon"]))
    return button
