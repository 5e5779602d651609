# SPDX-License-Identifier: EUPL-1.2
"""The journal in the user’s words: which field of which record went from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.confidential import MASKED
from accomp_desktop.domain.decision import decision_fields
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Option
from accomp_desktop.domain.kit import PAPERS, Kit
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Json, Value, answers_from_json, from_json


@dataclass(frozen=True)
class Line:
    """One value that changed, as a French reader sees it; an empty text is an unknown value."""

    record: str
    field: str
    before: str
    after: str


def told(edit: Edit, kit: Kit) -> tuple[Line, ...]:
    """Tell an edit field by field; columns that only hold identities are left out."""
    if edit.before is None and edit.after is None:
        return (Line(SPINE[edit.kind].label, "Contenu effacé", "", ""),)
    before, after = dict(edit.before or {}), dict(edit.after or {})
    return tuple(
        Line(SPINE[edit.kind].label, item.label, shown(item, before), shown(item, after))
        for item in (*kit.fields_of(edit.kind), *_code_fields(edit.kind, kit), *_asked(edit.kind, kit))
        if held(item, before) != held(item, after)
    )


def _code_fields(kind: str, kit: Kit) -> Iterator[Field]:
    """Name the columns whose options are the kit’s: the track of a plan, the reason of an exit."""
    if kind == "plan":
        yield coded("track", "Voie", {one.code: one.label for one in kit.tracks})
    if kind == "piece":
        yield coded("sort", "Pièce", {one.code: one.label for one in kit.options(PAPERS)})
    if kind == "exit":
        yield coded("reason", "Motif de sortie", {one.code: one.label for one in kit.exit_reasons})


def _asked(kind: str, kit: Kit) -> Iterator[Field]:
    """Name the questions of the diagnostic forms, and the decision."""
    if kind == "diagnosis":
        yield from (item for form in kit.forms for item in kit.asked(form))
        yield from decision_fields(kit)


def coded(key: str, label: str, labels: Mapping[str, str]) -> Field:
    """Describe a column that holds one of the kit’s codes."""
    options = tuple(Option(code, name) for code, name in labels.items())
    return Field(key=key, label=label, kind=Choice(options), core=True, attribute=key)


def held(item: Field, columns: Mapping[str, Json]) -> Value:
    """Read a field’s value out of journalled columns."""
    if not item.core:
        return answers_from_json(columns.get("answers")).get(item.key)
    value = from_json(columns.get(item.attribute))
    if item.position is None:
        return value
    several = cast("tuple[Value, ...]", value or ())
    return several[item.position] if item.position < len(several) else None


def shown(item: Field, columns: Mapping[str, Json]) -> str:
    """Show a field’s value out of journalled columns."""
    value = held(item, columns)
    if value == MASKED:
        return MASKED
    return "" if value is None else item.kind.show(value)
