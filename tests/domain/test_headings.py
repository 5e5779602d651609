# SPDX-License-Identifier: EUPL-1.2
"""Headings are recognised however they are typed, and the list is found wherever it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.headings import fold_heading, vocabulary
from accomp_desktop.domain.listing import Listing, NoHeaderFound, NoSuchSheet, Use
from accomp_desktop.domain.recognition import find_listing
from accomp_desktop.domain.table import Book, Sheet, cell_name, column_letters
from tests.listing import HEADINGS, KIT, ODETTE, book

WORDS = vocabulary(KIT)
NAMES = WORDS.names


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("N° CAF", "caf_number"),
        ("n°caf", "caf_number"),
        ("NUMERO_CAF", "caf_number"),
        ("№ allocataire", "caf_number"),
        ("Numéro d’allocataire CAF", "caf_number"),
        ("NOM DE FAMILLE*", "birth_name"),
        ("Nom\u00a0:", "birth_name"),
        ("PRENOM(S)", "first_name"),
        ("Date de\nNaissance", "birth_date"),
        ("Né·e le", "birth_date"),
        ("Née le", "birth_date"),
        ("N°\nTéléphones", "phone"),
        ("Adresses\nMails", "email"),
        ("E-Mail", "email"),
        ("REFERENT.E", "social_worker"),
        ("BRSA depuis le", "rsa_since"),
        ("DT_DEB_RSA", "rsa_since"),
        ("Nb enfants", "children"),
        ("NUM_SIRET", "siret"),
        ("Niveau de formation", "education_level"),
    ],
)
def test_a_heading_names_its_field(heading: str, field: str) -> None:
    assert NAMES[fold_heading(heading)] == (field,)


@pytest.mark.parametrize("heading", ["id_interne", "Observations", "", "***", "Date", "N°"])
def test_a_heading_that_names_nothing_stays_unknown(heading: str) -> None:
    assert fold_heading(heading) not in NAMES


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_heading(fold_heading(text)) == fold_heading(text)


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_named_as_spreadsheets_do(index: int, letters: str) -> None:
    assert column_letters(index) == letters
    assert cell_name(7, index) == f"{letters}7"


def fields(listing: Listing) -> dict[str, tuple[str, ...]]:
    return {column.letters: column.fields for column in listing.mapped}


def test_titles_above_and_groups_are_passed_over() -> None:
    found = find_listing(book(["Liste de septembre"], [], ["BÉNÉFICIAIRE", None, "DROITS"], HEADINGS, ODETTE), WORDS)
    assert found.header_row == 4
    assert fields(found) == {"A": ("caf_number",), "B": ("birth_name",), "C": ("first_name",), "D": ("birth_date",)}


def test_a_heading_merged_downwards_is_read_on_the_line_above() -> None:
    found = find_listing(
        book(["Nom", "Prénom", "Né le", "Coordonnées"], [None, None, None, "CP", "Ville", "Mail"], ODETTE), WORDS
    )
    assert found.header_row == 2
    assert set(fields(found).values()) == {
        ("birth_name",), ("first_name",), ("birth_date",), ("postcode",), ("town",), ("email",),
    }  # fmt: skip


def test_the_sheet_with_most_headings_is_chosen_and_a_hidden_one_only_when_asked_for() -> None:
    poor = Sheet("Ancienne", (HEADINGS[:3],))
    rich = Sheet("Liste", (HEADINGS, ODETTE))
    hidden = Sheet("Cachée", ((*HEADINGS, "Sexe"),), hidden=True)
    assert find_listing(Book((poor, hidden, rich)), WORDS).sheet is rich
    assert find_listing(Book((poor, hidden, rich)), WORDS, sheet="Cachée").sheet is hidden
    assert find_listing(Book((hidden,)), WORDS).sheet is hidden
    with pytest.raises(NoSuchSheet, match=r"Ancienne, Liste"):
        find_listing(Book((poor, rich)), WORDS, sheet="Autre")


def test_a_second_column_of_the_same_heading_is_another_phone_or_unknown() -> None:
    found = find_listing(book([*HEADINGS, "Téléphone", "Tél.", "Portable", "Nom"]), WORDS)
    assert [column.fields for column in found.columns[4:]] == [("phone",), ("phone2",), (), ()]


def test_three_headings_with_a_name_are_needed() -> None:
    for headings in (["Nom", "Prénom"], ["Prénom", "Date de naissance", "Ville"], []):
        with pytest.raises(NoHeaderFound):
            find_listing(book(headings), WORDS)


def test_the_user_may_point_elsewhere_and_choose_the_fields() -> None:
    headings = (*HEADINGS, "Divers", "Ville")
    found = find_listing(book([], ["Nom"], headings), WORDS, header_row=3, uses={4: Use(("town",)), 0: Use()})
    assert fields(found) == {"B": ("birth_name",), "C": ("first_name",), "D": ("birth_date",), "E": ("town",)}
    assert find_listing(book(["Nom"], headings), WORDS, header_row=1).header_row == 1


def test_a_kit_may_add_names_to_its_own_fields_and_relabel_the_others() -> None:
    kit = replace(KIT, labels={"town": "Bourg", "rsa_since": "Entrée au RSA"})
    names = vocabulary(kit).names
    assert names[fold_heading("BOURG")] == ("town",)
    assert names[fold_heading("entrée au rsa")] == ("rsa_since",)
