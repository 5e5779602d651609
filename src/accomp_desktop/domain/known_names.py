# SPDX-License-Identifier: EUPL-1.2
"""What the conditions and the formulas of a kit may speak of, by key: it depends on where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from accomp_desktop.domain.decision import decision_fields
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.grammar import KEY
from accomp_desktop.domain.kinds import Choice, Number, Option
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_FIELDS
from accomp_desktop.domain.questions import Form, Score
from accomp_desktop.domain.spine import SPINE

AROUND = ("person", "household", "business")
"""Records whose answers are known wherever a condition stands."""

REASON = "reason"
"""The key of the exit reason, which is no field: its options are the kit’s exit reasons."""


def names_for_form(kit: Kit, form: Form) -> dict[str, Field]:
    """Name what a form may speak of: its questions, its day, and who is accompanied."""
    asked = (replace(one, record="diagnosis") for one in kit.asked(form))
    return _by_key((*asked, *SPINE["diagnosis"].fields, *_fields(kit, (*AROUND, "support"))))


def names_for_reading(kit: Kit, form: Form) -> dict[str, Field]:
    """Name what the marks and the alerts of a form may speak of: also what one lives on, and the decision."""
    return _by_key((*LIVELIHOOD_FIELDS, *decision_fields(kit))) | names_for_form(kit, form)


def names_for_proposals(kit: Kit, form: Form) -> dict[str, Field]:
    """Name what the proposals of a form may speak of: also its marks."""
    marks = (Field(mark_key(one), one.label, Number(), "diagnosis") for one in form.scores if one.formula)
    return names_for_reading(kit, form) | _by_key(one for one in marks if KEY.fullmatch(one.key))


def mark_key(score: Score) -> str:
    """Give the name under which proposals speak of a mark."""
    return f"{score.code}_mark"


def names_for_record(kit: Kit, record: str) -> Mapping[str, Field]:
    """Name what a field of a record may speak of: the other ones, and those of the person."""
    return _by_key(_fields(kit, (record, *AROUND)))


def names_for_indicators(kit: Kit) -> Mapping[str, Field]:
    """Name what a local indicator may speak of: all that is known of a participation."""
    options = tuple(Option(one.code, one.label, retired=one.retired) for one in kit.exit_reasons)
    reason = Field(REASON, "Motif de sortie", Choice(options), "exit", core=True, attribute=REASON)
    return _by_key((*_fields(kit, (*AROUND, "support", "exit", "participation")), reason))


def _fields(kit: Kit, records: Iterable[str]) -> Iterable[Field]:
    return (one for record in dict.fromkeys(records) for one in kit.fields_of(record))


def _by_key(fields: Iterable[Field]) -> dict[str, Field]:
    return {one.key: one for one in fields}
