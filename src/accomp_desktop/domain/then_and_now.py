# SPDX-License-Identifier: EUPL-1.2
"""What changed from the diagnosis of the entry to the last: the marks by axis, and each figure with its difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Computed, Day, Money, Number, Percentage
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.domain.viability import Livelihood

ENTRY, MIDWAY, LAST, EXIT = "Entrée", "Mi-parcours", "Aujourd’hui", "Sortie"
FEWEST_AXES = 3
"""Axes under which a radar has no surface."""

FigureKind: TypeAlias = Money | Number | Percentage


@dataclass(frozen=True)
class Moment:
    """A diagnosis at its place in the accompaniment: what it says, and the answers it says it of."""

    name: str
    reading: DiagnosisReading
    answers: Answers

    @property
    def dated(self) -> str:
        """Name it with its day: « Entrée (12/01/2026) »."""
        day = Day().show(self.reading.day)
        return self.name if self.name == day else f"{self.name} ({day})"


@dataclass(frozen=True)
class FigureLine:
    """One figure at each moment; `None` where it is not known."""

    label: str
    kind: FigureKind
    values: tuple[Decimal | None, ...]

    @property
    def difference(self) -> Decimal | None:
        """What separates the last moment from the first, when both are known."""
        first, last = self.values[0], self.values[-1]
        return None if first is None or last is None else last - first

    @property
    def direction(self) -> str:
        """Say which way the figure went."""
        found = self.difference
        if found is None:
            return "non connu"
        return "inchangé" if not found else "en hausse" if found > 0 else "en baisse"

    def shown(self, value: Decimal | None) -> str:
        """Write a value of this line."""
        return "non connu" if value is None else self.kind.show(_whole(value, self.kind))

    @property
    def change(self) -> str:
        """Write the difference with its sign; nothing when it is not known."""
        found = self.difference
        if found is None:
            return ""
        sign = "+" if found > 0 else "−" if found else ""
        return sign + self.kind.show(_whole(abs(found), self.kind))


@dataclass(frozen=True)
class ThenAndNow:
    """The moments compared, the marks that a radar may draw, and a line for each figure."""

    moments: tuple[Moment, ...]
    axes: tuple[FigureLine, ...]
    lines: tuple[FigureLine, ...]

    @property
    def has_radar(self) -> bool:
        """Whether enough axes are marked at two moments or more to draw them."""
        rows = zip(*(one.values for one in self.axes), strict=True)
        return len(self.axes) >= FEWEST_AXES and sum(any(value is not None for value in row) for row in rows) > 1


LIVED: tuple[tuple[str, Callable[[Livelihood], Decimal | None]], ...] = (
    ("Recettes par mois", lambda one: one.turnover),
    ("Revenu net de l’activité", lambda one: one.net_activity),
    ("RSA estimé", lambda one: one.rsa),
    ("Prime d’activité estimée", lambda one: one.prime),
    ("Ressources en tout", lambda one: one.total),
    ("Revenu net par heure", lambda one: one.hourly),
)
"""What a line says of what one lives on."""


def named(days: int, *, left: bool) -> tuple[str, ...]:
    """Name so many diagnoses in their order; the last is that of the exit once the person has left."""
    return (ENTRY, *(MIDWAY for _ in range(days - 2)), EXIT if left else LAST)[:days]


def compare(moments: Sequence[Moment], figures: Sequence[Field] = ()) -> ThenAndNow | None:
    """Compare diagnoses, the oldest first; nothing to compare under two. `figures` are answers that are numbers."""
    if len(moments) < 2:
        return None
    lived = (FigureLine(label, Money(), tuple(_lived(one.reading, give) for one in moments)) for label, give in LIVED)
    told = (
        FigureLine(one.label, _kind(one), tuple(_number(at.answers.get(one.key)) for at in moments)) for one in figures
    )
    axes = tuple(_axis(code, label, moments) for code, label in _axes(moments[-1].reading))
    return ThenAndNow(tuple(moments), axes, (*lived, *told, *axes))


def _axes(reading: DiagnosisReading) -> list[tuple[str, str]]:
    return [(one.score.code, one.score.label) for one in reading.marks if one.score.formula]


def _axis(code: str, label: str, moments: Sequence[Moment]) -> FigureLine:
    """Give the marks of an axis out of a hundred, whatever the most that the form gives."""
    found = [next((mark for mark in one.reading.marks if mark.score.code == code), None) for one in moments]
    marks = (None if one is None or one.value is None else 100 * one.value / one.score.most for one in found)
    return FigureLine(label, Number("sur 100"), tuple(marks))


def _lived(reading: DiagnosisReading, give: Callable[[Livelihood], Decimal | None]) -> Decimal | None:
    return None if reading.livelihood is None else give(reading.livelihood)


def _kind(item: Field) -> FigureKind:
    kind = item.kind.shown if isinstance(item.kind, Computed) else item.kind
    return kind if isinstance(kind, (Money, Number, Percentage)) else Number()


def _number(value: Value) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    return Decimal(value)


def _whole(value: Decimal, kind: FigureKind) -> Decimal | int:
    return round(value) if isinstance(kind, Number) else value
