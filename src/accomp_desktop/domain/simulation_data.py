# SPDX-License-Identifier: EUPL-1.2
"""A simulation kept, as JSON both ways: the levers, both results as they were shown, the values of scales, frozen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from accomp_desktop.domain.applied_scales import UsedValue, frozen_scales
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.scales import ScaleUnknown
from accomp_desktop.domain.simulated import Simulated
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.situation_data import SituationFault, situation_from_data, situation_to_data
from accomp_desktop.domain.values import Json
from accomp_desktop.domain.viability import Livelihood
from accomp_desktop.domain.what_if import supposed

RESULTS = tuple(one.name for one in fields(Livelihood) if one.name not in {"typed", "used"})
OUT_OF_REACH = frozenset(one.name for one in fields(Livelihood) if "None" in str(one.type))
"""Results that may be unknown, or out of reach."""


class SimulationUnreadable(UserError):
    """A simulation kept that does not read any more."""

    def __init__(self) -> None:
        """Say it."""
        super().__init__("Cette simulation ne se lit plus\u202f: supprimez-la, puis refaites-la d’après le diagnostic.")


def simulated_to_text(simulated: Simulated) -> str:
    """Write a simulation so that it reads back the same, whatever the scales of the kit say later."""
    data: dict[str, Json] = {
        "situation": situation_to_data(simulated.situation),
        "levers": {code: str(value) for code, value in simulated.settings.items()},
        "costs": [[one.label, str(one.amount)] for one in simulated.costs],
        "before": _results(simulated.before),
        "after": _results(simulated.after),
        "to_know": list(simulated.to_know),
        "scales": [_used(one) for one in simulated.used],
    }
    return json.dumps(data, ensure_ascii=False)


def simulated_from_text(text: str) -> Simulated:
    """Read a simulation kept, its results as they were; raises `SimulationUnreadable`."""
    try:
        return _simulated(json.loads(text))
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as fault:
        raise SimulationUnreadable from fault
    except (SituationFault, ScaleUnknown) as fault:
        raise SimulationUnreadable from fault


def _simulated(data: Mapping[str, object]) -> Simulated:
    situation = situation_from_data(data["situation"])
    levers = dict(cast("Mapping[str, object]", data["levers"]))
    settings = {code: _amount(value) for code, value in levers.items()}
    costs = tuple(Cost(str(label), _amount(amount)) for label, amount in cast("Sequence[list[object]]", data["costs"]))
    used = tuple(_used_value(one) for one in cast("Sequence[Mapping[str, object]]", data["scales"]))
    return Simulated(
        situation=situation,
        settings=settings,
        costs=costs,
        supposed=supposed(situation, settings, frozen_scales(used), costs),
        before=_livelihood(data["before"], used),
        after=_livelihood(data["after"], used),
        to_know=tuple(str(one) for one in cast("Sequence[object]", data["to_know"])),
        used=used,
    )


def _results(livelihood: Livelihood) -> dict[str, Json]:
    values = vars(livelihood)
    told: dict[str, Json] = {name: None if values[name] is None else str(values[name]) for name in RESULTS}
    return {**told, "typed": livelihood.typed}


def _livelihood(data: object, used: tuple[UsedValue, ...]) -> Livelihood:
    held = cast("Mapping[str, object]", data)
    known = {name: None if held[name] is None and name in OUT_OF_REACH else _amount(held[name]) for name in RESULTS}
    return Livelihood(**known, typed=held["typed"] is True, used=used)  # pyright: ignore[reportArgumentType]  by name


def _used(one: UsedValue) -> dict[str, Json]:
    return {**vars(one), "since": one.since.isoformat(), "value": str(one.value)}


def _used_value(held: Mapping[str, object]) -> UsedValue:
    return UsedValue(
        code=str(held["code"]),
        label=str(held["label"]),
        unit=str(held["unit"]),
        since=date.fromisoformat(str(held["since"])),
        value=_amount(held["value"]),
        source=str(held["source"]),
        verified=held["verified"] is True,
    )


def _amount(value: object) -> Decimal:
    read = Decimal(str(value))
    if not read.is_finite():
        raise InvalidOperation(value)
    return read
