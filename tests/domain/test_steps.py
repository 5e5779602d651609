# SPDX-License-Identifier: EUPL-1.2
"""Entering, planning, acting, leaving: what each step writes."""

from dataclasses import replace
from datetime import date

from accomp_desktop.domain.casework import SupportFile
from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.kit import ActionTemplate
from accomp_desktop.domain.operation import Participation
from accomp_desktop.domain.person import Assignment, Household, Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.steps import (
    draw_up,
    enter,
    is_late,
    leave,
    leave_household,
    share_household,
    stay,
    with_status,
    without_plan,
    without_referral,
)

TODAY = date(2025, 6, 2)
SUPPORT = Support(person_id="p", started_on=date(2025, 1, 6))
PLAN = Plan(support_id=SUPPORT.id, track="boost", agreed_on=date(2025, 3, 1))
TEMPLATES = (
    ActionTemplate("prices", "Revoir les tarifs", due_after_days=30, partner="CMA", proof="Grille"),
    ActionTemplate("training", "Se former", due_after_days=120),
)


def test_entering_writes_the_support_who_accompanies_and_the_state_of_the_referral() -> None:
    referral = Referral(person_id="p")
    support, assignment, state = enter(SUPPORT, "Claire Martin", referral)
    assert support == SUPPORT
    assert isinstance(assignment, Assignment)
    assert (assignment.adviser, assignment.since, assignment.role) == ("Claire Martin", SUPPORT.started_on, "adviser")
    assert isinstance(state, ReferralState)
    assert (state.referral_id, state.state, state.on) == (referral.id, "entered", SUPPORT.started_on)
    assert enter(SUPPORT, None) == (SUPPORT,)


def test_a_plan_takes_the_chosen_actions_with_their_due_days() -> None:
    (action,) = draw_up(PLAN, TEMPLATES, {"prices"})
    assert (action.plan_id, action.template, action.label) == (PLAN.id, "prices", "Revoir les tarifs")
    assert (action.due_on, action.partner, action.proof) == (date(2025, 3, 31), "CMA", "Grille")
    assert [one.partner for one in draw_up(PLAN, TEMPLATES, {"training"})] == [None]


def test_an_action_done_is_dated_and_taken_up_again_is_not() -> None:
    action = Action(plan_id=PLAN.id, label="Se former", due_on=date(2025, 5, 1))
    assert is_late(action, TODAY)
    done = with_status(action, "done", TODAY)
    assert (done.status, done.done_on) == ("done", TODAY)
    assert with_status(done, "done", date(2026, 1, 1)) is done
    assert not is_late(done, TODAY)
    assert with_status(done, "doing", TODAY).done_on is None
    assert not is_late(replace(action, due_on=None), TODAY)
    assert not is_late(replace(action, due_on=TODAY), TODAY)


def test_leaving_ends_what_runs_and_leaves_what_is_over() -> None:
    over = Assignment(support_id=SUPPORT.id, adviser="A", since=date(2025, 1, 6), until=date(2025, 2, 1))
    running = Assignment(support_id=SUPPORT.id, adviser="B", since=date(2025, 2, 2))
    counted = Participation(operation_id="o", support_id=SUPPORT.id, person_id="p")
    file = SupportFile(support=SUPPORT, assignments=(over, running), participations=(counted,))
    exit_ = Exit(support_id=SUPPORT.id, on=TODAY, reason="S1")
    assert leave(file, exit_) == (exit_, replace(running, until=TODAY), replace(counted, left_on=TODAY))


def test_an_exit_taken_back_gives_back_what_it_ended_and_nothing_else() -> None:
    over = Assignment(support_id=SUPPORT.id, adviser="A", since=date(2025, 1, 6), until=date(2025, 2, 1))
    ended = replace(over, adviser="B", until=TODAY)
    counted = Participation(operation_id="o", support_id=SUPPORT.id, person_id="p", left_on=TODAY)
    exit_ = Exit(support_id=SUPPORT.id, on=TODAY, reason="S1")
    file = SupportFile(support=SUPPORT, assignments=(over, ended), participations=(counted,), exit=exit_)
    assert stay(file) == (replace(ended, until=None), replace(counted, left_on=None), Removal(exit_))
    assert stay(replace(file, exit=None)) == ()


def test_a_household_is_shared_whoever_has_one() -> None:
    anne, paul = Person(first_name="Anne"), Person(first_name="Paul", household_id="h")
    assert share_household(anne, paul) == (replace(anne, household_id="h"),)
    assert share_household(paul, anne) == (replace(anne, household_id="h"),)
    home, *both = share_household(anne, replace(paul, household_id=None))
    assert isinstance(home, Household)
    assert {vars(one)["household_id"] for one in both} == {home.id}


def test_a_household_left_stays_to_the_others() -> None:
    paul = Person(first_name="Paul", household_id="h")
    shared = Household(id="h", caf_number="1234567", children=2, answers={"family_situation": "couple"})
    home, person = leave_household(paul, shared)
    assert isinstance(home, Household)
    assert (home.caf_number, home.children, home.answers) == (None, 2, shared.answers)
    assert vars(person)["household_id"] == home.id != "h"


def test_a_plan_and_a_referral_go_with_what_hangs_from_them() -> None:
    action = Action(plan_id=PLAN.id, label="Se former")
    other = Action(plan_id="another", label="Autre")
    file = SupportFile(support=SUPPORT, plans=(PLAN,), actions=(action, other))
    assert without_plan(file, PLAN) == (Removal(action), Removal(PLAN))
    referral = Referral(person_id="p")
    state = ReferralState(referral_id=referral.id, state="received", on=TODAY)
    assert without_referral(referral, [state]) == (Removal(state), Removal(referral))
