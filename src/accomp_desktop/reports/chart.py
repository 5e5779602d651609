# SPDX-License-Identifier: EUPL-1.2
"""Bars as SVG, the same drawing on the screen and in the PDF: plain shapes and texts, no style sheet, no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from accomp_desktop.domain.kinds import group_thousands
from accomp_desktop.reports.markup import writable

LETTER = 0.56
"""Mean width of a letter of the interface font, over its size."""

LEGEND_HEIGHT, LABEL_LINES, BAR_WIDTH = 26, 2, 46


@dataclass(frozen=True)
class Series:
    """One colour of bars: its name and a value for each category; unknown draws nothing."""

    label: str
    values: Sequence[int | None]


@dataclass(frozen=True)
class Level:
    """A value drawn across all bars, as their mean, and its name."""

    label: str
    value: int


@dataclass(frozen=True)
class ChartLook:
    """The colours of a theme as « #RRGGBB », the font’s family, and sizes in pixels."""

    colours: Sequence[str]
    text: str
    muted: str
    grid: str
    font: str = "Inter"
    font_size: float = 12
    width: float = 720
    height: float = 300


def bar_chart_svg(  # noqa: PLR0913  what is drawn, and how
    title: str,
    categories: Sequence[str],
    series: Sequence[Series],
    look: ChartLook,
    *,
    stacked: bool = False,
    level: Level | None = None,
) -> str:
    """Draw bars side by side, or on top of each other (`stacked`), one group per category, and a level across them.

    A category may be broken in lines. Across bars of one series, a level sends their values below, where it cannot
    strike them out.

    The title and a sentence with every value stand in the drawing for who does not see it. Each bar bears its value,
    a pile its total.
    """
    plot = _Plot(categories, series, look, stacked=stacked, values_below=level is not None)
    parts = [*plot.legend(), *plot.grid(), *plot.bars(), *plot.names()] if plot.top else [plot.nothing()]
    parts += plot.across(level) if plot.top and level else ()
    return writable(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{look.width:g}" height="{look.height:g}"'
        f' viewBox="0 0 {look.width:g} {look.height:g}" role="img" aria-label={quoteattr(title)}>'
        f"<title>{escape(title)}</title><desc>{escape(described(categories, series))}</desc>{''.join(parts)}</svg>"
    )


def described(categories: Sequence[str], series: Sequence[Series]) -> str:
    """Say what a chart shows in one sentence per category."""
    sentences: list[str] = []
    for place, category in enumerate(categories):
        known = [(one.label, one.values[place]) for one in series]
        values = ", ".join(f"{label} {number(value)}".strip() for label, value in known if value is not None)
        sentences.append(f"{' '.join(category.split())}\u202f: {values or 'inconnu'}.")
    return " ".join(sentences)


def number(value: int) -> str:
    """Write a number as the French do."""
    return group_thousands(str(value))


def round_top(highest: int) -> tuple[int, int]:
    """Give the top of a scale that holds a value, and its step: 1, 2 or 5 times a power of ten, about four steps."""
    step = 1
    while step * 4 < highest:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return -(-highest // step) * step, step


class _Plot:
    """The measures of one drawing."""

    def __init__(
        self,
        categories: Sequence[str],
        series: Sequence[Series],
        look: ChartLook,
        *,
        stacked: bool,
        values_below: bool = False,
    ) -> None:
        self.categories, self.series, self.look, self.stacked = categories, series, look, stacked
        self.values_below = values_below
        groups = [[one.values[place] or 0 for one in series] for place in range(len(categories))]
        highest = max((sum(group) if stacked else max(group, default=0) for group in groups), default=0)
        self.top, self.step = round_top(highest)
        self.left = look.font_size * LETTER * (len(number(self.top)) + 1.5)
        self.upper = LEGEND_HEIGHT + look.font_size * 1.6
        self.bottom = look.height - look.font_size * 1.3 * (LABEL_LINES + values_below) - 6
        self.slot = (look.width - self.left) / max(len(categories), 1)

    def y(self, value: float) -> float:
        return self.bottom - value / self.top * (self.bottom - self.upper)

    def text(self, x: float, y: float, words: str, anchor: str = "middle", *, muted: bool = False) -> str:
        colour = self.look.muted if muted else self.look.text
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-family="{self.look.font}"'
            f' font-size="{self.look.font_size:g}">{escape(words)}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> str:
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'

    def colour(self, place: int) -> str:
        return self.look.colours[place % len(self.look.colours)]

    def nothing(self) -> str:
        return self.text(self.look.width / 2, self.look.height / 2, "Rien à montrer sur ces dates", muted=True)

    def legend(self) -> Iterator[str]:
        if len(self.series) < 2:
            return
        x, size = self.left, self.look.font_size
        for place, one in enumerate(self.series):
            yield self.box(x, 4, size * 0.85, size * 0.85, self.colour(place))
            yield self.text(x + size * 1.3, 4 + size * 0.8, one.label, "start")
            x += size * (2.6 + LETTER * len(one.label))

    def across(self, level: Level) -> Iterator[str]:
        y, size = self.y(min(max(level.value, 0), self.top)), self.look.font_size
        dashed = f'stroke="{self.look.text}" stroke-width="1.5" stroke-dasharray="5 4"'
        yield f'<line x1="{self.left:.1f}" y1="{y:.1f}" x2="{self.look.width:.1f}" y2="{y:.1f}" {dashed}/>'
        words = f"{level.label}\u202f: {number(level.value)}"
        right, row = self.look.width - size * LETTER * (len(words) + 1), 4 + size * 0.8
        yield (
            f'<line x1="{right - size * 2.4:.1f}" y1="{row - size * 0.35:.1f}" x2="{right - size * 0.5:.1f}"'
            f' y2="{row - size * 0.35:.1f}" {dashed}/>'
        )
        yield self.text(right, row, words, "start")

    def grid(self) -> Iterator[str]:
        for value in range(0, self.top + 1, self.step):
            y = self.y(value)
            yield (
                f'<line x1="{self.left:.1f}" y1="{y:.1f}" x2="{self.look.width:.1f}" y2="{y:.1f}"'
                f' stroke="{self.look.grid}" stroke-width="1"/>'
            )
            yield self.text(self.left - self.look.font_size * 0.6, y + self.look.font_size * 0.35, number(value),
                            "end", muted=True)  # fmt: skip

    def bars(self) -> Iterator[str]:
        for place in range(len(self.categories)):
            values = [(rank, one.values[place]) for rank, one in enumerate(self.series)]
            known = [(rank, value) for rank, value in values if value is not None]
            middle = self.left + self.slot * (place + 0.5)
            yield from self.pile(middle, known) if self.stacked else self.group(middle, known)

    def pile(self, middle: float, known: Sequence[tuple[int, int]]) -> Iterator[str]:
        width, below = min(self.slot * 0.72, BAR_WIDTH), 0
        for rank, value in known:
            top = self.y(below + value)
            yield self.box(middle - width / 2, top, width, self.y(below) - top, self.colour(rank))
            below += value
        if known:
            yield self.value(middle, below)

    def group(self, middle: float, known: Sequence[tuple[int, int]]) -> Iterator[str]:
        width = min(self.slot * 0.72 / len(self.series), BAR_WIDTH)
        for rank, value in known:
            x, top = middle + (rank - len(self.series) / 2) * width, self.y(max(value, 0))
            yield self.box(x + width * 0.05, top, width * 0.9, self.bottom - top, self.colour(rank))
            yield self.value(x + width / 2, value)

    def value(self, x: float, value: int) -> str:
        size = self.look.font_size
        y = self.bottom + 1.3 * size if self.values_below else self.y(max(value, 0)) - size * 0.35
        return self.text(x, y, number(value))

    def names(self) -> Iterator[str]:
        size = self.look.font_size
        letters = max(int(self.slot / (size * LETTER)), 4)
        for place, category in enumerate(self.categories):
            broken = "\n" in category
            lines = category.split("\n") if broken else wrap(category, letters, max_lines=LABEL_LINES, placeholder="…")
            for row, line in enumerate(lines, 1 + self.values_below):
                x = self.left + self.slot * (place + 0.5)
                yield self.text(x, self.bottom + row * size * 1.3, line, muted=True)
