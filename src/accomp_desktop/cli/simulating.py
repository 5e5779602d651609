# SPDX-License-Identifier: EUPL-1.2
"""What a person would live on, from the command line: situations in JSON, figures in JSON."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import named_kit
from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.cautions import cautions
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.situation_data import situation_from_data, unknown_keys
from accomp_desktop.domain.viability import ESTIMATE, Livelihood, live_on
from accomp_desktop.exchange.national_scales import national_scales
from accomp_desktop.exchange.situations import NotSituations, is_list, read_situations

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Json

FIGURES = (
    "contributions", "training_tax", "chamber_tax", "flat_tax", "net_activity", "counted_for_rsa", "rsa", "prime",
    "breakeven", "target_rsa", "target_smic", "rsa_exit_turnover",
)  # fmt: skip
"""What is answered, euros per month; null when no turnover is enough."""


def simulate(options: Namespace) -> Answer:
    """Answer each situation by its figures, or by what is wrong in it."""
    content = _content(options.situations)
    scales = AppliedScales(named_kit(options.kit).scales if options.kit else national_scales())
    several = is_list(content)
    answers: list[Json] = []
    faults: list[str] = []
    for rank, one in enumerate(read_situations(content), 1):
        try:
            answers.append(simulated(one, scales))
        except UserError as mistake:
            answers.append({"error": str(mistake)})
            faults.append(f"Situation {rank}, {mistake}")
    told = json.dumps(answers if several else answers[0], ensure_ascii=False, indent=1)
    return Answer((told,), faults=tuple(faults))


def simulated(data: object, scales: AppliedScales) -> "dict[str, Json]":
    """Reckon one situation; raises `SituationFault`, or `ScaleUnknown` when a public value is missing."""
    scales = scales.afresh()
    situation = situation_from_data(data)
    found = live_on(situation, scales)
    told = [one.text for one in cautions(situation, found, scales)]
    ignored = [f"Clé inconnue, laissée de côté\u202f: {key}." for key in unknown_keys(data)]
    values: dict[str, Json] = {one.code: str(one.value) for one in found.used}
    return {**_figures(found), "scales": values, "warnings": [*told, *ignored, f"{ESTIMATE}."]}


def _figures(found: Livelihood) -> "dict[str, Json]":
    return {name: None if (amount := vars(found)[name]) is None else f"{amount:.2f}" for name in FIGURES}


def _content(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError:
        raise NotSituations(f"le fichier «\u202f{Path(source).name}\u202f» ne se laisse pas lire") from None
