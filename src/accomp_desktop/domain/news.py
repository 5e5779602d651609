# SPDX-License-Identifier: EUPL-1.2
"""What a line tells of a record: which of its values are news, and the record once they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import AnyRecord, Record, value_of
from accomp_desktop.domain.values import Value

Told: TypeAlias = Sequence[tuple[Field, Value]]
"""Fields with the value, never unknown, that a line gives them."""


@dataclass(frozen=True)
class FieldChange:
    """One value that a line changes, or would if it were taken."""

    field: Field
    before: Value
    after: Value
    taken: bool = True


def is_news(item: Field, record: Record, value: Value) -> bool:
    """Tell whether a value says more than the record; a phone already known as another one is no news."""
    held = value_of(record, item)
    if item.position and value in cast("Sequence[Value]", getattr(record, item.attribute)):
        return False
    return held is None or not poorer(item.kind, held, value)


def made(sort: type[AnyRecord], told: Told, /, **links: object) -> AnyRecord:
    """Make a new record of a sort from what is told."""
    return _built(sort, {"answers": {}, **_attributes(told, None), **links})


def with_values(record: AnyRecord, told: Told, /, **links: object) -> AnyRecord:
    """Return a record holding several values, made anew once; the same one when nothing is told."""
    attributes = {**_attributes(told, record), **links}
    return _built(type(record), {**vars(record), **attributes}) if attributes else record


def _built(sort: type[AnyRecord], attributes: dict[str, Any]) -> AnyRecord:
    return sort(**attributes)  # thrice as fast as `dataclasses.replace`, over the thousands of lines of a list


def _attributes(told: Iterable[tuple[Field, Value]], record: Record | None) -> dict[str, object]:
    """Sort what is told into attributes, phones and e-mails at their rank, and the answers of the kit’s fields."""
    attributes: dict[str, object] = {}
    answers: dict[str, Value] = {}
    for item, value in told:
        if not item.core:
            answers[item.key] = value
        elif item.position is None:
            attributes[item.attribute] = value
        else:
            held = attributes.get(item.attribute, getattr(record, item.attribute, ()))
            attributes[item.attribute] = _placed(cast("Sequence[Value]", held), item.position, value)
    if answers:
        attributes["answers"] = {**(record.answers if record else {}), **answers}
    return attributes


def _placed(held: Sequence[Value], position: int, value: Value) -> tuple[Value, ...]:
    """Put a phone at its rank; one already there is moved, never said twice."""
    if value in held:
        rest = [one for one in held if one != value]
        rest.insert(position, value)
        return tuple(rest)
    return (*held[:position], value, *held[position + 1 :])
