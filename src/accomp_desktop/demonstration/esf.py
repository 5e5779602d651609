# SPDX-License-Identifier: EUPL-1.2
"""The two ESF operations of the demonstration, and what each participant answered by a day."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random

from accomp_desktop.demonstration.courses import Course
from accomp_desktop.demonstration.story import Story
from accomp_desktop.demonstration.words import Words
from accomp_desktop.domain.operation import Operation, Participation
from accomp_desktop.domain.values import Value


def make_operations(seed: int, words: Words) -> tuple[Operation, ...]:
    """Write the operation that is ending, and the one in which those who came back are counted."""
    random = Random(f"{seed} operations")
    return tuple(Operation(id=f"{random.getrandbits(128):032x}", **one) for one in words.operations)


def participations(story: Story) -> Iterator[Participation]:
    """Tell the participation: answers at entry, then at exit, then six months later, as each is collected."""
    course = story.course
    if not story.past(course.entered_on):
        return
    later = course.left_on and course.left_on + timedelta(days=story.draw("later").randint(183, 196))
    collected = course.left_on and course.left_on + timedelta(days=story.draw("leaving").randint(0, 20))
    told: dict[str, Value] = _at_entry(story)
    if story.past(course.left_on):
        told |= {"left_on": course.left_on}
    if story.past(collected) and course.livelihood != "unknown":
        told |= _at_exit(course, story.draw("exit answers")) | {"exit_collected_on": collected}
    if story.past(later) and course.livelihood != "unknown":
        told |= _six_months_later(course, story.draw("later answers")) | {"later_on": later}
    yield Participation(
        id=story.make_id("participation"),
        operation_id=story.scene.operations[story.number].id,
        support_id=story.support_id,
        person_id=story.person_id,
        **told,  # pyright: ignore[reportArgumentType]  each key is an attribute, its value drawn for it
    )


def _at_entry(story: Story) -> dict[str, Value]:
    dice, entered_on = story.draw("entry answers"), story.course.entered_on
    employed = dice.random() < 0.95
    jobless = "INA" if dice.random() < 0.25 else "CHO"
    missing = story.number == 0 and story.life.incomplete and story.life.identity.sex is not None
    lacks_diploma = dice.random() < 0.6
    collected = entered_on + timedelta(days=dice.randint(0, 14))
    if not story.past(collected):
        return {"entered_on": entered_on}
    told: Mapping[str, Value] = {
        "entered_on": entered_on,
        "entry_status": "EMP" if employed else jobless,
        "entry_employment": "IND" if employed else None,
        "ft_category": None if employed or jobless == "INA" else "A",
        "months_unemployed": None if employed or jobless == "INA" else dice.randint(2, 30),
        "in_training": dice.random() < 0.03,
        "diploma": story.life.diploma(story.scene.words).code,
        "disability": _answer(dice, 0.08),
        "third_country": _answer(dice, 0.09),
        "foreign_origin": _answer(dice, 0.15),
        "housing_exclusion": _answer(dice, 0.06),
        "rural": "O" if story.life.identity.rural else "N",
        "entry_collected_on": collected,
    }
    unknown = {"diploma"} if lacks_diploma else {"entry_status", "entry_employment", "ft_category", "months_unemployed"}
    return {key: value for key, value in told.items() if not missing or key not in unknown}


def _answer(dice: Random, share: float) -> str:
    return "O" if dice.random() < share else "R" if dice.random() < 0.03 else "N"


def _at_exit(course: Course, dice: Random) -> dict[str, Value]:
    working = course.livelihood in {"independent", "combined", "salaried"}
    salaried = "CDI" if course.rose else "CDD_C"
    return {
        "exit_status": "EMP" if working else "CHO",
        "exit_employment": None if not working else salaried if course.livelihood == "salaried" else "IND",
        "exit_in_training": course.livelihood == "project" and dice.random() < 0.5,
        "qualification": dice.random() < 0.05,
    }


def _six_months_later(course: Course, dice: Random) -> dict[str, Value]:
    working = course.livelihood in {"independent", "combined", "salaried"} and dice.random() < 0.92
    better = {"combined": "PLEIN", "salaried": "STAB", "independent": "QUAL"}.get(course.livelihood, "AUCUNE")
    counts = working and course.rose and dice.random() < (0.15 if course.livelihood == "independent" else 0.8)
    return {"later_status": "EMP" if working else "CHO", "improvement": better if counts else "AUCUNE"}
