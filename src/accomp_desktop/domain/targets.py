# SPDX-License-Identifier: EUPL-1.2
"""The turnover to reach, in euros per month, rounded up to the cent: to cover costs, to live, to leave the RSA."""

from decimal import ROUND_CEILING, Decimal

from accomp_desktop.domain.rsa import CENT, ZERO

LEAST_PAID = Decimal("0.01")


def turnover_for(income: Decimal, fixed_costs: Decimal, levy_rate: Decimal, purchases_rate: Decimal) -> Decimal | None:
    """Give the turnover that leaves an income; `None` when each euro sold costs a euro: no turnover does."""
    left = 1 - levy_rate - purchases_rate
    return _up((income + fixed_costs) / left) if left > 0 else None


def leaving_turnover(highest_rsa: Decimal, others: Decimal, least_paid: Decimal, counted_rate: Decimal) -> Decimal:
    """Give the smallest turnover from which no RSA is paid; 0 when the other resources are enough."""
    return max(ZERO, _up((highest_rsa - others - least_paid + LEAST_PAID) / counted_rate))


def _up(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_CEILING)
