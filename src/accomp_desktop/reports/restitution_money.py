# SPDX-License-Identifier: EUPL-1.2
"""The money of a restitution: from turnover to what is left, what is added, the targets, the year, the scales used."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.kinds import Day, Money
from accomp_desktop.domain.letters import MONTHS
from accomp_desktop.domain.livelihood_year import LivedYear
from accomp_desktop.domain.my_situation import spent
from accomp_desktop.domain.scales import show_figure
from accomp_desktop.domain.viability import ESTIMATE, Livelihood
from accomp_desktop.reports.paper import INNER, MARGIN, Ink, Paper, Stop
from accomp_desktop.reports.restitution_parts import BOLD, MUTED, heading, listed, said, tables
from accomp_desktop.reports.shares_bar import FILLING_OF, shares_svg, swatch_svg
from accomp_desktop.reports.strips import Strip

UNKNOWN, OUT_OF_REACH = "inconnu", "hors d’atteinte à ces prix"
BAR, LEGEND, SWATCH = 15.0, 16.0, 9.0
SUMS = (Stop("Chaque mois", 330), Stop("Montant", 100, "right", strong=True))
TURNOVERS = (Stop("Chiffre d’affaires à encaisser chaque mois", 330), Stop("Montant", 100, "right", strong=True))
YEAR = (
    Stop("Mois", 85), *(Stop(name, (INNER - 85) / 6, "right") for name in
        ("Encaissé", "Cotisations", "Achats et frais", "Reste", "RSA", "Prime")),
)  # fmt: skip
SCALES = (Stop("Barème", 190), Stop("Valeur", 92, "right"), Stop("Depuis le", 52, "right"), Stop("Source", INNER - 334))
SMALL = 7
REMAINS = (
    "Sortir du RSA n’est pas vivre de son activité\u202f: le RSA s’arrête quand la CAF ou la MSA compte assez de "
    "chiffre d’affaires après abattement, sans regarder les cotisations ni les frais."
)


def money(told: DiagnosisReading) -> Iterator[Strip]:
    """Say what the person lives on, or what is missing to say it."""
    yield heading("Ce que laisse l’activité, et ce qui s’y ajoute")
    life = told.livelihood
    if life is None:
        yield from _unknown(told)
        return
    if spent(life):
        yield _bar(life)
    yield from tables(SUMS, [(label, _euros(amount)) for label, amount in _sums(life)])
    yield said(f"{ESTIMATE}.", BOLD)
    if told.assumed:
        yield said(f"Non renseigné, donc compté pour rien\u202f: {', '.join(told.assumed)}.", MUTED)
    for one in told.cautions:
        yield listed(one.text)


def targets(told: DiagnosisReading) -> Iterator[Strip]:
    """Give the turnover to reach, and apart from it the one at which the RSA stops."""
    life = told.livelihood
    if life is None:
        return
    yield heading("Ce qu’il faut encaisser")
    if life.typed:
        yield said("Sous ce régime, le chiffre d’affaires à atteindre se calcule avec le comptable.")
        return
    rows = (
        ("Pour couvrir les frais, sans rien garder", life.breakeven),
        ("Pour garder le montant du RSA du foyer", life.target_rsa),
        ("Pour gagner le Smic des heures travaillées", life.target_smic),
        ("Pour payer les besoins du foyer", life.target_needs),
    )
    yield from tables(TURNOVERS, [(label, _reached(amount, life)) for label, amount in rows])
    if life.rsa_exit_turnover is not None:
        yield said(_leaving(life.rsa_exit_turnover), BOLD)
        if not life.is_trap:
            yield said(REMAINS)


def _reached(amount: Decimal | None, life: Livelihood) -> str:
    return OUT_OF_REACH if amount is None and life.out_of_reach else _euros(amount)


def _leaving(turnover: Decimal) -> str:
    if not turnover:
        return "À part, les autres ressources du foyer arrêtent déjà le RSA, quel que soit le chiffre d’affaires."
    return f"À part, le RSA s’arrête à {_euros(turnover)} encaissés par mois."


def year(lived: LivedYear | None) -> Iterator[Strip]:
    """Tell the twelve months, one by one, and their sums."""
    if lived is None:
        return
    yield heading("Les douze mois à venir, au même rythme" if lived.ahead else "Les douze derniers mois")
    rows = [
        (f"{MONTHS[one.month.month - 1]} {one.month.year}", *map(_short, (
            one.turnover, one.levies, one.costs, one.net_activity, one.rsa, one.prime)))
        for one in lived.months
    ]  # fmt: skip
    sums = (lived.turnover, lived.levies, lived.costs, lived.net_activity, lived.rsa, lived.prime)
    yield from tables(YEAR, [*rows, ("Sur l’année", *map(_short, sums))], 8.5)


def scales_used(told: DiagnosisReading) -> Iterator[Strip]:
    """List the public values that the figures come from, with their date and their source."""
    if told.livelihood is None:
        return
    yield heading("Barèmes utilisés")
    rows = [
        (
            _short_line(f"{one.label}{'' if one.verified else ' (à vérifier)'}", SCALES[0]),
            show_figure(one.value, one.unit),
            Day().show(one.since),
            _short_line(one.source, SCALES[3]),
        )
        for one in told.livelihood.used
    ]
    yield from tables(SCALES, rows, SMALL)


def _unknown(told: DiagnosisReading) -> Iterator[Strip]:
    yield said(told.refusal or "Ces montants restent à compléter ensemble.")
    if told.missing:
        yield said(f"Il manque\u202f: {', '.join(told.missing)}.")


def _sums(life: Livelihood) -> Iterable[tuple[str, Decimal | None]]:
    flat_tax = (("– Versement libératoire de l’impôt", -life.flat_tax),) if life.flat_tax else ()
    return (
        ("Chiffre d’affaires encaissé", life.turnover),
        ("– Cotisations sociales", -life.contributions),
        ("– Formation et taxes de chambre", -(life.training_tax + life.chamber_tax)),
        *flat_tax,
        ("– Achats", -life.purchases),
        ("– Frais fixes", -life.fixed_costs),
        ("= Ce que l’activité laisse", life.net_activity),
        ("+ Salaire", life.wage),
        ("+ RSA estimé", life.rsa),
        ("+ Prime d’activité estimée", life.prime),
        ("= En tout", life.total),
        ("Ce qui reste après les dettes", life.after_debts),
        ("Ce que rapporte une heure de travail", life.hourly),
    )


def _bar(life: Livelihood) -> Strip:
    """Draw where turnover goes, its words under it, on as many lines as they need."""
    parts = [(FILLING_OF[label], f"{label}\u202f: {_euros(amount)}", float(amount)) for label, amount in spent(life)]
    places, x, down = list[tuple[float, float]](), 0.0, 0.0
    for _, words, _ in parts:
        width = SWATCH + 4 + MUTED.width(words)
        if x + width > INNER:
            x, down = 0.0, down + LEGEND
        places.append((MARGIN + x, down))
        x += width + 14

    def draw(paper: Paper, y: float) -> None:
        paper.drawing(shares_svg([(filling, share) for filling, _, share in parts], INNER, BAR), MARGIN, y, INNER)
        for (filling, words, _), (left, below) in zip(parts, places, strict=True):
            top = y + BAR + 5 + below
            paper.drawing(swatch_svg(filling, SWATCH), left, top + 1, SWATCH)
            with paper.tags.part("P"):
                paper.text(left + SWATCH + 4, top + 9, words, MUTED)

    return Strip(BAR + LEGEND + 8 + down, draw)


def _short_line(words: str, stop: Stop) -> str:
    return Ink(size=SMALL).shortened(words, stop.width - 6, 1)[0]


def _euros(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else Money().show(amount)


def _short(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else Money().show(amount).removesuffix("\u00a0€")
