# SPDX-License-Identifier: EUPL-1.2
"""The yearly thresholds of a micro-entreprise: the regime (CGI art. 50-0, 102 ter), the VAT exemption (art. 293 B).

Amounts are euros per year. In the first year the turnover is brought to a whole year; the regime is left after two
years in a row above its threshold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import CATEGORIES, Activity, Micro
from accomp_desktop.domain.rsa import ZERO
from accomp_desktop.domain.viability import Situation

YEAR = 365
NEAR = Decimal("0.9")
"""From this share of a threshold on, it is time to speak of it."""

State: TypeAlias = Literal["near", "over"]


@dataclass(frozen=True)
class Crossing:
    """A threshold passed or near: of what turnover, its yearly limit, and what follows."""

    code: str
    what: str
    label: str
    limit: Decimal
    state: State
    consequence: str
    prorated: bool


@dataclass(frozen=True)
class _Rule:
    """A threshold: the scale that holds it, what follows when it is passed; `{nature}` is vente or service."""

    code: str
    scale: str
    label: str
    consequence: str


RULES = (
    _Rule("micro", "micro.seuil.{nature}", "seuil du régime micro", "Le régime est quitté après deux années de suite."),
    _Rule("vat", "tva.seuil.{nature}", "seuil de la franchise de TVA", "La TVA sera due au 1er janvier suivant."),
    _Rule(
        "vat_raised", "tva.seuil_majore.{nature}", "seuil majoré de TVA", "La TVA est due dès le jour du dépassement."
    ),
)
TWICE = "C’est la deuxième année de suite\u202f: le régime micro prend fin au 1er janvier."


def annualised(turnover: Decimal, days: int) -> Decimal:
    """Bring the turnover of so many days to a whole year."""
    return turnover * YEAR / days


def crossings(situation: Situation, scales: AppliedScales) -> Iterator[Crossing]:
    """Go through the thresholds near or passed by a micro-entreprise: for sales and services in all, for services."""
    micro, day = situation.business, situation.day
    if not isinstance(micro, Micro):
        return
    for nature, what, turnover in _natures(micro, day):
        for rule in RULES:
            limit = scales(rule.scale.format(nature=nature), day)
            if turnover < NEAR * limit:
                continue
            over = turnover > limit
            twice = over and rule.code == "micro" and (situation.last_year_turnover or ZERO) > limit
            yield Crossing(
                code=f"{rule.code}_{nature}",
                what=what,
                label=rule.label,
                limit=limit,
                state="over" if over else "near",
                consequence=TWICE if twice else rule.consequence,
                prorated=_days_begun(micro, day) is not None,
            )


def _natures(micro: Micro, day: date) -> Iterator[tuple[str, str, Decimal]]:
    """Give what each threshold looks at: all the turnover against that of sales, services against theirs."""
    services = _in_a_year(micro, [one for one in micro.activities if _is_service(one.category)], day)
    if any(not _is_service(one.category) for one in micro.activities):
        yield "vente", "total" if services else "", _in_a_year(micro, micro.activities, day)
    yield "service", "des services", services


def _is_service(category: str) -> bool:
    return CATEGORIES[category].threshold == "service"


def _in_a_year(micro: Micro, activities: Iterable[Activity], day: date) -> Decimal:
    """Give the turnover of a whole year: twelve average months, or what was sold since a recent beginning, pro rata."""
    turnover = 12 * sum((one.turnover for one in activities), ZERO)
    days = _days_begun(micro, day)
    return turnover if days is None else annualised(turnover, days)


def _days_begun(micro: Micro, day: date) -> int | None:
    """Count the days since a business began, when its twelve months do not make a whole year of trade."""
    if micro.since is None or not any(one.months for one in micro.activities):
        return None
    days = (day - micro.since).days
    return days if 0 < days < YEAR else None
