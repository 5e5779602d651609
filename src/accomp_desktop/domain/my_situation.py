# SPDX-License-Identifier: EUPL-1.2
"""What the page « Ma situation » says to the person: what one lives on, what to do next, when, and whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from accomp_desktop.domain.casework import SupportFile
from accomp_desktop.domain.cells import group_thousands
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.viability import Livelihood

MOST_STEPS = 3
Named: TypeAlias = tuple[str, Decimal]
"""A sum of money and what it is."""


@dataclass(frozen=True)
class NextStep:
    """Something to do, and until when if it is known."""

    label: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MySituation:
    """The page of one person on a day; without a `livelihood`, `missing` names the answers it waits for."""

    name: str
    on: date
    structure: Structure
    livelihood: Livelihood | None = None
    missing: tuple[str, ...] = ()
    steps: tuple[NextStep, ...] = ()
    appointment: date | None = None
    adviser: str | None = None


def next_steps(support: SupportFile | None, proposed: Iterable[str]) -> tuple[NextStep, ...]:
    """Give three steps: what is left of the plan, the first due first; without a plan, what the alerts propose."""
    left = [NextStep(one.label, one.due_on) for one in support.actions_left()] if support else []
    return tuple(left or [NextStep(one) for one in proposed])[:MOST_STEPS]


def lived_on(life: Livelihood) -> tuple[Named, ...]:
    """List what comes in each month; a wage only when there is one."""
    activity = "Mon activité me laisse" if life.net_activity >= 0 else "Mon activité me coûte"
    wage = (("Mon salaire", life.wage),) if life.wage else ()
    return ((activity, life.net_activity), *wage, ("Le RSA", life.rsa), ("La prime d’activité", life.prime))


def spent(life: Livelihood) -> tuple[Named, ...]:
    """List where the turnover goes, what is left last; a part that is nothing is left out."""
    levied = life.contributions + life.training_tax + life.chamber_tax + life.flat_tax
    parts = (("Cotisations et taxes", levied), ("Achats", life.purchases), ("Frais fixes", life.fixed_costs))
    return tuple(one for one in (*parts, ("Il me reste", life.net_activity)) if one[1] > 0)


def warnings(life: Livelihood) -> tuple[str, ...]:
    """Say in short sentences that the business costs money, or that the RSA stops before one can live from it."""
    left = life.net_activity + life.wage
    if life.net_activity < 0:
        return (
            "Mes dépenses dépassent ce que j’encaisse.",
            f"Chaque mois, il me manque {in_euros(-life.net_activity)}.",
            "J’en parle tout de suite.",
        )
    if not life.is_trap:
        return ()
    who = "mon activité et mon salaire ne me laissent" if life.wage else "mon activité ne me laisse"
    prime = "La prime d’activité m’aide\u202f: je vérifie que je la demande."
    return (
        "Le RSA s’arrête.",
        f"Mais {who} que {in_euros(left)} par mois.",
        "Ce n’est pas encore assez pour en vivre.",
        *((prime,) if life.prime else ()),
    )


def turnover_needed(life: Livelihood) -> tuple[str, Decimal | None]:
    """Give the turnover to aim for: what the household needs, or else what replaces its RSA; `None` if none does."""
    if life.target_needs is not None:
        return "Pour payer les besoins de mon foyer", life.target_needs
    return "Pour que mon activité remplace le RSA", life.target_rsa


def whole_sum(parts: Iterable[Named]) -> Decimal:
    """Add up sums as they are shown, so that whoever adds them up again finds the same."""
    return sum((_whole(amount) for _, amount in parts), Decimal(0))


def in_euros(amount: Decimal) -> str:
    """Write a sum in whole euros: « 1 200 € »."""
    return f"{group_thousands(str(int(_whole(amount))))}\u00a0€"


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)
