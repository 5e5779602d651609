# SPDX-License-Identifier: EUPL-1.2
"""From the referral to the survey after the exit: the records of one accompaniment as they stand on a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from accomp_desktop.demonstration.answers import draw_answers
from accomp_desktop.demonstration.courses import after, working
from accomp_desktop.demonstration.earnings import earnings, off_rsa
from accomp_desktop.demonstration.story import Story
from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Survey
from accomp_desktop.domain.person import Assignment, Household, Period, Support
from accomp_desktop.domain.referral import ReferralState

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Answers, Value

LONG_WAIT_DAYS = 60
ENGAGEMENT_SINCE = date(2025, 1, 1)
"""From this day everyone who enters signs a « contrat d’engagement » (loi du 18 décembre 2023)."""


def referral_states(story: Story) -> Iterator[ReferralState]:
    """Tell what became, once received, of the referral of this accompaniment and of the one that led nowhere."""
    course, lost = story.course, story.life.lost
    if lost is not None and story.number == 0 and lost.state != "received":
        yield from _states(story, lost.referred_on, [(lost.state, after(story.draw("lost"), lost.listed_on, 6, 14))])
    contacted = after(story.draw("contact"), course.listed_on, 1, 4)
    waits = (course.entered_on - contacted).days > LONG_WAIT_DAYS
    middle = ("waiting" if waits else "contacted", contacted)
    yield from _states(story, course.referred_on, [middle, ("entered", course.entered_on)])


def _states(story: Story, referred_on: date, states: list[tuple[str, date]]) -> Iterator[ReferralState]:
    referral = next((one for one in story.held.referrals if one.referred_on == referred_on), None)
    if referral is None:
        return
    for state, on in states:
        if story.past(on):
            note = story.scene.words.referral_notes[state]
            named = story.make_id("state", referred_on.isoformat(), state)
            yield ReferralState(id=named, referral_id=referral.id, state=state, on=on, note=note or None)


def supports(story: Story) -> Iterator[Support]:
    """Tell the support once the person has entered."""
    course = story.course
    referral = next((one for one in story.held.referrals if one.referred_on == course.referred_on), None)
    if story.past(course.entered_on):
        fields = [one for one in story.scene.kit.fields_of("support") if not one.core]
        yield Support(
            id=story.support_id,
            person_id=story.person_id,
            referral_id=referral.id if referral else None,
            started_on=course.entered_on,
            answers=draw_answers(fields, story.draw("support"), course.entered_on, story.scene.words),
        )


def assignments(story: Story) -> Iterator[Assignment]:
    """Tell who accompanies; one time in eight a substitute stands in for six weeks."""
    course, dice = story.course, story.draw("assignments")
    if not story.past(course.entered_on):
        return
    until = course.left_on if story.past(course.left_on) else None
    yield Assignment(
        id=story.make_id("adviser"),
        support_id=story.support_id,
        adviser=story.life.adviser,
        since=course.entered_on,
        until=until,
    )
    since = after(dice, course.entered_on, 30, 60)
    last = since + timedelta(days=42)
    if dice.random() < 0.125 and story.past(since) and (course.left_on is None or last < course.left_on):
        yield Assignment(
            id=story.make_id("substitute"),
            support_id=story.support_id,
            adviser=story.scene.words.substitute,
            role="substitute",
            since=since,
            until=last,
        )


def periods(story: Story) -> Iterator[Period]:
    """Tell the contrat d’engagement, and when the RSA ends; who comes back has a new right."""
    course = story.course
    lost_rsa = story.number > 0 and off_rsa(story.life.courses[0], story.life.draw(0, "earnings"))
    if lost_rsa and story.past(course.listed_on):
        since = course.referred_on - timedelta(days=45)
        yield Period(id=story.make_id("rsa"), person_id=story.person_id, sort="rsa", since=since)
    signed = after(story.draw("contract"), course.entered_on, 5, 20)
    if course.entered_on >= ENGAGEMENT_SINCE and story.past(signed):
        yield Period(
            id=story.make_id("contract"),
            person_id=story.person_id,
            sort="contract",
            since=signed,
            until=signed + timedelta(days=180),
            reference=f"CE-{signed.year}-{story.life.number + 1:04}",
        )
    right = next((one for one in story.held.periods if one.sort == "rsa"), None)
    if right and story.number == 0 and story.past(course.left_on) and off_rsa(course, story.draw("earnings")):
        yield replace(right, until=course.left_on)


def incomes(story: Story) -> Iterator[Income]:
    """Tell what was earned around entry, half-way, and at exit."""
    for rank, earned in enumerate(earnings(story.course, story.draw("earnings"))):
        if story.past(earned.on):
            yield Income(id=story.make_id("income", rank), person_id=story.person_id, **earned._asdict())


def businesses(story: Story) -> Iterator[Business]:
    """Tell what the diagnosis teaches about the business, its end if it ends, and the next one if there is one."""
    course, first = story.course, next(iter(story.held.businesses), None)
    if story.number > 0 or first is None or not story.past(course.diagnosed_on):
        return
    given = _about_business(story, first)
    left_on = course.left_on or date.max
    ends_on = left_on - timedelta(days=20) if course.livelihood in {"project", "none"} else None
    opens_on = course.planned_on[0] + timedelta(days=60)
    if story.life.second_business and ends_on is None:
        ends_on = opens_on - timedelta(days=1)
        if story.past(opens_on):
            liberal = story.scene.words.trades["liberal"]
            yield Business(
                id=story.make_id("business"),
                person_id=story.person_id,
                legal_form=first.legal_form,
                trade=story.draw("trade").choice([one for one in liberal if one != first.trade]),
                origin="created",
                since=opens_on,
            )
    yield replace(first, answers={**first.answers, **given}, ended=ends_on if story.past(ends_on) else None)


def _about_business(story: Story, first: Business) -> "Answers":
    words = story.scene.words
    fields = [one for one in story.scene.kit.fields_of("business") if not one.core]
    known: dict[str, Value] = {
        words.nature_key: words.nature_of(first.trade),
        words.regime_key: words.regimes.get(first.legal_form or ""),
    }
    return draw_answers(fields, story.draw("business"), story.course.entered_on, words, known)


def households(story: Story) -> Iterator[Household]:
    """Tell what the diagnosis teaches about the household, once for those who share it."""
    home = story.held.household
    if home is not None and story.past(story.course.diagnosed_on) and story.held.person.household_role != "partner":
        yield replace(home, answers={**home.answers, **_about_home(story, home)})


def _about_home(story: Story, home: Household) -> "Answers":
    """Answer for a household, alike for those who share it."""
    words, dice = story.scene.words, Random(f"{home.caf_number} household")
    couple = bool(story.held.housemates) or dice.random() < 0.25
    family = ("couple" if couple else "alone") + ("_children" if home.children else "")
    fields = [one for one in story.scene.kit.fields_of("household") if not one.core]
    known: dict[str, Value] = {words.home_key: words.homes[family], "children": home.children}
    return draw_answers(fields, dice, story.course.entered_on, words, known)


def diagnoses(story: Story) -> Iterator[Diagnosis]:
    """Tell the diagnosis, and the one taken again before a revised plan."""
    kit, course = story.scene.kit, story.course
    form = kit.forms[0]
    fields = tuple(kit.asked(form))
    wished: dict[str, Value] = {
        key: by.get(course.livelihood or "independent") for key, by in story.scene.words.answers.items()
    }
    first, home = next(iter(story.held.businesses), None), story.held.household
    about = {**(_about_business(story, first) if first else {}), **(_about_home(story, home) if home else {})}
    known = {**about, **wished}
    again = [working(day - timedelta(days=10)) for day in course.planned_on[1:]]
    for rank, on in enumerate([course.diagnosed_on, *again]):
        if on is not None and story.past(on):
            dice = story.draw("diagnosis", rank)
            yield Diagnosis(
                id=story.make_id("diagnosis", rank),
                support_id=story.support_id,
                on=on,
                form=form.code,
                kit_version=kit.version,
                answers=draw_answers(fields, dice, on, story.scene.words, known),
            )


def exits(story: Story) -> Iterator[Exit]:
    """Tell the exit, its reason and its proof."""
    course, kit, words = story.course, story.scene.kit, story.scene.words
    if course.left_on is None or not story.past(course.left_on):
        return
    dice = story.draw("exit")
    codes = words.exit_reasons["rose" if course.rose else "not_rose"][course.livelihood]
    free = off_rsa(course, story.draw("earnings"))
    code = codes[0 if free else -1] if course.rose else dice.choice(codes)
    reason = kit.exit_reason(code)
    fields = [one for one in kit.fields_of("exit") if not one.core]
    yield Exit(
        id=story.make_id("exit"),
        support_id=story.support_id,
        on=course.left_on,
        reason=code,
        livelihood=course.livelihood,
        off_rsa=None if course.livelihood == "unknown" else free,
        proof=kit.proof_of(reason) if reason and dice.random() < 0.9 else None,
        answers=draw_answers(fields, dice, course.left_on, words),
    )


def surveys(story: Story) -> Iterator[Survey]:
    """Tell the survey six months after the exit; now and then nobody has made it yet."""
    course, words, dice = story.course, story.scene.words, story.draw("survey")
    if course.left_on is None:
        return
    on = after(dice, course.left_on, 182, 200)
    waiting = dice.random() < 0.3 and (story.scene.day - on).days < 30
    if waiting or not story.past(on):
        return
    silent = course.livelihood == "unknown" or dice.random() < 0.08
    running = course.livelihood in {"independent", "combined"} and dice.random() < 0.88
    free = off_rsa(course, story.draw("earnings"))
    yield Survey(
        id=story.make_id("survey"),
        support_id=story.support_id,
        on=on,
        business_running=None if silent else running,
        still_on_rsa=None if silent else not free and dice.random() < 0.85,
        note=words.survey_notes["silent" if silent else "running" if running else "stopped"],
    )
