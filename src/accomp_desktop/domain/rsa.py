# SPDX-License-Identifier: EUPL-1.2
"""The RSA of a household, estimated: flat amount, housing lump sum, what is counted. All amounts are euros per month.

CASF art. L. 262-2 s., R. 262-1 (flat amount), R. 262-9 and R. 262-10 (housing lump sum), R. 262-7 (reference quarter),
R. 262-19 (self-employed). Formulas checked against OpenFisca-France 176.0.7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales

Housing: TypeAlias = Literal["none", "benefit", "owner", "free"]
"""No lump sum; a housing benefit, deducted up to the lump sum; owner without a loan, or housed free: the lump sum."""
CENT = Decimal("0.01")
ZERO = Decimal(0)
DEPENDENT_UNTIL = 25
"""The age from which a child no longer counts in the household (CASF art. R. 262-3)."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """A household but for its businesses; `children` are ages, amounts euros per month, wages net."""

    couple: bool = False
    children: tuple[int, ...] = ()
    lone_parent_increase: bool = False
    housing: Housing = "none"
    housing_benefit: Decimal = ZERO
    wage: Decimal = ZERO
    partner_wage: Decimal = ZERO
    family_benefits: Decimal = ZERO
    other: Decimal = ZERO

    @property
    def dependents(self) -> int:
        """Count the children who still count."""
        return sum(age < DEPENDENT_UNTIL for age in self.children)

    @property
    def unearned(self) -> Decimal:
        """Give what is counted besides income from work."""
        return self.family_benefits + self.other


def rounded(amount: Decimal) -> Decimal:
    """Round to the cent, halves up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def reference_months(month: date, scales: AppliedScales) -> tuple[date, date, date]:
    """Give the three months whose income decides the right of a month, the oldest first."""
    back = int(scales("rsa.periode_reference", month))
    return months_back(month, back + 3), months_back(month, back + 2), months_back(month, back + 1)


def months_back(day: date, count: int) -> date:
    """Give the first day of the month so many before that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, 1)


def family_share(home: Home, day: date, scales: AppliedScales) -> Decimal:
    """Give by how much the amount of a single person is multiplied for this household."""
    first_children = min(home.dependents, 2)
    others = int(home.couple) + first_children
    share = Decimal(1) + scales("rsa.coef.enfant_sup", day) * (home.dependents - first_children)
    if others:
        share += scales("rsa.coef.2e_personne", day) + scales("rsa.coef.3e_personne", day) * (others - 1)
    if home.lone_parent_increase and not home.couple:
        increased = scales("rsa.majore.base", day) + scales("rsa.majore.par_enfant", day) * home.dependents
        share = max(share, increased)
    return share


def housing_share(home: Home, day: date, scales: AppliedScales) -> Decimal:
    """Give the housing lump sum, as a share of the amount of a single person."""
    people = min(1 + int(home.couple) + home.dependents, 3)
    share = scales(f"rsa.forfait_logement.{people}", day)
    if people >= 2:
        share *= 1 + scales("rsa.coef.2e_personne", day) + scales("rsa.coef.3e_personne", day) * (people - 2)
    return share


def housing_deducted(home: Home, base: Decimal, day: date, scales: AppliedScales) -> Decimal:
    """Give what housing takes off, for an amount of a single person."""
    if home.housing == "none":
        return ZERO
    lump_sum = rounded(base * housing_share(home, day, scales))
    return min(home.housing_benefit, lump_sum) if home.housing == "benefit" else lump_sum


def flat_amount(home: Home, day: date, scales: AppliedScales) -> Decimal:
    """Give the RSA of this household when it has nothing."""
    return rounded(scales("rsa.base", day) * family_share(home, day, scales))


def highest_rsa(home: Home, day: date, scales: AppliedScales) -> Decimal:
    """Give the flat amount less the housing lump sum: what is paid when nothing is earned."""
    return flat_amount(home, day, scales) - housing_deducted(home, scales("rsa.base", day), day, scales)


def rsa(home: Home, earned: Sequence[Decimal], day: date, scales: AppliedScales) -> Decimal:
    """Estimate the RSA of a month, from what the household earned in the three months of reference."""
    counted = sum(earned, ZERO) / len(earned) + home.unearned
    right = rounded(highest_rsa(home, day, scales) - counted)
    return rounded(ZERO) if right < scales("rsa.seuil_versement", day) else right
