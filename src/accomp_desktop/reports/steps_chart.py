# SPDX-License-Identifier: EUPL-1.2
"""A value that changes on given days, as SVG: steps along the years, the lowest and the highest value written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from accomp_desktop.reports.chart import LETTER, ChartLook
from accomp_desktop.reports.markup import writable


@dataclass(frozen=True)
class Step:
    """The value from a day on, and how it is written."""

    since: date
    height: float
    written: str


def steps_chart_svg(title: str, steps: Sequence[Step], until: date, look: ChartLook) -> str:
    """Draw the steps, oldest first, up to a day no earlier than the last one."""
    plot = _Plot(steps, until, look)
    parts = "".join((*plot.bounds(), plot.line(), *plot.years()))
    return writable(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{look.width:g}" height="{look.height:g}"'
        f' viewBox="0 0 {look.width:g} {look.height:g}" role="img" aria-label={quoteattr(title)}>'
        f"<title>{escape(title)}</title><desc>{escape(steps_described(steps))}</desc>{parts}</svg>"
    )


def steps_described(steps: Sequence[Step]) -> str:
    """Say what the chart shows."""
    return " ".join(f"Depuis le {one.since:%d/%m/%Y}\u202f: {one.written}." for one in steps)


class _Plot:
    """The measures of one drawing."""

    def __init__(self, steps: Sequence[Step], until: date, look: ChartLook) -> None:
        self.steps, self.until, self.look = steps, until, look
        self.lowest, self.highest = min(steps, key=_height), max(steps, key=_height)
        size = look.font_size
        longest = max(len(self.lowest.written), len(self.highest.written))
        self.left, self.right = size * LETTER * (longest + 1.5), look.width - size
        self.upper, self.bottom = size, look.height - size * 2.2

    def x(self, day: date) -> float:
        span = (self.until - self.steps[0].since).days or 1
        return self.left + (day - self.steps[0].since).days / span * (self.right - self.left)

    def y(self, height: float) -> float:
        span = self.highest.height - self.lowest.height
        share = (height - self.lowest.height) / span if span else 0.5
        return self.bottom - share * (self.bottom - self.upper)

    def line(self) -> str:
        points = [(self.x(one.since), self.y(one.height)) for one in self.steps]
        path = f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in points[1:])
        return (
            f'<path d="{path}H{self.right:.1f}" fill="none" stroke="{self.look.colours[0]}" stroke-width="2.5"'
            ' stroke-linejoin="round"/>'
        )

    def bounds(self) -> Iterator[str]:
        for one in dict.fromkeys((self.lowest, self.highest)):
            y = self.y(one.height)
            yield (
                f'<line x1="{self.left:.1f}" y1="{y:.1f}" x2="{self.right:.1f}" y2="{y:.1f}"'
                f' stroke="{self.look.grid}" stroke-width="1"/>'
            )
            yield self.text(self.left - self.look.font_size * 0.6, y + self.look.font_size * 0.35, one.written, "end")

    def years(self) -> Iterator[str]:
        """Write the year of each step that has room for it."""
        free, width = self.left, self.look.font_size * LETTER * 4
        for one in self.steps:
            x = min(self.x(one.since), self.right - width)
            if x >= free:
                yield self.text(x, self.look.height - self.look.font_size * 0.5, str(one.since.year), "start")
                free = x + width * 1.5

    def text(self, x: float, y: float, words: str, anchor: str) -> str:
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{self.look.muted}"'
            f' font-family="{self.look.font}" font-size="{self.look.font_size:g}">{escape(words)}</text>'
        )


def _height(step: Step) -> float:
    return step.height
