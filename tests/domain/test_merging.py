# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person: what is asked, what is joined, what keeps from it; no value of either is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.merging import CannotMerge, Side, compare, merge, summary
from accomp_desktop.domain.obstacles import near, obstacles
from accomp_desktop.domain.operation import Participation
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.piece import Piece
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.uniting import UNKNOWN, hanging
from tests.listing import KIT
from tests.registering import DAY, one_of_each
from tests.twins import ABSORBED, KEPT, OPERATIONS, file_of, of, two_people

ZOE = Person(id=KEPT, version=2, birth_name="ESSAI", first_name="Zoé", birth_date=date(1980, 5, 6), sex="F")
TWIN = replace(ZOE, id=ABSORBED, version=3)


def after(records: Sequence[Record], changes: Sequence[Change]) -> list[Record]:
    """The register once the changes are written."""
    held = {one.id: one for one in records}
    held |= {one.id: one for one in changes if isinstance(one, Record)}
    return [
        one for one in held.values() if one.id not in {gone.record.id for gone in changes if isinstance(gone, Removal)}
    ]


def merged(*records: Record, choices: Mapping[str, Side] | None = None) -> list[Record]:
    kept, absorbed = (file_of(records, one) for one in (KEPT, ABSORBED))
    return after(records, merge(kept, absorbed, choices or {}, KIT))


def proposed(kept: Person, absorbed: Person) -> dict[str, str]:
    records = (kept, absorbed)
    found = compare(file_of(records, KEPT), file_of(records, ABSORBED), KIT)
    return {one.field.key: one.proposed for one in found}


def sentences(*records: Record) -> list[str]:
    return [one.sentence for one in obstacles(file_of(records, KEPT), file_of(records, ABSORBED))]


# What is asked


def test_two_records_that_say_the_same_ask_nothing() -> None:
    assert proposed(ZOE, TWIN) == {}
    assert proposed(ZOE, replace(TWIN, birth_name="Essai", phones=("0601020304",))) == {}


def test_the_known_value_is_proposed_then_the_one_that_says_more_then_the_latest() -> None:
    asked = proposed(
        replace(ZOE, sex=None, first_name="Zoé", address="2 rue de l’Étang", france_travail_id="1"),
        replace(TWIN, first_name="ZOE", town="RENNES", france_travail_id="2"),
    )
    assert asked == {
        "sex": "absorbed",
        "first_name": "kept",
        "address": "kept",
        "town": "absorbed",
        "france_travail_id": "absorbed",
    }


def test_a_town_alone_does_not_spoil_a_whole_address() -> None:
    home = replace(ZOE, address="2 rue de l’Étang", postcode="35000", town="RENNES")
    assert proposed(home, replace(TWIN, town="VITRÉ")) == {"address": "kept", "postcode": "kept", "town": "kept"}


@pytest.mark.parametrize("married", [KEPT, ABSORBED])
def test_a_birth_name_that_is_the_used_name_of_the_other_is_not_proposed(married: str) -> None:
    wed, maiden = {"birth_name": "MARTIN", "used_name": "Dupont"}, {"birth_name": "DUPONT"}
    pair = (
        (replace(ZOE, **wed), replace(TWIN, **maiden))
        if married == KEPT
        else (replace(ZOE, **maiden), replace(TWIN, **wed))
    )
    assert proposed(*pair) == {"birth_name": married, "used_name": married}
    [person] = of(merged(*pair), Person)
    assert (person.birth_name, person.used_name) == ("MARTIN", "Dupont")


def test_what_is_chosen_is_what_is_written() -> None:
    pair = (replace(ZOE, town="RENNES", sex=None), replace(TWIN, town="VITRÉ", answers={"mobility": "car"}))
    assert of(merged(*pair), Person)[0].town == "VITRÉ"
    [person] = of(merged(*pair, choices={"town": "kept", "sex": "kept"}), Person)
    assert (person.id, person.town, person.sex, person.answers) == (KEPT, "RENNES", None, {"mobility": "car"})


def test_phones_and_emails_follow_each_other_without_doubles() -> None:
    pair = (
        replace(ZOE, phones=("0601", "0602"), emails=("a@exemple.test",)),
        replace(TWIN, phones=("0602", "0603"), emails=("b@exemple.test", "a@exemple.test")),
    )
    [person] = of(merged(*pair), Person)
    assert person.phones == ("0601", "0602", "0603")
    assert person.emails == ("a@exemple.test", "b@exemple.test")


# What hangs


def test_one_company_is_one_business_and_another_one_joins() -> None:
    records = (
        ZOE,
        TWIN,
        Business(id="old", version=2, person_id=KEPT, siret="12345678200010", trade="Couture", since=date(2020, 1, 1)),
        Business(id="new", version=3, person_id=ABSORBED, siren="123456782", trade="Retouche"),
        Business(id="other", version=3, person_id=ABSORBED, siret="35600000000048"),
    )
    same, other = of(merged(*records), Business, person_id=KEPT)
    assert (same.id, same.siret, same.trade, same.since) == ("old", "12345678200010", "Retouche", date(2020, 1, 1))
    assert other.id == "other"


def test_identical_periods_and_incomes_are_not_doubled() -> None:
    right = Period(person_id=KEPT, sort="rsa", since=DAY)
    earned = Income(person_id=KEPT, on=DAY, wages=Decimal(500))
    again = [replace(one, id=f"{one.kind()}2", person_id=ABSORBED) for one in (right, earned)]
    later = replace(right, id="later", person_id=ABSORBED, since=date(2025, 1, 1))
    found = merged(ZOE, TWIN, right, earned, *again, later)
    assert [one.id for one in of(found, Period, person_id=KEPT)] == [right.id, "later"]
    assert [one.id for one in of(found, Income, person_id=KEPT)] == [earned.id]


def test_pieces_are_all_kept_for_a_scan_may_hang_from_each() -> None:
    mine = Piece(id="mine", person_id=KEPT, sort="receipts", seen_on=DAY)
    found = merged(ZOE, TWIN, mine, replace(mine, id="theirs", person_id=ABSORBED))
    assert [one.id for one in of(found, Piece, person_id=KEPT)] == ["mine", "theirs"]


def test_referrals_of_one_day_are_one_with_both_lines_and_every_state() -> None:
    first = Referral(id="first", person_id=KEPT, referred_on=DAY, raw=("NOM : ESSAI", "VILLE : RENNES"))
    second = Referral(
        id="second",
        version=3,
        person_id=ABSORBED,
        referred_on=DAY,
        raw=("NOM : ESSAI", "VILLE : VITRE"),
        social_worker="M. Essai",
    )
    states = [
        ReferralState(id="received", referral_id="first", state="received", on=DAY),
        ReferralState(id="again", referral_id="second", state="received", on=DAY),
        ReferralState(id="entered", referral_id="second", state="entered", on=date(2024, 4, 1)),
    ]
    support = Support(person_id=ABSORBED, referral_id="second", started_on=date(2024, 4, 1))
    found = merged(ZOE, TWIN, first, second, *states, support)
    [one] = of(found, Referral)
    assert (one.id, one.social_worker) == ("first", "M. Essai")
    assert one.raw == ("NOM : ESSAI", "VILLE : RENNES", "VILLE : VITRE")
    assert {state.id for state in of(found, ReferralState, referral_id="first")} == {"received", "entered"}
    [entered] = of(found, Support, person_id=KEPT)
    assert entered.referral_id == "first"


def test_two_accompaniments_under_way_become_one_and_it_is_said() -> None:
    first, second = (
        Support(id="first", person_id=KEPT, started_on=DAY),
        Support(id="second", person_id=ABSORBED, started_on=date(2024, 1, 1)),
    )
    met = [Interview(support_id=one.id, on=one.started_on) for one in (first, second)]
    followed = [Assignment(support_id=one.id, adviser="Camille Invent", since=DAY) for one in (first, second)]
    records = (ZOE, TWIN, first, second, *met, *followed)
    [said] = sentences(*records)
    assert said.startswith("Deux accompagnements sont en cours")
    found = merged(*records)
    [support] = of(found, Support)
    assert (support.id, support.started_on) == ("first", date(2024, 1, 1))
    assert {one.support_id for one in of(found, Interview)} == {"first"}
    assert [one.id for one in of(found, Assignment)] == [followed[0].id]


def test_accompaniments_that_overlap_stay_two_and_it_is_said() -> None:
    first, second = (
        Support(id="first", person_id=KEPT, started_on=DAY),
        Support(id="second", person_id=ABSORBED, started_on=date(2023, 1, 1)),
    )
    left = Exit(support_id="second", on=date(2024, 6, 1), reason="S1")
    [said] = sentences(ZOE, TWIN, first, second, left)
    assert said.startswith("Deux accompagnements se chevauchent")
    assert sentences(ZOE, TWIN, first, second, replace(left, on=DAY)) == []
    assert len(of(merged(ZOE, TWIN, first, second, left), Support, person_id=KEPT)) == 2


def test_a_participant_is_never_counted_twice() -> None:
    supports = [Support(id=one, person_id=one, started_on=DAY) for one in (KEPT, ABSORBED)]
    counted = [
        Participation(operation_id=OPERATIONS[0].id, support_id=one.id, person_id=one.id, entered_on=DAY)
        for one in supports
    ]
    records = (ZOE, TWIN, *OPERATIONS, *supports, *counted)
    kept, absorbed = file_of(records, KEPT), file_of(records, ABSORBED)
    first = obstacles(kept, absorbed)[0]
    assert first.blocks
    assert "15/03/2024 et 15/03/2024" in first.sentence
    with pytest.raises(CannotMerge, match="même opération FSE"):
        merge(kept, absorbed, {}, KIT)
    elsewhere = (*records[:-1], replace(counted[1], operation_id=OPERATIONS[1].id))
    assert len(of(merged(*elsewhere), Participation, person_id=KEPT)) == 2


def test_everything_that_may_hang_from_a_person_is_found() -> None:
    family = one_of_each()
    below = {"person"}
    for kind, sort in SPINE.items():
        below |= {kind} if below & {*sort.parents.values()} else set()
    found = hanging(file_of([*family.values()], family["person"].id))
    assert {one.kind() for one in found} == below - {"person", "scan"}


# The household


def homes(mine: Household | None, theirs: Household | None, *mates: str) -> list[Record]:
    """Two people, their homes, and those who live there: « kept » or « absorbed »."""
    by_id = {KEPT: mine, ABSORBED: theirs}
    people = [replace(one, household_id=home.id if (home := by_id[one.id]) else None) for one in (ZOE, TWIN)]
    others = [replace(people[0 if one == KEPT else 1], id=f"mate of {one}", first_name="Paul") for one in mates]
    return [*{one.id: one for one in (mine, theirs) if one}.values(), *people, *others]


A = Household(id="a", version=2, caf_number="1111111", children=1)
B = Household(id="b", version=3, caf_number="2222222", children=2)


def lived_in(found: Sequence[Record]) -> dict[str, str | None]:
    return {one.id: one.household_id for one in of(found, Person)}


def test_a_household_that_nobody_lives_in_any_more_goes() -> None:
    found = merged(*homes(A, B))
    [home] = of(found, Household)
    assert (home.caf_number, home.children) == ("2222222", 2)
    found = merged(*homes(A, B), choices={"caf_number": "kept", "children": "kept"})
    assert of(found, Household) == (A,)


def test_who_lives_on_in_a_household_keeps_it_and_its_number() -> None:
    found = merged(*homes(A, B, ABSORBED), choices={"caf_number": "kept", "children": "kept"})
    assert lived_in(found) == {KEPT: "a", "mate of absorbed": "b"}
    assert of(found, Household) == (A, B)
    found = merged(*homes(A, B, KEPT, ABSORBED))
    assert lived_in(found) == {KEPT: "b", "mate of kept": "a", "mate of absorbed": "b"}
    assert A in of(found, Household)


def test_households_of_one_caf_number_are_one() -> None:
    found = merged(*homes(A, replace(B, caf_number=A.caf_number), KEPT, ABSORBED))
    assert lived_in(found) == {KEPT: "a", "mate of kept": "a", "mate of absorbed": "a"}
    [home] = of(found, Household)
    assert (home.id, home.children) == ("a", 2)


def test_a_first_caf_number_completes_the_household() -> None:
    unnumbered = replace(A, caf_number=None)
    found = merged(*homes(unnumbered, B, KEPT))
    assert lived_in(found) == {KEPT: "a", "mate of kept": "a"}
    assert of(found, Household)[0].caf_number == "2222222"
    found = merged(*homes(unnumbered, B, KEPT, ABSORBED))
    assert lived_in(found) == {KEPT: "b", "mate of kept": "a", "mate of absorbed": "b"}


def test_the_only_household_known_is_lived_in_unless_refused() -> None:
    assert lived_in(merged(*homes(None, B, ABSORBED))) == {KEPT: "b", "mate of absorbed": "b"}
    assert lived_in(merged(*homes(A, None))) == {KEPT: "a"}
    assert lived_in(merged(*homes(None, None))) == {KEPT: None}
    found = merged(*homes(None, B), choices={"caf_number": "kept", "children": "kept"})
    assert (lived_in(found), of(found, Household)) == ({KEPT: None}, ())


def test_a_shared_household_stays_and_a_couple_is_suspected() -> None:
    records = homes(A, A)
    assert lived_in(merged(*records)) == {KEPT: "a"}
    assert sentences(*records) == [
        "Ces deux fiches partagent un foyer\u202f: vérifiez qu’il ne s’agit pas d’un couple."
    ]


# What is said


def test_strangers_and_two_numbers_are_warned_of() -> None:
    stranger = Person(id=ABSORBED, birth_name="INVENTÉ", first_name="Gaël", birth_date=date(1990, 1, 1))
    [said] = sentences(ZOE, stranger)
    assert said.startswith("Rien ne rapproche ces deux fiches")
    [said] = sentences(replace(ZOE, departement_id="351"), replace(TWIN, departement_id="352"))
    assert "deux numéros" in said


def test_a_record_does_not_merge_with_itself() -> None:
    file = file_of((ZOE,), KEPT)
    with pytest.raises(CannotMerge, match="deux fois la même fiche"):
        merge(file, file, {}, KIT)


def test_those_who_may_be_the_same_are_found_with_why() -> None:
    slip = replace(TWIN, id="slip", birth_date=date(1980, 6, 5))
    other = Person(id="other", birth_name="INVENTÉ", first_name="Gaël")
    found = near(ZOE, (ZOE, TWIN, slip, other))
    assert set(found) == {ABSORBED, "slip"}
    assert all(found.values())


def test_what_joins_is_counted() -> None:
    records = (
        ZOE,
        TWIN,
        *(Business(person_id=ABSORBED, siret=siret) for siret in ("12345678200010", "35600000000048")),
        Referral(person_id=ABSORBED, referred_on=DAY),
        Referral(person_id=KEPT, referred_on=DAY),
        Income(person_id=ABSORBED, on=DAY),
    )
    kept, absorbed = file_of(records, KEPT), file_of(records, ABSORBED)
    assert summary(absorbed, merge(kept, absorbed, {}, KIT)) == (
        "Rejoignent la fiche gardée\u202f: 2 entreprises, 1 revenu.",
        "Sur les deux fiches, gardés une fois\u202f: 1 orientation.",
    )
    assert summary(file_of((ZOE, TWIN), ABSORBED), [Removal(TWIN)]) == ()


# Whatever they hold


def versioned(records: Sequence[Record], drawn: Sequence[int]) -> tuple[Record, ...]:
    return tuple(replace(one, version=drawn[rank % len(drawn)]) for rank, one in enumerate(records))


ANY = st.tuples(two_people(), st.lists(st.integers(1, 5), min_size=1, max_size=9)).map(lambda pair: versioned(*pair))


@settings(max_examples=60)
@given(records=ANY)
def test_whatever_they_hold_no_value_is_lost_and_nothing_hangs_from_what_is_gone(records: tuple[Record, ...]) -> None:
    kept, absorbed = file_of(records, KEPT), file_of(records, ABSORBED)
    asked = compare(kept, absorbed, KIT)
    assert all((one.kept if one.proposed == "kept" else one.absorbed) is not None for one in asked)
    changes = merge(kept, absorbed, {}, KIT)
    found = after(records, changes)
    check_person(kept.person, absorbed.person, file_of(found, KEPT).person)
    check_links(found)
    journalled = {one.record.id for one in changes if isinstance(one, Removal)}
    hung = {one.id for one in hanging(file_of(found, KEPT))}
    assert hung >= {one.id for one in hanging(kept)}
    assert hung | journalled >= {one.id for one in hanging(absorbed)}


def check_person(kept: Person, absorbed: Person, person: Person) -> None:
    assert person.phones == tuple(dict.fromkeys((*kept.phones, *absorbed.phones)))
    assert person.emails == tuple(dict.fromkeys((*kept.emails, *absorbed.emails)))
    for name in {one.name for one in fields(Person)} - {"id", "version", "answers", "household_id", "phones", "emails"}:
        told = [vars(one)[name] for one in (kept, absorbed) if vars(one)[name] not in UNKNOWN]
        assert vars(person)[name] in (told or UNKNOWN)
    for key in kept.answers.keys() | absorbed.answers.keys():
        assert person.answers[key] in (kept.answers.get(key), absorbed.answers.get(key))


def check_links(found: Sequence[Record]) -> None:
    present = {one.id for one in found}
    links = {vars(one)[name] for one in found for name in SPINE[one.kind()].parents}
    assert links - {None} <= present
    assert ABSORBED not in present
    lived_in = {one.household_id for one in of(found, Person)}
    assert {one.id for one in of(found, Household)} == lived_in - {None}
