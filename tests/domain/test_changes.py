# SPDX-License-Identifier: EUPL-1.2
"""An act may be taken back once; a refusal says that nothing was written."""

from datetime import UTC, datetime

import pytest

from accomp_desktop.domain.changes import FOUNDING, Act, ChangedMeanwhile, NothingToUndo

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "undoes", "undone_by", "may_be"),
    [(FOUNDING, None, None, False), (2, None, None, True), (3, 2, None, False), (2, None, 3, False)],
)
def test_an_act_may_be_undone_once_but_neither_the_founding_nor_an_undo(
    number: int, undoes: int | None, undone_by: int | None, *, may_be: bool
) -> None:
    act = Act(number, NOON, "Nadia BELLEC", "Fiche modifiée", undoes=undoes, undone_by=undone_by)
    assert act.may_be_undone is may_be


def test_a_refused_act_says_of_what_and_that_nothing_was_written() -> None:
    said = str(ChangedMeanwhile("Personne"))
    assert said.startswith("Personne\u202f: cette fiche a changé")
    assert "Rien n’a été enregistré" in said
    assert str(NothingToUndo()) == "Il n’y a rien à annuler."
