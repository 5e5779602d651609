# SPDX-License-Identifier: EUPL-1.2
"""A list is remembered by its headings; the next one shows only how it differs."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.layout import Difference, Layout, differences, named, nearest, remembered
from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.understanding import layout_from, layout_of, layout_text, understand
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, book

BEFORE = Layout(headings=("Nom", "Prénom", "DDN", "Ville", "Notes"))


def told(*headings: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.heading, one.before) for one in differences(headings, BEFORE)]


def test_only_what_differs_is_told() -> None:
    assert told("Nom", "Prénom", "DDN", "Ville", "Notes") == []
    assert told("NOM", "prenom", "DDN", "Ville", "Notes") == []
    assert told("Nom", "Prénom", "", "DDN", "Ville", "Notes") == []
    assert told("Nom", "Prénom", "DDN", "Ville", "Notes", "Tél") == [("new", "Tél", "")]
    assert told("Nom", "Prénom", "DDN", "Ville") == [("missing", "Notes", "")]
    assert told("Nom", "Prénom", "DDN", "Commune", "Notes") == [("renamed", "Commune", "Ville")]
    assert told("Ville", "Nom", "Prénom", "DDN", "Notes") == [("moved", "Ville", "")]
    assert told("N°", "Nom", "Prénom", "DDN", "Ville", "Notes") == [("new", "N°", "")]


def test_the_nearest_layout_is_the_one_most_headings_are_in() -> None:
    other = Layout(headings=("Nom", "Prénom", "SIRET", "Activité"))
    assert nearest(["Nom", "Prénom", "DDN", "Ville"], [other, BEFORE]) is BEFORE
    assert nearest(["Nom", "Prénom", "SIRET"], [other, BEFORE]) is other
    assert nearest(["A", "B"], [other, BEFORE]) is None


def test_a_layout_without_headings_fits_any_list() -> None:
    anywhere = Layout(uses={"nom": "used_name"})
    assert nearest(["A", "B"], [BEFORE, anywhere]) is anywhere


def test_a_layout_takes_the_place_of_the_one_of_the_same_headings() -> None:
    again = replace(BEFORE, sheet="Liste")
    assert remembered(again, (BEFORE, Layout(headings=("A",)))) == (Layout(headings=("A",)), again)


def test_the_same_heading_twice_has_two_names() -> None:
    assert named(["Nom", "NOM", "", ""]) == ("nom", "nom (2)", "", " (2)")


def test_what_was_said_of_a_list_is_proposed_for_the_next_one() -> None:
    headings = [*HEADINGS, "Divers", "Notes", "Orienté le"]
    first = book(headings, [*ODETTE, "Dinan", "secret", "01/02/2026"])
    reading = Reading(uses={4: Use(("town",)), 5: Use(refused=True)}, orders={"referral_date": "mdy"})
    layout = layout_of(understand(first, KIT, today=TODAY, reading=reading), "complete")
    kit = replace(KIT, layouts=(layout,))
    next_month = understand(book(headings, [*SYLVIE, "Lannion", "secret", "02/03/2026"]), kit, today=TODAY)
    assert next_month.layout == layout
    assert next_month.differences == ()
    assert next_month.listing.columns[4].fields == ("town",)
    assert next_month.listing.columns[5].refused
    assert next_month.datings["referral_date"].order == "mdy"
    assert layout_of(next_month, "complete") == layout


def test_a_layout_given_stands_for_those_remembered() -> None:
    given_layout = Layout(headings=tuple(HEADINGS), uses={"nom": "used_name"})
    read = understand(book(HEADINGS, ODETTE), KIT, today=TODAY, reading=Reading(layout=given_layout))
    assert read.listing.columns[1].fields == ("used_name",)


@given(st.lists(st.text(max_size=8), max_size=8), st.lists(st.text(max_size=8), max_size=8))
def test_any_two_lists_of_headings_may_be_compared(headings: list[str], before: list[str]) -> None:
    found = differences(headings, Layout(headings=tuple(before)))
    assert all(isinstance(one, Difference) for one in found)
    assert differences(headings, Layout(headings=tuple(headings))) == ()


def test_days_typed_again_are_read_as_their_column() -> None:
    rows = book(HEADINGS, ["1", "MOËLO", "Odette", "inconnue"])
    read = understand(rows, KIT, today=TODAY, reading=Reading(mended={(2, 3): "23/05/1966", (2, 5): "suite"}))
    assert read.listing.sheet.rows[1] == ["1", "MOËLO", "Odette", "23/05/1966", None, "suite"]
    assert read.fields["birth_date"].kind.read("23/05/66") == date(1966, 5, 23)


def test_a_layout_is_read_as_it_was_written() -> None:
    understood = understand(book(HEADINGS, ODETTE, SYLVIE), KIT, today=TODAY)
    for layout in (Layout(), BEFORE, layout_of(understood, "complete")):
        assert layout_from(layout_text(layout)) == layout
