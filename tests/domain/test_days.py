# SPDX-License-Identifier: EUPL-1.2
"""Days are read however they are written; a column proves its order, or the doubt is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.days import DateOrder, Dating, dating_of, read_day
from accomp_desktop.domain.kinds import Day, Refused, fold

BORN = date(1985, 7, 3)


@pytest.mark.parametrize(
    "text",
    [
        "03/07/1985", "3/7/1985", "03-07-1985", "3.7.85", "03 07 1985", "3 / 7 / 1985", "1985-07-03", "1985/7/3",
        "19850703", "03071985", "3071985", "3 juillet 1985", "le 3 juillet 1985", "mercredi 3 juillet 1985",
        "Née le 03/07/1985", "3-juil-85", "3 juil. 1985", "03-Jul-1985", "03/07/1985 00:00:00", "1985-07-03T00:00:00Z",
        "31231", 31231.0, "3juillet1985",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: object) -> None:
    assert Day().read(text) == BORN


@pytest.mark.parametrize(
    "text",
    ["29/02/2018", "31/04/1985", "19970-04-22", "1985", "juillet 1985", "inconnue", "00/00/0000", "32/01/1985", 0, -3],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: object) -> None:
    with pytest.raises(Refused, match="n’est pas une date"):
        Day().read(text)


@pytest.mark.parametrize(
    ("cells", "order", "ambiguous"),
    [
        (["13/02/1980", "01/02/1980"], "dmy", False),
        (["02/13/1980", "01/02/1980"], "mdy", False),
        (["01/02/1980", "03/04/1990"], "dmy", True),
        (["01/01/1980", "1980-02-01", BORN, None, "?"], "dmy", False),
        (["13/02/1980", "02/13/1980", "01/02/1980"], "mixed", True),
        (["13/02/1980", "02/13/1980"], "mixed", False),
        ([*(f"{day}/02/1980" for day in range(13, 28)), "02/13/1980", "01/02/1980"], "dmy", False),
    ],
)
def test_a_column_says_its_order(cells: list[object], order: str, ambiguous: bool) -> None:  # noqa: FBT001
    dating = dating_of(cells)
    assert (dating.order, dating.ambiguous) == (order, ambiguous)
    assert bool(dating.sentence) == (ambiguous or order in {"mdy", "mixed"})


def test_a_column_of_both_orders_reads_only_what_fits_one_way() -> None:
    mixed = Day("mixed")
    assert [mixed.read(text) for text in ("13/02/1980", "02/13/1980", "05/05/1980")] == [
        date(1980, 2, 13), date(1980, 2, 13), date(1980, 5, 5),
    ]  # fmt: skip
    with pytest.raises(Refused, match="jj/mm/aaaa ou mm/jj/aaaa"):
        mixed.read("01/02/1980")


def test_two_digits_of_a_year_depend_on_what_the_field_knows() -> None:
    assert read_day("01/02/24", last_year=2012) == date(1924, 2, 1)
    assert read_day("01/02/24", last_year=2026) == date(2024, 2, 1)
    assert read_day("85-07-03", "ymd", 2026) == BORN


@given(st.lists(st.dates(date(1930, 1, 1), date(2010, 12, 31)), min_size=1), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_column_of_one_style_is_never_swapped_unless_doubt_is_said(days: list[date], style: str) -> None:
    texts = [day.strftime(style) for day in days]
    dating = dating_of(texts)
    read = [Day(dating.order).read(text) for text in texts]
    assert read == days or dating.ambiguous


@given(st.text(max_size=20), st.sampled_from(["dmy", "mdy", "ymd", "mixed"]))
def test_any_text_is_a_day_or_not(text: str, order: DateOrder) -> None:
    assert isinstance(read_day(fold(text), order), date | None)


def test_a_column_without_texts_has_nothing_to_say() -> None:
    assert dating_of([BORN, None, 31231]) == Dating("dmy")
