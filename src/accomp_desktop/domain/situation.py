# SPDX-License-Identifier: EUPL-1.2
"""The situation that a person’s record and diagnosis tell, read through what the kit says its questions mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from accomp_desktop.domain.births import ages_on
from accomp_desktop.domain.business import LEGAL_FORMS
from accomp_desktop.domain.kinds import Choice, total
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.meanings import ALONE, COUPLE, FIGURES, HOUSINGS, MICRO, RELIEF
from accomp_desktop.domain.micro import CATEGORIES, Activity, Micro
from accomp_desktop.domain.questions import Question
from accomp_desktop.domain.rsa import ZERO, Home, Housing
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.domain.viability import Situation, Trading, TypedBusiness

FORM = Choice(LEGAL_FORMS)
YEAR = 12
NATURE, REGIME, FAMILY, HOUSING = "Nature de l’activité", "Régime", "Situation familiale", "Logement"
PAYMENT = 2
"""The column of a table of debts that holds the monthly payment."""
COUNTED_AS_NOTHING = ("wage", "partner_wage", "family_benefits", "other_incomes")
"""Amounts that most people do not have: not told, they are counted as nothing, and this is said."""


@dataclass(frozen=True)
class Cost:
    """A fixed cost by its name, euros per month."""

    label: str
    amount: Decimal


@dataclass(frozen=True)
class ToldSituation:
    """The situation told, or the labels of what must be answered first; and what was counted as nothing, not told.

    `costs` are the fixed costs told line by line.
    """

    situation: Situation | None
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    months_known: int = 0
    costs: tuple[Cost, ...] = ()


def told_situation(answers: Answers, kit: Kit, day: date, partner: Answers | None = None) -> ToldSituation:
    """Read the situation on a day from everything known of the person, and of who shares the household."""
    facts = _Facts(answers, kit)
    business = facts.trading()
    home = facts.home(day)
    theirs = _Facts(partner or {}, kit)
    other = theirs.trading() if theirs.has_business else None
    assumed = facts.assumed
    if theirs.has_business and other is None:
        assumed += ("Activité du conjoint",)
    situation = None
    if business and home:
        situation = Situation(
            day=day,
            business=business,
            home=home,
            partner=other,
            hours=facts.amount("hours"),
            needs=facts.needs(home),
            debts=facts.debts(),
            last_year_turnover=facts.amount("last_year_turnover"),
        )
    return ToldSituation(situation, tuple(dict.fromkeys(facts.missing)), assumed, facts.months_known, facts.costs)


class _Facts:
    """What answers say to the calculations; asking for what is not there notes it as missing."""

    def __init__(self, answers: Answers, kit: Kit) -> None:
        self._answers, self._kit = answers, kit
        asked = list(_questions(kit))
        self._figures: Mapping[str, Sequence[Question]] = _by_meaning(asked)
        self._listed = [one for one in asked if one.list and not one.means]
        self.missing: list[str] = []

    @property
    def has_business(self) -> bool:
        """Whether a business is known of."""
        return self.figure("turnover") is not None or self._sense(CATEGORIES) is not None

    @property
    def months_known(self) -> int:
        """Count the months whose turnover is known."""
        return sum(one is not None for one in self._months("turnover"))

    @property
    def assumed(self) -> tuple[str, ...]:
        """Name what is counted as nothing because nothing was said of it."""
        asked = [name for name in COUNTED_AS_NOTHING if name != "partner_wage" or self._sense({COUPLE}) == COUPLE]
        named = [self._label(name) for name in asked if name in self._figures and self.figure(name) is None]
        return (*named, *(() if self._answers.get("children") is not None else ("Enfants à charge",)))

    @property
    def costs(self) -> tuple[Cost, ...]:
        """Name the fixed costs whose amounts are known."""
        value = self.figure("fixed_cost_lines")
        return tuple(_costs(value if isinstance(value, tuple) else ()))

    def figure(self, name: str) -> Value:
        """Give the first answer known among the questions that mean this."""
        known = (self._answers.get(one.key) for one in self._figures.get(name, ()))
        return next((value for value in known if value is not None), None)

    def amount(self, name: str) -> Decimal | None:
        """Give a figure that is a number."""
        value = self.figure(name)
        return None if value is None else Decimal(cast("Decimal", value))

    def needed(self, name: str) -> Decimal | None:
        """Give a number without which nothing can be reckoned."""
        value = self.amount(name)
        if value is None:
            self.missing.append(self._label(name))
        return value

    def trading(self) -> Trading | None:
        """Give the business: reckoned under the micro regime for the natures known, else by the figures typed."""
        selling, regime, category = self._selling(), self._regime(), self._sense(CATEGORIES)
        if regime is None:
            self.missing.append(self._listed_label({MICRO}, REGIME))
        elif regime == MICRO and category:
            return selling and self._micro(category, *selling)
        elif regime == MICRO and not self._chosen(CATEGORIES):
            self.missing.append(self._listed_label(CATEGORIES, NATURE))
        else:
            return self._typed(self._chosen(CATEGORIES) if regime == MICRO else regime, selling)
        return None

    def home(self, day: date) -> Home | None:
        """Give the household; what most people do not have is counted as nothing when it is not told."""
        family, housing = self._sense({COUPLE, ALONE}), self._sense(HOUSINGS)
        benefit = self.needed("housing_benefit") if housing == "housing_benefit" else self.amount("housing_benefit")
        if family is None:
            self.missing.append(self._listed_label({COUPLE}, FAMILY))
        if housing is None:
            self.missing.append(self._listed_label(HOUSINGS, HOUSING))
        if family is None or housing is None or (housing == "housing_benefit" and benefit is None):
            return None
        return Home(
            couple=family == COUPLE,
            children=self._children(day),
            lone_parent_increase=self.figure("lone_parent_increase") is True,
            housing=cast("Housing", housing.removeprefix("housing_")),
            housing_benefit=benefit or ZERO,
            wage=self.amount("wage") or ZERO,
            partner_wage=(self.amount("partner_wage") or ZERO) if family == COUPLE else ZERO,
            family_benefits=self.amount("family_benefits") or ZERO,
            other=self.amount("other_incomes") or ZERO,
        )

    def needs(self, home: Home) -> Decimal | None:
        """Give what the work must bring for the household to live: its needs, less its other resources."""
        needs = self.amount("needs")
        if needs is None:
            return None
        others = home.unearned + home.wage + home.partner_wage + home.housing_benefit
        return max(ZERO, needs - others)

    def debts(self) -> Decimal | None:
        """Give the monthly payments of the debts, as far as they are known."""
        value = self.figure("debts")
        return total(value, PAYMENT) if isinstance(value, tuple) else cast("Decimal | None", value)

    def _selling(self) -> tuple[Decimal, Decimal] | None:
        """Give the share of purchases and the fixed costs, once some turnover is known."""
        if not self.months_known:
            self.missing.append(self._label("turnover"))
        share, costs = self.needed("purchases_share"), self.needed("fixed_costs")
        if not self.months_known or share is None or costs is None:
            return None
        return share / 100, costs

    def _micro(self, category: str, purchases_rate: Decimal, fixed_costs: Decimal) -> Micro:
        until = cast("date | None", self.figure("relief_until"))
        return Micro(
            activities=tuple(self._activities(category)),
            since=cast("date | None", self._answers.get("business_since")),
            relief=self._sense({RELIEF}) == RELIEF or until is not None,
            relief_until=until,
            flat_tax=self.figure("flat_tax") is True,
            purchases_rate=purchases_rate,
            fixed_costs=fixed_costs,
        )

    def _typed(self, regime: str, selling: tuple[Decimal, Decimal] | None) -> TypedBusiness | None:
        contributions, profit = self.needed("contributions"), self.needed("profit")
        if selling is None or contributions is None or profit is None:
            return None
        purchases_rate, fixed_costs = selling
        return TypedBusiness(
            regime=regime,
            turnover=sum((one.turnover for one in self._activities("")), ZERO),
            contributions=contributions,
            profit=profit / YEAR,
            purchases_rate=purchases_rate,
            fixed_costs=fixed_costs,
        )

    def _activities(self, category: str) -> Iterator[Activity]:
        yield _activity(category, self._months("turnover"))
        second = self._months("second_turnover")
        if any(one is not None for one in second):
            yield _activity(self._second_category() or category, second)

    def _second_category(self) -> str:
        code = self.figure("second_nature")
        meant = (self._kit.meaning(one.list, code) for one in self._figures.get("second_nature", ()))
        return next((one for one in meant if one in CATEGORIES), None) or ""

    def _months(self, name: str) -> tuple[Decimal | None, ...]:
        return cast("tuple[Decimal | None, ...]", self.figure(name) or ())

    def _regime(self) -> str | None:
        """Give the regime: micro, or the name of another; an « entreprise individuelle » alone does not tell."""
        if self._sense({MICRO}):
            return MICRO
        form = cast("str | None", self._answers.get("legal_form"))
        told = {"micro": MICRO, "ei": ""}.get(form or "", FORM.show(form))
        return self._chosen({MICRO}) or told or None

    def _children(self, day: date) -> tuple[int, ...]:
        """Give the ages of the children; those only counted pass for small, as they count the same."""
        ages = ages_on(day, cast("str | None", self.figure("births")))
        return ages if ages is not None else (0,) * cast("int", self._answers.get("children") or 0)

    def _sense(self, meanings: Iterable[str]) -> str | None:
        """Give the one of these meanings that an answer chosen in a list has."""
        told = (self._kit.meaning(one.list, self._answers.get(one.key)) for one in self._listed)
        wanted = frozenset(meanings)
        return next((meant for meant in told if meant in wanted), None)

    def _chosen(self, meanings: Iterable[str]) -> str:
        """Give the label of what was chosen in a list that has such meanings, whatever it means."""
        asked = self._asking(meanings)
        code = self._answers.get(asked.key) if asked else None
        lines = self._kit.lists.get(asked.list, ()) if asked else ()
        return next((line.label for line in lines if line.code == code), "")

    def _listed_label(self, meanings: Iterable[str], otherwise: str) -> str:
        asked = self._asking(meanings)
        return asked.label if asked else otherwise

    def _asking(self, meanings: Iterable[str]) -> Question | None:
        """Find the question whose list has such meanings."""
        wanted = frozenset(meanings)
        lists = ((one, self._kit.lists.get(one.list, ())) for one in self._listed)
        return next((one for one, lines in lists if any(line.means in wanted for line in lines)), None)

    def _label(self, name: str) -> str:
        return next((one.label for one in self._figures.get(name, ())), FIGURES[name])


def _costs(rows: Iterable[Value]) -> Iterator[Cost]:
    for row in rows:
        match row:
            case (str(label), Decimal() as amount, *_) if amount > 0:
                yield Cost(label, amount)
            case _:
                pass


def _activity(category: str, months: Sequence[Decimal | None]) -> Activity:
    """Make an activity of twelve months; when some are unknown, of the average of the others."""
    known = tuple(one for one in months if one is not None)
    whole = Activity.of_months(category, known)
    return whole if len(known) == len(months) else Activity(category, whole.turnover)


def _questions(kit: Kit) -> Iterator[Question]:
    for one in kit.fields:
        yield from one.answered()
    for form in kit.forms:
        yield from form.questions()


def _by_meaning(asked: Iterable[Question]) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for one in asked:
        if one.means:
            found.setdefault(one.means, []).append(one)
    return found
