# SPDX-License-Identifier: EUPL-1.2
"""The births of children: read however they are typed, never guessed, told as ages on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.births import Births, ages_on, births_in
from accomp_desktop.domain.cells import Refused

DAY = date(2026, 7, 1)
DATES = st.lists(st.dates(date(1950, 1, 1), date(2049, 12, 31)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("12/03/2015, 06/2018, 2021", (11, 8, 5)),
        ("2018 2015", (11, 8)),
        ("Mars 2019 et 2021", (7, 5)),
        ("1er janvier 2015\n3/4/2016", (11, 10)),
        ("2024-07-02 ; 2024-07-01,", (2, 1)),
        ("2027", ()),
        ("3, 7, 12", None),
        ("31/02/2015", None),
        ("2015, demain", None),
        ("", None),
        (None, None),
    ],
)
def test_births_give_ages_on_a_day(typed: str | None, ages: tuple[int, ...] | None) -> None:
    assert ages_on(DAY, typed) == ages


def test_what_is_no_birth_is_refused_when_it_is_typed() -> None:
    assert Births().read("2015 et juin 2018") == "2015 et juin 2018"
    assert Births().read(date(2015, 3, 12)) == "12/03/2015"
    assert Births().read(" ") is None
    with pytest.raises(Refused, match="par enfant"):
        Births().read("3 ans, 7 ans")


@given(DATES, st.sampled_from([", ", ";", " et ", "\n"]))
def test_days_typed_are_the_days_read(born: list[date], between: str) -> None:
    assert births_in(between.join(f"{one:%d/%m/%Y}" for one in born)) == tuple(born)


@given(st.text())
def test_any_text_is_read_or_unknown(typed: str) -> None:
    births = births_in(typed)
    assert births is None or births
