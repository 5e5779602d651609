# SPDX-License-Identifier: EUPL-1.2
"""What a restitution says of the diagnosis itself: alerts, marks by axis, strengths, the track, then and now."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.form_reading import Mark
from accomp_desktop.domain.questions import Gravity
from accomp_desktop.domain.restitution import FRAIL, SOLID, Restitution
from accomp_desktop.domain.then_and_now import ThenAndNow
from accomp_desktop.reports.chart import ChartLook
from accomp_desktop.reports.paper import INNER, MARGIN, Paper, Stop, colours
from accomp_desktop.reports.radar_chart import profiles_of, radar_described, radar_svg
from accomp_desktop.reports.restitution_parts import BODY, BOLD, MUTED, STEP, heading, listed, said, tables
from accomp_desktop.reports.shares_bar import shares_svg
from accomp_desktop.reports.strips import Strip

GRAVITIES: Mapping[Gravity, str] = {"urgent": "Urgent", "warning": "À regarder", "info": "À savoir"}
MOST_ALERTS, GRAVITY = 10, 68.0
BAR_AT, BAR, BAR_HEIGHT, SAID_AT = MARGIN + 190, 130.0, 9.0, MARGIN + 332
LABEL = 180.0
CHANGED, RADAR = 190.0, 190.0


def alerts(told: DiagnosisReading) -> Iterator[Strip]:
    """Say first what cannot wait."""
    yield heading("Ce qui ne peut pas attendre")
    if not told.alerts:
        yield said("Aucune alerte pour les réponses données.")
    for one in told.alerts[:MOST_ALERTS]:
        yield listed(one.label, GRAVITIES[one.gravity], GRAVITY)
    more = len(told.alerts) - MOST_ALERTS
    if more > 0:
        yield said(f"Et {more} de plus, moins pressantes.", MUTED)


def marks(told: Restitution) -> Iterator[Strip]:
    """Give a word, a bar and a figure for each axis, or why there is none; never one for all."""
    if not told.reading.marks:
        return
    yield heading("Repères par sujet")
    yield said("Des repères pour en parler, jamais une note de la personne.", MUTED, leads=True)
    for one in told.reading.marks:
        if one.value is not None:
            yield _mark(one, one.value)
        elif one.why:
            yield said(f"{one.score.label}\u202f: {one.why}")
        elif one.told:
            yield said(one.score.label, BOLD, leads=True)
        for label, answer in one.told:
            yield listed(f"{label}\u202f: {answer or 'non renseigné'}.")


def strengths(told: Restitution) -> Iterator[Strip]:
    """Name what one can lean on, and what weighs."""
    if told.strengths:
        yield heading("Points d’appui")
        yield said(", ".join(told.strengths) + ".")
    if told.obstacles:
        yield heading("Ce qui freine")
        yield said(", ".join(told.obstacles) + ".")


def track(told: Restitution) -> Iterator[Strip]:
    """Say which track is proposed and why, which one is decided, and why it differs."""
    reading, proposed, decision = told.reading, told.reading.proposed, told.reading.decision
    yield heading("La voie")
    if not told.for_departement:
        yield said(f"Proposée par le diagnostic\u202f: {proposed.label or 'aucune, il manque des réponses'}.", BOLD)
        for one in proposed.reasons:
            yield listed(one.text)
    yield said(f"Décidée ensemble\u202f: {decision.label if decision else 'à décider ensemble'}.", BOLD)
    if told.for_departement:
        for one in proposed.held:
            if decision and one.track == decision.track:
                yield listed(one.text)
    if decision and decision.why:
        yield said(f"{'Pourquoi une autre voie' if reading.differs else 'Pourquoi'}\u202f: {decision.why}")


def then_and_now(told: Restitution) -> Iterator[Strip]:
    """Set the earlier diagnoses and this one side by side; a figure that none knows is left out."""
    changes = told.changes
    if changes is None:
        return
    yield heading("Ce qui a changé")
    if changes.has_radar:
        yield _radar(changes)
    names = [moment.name for moment in changes.moments]
    width = (INNER - CHANGED) / (len(names) + 1)
    stops = [Stop("", CHANGED), *(Stop(name, width, "right") for name in names)]
    rows = [
        (one.label, *(one.shown(value) for value in one.values), one.change)
        for one in changes.lines
        if any(value is not None for value in one.values)
    ]
    yield from tables([*stops, Stop("Écart", width, "right", strong=True)], rows)


def _radar(changes: ThenAndNow) -> Strip:
    named = colours()
    look = ChartLook(
        colours=[named[one] for one in ("amber", "blue", "petrol")],
        text=named["ink"],
        muted=named["slate"],
        grid=named["line"],
        font_size=8,
        width=INNER,
        height=RADAR,
    )
    axes, profiles = [one.label for one in changes.axes], profiles_of(changes, range(len(changes.moments)))
    svg = radar_svg("Repères par sujet, sur 100", axes, profiles, look)
    return Strip(RADAR + 8, lambda paper, y: paper.chart(svg, y, radar_described(axes, profiles)))


def _mark(mark: Mark, value: Decimal) -> Strip:
    share = value / mark.score.most
    word = "fragile" if share < FRAIL else "solide" if share >= SOLID else "à consolider"
    figure = f"{word}, {_points(value)} sur {mark.score.most}"
    lines = BODY.shortened(mark.score.label, LABEL, 2)

    def draw(paper: Paper, y: float) -> None:
        with paper.tags.part("P"):
            paper.lines(MARGIN, y + BODY.size, [*lines, ""], BODY)
            paper.text(SAID_AT, y + BODY.size, figure, BODY)
        bar = shares_svg((("dark", float(share)), ("white", float(1 - share))), BAR, BAR_HEIGHT)
        paper.drawing(bar, BAR_AT, y + 2, BAR)

    return Strip(STEP * len(lines) + 3, draw)


def _points(value: Decimal) -> str:
    return str(round(value)).replace("-", "−")
