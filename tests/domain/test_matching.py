# SPDX-License-Identifier: EUPL-1.2
"""The same person is recognised through accents, hyphens and slips; twins, couples and homonyms are two people."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.matching import Acquaintances, Someone, name_key, one_letter_apart

ODETTE = Someone(
    key="odette",
    shown="GUÉGUEN-L’HÉNORET Odette",
    name=name_key("GUÉGUEN-L’HÉNORET"),
    used_name="",
    first_name=name_key("Odette"),
    birth_date=date(1984, 11, 23),
    sex="F",
    departement_id="355063",
)


def someone(**differences: object) -> Someone:
    return replace(ODETTE, key="other", **{"departement_id": None, **differences})


def verdict(me: Someone) -> str:
    return Acquaintances([ODETTE]).find(me).verdict


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


@pytest.mark.parametrize("name", ["DELATOUR", "LATOUR", "De Latour"])
def test_a_particle_written_in_one_word_is_asked_about(name: str) -> None:
    known = someone(name=name_key("de La Tour"))
    assert Acquaintances([known]).find(someone(name=name_key(name))).verdict == "possible"


@pytest.mark.parametrize(
    ("me", "expected"),
    [
        (someone(), "same"),
        (someone(departement_id="355063"), "same"),
        (someone(departement_id="1"), "conflict"),
        (someone(departement_id="355063", name="guegen"), "same"),
        (someone(departement_id="355063", name="troadec", first_name="gabriel"), "conflict"),
        (someone(departement_id="355063", name="troadec", used_name=ODETTE.name, first_name="gabriel"), "same"),
        (someone(name="gueguenlhenore"), "possible"),
        (someone(name="gueguenlhenorat"), "possible"),
        (someone(name="guegeunlhenoret"), "possible"),
        (someone(first_name="odetta"), "possible"),
        (someone(first_name="odettemarie"), "possible"),
        (someone(first_name="odetta", sex="M"), "new"),
        (someone(first_name="odetta", sex=None), "possible"),
        (someone(birth_date=date(1948, 11, 23)), "possible"),
        (someone(birth_date=date(1984, 11, 24)), "new"),
        (someone(birth_date=date(1962, 10, 27)), "new"),
        (someone(name=ODETTE.first_name, first_name=ODETTE.name), "possible"),
        (someone(name="royer", used_name=ODETTE.name), "possible"),
        (someone(name="royer"), "new"),
        (someone(first_name="jeanneanne"), "new"),
    ],
)
def test_who_is_the_same_person(me: Someone, expected: str) -> None:
    assert verdict(me) == expected


def test_a_day_and_month_taken_for_each_other_come_close() -> None:
    known = replace(ODETTE, birth_date=date(1984, 2, 5))
    assert Acquaintances([known]).find(someone(birth_date=date(1984, 5, 2))).verdict == "possible"


def test_two_people_of_one_name_and_day_are_asked_about() -> None:
    twice = Acquaintances([ODETTE, someone(departement_id="2", shown="GUÉGUEN Odette")])
    assert twice.find(someone()).verdict == "possible"
    assert twice.find(someone(departement_id="2")).verdict == "same"


def test_a_person_without_a_birth_date_is_known_by_the_number_only() -> None:
    known = Acquaintances([replace(ODETTE, birth_date=date.min)])
    assert known.find(someone()).verdict == "new"
    assert known.find(someone(departement_id="355063")).verdict == "same"


def test_the_reason_names_the_person_and_what_differs() -> None:
    match = Acquaintances([ODETTE]).find(someone(departement_id="1"))
    assert match.reason == "GUÉGUEN-L’HÉNORET Odette a un autre n° du Département (355063 au lieu de 1)"


WORDS = st.text("abc", min_size=1, max_size=6)


@given(WORDS, WORDS)
def test_being_one_letter_apart_goes_both_ways(first: str, second: str) -> None:
    assert one_letter_apart(first, second) == one_letter_apart(second, first)


@given(st.text("abcdef", min_size=3, max_size=8), st.integers(0, 7), st.sampled_from("xyz"))
def test_a_letter_changed_added_or_taken_is_one_letter_apart(word: str, place: int, letter: str) -> None:
    place %= len(word)
    assert one_letter_apart(word, word[:place] + letter + word[place + 1 :])
    assert one_letter_apart(word, word[:place] + letter + word[place:])
