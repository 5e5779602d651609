# SPDX-License-Identifier: EUPL-1.2
"""The work of an accompaniment as it stands on a day: plans, their actions, and interviews, past or planned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from accomp_desktop.demonstration.answers import draw_answers
from accomp_desktop.demonstration.courses import LAST_DAY, after
from accomp_desktop.demonstration.story import Story
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.steps import draw_up

PLANNED_AHEAD_DAYS = 21
WAYS = ("office", "office", "office", "workplace", "phone", "phone", "video", "workshop")


def plans(story: Story) -> Iterator[Plan]:
    """Tell the plans agreed so far."""
    for rank, agreed_on in enumerate(story.course.planned_on):
        if story.past(agreed_on):
            yield Plan(
                id=story.make_id("plan", rank),
                support_id=story.support_id,
                track=_track(story, rank),
                agreed_on=agreed_on,
                goal=story.draw("goal", rank).choice(story.scene.words.goals),
            )


def actions(story: Story) -> Iterator[Action]:
    """Tell the actions of the plans, drawn up from the kit’s templates, as far as they have gone."""
    for rank, plan in enumerate(plans(story)):
        track = story.scene.kit.track(plan.track)
        if track is not None:
            dice = story.draw("actions", rank)
            proposed = story.scene.kit.actions_of(track)
            chosen = dice.sample([one.code for one in proposed], min(len(proposed), dice.randint(3, 5)))
            for action in draw_up(plan, proposed, chosen):
                yield _carried_out(story, rank, plan.agreed_on, action)


def _track(story: Story, rank: int) -> str:
    """Name the track of a plan: that of the outcome, reached by a first plan of another when there are two."""
    tracks, dice = story.scene.words.tracks, story.draw("track")
    aim = story.course.livelihood or dice.choice(("independent", "independent", "combined", "salaried", "project"))
    last = rank == len(story.course.planned_on) - 1
    return tracks[aim if last else "independent"]


def _carried_out(story: Story, rank: int, agreed_on: date, action: Action) -> Action:
    dice = story.draw("action", rank, str(action.template))
    finished = after(dice, max(agreed_on, (action.due_on or agreed_on) - timedelta(days=25)), 1, 40)
    likely = 0.5 if story.course.left_on is None else 0.8
    done = dice.random() < likely and story.past(finished) and finished <= (story.course.left_on or LAST_DAY)
    begun = dice.random() < 0.5 and story.past(agreed_on + timedelta(days=15))
    left = story.past(story.course.left_on)
    return replace(
        action,
        id=story.make_id("action", rank, str(action.template)),
        status="done" if done else "dropped" if left else "doing" if begun else "todo",
        done_on=finished if done else None,
        hours=dice.randint(2, 20) if done else None,
    )


def interviews(story: Story) -> Iterator[Interview]:
    """Tell the interviews held since the entry, and those planned in the three weeks to come."""
    if not story.past(story.course.entered_on):
        return
    for rank, (on, subject) in enumerate(_meetings(story)):
        if story.past(on - timedelta(days=PLANNED_AHEAD_DAYS)):
            yield _interview(story, rank, on, subject)


def _meetings(story: Story) -> Iterator[tuple[date, str]]:
    """Go through the days of a course: entry, one every five to ten weeks, exit; some running ones fall silent."""
    course, words, dice = story.course, story.scene.words, story.draw("meetings")
    yield course.entered_on, words.first_subject
    silent = course.left_on is None and dice.random() < 0.25
    last = course.left_on or LAST_DAY + timedelta(days=-75 if silent else 28)
    on = course.diagnosed_on or after(dice, course.entered_on, 12, 24)
    while on < last - timedelta(days=6):
        yield on, dice.choice(words.subjects)
        on = after(dice, on, 34, 70)
    if course.left_on is not None:
        yield course.left_on, words.last_subject


def _interview(story: Story, rank: int, on: date, subject: str) -> Interview:
    dice = story.draw("interview", rank)
    held = story.past(on)
    came = "present" if rank == 0 else dice.choices(("present", "excused", "absent"), (86, 9, 5))[0]
    minutes = dice.choice((30, 45, 60, 60, 75, 90))
    fields = [one for one in story.scene.kit.fields_of("interview") if not one.core]
    present = held and came == "present"
    return Interview(
        id=story.make_id("interview", rank),
        support_id=story.support_id,
        on=on,
        way=dice.choice(WAYS),
        minutes=minutes if present else None,
        subject=subject,
        attendance=came if held else "planned",
        answers=draw_answers(fields, dice, on, story.scene.words) if present else {},
    )
