# SPDX-License-Identifier: EUPL-1.2
"""Until when a debt is paid back, by equal monthly payments without interest."""

from datetime import date
from decimal import ROUND_CEILING, Decimal

LONGEST = 600
"""Months beyond which an end is no longer told: fifty years."""


def last_payment(amount: Decimal | None, monthly: Decimal | None, since: date) -> date | None:
    """Give the month of the last payment, the first being the month after `since`; `None` when it never comes.

    An amount or a payment that is not known, or not above zero, gives no end.
    """
    if amount is None or monthly is None or amount <= 0 or monthly <= 0:
        return None
    payments = int((amount / monthly).to_integral_value(ROUND_CEILING))
    if payments > LONGEST:
        return None
    months = since.year * 12 + since.month - 1 + payments
    return date(months // 12, months % 12 + 1, 1)
