# SPDX-License-Identifier: EUPL-1.2
"""What a person lives on month by month: the twelve months known, or the twelve to come at the same pace. Euros.

Each month has the scales and the Acre of its own day. The RSA and the prime of a month follow from the months of
reference before it; where these are not known, neither are they.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import Levies, Micro, levies_on
from accomp_desktop.domain.prime import prime
from accomp_desktop.domain.rsa import ZERO, months_back, rounded, rsa
from accomp_desktop.domain.viability import Situation, Trading, TypedBusiness, worked_months

MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class LivedMonth:
    """One month: what was sold, levied, spent and left; the RSA and the prime, `None` when nothing tells."""

    month: date
    turnover: Decimal
    levies: Decimal
    costs: Decimal
    net_activity: Decimal
    rsa: Decimal | None
    prime: Decimal | None


@dataclass(frozen=True)
class LivedYear:
    """Twelve months and their sums; `ahead` when they are to come. A sum is known when each of its months is."""

    months: tuple[LivedMonth, ...]
    ahead: bool

    @property
    def turnover(self) -> Decimal:
        """Add up what was sold."""
        return sum((one.turnover for one in self.months), ZERO)

    @property
    def levies(self) -> Decimal:
        """Add up what was levied."""
        return sum((one.levies for one in self.months), ZERO)

    @property
    def costs(self) -> Decimal:
        """Add up what was spent."""
        return sum((one.costs for one in self.months), ZERO)

    @property
    def net_activity(self) -> Decimal:
        """Add up what was left."""
        return sum((one.net_activity for one in self.months), ZERO)

    @property
    def rsa(self) -> Decimal | None:
        """Add up the RSA."""
        return _whole([one.rsa for one in self.months])

    @property
    def prime(self) -> Decimal | None:
        """Add up the prime."""
        return _whole([one.prime for one in self.months])


def year_of(situation: Situation, scales: AppliedScales) -> LivedYear:
    """Tell the twelve months before the day, when they are known one by one; else the twelve from it on."""
    ahead = not _has_months(situation.business)
    first = months_back(situation.day, 0 if ahead else MONTHS)
    months = (_lived(situation, MONTHS - 1 - rank, months_back(first, -rank), scales) for rank in range(MONTHS))
    return LivedYear(tuple(months), ahead)


def _has_months(business: Trading | None) -> bool:
    return isinstance(business, Micro) and any(one.months for one in business.activities)


def _lived(situation: Situation, back: int, day: date, scales: AppliedScales) -> LivedMonth:
    business = situation.business
    turnover, levied = _sold(business, back), _levied(business, back, day, scales)
    costs = rounded(turnover * business.purchases_rate + business.fixed_costs)
    right, added = _aids(situation, back, day, scales)
    return LivedMonth(
        month=day,
        turnover=rounded(turnover),
        levies=rounded(levied.total),
        costs=costs,
        net_activity=rounded(turnover - levied.total - costs),
        rsa=right,
        prime=added,
    )


def _aids(situation: Situation, back: int, day: date, scales: AppliedScales) -> tuple[Decimal | None, Decimal | None]:
    nearest = back + 1 + int(scales("rsa.periode_reference", day))
    backs = (nearest + 2, nearest + 1, nearest)
    if backs[0] >= MONTHS and (_has_months(situation.business) or _has_months(situation.partner)):
        return None, None
    worked = worked_months(situation, backs, day, scales)
    earned = [sum(one.earned, ZERO) for one in worked]
    return rsa(situation.home, earned, day, scales), prime(situation.home, worked, scales)


def _sold(business: Trading, back: int) -> Decimal:
    if isinstance(business, TypedBusiness):
        return business.turnover
    return sum((one.in_month(back) for one in business.activities), ZERO)


def _levied(business: Trading, back: int, day: date, scales: AppliedScales) -> Levies:
    if isinstance(business, TypedBusiness):
        return Levies(business.contributions)
    levied = (levies_on(business, one, one.in_month(back), day, scales) for one in business.activities)
    return sum(levied, Levies())


def _whole(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
