# SPDX-License-Identifier: EUPL-1.2
"""A confidential address off screen: what is exported, imported and told of past changes hides it too."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.casework import PersonFile, Profile
from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.confidential import ATTRIBUTES, HIDDEN, MASKED, discreet, told_discreetly
from accomp_desktop.domain.facts import facts_of
from accomp_desktop.domain.history import told
from accomp_desktop.domain.kit import Letter
from accomp_desktop.domain.letters import merged
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.profiles import held, profile_values
from accomp_desktop.domain.values import Json
from accomp_desktop.reports.columns import PARTICIPANTS, Counted
from tests.cases import OPERATION, a_case
from tests.domain.folding import folded
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, planned

SECRETS = ("Silence", "35799", "TAISIÈRES", "0611223344", "06 11 22 33 44", "0611998877", "cachee@example.org")
SHE = Person(
    id="she",
    household_id="home",
    birth_name="MUETTE",
    first_name="Zoé",
    confidential=True,
    address="7 impasse du Silence",
    postcode="35799",
    town="TAISIÈRES",
    insee_code="35799",
    phones=("0611223344", "0611998877"),
    emails=("cachee@example.org",),
)
HOME = Household(id="home", caf_number="7654321")
PROFILE = Profile(person=SHE, household=HOME)
LETTER = Letter("a", "Convocation", "{full_name}\n{address} {postcode} {town}\n{phone} {email}")


def workbook() -> str:
    case = a_case(person=SHE)
    counted = Counted(case, facts_of(case, OPERATION), None)
    return " ".join(str(column.read(counted)) for column in PARTICIPANTS)


def letter() -> str:
    file = PersonFile(person=SHE, household=HOME)
    return merged(LETTER, KIT, file, Structure(name="Rebond", departement="35"), TODAY).text


PAPERS: Mapping[str, Callable[[], str]] = {
    "le classeur": workbook,
    "un courrier": letter,
    "la liste en JSON": lambda: str(profile_values(PROFILE, KIT)),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_says_where_she_lives_or_how_to_reach_her(paper: str) -> None:
    text = PAPERS[paper]()
    assert "MUETTE" in text
    assert [secret for secret in SECRETS if secret in text] == []
    assert "7654321" not in text


def test_what_is_not_confidential_is_as_it_was() -> None:
    open_ = replace(SHE, confidential=False)
    assert discreet(open_) is open_
    assert {"address", "postcode", "town", "insee_code", "phone", "phone2", "email", "email2"} == HIDDEN
    assert profile_values(replace(PROFILE, person=open_), KIT)["caf_number"] == "7654321"


def state(person: Person) -> dict[str, Json]:
    told_of: dict[str, Json] = {name: getattr(person, name) for name in ("birth_name", *ATTRIBUTES[:4])}
    return {**told_of, "phones": [*person.phones], "emails": [*person.emails]}


def test_a_change_is_told_without_its_values() -> None:
    moved = replace(SHE, birth_name="PARLANTE", address="9 impasse du Silence", phones=())
    edit = told_discreetly(Edit("person", "she", state(SHE), state(moved)))
    lines = {line.field: (line.before, line.after) for line in told(edit, KIT)}
    assert lines["Nom de naissance"] == ("MUETTE", "PARLANTE")
    assert lines["Adresse"] == ("", MASKED)
    assert lines["Téléphone"] == (MASKED, "")
    erased = Edit("person", "she", None, None)
    assert told_discreetly(erased) == erased


@given(st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from([None, "Silence", ["Silence"], []]), max_size=6))
def test_no_change_tells_a_hidden_value(told_of: dict[str, Json]) -> None:
    for before, after in ((None, told_of), (told_of, None), (told_of, told_of)):
        assert "Silence" not in str(told_discreetly(Edit("person", "she", before, after)))


def known_couple() -> tuple[Profile, ...]:
    """Odette, whose address is confidential, has left the household whose number Sylvie keeps."""
    lines = planned(HEADINGS, ODETTE, (ODETTE[0], *SYLVIE[1:]))
    odette, sylvie = folded((), lines.changes())
    apart = replace(odette.person, confidential=True, household_id="apart", town="DINAN")
    return (replace(odette, person=apart, household=Household(id="apart", version=1)), sylvie)


def test_a_list_never_brings_her_back_to_the_household_she_left() -> None:
    plan = planned(HEADINGS, ODETTE, (ODETTE[0], *SYLVIE[1:]), known=known_couple())
    odette, sylvie = folded(known_couple(), plan.changes())
    assert odette.person.household_id == "apart"
    assert sylvie.household is not None
    assert (sylvie.household.id, sylvie.household.caf_number) == (sylvie.person.household_id, ODETTE[0])


def test_a_list_never_brings_anyone_into_her_household() -> None:
    odette, sylvie = known_couple()
    home = Household(id="apart", version=1, caf_number="9999999")
    plan = planned(HEADINGS, ("9999999", *SYLVIE[1:]), known=(replace(odette, household=home), sylvie))
    odette, sylvie = folded((replace(odette, household=home), sylvie), plan.changes())
    assert sylvie.person.household_id != odette.person.household_id


def test_a_list_beside_her_record_does_not_show_what_it_holds() -> None:
    odette = known_couple()[0]
    assert [held(odette, item) for item in KIT.fields_of("person") if item.key in HIDDEN] == [None] * len(HIDDEN)
    [row] = planned([*HEADINGS, "Ville"], [*ODETTE, "Lannion"], known=(odette,)).rows
    [change] = [one for one in row.changed if one.field.key == "town"]
    assert (change.shown_before(), change.before) == (MASKED, "DINAN")
    assert [one.shown_before() for one in row.changed if one.field.key == "postcode"] in ([], [""])
