# SPDX-License-Identifier: EUPL-1.2
"""What a person earns around entry, in the middle and at exit, so that the income rises when the course says so."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import NamedTuple

from accomp_desktop.demonstration.courses import Course

RSA_ALONE, RSA_TAPER, OFF_RSA_FROM = 565, 0.62, 910
"""Invented but likely: the RSA paid to someone alone falls with the income and ends near 910 € a month."""


class Earned(NamedTuple):
    """Euros per month on a day."""

    on: date
    net_activity: Decimal
    wages: Decimal
    rsa: Decimal
    ppa: Decimal
    proof: str


def earnings(course: Course, random: Random) -> tuple[Earned, ...]:
    """Draw the incomes of a course: at entry, half-way for those who keep their business, at exit if it is known."""
    entry = random.randint(4, 62) * 10
    proof = random.choice(("caf", "urssaf", "accounts", "declared"))
    told = [_earned(course.entered_on, entry, 0.0, proof)]
    if course.left_on is None or course.livelihood == "unknown":
        return tuple(told)
    last, share = _at_exit(course, entry, random)
    if course.livelihood in {"independent", "combined"}:
        half_way = course.entered_on + (course.left_on - course.entered_on) / 2
        told.append(_earned(half_way, (entry + last) // 20 * 10, 0.0, random.choice(("caf", "urssaf"))))
    told.append(_earned(course.left_on, last, share, "payslip" if share > 0.5 else random.choice(("caf", "urssaf"))))
    return tuple(told)


def off_rsa(course: Course, random: Random) -> bool:
    """Tell whether the last income of a course ends the RSA."""
    last = earnings(course, random)[-1]
    return course.left_on == last.on and last.rsa == 0


def _at_exit(course: Course, entry: int, random: Random) -> tuple[int, float]:
    """Give the euros per month at exit and the part of wages in them."""
    wages = {"combined": 0.45, "salaried": 1.0}.get(course.livelihood, 0.0)
    if course.livelihood in {"none", "project"}:
        return 0, 0.0
    if course.rose:
        return entry + random.randint(12, 78) * 10, wages
    return round(entry * random.uniform(0.55, 1.0)) // 10 * 10, wages


def _earned(on: date, euros: int, wages: float, proof: str) -> Earned:
    paid = round(euros * wages / 10) * 10
    rsa = 0 if euros >= OFF_RSA_FROM else max(0, round((RSA_ALONE - RSA_TAPER * euros) / 10) * 10)
    bonus = round(120 + 0.12 * euros) if 200 <= euros <= 1500 else 0
    return Earned(on, _money(euros - paid), _money(paid), _money(rsa), _money(bonus), proof)


def _money(euros: int) -> Decimal:
    return Decimal(euros).quantize(Decimal("0.01"))
