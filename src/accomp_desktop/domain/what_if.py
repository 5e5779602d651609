# SPDX-License-Identifier: EUPL-1.2
"""What if prices rose, a job were taken, the Acre ended, a cost went: one lever each, moved on a situation."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import FLAT_RELIEF, Activity, Micro, has_relief, relief_end
from accomp_desktop.domain.rsa import ZERO, Home, rounded
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.viability import FULL_TIME, WEEKS, Situation

ON, OFF = Decimal(1), ZERO
HUNDRED = Decimal(100)
PERCENT, EUROS, HOURS = "\u202f%", "\u00a0€", "\u00a0h"

Settings: TypeAlias = Mapping[str, Decimal]
"""The levers that are moved, by their code."""


@dataclass(frozen=True)
class Lever:
    """One supposition: `stands` gives where it is in a situation, `moved` what a situation becomes with it.

    `unit` follows its value, and is empty for what is only on or off; `concerns` says for which situations it means
    something.
    """

    code: str
    label: str
    unit: str
    lowest: int
    highest: int
    step: int
    stands: Callable[[Situation], Decimal | None]
    moved: Callable[[Situation, Decimal, AppliedScales], Situation]
    concerns: Callable[[Situation], bool]
    note: str = ""

    @property
    def is_switch(self) -> bool:
        """Tell whether it is only on or off."""
        return not self.unit

    def told(self, value: Decimal) -> str:
        """Say a value: « +10 % », « 20 h », « oui »."""
        if self.is_switch:
            return "oui" if value else "non"
        sign = "+" if self.lowest < 0 < value else ""
        return f"{sign}{value:f}{self.unit}"


def supposed(situation: Situation, settings: Settings, scales: AppliedScales, costs: Iterable[Cost] = ()) -> Situation:
    """Give what a situation would be with its levers moved, in the order of the table, whatever theirs."""
    result = situation
    for lever in levers_of(situation, costs):
        wanted = settings.get(lever.code)
        if wanted is not None and wanted != lever.stands(situation):
            result = lever.moved(result, wanted, scales)
    return result


def levers_of(situation: Situation, costs: Iterable[Cost] = ()) -> tuple[Lever, ...]:
    """Give the levers that concern a situation; each fixed cost known by its name may be removed."""
    removals = (_removal(rank, one) for rank, one in enumerate(costs, 1))
    return tuple(one for one in (*LEVERS, *removals) if one.concerns(situation))


@dataclass(frozen=True)
class Preset:
    """A supposition often made, one click away."""

    label: str
    settings: Settings


def presets_of(situation: Situation, costs: Iterable[Cost] = ()) -> tuple[Preset, ...]:
    """Give the suppositions often made that concern a situation."""
    named = [(one.amount, f"cost.{rank}") for rank, one in enumerate(costs, 1)]
    less = {max(named)[1]: ON} if named else {"fixed_costs": max(Decimal(-50), -_fixed_costs(situation).to_integral())}
    offered = (
        Preset("Prix +10\u202f%", {"prices": Decimal(10)}),
        Preset("Emploi de 20\u00a0h au SMIC", {"job_hours": Decimal(20)}),
        Preset("Fin de l’Acre", {"relief": OFF}),
        Preset("Une charge en moins", less),
    )
    stands = {one.code: one.stands(situation) for one in levers_of(situation, costs)}
    return tuple(
        one for one in offered if all(stands.get(code) not in (None, value) for code, value in one.settings.items())
    )


def _is_micro(situation: Situation) -> bool:
    return isinstance(situation.business, Micro)


def _micro(situation: Situation) -> Micro:
    if not isinstance(situation.business, Micro):
        raise TypeError(situation.business)
    return situation.business


def _with_micro(situation: Situation, **changed: object) -> Situation:
    return replace(situation, business=replace(_micro(situation), **changed))


def _with_home(situation: Situation, **changed: object) -> Situation:
    return replace(situation, home=replace(situation.home, **changed))


def _sells(situation: Situation) -> bool:
    return _is_micro(situation) and situation.business.turnover > 0


def _sells_nothing(situation: Situation) -> bool:
    return _is_micro(situation) and not situation.business.turnover


def _always(_: Situation) -> bool:
    return True


def _unmoved(_: Situation) -> Decimal:
    return ZERO


def _sell(situation: Situation, turnover: Decimal, _: AppliedScales) -> Situation:
    """Sell something of the first nature, each month."""
    first, *others = _micro(situation).activities
    return _with_micro(situation, activities=(Activity(first.category, turnover), *others))


def _grow(situation: Situation, percent: Decimal, _: AppliedScales) -> Situation:
    """Sell more, or less, at the same prices: purchases follow."""
    factor = 1 + percent / HUNDRED
    grown = tuple(
        Activity(one.category, one.turnover * factor, tuple(month * factor for month in one.months))
        for one in _micro(situation).activities
    )
    return _with_micro(situation, activities=grown)


def _raise_prices(situation: Situation, percent: Decimal, scales: AppliedScales) -> Situation:
    """Sell the same things dearer: turnover changes, purchases stay what they are in euros."""
    raised = _grow(situation, percent, scales)
    return _with_micro(raised, purchases_rate=_micro(situation).purchases_rate / (1 + percent / HUNDRED))


def _has_relief(situation: Situation) -> Decimal:
    return ON if has_relief(_micro(situation), situation.day) else OFF


def _may_have_relief(situation: Situation) -> bool:
    return _is_micro(situation) and (_micro(situation).since or situation.day) >= FLAT_RELIEF


def _grant_relief(situation: Situation, wanted: Decimal, _: AppliedScales) -> Situation:
    until = relief_end(situation.day) if wanted else None
    return _with_micro(situation, relief=bool(wanted), relief_until=until)


def _fixed_costs(situation: Situation) -> Decimal:
    return situation.business.fixed_costs


def _spend(situation: Situation, more: Decimal, _: AppliedScales) -> Situation:
    spent = max(ZERO, _fixed_costs(situation) + more)
    return replace(situation, business=replace(situation.business, fixed_costs=spent))


def _resource(situation: Situation, more: Decimal, **changed: object) -> Situation:
    """Change a resource of the household: what is left to bring in for it to live changes as much."""
    needs = situation.needs and max(ZERO, situation.needs - more)
    return replace(_with_home(situation, **changed), needs=needs)


def _earn(situation: Situation, wage: Decimal, _: AppliedScales) -> Situation:
    return _resource(situation, wage, wage=situation.home.wage + wage)


def _pay_partner(situation: Situation, wage: Decimal, _: AppliedScales) -> Situation:
    return _resource(situation, wage - situation.home.partner_wage, partner_wage=wage)


def _help_with_rent(situation: Situation, benefit: Decimal, _: AppliedScales) -> Situation:
    more = benefit - _home_benefit(situation.home)
    return _resource(situation, more, housing="benefit", housing_benefit=benefit)


def _take_job(situation: Situation, hours: Decimal, scales: AppliedScales) -> Situation:
    """Work so many hours a week for a wage, at the SMIC."""
    return _earn(situation, rounded(scales("smic.net", situation.day) * hours * WEEKS / FULL_TIME), scales)


def _removal(rank: int, cost: Cost) -> Lever:
    return Lever(
        f"cost.{rank}", f"Sans\u202f: {cost.label}", "", 0, 1, 1, _unmoved,
        lambda situation, wanted, scales: _spend(situation, -cost.amount * wanted, scales), _is_micro,
    )  # fmt: skip


def _home_benefit(home: Home) -> Decimal:
    return home.housing_benefit if home.housing == "benefit" else ZERO


OUT_OF_TOTAL = "Compté par la CAF\u202f; ne s’ajoute pas au total ci-contre."

LEVERS: tuple[Lever, ...] = (
    Lever(
        "turnover", "Chiffre d’affaires par mois", EUROS, 0, 5000, 50, _unmoved, _sell, _sells_nothing,
    ),
    Lever(
        "purchases", "Achats, en part des ventes", PERCENT, 0, 90, 1,
        lambda situation: _micro(situation).purchases_rate * HUNDRED,
        lambda situation, percent, _: _with_micro(situation, purchases_rate=percent / HUNDRED), _is_micro,
    ),
    Lever(
        "prices", "Prix de vente", PERCENT, -50, 100, 1, _unmoved, _raise_prices, _sells,
        "Les achats restent les mêmes en euros.",
    ),
    Lever(
        "sales", "Nombre de ventes", PERCENT, -100, 200, 5, _unmoved, _grow, _sells,
        "Les achats suivent les ventes.",
    ),
    Lever(
        "fixed_costs", "Charges fixes en plus ou en moins", EUROS, -1000, 1000, 10, _unmoved, _spend, _is_micro,
    ),
    Lever(
        "relief", "Acre", "", 0, 1, 1, _has_relief, _grant_relief, _may_have_relief,
        "Cotisations réduites la première année.",
    ),
    Lever(
        "flat_tax", "Versement libératoire de l’impôt", "", 0, 1, 1,
        lambda situation: ON if _micro(situation).flat_tax else OFF,
        lambda situation, wanted, _: _with_micro(situation, flat_tax=bool(wanted)), _is_micro,
    ),
    Lever(
        "job_hours", "Emploi salarié au SMIC, par semaine", HOURS, 0, 35, 1, _unmoved, _take_job, _always,
        "En plus d’un salaire déjà perçu.",
    ),
    Lever(
        "wage", "Salaire net en plus, par mois", EUROS, 0, 3000, 10, _unmoved, _earn, _always,
    ),
    Lever(
        "hours", "Heures dans l’entreprise, par semaine", HOURS, 1, 80, 1, lambda situation: situation.hours,
        lambda situation, hours, _: replace(situation, hours=hours), _always,
    ),
    Lever(
        "partner_wage", "Salaire net du conjoint", EUROS, 0, 4000, 10, lambda situation: situation.home.partner_wage,
        _pay_partner,
        lambda situation: situation.home.couple, OUT_OF_TOTAL,
    ),
    Lever(
        "housing_benefit", "Aide au logement", EUROS, 0, 800, 10, lambda situation: _home_benefit(situation.home),
        _help_with_rent,
        lambda situation: situation.home.housing in {"none", "benefit"}, OUT_OF_TOTAL,
    ),
)  # fmt: skip
"""In this order they are moved, and shown."""
