# SPDX-License-Identifier: EUPL-1.2
"""A scale gives the value of the day, and says which one is missing rather than none."""

from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.domain.scales import DatedScale, ScaleUnknown, ScaleValue

RSA = DatedScale(
    code="rsa",
    label="RSA socle",
    unit="€/mois",
    source="Décret",
    values=(ScaleValue(date(2026, 4, 1), Decimal("651.69")), ScaleValue(date(2025, 4, 1), Decimal("646.52"))),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2025, 4, 1), "646.52"),
        (date(2026, 3, 31), "646.52"),
        (date(2026, 4, 1), "651.69"),
        (date(2040, 1, 1), "651.69"),
    ],
)
def test_a_value_applies_until_the_next_one(day: date, value: str) -> None:
    assert RSA.on(day).value == Decimal(value)


def test_a_day_before_every_value_is_said_to_have_none() -> None:
    with pytest.raises(ScaleUnknown, match=r"RSA socle.*aucune valeur au 31/03/2025.*avec sa source"):
        RSA.on(date(2025, 3, 31))
