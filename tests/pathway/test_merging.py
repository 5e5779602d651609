# SPDX-License-Identifier: EUPL-1.2
"""Merged in a real register, and split again: at once, or months later by the number of the act."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from sqlalchemy import select

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.changes import ChangedMeanwhile, Touched
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.merging import REASON, merge
from accomp_desktop.domain.operation import Operation, Participation
from accomp_desktop.domain.person import Household, Person, Support
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.store.tables import EDITS
from tests.listing import KIT
from tests.registering import DAY, Open, create, opened
from tests.twins import ABSORBED, KEPT, two_people

LATER = date(2024, 9, 1)
OPERATION = Operation(id="operation", code="202100457", label="Rebondir", starts_on=DAY, ends_on=date(2025, 12, 31))
PAIR: Sequence[Record] = (
    OPERATION,
    Household(id="home", caf_number="1234567"),
    Household(id="other home", caf_number="1234567", children=2),
    Person(id=KEPT, household_id="home", birth_name="DUPONT", first_name="Zoé", phones=("0601020304",)),
    Person(
        id=ABSORBED, household_id="other home", birth_name="ESSAI", used_name="DUPONT", first_name="Zoé", town="RENNES"
    ),
    Person(id="mate", household_id="other home", birth_name="ESSAI", first_name="Paul"),
    Business(id="business", person_id=KEPT, siret="12345678200010"),
    Business(id="same business", person_id=ABSORBED, siret="12345678200010", trade="Couture"),
    Referral(id="referral", person_id=ABSORBED, referred_on=DAY),
    ReferralState(id="state", referral_id="referral", state="received", on=DAY),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Open]:
    path = tmp_path / "a.accomp"
    create(path)[0].close()
    with opened(path) as both:
        yield both


def merged(file: Open) -> Touched:
    kept, absorbed = (file.register.record(one) for one in (KEPT, ABSORBED))
    return file.register.apply(merge(kept, absorbed, {}, KIT), REASON)


def test_two_records_become_one_and_come_apart_again(file: Open) -> None:
    register = file.register
    register.apply(PAIR, "Import")
    before = file.dump()
    touched = merged(file)
    assert {KEPT, ABSORBED} <= touched.ids
    [one, mate] = register.files()
    assert (one.person.birth_name, one.person.used_name, one.person.town) == ("ESSAI", "DUPONT", "RENNES")
    assert [(held.id, held.trade) for held in one.businesses] == [("business", "Couture")]
    assert one.household == mate.household
    assert one.household is not None
    assert (one.household.id, one.household.children) == ("home", 2)
    assert register.check() == ()
    assert register.undo().kept == ()
    assert file.dump() == before


def test_an_unhappy_merge_is_split_though_much_came_after(file: Open) -> None:
    """What was done since stays on the record kept, except what hangs from what goes back; and it is said."""
    register = file.register
    register.apply(PAIR, "Import")
    merged(file)
    one = register.record(KEPT)
    support = Support(id="support", person_id=KEPT, referral_id="referral", started_on=LATER)
    register.apply(
        [replace(one.person, town="VITRÉ", sex="F"), Business(id="new", person_id=KEPT, trade="Vente")], "Suite"
    )
    register.apply([support, Interview(id="met", support_id="support", on=LATER)], "Entrée")
    register.apply([Participation(operation_id="operation", support_id="support", person_id=KEPT)], "FSE")
    assert set(register.undo(3).kept) == {
        "Personne\u202f: «\u202fCommune\u202f» a changé depuis\u202f; la valeur actuelle est gardée.",
        "Entreprise\u202f: ajoutée ou modifiée depuis, la fiche reste où elle est.",
    }
    kept, absorbed = (register.record(one) for one in (KEPT, ABSORBED))
    assert (kept.person.birth_name, kept.person.town, kept.person.sex) == ("DUPONT", "VITRÉ", "F")
    assert (absorbed.person.birth_name, absorbed.person.town) == ("ESSAI", "RENNES")
    assert [one.id for one in kept.businesses] == ["business", "new"]
    assert [one.id for one in absorbed.businesses] == ["same business"]
    assert kept.supports == ()
    [followed] = absorbed.supports
    assert [one.id for one in followed.interviews] == ["met"]
    assert [one.person_id for one in followed.participations] == [ABSORBED]
    assert [one.id for one in absorbed.housemates] == ["mate"]
    assert register.check() == ()


def test_what_is_done_on_joined_accompaniments_stays_on_the_one_kept(file: Open) -> None:
    register = file.register
    supports = [Support(id=f"of {one}", person_id=one, started_on=DAY) for one in (KEPT, ABSORBED)]
    register.apply([*PAIR, *supports, Interview(id="before", support_id="of absorbed", on=DAY)], "Import")
    merged(file)
    register.apply([Interview(id="since", support_id="of kept", on=LATER)], "Entretien")
    assert register.undo(3).kept == ("Entretien\u202f: ajoutée ou modifiée depuis, la fiche reste où elle est.",)
    met = {one: [held.id for held in register.record(one).supports[0].interviews] for one in (KEPT, ABSORBED)}
    assert met == {KEPT: ["since"], ABSORBED: ["before"]}


def test_a_merge_on_what_changed_meanwhile_is_refused(file: Open) -> None:
    register = file.register
    register.apply(PAIR, "Import")
    seen = [register.record(one) for one in (KEPT, ABSORBED)]
    register.apply([replace(seen[0].person, town="VITRÉ")], "Commune")
    before = file.dump()
    with pytest.raises(ChangedMeanwhile):
        register.apply(merge(seen[0], seen[1], {}, KIT), REASON)
    assert file.dump() == before


def test_histories_are_joined_until_they_come_apart(file: Open) -> None:
    register = file.register
    register.apply(PAIR, "Import")
    register.apply([replace(register.record(ABSORBED).person, sex="F")], "Sur la fiche absorbée")
    assert "Sur la fiche absorbée" not in {act.reason for act in register.journal(KEPT)}
    merged(file)
    [fusion, before, first] = register.journal(KEPT)
    assert (fusion.reason, before.reason, first.reason) == (REASON, "Sur la fiche absorbée", "Import")
    assert {edit.record_id for edit in first.edits} >= {KEPT, ABSORBED, "same business", "referral"}
    third = Person(id="third", birth_name="DUPONT", first_name="Zoé")
    register.apply([third], "Nouvelle personne")
    register.apply(merge(register.record("third"), register.record(KEPT), {}, KIT), REASON)
    assert "Sur la fiche absorbée" in {act.reason for act in register.journal("third")}
    register.undo()
    register.undo(fusion.number)
    assert "Sur la fiche absorbée" not in {act.reason for act in register.journal(KEPT)}
    assert "Sur la fiche absorbée" in {act.reason for act in register.journal(ABSORBED)}


def test_to_erase_a_person_from_the_journal_erases_who_was_merged_into_it(file: Open) -> None:
    register = file.register
    register.apply(PAIR, "Import")
    merged(file)
    register.erase_payloads(KEPT)
    assert register.check() == ()
    with file.transaction() as connection:
        told = set(connection.scalars(select(EDITS.c.record_id).where(EDITS.c.payload.is_not(None), EDITS.c.act > 1)))
    assert told == {"operation", "mate", "home"}


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    path = tmp_path_factory.mktemp("merging") / "a.accomp"
    create(path)[0].close()
    with opened(path) as both:
        yield both


@settings(max_examples=40)
@given(records=two_people())
def test_whatever_two_people_hold_merging_and_splitting_changes_nothing(
    lasting: Open, records: tuple[Record, ...]
) -> None:
    register, empty = lasting.register, lasting.dump()
    register.apply(records, "Import")
    held = lasting.dump()
    merged(lasting)
    assert register.check() == ()
    number = register.journal(limit=1)[0].number
    register.apply([Household(id="elsewhere")], "Autre chose")
    assert register.undo(number).kept == ()
    register.undo()
    assert lasting.dump() == held
    register.undo()
    assert lasting.dump() == empty
