# SPDX-License-Identifier: EUPL-1.2
"""The programme’s form as a PDF to fill by hand, at a kitchen table: section by section, interview by interview."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from reportlab.lib.units import mm

from accomp_desktop.domain.blank_form import sections_to_fill
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.older_forms import AskedSection
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.questions import Form, interview_title
from accomp_desktop.reports.answer_room import NARROW, room
from accomp_desktop.reports.emblem import MENTION, WIDTH_OVER_HEIGHT
from accomp_desktop.reports.paper import HEIGHT, INNER, LEADING, MARGIN, STRONG, WIDTH, Ink, Paper, register_fonts
from accomp_desktop.reports.writing import writing

TITLE, INTERVIEW, SECTION = Ink(STRONG, 18), Ink(STRONG, 13, "petrol"), Ink(STRONG, 11)
GROUP, ASKED, SMALL = Ink(STRONG, 9.5), Ink(size=9.5), Ink(size=7.5, colour="slate")
BESIDE = INNER - NARROW - 14
"""Width of a question whose answer stands beside it."""

TOP, FOOT = MARGIN + 6, HEIGHT - 58
AFTER_QUESTION, BEFORE_SECTION = 9.0, 8.0
EMBLEM_HEIGHT = 7 * mm

GUIDE = (
    (
        "Une question laissée vide reste « non renseignée »\u202f: elle ne vaut ni zéro, ni non. "
        "Ce qui est marqué « donnée sensible » ne se note qu’avec l’accord de la personne."
    )
    .replace("« ", "«\u202f")
    .replace(" »", "\u202f»")
)


@dataclass(frozen=True)
class Blank:
    """A form to print, whose; `essential` for what a first meeting asks alone."""

    kit: Kit
    form: Form
    structure: Structure
    made_at: datetime
    essential: bool = False

    @property
    def title(self) -> str:
        """Name the paper."""
        return f"{self.form.label}\u202f: l’essentiel" if self.essential else self.form.label


@dataclass(frozen=True)
class Block:
    """What is drawn together; a heading stays with what comes after it."""

    height: float
    draw: Callable[[Paper, float], None]
    leads: bool = False


def write_blank_form(path: Path, blank: Blank) -> None:
    """Write the form, blank, as many pages as it needs."""
    register_fonts()
    owes_esf = blank.structure.esf_role != "none"
    pages = list(_pages([*_head(blank), *_body(blank)]))
    with writing(path) as partial:
        paper = Paper(
            partial,
            title=blank.title,
            author=blank.structure.name,
            made_at=blank.made_at,
            subject=MENTION if owes_esf else "",
        )
        for number, blocks in enumerate(pages, 1):
            y = TOP
            for block in blocks:
                block.draw(paper, y)
                y += block.height
            _foot(paper, blank, f"Page {number} sur {len(pages)}")
            paper.end_page()
        paper.save()


def _pages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Deal blocks out over pages; headings go with the first block that they lead to."""
    page: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if block.leads:
            continue
        if page and TOP + sum(one.height for one in (*page, *waiting)) > FOOT:
            yield page
            page = []
        page += waiting
        waiting = []
    yield page + waiting


def _head(blank: Blank) -> Iterator[Block]:
    yield _words(blank.title, TITLE, "H1", after=2)
    yield _words(f"{blank.kit.label}, {blank.structure.name}", SMALL, "P", after=8)
    yield Block(30, _draw_whose)
    yield _words(GUIDE, SMALL, "P", after=4)


def _draw_whose(paper: Paper, y: float) -> None:
    """Leave room for whose form it is, when, and with whom."""
    x = MARGIN
    for label, width in (("Nom et prénom", 0.46), ("Date", 0.2), ("Avec", 0.34)):
        with paper.tags.part("P"):
            paper.text(x, y + 14, label, ASKED)
        begun = ASKED.width(label) + 6
        paper.rule(y + 16, x=x + begun, width=width * INNER - begun - 10, colour="outline")
        x += width * INNER


def _body(blank: Blank) -> Iterator[Block]:
    sections = sections_to_fill(blank.kit, blank.form, essential=blank.essential)
    for interview, several in groupby(sections, key=lambda one: one.interview):
        if interview:
            yield _words(interview_title(interview), INTERVIEW, "H2", before=10, after=2, leads=True)
        for section in several:
            yield from _section(section, "H3" if interview else "H2")


def _section(section: AskedSection, sort: str) -> Iterator[Block]:
    yield _words(section.title, SECTION, sort, before=BEFORE_SECTION, after=2, leads=True, ruled=True)
    if section.help:
        yield _words(section.help, SMALL, "P", after=4, leads=True)
    for title, fields in groupby(section.fields, key=lambda one: one.group):
        if title:
            yield _words(title, GROUP, "P", after=3, leads=True)
        for field in fields:
            yield _question(field)


def _question(field: Field) -> Block:
    """Put a question and what it says beside the room to answer, or above room that takes the whole width."""
    given = room(field.kind)
    texts = [(field.label, ASKED), *((one, SMALL) for one in _said_of(field))]
    width = INNER if given.wide else BESIDE
    written = [(ink.wrap(text, width), ink) for text, ink in texts]
    said = sum(len(lines) * ink.size * LEADING for lines, ink in written)
    height = said + 3 + given.height if given.wide else max(said, given.height)

    def draw(paper: Paper, y: float) -> None:
        baseline = y + ASKED.size
        for lines, ink in written:
            with paper.tags.part("P"):
                baseline = paper.lines(MARGIN, baseline, lines, ink)
        if given.wide:
            given.draw(paper, MARGIN, y + said + 3)
        else:
            given.draw(paper, MARGIN + INNER - NARROW, y)

    return Block(height + AFTER_QUESTION, draw)


def _said_of(field: Field) -> Iterator[str]:
    if field.only_if:
        yield f"Seulement {field.only_if}."
    if field.sensitive:
        yield "Donnée sensible."
    if field.help:
        yield field.help


def _words(  # noqa: PLR0913  how a text stands on the page
    text: str, ink: Ink, sort: str, *, before: float = 0, after: float = 0, leads: bool = False, ruled: bool = False
) -> Block:
    lines = ink.wrap(text, INNER)
    height = before + len(lines) * ink.size * LEADING + after + (4 if ruled else 0)

    def draw(paper: Paper, y: float) -> None:
        with paper.tags.part(sort):
            end = paper.lines(MARGIN, y + before + ink.size, lines, ink)
        if ruled:
            paper.rule(end - ink.size + 4)

    return Block(height, draw, leads)


def _foot(paper: Paper, blank: Blank, page: str) -> None:
    """Draw who pays, and which page it is."""
    y, x = HEIGHT - 44, MARGIN
    paper.rule(y - 6)
    if blank.structure.esf_role != "none":
        paper.emblem(MARGIN, y, EMBLEM_HEIGHT)
        x += EMBLEM_HEIGHT * WIDTH_OVER_HEIGHT + 96
    if blank.kit.funders:
        told = SMALL.wrap(f"Avec le soutien de\u202f: {', '.join(blank.kit.funders)}", WIDTH - MARGIN - 70 - x)
        with paper.tags.part("P"):
            paper.lines(x, y + 9, told[:2], SMALL)
    with paper.tags.decoration():
        paper.text(WIDTH - MARGIN, y + 9, page, SMALL, "right")
