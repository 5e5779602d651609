# SPDX-License-Identifier: EUPL-1.2
"""The restitution of a diagnosis, for the person or for the Département: its pages, one part after the other."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from accomp_desktop.domain.letters import day_in_words
from accomp_desktop.domain.restitution import PAPERS, Restitution
from accomp_desktop.domain.viability import ESTIMATE
from accomp_desktop.reports.emblem import MENTION
from accomp_desktop.reports.paper import INNER, MARGIN, STRONG, WIDTH, Ink, Paper
from accomp_desktop.reports.restitution_money import money, scales_used, targets, year
from accomp_desktop.reports.restitution_parts import BODY, MUTED, STEP, heading, listed, said
from accomp_desktop.reports.restitution_reading import alerts, marks, strengths, then_and_now, track
from accomp_desktop.reports.strips import Strip, over_pages
from accomp_desktop.reports.writing import writing

TOP, BOTTOM, FOOT = 48.0, 772.0, 790.0
TITLE, TINY = Ink(STRONG, 19), Ink(size=8, colour="slate")
EMBLEM, EMBLEM_WIDTH, SIGNING = 40.0, 215.0, 62.0
MOST_STEPS = 10


def write_restitution(path: Path, told: Restitution, made_at: datetime) -> None:
    """Write the document; neither its name nor its title names anybody."""
    named = {"title": _title(told), "author": told.structure.name}
    with writing(path) as unfinished:
        subject = MENTION if told.structure.owes_esf else ""
        _draw(Paper(unfinished, made_at=made_at, subject=subject, **named), told)


def _draw(paper: Paper, told: Restitution) -> None:
    pages = over_pages(parts(told), TOP - 12, TOP, BOTTOM)
    for number, placed in enumerate(pages, 1):
        for y, one in placed:
            one.draw(paper, y)
        _foot(paper, told, f"Page {number} sur {len(pages)}")
        paper.end_page()
    paper.save()


def parts(told: Restitution) -> Iterator[Strip]:
    """Go through the parts of the document in the order they are read."""
    yield _head(told)
    yield from alerts(told.reading)
    yield from money(told.reading)
    yield from targets(told.reading)
    yield from marks(told)
    yield from strengths(told)
    yield from track(told)
    yield from _next(told)
    yield from then_and_now(told)
    yield from year(told.year)
    yield _signatures(told)
    yield from scales_used(told.reading)


def _head(told: Restitution) -> Strip:
    width = INNER - EMBLEM_WIDTH if told.structure.owes_esf else INNER
    about = [
        told.kit.label,
        f"N° du Département\u202f: {told.reference}" if told.reference else "",
        f"Diagnostic du {day_in_words(told.reading.day)}",
        f"Avec {told.adviser}, {told.structure.name}" if told.adviser else told.structure.name,
    ]
    lines = [line for one in about if one for line in MUTED.shortened(one, INNER, 2)]
    names = Ink(STRONG, 12).shortened(told.name, width, 2)

    def draw(paper: Paper, y: float) -> None:
        if told.structure.owes_esf:
            paper.emblem(MARGIN + width + 12, y, EMBLEM)
        with paper.tags.part("H1"):
            paper.text(MARGIN, y + 17, _title(told), TITLE)
        with paper.tags.part("P"):
            end = paper.lines(MARGIN, y + 36, names, Ink(STRONG, 12))
        with paper.tags.part("P"):
            paper.lines(MARGIN, max(end, y + EMBLEM + 14), lines, MUTED)

    return Strip(EMBLEM + 8 + 16 * (len(names) - 1) + STEP * len(lines), draw)


def _next(told: Restitution) -> Iterator[Strip]:
    yield heading("Prochaines étapes")
    for one in told.steps[:MOST_STEPS]:
        until = f", avant le {day_in_words(one.due_on)}" if one.due_on else ""
        yield listed(f"{one.label}{until}", most=2)
    more = len(told.steps) - MOST_STEPS
    if more > 0:
        yield said(f"Et {more} de plus, dans le plan d’action.", MUTED)
    if not told.steps:
        yield said("Le plan d’action reste à écrire ensemble.", BODY)
    if told.appointment:
        yield said(f"Prochain rendez-vous\u202f: le {day_in_words(told.appointment)}.", BODY)


def _signatures(told: Restitution) -> Strip:
    second = "Pour la structure" if told.for_departement else "Le conseiller ou la conseillère"
    half = INNER / 2

    def draw(paper: Paper, y: float) -> None:
        paper.rule(y + 14)
        for x, who in ((MARGIN, "La personne"), (MARGIN + half, second)):
            with paper.tags.part("P"):
                paper.lines(x, y + 30, [f"{who},", "le ……………………, signature\u202f:"], BODY)

    return Strip(SIGNING + 20, draw)


def _foot(paper: Paper, told: Restitution, page: str) -> None:
    paper.rule(FOOT - 10)
    funders = ", ".join(told.kit.funders)
    paid = f" Avec le soutien de\u202f: {funders}." if funders else ""
    with paper.tags.part("P"):
        paper.lines(MARGIN, FOOT + 2, TINY.shortened(f"{ESTIMATE}.{paid}", INNER - 70, 2), TINY)
    with paper.tags.decoration():
        paper.text(WIDTH - MARGIN, FOOT + 2, page, TINY, "right")


def _title(told: Restitution) -> str:
    return PAPERS["departement" if told.for_departement else "restitution"]
