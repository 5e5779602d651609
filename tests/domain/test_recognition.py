# SPDX-License-Identifier: EUPL-1.2
"""Columns are recognised by their headings, what stands above, their spelling, the look of their values."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.headings import vocabulary
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.layout import IGNORED, REFUSED, Layout
from accomp_desktop.domain.listing import Column, Listing, Use
from accomp_desktop.domain.recognition import close_spelling, find_listing
from accomp_desktop.domain.table import Cell
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, book, planned

WORDS = vocabulary(KIT)
NIR = "288087468545412"


def found(*rows: list[Cell], layouts: tuple[Layout, ...] = ()) -> Listing:
    return find_listing(book(*rows), WORDS, layouts=layouts)


def column(heading: str, *cells: Cell) -> Column:
    """A column beside those that say who a person is."""
    return found([*HEADINGS, heading], *([*ODETTE, cell] for cell in cells)).columns[4]


def given_by(listing: Listing) -> dict[str, str]:
    return {"+".join(one.fields): one.heading for one in listing.mapped}


@pytest.mark.parametrize(
    ("heading", "field", "reason"),
    [
        ("CodePostal", "postcode", "glued"),
        ("DATEOUVERTUREDROITS", "rsa_since", "glued"),
        ("Adresse du bénéficiaire", "address", "whose"),
        ("Statut (micro, EI…)", "legal_form", "whose"),
        ("Comune", "town", "spelling"),
        ("Activitée", "trade", "spelling"),
        ("Sit famil", "family_situation", "spelling"),
    ],
)
def test_a_heading_that_comes_close_is_recognised_and_says_why(heading: str, field: str, reason: str) -> None:
    one = column(heading)
    assert (one.fields, one.reason) == ((field,), reason)
    assert 0 < one.confidence < 100


@pytest.mark.parametrize(
    "heading",
    [
        "Nom du conjoint",
        "Téléphone référent",
        "Adresse de l’entreprise",
        "Date CER",
        "PB MAIL",
        "Nom (conjoint)",
        "RSA",
    ],
)
def test_a_heading_of_someone_or_something_else_stays_unknown(heading: str) -> None:
    assert column(heading).fields == ()


def test_a_close_spelling_that_may_mean_two_things_means_none() -> None:
    assert close_spelling("Xyz", WORDS) == close_spelling("", WORDS) == ()


def test_groups_above_say_whose_the_columns_are() -> None:
    groups: list[Cell] = ["Conjoint", None, None, "Bénéficiaire", None, None, "Entreprise", None, "Naissance"]
    below: list[Cell] = ["Nom", "Prénom", "Né le", "Nom", "Prénom", "Tél", "Nom", "SIRET", "Date"]
    listing = found(groups, below, below[:1])
    assert [one.fields for one in listing.columns] == [
        (), (), (), ("birth_name",), ("first_name",), ("phone",), (), ("siret",), ("birth_date",),
    ]  # fmt: skip
    assert [one.heading for one in listing.columns[:2]] == ["Conjoint Nom", "Conjoint Prénom"]
    assert listing.columns[8].reason == "group"


def test_a_line_above_that_would_give_everything_to_someone_else_is_no_group() -> None:
    listing = found(["Conjoint", None, "Référent", None], ["Nom", "Prénom", "Né le", "Ville"])
    assert [one.heading for one in listing.mapped] == ["Nom", "Prénom", "Né le", "Ville"]


def test_a_name_beside_the_birth_name_is_the_name_in_use() -> None:
    listing = found(["Nom", "Nom de jeune fille", "Prénom", "Né le"])
    assert given_by(listing)["used_name"] == "Nom"
    assert given_by(listing)["birth_name"] == "Nom de jeune fille"
    listing = found(["Nom", "Nom d'usage", "Prénom", "Né le"])
    assert given_by(listing)["birth_name"] == "Nom"
    listing = found(["Nom", "Nom d'usage", "Nom de naissance", "Prénom"])
    assert given_by(listing) == {
        "birth_name": "Nom de naissance", "used_name": "Nom d'usage", "first_name": "Prénom"
    }  # fmt: skip
    assert given_by(found(["Nom de naissance", "Nom", "Nom d'usage", "Prénom"])) == given_by(listing)


def test_a_name_in_use_stands_for_the_birth_name_that_is_not_told() -> None:
    [one, two] = planned(
        ["Nom", "Nom JF", "Prénom", "Né le"],
        ["MOËLO", None, "Odette", ODETTE[3]],
        ["ROYER", "GRONDIN", "Audrey", SYLVIE[3]],
    ).rows
    assert (one.values["birth_name"], one.values["used_name"]) == ("MOËLO", None)
    assert (two.values["birth_name"], two.values["used_name"]) == ("GRONDIN", "ROYER")


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        (["44980961500015", "449 809 615 00023", "51298419600018"], ("siret",)),
        (["a@example.org", "b@example.org", "é@example.org"], ("email",)),
        (["06 11 22 33 44", "0299887766", "07.11.22.33.44"], ("phone",)),
        (["22000 Saint-Brieuc", "22100 DINAN", "35400 Saint-Malo"], ("postcode", "town")),
        (["1", "22", "333"], ()),
        (["44980961500015"], ()),
        ([date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)], ()),
    ],
)
def test_values_have_a_look_whatever_the_heading(cells: list[Cell], fields: tuple[str, ...]) -> None:
    one = column("Colonne 12", *cells)
    assert one.fields == fields
    assert one.reason == ("values" if fields else "unknown")


def test_births_and_full_names_are_known_by_their_look() -> None:
    lines: list[list[Cell]] = [
        [f"LE GALL {name}", date(1970 + rank, 1, 2), "M"] for rank, name in enumerate(("Éric", "Luc", "Jo"))
    ]
    listing = find_listing(book(["Qui", "Quand", "?"], *lines), WORDS, header_row=1)
    assert [one.fields for one in listing.columns] == [("birth_name", "first_name"), ("birth_date",), ("sex",)]
    without = find_listing(book(*lines), WORDS, header_row=0)
    assert [one.fields for one in without.columns] == [one.fields for one in listing.columns]
    assert without.columns[0].title == "Colonne A"


def test_a_column_may_hold_more_than_its_heading_says() -> None:
    listing = found(
        ["Nom", "Né le", "Adresse", "Tél"],
        *([f"LE GALL {name}", ODETTE[3], "2 rue du Port 22100 Dinan", "0611223344"] for name in ("Éric", "Luc")),
    )
    assert listing.columns[0].fields == ("birth_name", "first_name")
    assert listing.columns[2].fields == ("address", "postcode", "town")


def test_the_parts_of_an_address_are_joined_in_their_order() -> None:
    headings = [*HEADINGS, "N° de voie", "Type de voie", "Nom de voie", "Complément d’adresse"]
    [row] = planned(headings, [*ODETTE, 12, "rue", "du Port", None]).rows
    assert row.values["address"] == "12 rue du Port"


@pytest.mark.parametrize("heading", ["NIR", "N° Sécurité sociale", "Divers", "N° INSEE"])
def test_a_column_of_social_security_numbers_is_refused_under_any_heading(heading: str) -> None:
    one = column(heading, NIR, NIR[:13], 288087468545412)
    assert (one.refused, one.reason, one.fields) == (True, "nir", ())
    plan = planned([*HEADINGS, heading], [*ODETTE, "2,88087E+14"], [*SYLVIE, NIR])
    written = repr(plan.changes())
    assert "88087E" not in written
    assert NIR[1:13] not in written


def test_a_layout_is_followed_and_its_refusals_too() -> None:
    layout = Layout(
        headings=(*HEADINGS, "Divers", "Notes", "Ville"),
        uses={"divers": "town", "notes": REFUSED, "nom": "birth_name", "ville": IGNORED},
    )
    listing = found([*HEADINGS, "Divers", "Notes", "Ville"], layouts=(layout,))
    assert [one.fields for one in listing.columns[4:]] == [("town",), (), ()]
    assert [one.reason for one in listing.columns[4:]] == ["remembered"] * 3
    assert listing.columns[5].refused


def test_what_the_user_says_stands_over_everything() -> None:
    rows = book([*HEADINGS, "Ville", "Divers", "Suite"], [*ODETTE, "Dinan", "2 rue du Port", "bât. A"])
    uses = {4: Use(refused=True), 5: Use(("address",)), 6: Use(("address",))}
    listing = find_listing(rows, WORDS, uses=uses)
    assert [one.fields for one in listing.columns[4:]] == [(), ("address",), ("address",)]
    assert listing.columns[4].refused


def test_a_list_said_to_have_no_headings_has_a_column_for_each_cell_of_its_widest_line() -> None:
    listing = find_listing(book(ODETTE, [*SYLVIE, "Dinan"]), WORDS, header_row=0)
    assert [one.heading for one in listing.columns] == [""] * 5
    assert list(listing.cells(4)) == [None, "Dinan"]


@given(st.lists(st.lists(st.text(max_size=12) | st.none(), max_size=6), max_size=6), st.integers(0, 7))
def test_any_line_may_be_pointed_at(rows: list[list[Cell]], number: int) -> None:
    pointed = min(number, len(rows))
    listing = find_listing(book(*rows), WORDS, header_row=pointed)
    keys = [key for one in listing.columns for key in one.fields if key not in {"address", "social_worker"}]
    assert len(keys) == len(set(keys))


def test_a_social_security_number_is_kept_and_compared_only_where_the_kit_keeps_it() -> None:
    kit, number = replace(KIT, keeps_nir=True), NIR[:13] + f"{97 - int(NIR[:13]) % 97:02}"
    lines = book([*HEADINGS, "N° sécu"], [*ODETTE, NIR[:13]], [*SYLVIE, number])
    odette, sylvie = plan_import(lines, kit, (), today=TODAY).rows
    assert odette.values["nir"] == number
    assert (sylvie.status, sylvie.other_row) == ("conflict", 2)
    assert "nir" not in plan_import(lines, KIT, (), today=TODAY).rows[0].values
