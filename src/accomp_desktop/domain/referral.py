# SPDX-License-Identifier: EUPL-1.2
"""The referral: who sends the person, when, and what became of it, dated."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Choice, Day, Option, Text
from accomp_desktop.domain.record import Record

REFERRAL_ORIGINS = (
    Option("departement", "Liste du Département"),
    Option("social_worker", "Travailleur social"),
    Option("partner", "Opérateur partenaire"),
    Option("person", "La personne elle-même"),
)
REFERRAL_STATES = (
    Option("received", "Reçue"),
    Option("contacted", "Contactée"),
    Option("unreachable", "Injoignable"),
    Option("refused", "Refuse l’accompagnement"),
    Option("not_eligible", "Non éligible"),
    Option("waiting", "Liste d’attente"),
    Option("withdrawn", "Retirée par le Département"),
    Option("entered", "Entrée en accompagnement"),
)
OPEN_STATES = frozenset({"received", "contacted", "unreachable", "waiting"})
"""States from which a referral may still enter."""


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    """A person sent to the structure; one that never enters is no exit. The line it came by stays in `raw`."""

    person_id: str
    reception_id: str | None = None
    origin: str = "departement"
    referred_on: date | None = None
    social_worker: str | None = None
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferralState(Record):
    """What a referral became on a day."""

    referral_id: str
    state: str
    on: date
    note: str | None = None


REFERRAL_FIELDS: tuple[Field, ...] = (
    core("referral", "referral_origin", "Origine de l’orientation", Choice(REFERRAL_ORIGINS), attribute="origin"),
    core("referral", "referral_date", "Orientation le", Day(), attribute="referred_on"),
    core("referral", "social_worker", "Travailleur social référent", Text()),
)
REFERRAL_STATE_FIELDS: tuple[Field, ...] = (
    core("referral_state", "state", "État", Choice(REFERRAL_STATES), required=True),
    core("referral_state", "on", "Le", Day(), required=True),
    core("referral_state", "note", "Note", Text()),
)
