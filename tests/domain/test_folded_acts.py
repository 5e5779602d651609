# SPDX-License-Identifier: EUPL-1.2
"""The journal folded: no act is lost, one alone is as it was, and what a fold tells is what its acts did."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.confidential import told_discreetly
from accomp_desktop.domain.folded_acts import APART, as_one, folded
from accomp_desktop.domain.history import Line, told
from accomp_desktop.domain.values import Json
from tests.listing import KIT

MORNING = datetime(2026, 3, 5, 10, 2, tzinfo=UTC)
MODIFIED = "Diagnostic\u202f: modification"


def act(number: int, *edits: Edit, minute: float = 0) -> Act:
    return Act(number, MORNING + timedelta(minutes=minute), "Ana Le Goff", MODIFIED, edits)


def answered(before: Mapping[str, Json], after: Mapping[str, Json]) -> Edit:
    return Edit("diagnosis", "d", {"answers": dict(before)}, {"answers": dict(after)})


def moved(before: str, after: str, person_id: str = "p") -> Edit:
    return Edit("person", person_id, {"town": before}, {"town": after})


FIRST = act(1, moved("RENNES", "CANCALE"))
SECOND = act(2, moved("CANCALE", "DINAN"), minute=9)


def test_acts_that_one_author_went_on_with_are_one_moment() -> None:
    third = act(3, moved("DINAN", "REDON"), minute=18)
    assert folded((third, SECOND, FIRST)) == ((third, SECOND, FIRST),)
    (edit,) = as_one((third, SECOND, FIRST)).edits
    assert told(edit, KIT) == (Line("Personne", "Commune", "RENNES", "REDON"),)


@pytest.mark.parametrize(
    "apart",
    [
        replace(SECOND, at=FIRST.at + APART),
        replace(SECOND, at=FIRST.at - timedelta(seconds=1)),
        replace(SECOND, author="Nolwenn Essai"),
        replace(SECOND, reason="Modification de l’identité"),
        replace(SECOND, undoes=1),
        replace(SECOND, undone_by=3),
        replace(SECOND, edits=(moved("CANCALE", "DINAN", "q"),)),
        replace(SECOND, edits=(*SECOND.edits, moved("CANCALE", "DINAN", "q"))),
        replace(SECOND, edits=(Edit("person", "p", {"town": "CANCALE"}, None),)),
        replace(SECOND, edits=(Edit("person", "p", None, None),)),
    ],
)
def test_another_moment_begins(apart: Act) -> None:
    assert folded((apart, FIRST)) == ((apart,), (FIRST,))


def test_what_is_masked_stands_alone_since_it_may_have_come_back_or_not() -> None:
    phones = (Edit("person", "p", {"phones": ["1"]}, {"phones": ["2"]}), Edit("person", "p", {"phones": []}, None))
    for hidden in (moved("RENNES", "CANCALE"), *phones):
        masked = told_discreetly(hidden)
        pair = act(2, masked, minute=1), act(1, masked)
        assert (len(folded(pair)) == 2) is (masked != hidden)


def test_what_came_back_to_where_it_was_is_left_out() -> None:
    first, second = list(KIT.asked(KIT.forms[0]))[:2]
    there, back, other = {first.key: "there"}, {first.key: None}, {second.key: "other"}
    fold = (act(3, answered(there, back)), act(2, answered({second.key: None}, other)), act(1, answered(back, there)))
    assert folded(fold) == (fold,)
    (edit,) = as_one(fold).edits
    assert edit == answered({**back, second.key: None}, {**back, **other})
    assert [line.field for line in told(edit, KIT)] == [second.label]


def test_acts_whose_content_was_erased_are_one_moment() -> None:
    gone = Edit("person", "p", None, None)
    fold = (act(2, gone), act(1, gone))
    assert folded(fold) == (fold,)
    assert as_one(fold) == fold[0]


STATES = st.fixed_dictionaries({key: st.none() | st.booleans() for key in ("on", "a", "b", "c")})
ACTS = st.builds(
    Act,
    st.integers(2),
    st.sampled_from([MORNING, MORNING + APART / 2, MORNING + APART]),
    st.sampled_from(["Ana", "Nolwenn"]),
    st.just(MODIFIED),
    st.lists(st.sampled_from([moved("RENNES", "DINAN"), moved("DINAN", "RENNES"), moved("A", "B", "q")]), max_size=1),
    st.none() | st.integers(2, 3),
)


def edit_between(before: Mapping[str, Json], after: Mapping[str, Json]) -> Edit:
    """Tell what changed as the journal does: the columns that differ, answers key by key."""
    states: list[Mapping[str, Json]] = []
    for one in (before, after):
        differing: dict[str, Json] = {key: one[key] for key in one if before[key] != after[key]}
        columns: dict[str, Json] = {"on": differing.pop("on")} if "on" in differing else {}
        states.append(columns | ({"answers": differing} if differing else {}))
    return Edit("diagnosis", "d", *states)


def state_after(edit: Edit, before: Mapping[str, Json]) -> dict[str, Json]:
    columns = dict(edit.after or {})
    answers = columns.pop("answers", {})
    assert isinstance(answers, dict)
    return {**before, **columns, **answers}


@given(st.lists(STATES, min_size=2, max_size=8))
def test_a_fold_goes_from_before_its_first_act_to_after_its_last(states: list[dict[str, Json]]) -> None:
    edits = [edit_between(*both) for both in pairwise(states)]
    one = as_one([act(number, edit) for number, edit in reversed([*enumerate(edits, 1)])])
    (whole,) = one.edits
    assert one.number == len(edits)
    assert state_after(whole, states[0]) == states[-1]
    assert state_after(replace(whole, after=whole.before), states[-1]) == states[0]


@given(st.lists(ACTS))
def test_folding_loses_no_act_and_one_alone_is_as_it_was(acts: list[Act]) -> None:
    folds = folded(acts)
    assert [one for fold in folds for one in fold] == acts
    assert all(len(fold) > 1 or (as_one(fold),) == fold for fold in folds)
    assert all(len({(one.author, one.undoes is None) for one in fold}) == 1 for fold in folds)
