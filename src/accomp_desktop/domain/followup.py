# SPDX-License-Identifier: EUPL-1.2
"""The follow-up: interviews while the support lasts, surveys after its exit."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Choice, Day, Number, Option, Text, YesNo
from accomp_desktop.domain.record import Record

INTERVIEW_WAYS = (
    Option("office", "Entretien au bureau"),
    Option("workplace", "Sur le lieu d’activité"),
    Option("phone", "Téléphone"),
    Option("video", "Visioconférence"),
    Option("workshop", "Atelier"),
)
ATTENDANCES = (
    Option("planned", "Prévu"),
    Option("present", "Présent·e"),
    Option("excused", "Excusé·e"),
    Option("absent", "Absent·e"),
)


@dataclass(frozen=True, kw_only=True)
class Interview(Record):
    """A dated act with the person; `minutes` is its length. No health or intimate text belongs in `subject`."""

    support_id: str
    on: date
    way: str = "office"
    minutes: int | None = None
    subject: str | None = None
    attendance: str = "present"


@dataclass(frozen=True, kw_only=True)
class Survey(Record):
    """What became of the person some months after the exit (six, as a rule)."""

    support_id: str
    months: int = 6
    on: date
    business_running: bool | None = None
    still_on_rsa: bool | None = None
    note: str | None = None


INTERVIEW_FIELDS: tuple[Field, ...] = (
    core("interview", "on", "Date", Day(), required=True),
    core("interview", "way", "Modalité", Choice(INTERVIEW_WAYS), required=True),
    core("interview", "minutes", "Durée", Number(unit="min", most=600)),
    core("interview", "attendance", "Présence", Choice(ATTENDANCES), required=True),
    core("interview", "subject", "Objet", Text(lines=3)),
)
SURVEY_FIELDS: tuple[Field, ...] = (
    core("survey", "on", "Enquête du", Day(), required=True),
    core("survey", "months", "Mois après la sortie", Number(unit="mois", most=60), required=True),
    core("survey", "business_running", "L’activité continue", YesNo()),
    core("survey", "still_on_rsa", "Perçoit encore le RSA", YesNo()),
    core("survey", "note", "Note", Text(lines=3)),
)
