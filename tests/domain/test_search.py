# SPDX-License-Identifier: EUPL-1.2
"""Search: what a person types finds the people it should, and no one else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.casework import PersonLine
from accomp_desktop.domain.search import Index, words_of

ELEONORE = PersonLine(
    id="1",
    name="LE GOFF-BRIAND Éléonore",
    birth_name="LE GOFF",
    first_name="Éléonore",
    birth_date=None,
    town="Saint-Malo",
    trade="Réparation d’œuvres d’art",
    phone="0639980012",
    email="eleonore.legoff@example.org",
    caf_number="0123456",
    adviser="Camille Riou",
    stage="supported",
    since=None,
)
YANN = replace(
    ELEONORE,
    id="2",
    name="KERVELLA Yann",
    birth_name="KERVELLA",
    first_name="Yann",
    town="Rennes",
    trade=None,
    phone=None,
    email=None,
    caf_number=None,
)
INDEX = Index([ELEONORE, YANN])


@pytest.mark.parametrize(
    "typed",
    [
        "eleo", "ÉLÉO", "goff", "le goff elé", "briand", "saint-m", "malo le g", "repar", "oeuvre",
        "d’art", "d'art", "06 39 98", "06.39.98.00.12", "+33 6 39", "0033639980012", "+33 (0)6 39", "0123456",
        "eleonore.legoff@ex", "  éléonore   malo ",
    ],
)  # fmt: skip
def test_each_typed_word_begins_a_word_of_the_line(typed: str) -> None:
    assert INDEX.find(typed) == (ELEONORE,)


@pytest.mark.parametrize("typed", ["eonore", "off", "39980012", "goff yann", "zzz", "eleonora"])
def test_the_middle_of_a_word_or_a_wrong_word_finds_no_one(typed: str) -> None:
    assert INDEX.find(typed) == ()


@pytest.mark.parametrize("typed", ["", "   ", "-", "…"])
def test_nothing_typed_leaves_everyone_in_order(typed: str) -> None:
    assert INDEX.find(typed) == (ELEONORE, YANN)


def test_whoever_accompanies_is_not_searched() -> None:
    assert INDEX.find("camille") == ()


@given(st.text())
def test_any_text_is_an_answer(typed: str) -> None:
    assert set(INDEX.find(typed)) <= {ELEONORE, YANN}


@given(st.text(min_size=1), st.data())
def test_a_line_is_found_by_the_beginning_of_its_words(name: str, data: st.DataObject) -> None:
    line = replace(YANN, name=name)
    for word in words_of(name):
        start = word[: data.draw(st.integers(1, len(word)))]
        if words_of(start) == [start]:
            assert Index([line]).find(start) == (line,)
