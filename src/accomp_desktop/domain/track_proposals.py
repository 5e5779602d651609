# SPDX-License-Identifier: EUPL-1.2
"""The track that a diagnosis proposes, with all the reasons that hold; proposed, never imposed."""

from dataclasses import dataclass

from accomp_desktop.domain.decision import OBSERVATION, track_name
from accomp_desktop.domain.expressions import holds
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.missing_answers import Told
from accomp_desktop.domain.questions import Form, TrackProposal


@dataclass(frozen=True)
class Reason:
    """A reason to propose a track, by its code and its name; what it waits for when nothing tells yet."""

    track: str
    label: str
    text: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """The reasons that hold, the first of which names the track proposed; those that answers are missing to tell."""

    held: tuple[Reason, ...] = ()
    untold: tuple[Reason, ...] = ()

    @property
    def track(self) -> str:
        """The code of the track proposed; empty when no reason holds."""
        return self.held[0].track if self.held else ""

    @property
    def label(self) -> str:
        """The name of the track proposed; empty when no reason holds."""
        return self.held[0].label if self.held else ""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for the track proposed."""
        return tuple(one for one in self.held if one.track == self.track)

    @property
    def others(self) -> tuple[Reason, ...]:
        """The reasons that hold for other tracks."""
        return tuple(one for one in self.held if one.track != self.track)


NOTHING = Proposed()


def propose(kit: Kit, form: Form, told: Told) -> Proposed:
    """Weigh the proposals of a form over what is told, marks included."""
    weighed = [(one, holds(one.when, told.answers)) for one in form.proposals if not one.retired]
    return Proposed(
        tuple(_reason(kit, one) for one, held in weighed if held),
        tuple(_reason(kit, one, told.waits_for(one.when)) for one, held in weighed if held is None),
    )


def _reason(kit: Kit, proposal: TrackProposal, missing: tuple[str, ...] = ()) -> Reason:
    track = proposal.track or OBSERVATION
    return Reason(track, track_name(kit, track), proposal.label, missing)
