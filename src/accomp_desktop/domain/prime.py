# SPDX-License-Identifier: EUPL-1.2
"""The prime d’activité of a household, estimated, in euros per month (CSS art. L. 841-1 s., L. 842-3, D. 843-1 s.).

Each of three months is reckoned by the scales of a month, and the prime is their average. Formulas checked against
OpenFisca-France 176.0.7. Incomes are those of the months of reference; the scales, those of the three months before the
right, as OpenFisca takes them with its own months. Read strictly, R. 843-1 since March 2025 wants the scales of the
fourth, third and second month: up to 25 € apart in the quarter after a change of scales. To be verified with the CAF.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.rsa import ZERO, Home, family_share, housing_deducted, rounded


@dataclass(frozen=True)
class WorkedMonth:
    """A month by whose scales the prime is reckoned, and what each adult earned from work, euros."""

    month: date
    earned: tuple[Decimal, ...]


def prime(home: Home, worked: Sequence[WorkedMonth], scales: AppliedScales) -> Decimal:
    """Estimate the prime of a quarter; nothing without income from work, nor below the least amount paid."""
    if not any(amount > 0 for one in worked for amount in one.earned):
        return rounded(ZERO)
    right = rounded(sum((_of_month(home, one, scales) for one in worked), ZERO) / len(worked))
    return rounded(ZERO) if right < scales("ppa.seuil_versement", worked[-1].month) else right


def _of_month(home: Home, worked: WorkedMonth, scales: AppliedScales) -> Decimal:
    day, earned = worked.month, sum(worked.earned, ZERO)
    base = scales("ppa.base", day)
    flat = base * family_share(home, day, scales)
    deducted = housing_deducted(home, base, day, scales)
    raised = flat + _bonuses(worked.earned, day, scales) + scales("ppa.pente", day) * earned
    return max(ZERO, raised - max(earned + home.unearned + deducted, flat))


def _bonuses(earned: Iterable[Decimal], day: date, scales: AppliedScales) -> Decimal:
    """Add up the bonus of each adult: from nothing at 59 hours of SMIC to the most at the upper threshold."""
    most = rounded(scales("ppa.base", day) * scales("ppa.bonif.max", day))
    hour, low, high = (scales(code, day) for code in ("smic.horaire", "ppa.bonif.seuil", "ppa.bonif.seuil_max"))
    bonuses = (most * (amount / hour - low) / (high - low) for amount in earned)
    return sum((min(max(one, ZERO), most) for one in bonuses), ZERO)
