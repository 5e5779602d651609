# SPDX-License-Identifier: EUPL-1.2
"""What the user chooses: values one by one or by column, lines of others left out, absences noted."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import Judging, Reading
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.referral import ReferralState
from accomp_desktop.domain.table import Cell
from tests.domain.folding import folded
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, book, planned, statuses

WIDE = [*HEADINGS, "Ville", "Tél", "Enfants"]
KNOWN = folded((), planned(WIDE, [*ODETTE, "Dinan", "0611223344", 2]).changes())
NEWS: list[Cell] = [*ODETTE, "Lannion", "0699887766", 3]


def judged(judging: Judging, *rows: Sequence[Cell], known: Sequence[Profile] = KNOWN) -> ImportPlan:
    return plan_import(book(WIDE, *rows), KIT, known, today=TODAY, judging=judging)


def keys(plan: ImportPlan) -> tuple[list[str], list[str]]:
    [row] = plan.rows
    return [one.field.key for one in row.changed], [one.field.key for one in row.offered]


@pytest.mark.parametrize(
    ("judging", "changed", "offered"),
    [
        (Judging(), ["town", "phone", "children"], []),
        (Judging(policy="complete"), [], ["town", "phone", "children"]),
        (Judging(policy="ask"), [], ["town", "phone", "children"]),
        (Judging(policy="ask", by_value={(2, "phone"): True, (2, "children"): True}), ["phone", "children"], ["town"]),
        (Judging(by_value={(2, "town"): False}), ["phone", "children"], ["town"]),
        (Judging(by_field={"phone": "ask"}), ["town", "children"], ["phone"]),
    ],
)
def test_each_value_is_taken_or_left(judging: Judging, changed: list[str], offered: list[str]) -> None:
    plan = judged(judging, NEWS)
    assert keys(plan) == (changed, offered)
    assert statuses(plan) == ["updated" if changed else "unchanged"]
    [held] = folded(KNOWN, plan.changes())
    assert held.person.town == ("Lannion" if "town" in changed else "Dinan")


def test_asking_fills_what_is_unknown_all_the_same() -> None:
    known = folded((), planned(HEADINGS, ODETTE).changes())
    assert keys(judged(Judging(policy="ask"), NEWS, known=known))[0] == ["town", "phone", "children"]


def test_what_comes_with_another_business_is_not_chosen_alone() -> None:
    headings = [*HEADINGS, "SIRET", "Activité"]
    known = folded((), planned(headings, [*ODETTE, "35600000000048", "Couture"]).changes())
    judging = Judging(by_value={(2, "trade"): False})
    other = [*ODETTE, "732 829 320 00074", "Maraîchage"]
    [row] = plan_import(book(headings, other), KIT, known, today=TODAY, judging=judging).rows
    assert {one.field.key: one.follows for one in row.changed} == {"siret": False, "trade": True}
    judging = Judging(by_value={(2, "siret"): False})
    [row] = plan_import(book(headings, other), KIT, known, today=TODAY, judging=judging).rows
    assert not row.changed, "the business known stays the present one"


TWO = [*HEADINGS, "Structure"]
LINES: list[list[Cell]] = [[*ODETTE, "BGE 35"], [*SYLVIE, "CCAS de Rennes"], ["3", "QUÉRÉ", "Luc", ODETTE[3], None]]


def test_lines_for_other_structures_are_counted_and_nothing_of_them_is_kept() -> None:
    plan = planned(TWO, *LINES, structure="BGE Ille-et-Vilaine 35")
    assert statuses(plan) == ["created", "elsewhere", "elsewhere"]
    assert "Sylvie" not in repr(plan)
    assert plan.counts["read"] == 3
    assert len(folded((), plan.changes())) == 1


def test_a_list_that_names_nobody_like_us_is_ours_unless_the_user_says() -> None:
    assert statuses(planned(TWO, *LINES, structure="Rebond")) == ["created"] * 3
    chosen = Reading(ours=frozenset({"ccas de rennes"}))
    assert statuses(planned(TWO, *LINES, structure="Rebond", reading=chosen)) == ["elsewhere", "created", "elsewhere"]


def test_a_column_that_names_one_structure_only_does_not_say_whom_lines_are_for() -> None:
    headings = [*HEADINGS, "Structure", "Prestataire"]
    plan = planned(headings, [*ODETTE, "BGE", "Rebond"], [*SYLVIE, "BGE", "Adie"], structure="Rebond")
    assert statuses(plan) == ["created", "elsewhere"]


def absent(plan: ImportPlan) -> list[str]:
    return [one.person.first_name for one in plan.absent]


def test_a_complete_list_tells_who_is_absent_and_a_list_of_new_people_does_not() -> None:
    known = folded((), planned(HEADINGS, ODETTE, SYLVIE).changes())
    assert absent(planned(HEADINGS, ODETTE, known=known)) == []
    plan = plan_import(book(HEADINGS, ODETTE), KIT, known, today=TODAY, judging=Judging(extent="complete"))
    assert absent(plan) == ["Sylvie"]
    assert plan.changes() == ()
    assert plan.counts["read"] == 1


@pytest.mark.parametrize(("choice", "state"), [("ask", "received"), ("withdraw", "withdrawn")])
def test_an_absence_is_asked_about_or_noted(choice: str, state: str) -> None:
    known = folded((), planned(HEADINGS, ODETTE, SYLVIE).changes())
    gone = known[1].person.id
    judging = Judging(extent="complete", absences={gone: "ask" if choice == "ask" else "withdraw"})
    plan = plan_import(book(HEADINGS, ODETTE), KIT, known, today=TODAY, judging=judging)
    [written] = [one for one in plan.changes() if isinstance(one, ReferralState)]
    assert (written.state, written.on) == (state, TODAY)
    assert "Absente de la liste reçue le 01/10/2026" in (written.note or "")


def test_those_who_left_or_never_entered_are_not_absent() -> None:
    [known] = folded((), planned(HEADINGS, ODETTE).changes())
    assert known.referral is not None
    closed = replace(known, state=ReferralState(referral_id=known.referral.id, state="refused", on=TODAY))
    inside = replace(closed, accompanied=True)
    complete = Judging(extent="complete")
    for profile, names in ((closed, []), (inside, ["Odette"])):
        plan = plan_import(book(HEADINGS, SYLVIE), KIT, (profile,), today=TODAY, judging=complete)
        assert absent(plan) == names
