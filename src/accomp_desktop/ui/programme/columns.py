# SPDX-License-Identifier: EUPL-1.2
"""Columns that several parts of the programme share."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.theme import Tone


def state_column() -> Column[Any]:
    """Say what is no longer proposed."""
    return Column(
        QCoreApplication.translate("programme", "État"),
        lambda one: one.retired,
        text=lambda one: QCoreApplication.translate("programme", "Retiré") if one.retired else "",
        tone=lambda one: Tone.NEUTRAL if one.retired else None,
        width=90,
    )
