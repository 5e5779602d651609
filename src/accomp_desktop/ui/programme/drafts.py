# SPDX-License-Identifier: EUPL-1.2
"""An item of the kit as the generic form edits it: a record whose answers are the item’s attributes."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Kind, Text
from accomp_desktop.domain.record import Record

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Value

T = TypeVar("T")

LINE = Text()


@dataclass(frozen=True, kw_only=True)
class Draft(Record):
    """What is typed of an item, by the names of its attributes."""


def drafted(item: object, asked: Iterable[Field]) -> Draft:
    """Put the attributes asked for in a draft; several texts stand one a line."""
    written = {one.key: _written(one, getattr(item, one.key)) for one in asked}
    return Draft(id="", answers={key: cast("Value", value) for key, value in written.items() if value not in {"", ()}})


def filled(item: T, asked: Iterable[Field], draft: Record) -> T:
    """Give the item as the draft says; what is left empty takes the attribute’s default."""
    defaults = {one.name: "" if one.default is MISSING else one.default for one in fields(cast("Any", item))}
    given: dict[str, object] = {}
    for one in asked:
        value = draft.answers.get(one.key)
        if _is_lines(one, getattr(item, one.key)):
            given[one.key] = tuple(line.strip() for line in str(value or "").splitlines() if line.strip())
        else:
            given[one.key] = defaults[one.key] if value is None else value
    return cast("T", replace(cast("Any", item), **given))


def asked_of(key: str, label: str, kind: Kind = LINE, *, needed: bool = False, told: str = "") -> Field:
    """Describe one attribute of an item as a field of the form; `told` explains it."""
    return Field(key=key, label=label, kind=kind, needed=needed, required=needed, help=told)


def _written(asked: Field, held: object) -> object:
    """Write an attribute as its editor gives it back: blanks around a text would pass for a change."""
    if isinstance(held, str):
        return held.strip()
    return "\n".join(cast("tuple[str, ...]", held)) if _is_lines(asked, held) else held


def _is_lines(asked: Field, held: object) -> bool:
    return isinstance(asked.kind, Text) and isinstance(held, tuple)
