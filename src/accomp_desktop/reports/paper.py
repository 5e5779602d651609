# SPDX-License-Identifier: EUPL-1.2
"""A4 pages to draw on: texts that wrap, tables, the emblem and its mention, each part tagged, all fonts embedded."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from svglib.fonts import register_font
from svglib.svglib import svg2rlg

from accomp_desktop.places import RESOURCES
from accomp_desktop.reports.emblem import BLUE, MENTION, WIDTH_OVER_HEIGHT, YELLOW, stars
from accomp_desktop.reports.tagging import Tags

WIDTH, HEIGHT = A4
MARGIN = 42.0
INNER = WIDTH - 2 * MARGIN
LEADING = 1.27
"""Height of a line over the size of its letters."""

PLAIN, STRONG, MENTIONED = "Inter", "Inter-SemiBold", "Ubuntu"
FONT_FILES = {PLAIN: "Inter-Regular.ttf", STRONG: "Inter-SemiBold.ttf", MENTIONED: "Ubuntu-Regular.ttf"}
"""The mention may only be set in a font that the rules of publicity name; Ubuntu is the free one among them."""


@cache
def colours() -> dict[str, str]:
    """Give the colours of the light theme by name, the same as on the screen."""
    return tomllib.loads((RESOURCES / "themes" / "light.toml").read_text("utf-8"))["colours"]


@cache
def register_fonts() -> None:
    """Make our fonts known to ReportLab and to what draws charts, once."""
    for name, file in FONT_FILES.items():
        pdfmetrics.registerFont(TTFont(name, RESOURCES / "fonts" / file))
    register_font(PLAIN, rlgFontName=PLAIN)
    STATE_DEFAULTS["fontName"] = PLAIN  # or a drawing names Helvetica, which no one embeds


@cache
def _black(icon: str) -> str:
    """Give the SVG of an icon of the application, in black."""
    return (RESOURCES / "icons" / f"{icon}.svg").read_text("utf-8").replace("currentColor", "#000000")


@dataclass(frozen=True)
class Ink:
    """How a text looks: font, size in points, name of its colour."""

    font: str = PLAIN
    size: float = 9
    colour: str = "ink"

    def width(self, words: str) -> float:
        """Measure a text in points."""
        return pdfmetrics.stringWidth(words, self.font, self.size)

    def wrap(self, words: str, width: float) -> list[str]:
        """Cut a text into lines at its ordinary spaces; no-break spaces hold."""
        lines: list[str] = []
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def fitted(self, words: str, width: float) -> list[str]:
        """Cut a text into lines at its spaces, and within a word that is longer than a line."""
        return [part for line in self.wrap(words, width) for part in self._cut(line, width)]

    def shortened(self, words: str, width: float, most: int) -> list[str]:
        """Cut a text into lines, no more than so many; the last says by « … » that there was more."""
        lines = self.fitted(one_line(words), width)
        if len(lines) <= most:
            return lines
        last = " ".join(lines[most - 1 : most + 1])
        last = last[: self._held(last, width, "…")]
        return [*lines[: most - 1], f"{last.rstrip()}…"]

    def _cut(self, line: str, width: float) -> Iterator[str]:
        while len(line) > 1 and self.width(line) > width:
            held = max(1, self._held(line, width))
            yield line[:held]
            line = line[held:]
        yield line

    def _held(self, words: str, width: float, end: str = "") -> int:
        """Count the first signs of a text that hold in a width, with what ends them."""
        return bisect_right(range(1, len(words) + 1), width, key=lambda count: self.width(words[:count] + end))


@dataclass(frozen=True)
class Stop:
    """A column of a table: its heading, width in points, side its texts lean on, weight, group of columns."""

    heading: str
    width: float
    align: str = "left"
    strong: bool = False
    group: str = ""


def one_line(words: str) -> str:
    """Put a text on one line, whatever breaks it was typed with; its no-break spaces stay."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", words).strip()


def table_height(stops: Sequence[Stop], rows: Sequence[Sequence[str]], size: float) -> float:
    """Give how high a table without groups of columns is."""
    heads = _cells([stop.heading for stop in stops], stops, Ink(STRONG, size))[1]
    texts = [heads, *(_cells(cells, stops, Ink(size=size))[1] for cells in rows)]
    return sum(_row_height(lines, size) for lines in texts)


def _cells(cells: Sequence[str], stops: Sequence[Stop], ink: Ink) -> tuple[list[Ink], list[list[str]]]:
    """Give the ink of each cell of a row, and its lines."""
    inks = [replace(ink, font=STRONG) if stop.strong else ink for stop in stops]
    return inks, [one.fitted(cell, stop.width - 4) for one, cell, stop in zip(inks, cells, stops, strict=True)]


def _row_height(texts: Sequence[Sequence[str]], size: float) -> float:
    return max(len(lines) for lines in texts) * size * LEADING + 3


@dataclass(frozen=True)
class _Always:
    """The date of a document, whatever the clock says."""

    date: str

    def __call__(self, *_clock: object) -> str:
        return self.date


class Paper:
    """Draws from the top of the page down; every `y` is counted from the top, in points."""

    def __init__(self, path: Path, *, title: str, author: str, made_at: datetime, subject: str = MENTION) -> None:
        register_fonts()
        named: Any = PLAIN  # ReportLab’s annotation says a number
        self._canvas = Canvas(str(path), pagesize=A4, invariant=1, lang="fr-FR", initialFontName=named)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Accomp")
        self._canvas.setSubject(subject)
        self._canvas.setDateFormatter(_Always(f"D:{made_at:%Y%m%d%H%M%S}"))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self.tags = Tags(self._canvas)

    def text(self, x: float, y: float, words: str, ink: Ink, align: str = "left") -> None:
        """Draw one line, its baseline at `y`, from `x`, around it or up to it."""
        self._canvas.setFont(ink.font, ink.size)
        self._canvas.setFillColor(HexColor(colours().get(ink.colour, ink.colour)))
        draw = {
            "left": self._canvas.drawString,
            "centre": self._canvas.drawCentredString,
            "right": self._canvas.drawRightString,
        }[align]
        draw(x, HEIGHT - y, words)

    def lines(self, x: float, y: float, lines: Sequence[str], ink: Ink, align: str = "left") -> float:
        """Draw lines under each other, the first one’s baseline at `y`; give the baseline after them.

        An unseen space after each line but the last keeps words apart for who reads the text out of the page.
        """
        for left, line in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
            self.text(x, y, line, ink, align)
            if left:
                self.text(x + (ink.width(line) if align == "left" else 0), y, " ", ink)
            y += ink.size * LEADING
        return y

    def paragraph(self, y: float, words: str, ink: Ink, *, sort: str = "P") -> float:
        """Draw a text across the page, as one part of this sort; give the baseline after it."""
        with self.tags.part(sort):
            return self.lines(MARGIN, y, ink.wrap(words, INNER), ink)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle, its top at `y`."""
        with self.tags.decoration():
            self._canvas.setFillColor(HexColor(colours().get(colour, colour)))
            self._canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)

    def rule(self, y: float, *, x: float = MARGIN, width: float = INNER, colour: str = "line") -> None:
        """Draw a thin line across."""
        with self.tags.decoration():
            self._canvas.setStrokeColor(HexColor(colours()[colour]))
            self._canvas.setLineWidth(0.6)
            self._canvas.line(x, HEIGHT - y, x + width, HEIGHT - y)

    def frame(self, x: float, y: float, width: float, height: float, *, strong: bool = False) -> None:
        """Outline a rectangle, its top at `y`; strong, in black that a photocopy keeps."""
        with self.tags.decoration():
            self._canvas.setStrokeColor(HexColor("#000000" if strong else colours()["outline"]))
            self._canvas.setLineWidth(1.6 if strong else 0.7)
            self._canvas.rect(x, HEIGHT - y - height, width, height, stroke=1, fill=0)

    def emblem(self, x: float, y: float, height: float) -> None:
        """Draw the emblem, its top at `y`, and the mention beside it on two lines, in the emblem’s blue."""
        with self.tags.part("Figure", f"Emblème de l’Union européenne\u202f: {MENTION}"):
            self._canvas.setFillColor(Color(*(part / 255 for part in BLUE)))
            self._canvas.rect(x, HEIGHT - y - height, height * WIDTH_OVER_HEIGHT, height, stroke=0, fill=1)
            self._canvas.setFillColor(Color(*(part / 255 for part in YELLOW)))
            for points in stars(height):
                star = self._canvas.beginPath()
                star.moveTo(x + points[0][0], HEIGHT - y - height + points[0][1])
                for right, up in points[1:]:
                    star.lineTo(x + right, HEIGHT - y - height + up)
                star.close()
                self._canvas.drawPath(star, stroke=0, fill=1)
        self._mention(x + height * (WIDTH_OVER_HEIGHT + 0.25), y, height)

    def _mention(self, x: float, y: float, height: float) -> None:
        ink = Ink(MENTIONED, height * 0.36, "#{:02X}{:02X}{:02X}".format(*BLUE))
        with self.tags.part("P"):
            self.lines(x, y + height * 0.42, ink.wrap(MENTION, ink.width(MENTION) * 0.6), ink)

    def picture(self, image: ImageReader, x: float, y: float, size: tuple[float, float], described: str) -> None:
        """Draw a picture of this width and height, its top left corner at `x` and `y`."""
        with self.tags.part("Figure", described):
            self._canvas.drawImage(image, x, HEIGHT - y - size[1], *size, mask="auto")

    def chart(self, svg: str, y: float, described: str) -> float:
        """Draw a chart given as SVG across the page, its top at `y`; give where it ends."""
        with self.tags.part("Figure", described):
            return self._drawing(svg, MARGIN, y, INNER)

    def drawing(self, svg: str, x: float, y: float, width: float) -> None:
        """Draw an SVG that the words beside it tell, its top left corner at `x` and `y`."""
        with self.tags.decoration():
            self._drawing(svg, x, y, width)

    def pictogram(self, name: str, x: float, y: float, size: float) -> None:
        """Draw an icon in black, its top left corner at `x` and `y`."""
        self.drawing(_black(name), x, y, size)

    def _drawing(self, svg: str, x: float, y: float, width: float) -> float:
        drawing: Any = svg2rlg(BytesIO(svg.encode()))
        share = width / drawing.width
        drawing.scale(share, share)
        renderPDF.draw(drawing, self._canvas, x, HEIGHT - y - drawing.height * share)
        return y + drawing.height * share

    def table(self, y: float, stops: Sequence[Stop], rows: Sequence[Sequence[str]], size: float) -> float:
        """Draw a table under its headings, its top at `y`; give where it ends."""
        with self.tags.group("Table"):
            if any(stop.group for stop in stops):
                y = self._groups(y, stops, Ink(STRONG, size, "slate"))
            y = self._row(y, [stop.heading for stop in stops], stops, Ink(STRONG, size, "slate"), sort="TH")
            for cells in rows:
                self.rule(y)
                y = self._row(y, cells, stops, Ink(size=size))
            self.rule(y)
        return y

    def _groups(self, y: float, stops: Sequence[Stop], ink: Ink) -> float:
        """Name the groups of columns over their headings, each with a line under its name."""
        with self.tags.group("TR"):
            x = MARGIN
            for name, several in groupby(stops, key=lambda stop: stop.group):
                width = sum(stop.width for stop in several)
                with self.tags.part("TH"):
                    self.text(x + width / 2, y + ink.size, name, ink, "centre")
                if name:
                    self.rule(y + ink.size + 3, x=x + 6, width=width - 8)
                x += width
        return y + ink.size + 4

    def _row(self, y: float, cells: Sequence[str], stops: Sequence[Stop], ink: Ink, *, sort: str = "TD") -> float:
        """Draw one row from its top `y`, as high as its longest cell; give where it ends."""
        inks, texts = _cells(cells, stops, ink)
        leading, height = ink.size * LEADING, _row_height(texts, ink.size)
        x = MARGIN
        with self.tags.group("TR"):
            for one, lines, stop in zip(inks, texts, stops, strict=True):
                top = y + (height - len(lines) * leading) / 2 + ink.size
                with self.tags.part(sort):
                    edge = x + 2 if stop.align == "left" else x + stop.width - 2
                    self.lines(edge, top, lines, one, stop.align)
                x += stop.width
        return y + height

    def end_page(self) -> None:
        """Go to the next page."""
        self.tags.end_page()

    def save(self) -> None:
        """Write the file."""
        self.tags.finish()
        self._canvas.save()
