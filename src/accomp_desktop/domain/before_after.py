# SPDX-License-Identifier: EUPL-1.2
"""Two livelihoods side by side, line by line: before, after, and the difference, said in words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from accomp_desktop.domain.kinds import Money
from accomp_desktop.domain.viability import Livelihood


class Better(Enum):
    """Which way a line is good news for the person; neither, when it depends."""

    MORE = 1
    LESS = -1
    NEITHER = 0


@dataclass(frozen=True)
class Line:
    """One line of the comparison; `is_total` for those that add up the ones above."""

    code: str
    label: str
    value: Callable[[Livelihood], Decimal | None]
    better: Better = Better.MORE
    is_total: bool = False


def taxes(livelihood: Livelihood) -> Decimal:
    """Add up what is levied besides social contributions."""
    return livelihood.training_tax + livelihood.chamber_tax + livelihood.flat_tax


LINES: tuple[Line, ...] = (
    Line("turnover", "Chiffre d’affaires", lambda one: one.turnover),
    Line("contributions", "Cotisations sociales", lambda one: one.contributions, Better.NEITHER),
    Line("taxes", "Taxes et impôt libératoire", taxes, Better.NEITHER),
    Line("purchases", "Achats", lambda one: one.purchases, Better.NEITHER),
    Line("fixed_costs", "Charges fixes", lambda one: one.fixed_costs, Better.LESS),
    Line("net_activity", "Reste de l’activité", lambda one: one.net_activity, is_total=True),
    Line("wage", "Salaire net", lambda one: one.wage),
    Line("rsa", "RSA du foyer, estimé", lambda one: one.rsa, Better.NEITHER),
    Line("prime", "Prime d’activité, estimée", lambda one: one.prime, Better.NEITHER),
    Line("total", "Total pour vivre", lambda one: one.total, is_total=True),
    Line("after_debts", "Reste après les dettes", lambda one: one.after_debts),
    Line("hourly", "Par heure dans l’entreprise", lambda one: one.hourly),
    Line("breakeven", "Ventes pour couvrir les charges", lambda one: one.breakeven, Better.LESS),
    Line("target_rsa", "Ventes pour vivre comme au RSA", lambda one: one.target_rsa, Better.LESS),
    Line("target_smic", "Ventes pour gagner le SMIC", lambda one: one.target_smic, Better.LESS),
    Line("target_needs", "Ventes pour couvrir les besoins", lambda one: one.target_needs, Better.LESS),
    Line("leaving", "Ventes où le RSA s’arrête", lambda one: one.rsa_exit_turnover, Better.NEITHER),
)
"""What is compared, euros per month, but for what an hour brings."""


@dataclass(frozen=True)
class Compared:
    """A line, before and after; `None` is unknown, or out of reach."""

    line: Line
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Give what was added; unknown as soon as a side is."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def is_good_news(self) -> bool | None:
        """Tell whether the change is for the better; `None` when it is not told, or nothing changed."""
        if not self.difference or self.line.better is Better.NEITHER:
            return None
        return (self.difference > 0) is (self.line.better is Better.MORE)

    @property
    def told(self) -> str:
        """Say the difference, its sign in words."""
        match self.difference:
            case None:
                return "inconnu"
            case none if not none:
                return "inchangé"
            case more if more > 0:
                return f"{Money().show(more)} de plus"
            case less:
                return f"{Money().show(-less)} de moins"


def compared(before: Livelihood, after: Livelihood) -> tuple[Compared, ...]:
    """Compare two livelihoods, line by line."""
    return tuple(Compared(line, line.value(before), line.value(after)) for line in LINES)
