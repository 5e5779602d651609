# SPDX-License-Identifier: EUPL-1.2
"""A record: typed columns that everything joins, sorts or counts by, and the answers a kit adds."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from os import urandom
from typing import TYPE_CHECKING, Self, TypeVar, cast

from accomp_desktop.domain.values import Answers, Value

if TYPE_CHECKING:
    from accomp_desktop.domain.fields import Field


def new_id() -> str:
    """Give a record an identity that no other register will give."""
    return urandom(16).hex()


@dataclass(frozen=True, kw_only=True)
class Record:
    """One line of the register: an identity, the version that was read, and its answers.

    `version` is 0 for a record that the register does not hold yet; each act that writes it
    gives its own number, so that a version never comes back.
    """

    id: str = field(default_factory=new_id)
    version: int = 0
    answers: Answers = field(default_factory=dict[str, Value])

    @classmethod
    @cache
    def kind(cls) -> str:
        """Name the sort of record, in the words of the glossary: `person`, `referral_state`…"""
        return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")

    def answering(self, key: str, value: Value) -> Self:
        """Return the same record with one answer given, or forgotten when the value is unknown."""
        rest = {name: given for name, given in self.answers.items() if name != key}
        return replace(self, answers=rest if value is None else rest | {key: value})


AnyRecord = TypeVar("AnyRecord", bound=Record)


def build(sort: type[AnyRecord], attributes: Mapping[str, object]) -> AnyRecord:
    """Make a record at once: five times as fast as its constructor, over the thousands of lines of a list.

    Those of its attributes that have no plain default must be given: `id`, `answers` and what is required.
    """
    record = object.__new__(sort)
    vars(record).update(_defaults(sort))
    vars(record).update(attributes)
    return record


@cache
def _defaults(sort: type[Record]) -> dict[str, object]:
    return {one.name: one.default for one in fields(sort) if one.default is not MISSING}


def value_of(record: Record, item: "Field") -> Value:
    """Read what a record holds for a field, wherever it is kept."""
    if not item.core:
        return record.answers.get(item.key)
    held = cast("Value", getattr(record, item.attribute))
    if item.position is None:
        return held
    several = cast("Sequence[Value]", held)
    return several[item.position] if item.position < len(several) else None


def with_value(record: AnyRecord, item: "Field", value: Value) -> AnyRecord:
    """Return the record holding another value for a field, wherever it is kept."""
    if not item.core:
        return record.answering(item.key, value)
    if item.position is None:
        return replace(record, **{item.attribute: value})
    several = list(cast("Sequence[Value]", getattr(record, item.attribute)))
    several += [None] * (item.position + 1 - len(several))
    several[item.position] = value
    return replace(record, **{item.attribute: tuple(one for one in several if one is not None)})
