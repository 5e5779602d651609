# SPDX-License-Identifier: EUPL-1.2
"""The lists that Départements send give exactly what an honest reader finds in them."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.kinds import fold
from accomp_desktop.domain.profiles import profile_values
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.store.register import Register
from tests.listing import EXPECTED, KIT, SAMPLES, TODAY
from tests.registering import LIGHT, PASSPHRASE, STRUCTURE

ALONE = [name for name, expected in EXPECTED.items() if "after" not in expected]
FIRST, NEXT_MONTH = "1_liste_propre.xlsx", "6_mois_suivant.xlsx"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "a.accomp"
    opened, _ = Register.create(
        path, PASSPHRASE, structure=STRUCTURE, kit=kit_to_data(KIT), author="Claire Essai", cost=LIGHT
    )
    with opened:
        yield opened


def plan_of(name: str, known: Sequence[Profile] = ()) -> ImportPlan:
    return plan_import(read_book(SAMPLES / name), KIT, known, today=TODAY, communes=read_communes())


def comparable(field: str, value: object) -> object:
    """Compare as the samples’ README says: the kind of apostrophe never counts, nor accents and hyphens of towns."""
    if field == "town" and isinstance(value, str):
        return re.sub(r"\W", " ", fold(value))
    return value.replace("’", "'") if isinstance(value, str) else value


def check(plan: ImportPlan, name: str) -> None:
    expected, told = EXPECTED[name], json.loads(json.dumps(plan.to_data()))
    assert told["header_row"] == expected["header_row"]
    assert told["sheet"] == expected.get("sheet", told["sheet"])
    assert [row["row"] for row in told["rows"]] == [row["row"] for row in expected["rows"]]
    for row, truth in zip(told["rows"], expected["rows"], strict=True):
        assert row["status"] == truth["status"], row
        assert [one["field"] for one in row["problems"]] == truth.get("problems", [])
        assert row["duplicate_of_row"] == truth.get("duplicate_of_row")
        assert row["changed"] == truth.get("changed", [])
        assert row.get("like_row") == truth.get("like_row")
        assert row.get("conflicts_with_row") == truth.get("conflicts_with_row")
        for field, value in truth.get("person", {}).items():
            assert comparable(field, row["person"].get(field)) == comparable(field, value), (row["row"], field)


@pytest.mark.parametrize("name", ALONE)
def test_a_list_gives_what_is_in_it(name: str) -> None:
    check(plan_of(name), name)


def test_the_hidden_column_is_known_to_be_unknown() -> None:
    plan = plan_of("2_tableau_du_departement.xlsx")
    assert plan.unknown == ("Observations", "id_interne")
    assert [column.letters for column in plan.mapping] == list("ABCDEFGHIJKLMNOPQR")


def test_the_next_month_is_compared_with_the_register(register: Register) -> None:
    register.apply(plan_of(FIRST).changes(), "Import de la liste")
    before = [profile_values(one, KIT) for one in register.profiles()]
    plan = plan_of(NEXT_MONTH, register.profiles())
    check(plan, NEXT_MONTH)

    register.apply(plan.changes(), "Import de la liste suivante")
    after = {(one["birth_name"], one["first_name"], one["birth_date"]): one
             for one in (profile_values(profile, KIT) for profile in register.profiles())}  # fmt: skip
    assert len(after) == 26
    for row in EXPECTED[NEXT_MONTH]["rows"]:
        truth = row["person"]
        held = after[truth["birth_name"], truth["first_name"], truth["birth_date"]]
        assert {field: comparable(field, held[field]) for field in truth} == {
            field: comparable(field, value) for field, value in truth.items()
        }

    register.undo()
    assert [profile_values(one, KIT) for one in register.profiles()] == before


@pytest.mark.parametrize("name", list(EXPECTED))
def test_importing_twice_changes_nothing(register: Register, name: str) -> None:
    register.apply(plan_of(name).changes(), "Import de la liste")
    again = plan_of(name, register.profiles())
    assert again.changes() == ()
    assert again.counts["created"] == again.counts["updated"] == 0
    assert again.counts["unchanged"] == plan_of(name).counts["created"]


def test_a_number_nobody_asked_for_is_never_stored(register: Register) -> None:
    name = "7_pieges.xlsx"
    plan = plan_of(name)
    register.apply(plan.changes(), "Import de la liste")
    held = repr([register.files(), register.journal()]) + json.dumps(plan.to_data())
    assert [number for number in EXPECTED[name]["never_stored"] if number in held] == []


def test_nothing_unmapped_is_lost(register: Register) -> None:
    register.apply(plan_of("2_tableau_du_departement.xlsx").changes(), "Import de la liste")
    [maggie] = [one for one in register.profiles() if one.person.first_name == "Maggie"]
    assert maggie.referral is not None
    assert "Observations\u202f: à rappeler" in maggie.referral.raw
    assert "id_interne\u202f: X0000" in maggie.referral.raw


def test_a_couple_under_one_number_shares_its_household(register: Register) -> None:
    register.apply(plan_of("7_pieges.xlsx").changes(), "Import de la liste")
    homes = [one.household for one in register.profiles() if one.household and one.household.caf_number == "2205470"]
    assert len(homes) == 2
    assert homes[0] == homes[1]
