# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis: the state of the person and of the business on a day, under one version of the kit’s form."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Diagnosis(Record):
    """The answers given on a day; `form` and `kit_version` say under which questions."""

    support_id: str
    on: date
    form: str
    kit_version: int


DIAGNOSIS_FIELDS: tuple[Field, ...] = (core("diagnosis", "on", "Diagnostic du", Day(), required=True),)
