# SPDX-License-Identifier: EUPL-1.2
"""The track that the adviser decides with the person at the end of a diagnosis, and why it differs when it does.

Kept with the answers of the diagnosis, under keys that no question of a kit may take.
"""

from dataclasses import dataclass

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Option, Text
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Answers

DECIDED_TRACK, DECISION_REASON = "decided_track", "decision_reason"
DECISION_KEYS = frozenset({DECIDED_TRACK, DECISION_REASON})

OBSERVATION = "_observation"
"""Stands for no track yet: two or three months to observe; no track of a kit can have such a code."""
OBSERVING = "Période d’observation"


@dataclass(frozen=True)
class Decision:
    """The track decided, by its code and its name, and why."""

    track: str
    label: str
    why: str = ""


def decision_fields(kit: Kit) -> tuple[Field, ...]:
    """Give the fields of the decision: the tracks of the kit, or to observe."""
    tracks = (*(Option(one.code, one.label, retired=one.retired) for one in kit.tracks), Option(OBSERVATION, OBSERVING))
    return (
        Field(DECIDED_TRACK, "Voie décidée avec la personne", Choice(tracks), "diagnosis"),
        Field(DECISION_REASON, "Pourquoi cette voie", Text(lines=2), "diagnosis"),
    )


def track_name(kit: Kit, code: str) -> str:
    """Name a track; one that the kit no longer has is its own name."""
    track = kit.track(code)
    return track.label if track else OBSERVING if code == OBSERVATION else code


def decision_of(kit: Kit, answers: Answers) -> Decision | None:
    """Read the decision among the answers of a diagnosis, if one is made."""
    code = answers.get(DECIDED_TRACK)
    return Decision(str(code), track_name(kit, str(code)), str(answers.get(DECISION_REASON) or "")) if code else None
