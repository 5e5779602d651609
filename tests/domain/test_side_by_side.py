# SPDX-License-Identifier: EUPL-1.2
"""A line beside the person it was compared with: which fields agree, come close, differ, or are not known."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.headings import importable
from accomp_desktop.domain.likeness import Agrees, Key
from accomp_desktop.domain.side_by_side import COMPARED, side_by_side
from accomp_desktop.domain.values import Value
from tests.listing import HEADINGS, KIT, ODETTE, planned

FIELDS = {item.key: item for item in importable(KIT)}


@pytest.mark.parametrize(
    ("key", "mine", "theirs", "agrees"),
    [
        ("birth_name", "GUILLOU", "Guillou", "yes"),
        ("birth_name", "GUILLOU", "LE GALL", "no"),
        ("town", "SAINT BRIEUC", "Saint-Brieuc", "yes"),
        ("birth_date", date(1984, 11, 23), date(1984, 11, 23), "yes"),
        ("phone", "0639980102", None, "unknown"),
        ("children", 2, 3, "no"),
    ],
)
def test_two_people_are_compared_field_by_field(key: str, mine: Value, theirs: Value, agrees: Agrees) -> None:
    (facing,) = side_by_side({key: mine}, {key: theirs}, FIELDS.values())
    assert (facing.line, facing.other, facing.agrees) == (mine, theirs, agrees)


def test_a_key_that_was_judged_is_shown_as_it_was() -> None:
    close = Key("Nom de naissance", "close")
    (facing,) = side_by_side({"birth_name": "GUILLOU"}, {"birth_name": "GUILLOUX"}, FIELDS.values(), (close,))
    assert facing.agrees == "close"


def test_every_key_that_comparing_shows_has_its_field() -> None:
    plan = planned(HEADINGS, ODETTE, ODETTE)
    match = plan.rows[1].match
    assert match is not None
    assert {key.name for key in match.keys} == set(COMPARED.values())


def test_what_was_compared_comes_first_and_what_nobody_says_is_left_out() -> None:
    line: Mapping[str, Value] = {"town": "Redon", "first_name": "Ana", "departement_id": "12", "phone": None}
    assert [one.field.key for one in side_by_side(line, {}, FIELDS.values())] == [
        "departement_id",
        "first_name",
        "town",
    ]


@given(st.dictionaries(st.sampled_from(list(FIELDS)), st.none() | st.text(max_size=5) | st.dates() | st.integers()))
def test_anyone_agrees_with_oneself(values: dict[str, Value]) -> None:
    assert all(one.agrees == "yes" for one in side_by_side(values, values, FIELDS.values()))
