# SPDX-License-Identifier: EUPL-1.2
"""What is to be done follows from the dates alone."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.casework import PersonFile, SupportFile, stage_of
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview, Survey
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Participation
from accomp_desktop.domain.person import Assignment, Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.todo import SUBJECTS, todo

TODAY = date(2026, 11, 20)
KIT = Kit(code="00", label="Essai", departement="Essai", author="Essai")
SOMEONE = Person(id="p", birth_name="LE GALL", first_name="Maëlle", birth_date=date(1980, 1, 1))


def support(days_ago: int, **parts: object) -> SupportFile:
    return SupportFile(support=Support(id="s", person_id="p", started_on=TODAY - timedelta(days=days_ago)), **parts)


def subjects(one: PersonFile, kit: Kit = KIT) -> list[str]:
    return [task.subject for task in todo([one], kit, TODAY)]


def test_a_received_referral_waits_for_a_first_contact() -> None:
    referral = Referral(id="r", person_id="p", referred_on=TODAY - timedelta(days=20))
    received = ReferralState(referral_id="r", state="received", on=TODAY - timedelta(days=20))
    contacted = ReferralState(referral_id="r", state="contacted", on=TODAY - timedelta(days=2))
    assert subjects(PersonFile(person=SOMEONE, referrals=(referral,))) == ["first_contact"]
    assert subjects(PersonFile(person=SOMEONE, referrals=(referral,), referral_states=(received,))) == ["first_contact"]
    assert not subjects(PersonFile(person=SOMEONE, referrals=(referral,), referral_states=(received, contacted)))


def test_a_referral_of_no_known_day_is_due_on_none() -> None:
    assert not subjects(PersonFile(person=SOMEONE, referrals=(Referral(id="r", person_id="p"),)))


def test_a_running_support_wants_diagnosis_plan_and_contact() -> None:
    assert subjects(PersonFile(person=SOMEONE, supports=(support(100),))) == ["diagnosis", "plan", "silence"]
    done = support(
        100,
        diagnoses=(Diagnosis(support_id="s", on=TODAY, form="f", kit_version=1),),
        plans=(Plan(id="l", support_id="s", track="boost", agreed_on=TODAY),),
        interviews=(Interview(support_id="s", on=TODAY),),
    )
    assert not subjects(PersonFile(person=SOMEONE, supports=(done,)))


def test_actions_and_interviews_fall_due() -> None:
    busy = support(
        10,
        actions=(
            Action(plan_id="l", label="Devis", due_on=TODAY - timedelta(days=3)),
            Action(plan_id="l", label="Assurance", due_on=TODAY + timedelta(days=60)),
            Action(plan_id="l", label="Prix", due_on=TODAY, status="done"),
        ),
        interviews=(Interview(support_id="s", on=TODAY + timedelta(days=2), attendance="planned"),),
    )
    tasks = todo([PersonFile(person=SOMEONE, supports=(busy,))], KIT, TODAY)
    assert [(task.subject, task.detail, task.late_by(TODAY)) for task in tasks] == [
        ("action", "Devis", 3),
        ("interview", "Entretien à venir ou à noter", -2),
    ]


def test_six_months_after_the_exit_one_asks_again() -> None:
    left = Exit(support_id="s", on=TODAY - timedelta(days=181), reason="S1")
    gone = support(400, exit=left)
    assert subjects(PersonFile(person=SOMEONE, supports=(gone,))) == ["survey"]
    asked = support(400, exit=left, surveys=(Survey(support_id="s", on=TODAY),))
    assert not subjects(PersonFile(person=SOMEONE, supports=(asked,)))


def test_esf_answers_are_due_four_weeks_after_entry_and_exit() -> None:
    participation = Participation(
        operation_id="o", support_id="s", person_id="p", entered_on=date(2026, 9, 1), left_on=date(2026, 10, 1)
    )
    left = Exit(support_id="s", on=date(2026, 10, 1), reason="S1")
    one = PersonFile(person=SOMEONE, supports=(support(80, exit=left, participations=(participation,)),))
    tasks = todo([one], KIT, TODAY)
    assert [(task.subject, task.due_on) for task in tasks] == [
        ("esf_entry", date(2026, 9, 29)),
        ("esf_exit", date(2026, 10, 29)),
    ]
    answered = replace(participation, entry_status="CHO", exit_status="EMP")
    for owing_nothing in (answered, replace(participation, entered_on=None, left_on=None)):
        one = PersonFile(person=SOMEONE, supports=(support(80, exit=left, participations=(owing_nothing,)),))
        assert not subjects(one)


def test_a_kit_changes_the_delays() -> None:
    patient = Kit(code="00", label="Essai", departement="Essai", author="Essai", delays={"diagnosis": 200, "plan": 200})
    assert subjects(PersonFile(person=SOMEONE, supports=(support(100),)), patient) == ["silence"]


def test_a_substitute_stands_in_for_the_adviser() -> None:
    followed = support(
        100,
        assignments=(
            Assignment(support_id="s", adviser="Titulaire", since=date(2026, 1, 1)),
            Assignment(support_id="s", adviser="Relève", role="substitute", since=date(2026, 11, 1), until=TODAY),
        ),
    )
    assert {task.adviser for task in todo([PersonFile(person=SOMEONE, supports=(followed,))], KIT, TODAY)} == {"Relève"}
    assert followed.adviser_on(TODAY + timedelta(days=1)) == "Titulaire"
    assert followed.adviser_on(date(2020, 1, 1)) is None


@given(st.lists(st.integers(-400, 400), max_size=8))
def test_tasks_come_in_order_and_under_a_known_subject(offsets: list[int]) -> None:
    actions = tuple(Action(plan_id="l", label="x", due_on=TODAY + timedelta(days=days)) for days in offsets)
    tasks = todo([PersonFile(person=SOMEONE, supports=(support(1, actions=actions),))], KIT, TODAY)
    assert [task.due_on for task in tasks] == sorted(task.due_on for task in tasks)
    assert {task.subject for task in tasks} <= set(SUBJECTS)
    assert sum(days <= 7 for days in offsets) == len(tasks)


def test_stages() -> None:
    assert stage_of(None, supported=False, exited=False) == "known"
    assert stage_of("waiting", supported=False, exited=False) == "waiting"
    assert stage_of("contacted", supported=False, exited=False) == "referred"
    assert stage_of("refused", supported=False, exited=False) == "closed"
    assert stage_of("entered", supported=True, exited=False) == "supported"
    assert stage_of(None, supported=True, exited=True) == "exited"
    assert stage_of("refused", supported=True, exited=True) == "exited"
    assert stage_of("waiting", supported=True, exited=True) == "waiting"
