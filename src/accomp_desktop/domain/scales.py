# SPDX-License-Identifier: EUPL-1.2
"""Dated scales: the public values that apply on a day, with their source; a missing value is said, never zero."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day

Confidence: TypeAlias = Literal["sourced", "computed", "press", "memory", "entered"]
"""How sure a value is: read in its source, computed from sourced ones, read in the press, unverified, typed here."""


@dataclass(frozen=True)
class ScaleValue:
    """The value of a scale from a day on; its own source when it is not that of the whole scale."""

    since: date
    value: Decimal
    source: str = ""


@dataclass(frozen=True)
class DatedScale:
    """A public value by date, in the `unit` written (€/mois, %, h…)."""

    code: str
    label: str
    unit: str
    source: str
    values: tuple[ScaleValue, ...]
    confidence: Confidence = "sourced"
    note: str = ""
    retired: bool = False

    def on(self, day: date) -> ScaleValue:
        """Give the value that applies on a day: the latest begun; raises `ScaleUnknown` when there is none."""
        begun = [one for one in self.values if one.since <= day]
        if not begun:
            raise ScaleUnknown(self.label, day)
        return max(begun, key=lambda one: one.since)


class ScaleUnknown(UserError):
    """A scale says nothing for a day: no calculation goes on without it."""

    def __init__(self, label: str, day: date) -> None:
        """Take the label of the scale, or its code when the kit has none, and the day."""
        super().__init__(
            f"Le barème «\u202f{label}\u202f» ne donne aucune valeur au {Day().show(day)}\u202f: "
            "ajoutez-la dans «\u202fProgramme, Barèmes\u202f», avec sa source."
        )
