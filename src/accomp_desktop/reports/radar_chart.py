# SPDX-License-Identifier: EUPL-1.2
"""Marks by axis as a radar in SVG: each moment has its line and its marker, so that none is told by colour alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from accomp_desktop.domain.then_and_now import ThenAndNow
from accomp_desktop.reports.chart import LETTER, ChartLook
from accomp_desktop.reports.markup import writable

DASHES = ("7 4", "2 4", "")
"""How the line of each moment is drawn, the last one whole."""
RINGS = (25, 50, 75, 100)
UNKNOWN = "?"

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Profile:
    """The marks of a moment, out of 100, in the order of the axes; unknown draws nothing."""

    label: str
    values: Sequence[float | None]


def profiles_of(found: ThenAndNow, ranks: Iterable[int]) -> list[Profile]:
    """Give the profile of each of these moments, under its name and its day."""
    return [
        Profile(
            found.moments[rank].dated,
            [None if (mark := axis.values[rank]) is None else float(mark) for axis in found.axes],
        )
        for rank in ranks
    ]


def radar_svg(title: str, axes: Sequence[str], profiles: Sequence[Profile], look: ChartLook) -> str:
    """Draw one to three profiles, the oldest first, over three axes or more."""
    plot = _Radar(axes, profiles, look)
    parts = "".join((*plot.web(), *plot.shapes(), *plot.names(), *plot.legend()))
    return writable(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{look.width:g}" height="{look.height:g}"'
        f' viewBox="0 0 {look.width:g} {look.height:g}" role="img" aria-label={quoteattr(title)}>'
        f"<title>{escape(title)}</title><desc>{escape(radar_described(axes, profiles))}</desc>{parts}</svg>"
    )


def radar_described(axes: Sequence[str], profiles: Sequence[Profile]) -> str:
    """Say every mark, one sentence an axis."""
    sentences: list[str] = []
    for rank, axis in enumerate(axes):
        marks = ", ".join(f"{one.label} {_said(one.values[rank])}" for one in profiles)
        sentences.append(f"{axis}\u202f: {marks}.")
    return " ".join(sentences)


def _said(value: float | None) -> str:
    return "non noté" if value is None else f"{value:.0f} sur 100"


class _Radar:
    """The measures of one drawing."""

    def __init__(self, axes: Sequence[str], profiles: Sequence[Profile], look: ChartLook) -> None:
        self.axes, self.profiles, self.look = axes, profiles, look
        size = look.font_size
        self.legend_height = size * 2.2
        self.radius = min(look.width / 2 - size * 9, (look.height - self.legend_height) / 2 - size * 3)
        self.middle = (look.width / 2, self.legend_height + (look.height - self.legend_height) / 2)
        self.styles = [*range(len(DASHES))][-len(profiles) :] if len(profiles) != 2 else [0, len(DASHES) - 1]

    def at(self, axis: int, value: float) -> Point:
        angle = 2 * pi * axis / len(self.axes) - pi / 2
        reach = self.radius * value / 100
        return self.middle[0] + reach * cos(angle), self.middle[1] + reach * sin(angle)

    def web(self) -> Iterator[str]:
        """Draw the rings and the spokes."""
        ranks = range(len(self.axes))
        for ring in RINGS:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(rank, ring) for rank in ranks))
            yield f'<polygon points="{points}" fill="none" stroke="{self.look.grid}" stroke-width="1"/>'
        for rank in ranks:
            yield self.line(self.middle, self.at(rank, 100), f'stroke="{self.look.grid}" stroke-width="1"')

    def shapes(self) -> Iterator[str]:
        for style, profile in zip(self.styles, self.profiles, strict=True):
            yield from self.shape(profile, style)

    def shape(self, profile: Profile, style: int) -> Iterator[str]:
        """Join the marks that are known next to each other."""
        points = [None if value is None else self.at(rank, value) for rank, value in enumerate(profile.values)]
        for one, other in pairwise((*points, points[0])):
            if one and other:
                yield self.line(one, other, self.stroke(style))
        for point in points:
            if point:
                yield self.marker(point, style)

    def stroke(self, style: int) -> str:
        dashes = f' stroke-dasharray="{DASHES[style]}"' if DASHES[style] else ""
        return f'stroke="{self.look.colours[style]}" stroke-width="2.5" stroke-linecap="round"{dashes}'

    def marker(self, at: Point, style: int) -> str:
        """Draw a ring, a triangle, or a full square for the last moment."""
        (x, y), half, colour = at, self.look.font_size * 0.4, self.look.colours[style]
        match style:
            case 0:
                outline = f'fill="{self.look.grid}" stroke="{colour}" stroke-width="2"'
                return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {outline}/>'
            case 1:
                points = f"{x:.1f},{y - half:.1f} {x + half:.1f},{y + half:.1f} {x - half:.1f},{y + half:.1f}"
                return f'<polygon points="{points}" fill="{colour}"/>'
            case _:
                side = f'width="{2 * half:.1f}" height="{2 * half:.1f}"'
                return f'<rect x="{x - half:.1f}" y="{y - half:.1f}" {side} fill="{colour}"/>'

    def names(self) -> Iterator[str]:
        """Write each axis at its end, and under it its marks, the oldest first."""
        size = self.look.font_size
        for rank, axis in enumerate(self.axes):
            x, y = self.at(rank, 100)
            aside, above = (x - self.middle[0]) / self.radius, (y - self.middle[1]) / self.radius
            anchor = "middle" if abs(aside) < 0.1 else "start" if aside > 0 else "end"
            at = (x + aside * size, y + above * size * 1.2 - (size * 0.9 if above < 0 else -size * 0.4))
            yield self.text(at, axis, anchor)
            values = (one.values[rank] for one in self.profiles)
            marks = " → ".join(UNKNOWN if one is None else f"{one:.0f}" for one in values)
            yield self.text((at[0], at[1] + size * 1.25), marks, anchor, muted=True)

    def legend(self) -> Iterator[str]:
        """Show the line and the marker of each moment, with its name."""
        size = self.look.font_size
        widths = [size * (4.5 + LETTER * len(one.label)) for one in self.profiles]
        x, y = (self.look.width - sum(widths)) / 2, size
        for style, profile, width in zip(self.styles, self.profiles, widths, strict=True):
            yield self.line((x, y), (x + size * 2.4, y), self.stroke(style))
            yield self.marker((x + size * 1.2, y), style)
            yield self.text((x + size * 3, y + size * 0.35), profile.label, "start")
            x += width

    def line(self, one: Point, other: Point, style: str) -> str:
        (x, y), (u, v) = one, other
        return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{u:.1f}" y2="{v:.1f}" {style}/>'

    def text(self, at: Point, words: str, anchor: str, *, muted: bool = False) -> str:
        colour = self.look.muted if muted else self.look.text
        return (
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}" fill="{colour}"'
            f' font-family="{self.look.font}" font-size="{self.look.font_size:g}">{escape(words)}</text>'
        )
