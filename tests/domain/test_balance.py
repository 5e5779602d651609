# SPDX-License-Identifier: EUPL-1.2
"""The lines of a list, counted in words."""

from accomp_desktop.domain.balance import ONE_AND_SEVERAL, balance
from accomp_desktop.domain.import_plan import STATUSES
from tests.listing import HEADINGS, ODETTE, SYLVIE, planned


def test_the_lines_read_are_the_sum_of_what_they_became() -> None:
    plan = planned(HEADINGS, ODETTE, SYLVIE, ODETTE, ("", "DURAND", "", ""))
    assert balance(plan.counts) == "4 lignes lues = 2 nouvelles + 1 en double + 1 refusée"


def test_an_empty_list_is_counted_too() -> None:
    assert balance(planned(HEADINGS).counts) == "0 ligne lue = 0"


def test_every_status_has_its_words() -> None:
    assert set(ONE_AND_SEVERAL) == set(STATUSES)
