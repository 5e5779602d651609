# SPDX-License-Identifier: EUPL-1.2
"""What a person lives on month by month: the twelve months known, or the twelve to come at the same pace. Euros.

Each month has the scales and the Acre of its own day. The RSA and the prime of a month follow from the months of
reference before it; where these are not known, neither are they.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import CATEGORIES, Activity, Levies, Micro, levies_on
from accomp_desktop.domain.prime import WorkedMonth, prime
from accomp_desktop.domain.rsa import ZERO, months_back, rounded, rsa
from accomp_desktop.domain.viability import Situation, Trading, TypedBusiness

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
    days = [months_back(first, -count) for count in range(MONTHS)]
    months = tuple(_lived(situation, rank, day, scales) for rank, day in enumerate(days))
    return LivedYear(months, ahead)


def _has_months(business: Trading | None) -> bool:
    return isinstance(business, Micro) and any(one.months for one in business.activities)


def _lived(situation: Situation, rank: int, day: date, scales: AppliedScales) -> LivedMonth:
    business = situation.business
    turnover, levied = _sold(business, rank), _levied(business, rank, day, scales)
    costs = rounded(turnover * business.purchases_rate + business.fixed_costs)
    right, added = _aids(situation, rank, day, scales)
    return LivedMonth(
        month=day,
        turnover=rounded(turnover),
        levies=rounded(levied.total),
        costs=costs,
        net_activity=rounded(turnover - levied.total - costs),
        rsa=right,
        prime=added,
    )


def _aids(situation: Situation, rank: int, day: date, scales: AppliedScales) -> tuple[Decimal | None, Decimal | None]:
    behind, home = int(scales("rsa.periode_reference", day)), situation.home
    ranks = range(rank - behind - 3, rank - behind)
    if ranks[0] < 0 and (_has_months(situation.business) or _has_months(situation.partner)):
        return None, None
    earned = [
        (
            _counted(situation.business, one, day, scales) + home.wage,
            _counted(situation.partner, one, day, scales) + home.partner_wage,
        )
        for one in ranks
    ]
    worked = [WorkedMonth(months_back(day, back), both) for back, both in zip((3, 2, 1), earned, strict=True)]
    return rsa(home, [mine + theirs for mine, theirs in earned], day, scales), prime(home, worked, scales)


def _counted(business: Trading | None, rank: int, day: date, scales: AppliedScales) -> Decimal:
    if not isinstance(business, Micro):
        return business.profit if business else ZERO
    natures = business.activities
    shares = (1 - scales(CATEGORIES[one.category].allowance, day) for one in natures)
    return sum((_in_rank(one, rank) * share for one, share in zip(natures, shares, strict=True)), ZERO)


def _sold(business: Trading, rank: int) -> Decimal:
    if isinstance(business, TypedBusiness):
        return business.turnover
    return sum((_in_rank(one, rank) for one in business.activities), ZERO)


def _levied(business: Trading, rank: int, day: date, scales: AppliedScales) -> Levies:
    if isinstance(business, TypedBusiness):
        return Levies(business.contributions)
    levied: Iterator[Levies] = (
        levies_on(business, one, _in_rank(one, rank), day, scales) for one in business.activities
    )
    return sum(levied, Levies())


def _in_rank(activity: Activity, rank: int) -> Decimal:
    return activity.months[rank] if activity.months else activity.turnover


def _whole(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
