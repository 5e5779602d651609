# SPDX-License-Identifier: EUPL-1.2
"""The cells that the user may type again: found, prefilled, and read as typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.mending import mendable, mended_cells, typed
from accomp_desktop.domain.table import Cell
from tests.listing import HEADINGS, planned

FAULTY = ("1000001", "MOËLO", "Odette", "inconnue")


def test_the_cell_of_a_problem_is_found_with_what_it_holds() -> None:
    plan = planned(HEADINGS, FAULTY)
    (problem,) = plan.rows[0].problems
    cell = mendable(plan.listing, 2, problem)
    assert cell is not None
    assert (cell.name, cell.text) == ("D2", "inconnue") == (problem.cell, "inconnue")


def test_a_field_that_no_column_carries_has_no_cell_to_mend() -> None:
    plan = planned(HEADINGS[:3], FAULTY[:3])
    (problem,) = plan.rows[0].problems
    assert mendable(plan.listing, 2, problem) is None


def test_the_cell_of_the_second_phone_may_be_that_of_the_first() -> None:
    plan = planned((*HEADINGS, "Téléphone"), (*FAULTY[:3], date(1966, 5, 23), "12"))
    (problem,) = plan.rows[0].problems
    cell = mendable(plan.listing, 2, replace(problem, field="phone2"))
    assert cell is not None
    assert cell.name == "E2"


def test_a_cell_that_was_typed_again_is_shown_as_typed_and_known_as_such() -> None:
    plan = planned(HEADINGS, FAULTY, reading=Reading(mended={(2, 3): "31/02/1966"}))
    (problem,) = plan.rows[0].problems
    cell = mendable(plan.listing, 2, problem)
    assert cell is not None
    assert cell.text == "31/02/1966"
    assert mended_cells({(2, 3): "a", (3, 1): "b", (2, 0): "c"}, 2) == [0, 3]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (date(2050, 5, 12), "12/05/2050"),
        (datetime(2050, 5, 12, tzinfo=UTC), "12/05/2050"),
        (56000.0, "56000"),
        ("1 84 12 76 451 089 46", ""),
    ],
)
def test_a_cell_is_prefilled_as_one_would_type_it_and_never_with_a_social_security_number(
    cell: Cell, text: str
) -> None:
    assert typed(cell) == text
