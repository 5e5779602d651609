# SPDX-License-Identifier: EUPL-1.2
"""What a line tells of a record: which of its values are news, and the record once they are written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, cast

from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.confidential import MASKED
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import AnyRecord, Record, build, new_id, value_of
from accomp_desktop.domain.values import Value

Told: TypeAlias = Sequence[tuple[Field, Value]]
"""Fields with the value, never unknown, that a line gives them."""


@dataclass(frozen=True)
class FieldChange:
    """One value that a line changes, or would if it were taken.

    One that `follows` comes with a new record (another business, another referral) and is not chosen by itself; of one
    that is `hidden`, what was known is not shown.
    """

    field: Field
    before: Value
    after: Value
    taken: bool = True
    follows: bool = False
    hidden: bool = False

    def shown_before(self) -> str:
        """Show what was known, as far as it may be."""
        return MASKED if self.hidden and self.before is not None else self.field.kind.show(self.before)


def is_news(item: Field, record: Record, value: Value) -> bool:
    """Tell whether a value says more than the record; a phone already known as another one is no news."""
    held = value_of(record, item)
    if item.position and value in cast("Sequence[Value]", getattr(record, item.attribute)):
        return False
    return held is None or not poorer(item.kind, held, value)


class Maker(Generic[AnyRecord]):
    """Makes new records of a sort from lines; which value goes to which attribute is worked out once."""

    def __init__(self, sort: type[AnyRecord], items: Sequence[Field]) -> None:
        """Take the fields that the lines may give."""
        self._sort = sort
        self._keys = tuple(item.key for item in items)
        self._plain = [(item.key, item.attribute) for item in items if item.core and item.position is None]
        self._answers = [item.key for item in items if not item.core]
        several = [item for item in items if item.core and item.position is not None]
        self._several = {
            name: [item.key for item in sorted(several, key=lambda one: one.position or 0) if item.attribute == name]
            for name in {item.attribute for item in several}
        }

    def is_told(self, values: Mapping[str, Value]) -> bool:
        """Tell whether a line says anything of such a record."""
        return any(values.get(key) is not None for key in self._keys)

    def make(self, values: Mapping[str, Value], /, **links: object) -> AnyRecord:
        """Make a record of what a line says; phones and e-mails in their order, none of them twice."""
        told = {name: value for key, name in self._plain if (value := values.get(key)) is not None}
        for name, keys in self._several.items():
            told[name] = tuple(dict.fromkeys(value for key in keys if (value := values.get(key)) is not None))
        answers = {key: value for key in self._answers if (value := values.get(key)) is not None}
        return build(self._sort, {"id": new_id(), **told, "answers": answers, **links})


def with_values(record: AnyRecord, told: Told, /, **links: object) -> AnyRecord:
    """Return a record holding several values, made anew once; the same one when nothing is told."""
    attributes = {**_attributes(told, record), **links}
    return build(type(record), {**vars(record), **attributes}) if attributes else record


def _attributes(told: Iterable[tuple[Field, Value]], record: Record) -> dict[str, object]:
    """Sort what is told into attributes, phones and e-mails at their rank, and the answers of the kit’s fields."""
    attributes: dict[str, object] = {}
    answers: dict[str, Value] = {}
    for item, value in told:
        if not item.core:
            answers[item.key] = value
        elif item.position is None:
            attributes[item.attribute] = value
        else:
            held = attributes.get(item.attribute, getattr(record, item.attribute))
            attributes[item.attribute] = _placed(cast("Sequence[Value]", held), item.position, value)
    if answers:
        attributes["answers"] = {**record.answers, **answers}
    return attributes


def _placed(held: Sequence[Value], position: int, value: Value) -> tuple[Value, ...]:
    """Put a phone at its rank; one already there is moved, never said twice."""
    if value in held:
        rest = [one for one in held if one != value]
        rest.insert(position, value)
        return tuple(rest)
    return (*held[:position], value, *held[position + 1 :])
