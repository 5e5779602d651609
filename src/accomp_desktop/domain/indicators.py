# SPDX-License-Identifier: EUPL-1.2
"""The figures of an operation over a period: every indicator by sex, with the participations behind each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter

from accomp_desktop.domain.casework import OperationCases
from accomp_desktop.domain.facts import Facts, facts_of, six_months_after
from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS, By, Indicator, every_indicator
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.local_indicators import MARK, meeting
from accomp_desktop.domain.operation import Operation
from accomp_desktop.domain.values import Json

SEX_CODES = ("F", "M", "X")


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    @classmethod
    def whole(cls, operation: Operation) -> "Span":
        """Cover an operation and the six months in which its last results may still come."""
        return cls(operation.starts_on, six_months_after(operation.ends_on))

    def within(self, other: "Span") -> "Span":
        """Give the part that both cover; its last day is before its first when there is none."""
        return Span(max(self.first, other.first), min(self.last, other.last))

    def meets(self, other: "Span") -> bool:
        """Tell whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Tally:
    """One figure: participation ids by sex (`""` when unknown), as many times as each one counts."""

    ids: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    def count(self, sex: str = "") -> int:
        """Count women (F), men (M), others (X), or everybody."""
        return len(self.behind(sex))

    def behind(self, sex: str = "") -> tuple[str, ...]:
        """Name the participations behind the figure, for a sex or for everybody."""
        if sex:
            return tuple(self.ids.get(sex, ()))
        return tuple(one for several in self.ids.values() for one in several)

    def to_data(self) -> dict[str, Json]:
        """Write the four numbers."""
        return {**{sex: self.count(sex) for sex in SEX_CODES}, "total": self.count()}


@dataclass(frozen=True)
class Rate:
    """A part of a whole; without anybody in the whole there is no rate."""

    part: int
    whole: int

    @property
    def value(self) -> Decimal | None:
        """Divide, to four decimals: 0.5000 is 50 %."""
        return (Decimal(self.part) / self.whole).quantize(Decimal("0.0001")) if self.whole else None


@dataclass(frozen=True)
class Figures:
    """The figures of a period and those cumulated since the operation began, by indicator code.

    `years` gives the local figures by civil year, over the cumulated days; `programme` the indicators of the kit.
    """

    span: Span
    period: Mapping[str, Tally]
    cumulated: Mapping[str, Tally]
    years: Mapping[str, Mapping[int, Tally]]
    programme: tuple[Indicator, ...] = ()

    def rate(self, code: str, *, cumulated: bool = False) -> Rate | None:
        """Compare a figure with the one it is taken out of, if there is one."""
        tallies = self.cumulated if cumulated else self.period
        out_of = next((row.out_of for row in every_indicator() if row.code == code), "")
        return Rate(tallies[code].count(), tallies[out_of].count()) if out_of else None

    def to_data(self) -> dict[str, Json]:
        """Write the figures of the period, as the command `indicators` gives them."""
        programme: dict[str, Json] = {
            row.code.removeprefix(MARK): self.period[row.code].to_data() for row in self.programme
        }
        return {
            "accompanied": self.period["accompanied"].count(),
            "complete": self.period["complete"].count(),
            "indicators": {row.code: self.period[row.code].to_data() for row in INDICATORS},
            "local": {row.code: self._local_data(row) for row in LOCAL_INDICATORS},
            **({"programme": programme} if programme else {}),
        }

    def _local_data(self, row: Indicator) -> dict[str, Json]:
        data = self.period[row.code].to_data()
        rate = self.rate(row.code)
        if rate:
            data["out_of"] = rate.whole
            data["rate"] = None if rate.value is None else str(rate.value)
        data["years"] = {str(year): tally.count() for year, tally in self.years[row.code].items()}
        return data


def measure(cases: OperationCases, span: Span, kit: Kit | None = None) -> Figures:
    """Count every indicator over a period, and cumulated from the beginning of the operation to its last day.

    Those of a kit are counted if it is given.
    """
    operation = cases.operation
    facts = [facts_of(case, operation) for case in cases.cases]
    so_far = Span(date.min, span.last)
    programme = meeting(kit, cases.cases) if kit else dict[Indicator, frozenset[str]]()
    tests = [(row, _meeting(row)) for row in every_indicator() if not row.sum_of]
    tests += [(row, _one_of(ids)) for row, ids in programme.items()]
    counted = {
        row.code: list(_counted(row.by, met, facts, so_far.within(bounds(row.by, operation)))) for row, met in tests
    }
    cumulated = {code: _tally(found) for code, found in counted.items()}
    period = {code: _tally(one for one in found if one[0] in span) for code, found in counted.items()}
    for row in every_indicator():
        if row.sum_of:
            cumulated[row.code] = _sum(cumulated[code] for code in row.sum_of)
            period[row.code] = _sum(period[code] for code in row.sum_of)
    years = {row.code: _by_year(counted[row.code]) for row in LOCAL_INDICATORS}
    return Figures(span, period, cumulated, years, tuple(programme))


def bounds(by: By, operation: Operation) -> Span:
    """Give the days an operation may count: its own, or the same six months later for what is observed then."""
    if by is By.LATER:
        return Span(six_months_after(operation.starts_on), six_months_after(operation.ends_on))
    return Span(operation.starts_on, operation.ends_on)


_Test = Callable[[Facts], bool]
"""Tells whether a participation is one that an indicator counts."""

_Counted = tuple[date, str, str]
"""The day it counts on, the sex, the participation."""

_DAYS: Mapping[By, Callable[[Facts], Iterable[date | None]]] = {
    By.ENTRY: lambda one: (one.entered,),
    By.EXIT: lambda one: (one.left,),
    By.LATER: lambda one: (one.later,),
    By.SUPPORT_ENTRY: lambda one: (one.accompanied,),
    By.SUPPORT_EXIT: lambda one: (one.supported_until,),
    By.PLAN: attrgetter("plans"),
}


def _counted(by: By, met: _Test, facts: Iterable[Facts], span: Span) -> Iterator[_Counted]:
    days = _DAYS[by]
    for one in facts:
        if met(one):
            for day in days(one):
                if day is not None and day in span:
                    yield day, one.sex, one.id


def _one_of(ids: Collection[str]) -> _Test:
    """Make the test of an indicator whose participations are known."""
    return lambda one: one.id in ids


def _meeting(row: Indicator) -> _Test:
    """Make the test of an indicator that has conditions on facts."""
    alternatives = [
        [(attrgetter(condition.fact), frozenset(condition.among)) for condition in conditions]
        for conditions in row.counts
    ]

    def met(one: Facts) -> bool:
        return any(all(read(one) in among for read, among in conditions) for conditions in alternatives)

    return met


def _tally(counted: Iterable[_Counted]) -> Tally:
    ids: dict[str, list[str]] = {}
    for _, sex, participation_id in counted:
        ids.setdefault(sex, []).append(participation_id)
    return Tally(ids)


def _sum(tallies: Iterable[Tally]) -> Tally:
    ids: dict[str, list[str]] = {}
    for tally in tallies:
        for sex, several in tally.ids.items():
            ids.setdefault(sex, []).extend(several)
    return Tally(ids)


def _by_year(counted: Iterable[_Counted]) -> Mapping[int, Tally]:
    years: dict[int, list[_Counted]] = {}
    for one in counted:
        years.setdefault(one[0].year, []).append(one)
    return {year: _tally(years[year]) for year in sorted(years)}
