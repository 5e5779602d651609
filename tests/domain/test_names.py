# SPDX-License-Identifier: EUPL-1.2
"""Ways of writing a name are one name; what comes close comes close both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.names import (
    close_given_names,
    close_names,
    crossed,
    family_names,
    given_name,
    name_key,
    one_letter_apart,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("GUÉGUEN-L'HÉNORET", "Gueguen l’henoret"),
        ("DE KERGORLAY", "Kergorlay"),
        ("LE GALL", "LEGALL"),
        ("d’Argentré", "ARGENTRE"),
        ("Jean-Pierre", "JEAN PIERRE"),
        ("ŒUVRARD", "Oeuvrard"),
    ],
)
def test_ways_of_writing_a_name_are_one_name(first: str, second: str) -> None:
    assert name_key(first) == name_key(second)


@pytest.mark.parametrize(("first", "second"), [("ROUX", "LE ROUX"), ("De", "Da"), ("MARTIN", "MARTINE")])
def test_other_names_are_other_names(first: str, second: str) -> None:
    assert name_key(first) != name_key(second)


@pytest.mark.parametrize(
    ("birth_name", "used_name", "birth", "every"),
    [
        ("DUPONT", "", "dupont", {"dupont"}),
        ("DUPONT", "MARTIN", "dupont", {"dupont", "martin"}),
        ("DUPONT-MARTIN", "", "dupontmartin", {"dupontmartin", "dupont", "martin"}),
        ("DUPONT épouse MARTIN", "", "dupont", {"dupont", "martin"}),
        ("MARTIN née DUPONT", "", "dupont", {"dupont", "martin"}),
        ("DUPONT ép. LE GALL-MARTIN", "", "dupont", {"dupont", "legallmartin", "legall", "martin"}),
        ("DUPONT ép. MARTIN veuve ROUX", "", "dupont", {"dupont", "martin", "roux"}),
        ("LE GALL", "", "legall", {"legall"}),
        ("BEN ALI", "", "benali", {"benali"}),
        ("N’GUESSAN", "", "nguessan", {"nguessan"}),
        ("DE LA TOUR-MARTIN", "", "tourmartin", {"tourmartin", "tour", "martin"}),
        ("VEUVE", "", "veuve", {"veuve"}),
        ("NÉE DUPONT", "", "needupont", {"needupont", "nee", "dupont"}),
    ],
)
def test_a_person_is_known_by_each_of_its_names(birth_name: str, used_name: str, birth: str, every: set[str]) -> None:
    assert family_names(birth_name, used_name) == (birth, every)


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        (("DUPONT", "MARTIN"), ("MARTIN", ""), "crossed"),
        (("DUPONT", "MARTIN"), ("DUPONT-MARTIN", ""), "crossed"),
        (("DUPONT épouse MARTIN", ""), ("MARTIN", ""), "crossed"),
        (("DUPONT", "MARTIN"), ("LEROY", "MARTIN"), "close"),
        (("DUPONT-MARTIN", ""), ("MARTIN-DUPONT", ""), "close"),
        (("DUPONT", ""), ("DUPOND", ""), "close"),
        (("EL IDRISSI", ""), ("IDRISSI", ""), "close"),
        (("LE ROUX", ""), ("ROUX", ""), "close"),
        (("BENALI", ""), ("ALI", ""), "close"),
        (("LY", ""), ("LE", ""), "other"),
        (("DUPONT", ""), ("MARTIN", ""), "other"),
    ],
)
def test_names_cross_or_come_close(mine: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    one, another = family_names(*mine), family_names(*other)
    assert crossed(one, another) == crossed(another, one) == (expected == "crossed")
    assert close_names(one, another) == close_names(another, one) == (expected != "other")


@pytest.mark.parametrize(
    ("first", "second", "close"),
    [
        ("Marie", "Marie-Christine", True),
        ("Marie", "Marie Christine", True),
        ("Pierre", "Jean-Pierre", True),
        ("Lina", "Lena", True),
        ("Mohamed", "Mohammed", True),
        ("Jean-Marie", "Jean-Pierre", False),
        ("Odette", "Gabriel", False),
    ],
)
def test_a_part_of_a_first_name_comes_close(first: str, second: str, close: bool) -> None:  # noqa: FBT001 - a column
    one, another = given_name(first), given_name(second)
    assert close_given_names(one, another) == close_given_names(another, one) == close


WORDS = st.text("abc", min_size=1, max_size=6)


@given(WORDS, WORDS)
def test_being_one_letter_apart_goes_both_ways(first: str, second: str) -> None:
    assert one_letter_apart(first, second) == one_letter_apart(second, first)


@given(st.text("abcdef", min_size=3, max_size=8), st.integers(0, 7), st.sampled_from("xyz"))
def test_a_letter_changed_added_or_taken_is_one_letter_apart(word: str, place: int, letter: str) -> None:
    place %= len(word)
    assert one_letter_apart(word, word[:place] + letter + word[place + 1 :])
    assert one_letter_apart(word, word[:place] + letter + word[place:])


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_some_name(birth_name: str, used_name: str) -> None:
    names = family_names(birth_name, used_name)
    assert "" not in names.every
    assert not names.birth or names.birth in names.every
