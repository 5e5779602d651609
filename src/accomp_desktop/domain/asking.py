# SPDX-License-Identifier: EUPL-1.2
"""Which fields are asked of a record, by the conditions they stand under, and what those computed give."""

from collections.abc import Iterable, Sequence

from accomp_desktop.domain.expressions import computed, holds
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import Record, value_of
from accomp_desktop.domain.values import Answers, Value


def known(record: Record, fields: Sequence[Field], context: Answers) -> dict[str, Value]:
    """Give what conditions and formulas speak of: the record’s answers over the context, then those computed."""
    given = {item.key: value_of(record, item) for item in fields if not item.formula}
    answers = {**context, **record.answers, **given}
    return answers | computed({item.key: item.formula for item in fields if item.formula}, answers)


def is_asked(item: Field, answers: Answers) -> bool:
    """Tell whether a field is asked: its condition holds; one that nothing tells yet does not."""
    return not item.only_if or holds(item.only_if, answers) is True


def asked_for(fields: Iterable[Field], answers: Answers) -> tuple[Field, ...]:
    """List the fields that someone is to answer: neither retired, hidden, computed nor kept back by a condition."""
    return tuple(
        item for item in fields if not (item.retired or item.hidden or item.formula) and is_asked(item, answers)
    )
