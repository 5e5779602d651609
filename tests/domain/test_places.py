# SPDX-License-Identifier: EUPL-1.2
"""A postcode and a town are checked against each other, and tell their commune."""

from dataclasses import replace

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.table import Cell
from accomp_desktop.exchange.communes import read_communes
from tests.domain.folding import folded
from tests.listing import HEADINGS, KIT, ODETTE, TODAY, book

PLACES = [*HEADINGS, "CP", "Commune"]


def planned(*lines: list[Cell], headings: list[str] = PLACES, known: tuple[Profile, ...] = ()) -> ImportPlan:
    return plan_import(book(headings, *lines), KIT, known, today=TODAY, communes=read_communes())


def test_a_town_is_spelt_and_its_commune_told() -> None:
    [row] = planned([*ODETTE, 22600, "LOUDEAC"]).rows
    assert [row.values[key] for key in ("postcode", "town", "insee_code")] == ["22600", "Loudéac", "22136"]
    assert row.problems == ()


def test_a_postcode_that_is_not_the_town_s_is_told_and_both_are_kept() -> None:
    [row] = planned([*ODETTE, "22000", "Guingamp"]).rows
    assert [row.values[key] for key in ("postcode", "town", "insee_code")] == ["22000", "Guingamp", None]
    [problem] = row.problems
    assert (problem.field, problem.cell) == ("postcode", "E2")
    assert "n’est pas celui de Guingamp" in problem.message


def test_the_code_follows_the_town_and_is_no_change_of_its_own() -> None:
    known = folded((), planned([*ODETTE, "22600", "Loudéac"]).changes())
    assert planned([*ODETTE, "22600", "LOUDEAC"], known=known).changes() == ()
    moved = planned([*ODETTE, "22200", "Guingamp"], known=known)
    assert [one.field.key for one in moved.rows[0].changed] == ["postcode", "town"]
    [held] = folded(known, moved.changes())
    assert held.person.insee_code == "22070"
    old = (replace(known[0], person=replace(known[0].person, insee_code=None)),)
    assert planned([*ODETTE, "22600", "LOUDEAC"], known=old).changes() == ()


def test_a_code_that_the_list_gives_itself_is_kept() -> None:
    headings = [*PLACES, "Code INSEE de la commune"]
    [row] = planned([*ODETTE, "22600", "LOUDEAC", "22070"], headings=headings).rows
    assert [row.values[key] for key in ("town", "insee_code")] == ["Loudéac", "22070"]


def test_a_list_without_places_tells_none() -> None:
    [row] = planned(list(ODETTE), headings=list(HEADINGS)).rows
    assert "insee_code" not in row.values
