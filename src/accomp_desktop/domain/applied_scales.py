# SPDX-License-Identifier: EUPL-1.2
"""The scales of a kit as a calculation reads them: by code and day, remembering each value that it used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from accomp_desktop.domain.scales import UNVERIFIED, DatedScale, ScaleUnknown, ScaleValue


@dataclass(frozen=True)
class UsedValue:
    """A value of a scale that a calculation used: enough to do it again when the scale has changed."""

    code: str
    label: str
    unit: str
    since: date
    value: Decimal
    source: str
    verified: bool


class AppliedScales:
    """`scales(code, day)` gives a value; `used` says which were given since it was made."""

    def __init__(self, scales: Iterable[DatedScale]) -> None:
        self._scales: Mapping[str, DatedScale] = {one.code: one for one in scales if not one.retired}
        self._found: dict[tuple[str, date], ScaleValue] = {}
        self._used: dict[tuple[str, date], None] = {}

    def __call__(self, code: str, day: date) -> Decimal:
        """Give the value that applies on a day; raises `ScaleUnknown`, in a sentence for the user."""
        key = (code, day)
        found = self._found.get(key)
        if found is None:
            if code not in self._scales:
                raise ScaleUnknown(code, day)
            found = self._found[key] = self._scales[code].on(day)
        self._used[key] = None
        return found.value

    def afresh(self) -> Self:
        """Give the same scales, with no value used yet: one for each calculation."""
        fresh = type(self)(())
        fresh._scales, fresh._found = self._scales, self._found  # noqa: SLF001  the same class
        return fresh

    @property
    def used(self) -> tuple[UsedValue, ...]:
        """List the values given, by code then date."""
        found = {(code, self._found[code, day].since): self._found[code, day] for code, day in self._used}
        return tuple(self._told(code, value) for (code, _), value in sorted(found.items(), key=lambda one: one[0]))

    def _told(self, code: str, value: ScaleValue) -> UsedValue:
        scale = self._scales[code]
        verified = scale.confidence_in(value) not in UNVERIFIED
        return UsedValue(code, scale.label, scale.unit, value.since, value.value, scale.source_of(value), verified)


def frozen_scales(used: Iterable[UsedValue]) -> AppliedScales:
    """Give back scales that hold only the values once used, so that an old calculation gives what it gave."""
    scales: dict[str, DatedScale] = {}
    for one in used:
        value = ScaleValue(one.since, one.value, one.source, "sourced" if one.verified else "memory")
        values = (*scales[one.code].values, value) if one.code in scales else (value,)
        scales[one.code] = DatedScale(one.code, one.label, one.unit, one.source, values)
    return AppliedScales(scales.values())
