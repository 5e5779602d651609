# SPDX-License-Identifier: EUPL-1.2
"""A confidential address: where a person lives, how to reach it and with whom it lived are shown nowhere unasked."""

from collections.abc import Mapping
from dataclasses import replace

from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.person import PERSON_FIELDS, Person
from accomp_desktop.domain.values import Json

ATTRIBUTES = ("address", "postcode", "town", "insee_code", "phones", "emails")
"""What is hidden of a person."""

HIDDEN = frozenset(one.key for one in PERSON_FIELDS if one.attribute in ATTRIBUTES)
"""The fields that hold it, by their keys."""

MASKED = "masqué"
"""What stands where a hidden value was."""


def discreet(person: Person) -> Person:
    """Give a person as it may be shown: what is confidential is left out."""
    if not person.confidential:
        return person
    return replace(person, address=None, postcode=None, town=None, insee_code=None, phones=(), emails=())


def told_discreetly(edit: Edit) -> Edit:
    """Give an edit of a person with what is confidential masked: that it changed is told, not from what to what."""
    before, after = _masked(edit.before), _masked(edit.after)
    if before is not None and after is not None:
        before |= {name: None for name in ATTRIBUTES if after.get(name)}
    return replace(edit, before=before, after=after)


def is_masked(edit: Edit) -> bool:
    """Tell whether an edit hides a value."""
    held = [state.get(name) for state in (edit.before, edit.after) if state is not None for name in ATTRIBUTES]
    return any(one == MASKED or (isinstance(one, list) and MASKED in one) for one in held)


def _masked(state: Mapping[str, Json] | None) -> dict[str, Json] | None:
    if state is None:
        return None
    return {name: _mask(held) if name in ATTRIBUTES else held for name, held in state.items()}


def _mask(held: Json) -> Json:
    if isinstance(held, list):
        return [MASKED for _ in held]
    return None if held is None else MASKED
