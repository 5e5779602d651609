# SPDX-License-Identifier: EUPL-1.2
"""The journal folded: acts that one author went on with, on the same records, read as one and stay several."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.confidential import is_masked
from accomp_desktop.domain.values import Json

APART = timedelta(minutes=10)
"""Two acts this far from one another are two moments."""


def folded(acts: Iterable[Act]) -> tuple[tuple[Act, ...], ...]:
    """Gather acts, the latest first, each with those it went on with."""
    folds: list[list[Act]] = []
    for act in acts:
        if folds and _went_on(act, folds[-1][-1]):
            folds[-1].append(act)
        else:
            folds.append([act])
    return tuple(map(tuple, folds))


def as_one(fold: Sequence[Act]) -> Act:
    """Tell a fold as its latest act would have done alone: from what was before the first to what is after the last."""
    return reduce(_joined, reversed(fold))


def _went_on(earlier: Act, later: Act) -> bool:
    """Tell whether an act went on with another; what is masked has no value to compare, hence stands alone."""
    return (
        timedelta() <= later.at - earlier.at < APART
        and _manner(earlier) == _manner(later)
        and len(earlier.edits) == len(later.edits)
        and {*map(_aim, earlier.edits)} == {*map(_aim, later.edits)}
        and not any(is_masked(edit) for act in (earlier, later) for edit in act.edits)
    )


def _manner(act: Act) -> tuple[str, str, bool, bool]:
    return act.author, act.reason, act.undoes is None, act.undone_by is None


def _aim(edit: Edit) -> tuple[str, str, bool, bool]:
    return edit.kind, edit.record_id, edit.before is None, edit.after is None


def _joined(earlier: Act, later: Act) -> Act:
    first = {_aim(edit): edit for edit in earlier.edits}
    return replace(later, edits=tuple(_over(first[_aim(edit)], edit) for edit in later.edits))


def _over(first: Edit, last: Edit) -> Edit:
    return replace(last, before=_laid(last.before, first.before), after=_laid(first.after, last.after))


def _laid(under: Mapping[str, Json] | None, over: Mapping[str, Json] | None) -> Mapping[str, Json] | None:
    """Lay columns over others; answers are journalled key by key, hence laid so."""
    if under is None or over is None:
        return over
    laid = {**under, **over}
    match under, over:
        case {"answers": dict(below)}, {"answers": dict(above)}:
            laid["answers"] = {**below, **above}
        case _:
            pass
    return laid
