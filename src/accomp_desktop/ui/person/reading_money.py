# SPDX-License-Identifier: EUPL-1.2
"""The money picture of a diagnosis: what comes in, what is levied, what is left, and the turnover to reach."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from accomp_desktop.domain.diagnosis_reading import DiagnosisReading
from accomp_desktop.domain.kinds import Money
from accomp_desktop.domain.livelihood_year import LivedYear
from accomp_desktop.domain.viability import ESTIMATE, Livelihood
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.reading_lines import Figures
from accomp_desktop.ui.theme import Tone

NARROWEST = 340


def money_parts(reading: DiagnosisReading) -> Iterator[Card | Columns]:
    """Give the cards of what one lives on, or the one that says what is missing."""
    found = reading.livelihood
    if found is None:
        yield _unknown(reading)
        return
    both = Columns(NARROWEST, most=2)
    both.add(_left(found, reading))
    both.add(_targets(found))
    yield both


def year_card(year: LivedYear) -> Card:
    """Tell the year month by month, then whole."""
    title = _tr("Les douze mois à venir, au même rythme") if year.ahead else _tr("Les douze derniers mois")
    card = Card(title, _tr("En euros. Les aides d’un mois suivent les recettes des mois d’avant."))
    named = (_tr("Recettes"), _tr("Prélevé"), _tr("Frais"), _tr("Reste"), _tr("RSA"), _tr("Prime"))
    table = Figures(("", *named), gap="close")
    for one in year.months:
        amounts = (one.turnover, one.levies, one.costs, one.net_activity, one.rsa, one.prime)
        table.add((f"{one.month:%m/%Y}", *map(_figures, amounts)))
    table.rule()
    whole = (year.turnover, year.levies, year.costs, year.net_activity, year.rsa, year.prime)
    table.add((_tr("L’année"), *map(_figures, whole)), strong=True)
    card.add(table)
    card.add(Text(_tr("{estimate}.").format(estimate=ESTIMATE), "small", wrap=True))
    return card


def _unknown(reading: DiagnosisReading) -> Card:
    card = Card(_tr("De quoi vit la personne"))
    if reading.refusal:
        card.add(Banner(Tone.WARNING, reading.refusal, closable=False))
        return card
    card.add(Text(_tr("Pour le calculer, il manque\u202f:"), "muted"))
    for one in reading.missing:
        card.add(Text(f"•\u2002{one}", wrap=True))
    return card


def _left(found: Livelihood, reading: DiagnosisReading) -> Card:
    card = Card(_tr("De quoi vit la personne"), _tr("En euros par mois."))
    table = Figures()
    table.add((_tr("Recettes"), _euros(found.turnover)))
    for label, amount in (
        (_tr("Cotisations"), found.contributions),
        (_tr("Contribution à la formation"), found.training_tax),
        (_tr("Taxe de chambre"), found.chamber_tax),
        (_tr("Versement libératoire"), found.flat_tax),
        (_tr("Achats"), found.purchases),
        (_tr("Charges fixes"), found.fixed_costs),
    ):
        if amount:
            table.add((label, f"− {_euros(amount)}"))
    table.rule()
    table.add((_tr("Revenu net de l’activité"), _euros(found.net_activity)), strong=True)
    if found.wage:
        table.add((_tr("Salaire"), _euros(found.wage)))
    table.add((_tr("RSA estimé"), _euros(found.rsa)))
    table.add((_tr("Prime d’activité estimée"), _euros(found.prime)))
    table.rule()
    table.add((_tr("Ressources en tout"), _euros(found.total)), strong=True)
    if found.after_debts is not None:
        table.add((_tr("Reste après les mensualités de dettes"), _euros(found.after_debts)))
    if found.hourly is not None:
        table.add((_tr("Revenu net par heure travaillée"), _euros(found.hourly)))
    card.add(table)
    if reading.assumed:
        named = ", ".join(reading.assumed)
        card.add(Text(_tr("Non dit, compté pour rien\u202f: {named}.").format(named=named), "small", wrap=True))
    card.add(Text(_tr("{estimate}.").format(estimate=ESTIMATE), "small", wrap=True))
    card.rows.addStretch()
    return card


def _targets(found: Livelihood) -> Card:
    card = Card(_tr("Les recettes à atteindre"), _tr("En euros par mois, et ce qui en sépare aujourd’hui."))
    table = Figures(("", _tr("Recettes"), _tr("Écart")))
    floor = _tr("Laisser le montant du RSA du foyer ({amount})").format(amount=_euros(found.flat_amount))
    for label, amount in (
        (_tr("Couvrir les charges (équilibre)"), found.breakeven),
        (floor, found.target_rsa),
        (_tr("Laisser le Smic des heures travaillées"), found.target_smic),
        (_tr("Couvrir les besoins du foyer"), found.target_needs),
    ):
        table.add((label, *_reached(amount, found)))
    card.add(table)
    if found.typed:
        told = _tr("Sous ce régime, les recettes à atteindre ne se calculent pas ici.")
        card.add(Text(told, "muted", wrap=True))
    elif found.rsa_exit_turnover is not None:
        told = _tr(
            "À part\u202f: le RSA s’arrête à partir de {amount} de recettes. Ce n’est pas vivre de son activité."
        )
        already = _tr(
            "À part\u202f: les autres ressources du foyer arrêtent déjà le RSA, quelles que soient les recettes."
        )
        leaving = found.rsa_exit_turnover
        card.add(Text(told.format(amount=_euros(leaving)) if leaving else already, wrap=True))
    card.rows.addStretch()
    return card


def _reached(amount: Decimal | None, found: Livelihood) -> tuple[str, str]:
    if amount is None:
        return (_tr("hors d’atteinte") if found.out_of_reach else _tr("non calculé")), ""
    gap = amount - found.turnover
    return _euros(amount), _tr("atteint") if gap <= 0 else _tr("manque {gap}").format(gap=_euros(gap))


def _euros(amount: Decimal | None) -> str:
    return _tr("non connu") if amount is None else Money().show(amount)


def _figures(amount: Decimal | None) -> str:
    """Write an amount where the unit is said once for all."""
    return _euros(amount).removesuffix("\u00a0€")


def _tr(text: str) -> str:
    return QCoreApplication.translate("reading", text)
