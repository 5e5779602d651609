# SPDX-License-Identifier: EUPL-1.2
"""A debt has an end when its amount and its monthly payment are known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.debts import LONGEST, last_payment

DAY = date(2026, 11, 20)
AMOUNTS = st.none() | st.decimals(min_value=-10, max_value=999_999, places=2)


@pytest.mark.parametrize(
    ("amount", "monthly", "end"),
    [
        (100, 100, date(2026, 12, 1)),
        (101, 100, date(2027, 1, 1)),
        (1200, 100, date(2027, 11, 1)),
        (0, 100, None),
        (100, 0, None),
        (None, 100, None),
        (100, None, None),
        (60_001, 100, None),
    ],
)
def test_the_last_payment_is_counted_from_the_month_after(
    amount: int | None, monthly: int | None, end: date | None
) -> None:
    told = (None if one is None else Decimal(one) for one in (amount, monthly))
    assert last_payment(*told, DAY) == end


@given(AMOUNTS, AMOUNTS)
def test_the_payments_until_the_end_cover_the_debt(amount: Decimal | None, monthly: Decimal | None) -> None:
    end = last_payment(amount, monthly, DAY)
    if end is not None:
        assert amount is not None
        assert monthly is not None
        payments = (end.year - DAY.year) * 12 + end.month - DAY.month
        assert 1 <= payments <= LONGEST
        assert (payments - 1) * monthly < amount <= payments * monthly
