# SPDX-License-Identifier: EUPL-1.2
"""The plan says what each line would do: an empty cell never erases, a couple shares, nothing is done twice."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.listing import NoHeaderFound
from accomp_desktop.domain.person import Period
from accomp_desktop.domain.profiles import profile_values
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.table import Cell
from tests.domain.folding import folded
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, planned, statuses

SIRET, MOVED, OTHER_SIRET = "44980961500015", "44980961500023", "51298419600018"
TWO_DAYS = (date(2026, 8, 29), date(2026, 9, 12))


def register(*rows: Sequence[Cell]) -> tuple[Profile, ...]:
    return folded((), planned(*rows).changes())


def changed(plan: ImportPlan) -> list[list[str]]:
    return [[one.field.key for one in row.changed] for row in plan.rows]


def values(profile: Profile, *keys: str) -> list[object]:
    told = profile_values(profile, KIT)
    return [told[key] for key in keys]


def test_being_on_the_list_is_a_referral_received_that_day() -> None:
    plan = planned([*HEADINGS, "Orienté le", "Référent"], [*ODETTE, TWO_DAYS[0], "Alex Raymond"])
    referral, state = plan.changes()[-2:]
    assert vars(referral) | {"origin": "departement", "referred_on": TWO_DAYS[0]} == vars(referral)
    assert vars(state) | {"state": "received", "on": TWO_DAYS[0]} == vars(state)
    assert vars(state)["referral_id"] == vars(referral)["id"]
    undated = planned(HEADINGS, ODETTE).changes()[-1]
    assert vars(undated)["on"] == TODAY


def test_an_empty_cell_never_erases() -> None:
    known = register([*HEADINGS, "Ville", "Tél", "Enfants"], [*ODETTE, "Dinan", "0611223344", 2])
    plan = planned([*HEADINGS, "Ville", "Tél", "Enfants"], [*ODETTE, None, "néant", None], known=known)
    assert statuses(plan) == ["unchanged"]
    assert plan.changes() == ()


def test_completing_fills_only_what_is_unknown() -> None:
    known = register([*HEADINGS, "Ville", "SIRET"], [*ODETTE, "Dinan", SIRET])
    line = [*ODETTE, "Lannion", OTHER_SIRET, "a@example.org", "0611223344"]
    headings = [*HEADINGS, "Ville", "SIRET", "Mail", "Tél"]
    assert changed(planned(headings, line, known=known, policy="complete")) == [["phone", "email"]]
    assert changed(planned(headings, line, known=known)) == [["town", "phone", "email", "siret"]]


def test_an_answer_of_the_kit_is_changed_and_the_others_kept() -> None:
    known = register([*HEADINGS, "Logement", "CSS"], [*ODETTE, "Locataire", "oui"])
    [before] = known
    plan = planned([*HEADINGS, "Logement"], [*ODETTE, "Propriétaire"], known=known)
    [held] = folded(known, plan.changes())
    assert held.person.answers["housing"] != before.person.answers["housing"]
    assert values(held, "solidarity_health_cover") == values(before, "solidarity_health_cover") == [True]


def test_case_accents_lost_and_apostrophes_are_no_change() -> None:
    known = register(
        [*HEADINGS, "Ville", "Adresse"], ["1", "L’HÉNORET", "Éloïse", ODETTE[3], "Saint-Brieuc", "3 rue d’Aval"]
    )
    line = ["1", "L'HENORET", "ELOISE", ODETTE[3], "SAINT BRIEUC", "3 RUE D'AVAL"]
    assert statuses(planned([*HEADINGS, "Ville", "Adresse"], line, known=known)) == ["unchanged"]


def test_accents_found_are_a_change() -> None:
    known = register(HEADINGS, ["1", "L'HENORET", "ELOISE", ODETTE[3]])
    plan = planned(HEADINGS, ["1", "L’HÉNORET", "Éloïse", ODETTE[3]], known=known)
    assert changed(plan) == [["birth_name", "first_name"]]


def test_a_phone_that_was_the_other_one_moves_to_the_front() -> None:
    headings = [*HEADINGS, "Tél 1", "Tél 2"]
    known = register(headings, [*ODETTE, "0611223344", "0296112233"])
    plan = planned(headings, [*ODETTE, "0296112233", "0611223344"], known=known)
    [held] = folded(known, plan.changes())
    assert held.person.phones == ("0296112233", "0611223344")
    [new] = folded(known, planned(headings, [*ODETTE, "0699887766", "0611223344"], known=known).changes())
    assert new.person.phones == ("0699887766", "0611223344")


def test_a_lone_second_phone_is_kept_and_not_told_twice() -> None:
    headings = [*HEADINGS, "Tél 1", "Tél 2"]
    known = register(headings, [*ODETTE, None, "0296112233"])
    assert known[0].person.phones == ("0296112233",)
    assert statuses(planned(headings, [*ODETTE, None, "0296112233"], known=known)) == ["unchanged"]


def test_a_couple_shares_its_household_and_the_first_line_settles_its_answers() -> None:
    headings = [*HEADINGS, "Enfants"]
    lines = ([*ODETTE, 2], [ODETTE[0], *SYLVIE[1:], 3])
    plan = planned(headings, *lines)
    odette, sylvie = folded((), plan.changes())
    assert odette.household == sylvie.household
    assert values(sylvie, "caf_number", "children") == ["1000001", 2]
    assert [[one.field for one in row.problems] for row in plan.rows] == [[], ["children"]]
    assert "la ligne 2, du même foyer" in plan.rows[1].problems[0].message
    assert statuses(planned(headings, *lines, known=(odette, sylvie))) == ["unchanged", "unchanged"]


def test_a_household_without_a_number_is_found_again_by_who_lives_there() -> None:
    lines = ([*HEADINGS, "Enfants"], [None, *ODETTE[1:], 2])
    known = register(*lines)
    assert values(known[0], "caf_number", "children") == [None, 2]
    assert planned(*lines, known=known).changes() == ()


def test_one_who_leaves_for_another_number_never_changes_the_other() -> None:
    known = register([*HEADINGS, "Enfants"], [*ODETTE, 2], [ODETTE[0], *SYLVIE[1:], None])
    plan = planned(HEADINGS, ["2000002", *ODETTE[1:]], known=known)
    assert changed(plan) == [["caf_number"]]
    odette, sylvie = folded(known, plan.changes())
    assert values(odette, "caf_number", "children") == ["2000002", 2]
    assert values(sylvie, "caf_number", "children") == ["1000001", 2]


def test_a_couple_whose_number_changes_stays_together_and_leaves_no_empty_home() -> None:
    known = register(HEADINGS, ODETTE, [ODETTE[0], *SYLVIE[1:]])
    plan = planned(HEADINGS, ["2000002", *ODETTE[1:]], ["2000002", *SYLVIE[1:]], known=known)
    odette, sylvie = folded(known, plan.changes())
    assert odette.household == sylvie.household
    assert values(odette, "caf_number") == ["2000002"]
    assert len(plan.removals) == 1


def test_one_who_lives_alone_keeps_the_household_under_its_new_number() -> None:
    known = register(HEADINGS, ODETTE)
    [held] = folded(known, planned(HEADINGS, ["2000002", *ODETTE[1:]], known=known).changes())
    assert held.household is not None
    assert (held.person.household_id, held.household.caf_number) == (known[0].person.household_id, "2000002")


def test_joining_a_known_number_is_joining_its_household() -> None:
    known = register(HEADINGS, ODETTE, ["", *SYLVIE[1:]])
    held = folded(known, planned(HEADINGS, [ODETTE[0], *SYLVIE[1:]], known=known).changes())
    assert held[0].person.household_id == held[1].person.household_id


def test_another_siren_is_another_business_and_a_move_is_not() -> None:
    headings = [*HEADINGS, "SIRET", "Activité", "Début d'activité"]
    known = register(headings, [*ODETTE, SIRET, "brocante", date(2020, 1, 1)])
    moved = planned(headings, [*ODETTE, MOVED, "brocante", date(2020, 1, 1)], known=known)
    assert [one.kind() for one in moved.changes() if isinstance(one, Record)] == ["reception", "business", "referral"]
    plan = planned(headings, [*ODETTE, OTHER_SIRET, "brocante", date(2026, 1, 1)], known=known)
    assert changed(plan) == [["siret", "business_since"]]
    [held] = folded(known, plan.changes())
    assert [one.siret for one in held.businesses] == [SIRET, OTHER_SIRET]
    assert held.businesses[0] == known[0].business
    back = planned(headings, [*ODETTE, SIRET, "brocante", None], known=(held,))
    assert statuses(back) == ["unchanged"]


def test_a_first_siret_names_the_business_already_known() -> None:
    known = register([*HEADINGS, "Activité"], [*ODETTE, "brocante"])
    [held] = folded(known, planned([*HEADINGS, "SIRET"], [*ODETTE, SIRET], known=known).changes())
    assert values(held, "trade", "siret") == ["brocante", SIRET]
    assert len(held.businesses) == 1


def test_a_known_siret_of_an_ended_business_is_not_another_one() -> None:
    [one] = register(HEADINGS, ODETTE)
    ended = Business(person_id=one.person.id, siret=SIRET, ended=date(2024, 1, 1), version=1)
    known = (replace(one, businesses=(ended,)),)
    assert statuses(planned([*HEADINGS, "SIRET"], [*ODETTE, SIRET], known=known)) == ["unchanged"]


def test_another_day_of_referral_is_another_referral() -> None:
    headings = [*HEADINGS, "Orienté le", "Référent"]
    known = register(headings, [*ODETTE, TWO_DAYS[0], "Alex Raymond"])
    plan = planned(headings, [*ODETTE, TWO_DAYS[1], "Alex Raymond"], known=known)
    assert changed(plan) == [["referral_date"]]
    held = folded(known, plan.changes())
    assert [one.referred_on for one in held[0].referrals] == list(TWO_DAYS)
    older = planned(headings, [*ODETTE, TWO_DAYS[0], None], known=held)
    assert statuses(older) == ["unchanged"]


def test_a_list_that_tells_nothing_of_a_referral_makes_none_for_someone_known() -> None:
    [one] = register(HEADINGS, ODETTE)
    plan = planned(HEADINGS, ODETTE, known=(replace(one, referral=None, referrals=()),))
    assert (statuses(plan), plan.changes()) == (["unchanged"], ())


def test_a_right_that_begins_after_the_last_one_ended_is_another() -> None:
    [one] = register([*HEADINGS, "RSA depuis le"], [*ODETTE, date(2020, 1, 1)])
    assert one.rsa is not None
    corrected = planned([*HEADINGS, "RSA depuis le"], [*ODETTE, date(2020, 2, 1)], known=(one,))
    assert [right.id for right in corrected.changes() if isinstance(right, Period)] == [one.rsa.id]
    ended = replace(one, rsa=replace(one.rsa, until=date(2023, 1, 1)))
    again = planned([*HEADINGS, "RSA depuis le"], [*ODETTE, date(2024, 2, 1)], known=(ended,))
    assert [right.since for right in again.changes() if isinstance(right, Period)] == [date(2024, 2, 1)]
    assert changed(again) == [["rsa_since"]]


def test_the_user_decides_what_was_asked() -> None:
    headings = ["ID IODAS", *HEADINGS[1:]]
    known = register(headings, ["355063", *ODETTE[1:]])
    lines = (["9", "MOËLA", "Odette", ODETTE[3]], ["355063", *SYLVIE[1:]])
    assert statuses(planned(headings, *lines, known=known)) == ["possible", "conflict"]
    new = planned(headings, *lines, known=known, decisions={2: "new", 3: "new"})
    assert statuses(new) == ["created", "created"]
    assert [row.values["departement_id"] for row in new.rows] == ["9", None]
    same = planned(headings, *lines, known=known, decisions={2: "same", 3: "skip"})
    assert statuses(same) == ["updated", "skipped"]
    assert changed(same)[0] == ["birth_name", "departement_id"]


def test_a_reason_says_whom_a_line_was_compared_with() -> None:
    plan = planned(HEADINGS, ODETTE, ODETTE, ["3", "MOËLA", "Odette", ODETTE[3]])
    assert [row.reason for row in plan.rows] == [
        "", "Même personne que la ligne 2.", "Né·e le même jour que MOËLO Odette, nom presque identique (ligne 2).",
    ]  # fmt: skip
    assert plan.to_data()["duplicate"] == 1
    assert plan.rows[2].to_data()["like_row"] == 2


def test_a_line_that_contradicts_another_says_which() -> None:
    headings = ["ID IODAS", *HEADINGS[1:]]
    plan = planned(headings, ["355063", *ODETTE[1:]], ["355063", *SYLVIE[1:]])
    told = plan.rows[1].to_data()
    assert (told["status"], told["conflicts_with_row"], told["reason"]) == ("conflict", 2, plan.rows[1].reason)
    assert plan.rows[1].reason


NAMES = st.sampled_from(["MOËLO", "Moelo", "MOËLA", "Le Gall", "LEGALL", "Odette", "", "TOTAL"])
DAYS = st.sampled_from([ODETTE[3], SYLVIE[3], "23/05/1966", "inconnue", date(2031, 1, 1), None])
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates()
COLUMNS: dict[str, st.SearchStrategy[Cell]] = {
    "N° CAF": st.sampled_from(["1000001", "1000002", 3, None]),
    "ID IODAS": st.sampled_from(["1", "2", None]),
    "Nom": NAMES,
    "Prénom": NAMES,
    "Né le": DAYS,
    "Sexe": st.sampled_from(["F", "M", None]),
    "Tél": st.sampled_from(["0611223344", "0699887766", "06 11 22 33 44 / 0299887766", None]),
    "Fixe": st.sampled_from(["0299887766", "0611223344", None]),
    "SIRET": st.sampled_from([SIRET, MOVED, OTHER_SIRET, None]),
    "Activité": st.sampled_from(["brocante", "VTC", None]),
    "Orienté le": st.sampled_from([*TWO_DAYS, None]),
    "RSA depuis le": st.sampled_from([date(2020, 1, 1), date(2022, 1, 1), None]),
    "Enfants": st.sampled_from([0, 1, None]),
}
LINES = st.lists(st.tuples(*COLUMNS.values()), max_size=7)
WILD = st.lists(st.lists(ANYTHING, max_size=len(COLUMNS)), max_size=5)


@given(st.lists(st.lists(ANYTHING | st.sampled_from(list(COLUMNS)), max_size=6), max_size=8))
def test_any_sheet_is_planned_or_has_no_headings(rows: list[list[Cell]]) -> None:
    with contextlib.suppress(NoHeaderFound):
        assert planned(*rows).counts["read"] <= len(rows)


@given(LINES, WILD)
def test_the_lines_read_are_the_sum_of_what_becomes_of_them(
    lines: list[Sequence[Cell]], wild: list[list[Cell]]
) -> None:
    plan = planned(list(COLUMNS), *lines, *wild)
    assert plan.counts["read"] == sum(count for status, count in plan.counts.items() if status != "read")
    assert all(row.problems or row.status != "refused" for row in plan.rows)


@settings(max_examples=200)
@given(LINES, LINES, st.sampled_from(["overwrite", "complete"]))
def test_importing_twice_changes_nothing(
    first: list[Sequence[Cell]], second: list[Sequence[Cell]], policy: str
) -> None:
    known = register(list(COLUMNS), *first)
    plan = planned(list(COLUMNS), *second, known=known, policy="complete" if policy == "complete" else "overwrite")
    held = folded(known, plan.changes())
    again = planned(list(COLUMNS), *second, known=held, policy="complete" if policy == "complete" else "overwrite")
    assert again.changes() == ()
    assert again.counts["created"] == again.counts["updated"] == 0


def test_the_act_is_named_by_what_it_brings_and_never_by_a_file_or_a_person() -> None:
    assert planned(HEADINGS, ODETTE).reason == "Import d’une liste\u202f: 1 nouvelle, 0 mise à jour"
    assert planned(HEADINGS, ODETTE, SYLVIE).reason == "Import d’une liste\u202f: 2 nouvelles, 0 mise à jour"
