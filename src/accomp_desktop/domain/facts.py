# SPDX-License-Identifier: EUPL-1.2
"""What one participation tells the figures: derived once from the case, then only counted."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.casework import Case
from accomp_desktop.domain.exit import income_rose
from accomp_desktop.domain.operation import ISCED, STATUSES, Operation

STATUS_CODES = frozenset(one.code for one in STATUSES)
DAYS_TO_OBSERVE = 28
"""An immediate result is observed from the day of exit to four weeks after it (fse.md §1.3, rule 8)."""


def age_on(day: date, born: date) -> int:
    """Count full years on a day; who was born on 29 February is one year older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def six_months_after(day: date) -> date:
    """Give the same day six months later, or the last one of a shorter month."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The derived values of one participation, under the names that the conditions of indicators use.

    `accompanied`, `supported_until` and `plans` speak of the accompaniment; `entered`, `left` and `later`
    of the operation. `entered` is known only for an entry inside the operation, `left` only for an exit
    not before the entry (rules R16 and R17), `later` is six months after `left`.
    """

    id: str
    sex: str
    accompanied: date
    entered: date | None
    left: date | None
    later: date | None
    supported_until: date | None
    plans: tuple[date, ...]
    complete: bool
    age: int | None
    status: str | None
    months_unemployed: int | None
    isced: int | None
    in_training: bool | None
    disability: str | None
    third_country: str | None
    foreign_origin: str | None
    housing_exclusion: str | None
    rural: str | None
    observed: bool
    exit_status: str | None
    exit_in_training: bool | None
    qualification: bool | None
    later_status: str | None
    improvement: str | None
    income_rose: bool | None
    livelihood: str | None
    off_rsa: bool | None


def facts_of(case: Case, operation: Operation) -> Facts:
    """Derive what a case tells the figures of its operation."""
    given, person, leaving = case.participation, case.person, case.exit
    entered = _entry(given.entered_on, operation)
    left = given.left_on if entered and given.left_on and given.left_on >= entered else None
    status = given.entry_status if given.entry_status in STATUS_CODES else None
    isced = ISCED.get(given.diploma or "")
    known = (person.sex, person.birth_date, entered, status, isced)
    return Facts(
        id=given.id,
        sex=person.sex or "",
        accompanied=_start(case, operation),
        entered=entered,
        left=left,
        later=six_months_after(left) if left else None,
        supported_until=leaving.on if leaving else None,
        plans=tuple(one.agreed_on for one in case.plans),
        complete=None not in known,
        age=age_on(entered, person.birth_date) if entered and person.birth_date else None,
        status=status,
        months_unemployed=given.months_unemployed,
        isced=isced,
        in_training=given.in_training,
        disability=given.disability,
        third_country=given.third_country,
        foreign_origin=given.foreign_origin,
        housing_exclusion=given.housing_exclusion,
        rural=given.rural,
        observed=_observed(left, given.exit_collected_on),
        exit_status=given.exit_status,
        exit_in_training=given.exit_in_training,
        qualification=given.qualification,
        later_status=given.later_status,
        improvement=given.improvement,
        income_rose=income_rose(case.incomes, case.support.started_on, leaving.on) if leaving else None,
        livelihood=leaving.livelihood if leaving else None,
        off_rsa=leaving.off_rsa if leaving else None,
    )


def _entry(entered: date | None, operation: Operation) -> date | None:
    """Keep an entry that lies inside the operation (rule R16)."""
    return entered if entered and operation.starts_on <= entered <= operation.ends_on else None


def _start(case: Case, operation: Operation) -> date:
    """Tell since when a participant is accompanied in the operation, whatever is missing or wrong in the record."""
    day = case.participation.entered_on or case.support.started_on
    return min(max(day, operation.starts_on), operation.ends_on)


def _observed(left: date | None, collected: date | None) -> bool:
    return bool(left and collected and 0 <= (collected - left).days <= DAYS_TO_OBSERVE)
