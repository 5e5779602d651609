# SPDX-License-Identifier: EUPL-1.2
"""What a form says of the answers given: the alerts that hold, the most urgent first, and the mark on each axis."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from accomp_desktop.domain.expressions import evaluate, holds
from accomp_desktop.domain.questions import Alert, Form, Gravity, Score
from accomp_desktop.domain.values import Answers

URGENCY: Mapping[Gravity, int] = {"urgent": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Mark:
    """A mark out of the score’s `most`; `None` while answers are missing, never zero."""

    score: Score
    value: Decimal | None


@dataclass(frozen=True)
class FormReading:
    """The alerts that hold, and the marks in the order of the form."""

    alerts: tuple[Alert, ...]
    marks: tuple[Mark, ...]


def read_answers(form: Form, answers: Answers) -> FormReading:
    """Read the answers of a form, those computed included."""
    alerts = (one for one in form.alerts if not one.retired and holds(one.when, answers) is True)
    return FormReading(
        tuple(sorted(alerts, key=lambda one: URGENCY[one.gravity])),
        tuple(Mark(one, _mark(one, answers)) for one in form.scores),
    )


def _mark(score: Score, answers: Answers) -> Decimal | None:
    """Reckon a mark, kept between 0 and the most; a formula that gives no number gives no mark."""
    value = evaluate(score.formula, answers)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    return min(max(Decimal(value), Decimal(0)), Decimal(score.most))
