# SPDX-License-Identifier: EUPL-1.2
"""Dated scales: the public values that apply on a day, with their source; a missing value is said, never zero."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day, Refused, cell_text, fold, group_thousands, is_empty, read_decimal

Confidence: TypeAlias = Literal["sourced", "computed", "press", "memory", "entered"]
"""How sure a value is: read in its source, computed from sourced ones, read in the press, unverified, typed here."""

UNVERIFIED: frozenset[Confidence] = frozenset({"press", "memory"})
SHARE = "part"
"""A unit that begins with this word is shown in per cent."""
HIGHEST_SHARE = Decimal(2)
"""Above it, a share typed without « % » is taken for a percentage whose sign was forgotten."""


@dataclass(frozen=True)
class ScaleValue:
    """The value of a scale from a day on; its own source and confidence when they are not those of the whole scale."""

    since: date
    value: Decimal
    source: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True)
class DatedScale:
    """A public value by date, in the `unit` written (€/mois, part du CA, h…)."""

    code: str
    label: str
    unit: str
    source: str
    values: tuple[ScaleValue, ...]
    confidence: Confidence = "sourced"
    note: str = ""
    retired: bool = False

    @property
    def theme(self) -> str:
        """Give what its code begins with: `rsa` for `rsa.base`."""
        return self.code.partition(".")[0]

    def on(self, day: date) -> ScaleValue:
        """Give the value that applies on a day: the latest begun; raises `ScaleUnknown` when there is none."""
        begun = [one for one in self.values if one.since <= day]
        if not begun:
            raise ScaleUnknown(self.label, day)
        return max(begun, key=lambda one: one.since)

    def from_day(self, since: date) -> ScaleValue | None:
        """Give the value that begins on this very day."""
        return next((one for one in self.values if one.since == since), None)

    def source_of(self, value: ScaleValue) -> str:
        """Say where a value was read."""
        return value.source or self.source

    def confidence_in(self, value: ScaleValue) -> Confidence:
        """Say how sure a value is."""
        return value.confidence or self.confidence


class ScaleUnknown(UserError):
    """A scale says nothing for a day: no calculation goes on without it."""

    def __init__(self, label: str, day: date) -> None:
        """Take the label of the scale, or its code when the kit has none, and the day."""
        super().__init__(
            f"Le barème «\u202f{label}\u202f» ne donne aucune valeur au {Day().show(day)}\u202f: "
            "ajoutez-la dans «\u202fProgramme, Barèmes\u202f», avec sa source."
        )


@dataclass(frozen=True)
class Reign:
    """A value in the history of its scale: until when it applies, what it changed; both `None` when nothing says."""

    held: ScaleValue
    until: date | None
    change: Decimal | None
    """In per cent of the value before."""


def history(scale: DatedScale) -> tuple[Reign, ...]:
    """Tell the values of a scale, the newest first."""
    held = sorted(scale.values, key=lambda one: one.since)
    before, after = (None, *held), (*held[1:], None)
    reigns = [
        Reign(one, later.since - timedelta(days=1) if later else None, _change(earlier, one))
        for earlier, one, later in zip(before, held, after, strict=False)
    ]
    return tuple(reversed(reigns))


def standing(reign: Reign, day: date) -> Literal["past", "current", "coming"]:
    """Tell whether a value applies on a day, no longer does, or not yet."""
    if reign.held.since > day:
        return "coming"
    return "current" if reign.until is None or reign.until >= day else "past"


def with_value(scale: DatedScale, since: date, value: Decimal, source: str) -> DatedScale:
    """Add a value typed here, in its place by date; it replaces the one of the same day."""
    typed = ScaleValue(since, value, source, "entered")
    kept = [one for one in scale.values if one.since != since]
    return replace(scale, values=tuple(sorted((*kept, typed), key=lambda one: one.since)))


def without_value(scale: DatedScale, since: date, shipped: DatedScale | None = None) -> DatedScale:
    """Take a value out; the one that ships for the same day comes back in its place."""
    values = [one for one in scale.values if one.since != since]
    if shipped and (former := shipped.from_day(since)):
        values.append(former)
    return replace(scale, values=tuple(sorted(values, key=lambda one: one.since)))


def value_problems(scale: DatedScale, since: date, source: str, *, instead_of: date | None = None) -> Iterator[str]:
    """Say why a typed value cannot be kept; `instead_of` is the day of the value it corrects, if it does."""
    if is_empty(source):
        yield "Dites où cette valeur se lit\u202f: un décret, une page, un courrier."
    if since != instead_of and scale.from_day(since):
        yield f"Ce barème a déjà une valeur au {Day().show(since)}\u202f: modifiez-la plutôt."


def read_figure(text: str, unit: str) -> Decimal:
    """Read a value as it is typed, its unit or not: « 651,69 », « 12,3 % », « 0,123 » for a share; raises `Refused`."""
    typed = cell_text(text)
    if not is_share(unit):
        return read_decimal(typed.removesuffix(unit))
    typed = typed.removesuffix(_shared(unit))
    value = read_decimal(typed)
    if "%" in typed:
        return value / 100
    if abs(value) > HIGHEST_SHARE:
        raise Refused(f"«\u202f{typed}\u202f» est-il un pourcentage\u202f? Écrivez «\u202f{typed}\u202f%\u202f».")
    return value


def show_figure(value: Decimal, unit: str) -> str:
    """Write a value with its unit: « 651,69 €/mois », « 12,3 % du CA »."""
    if is_share(unit):
        return f"{_written(value * 100)}\u202f%{_shared(unit)}"
    cents = value.quantize(Decimal("0.01"))
    whole_cents = "€" in unit and cents == value and value != value.to_integral_value()
    return f"{_written(cents, bare=False) if whole_cents else _written(value)}\u00a0{unit}".rstrip()


def is_share(unit: str) -> bool:
    """Tell whether values in this unit are shares, shown in per cent."""
    return fold(unit).split()[:1] == [SHARE]


def _shared(unit: str) -> str:
    """Say what a share is a share of: « du CA », after its space."""
    return unit.strip()[len(SHARE) :]


def _change(before: ScaleValue | None, after: ScaleValue) -> Decimal | None:
    if before is None or not before.value:
        return None
    return ((after.value - before.value) / before.value * 100).quantize(Decimal("0.01"))


def _written(value: Decimal, *, bare: bool = True) -> str:
    whole, _, decimals = f"{value:f}".partition(".")
    kept = decimals.rstrip("0") if bare else decimals
    return group_thousands(whole) + (f",{kept}" if kept else "")
