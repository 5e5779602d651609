# SPDX-License-Identifier: EUPL-1.2
"""What an estimate must be read with: the trap of leaving the RSA, thresholds near, the end of the Acre, doubts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.kinds import Day, Money
from accomp_desktop.domain.micro import FLAT_RELIEF, Micro, has_relief, relief_end
from accomp_desktop.domain.thresholds import Crossing, crossings
from accomp_desktop.domain.viability import Livelihood, Situation

ENDING_SOON = timedelta(days=92)
YOUNG = timedelta(days=365)


@dataclass(frozen=True)
class Caution:
    """One thing to know before believing a figure; `code` never changes."""

    code: str
    text: str


def cautions(situation: Situation, livelihood: Livelihood, scales: AppliedScales) -> tuple[Caution, ...]:
    """List them, the most telling first."""
    rows: tuple[tuple[str, Callable[[Situation, Livelihood], Iterator[str]]], ...] = (
        ("trap", _trap),
        ("costs_without_sales", _costs_without_sales),
        ("unprofitable", _unprofitable),
        ("typed", _typed),
        ("not_begun", _not_begun),
        ("relief", _relief),
        ("partner", _partner),
        ("young", _young),
        ("flat_tax", _flat_tax),
    )
    found = [Caution(code, text) for code, say in rows for text in say(situation, livelihood)]
    found += [Caution(one.code, _crossed(one)) for one in crossings(situation, scales)]
    found += [Caution("unverified", text) for text in _unverified(livelihood)]
    return tuple(found)


def _euros(amount: Decimal) -> str:
    return Money().show(amount)


def _trap(_: Situation, found: Livelihood) -> Iterator[str]:
    if not found.is_trap:
        return
    left = _euros(found.net_activity + found.wage)
    prime = (
        f" La prime d’activité ({_euros(found.prime)}) n’arrive que si elle est demandée\u202f: le vérifier."
        if found.prime
        else ""
    )
    yield (
        "Sortir du RSA n’est pas vivre de son activité\u202f: le RSA s’arrête parce que la CAF compte le chiffre "
        f"d’affaires après abattement, sans les charges, mais il reste {left} par mois, moins que les "
        f"{_euros(found.flat_amount)} du montant forfaitaire.{prime}"
    )


def _costs_without_sales(_: Situation, found: Livelihood) -> Iterator[str]:
    if not found.turnover and found.fixed_costs:
        yield f"Des charges et aucune recette\u202f: chaque mois coûte {_euros(found.fixed_costs)}."


def _unprofitable(_: Situation, found: Livelihood) -> Iterator[str]:
    if found.out_of_reach:
        yield "À ces prix, chaque vente coûte plus qu’elle ne rapporte\u202f: aucun chiffre d’affaires ne suffit."


def _typed(situation: Situation, found: Livelihood) -> Iterator[str]:
    if found.typed and not isinstance(situation.business, Micro):
        yield (
            f"Régime «\u202f{situation.business.regime}\u202f»\u202f: ses cotisations ne sont pas calculées ici\u202f; "
            "les montants sont ceux de l’avis ou du comptable, tels qu’ils ont été saisis."
        )


def _relief(situation: Situation, _: Livelihood) -> Iterator[str]:
    micro = situation.business
    if not isinstance(micro, Micro) or not micro.relief:
        return
    if micro.since and micro.since < FLAT_RELIEF:
        yield "L’Acre d’avant avril 2020 allait par périodes\u202f: elle n’est pas calculée, le taux plein est pris."
        return
    if not micro.since and not micro.relief_until:
        yield "Sans le début d’activité, l’Acre est comptée sans fin, au taux de qui commence ce jour-là."
    end = micro.relief_until or (relief_end(micro.since) if micro.since else None)
    if end and not has_relief(micro, situation.day):
        yield f"L’Acre a pris fin le {Day().show(end)}\u202f: les cotisations sont au taux plein."
    elif end and end - situation.day <= ENDING_SOON:
        yield f"L’Acre finit le {Day().show(end)}\u202f: les cotisations augmenteront, le prévoir dans les prix."


def _not_begun(situation: Situation, _: Livelihood) -> Iterator[str]:
    micro = situation.business
    if isinstance(micro, Micro) and micro.since and micro.since > situation.day:
        yield f"L’entreprise commence le {Day().show(micro.since)}\u202f: ces chiffres sont une prévision."


def _partner(situation: Situation, _: Livelihood) -> Iterator[str]:
    home = situation.home
    if not home.couple and (home.partner_wage or situation.partner):
        yield "Des revenus du conjoint sont comptés, mais le foyer n’est pas un couple\u202f: à corriger."
    if home.couple and home.lone_parent_increase:
        yield "La majoration de parent isolé est laissée de côté\u202f: le foyer est un couple."


def _young(situation: Situation, _: Livelihood) -> Iterator[str]:
    micro = situation.business
    if isinstance(micro, Micro) and micro.since and timedelta(0) <= situation.day - micro.since < YOUNG:
        yield "Entreprise de moins d’un an\u202f: ces chiffres ne disent pas encore si elle est viable."


def _flat_tax(_: Situation, found: Livelihood) -> Iterator[str]:
    if found.flat_tax:
        yield (
            f"Le versement libératoire coûte {_euros(found.flat_tax)} par mois\u202f: un foyer qui ne paie pas l’impôt "
            "sur le revenu les perd sans rien y gagner."
        )


def _crossed(one: Crossing) -> str:
    what = f"Le chiffre d’affaires {one.what}".rstrip()
    prorated = ", ramené à une année entière," if one.prorated else ""
    said = "dépasse le" if one.state == "over" else "approche du"
    return f"{what}{prorated} {said} {one.label} ({_euros(one.limit)} par an). {one.consequence}"


def _unverified(found: Livelihood) -> Iterator[str]:
    unsure = "\u202f; ".join(sorted({one.label for one in found.used if not one.verified}))
    if unsure:
        yield f"Valeurs à vérifier dans les barèmes\u202f: {unsure}."
