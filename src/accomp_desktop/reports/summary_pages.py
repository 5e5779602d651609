# SPDX-License-Identifier: EUPL-1.2
"""The pages of the summary: what was achieved and what is missing, every indicator by sex, those of the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS, Indicator
from accomp_desktop.domain.indicators import SEX_CODES, Rate
from accomp_desktop.domain.operation import PROGRAMMES
from accomp_desktop.domain.quality import GRAVITIES
from accomp_desktop.domain.report import Report
from accomp_desktop.reports.chart import ChartLook, Series, bar_chart_svg, described, number
from accomp_desktop.reports.paper import INNER, MARGIN, STRONG, WIDTH, Ink, Paper, Stop, colours

FOOT = 800.0
TITLE, HEADING, BODY = Ink(STRONG, 19), Ink(STRONG, 11.5), Ink(size=9)
MUTED, TINY = Ink(size=9, colour="slate"), Ink(size=7.2, colour="slate")
TABLE_SIZE = 7.4
MISSING_HEIGHT = 250.0
"""Room kept on the first page for what is missing, at its longest."""

MOST_RULES_SHOWN, MOST_ADDRESS_LINES = 6, 3
MOST_INDICATORS = 20
"""Indicators of the programme on a page."""
WHO_COUNTS = (
    "Seules les participations complètes comptent dans les indicateurs FSE+ (sexe, date de naissance, date d’entrée, "
    "situation et diplôme connus)\u202f; les indicateurs locaux comptent toutes les participations. Un travailleur "
    "indépendant est «\u202fen emploi\u202f» à l’entrée (EECO05) et son entreprise n’est pas comptée (EECO19)\u202f: "
    "Commission européenne, FAQ du 20 avril 2023. EECO15 n’est pas recueilli en France à titre individuel."
)
WHAT_COUNTS = (
    "Sortie positive\u202f: les revenus d’activité par mois sont plus élevés à la sortie qu’à l’entrée. "
    "F\u202f: femmes\u202f; H\u202f: hommes\u202f; X\u202f: autres ou non binaires. Le total des indicateurs locaux "
    "compte aussi les personnes dont le sexe n’est pas renseigné."
)
WHAT_PROGRAMME_COUNTS = (
    "Chaque indicateur compte, parmi les personnes dont l’accompagnement a commencé dans la période, celles dont les "
    "réponses remplissent sa condition\u202f; une réponse inconnue ne compte pas."
)


def draw_summary(paper: Paper, report: Report) -> None:
    """Draw the two pages, and those of the programme’s indicators when it has some."""
    programme = report.figures.programme
    shares = [programme[at : at + MOST_INDICATORS] for at in range(0, len(programme), MOST_INDICATORS)]
    pages = (_first_page, _second_page, *(partial(_programme_page, rows=rows) for rows in shares))
    for rank, page in enumerate(pages, 1):
        page(paper, report)
        _foot(paper, report, f"Page {rank} sur {len(pages)}")
        paper.end_page()
    paper.save()


def _first_page(paper: Paper, report: Report) -> None:
    operation = report.operation
    _head(paper, report, 42)
    y = paper.paragraph(124, "Synthèse de l’opération", TITLE, sort="H1")
    y = paper.paragraph(y - 4, operation.label, Ink(STRONG, 11))
    programme = next(one.label for one in PROGRAMMES if one.code == operation.programme)
    facts = [f"Opération n°\u00a0{operation.code}", programme, operation.funder]
    y = paper.paragraph(y + 2, " · ".join(fact for fact in facts if fact), MUTED)
    y = paper.paragraph(y + 1, _dates(report), MUTED)
    y = _tiles(paper, report, y + 4)
    y = paper.paragraph(y + 28, "Année par année", HEADING, sort="H2")
    y = _years(paper, report, y - 4)
    y = paper.paragraph(y + 24, "Ce qui manque", HEADING, sort="H2")
    _missing(paper, report, y)


def _dates(report: Report) -> str:
    days = report.days
    period = f"Période du {days.first:%d/%m/%Y} au {days.last:%d/%m/%Y}"
    start = report.operation.starts_on
    return (
        f"{period}, depuis le début de l’opération"
        if days.first == start
        else f"{period}\u202f; cumul depuis le {start:%d/%m/%Y}"
    )


def _head(paper: Paper, report: Report, height: float) -> None:
    """Draw the emblem with its mention, and name the structure; no logo stands larger than the emblem."""
    paper.emblem(MARGIN, 40, height)
    structure = report.structure
    with paper.tags.part("P"):
        paper.text(WIDTH - MARGIN, 52, structure.name, Ink(STRONG, 10), "right")
        paper.lines(WIDTH - MARGIN, 65, (structure.address or "").split("\n")[:MOST_ADDRESS_LINES], TINY, "right")


def _foot(paper: Paper, report: Report, page: str) -> None:
    """Draw the foot of a page: what this document is worth, who made it when, which page it is."""
    paper.rule(FOOT)
    made = f"Établi le {report.made_at:%d/%m/%Y} à {report.made_at:%H:%M} par {report.author}"
    with paper.tags.decoration():
        paper.text(MARGIN, FOOT + 12, "Document de travail\u202f; les saisies dans Ma Démarche FSE+ font foi.", TINY)
        paper.text(MARGIN, FOOT + 22, f"{made} · version {report.made_at:%Y%m%d-%H%M}", TINY)
        paper.text(WIDTH - MARGIN, FOOT + 12, page, TINY, "right")


RULE_STOPS = (
    Stop("Règle", 36),
    Stop("Gravité", 50),
    Stop("Ce qui ne va pas", 184),
    Stop("Effet", 197),
    Stop("Nombre", INNER - 467, "right"),
)


@dataclass(frozen=True)
class Tile:
    """A key figure: what it is, how many, and one line that puts it in its place."""

    label: str
    value: int
    note: str


def percent(rate: Rate) -> str:
    """Write a rate in whole percents."""
    return "–" if rate.value is None else f"{rate.value * 100:.0f}\u00a0%"


def tiles(report: Report) -> tuple[Tile, ...]:
    """Choose the key figures of the period."""
    tallies = report.figures.period

    def of(code: str) -> int:
        return tallies[code].count()

    def each(label: str, value: int) -> str:
        return f"{label}\u202f:\u00a0{number(value)}"

    everybody = tallies["accompanied"]
    sexes = f"{each('Femmes', everybody.count('F'))}, {each('hommes', everybody.count('M'))}"
    stayed = f"{each('Activité seule', of('independent_only'))}, {each('pluriactivité', of('pluriactivity'))}"
    complete, positive = Rate(of("complete"), of("accompanied")), Rate(of("positive_exits"), of("exits"))
    return (
        Tile("Personnes accompagnées", of("accompanied"), sexes),
        Tile("Dossiers complets", of("complete"), f"{percent(complete)} des personnes"),
        Tile("Plans d’action opérationnels", of("plans"), "convenus dans la période"),
        Tile("Sorties positives", of("positive_exits"), f"{percent(positive)} des sorties ({number(of('exits'))})"),
        Tile("Restent indépendants", of("stayed_self_employed"), stayed),
    )


def _tiles(paper: Paper, report: Report, y: float) -> float:
    """Draw the key figures side by side; give where they end."""
    shown, gap, height = tiles(report), 8.0, 82.0
    width = (INNER - gap * (len(shown) - 1)) / len(shown)
    for place, tile in enumerate(shown):
        x = MARGIN + place * (width + gap)
        paper.box(x, y, width, height, "mist")
        paper.box(x, y, 2.5, height, "petrol")
        with paper.tags.part("P"):
            paper.lines(x + 11, y + 15, [*TINY.wrap(tile.label, width - 16), ""], TINY)
            paper.lines(x + 11, y + 50, [number(tile.value), ""], Ink(STRONG, 21))
            paper.lines(x + 11, y + 64, TINY.wrap(tile.note, width - 16), TINY)
    return y + height


def _years(paper: Paper, report: Report, y: float) -> float:
    """Draw entries, plans and exits by civil year; give where the chart ends."""
    years = [str(year) for year in range(report.operation.starts_on.year, report.days.last.year + 1)]
    by_year = report.figures.years
    series = [
        Series(label, [tally.count() if (tally := by_year[code].get(int(year))) else 0 for year in years])
        for code, label in (("accompanied", "Entrées"), ("plans", "Plans d’action"), ("exits", "Sorties"),
                            ("positive_exits", "dont sorties positives"))
    ]  # fmt: skip
    theme = colours()
    look = ChartLook(
        [theme[name] for name in ("petrol", "amber", "blue", "green")], theme["ink"], theme["slate"], theme["line"],
        font_size=8, width=INNER, height=min(230, FOOT - MISSING_HEIGHT - y),
    )  # fmt: skip
    return paper.chart(bar_chart_svg("Année par année", years, series, look), y, described(years, series))


def _missing(paper: Paper, report: Report, y: float) -> None:
    """Say how many records are incomplete, then the rules most often broken and what each costs."""
    tallies = report.figures.cumulated
    complete, incomplete = tallies["complete"].count(), tallies["incomplete"].count()
    sentence = "Tous les dossiers sont complets."
    if incomplete:
        share = f"{number(incomplete)} sur {number(complete + incomplete)}"
        sentence = f"Dossiers incomplets, donc absents des indicateurs FSE+\u202f: {share}."
    y = paper.paragraph(y, sentence, BODY)
    broken = broken_rules(report)
    if not broken:
        paper.paragraph(y, "Aucune règle de cohérence n’est en défaut.", BODY)
        return
    y = paper.table(y - 4, RULE_STOPS, broken[:MOST_RULES_SHOWN], TABLE_SIZE)
    more = len(broken) - MOST_RULES_SHOWN
    others = f"Autres règles en défaut\u202f: {more}. " if more > 0 else ""
    paper.paragraph(y + 13, f"{others}Les dossiers concernés sont dans le classeur, feuille 05.", TINY)


def broken_rules(report: Report) -> list[Sequence[str]]:
    """Count the findings by rule, the gravest and most frequent first."""
    by_rule = {one.rule: one for one in report.findings}
    numbers = [one.rule for one in report.findings]
    graves = list(GRAVITIES)
    order = sorted(by_rule.values(), key=lambda one: (graves.index(one.gravity), -numbers.count(one.rule), one.rule))
    return [
        (one.rule, GRAVITIES[one.gravity], one.sentence, one.effect, number(numbers.count(one.rule))) for one in order
    ]


def _second_page(paper: Paper, report: Report) -> None:
    _head(paper, report, 30)
    y = paper.paragraph(98, "Indicateurs communs FSE+", HEADING, sort="H2")
    rows = [(row.code, row.label, *_counts(report, row)) for row in INDICATORS]
    y = paper.table(y - 10, (Stop("Code", 40), Stop("Indicateur", LABEL), *FIGURE_STOPS), rows, TABLE_SIZE)
    y = paper.paragraph(y + 22, "Indicateurs locaux", HEADING, sort="H2")
    rows = [(row.label, _rate(report, row), *_counts(report, row)) for row in LOCAL_INDICATORS]
    stops = (Stop("Indicateur", LABEL), Stop("Taux", 40, "right"), *FIGURE_STOPS)
    y = paper.table(y - 10, stops, rows, TABLE_SIZE)
    y = paper.paragraph(y + 13, WHO_COUNTS, TINY)
    paper.paragraph(y + 2, WHAT_COUNTS, TINY)


def _programme_page(paper: Paper, report: Report, rows: Sequence[Indicator]) -> None:
    _head(paper, report, 30)
    y = paper.paragraph(98, "Indicateurs du programme", HEADING, sort="H2")
    table = [(row.label, *_counts(report, row)) for row in rows]
    y = paper.table(y - 10, (Stop("Indicateur", LABEL + 40), *FIGURE_STOPS), table, TABLE_SIZE)
    paper.paragraph(y + 13, WHAT_PROGRAMME_COUNTS, TINY)


FIGURE_STOPS = tuple(
    Stop(sex, 27, "right", strong=sex == "Total", group=window)
    for window in ("Période", "Cumul")
    for sex in ("F", "H", "X", "Total")
)
"""Period, then cumulated: women, men, others and the total."""

LABEL = INNER - 40 - sum(stop.width for stop in FIGURE_STOPS)


def _counts(report: Report, row: Indicator) -> tuple[str, ...]:
    windows = (report.figures.period, report.figures.cumulated)
    return tuple(number(tallies[row.code].count(sex)) for tallies in windows for sex in (*SEX_CODES, ""))


def _rate(report: Report, row: Indicator) -> str:
    rate = report.figures.rate(row.code)
    return percent(rate) if rate else ""
