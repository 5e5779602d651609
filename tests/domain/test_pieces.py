# SPDX-License-Identifier: EUPL-1.2
"""The papers a programme expects, and those a person showed."""

from datetime import date

from accomp_desktop.domain.kinds import Option
from accomp_desktop.domain.piece import Piece, papers

EXPECTED = (Option("book", "Livre de recettes"), Option("old", "Ancienne", retired=True), Option("tax", "Avis"))


def test_each_expected_paper_has_its_line_seen_or_not() -> None:
    book = Piece(person_id="p", sort="book", seen_on=date(2026, 3, 2))
    lines = papers(EXPECTED, [book, Piece(person_id="p", sort="tax")])
    assert [(one.label, one.is_seen) for one in lines] == [("Livre de recettes", True), ("Avis", False)]
    assert lines[0].piece is book
    assert papers((), ()) == ()


def test_what_was_shown_stays_though_it_is_expected_no_more() -> None:
    shown = [Piece(person_id="p", sort=one, seen_on=date(2026, 3, 2)) for one in ("old", "gone")]
    assert [one.label for one in papers(EXPECTED, shown)] == ["Livre de recettes", "Ancienne", "Avis", "gone"]


def test_of_two_papers_of_a_sort_the_last_seen_counts() -> None:
    earlier, later = (Piece(person_id="p", sort="tax", seen_on=date(2026, month, 1)) for month in (1, 5))
    for several in ([earlier, later], [later, earlier, Piece(person_id="p", sort="tax")]):
        assert papers(EXPECTED, several)[1].piece is later
