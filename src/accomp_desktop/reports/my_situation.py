# SPDX-License-Identifier: EUPL-1.2
"""« Ma situation en une page »: in easy words, fourteen points at least, black on white, never more than a page."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from accomp_desktop.domain.identifiers import Phone
from accomp_desktop.domain.letters import day_in_words
from accomp_desktop.domain.my_situation import (
    MOST_STEPS,
    MySituation,
    NextStep,
    in_euros,
    lived_on,
    spent,
    turnover_needed,
    warnings,
    whole_sum,
)
from accomp_desktop.domain.restitution import PAPERS
from accomp_desktop.domain.viability import ESTIMATE, Livelihood
from accomp_desktop.reports.emblem import MENTION
from accomp_desktop.reports.paper import HEIGHT, INNER, LEADING, MARGIN, STRONG, Ink, Paper
from accomp_desktop.reports.shares_bar import FILLING_OF, shares_svg, swatch_svg
from accomp_desktop.reports.strips import Strip
from accomp_desktop.reports.writing import writing

BLACK = "#000000"
TEXT, BOLD = Ink(size=14, colour=BLACK), Ink(STRONG, 14, BLACK)
TITLE, HEADING = Ink(STRONG, 25, BLACK), Ink(STRONG, 17, BLACK)
STEP = TEXT.size * LEADING
TOP, BOTTOM, FOOT = 32.0, 788.0, HEIGHT - 26
"""Where the page begins, where its strips end at the lowest, the baseline of its last line."""

INDENT, PICTOGRAM, EMBLEM_HEIGHT, EMBLEM_WIDTH = 36.0, 24.0, 40.0, 215.0
BESIDE = MARGIN + INDENT
AMOUNTS, HALF = MARGIN + 330, INNER / 2
"""Where the sums of money end; half of the page."""

ROW, BAR, FRAMED, MOST_GAP = 22.0, 26.0, 11.0, 30.0
UNKNOWN, BY_HAND, BLANK_SUM = "à compléter ensemble", "…" * 24, "…………\u00a0€"
BLANK_ROWS = [(label, BLANK_SUM) for label in ("Mon activité me laisse", "Le RSA", "La prime d’activité")]
AIM = "Ce que je dois encaisser"
PICTOGRAMS = {"Mon salaire": "building-2", "Le RSA": "landmark", "La prime d’activité": "euro"}


def write_my_situation(path: Path, situation: MySituation, made_at: datetime) -> None:
    """Write the page; neither its name nor its title names anybody."""
    named = {"title": PAPERS["page"], "author": situation.structure.name}
    subject = MENTION if situation.structure.owes_esf else ""
    with writing(path) as unfinished:
        _draw(Paper(unfinished, made_at=made_at, subject=subject, **named), situation)


def _draw(paper: Paper, situation: MySituation) -> None:
    parts = strips(situation)
    free = BOTTOM - TOP - sum(one.height for one in parts)
    gap, y = min(free / (len(parts) - 1), MOST_GAP), TOP
    for one in parts:
        one.draw(paper, y)
        y += one.height + gap
    with paper.tags.part("P"):
        paper.text(MARGIN, FOOT, f"{ESTIMATE}.", TEXT)
    paper.end_page()
    paper.save()


def strips(situation: MySituation) -> tuple[Strip, ...]:
    """Give the parts of the page, from the top down."""
    return (_head(situation), *_money(situation), _steps(situation.steps), _people(situation))


def _head(situation: MySituation) -> Strip:
    width = INNER - EMBLEM_WIDTH if situation.structure.owes_esf else INNER
    names = BOLD.shortened(situation.name, width, 2)
    day = f"Le {day_in_words(situation.on)}"

    def draw(paper: Paper, y: float) -> None:
        if situation.structure.owes_esf:
            paper.emblem(MARGIN + width + 12, y, EMBLEM_HEIGHT)
        with paper.tags.part("H1"):
            paper.text(MARGIN, y + TITLE.size * 0.8, "Ma situation", TITLE)
        with paper.tags.part("P"):
            paper.lines(MARGIN, y + 42, [*names, day], TEXT)

    return Strip(32 + STEP * (len(names) + 1), draw)


def _money(situation: MySituation) -> Iterator[Strip]:
    """Say what one lives on, where the turnover goes, what to beware of, what to aim for."""
    life = situation.livelihood
    yield _living(life)
    if life is None:
        yield _nothing_known(situation.missing)
        yield _told("target", AIM, (f"Chaque mois\u202f: {BLANK_SUM}",))
        return
    yield _spending(life)
    if said := warnings(life):
        yield _warned(said)
    yield _aim(life)


def _living(life: Livelihood | None) -> Strip:
    """Add up what comes in; sums that are not known are left to write by hand."""
    rows = [(label, in_euros(amount)) for label, amount in lived_on(life)] if life else BLANK_ROWS
    together = in_euros(whole_sum(lived_on(life))) if life else BLANK_SUM

    def draw(paper: Paper, y: float) -> None:
        _heading(paper, y, "Ce que j’ai pour vivre, chaque mois")
        y += ROW + 6
        for label, amount in rows:
            paper.pictogram(PICTOGRAMS.get(label, "briefcase"), MARGIN, y, PICTOGRAM - 4)
            _row(paper, y, label, amount, TEXT)
            y += ROW
        paper.frame(BESIDE, y, AMOUNTS - BESIDE, 0, strong=True)
        _row(paper, y + 4, "En tout", together, HEADING)

    return Strip(ROW * (len(rows) + 2) + 12, draw)


def _spending(life: Livelihood) -> Strip:
    parts = spent(life)
    said = f"J’encaisse {in_euros(life.turnover)} par mois." if life.turnover else "Je n’encaisse rien en ce moment."
    bar = BAR + 8 if parts else 0.0

    def draw(paper: Paper, y: float) -> None:
        _heading(paper, y, "Où va l’argent de mon activité")
        with paper.tags.part("P"):
            paper.text(MARGIN, y + ROW + 16, said, TEXT)
        y += ROW + STEP + 8
        if parts:
            shares = [(FILLING_OF[label], float(amount)) for label, amount in parts]
            paper.drawing(shares_svg(shares, INNER, BAR), MARGIN, y, INNER)
        y += bar
        for rank, (label, amount) in enumerate(parts):
            down, across = divmod(rank, 2)
            _part(paper, MARGIN + across * HALF, y + down * ROW, label, in_euros(amount))

    return Strip(ROW + STEP + 8 + bar + ROW * ((len(parts) + 1) // 2), draw)


def _part(paper: Paper, x: float, y: float, label: str, amount: str) -> None:
    paper.drawing(swatch_svg(FILLING_OF[label], 18), x, y, 18)
    ink = BOLD if label == "Il me reste" else TEXT
    with paper.tags.part("P"):
        paper.lines(x + 27, y + 14, ink.shortened(f"{label}\u202f: {amount}", HALF - 40, 1), ink)


def _warned(sentences: Sequence[str]) -> Strip:
    lines = [line for one in sentences for line in BOLD.shortened(one, INNER - INDENT - 2 * FRAMED, 2)]
    height = STEP * len(lines) + 2 * FRAMED - 4

    def draw(paper: Paper, y: float) -> None:
        paper.frame(MARGIN, y, INNER, height, strong=True)
        paper.pictogram("triangle-alert", MARGIN + FRAMED - 1, y + FRAMED - 2, PICTOGRAM + 4)
        with paper.tags.part("P"):
            paper.lines(BESIDE + FRAMED, y + FRAMED + 12, lines, BOLD)

    return Strip(height, draw)


def _aim(life: Livelihood) -> Strip:
    why, needed = turnover_needed(life)
    if needed is not None:
        said = (f"{why}\u202f: {in_euros(needed)} par mois.",)
    elif life.typed:
        said = (f"{why}\u202f: {UNKNOWN}.",)
    else:
        said = ("À ces prix, vendre plus ne suffit pas.", "Je revois mes prix et mes achats.")
    return _told("target", AIM, said)


def _nothing_known(missing: Sequence[str]) -> Strip:
    more = ("et d’autres réponses.",) if len(missing) > MOST_STEPS else ()
    waited = (*(f"– {one}" for one in missing[:MOST_STEPS]), *more)
    said = (f"Il est {UNKNOWN}.", *(("Il manque\u202f:", *waited) if waited else ()))
    return _told("pencil", "Le calcul", said)


def _steps(steps: Sequence[NextStep]) -> Strip:
    """Draw a box to tick for each step; those that nobody knows yet are lines to write on."""
    told = [_step(one) for one in steps] + [[BY_HAND]] * (MOST_STEPS - len(steps))

    def draw(paper: Paper, y: float) -> None:
        _heading(paper, y, "Mes trois prochains pas")
        y += ROW + 6
        with paper.tags.group("L"):
            for lines in told:
                paper.frame(MARGIN + 3, y + 1, 16, 16, strong=True)
                with paper.tags.group("LI"), paper.tags.part("LBody"):
                    paper.lines(BESIDE, y + 14, lines, TEXT)
                y += STEP * len(lines) + 5

    return Strip(ROW + 6 + sum(STEP * len(lines) + 5 for lines in told), draw)


def _step(step: NextStep) -> list[str]:
    until = f", avant le {day_in_words(step.due_on)}" if step.due_on else ""
    return TEXT.shortened(f"{step.label}{until}", INNER - INDENT, 2)


def _people(situation: MySituation) -> Strip:
    """Say when the next appointment is, and whom to call; what is not known is written by hand."""
    day = f"le {day_in_words(situation.appointment)}" if situation.appointment else BY_HAND
    called = ", ".join(one for one in (situation.adviser, situation.structure.name, situation.structure.email) if one)
    rows = (
        ("calendar", TEXT.shortened(f"Mon prochain rendez-vous\u202f: {day}", INNER - INDENT, 1)),
        (
            "phone",
            [
                *TEXT.shortened(f"J’appelle\u202f: {called}", INNER - INDENT, 2),
                f"Téléphone\u202f: {Phone().show(situation.structure.phone) or BY_HAND}",
            ],
        ),
    )

    def draw(paper: Paper, y: float) -> None:
        for pictogram, lines in rows:
            paper.pictogram(pictogram, MARGIN, y - 2, PICTOGRAM)
            with paper.tags.part("P"):
                paper.lines(BESIDE, y + 14, lines, TEXT)
            y += STEP * len(lines) + 8

    return Strip(sum(STEP * len(lines) + 8 for _, lines in rows), draw)


def _told(pictogram: str, heading: str, sentences: Sequence[str]) -> Strip:
    lines = [line for one in sentences for line in TEXT.shortened(one, INNER - INDENT, 2)]

    def draw(paper: Paper, y: float) -> None:
        _heading(paper, y, heading)
        paper.pictogram(pictogram, MARGIN, y + ROW + 4, PICTOGRAM)
        with paper.tags.part("P"):
            paper.lines(BESIDE, y + ROW + 18, lines, TEXT)

    return Strip(ROW + 6 + STEP * len(lines), draw)


def _heading(paper: Paper, y: float, words: str) -> None:
    with paper.tags.part("H2"):
        paper.text(MARGIN, y + HEADING.size * 0.85, words, HEADING)


def _row(paper: Paper, y: float, label: str, amount: str, ink: Ink) -> None:
    """Write what it is at the left and how much after it, read as one sentence."""
    with paper.tags.part("P"):
        paper.text(BESIDE, y + ink.size + 1, f"{label}\u202f: ", ink)
        paper.text(AMOUNTS, y + ink.size + 1, amount, Ink(STRONG, ink.size, BLACK), "right")
