# SPDX-License-Identifier: EUPL-1.2
"""What this workstation remembers between two days: registers opened, who writes, light or dark. No personal data."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings

from accomp_desktop.ui.appearance import Choice

_RECENT, _AUTHOR, _APPEARANCE = "registers/recent", "author", "appearance"
_MOST_RECENT = 6


def recent_registers() -> tuple[Path, ...]:
    """List the registers opened here, the last one first; the disk is not asked whether they are still there."""
    return tuple(Path(one) for one in cast("list[str]", _settings().value(_RECENT, [], list)))


def remember_register(path: Path) -> None:
    """Put a register first among the recent ones."""
    others = [one for one in recent_registers() if one != path]
    _settings().setValue(_RECENT, [str(one) for one in (path, *others)][:_MOST_RECENT])


def forget_register(path: Path) -> None:
    """Take a register that is no longer there out of the recent ones."""
    _settings().setValue(_RECENT, [str(one) for one in recent_registers() if one != path])


def author() -> str:
    """Name who writes in the journal from this workstation; empty until it was said."""
    return str(_settings().value(_AUTHOR, "", str))


def remember_author(name: str) -> None:
    """Keep who writes for the next day."""
    _settings().setValue(_AUTHOR, name)


def appearance() -> Choice:
    """Who decides between light and dark: the system, unless the user chose."""
    kept = str(_settings().value(_APPEARANCE, Choice.SYSTEM.value, str))
    return Choice(kept) if kept in set(Choice) else Choice.SYSTEM


def remember_appearance(choice: Choice) -> None:
    """Keep the choice for the next day."""
    _settings().setValue(_APPEARANCE, choice.value)


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "accomp", "accomp-desktop")
