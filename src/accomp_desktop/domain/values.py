# SPDX-License-Identifier: EUPL-1.2
"""The values an answer may hold, and the JSON they travel in."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias, cast

Value: TypeAlias = bool | int | str | Decimal | date | tuple["Value", ...] | None
"""Unknown is `None`; money and measures are `Decimal`; several values are a tuple."""

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Answers: TypeAlias = Mapping[str, Value]
"""What a département configures: field key → value; an absent key is an unknown answer."""


def to_json(value: Value) -> Json:
    """Write a value so that `from_json` gives back the same one, type included."""
    match value:
        case Decimal():
            return {"decimal": str(value)}
        case date():
            return {"day": value.isoformat()}
        case tuple():
            return [to_json(item) for item in value]
        case _:
            return value


def from_json(data: Json) -> Value:
    """Read what `to_json` wrote."""
    match data:
        case {"decimal": str(digits)}:
            return Decimal(digits)
        case {"day": str(iso)}:
            return date.fromisoformat(iso)
        case list():
            return tuple(from_json(item) for item in data)
        case dict() | float():
            raise TypeError(data)
        case _:
            return data


def answers_to_json(answers: Answers) -> dict[str, Json]:
    """Write answers, leaving out the unknown ones."""
    return {key: to_json(value) for key, value in answers.items() if value is not None}


def answers_from_json(data: Json) -> dict[str, Value]:
    """Read what `answers_to_json` wrote."""
    return {key: from_json(item) for key, item in cast("dict[str, Json]", data or {}).items()}


def plain_json(value: Value) -> Json:
    """Write a value for other programs: days in ISO form, amounts as text."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    if isinstance(value, tuple):
        return [plain_json(one) for one in value]
    return value
