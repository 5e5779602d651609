# SPDX-License-Identifier: EUPL-1.2
"""The micro-entreprise: what is levied on its turnover, and what the CAF counts of it. All amounts are euros per month.

The base is the turnover cashed in, with no cost taken off (CSS art. L. 613-7); the RSA counts the turnover less a flat
allowance, and no contribution (CASF art. R. 262-19, CGI art. 50-0 and 102 ter).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales

ZERO = Decimal(0)
RELIEF_REFORM = date(2026, 7, 1)
"""Businesses begun from this day have a quarter off instead of a half (décret 2026-69)."""
FLAT_RELIEF = date(2020, 4, 1)
"""Before it, the Acre went by periods over three years, which is not reckoned here."""


@dataclass(frozen=True)
class Category:
    """A nature of activity, and the scales that apply to it; `chamber` is empty where no chamber tax is due."""

    label: str
    contributions: str
    relief: str
    training: str
    chamber: str
    flat_tax: str
    allowance: str
    threshold: str


def _category(label: str, rate: str, body: str, chamber: str = "") -> Category:
    tax = "vente" if rate == "vente" else "bic" if rate == "bic" else "bnc"
    return Category(
        label=label,
        contributions=f"micro.cotis.{rate}",
        relief=f"micro.acre.{rate}",
        training=f"micro.cfp.{body}",
        chamber=chamber and f"micro.tfc.{chamber}",
        flat_tax=f"micro.vl.{tax}",
        allowance=f"micro.abattement.{tax}",
        threshold="vente" if tax == "vente" else "service",
    )


CATEGORIES: Mapping[str, Category] = {
    "vente_commerce": _category("Vente, commerçant", "vente", "commerce", "commerce_vente"),
    "service_bic_commerce": _category("Service commercial", "bic", "commerce", "commerce_service"),
    "vente_artisanat": _category("Vente artisanale", "vente", "artisan", "artisan_vente"),
    "service_bic_artisanat": _category("Service artisanal", "bic", "artisan", "artisan_service"),
    "liberal_ssi": _category("Libéral non réglementé (SSI)", "bnc_ssi", "liberal"),
    "liberal_cipav": _category("Libéral réglementé (Cipav)", "bnc_cipav", "liberal"),
}
"""The six natures that the micro-social regime tells apart."""


@dataclass(frozen=True)
class Activity:
    """One nature of activity: its turnover per month, or its twelve last months, the oldest first."""

    category: str
    turnover: Decimal
    months: tuple[Decimal, ...] = ()

    @classmethod
    def of_months(cls, category: str, months: tuple[Decimal, ...]) -> "Activity":
        """Make one from its months."""
        return cls(category, sum(months, ZERO) / len(months), months)

    def in_month(self, back: int) -> Decimal:
        """Give the turnover of the month so many before the last known one (0)."""
        return self.months[-1 - back] if self.months else self.turnover


@dataclass(frozen=True, kw_only=True)
class Micro:
    """A micro-entreprise; `purchases_rate` is a share of turnover, `fixed_costs` euros per month."""

    activities: tuple[Activity, ...]
    since: date | None = None
    relief: bool = False
    relief_until: date | None = None
    flat_tax: bool = False
    purchases_rate: Decimal = ZERO
    fixed_costs: Decimal = ZERO

    @property
    def turnover(self) -> Decimal:
        """Give the turnover of all its natures."""
        return sum((one.turnover for one in self.activities), ZERO)


@dataclass(frozen=True)
class Levies:
    """What is levied on the turnover, euros per month."""

    contributions: Decimal = ZERO
    training_tax: Decimal = ZERO
    chamber_tax: Decimal = ZERO
    flat_tax: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Add them up."""
        return self.contributions + self.training_tax + self.chamber_tax + self.flat_tax

    def __add__(self, other: "Levies") -> "Levies":
        """Add two up, line by line."""
        return Levies(
            self.contributions + other.contributions,
            self.training_tax + other.training_tax,
            self.chamber_tax + other.chamber_tax,
            self.flat_tax + other.flat_tax,
        )


def relief_end(since: date) -> date:
    """Give the last day of the Acre: the end of the third civil quarter after that of the beginning."""
    quarters = since.year * 4 + (since.month - 1) // 3 + 4
    year, quarter = divmod(quarters, 4)
    return date.fromordinal(date(year, quarter * 3 + 1, 1).toordinal() - 1)


def has_relief(micro: Micro, day: date) -> bool:
    """Tell whether contributions are lowered on a day: the Acre was granted, by its flat rule, and has not ended."""
    if not micro.relief or (micro.since and micro.since < FLAT_RELIEF):
        return False
    end = micro.relief_until or (relief_end(micro.since) if micro.since else None)
    return end is None or day <= end


def contribution_rate(micro: Micro, category: Category, day: date, scales: AppliedScales) -> Decimal:
    """Give the share of turnover that contributions take; the Acre follows the day the business began."""
    if not has_relief(micro, day):
        return scales(category.contributions, day)
    before_reform = micro.since is not None and micro.since < RELIEF_REFORM
    last_before = date.fromordinal(RELIEF_REFORM.toordinal() - 1)
    return scales(category.relief, min(day, last_before) if before_reform else day)


def levies_on(micro: Micro, activity: Activity, turnover: Decimal, day: date, scales: AppliedScales) -> Levies:
    """Reckon what is levied on a turnover of one nature."""
    category = CATEGORIES[activity.category]
    return Levies(
        turnover * contribution_rate(micro, category, day, scales),
        turnover * scales(category.training, day),
        turnover * scales(category.chamber, day) if category.chamber else ZERO,
        turnover * scales(category.flat_tax, day) if micro.flat_tax else ZERO,
    )


def levies(micro: Micro, day: date, scales: AppliedScales) -> Levies:
    """Reckon what is levied on the average turnover of all its natures."""
    return sum((levies_on(micro, one, one.turnover, day, scales) for one in micro.activities), Levies())


def levy_rate(micro: Micro, day: date, scales: AppliedScales) -> Decimal:
    """Give the share of turnover levied in all; natures weigh as they do now, equally when nothing is sold."""
    return _weighed(micro, lambda one: levies_on(micro, one, Decimal(1), day, scales).total)


def counted_rate(micro: Micro, day: date, scales: AppliedScales) -> Decimal:
    """Give the share of turnover that the CAF counts."""
    return _weighed(micro, lambda one: _counted(one, Decimal(1), day, scales))


def counted(micro: Micro, back: int, day: date, scales: AppliedScales) -> Decimal:
    """Give what the CAF counts of the month so many before the last known one, by the rule of a day."""
    return sum((_counted(one, one.in_month(back), day, scales) for one in micro.activities), ZERO)


def _counted(activity: Activity, turnover: Decimal, day: date, scales: AppliedScales) -> Decimal:
    return turnover * (1 - scales(CATEGORIES[activity.category].allowance, day))


def _weighed(micro: Micro, rate: Callable[[Activity], Decimal]) -> Decimal:
    whole = micro.turnover
    if not whole:
        return sum(map(rate, micro.activities), ZERO) / len(micro.activities)
    return sum((rate(one) * one.turnover for one in micro.activities), ZERO) / whole
