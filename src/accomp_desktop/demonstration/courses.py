# SPDX-License-Identifier: EUPL-1.2
"""How each invented accompaniment goes: its days, and what it leads to, in the proportions the scheme publishes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

LAST_DAY = date(2026, 11, 20)
"""The day on which the demonstration stands: everything later is still to come."""

LIST_DAYS = (
    *(date(year, month, 5) for year in range(2021, 2027) for month in (1, 7)),
    date(2026, 10, 5),
    date(2026, 11, 5),
)
"""The days on which the Département sends its list: twice a year, then monthly in the last autumn."""

OUT_OF_300 = 300
POSITIVE, KEPT_BUSINESS, INDEPENDENT_ONLY, CAME_BACK, REVISED_PLANS = 150, 250, 167, 24, 30
OTHER_LIVELIHOODS = {"salaried": 22, "project": 12, "none": 10, "unknown": 6}
FIRST_PLANS = {2021: 50, 2022: 54, 2023: 54, 2024: 54, 2025: 53, 2026: 35}
SECOND_PLANS = {2021: 4, 2022: 3, 2023: 3, 2024: 2, 2025: 3, 2026: 15}
"""First and revised plans make 50 to 60 operational plans a year, as the founding scheme counts them."""

RETURNS = {"planned": 10, "diagnosed": 6, "new": 8}
LOST_REFERRALS = {"unreachable": 10, "refused": 6, "withdrawn": 4, "not_eligible": 4}
OPEN_REFERRALS = {"received": 3, "waiting": 2, "unreachable": 1}


@dataclass(frozen=True)
class Course:
    """One accompaniment: when each step happens, and where it leads; an exit unknown = still running."""

    listed_on: date
    referred_on: date
    entered_on: date
    diagnosed_on: date | None
    planned_on: tuple[date, ...]
    left_on: date | None = None
    livelihood: str = ""
    rose: bool = False


@dataclass(frozen=True)
class LostReferral:
    """A referral that never entered, or not yet: it came by a list and stands in a state."""

    listed_on: date
    referred_on: date
    state: str


def share(people: int, count: int) -> int:
    """Scale a count given out of 300 people, rounding halves up."""
    return (2 * people * count + OUT_OF_300) // (2 * OUT_OF_300)


Key = TypeVar("Key", int, str)


def allot(total: int, weights: Mapping[Key, int]) -> list[Key]:
    """Spread a total over the weights, largest remainders first; each key comes as often as its part."""
    whole = sum(weights.values())
    parts = {key: divmod(total * weight, whole) for key, weight in weights.items()}
    left = total - sum(part for part, _ in parts.values())
    richest = sorted(parts, key=lambda key: -parts[key][1])[:left]
    return [key for key, (part, _) in parts.items() for _ in range(part + (key in richest))]


def working(day: date) -> date:
    """Move a Saturday or a Sunday to the Monday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def between(random: Random, first: date, last: date) -> date:
    """Draw a working day in a window."""
    return working(first + timedelta(days=random.randint(0, max(0, (last - first).days))))


def after(random: Random, day: date, least: int, most: int) -> date:
    """Draw a working day some days after another."""
    return working(day + timedelta(days=random.randint(least, most)))


def list_before(entered_on: date) -> date:
    """Find the list by which someone who enters on a day had come, a week before at least."""
    return max(day for day in LIST_DAYS if day <= entered_on - timedelta(days=7))


def first_courses(people: int, seed: int) -> list[Course]:
    """Draw the first accompaniments, all over by the last day, in the order of their entries."""
    random = Random(f"{seed} first")
    days = [_first_plan_day(random, year) for year in allot(people, FIRST_PLANS)]
    courses = sorted((_first_course(random, day) for day in days), key=lambda one: one.entered_on)
    return _with_second_plans(random, _with_outcomes(random, courses))


def _first_plan_day(random: Random, year: int) -> date:
    opening = date(year, 2, 22) if year == 2021 else date(year, 1, 8)
    return between(random, opening, date(year, 7, 8) if year == LAST_DAY.year else date(year, 12, 16))


def _first_course(random: Random, planned_on: date) -> Course:
    entered_on = max(working(planned_on - timedelta(days=random.randint(24, 60))), date(2021, 1, 13))
    listed_on = list_before(entered_on)
    latest = LAST_DAY - timedelta(days=random.randint(4, 30))
    return Course(
        listed_on=listed_on,
        referred_on=listed_on - timedelta(days=random.randint(2, 40)),
        entered_on=entered_on,
        diagnosed_on=after(random, entered_on, 6, 18),
        planned_on=(planned_on,),
        left_on=min(after(random, planned_on, 150, 480), working(latest - timedelta(days=2))),
    )


def _with_outcomes(random: Random, courses: Sequence[Course]) -> list[Course]:
    livelihoods = _livelihoods(random, courses)
    luck = {"combined": 0.3, "independent": 0.1, "salaried": 0.4}
    earning = [index for index, one in enumerate(livelihoods) if one in luck]
    earning.sort(key=lambda index: -random.random() - luck[livelihoods[index]])
    rose = set(earning[: share(len(courses), POSITIVE)])
    return [
        replace(course, livelihood=livelihood, rose=index in rose)
        for index, (course, livelihood) in enumerate(zip(courses, livelihoods, strict=True))
    ]


def _livelihoods(random: Random, courses: Sequence[Course]) -> list[str]:
    """Give each course what the person lives from; those without news are among the last who left."""
    people = len(courses)
    kept = share(people, KEPT_BUSINESS)
    independent = min(kept, share(people, INDEPENDENT_ONLY))
    others = allot(people - kept, OTHER_LIVELIHOODS)
    drawn = ["independent"] * independent + ["combined"] * (kept - independent) + others
    lost = drawn.count("unknown")
    latest = sorted(range(people), key=lambda index: courses[index].left_on or LAST_DAY)[-max(lost, people // 5) :]
    silent = set(random.sample(latest, lost))
    known = [one for one in drawn if one != "unknown"]
    random.shuffle(known)
    return ["unknown" if index in silent else known.pop() for index in range(people)]


def _with_second_plans(random: Random, courses: list[Course]) -> list[Course]:
    for year in allot(share(len(courses), REVISED_PLANS), SECOND_PLANS):
        windows = [(index, _second_plan_window(course, year)) for index, course in enumerate(courses)]
        open_windows = [(index, first, last) for index, (first, last) in windows if first <= last]
        if open_windows:
            index, first, last = random.choice(open_windows)
            revised = min(between(random, first, last), date(year, 12, 31))
            courses[index] = replace(courses[index], planned_on=(*courses[index].planned_on, revised))
    return courses


def _second_plan_window(course: Course, year: int) -> tuple[date, date]:
    planned_on, *revised = course.planned_on
    if revised or course.left_on is None:
        return date.max, date.min
    first = max(planned_on + timedelta(days=100), date(year, 1, 5))
    return first, min(course.left_on - timedelta(days=40), date(year, 12, 16))


def returns(courses: Sequence[Course], seed: int) -> dict[int, Course]:
    """Draw who came back in the last year, and how far the second accompaniment has gone."""
    random = Random(f"{seed} returns")
    gone = [index for index, one in enumerate(courses) if one.left_on and one.left_on < date(2025, 11, 1)]
    stages = allot(min(len(gone), share(len(courses), CAME_BACK)), RETURNS)
    return dict(zip(random.sample(gone, len(stages)), [_return(random, stage) for stage in stages], strict=True))


def _return(random: Random, stage: str) -> Course:
    windows = {
        "planned": (date(2026, 1, 20), date(2026, 9, 7)),
        "diagnosed": (date(2026, 8, 24), date(2026, 10, 9)),
        "new": (date(2026, 10, 14), date(2026, 11, 13)),
    }
    entered_on = between(random, *windows[stage])
    diagnosed_on = after(random, entered_on, 8, 25)
    listed_on = list_before(entered_on)
    return Course(
        listed_on=listed_on,
        referred_on=listed_on - timedelta(days=random.randint(2, 30)),
        entered_on=entered_on,
        diagnosed_on=None if stage == "new" else diagnosed_on,
        planned_on=(after(random, diagnosed_on, 10, 35),) if stage == "planned" else (),
    )


def lost_referrals(courses: Sequence[Course], returned: Mapping[int, Course], seed: int) -> dict[int, LostReferral]:
    """Draw the referrals that did not enter: some before a first entry, some of the last autumn still open."""
    random = Random(f"{seed} lost")
    people = len(courses)
    later = [index for index, one in enumerate(courses) if one.listed_on > LIST_DAYS[0]]
    early = random.sample(later, min(len(later), share(people, sum(LOST_REFERRALS.values()))))
    lost = {
        index: _lost(random, LIST_DAYS[LIST_DAYS.index(courses[index].listed_on) - 1], state)
        for index, state in zip(early, allot(len(early), LOST_REFERRALS), strict=True)
    }
    gone = [
        index
        for index, one in enumerate(courses)
        if one.left_on and one.left_on < date(2026, 6, 1) and index not in returned and index not in lost
    ]
    again = random.sample(gone, min(len(gone), share(people, sum(OPEN_REFERRALS.values()))))
    states = allot(len(again), OPEN_REFERRALS)
    return lost | {index: _lost(random, LIST_DAYS[-1], state) for index, state in zip(again, states, strict=True)}


def _lost(random: Random, listed_on: date, state: str) -> LostReferral:
    return LostReferral(listed_on, listed_on - timedelta(days=random.randint(2, 25)), state)
