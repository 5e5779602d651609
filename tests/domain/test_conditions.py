# SPDX-License-Identifier: EUPL-1.2
"""Simple conditions are read as rows of a dialog, and written back as they were."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.conditions import COMPARED, Constant, Operator, Simple, all_of, simple, written
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.expressions import check, holds

KEYS = st.from_regex(r"key_[a-z0-9_]{0,8}", fullmatch=True)
CONSTANTS = (
    st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.decimals(-(10**9), 10**9, places=2)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
)
ONE: tuple[Operator, ...] = (*COMPARED.values(), "has", "lacks")
SEVERAL: tuple[Operator, ...] = ("in", "not in")
NONE: tuple[Operator, ...] = ("known", "unknown", "yes", "no")
ROWS = st.one_of(
    st.builds(Simple, KEYS, st.sampled_from(ONE), st.tuples(CONSTANTS)),
    st.builds(Simple, KEYS, st.sampled_from(SEVERAL), st.lists(CONSTANTS, max_size=4).map(tuple)),
    st.builds(Simple, KEYS, st.sampled_from(NONE)),
)


@given(st.lists(ROWS, max_size=4))
def test_rows_are_read_back_as_they_were_written(rows: list[Simple]) -> None:
    text = written(rows)
    check(text, {one.key for one in rows})
    assert simple(text) == tuple(rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('status == "ei"', Simple("status", "==", ("ei",))),
        ("status in ['ei', 'sarl']", Simple("status", "in", ("ei", "sarl"))),
        ("age >= 3", Simple("age", ">=", (3,))),
        ("gap < -2.5", Simple("gap", "<", (Decimal("-2.5"),))),
        ("'x' in channels", Simple("channels", "has", ("x",))),
        ("'x' not in channels", Simple("channels", "lacks", ("x",))),
        ("known(age)", Simple("age", "known")),
        ("not known(age)", Simple("age", "unknown")),
        ("has_debts", Simple("has_debts", "yes")),
        ("not has_debts", Simple("has_debts", "no")),
        ("has_debts == true", Simple("has_debts", "==", (True,))),
    ],
)
def test_a_simple_condition_is_one_row(text: str, row: Simple) -> None:
    assert simple(text) == (row,)


@pytest.mark.parametrize(
    "text",
    [
        "a or b", "a and (b or c)", "a == b", "1 < a < 3", "3 == a", "a in b", "a in (b, 1)", "a not in (b,)",
        "a in 'x'", "'x' in ('x', 'y')", "a == -b", "a == --3", "a == (1, 2)", "not not a", "not (a and b)",
        "not (a == 1)", "-a", "a + 1", "true", "3", "total(a)", "known(1)", "known(a) == true", "1 == 1",
    ],
)  # fmt: skip
def test_what_says_more_than_rows_stays_a_text(text: str) -> None:
    assert simple(text) is None


def test_no_rows_is_the_condition_that_always_holds() -> None:
    assert simple("  ") == ()
    assert written(()) == ""
    assert holds(written(()), {}) is True


def test_a_text_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UserError, match="s’arrête trop tôt"):
        simple("a ==")


@given(ROWS, CONSTANTS)
def test_rows_hold_hold_not_or_are_unknown(row: Simple, answer: Constant) -> None:
    assert holds(written([row]), {row.key: answer}) in {True, False, None}


def test_conditions_are_joined_into_one() -> None:
    assert all_of(("", " ")) == ""
    assert all_of(("", "a > 1")) == "a > 1"
    assert all_of(("a or b", "c")) == "(a or b) and (c)"
