# SPDX-License-Identifier: EUPL-1.2
"""A situation as JSON, both ways: what `accomp-desktop simulate` reads, and what a simulation kept holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, cast, get_args

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.micro import CATEGORIES, Activity, Micro
from accomp_desktop.domain.rsa import ZERO, Home, Housing
from accomp_desktop.domain.values import Json
from accomp_desktop.domain.viability import Situation, Trading, TypedBusiness

Table: TypeAlias = Mapping[str, object]
MONTHS = 12
MOST = Decimal(10) ** 9
OLDEST_AGE = 130
MOST_CHILDREN = 30

BUSINESS_KEYS = frozenset(
    {
        "category", "turnover", "acre", "acre_until", "business_since", "flat_tax", "purchases_rate", "fixed_costs",
        "regime", "contributions", "profit",
    }
)  # fmt: skip
"""Keys of a business; the last three are for a regime that is not reckoned."""
NATURE_KEYS = frozenset({"category", "turnover"})
"""Keys of one nature of a mixed business."""
HOME_KEYS = frozenset(
    {
        "couple", "children", "lone_parent_increase", "housing", "housing_benefit", "wage", "partner_wage",
        "partner_business", "family_benefits", "other",
    }
)  # fmt: skip
KEYS = BUSINESS_KEYS | {"date", "household", "hours", "needs", "debts", "last_year_turnover"}


class SituationFault(UserError):
    """A situation that cannot be read: which key, what was found, what is expected."""

    def __init__(self, key: str, expected: str) -> None:
        """Take the key, and what should stand there."""
        super().__init__(f"«\u202f{key}\u202f»\u202f: {expected}")


@dataclass(frozen=True)
class _Reader:
    """Reads the values of one object; `path` says where it stands."""

    table: Table
    path: str = ""

    def named(self, key: str) -> str:
        return f"{self.path}{key}"

    def amount(self, key: str, default: Decimal | None = ZERO) -> Decimal:
        value = self.table.get(key)
        if value is None:
            value = default
        if value is None:
            raise SituationFault(self.named(key), "il manque un montant")
        return amount(value, self.named(key))

    def known(self, key: str) -> Decimal | None:
        return None if self.table.get(key) is None else self.amount(key)

    def share(self, key: str) -> Decimal:
        value = self.amount(key)
        if value > 1:
            raise SituationFault(self.named(key), "il faut une part entre 0 et 1 (0.08 pour 8\u202f%)")
        return value

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise SituationFault(self.named(key), "il faut true ou false")
        return value

    def day(self, key: str) -> date | None:
        value = self.table.get(key)
        try:
            return None if value is None else date.fromisoformat(cast("str", value))
        except (TypeError, ValueError):
            raise SituationFault(self.named(key), "il faut une date, comme 2026-07-01") from None

    def within(self, key: str) -> "_Reader":
        return _Reader(_table(self.table.get(key) or {}, self.named(key)), f"{self.named(key)}.")


def amount(value: object, where: str) -> Decimal:
    """Read euros from a number or its text; raises `SituationFault`."""
    try:
        read = Decimal(str(value)) if isinstance(value, (int, float, Decimal, str)) else None
    except InvalidOperation:
        read = None
    if read is None or isinstance(value, bool) or not read.is_finite():
        raise SituationFault(where, "il faut un nombre")
    if not 0 <= read < MOST:
        raise SituationFault(where, "il faut un montant positif, de moins d’un milliard")
    return read


def situation_from_data(data: object) -> Situation:
    """Read a situation; raises `SituationFault`."""
    read = _Reader(_table(data, "situation"))
    home, day = read.within("household"), read.day("date")
    if day is None:
        raise SituationFault("date", "il manque la date du calcul")
    partner = home.table.get("partner_business")
    return Situation(
        day=day,
        business=_business(read),
        home=_home(home),
        partner=None if partner is None else _business(home.within("partner_business")),
        hours=read.known("hours"),
        needs=read.known("needs"),
        debts=read.known("debts"),
        last_year_turnover=read.known("last_year_turnover"),
    )


def unknown_keys(data: object) -> tuple[str, ...]:
    """List the keys that say nothing here, so that a misspelt one is told."""
    table = _table(data, "situation")
    home = _table(table.get("household") or {}, "household")
    partner = _table(home.get("partner_business") or {}, "household.partner_business")
    return (
        *(key for key in table if key not in KEYS),
        *_unknown_in_natures(table, ""),
        *(f"household.{key}" for key in home if key not in HOME_KEYS),
        *(f"household.partner_business.{key}" for key in partner if key not in BUSINESS_KEYS),
        *_unknown_in_natures(partner, "household.partner_business."),
    )


def _unknown_in_natures(business: Table, path: str) -> Iterator[str]:
    for rank, one in enumerate(_sequence(business.get("turnover")) or ()):
        if isinstance(one, Mapping):
            given = cast("Table", one)
            yield from (f"{path}turnover[{rank}].{key}" for key in given if key not in NATURE_KEYS)


def _table(value: object, where: str) -> Table:
    if not isinstance(value, Mapping):
        raise SituationFault(where, "il faut un objet { … }")
    return cast("Table", value)


def _home(read: _Reader) -> Home:
    housing = read.table.get("housing", "none")
    if housing not in get_args(Housing):
        raise SituationFault(read.named("housing"), f"il faut l’un de\u202f: {', '.join(get_args(Housing))}")
    return Home(
        couple=read.flag("couple"),
        children=_ages(read),
        lone_parent_increase=read.flag("lone_parent_increase"),
        housing=cast("Housing", housing),
        housing_benefit=read.amount("housing_benefit"),
        wage=read.amount("wage"),
        partner_wage=read.amount("partner_wage"),
        family_benefits=read.amount("family_benefits"),
        other=read.amount("other"),
    )


def _ages(read: _Reader) -> tuple[int, ...]:
    given = _sequence(read.table.get("children") or [])
    ages = [amount(one, read.named("children")) for one in given or ()]
    if given is None or len(ages) > MOST_CHILDREN or any(age > OLDEST_AGE for age in ages):
        raise SituationFault(read.named("children"), "il faut la liste des âges, comme [3, 11]")
    return tuple(map(int, ages))


def _business(read: _Reader) -> Trading:
    if read.table.get("regime") is not None:
        return TypedBusiness(
            regime=str(read.table["regime"]),
            turnover=read.amount("turnover", None),
            contributions=read.amount("contributions", None),
            profit=read.amount("profit", None),
            purchases_rate=read.share("purchases_rate"),
            fixed_costs=read.amount("fixed_costs"),
        )
    return Micro(
        activities=_activities(read),
        since=read.day("business_since"),
        relief=read.flag("acre"),
        relief_until=read.day("acre_until"),
        flat_tax=read.flag("flat_tax"),
        purchases_rate=read.share("purchases_rate"),
        fixed_costs=read.amount("fixed_costs"),
    )


def _activities(read: _Reader) -> tuple[Activity, ...]:
    """Read one nature, or several: a list of objects."""
    given = _sequence(read.table.get("turnover"))
    if given and all(isinstance(one, Mapping) for one in given):
        readers = (
            _Reader(_table(one, "turnover"), f"{read.named('turnover')}[{rank}].") for rank, one in enumerate(given)
        )
        return tuple(_activity(one) for one in readers)
    return (_activity(read),)


def _activity(read: _Reader) -> Activity:
    category = read.table.get("category")
    if not isinstance(category, str) or category not in CATEGORIES:
        raise SituationFault(read.named("category"), f"il faut l’une de\u202f: {', '.join(CATEGORIES)}")
    where, given = read.named("turnover"), _sequence(read.table.get("turnover"))
    if given is None:
        return Activity(category, read.amount("turnover", None))
    if len(given) != MONTHS:
        raise SituationFault(where, f"il faut douze mois, le plus ancien d’abord, et non {len(given)}")
    return Activity.of_months(category, tuple(amount(one, where) for one in given))


def _sequence(value: object) -> Sequence[object] | None:
    return cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else None


def situation_to_data(situation: Situation) -> dict[str, Json]:
    """Write a situation so that it reads back the same."""
    home: dict[str, Json] = {**_plain(vars(situation.home)), "children": list(situation.home.children)}
    home["partner_business"] = None if situation.partner is None else _business_data(situation.partner)
    known = ("hours", "needs", "debts", "last_year_turnover")
    given = {name: vars(situation)[name] for name in known if vars(situation)[name] is not None}
    return {"date": situation.day.isoformat(), **_business_data(situation.business), "household": home, **_plain(given)}


def _business_data(business: Trading) -> dict[str, Json]:
    if isinstance(business, TypedBusiness):
        return _plain(vars(business))
    turnover: list[Json] = [{"category": one.category, "turnover": _turnover(one)} for one in business.activities]
    return {
        "turnover": turnover,
        "business_since": business.since and business.since.isoformat(),
        "acre": business.relief,
        "acre_until": business.relief_until and business.relief_until.isoformat(),
        "flat_tax": business.flat_tax,
        "purchases_rate": str(business.purchases_rate),
        "fixed_costs": str(business.fixed_costs),
    }


def _turnover(activity: Activity) -> Json:
    return list(map(str, activity.months)) if activity.months else str(activity.turnover)


def _plain(values: Mapping[str, object]) -> dict[str, Json]:
    """Write amounts as text, so that none passes through a float."""
    return {name: str(value) if isinstance(value, Decimal) else cast("Json", value) for name, value in values.items()}
