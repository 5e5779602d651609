# SPDX-License-Identifier: EUPL-1.2
"""A condition is shown as rows when they say all of it, and only then."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.condition_rows import compared_with, operators_of, rows_of
from accomp_desktop.domain.conditions import Constant, Operator, Simple, written
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import (
    Choice,
    Choices,
    Computed,
    Day,
    Kind,
    Money,
    Months,
    Number,
    Option,
    Percentage,
    Scale,
    Text,
    YesNo,
)

FORMS = (Option("ei", "Entreprise individuelle"), Option("sarl", "SARL"))
KINDS: dict[str, Kind] = {
    "legal_form": Choice(FORMS),
    "channels": Choices(FORMS),
    "has_debts": YesNo(),
    "children": Number("enfants"),
    "debts": Money(),
    "energy": Scale(),
    "town": Text(),
    "story": Text(lines=3),
    "birth_date": Day(),
    "sales": Months(),
    "share": Percentage(),
    "margin": Computed(Money()),
    "is_poor": Computed(YesNo()),
}
NAMES = {key: Field(key, key, kind) for key, kind in KINDS.items()}


@st.composite
def rows(draw: st.DrawFn) -> Simple:
    key = draw(st.sampled_from(sorted(KINDS)))
    operator = draw(st.sampled_from(operators_of(KINDS[key])))
    return Simple(
        key, operator, draw(st.just(()) if (kind := compared_with(KINDS[key], operator)) is None else of(kind))
    )


def of(kind: Kind) -> st.SearchStrategy[tuple[Constant, ...]]:
    """Draw what the editor of a kind gives."""
    match kind:
        case Choices():
            return st.sampled_from((("ei",), ("ei", "sarl")))
        case Choice():
            return st.sampled_from((("ei",), ("sarl",)))
        case Money():
            return st.tuples(st.decimals(-1000, 1000, places=2))
        case Text():
            return st.tuples(st.sampled_from(("Rennes", "L’Haÿ", 'dit "le Bourg"')))
        case _:
            return st.tuples(st.integers(1, 5))


@given(st.lists(rows(), max_size=4))
def test_what_the_rows_of_a_dialog_write_is_shown_as_the_same_rows(asked: list[Simple]) -> None:
    assert rows_of(written(asked), NAMES) == tuple(asked)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("has_debts == true", "yes"),
        ("has_debts != false", "yes"),
        ("has_debts == false", "no"),
        ("has_debts != true", "no"),
    ],
)
def test_yes_and_no_may_be_written_as_true_and_false(text: str, operator: Operator) -> None:
    assert rows_of(text, NAMES) == (Simple("has_debts", operator),)
    assert rows_of(text.replace("has_debts", "is_poor"), NAMES) == (Simple("is_poor", operator),)


@pytest.mark.parametrize(
    "text",
    [
        "known(children) or known(town)", "children ==", "unheard_of", 'legal_form == "sas"', 'legal_form == "SARL"',
        "legal_form in ()", 'legal_form in ("ei", "sas")', "legal_form in (1, 2)", 'legal_form >= "ei"', "town",
        "children > 2.5", "children == true", "debts == 2.555", "energy == 7", "has_debts == 1", "town == 3",
        '"ei" in town', 'story == "x"', 'birth_date >= "2020-01-01"', "sales == 3", "not channels",
    ],
)  # fmt: skip
def test_what_rows_cannot_show_stays_a_text(text: str) -> None:
    assert rows_of(text, NAMES) is None


def test_an_amount_may_be_written_without_its_cents() -> None:
    assert rows_of("debts > 1000", NAMES) == (Simple("debts", ">", (1000,)),)
    assert rows_of("debts > 10.5", NAMES) == (Simple("debts", ">", (Decimal("10.5"),)),)


def test_no_condition_is_no_row() -> None:
    assert rows_of(" ", NAMES) == ()
