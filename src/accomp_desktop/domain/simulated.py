# SPDX-License-Identifier: EUPL-1.2
"""A situation and what becomes of it once its levers are moved, with the values of the scales that were used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.applied_scales import AppliedScales, UsedValue
from accomp_desktop.domain.cautions import cautions
from accomp_desktop.domain.viability import Livelihood, Situation, live_on
from accomp_desktop.domain.what_if import Cost, Settings, supposed

ALWAYS_SAID = "trap"
"""The caution that is said even when nothing changed."""


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """What was, what was supposed, what comes out; `to_know` is what the change must be read with."""

    situation: Situation
    settings: Settings
    costs: tuple[Cost, ...]
    supposed: Situation
    before: Livelihood
    after: Livelihood
    to_know: tuple[str, ...]
    used: tuple[UsedValue, ...]

    @property
    def day(self) -> date:
        """Give the day of the scales that apply."""
        return self.situation.day


def simulate(situation: Situation, settings: Settings, scales: AppliedScales, costs: Sequence[Cost] = ()) -> Simulated:
    """Move the levers and reckon both sides; raises `ScaleUnknown` when a public value is missing."""
    own = scales.afresh()
    after_it = supposed(situation, settings, own, costs)
    before, after = live_on(situation, own), live_on(after_it, own)
    known = {one.code for one in cautions(situation, before, own)}
    told = cautions(after_it, after, own)
    used = {(one.code, one.since): one for one in (*before.used, *after.used, *own.used)}
    return Simulated(
        situation=situation,
        settings=dict(settings),
        costs=tuple(costs),
        supposed=after_it,
        before=before,
        after=after,
        to_know=tuple(one.text for one in told if one.code == ALWAYS_SAID or one.code not in known),
        used=tuple(used[key] for key in sorted(used)),
    )


def whole_needs(situation: Situation) -> Decimal | None:
    """Give what work, RSA and prime must bring together for the household to live."""
    return None if situation.needs is None else situation.needs + situation.home.wage
