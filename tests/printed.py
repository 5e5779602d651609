# SPDX-License-Identifier: EUPL-1.2
"""Where each text of a printed page begins and ends, as large as it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject
from reportlab.pdfbase.pdfmetrics import stringWidth

from accomp_desktop.reports.paper import FONT_FILES, register_fonts


@dataclass(frozen=True)
class PrintedText:
    """A text on a page, counted in points from its bottom left corner."""

    text: str
    left: float
    right: float
    y: float
    size: float


def printed_texts(page: PageObject) -> Iterator[PrintedText]:
    """Go through the texts of a page; each is as wide as the font it is set in makes it."""
    register_fonts()
    found: list[PrintedText] = []

    def note(text: str, drawing: list[float], matrix: list[float], font: dict[str, str] | None, size: float) -> None:
        words = text.strip("\n ")
        if words:
            base = str((font or {}).get("/BaseFont", "")).rpartition("+")[2]
            name = next((one for one, file in FONT_FILES.items() if file.removesuffix(".ttf") == base), "Inter")
            across, _, _, along, left, up = drawing
            begin, width = across * matrix[4] + left, across * stringWidth(words, name, size)
            found.append(PrintedText(words, begin, begin + width, along * matrix[5] + up, across * size))

    page.extract_text(visitor_text=note)
    yield from found
