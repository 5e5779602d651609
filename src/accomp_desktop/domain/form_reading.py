# SPDX-License-Identifier: EUPL-1.2
"""What a form says of the answers given: the alerts that hold, the most urgent first, and the mark on each axis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from accomp_desktop.domain.cells import NARROW
from accomp_desktop.domain.expressions import evaluate, holds
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Computed, Months
from accomp_desktop.domain.missing_answers import Told
from accomp_desktop.domain.questions import Alert, Form, Gravity, Score
from accomp_desktop.domain.values import Answers, Value

URGENCY: Mapping[Gravity, int] = {"urgent": 0, "warning": 1, "info": 2}

FEWEST_MONTHS = 6
"""Months of turnover under which no mark is given."""
NAMED = 4
"""Missing answers that are named; the others are counted."""
TOO_FEW_MONTHS = "Pas de note\u202f: moins de six mois de recettes sont connus."


@dataclass(frozen=True)
class Mark:
    """A mark out of the score’s `most`, `None` while it cannot be given, and `why`; or answers `told` in words."""

    score: Score
    value: Decimal | None = None
    why: str = ""
    told: tuple[tuple[str, str], ...] = ()


def alerts_raised(form: Form, answers: Answers) -> tuple[Alert, ...]:
    """Give the alerts that hold, the most urgent first."""
    raised = (one for one in form.alerts if not one.retired and holds(one.when, answers) is True)
    return tuple(sorted(raised, key=lambda one: URGENCY[one.gravity]))


def marks_given(form: Form, told: Told) -> tuple[Mark, ...]:
    """Give the marks in the order of the form; none under six months of turnover, where the form asks for months."""
    known = months_known(told)
    too_few = known is not None and known < FEWEST_MONTHS
    return tuple(_mark(one, told, TOO_FEW_MONTHS if too_few else "") for one in form.scores)


def months_known(told: Told) -> int | None:
    """Count the months of turnover that are known; `None` where no twelve months are asked for."""
    counts = [_count(told.answers.get(one.key)) for one in told.fields.values() if _is_months(one)]
    return max(counts, default=None)


def _mark(score: Score, told: Told, withheld: str) -> Mark:
    """Reckon a mark, kept between 0 and the most; a formula that gives no number gives no mark."""
    words = tuple(_words(score, told))
    if not score.formula or withheld:
        return Mark(score, why=withheld if score.formula else "", told=words)
    value = evaluate(score.formula, told.answers)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return Mark(score, why=_waiting(told.waits_for(score.formula)), told=words)
    return Mark(score, min(max(Decimal(value), Decimal(0)), Decimal(score.most)), told=words)


def _words(score: Score, told: Told) -> Iterator[tuple[str, str]]:
    """Say the answers that an axis names: the label of each, and the answer or nothing."""
    for one in (told.fields[key] for key in score.told if key in told.fields):
        value = told.answers.get(one.key)
        yield one.label, "" if value is None else one.kind.show(value)


def _waiting(missing: tuple[str, ...]) -> str:
    named = ", ".join(f"«{NARROW}{one}{NARROW}»" for one in missing[:NAMED])
    if len(missing) > NAMED:
        named += f" et {len(missing) - NAMED} autres réponses"
    return f"Pas de note\u202f: il manque {named}." if named else "Pas de note pour ces réponses."


def _is_months(item: Field) -> bool:
    kind = item.kind.shown if isinstance(item.kind, Computed) else item.kind
    return isinstance(kind, Months)


def _count(months: Value) -> int:
    return sum(one is not None for one in cast("tuple[Value, ...]", months or ()))
