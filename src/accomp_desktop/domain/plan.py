# SPDX-License-Identifier: EUPL-1.2
"""The action plan: a track chosen together, and actions with who, until when and with which proof."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Choice, Day, Number, Option, Text
from accomp_desktop.domain.record import Record

ACTORS = (
    Option("person", "La personne"),
    Option("adviser", "Le conseiller ou la conseillère"),
    Option("partner", "Un opérateur partenaire"),
)
ACTION_STATUSES = (
    Option("todo", "À faire"),
    Option("doing", "En cours"),
    Option("done", "Fait"),
    Option("dropped", "Abandonné"),
)


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """An operational plan agreed on a day; `track` is one of the kit’s tracks."""

    support_id: str
    track: str
    agreed_on: date
    goal: str | None = None


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """One action of a plan; `template` is the kit’s code it came from; `hours` count for the contrat d’engagement."""

    plan_id: str
    template: str | None = None
    label: str
    actor: str | None = None
    partner: str | None = None
    due_on: date | None = None
    proof: str | None = None
    status: str = "todo"
    done_on: date | None = None
    hours: int | None = None


PLAN_FIELDS: tuple[Field, ...] = (
    core("plan", "agreed_on", "Plan convenu le", Day(), required=True),
    core("plan", "goal", "Objectif", Text(lines=3)),
)
ACTION_FIELDS: tuple[Field, ...] = (
    core("action", "label", "Action", Text(), required=True),
    core("action", "actor", "Par qui", Choice(ACTORS)),
    core("action", "partner", "Partenaire", Text()),
    core("action", "due_on", "Échéance", Day()),
    core("action", "proof", "Preuve attendue", Text()),
    core("action", "status", "Avancement", Choice(ACTION_STATUSES), required=True),
    core("action", "done_on", "Fait le", Day()),
    core("action", "hours", "Heures", Number(unit="h", most=2000)),
)
