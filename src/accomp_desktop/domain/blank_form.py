# SPDX-License-Identifier: EUPL-1.2
"""A form to fill by hand: what it asks, and in words when it does."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from accomp_desktop.domain.asking import asked_for
from accomp_desktop.domain.conditions import Operator, Simple, simple
from accomp_desktop.domain.essential import beyond
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Choices, Kind
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import names_for_form
from accomp_desktop.domain.older_forms import AskedSection, asked_by
from accomp_desktop.domain.questions import Form

WORDS: Mapping[Operator, str] = {
    "==": "est {values}",
    "!=": "n’est pas {values}",
    "in": "est {values}",
    "not in": "n’est ni {values}",
    "has": "contient {values}",
    "lacks": "ne contient pas {values}",
    ">=": "est d’au moins {values}",
    ">": "dépasse {values}",
    "<=": "est d’au plus {values}",
    "<": "est sous {values}",
    "yes": "est oui",
    "no": "est non",
    "known": "est renseigné",
    "unknown": "n’est pas renseigné",
}
OTHERWISE = "selon d’autres réponses"


def sections_to_fill(kit: Kit, form: Form, *, essential: bool) -> tuple[AskedSection, ...]:
    """Give the sections by interview, with what someone may answer, all of it or what is essential.

    The condition of a field is told in words in its `only_if`.
    """
    names = names_for_form(kit, form)
    sections = asked_by(kit, form.code)
    aside = beyond(one for section in sections for one in section.fields) if essential else frozenset[str]()
    asked = (
        section._replace(fields=tuple(_told(one, names, aside) for one in _to_answer(section.fields, aside)))
        for section in sorted(sections, key=lambda one: one.interview)
    )
    return tuple(section for section in asked if section.fields)


def in_words(condition: str, names: Mapping[str, Field], aside: Collection[str] = ()) -> str:
    """Say a condition in words; one that says more than rows can depends on other answers.

    That what is left aside is unknown goes without saying.
    """
    rows = simple(condition)
    if rows is None or any(row.key not in names for row in rows):
        return OTHERWISE
    said = [row for row in rows if row.operator != "unknown" or row.key not in aside]
    return " et ".join(f"si «\u202f{names[row.key].label}\u202f» {_compared(row, names[row.key].kind)}" for row in said)


def _to_answer(fields: Iterable[Field], aside: frozenset[str]) -> Iterable[Field]:
    """Keep what is neither computed, hidden nor left aside, whatever its condition."""
    kept = asked_for((replace(one, only_if="") for one in fields), {})
    keys = {one.key for one in kept} - aside
    return (one for one in fields if one.key in keys)


def _told(field: Field, names: Mapping[str, Field], aside: Collection[str]) -> Field:
    return replace(field, only_if=in_words(field.only_if, names, aside))


def _compared(row: Simple, kind: Kind) -> str:
    joint = " ni " if row.operator == "not in" else " ou "
    return WORDS[row.operator].format(values=joint.join(_shown(str(value), kind) for value in row.values))


def _shown(value: str, kind: Kind) -> str:
    """Show a value as the option it names, or else as it is written."""
    options = kind.options if isinstance(kind, (Choice, Choices)) else ()
    label = next((one.label for one in options if one.code == value), None)
    return f"«\u202f{label}\u202f»" if label else value.replace(".", ",")
