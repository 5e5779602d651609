# SPDX-License-Identifier: EUPL-1.2
"""A letter as a PDF: the structure’s head, the address where a window envelope shows it, the text, who signs."""

import re
import struct
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zlib import error as zlib_error

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.identifiers import Phone
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.letters import MergedLetter, day_in_words, recipient
from accomp_desktop.domain.operation import Structure
from accomp_desktop.reports.emblem import MENTION, WIDTH_OVER_HEIGHT
from accomp_desktop.reports.paper import LEADING, STRONG, WIDTH, Ink, Paper
from accomp_desktop.reports.writing import writing

EDGE = 25 * mm
INNER = WIDTH - 2 * EDGE
RIGHT, ADDRESS = 110 * mm, 54 * mm
"""Where the right half begins, and the first line of the address: the window of a DL envelope, the sheet sliding."""

ADDRESS_WIDTH, MOST_ADDRESS_LINES = 85 * mm, 6
DATED, BEGUN, CONTINUED, FOOT = 98 * mm, 112 * mm, 28 * mm, 266 * mm
"""Baselines: the date, the subject or the text of the first page, the text of the others; where the foot begins."""

EMBLEM_HEIGHT, LOGO_WIDTH = 11 * mm, 60 * mm
"""The most a logo takes: no higher than the emblem."""

EMBLEM_WIDTH, PAGE_WIDTH, MOST_FUNDER_LINES = EMBLEM_HEIGHT * WIDTH_OVER_HEIGHT + 46 * mm, 22 * mm, 3
"""Room kept in the foot for the emblem with its mention, and for the number of the page."""

MOST_PIXELS, MOST_BYTES = 2000, 2**20
"""The most a side of a logo has, and its file."""

BODY, NAMED, TINY = Ink(size=10), Ink(STRONG, 11), Ink(size=8, colour="slate")
STEP = BODY.size * LEADING
GAP, ITEM_GAP, INDENT = 8.0, 2.0, 12.0
SIGNING, MOST_MOVED = 5 * STEP, 12
"""Room for a signature, and the most lines that go with it to another page."""

PNG_HEAD = struct.Struct(">8s4x4sLL")


class BadLogo(UserError):
    """The logo of the kit is no picture that can be drawn."""

    def __init__(self) -> None:
        """Say what a logo must be."""
        super().__init__(
            "Le logo du programme ne peut pas être dessiné\u202f: il faut une image PNG entière, d’au plus "
            f"{MOST_PIXELS} pixels de côté et 1\u00a0Mo. Remplacez-le dans le programme, puis recommencez."
        )


@dataclass(frozen=True)
class Posted:
    """A letter, from whom and to whom; `label` names the document, `author` who writes here."""

    label: str
    letter: MergedLetter
    kit: Kit
    structure: Structure
    file: PersonFile
    author: str
    made_at: datetime

    @property
    def signature(self) -> str:
        """Who accompanies, or else writes here, unless the last paragraph says so already."""
        adviser = next((one.accompanied_by(self.made_at.date()) for one in self.file.supports[-1:]), None)
        signed = adviser or self.author
        return "" if any(signed in one.text for one in self.letter.paragraphs[-1:]) else signed


@dataclass(frozen=True)
class Block:
    """Lines drawn together: a paragraph or what of it holds on a page; the first of a line of a list has its dash."""

    y: float
    lines: Sequence[str]
    listed: bool = False
    begins: bool = True

    @property
    def end(self) -> float:
        """Give the baseline after its last line."""
        return self.y + len(self.lines) * STEP


def write_letter(path: Path, posted: Posted) -> None:
    """Write a letter; its logo is refused if it cannot be drawn."""
    logo = read_logo(posted.kit.logo) if posted.kit.logo else None
    subject = MENTION if posted.structure.owes_esf else ""
    named = {"title": posted.label, "author": posted.structure.name, "subject": subject}
    with writing(path) as partial:
        _draw(Paper(partial, made_at=posted.made_at, **named), posted, logo)


def read_logo(logo: str) -> ImageReader:
    """Read a PNG in base64, measured before it is unfolded."""
    try:
        data = b64decode(logo, validate=True)
        sign, chunk, *sides = PNG_HEAD.unpack_from(data)
        if (sign, chunk) != (b"\x89PNG\r\n\x1a\n", b"IHDR") or max(sides) > MOST_PIXELS or len(data) > MOST_BYTES:
            raise BadLogo
        image = ImageReader(BytesIO(data))
        image.getRGBData()
    except (ValueError, OSError, SyntaxError, EOFError, TypeError, LookupError, struct.error, zlib_error):
        raise BadLogo from None
    return image


def _draw(paper: Paper, posted: Posted, logo: ImageReader | None) -> None:
    _head(paper, posted, logo)
    pages = _pages(posted)
    for number, blocks in enumerate(pages, 1):
        for _, several in groupby(blocks, key=lambda one: one.listed):
            _write(paper, [*several])
        if number == len(pages):
            _sign(paper, posted, blocks[-1].end if blocks else BEGUN)
        _foot(paper, posted, f"Page {number} sur {len(pages)}" if len(pages) > 1 else "")
        paper.end_page()
    paper.save()


def _head(paper: Paper, posted: Posted, logo: ImageReader | None) -> None:
    """Draw who writes, at the left, to whom, in the window, then the day and the subject."""
    structure, top = posted.structure, 15 * mm
    if logo:
        width, height = logo.getSize()
        share = min(EMBLEM_HEIGHT / height, LOGO_WIDTH / width)
        paper.picture(logo, EDGE, top, (width * share, height * share), f"Logo de {structure.name}")
        top += EMBLEM_HEIGHT + 6
    with paper.tags.part("P"):
        y = paper.lines(EDGE, top + NAMED.size, [*NAMED.wrap(structure.name, RIGHT - EDGE - 10), ""], NAMED)
        told = [
            *(structure.address or "").splitlines()[:MOST_ADDRESS_LINES],
            structure.email,
            Phone().show(structure.phone),
        ]
        paper.lines(EDGE, y - NAMED.size * LEADING + 1, [one for one in told if one], TINY)
    with paper.tags.part("P"):
        address = [part for line in recipient(posted.file.person) for part in BODY.fitted(line, ADDRESS_WIDTH)]
        paper.lines(RIGHT, ADDRESS, address[:MOST_ADDRESS_LINES], BODY)
    with paper.tags.part("P"):
        paper.text(RIGHT, DATED, _dated(posted), BODY)
    if posted.letter.subject:
        with paper.tags.part("H1"):
            paper.lines(EDGE, BEGUN, _subject(posted), Ink(STRONG, BODY.size))


def _subject(posted: Posted) -> list[str]:
    subject = posted.letter.subject
    return Ink(STRONG, BODY.size).fitted(f"Objet\u202f: {subject}", INNER) if subject else []


def _dated(posted: Posted) -> str:
    """Write where and when: « Rennes, le 3 mars 2026 »; the town ends the address of the structure."""
    town = re.search(r"\d{5} +([^\n]+)\s*\Z", posted.structure.address or "")
    day = day_in_words(posted.made_at.date())
    return f"{town[1].strip()}, le {day}" if town else f"Le {day}"


def _pages(posted: Posted) -> list[list[Block]]:
    """Lay the text over as many pages as it needs; no page ends on the first line of a paragraph."""
    y, pages, above = BEGUN + len(_subject(posted)) * STEP * 1.4, [list[Block]()], False
    for paragraph in posted.letter.paragraphs:
        width = INNER - INDENT if paragraph.listed else INNER
        lines = [part for line in paragraph.text.split("\n") for part in BODY.fitted(line, width)]
        y += ITEM_GAP if paragraph.listed and above else GAP
        above, begins = paragraph.listed, True
        while lines:
            held = int((FOOT - y) // STEP)
            if held < min(2, len(lines)):
                pages.append([])
                y = CONTINUED
                continue
            pages[-1].append(Block(y, lines[:held], paragraph.listed, begins))
            y = pages[-1][-1].end
            lines, begins = lines[held:], False
    if y + SIGNING > FOOT:
        pages.append([replace(pages[-1].pop(), y=CONTINUED)] if len(pages[-1][-1].lines) <= MOST_MOVED else [])
    return pages


def _write(paper: Paper, blocks: Sequence[Block]) -> None:
    """Draw paragraphs, or the lines of one list."""
    if not blocks[0].listed:
        for one in blocks:
            with paper.tags.part("P"):
                paper.lines(EDGE, one.y, one.lines, BODY)
        return
    with paper.tags.group("L"):
        for one in blocks:
            with paper.tags.group("LI"):
                if one.begins:
                    with paper.tags.part("Lbl"):
                        paper.text(EDGE, one.y, "–", BODY)
                with paper.tags.part("LBody"):
                    paper.lines(EDGE + INDENT, one.y, one.lines, BODY)


def _sign(paper: Paper, posted: Posted, y: float) -> None:
    """Name who signs under the text, with room above for a signature."""
    if posted.signature:
        with paper.tags.part("P"):
            paper.lines(RIGHT, y + SIGNING - STEP, BODY.fitted(posted.signature, ADDRESS_WIDTH)[:1], BODY)


def _foot(paper: Paper, posted: Posted, page: str) -> None:
    """Draw what the letter owes those who pay for it, and which page it is."""
    x, y = EDGE, FOOT + 6 * mm
    paper.rule(FOOT + 3 * mm, x=EDGE, width=INNER)
    if posted.structure.owes_esf:
        paper.emblem(EDGE, y, EMBLEM_HEIGHT)
        x += EMBLEM_WIDTH
    funders = ", ".join(posted.kit.funders)
    if funders:
        with paper.tags.part("P"):
            told = TINY.fitted(f"Avec le soutien de\u202f: {funders}", WIDTH - EDGE - x - PAGE_WIDTH)
            paper.lines(x, y + EMBLEM_HEIGHT * 0.42, told[:MOST_FUNDER_LINES], TINY)
    with paper.tags.decoration():
        paper.text(WIDTH - EDGE, y + EMBLEM_HEIGHT * 0.42, page, TINY, "right")
