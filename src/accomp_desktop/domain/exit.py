# SPDX-License-Identifier: EUPL-1.2
"""The exit: when and why the accompaniment ended, what the person lives from, and whether the income rose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.business import Income
from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Choice, Day, Option, Text, YesNo
from accomp_desktop.domain.record import Record

LIVELIHOODS = (
    Option("independent", "De son activité indépendante seule"),
    Option("combined", "De son activité et d’un emploi salarié"),
    Option("salaried", "D’un emploi salarié"),
    Option("project", "Nouveau projet engagé, activité cessée"),
    Option("none", "Sans activité"),
    Option("unknown", "Sans nouvelles"),
)
EXIT_CLASSES = (
    Option("positive", "Positive"),
    Option("dynamic", "Dynamique"),
    Option("neutral", "Neutre"),
    Option("out", "Hors calcul"),
)


@dataclass(frozen=True, kw_only=True)
class Exit(Record):
    """The end of a support; `reason` is one of the kit’s, which gives its class and the proof it wants."""

    support_id: str
    on: date
    reason: str
    livelihood: str | None = None
    off_rsa: bool | None = None
    proof: str | None = None


EXIT_FIELDS: tuple[Field, ...] = (
    core("exit", "on", "Sortie le", Day(), required=True),
    core("exit", "livelihood", "La personne vit", Choice(LIVELIHOODS)),
    core("exit", "off_rsa", "Sortie du RSA", YesNo()),
    core("exit", "proof", "Justificatif de sortie", Text()),
)


def income_rose(incomes: Sequence[Income], entered: date, left: date) -> bool | None:
    """Compare activity income (euros per month) around entry and at exit; unknown when either is.

    The entry figure is the last one known at entry, or the first one after it; the exit figure is the last
    one known at exit. This is how the founding scheme counts a positive exit: the activity income rose.
    """
    known = sorted((one for one in incomes if one.from_activity is not None), key=lambda one: one.on)
    before = [one for one in known if one.on <= entered] or known[:1]
    at_exit = [one for one in known if entered < one.on <= left]
    if not before or not at_exit or at_exit[-1] is before[-1]:
        return None
    first, last = before[-1].from_activity, at_exit[-1].from_activity
    return None if first is None or last is None else last > first
