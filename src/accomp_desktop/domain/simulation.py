# SPDX-License-Identifier: EUPL-1.2
"""A simulation kept: what was supposed, what came out, and the values of the scales it used, frozen."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, Text
from accomp_desktop.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Simulation(Record):
    """A « what if » of an accompaniment on a day; `content` is its JSON."""

    support_id: str
    on: date
    label: str
    content: str


SIMULATION_FIELDS: tuple[Field, ...] = (
    core("simulation", "on", "Simulé le", Day(), required=True),
    core("simulation", "label", "Ce qui est essayé", Text(), required=True),
)
