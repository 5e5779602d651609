# SPDX-License-Identifier: EUPL-1.2
"""Columns that several parts of the programme share."""

from typing import Any

from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone


def state_column() -> Column[Any]:
    """Say what is no longer proposed."""
    return Column(
        tr("État"),
        lambda one: one.retired,
        text=lambda one: tr("Retiré") if one.retired else "",
        tone=lambda one: Tone.NEUTRAL if one.retired else None,
        width=90,
    )
