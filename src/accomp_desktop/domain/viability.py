# SPDX-License-Identifier: EUPL-1.2
"""What a person lives on: from turnover to what is left, with the RSA and the prime of the household, and the targets.

All amounts are euros per month. An estimate, which is worth no decision of the CAF or of the MSA.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales, UsedValue
from accomp_desktop.domain.micro import Levies, Micro, counted, counted_rate, levies, levy_rate
from accomp_desktop.domain.prime import WorkedMonth, prime
from accomp_desktop.domain.rsa import ZERO, Home, flat_amount, highest_rsa, months_back, rounded, rsa
from accomp_desktop.domain.targets import leaving_turnover, turnover_for

ESTIMATE = "Estimation, ne vaut pas décision de la CAF ou de la MSA"
FULL_TIME = Decimal("151.67")
"""Hours of a full month of work."""
WEEKS = Decimal(52) / 12
"""Weeks in a month."""


@dataclass(frozen=True, kw_only=True)
class TypedBusiness:
    """A business under a regime that is not reckoned here (réel, MSA, artist, company…): its figures are typed.

    `contributions` and `profit` (what the CAF counts) come from the notice or the accountant, euros per month.
    """

    regime: str
    turnover: Decimal
    contributions: Decimal
    profit: Decimal
    purchases_rate: Decimal = ZERO
    fixed_costs: Decimal = ZERO


Trading: TypeAlias = Micro | TypedBusiness


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A person, its business and its household on a day; `hours` are per week, `needs` and `debts` euros per month."""

    day: date
    business: Trading
    home: Home = field(default_factory=Home)
    partner: Trading | None = None
    hours: Decimal | None = None
    needs: Decimal | None = None
    debts: Decimal | None = None
    last_year_turnover: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Livelihood:
    """What is levied, what is left, what is added, and the turnover to reach; `None` is not known or out of reach."""

    turnover: Decimal
    contributions: Decimal
    training_tax: Decimal
    chamber_tax: Decimal
    flat_tax: Decimal
    purchases: Decimal
    fixed_costs: Decimal
    net_activity: Decimal
    counted_for_rsa: Decimal
    wage: Decimal
    rsa: Decimal
    prime: Decimal
    flat_amount: Decimal
    after_debts: Decimal | None
    hourly: Decimal | None
    breakeven: Decimal | None
    target_rsa: Decimal | None
    target_smic: Decimal | None
    target_needs: Decimal | None
    rsa_exit_turnover: Decimal | None
    typed: bool
    used: tuple[UsedValue, ...]

    @property
    def total(self) -> Decimal:
        """Add up what the person lives on: the business, a wage, the RSA, the prime."""
        return self.net_activity + self.wage + self.rsa + self.prime

    @property
    def is_trap(self) -> bool:
        """Tell whether the RSA stops while the business leaves less than the household’s flat amount."""
        return not self.rsa and self.turnover > 0 and self.net_activity + self.wage < self.flat_amount

    @property
    def out_of_reach(self) -> bool:
        """Tell whether each sale costs more than it brings: no turnover is enough."""
        return self.breakeven is None and not self.typed


def live_on(situation: Situation, scales: AppliedScales) -> Livelihood:
    """Reckon what a person lives on; raises `ScaleUnknown` when a public value is missing."""
    scales, day, business, home = scales.afresh(), situation.day, situation.business, situation.home
    levied = levies_of(business, day, scales)
    purchases = business.turnover * business.purchases_rate
    net = rounded(business.turnover - levied.total - purchases - business.fixed_costs)
    mine, whole = _earned(situation, scales)
    right = rsa(home, whole, day, scales)
    added = prime(home, _worked(situation, scales), scales)
    known = net + home.wage + right + added
    return Livelihood(
        turnover=business.turnover,
        contributions=rounded(levied.contributions),
        training_tax=rounded(levied.training_tax),
        chamber_tax=rounded(levied.chamber_tax),
        flat_tax=rounded(levied.flat_tax),
        purchases=rounded(purchases),
        fixed_costs=business.fixed_costs,
        net_activity=net,
        counted_for_rsa=rounded(sum(mine, ZERO) / len(mine)),
        wage=home.wage,
        rsa=right,
        prime=added,
        flat_amount=flat_amount(home, day, scales),
        after_debts=None if situation.debts is None else known - situation.debts,
        hourly=rounded(net / (situation.hours * WEEKS)) if situation.hours else None,
        typed=isinstance(business, TypedBusiness),
        **targets(situation, scales),
        used=scales.used,
    )


def levies_of(business: Trading, day: date, scales: AppliedScales) -> Levies:
    """Give what is levied, reckoned or typed."""
    return Levies(business.contributions) if isinstance(business, TypedBusiness) else levies(business, day, scales)


def targets(situation: Situation, scales: AppliedScales) -> dict[str, Decimal | None]:
    """Give the turnover to reach; none under a regime whose contributions are not reckoned."""
    business, day, home = situation.business, situation.day, situation.home
    names = ("breakeven", "target_rsa", "target_smic", "target_needs", "rsa_exit_turnover")
    if isinstance(business, TypedBusiness):
        return dict.fromkeys(names)
    rate = levy_rate(business, day, scales)
    hours = FULL_TIME if situation.hours is None else situation.hours * WEEKS
    incomes = (
        ZERO,
        flat_amount(home, day, scales),
        scales("smic.net", day) * hours / FULL_TIME,
        situation.needs,
    )
    reached = [
        None if one is None else turnover_for(one, business.fixed_costs, rate, business.purchases_rate)
        for one in incomes
    ]
    others = home.unearned + home.wage + home.partner_wage + _counted_of_partner(situation, scales)
    leaving = leaving_turnover(
        highest_rsa(home, day, scales),
        others,
        scales("rsa.seuil_versement", day),
        counted_rate(business, day, scales),
    )
    return dict(zip(names, (*reached, leaving), strict=True))


def _earned(situation: Situation, scales: AppliedScales) -> tuple[list[Decimal], list[Decimal]]:
    """Give what is counted of the business, and of all work in the household, in each month of reference."""
    day = situation.day
    backs = list(_backs(day, scales))
    mine = [_counted(situation.business, back, day, scales) for back in backs]
    return mine, [sum(earned_by_each(situation, back, day, scales), ZERO) for back in backs]


def _worked(situation: Situation, scales: AppliedScales) -> tuple[WorkedMonth, ...]:
    """Give the three months of the prime."""
    return worked_months(situation, tuple(_backs(situation.day, scales)), situation.day, scales)


def worked_months(
    situation: Situation, backs: Sequence[int], day: date, scales: AppliedScales
) -> tuple[WorkedMonth, ...]:
    """Give what was earned so many months before the last known one, by the scales of the three before the right."""
    return tuple(
        WorkedMonth(months_back(day, before), earned_by_each(situation, back, day, scales))
        for before, back in zip((3, 2, 1), backs, strict=True)
    )


def earned_by_each(situation: Situation, back: int, day: date, scales: AppliedScales) -> tuple[Decimal, Decimal]:
    """Give what each of the two earned from work in a month, as the CAF counts it."""
    home = situation.home
    return (
        _counted(situation.business, back, day, scales) + home.wage,
        _counted(situation.partner, back, day, scales) + home.partner_wage,
    )


def _backs(day: date, scales: AppliedScales) -> Iterator[int]:
    """Say how far before the last known month each month of reference is, the farthest first."""
    behind = int(scales("rsa.periode_reference", day))
    return reversed(range(behind, behind + 3))


def _counted(business: Trading | None, back: int, day: date, scales: AppliedScales) -> Decimal:
    if business is None:
        return ZERO
    return counted(business, back, day, scales) if isinstance(business, Micro) else business.profit


def _counted_of_partner(situation: Situation, scales: AppliedScales) -> Decimal:
    backs = list(_backs(situation.day, scales))
    return sum((_counted(situation.partner, one, situation.day, scales) for one in backs), ZERO) / len(backs)
