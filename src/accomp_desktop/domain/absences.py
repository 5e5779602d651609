# SPDX-License-Identifier: EUPL-1.2
"""Those whom a complete list no longer names: no error, but something to ask the Département, or to note."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import Absence
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.referral import OPEN_STATES, Referral, ReferralState

ABSENCES: Mapping[Absence, str] = {
    "keep": "Garder telle quelle",
    "ask": "À demander au Département",
    "withdraw": "Retirée par le Département",
}
"""What may be said of someone absent from a list, as the user reads it."""


@dataclass(frozen=True)
class Absent:
    """Someone the Département sent, still followed, whom its complete list no longer names; and what is said of it."""

    person: Person
    referral: Referral
    state: str
    accompanied: bool
    choice: Absence
    today: date
    since: date | None = None
    """The day of the state, or of the referral."""

    def change(self) -> ReferralState | None:
        """Give what is written of the absence: a dated state of the referral, or nothing."""
        if self.choice == "keep":
            return None
        state, note = self.state, f"Absente de la liste reçue le {self.today:%d/%m/%Y}"
        if self.choice == "ask":
            note += "\u202f: à demander au Département"
        else:
            state = "withdrawn"
        return ReferralState(referral_id=self.referral.id, state=state, on=self.today, note=f"{note}.")


def absent_people(
    known: Sequence[Profile], seen: Collection[str], choices: Mapping[str, Absence], today: date
) -> tuple[Absent, ...]:
    """List those that the Département sent, who are waiting or accompanied, and whom its list does not name."""
    return tuple(
        Absent(
            one.person, one.referral, one.state.state if one.state else "received", one.accompanied,
            choices.get(one.person.id, "keep"), today, one.state.on if one.state else one.referral.referred_on,
        )
        for one in known
        if one.referral is not None
        and one.person.id not in seen
        and one.referral.origin == "departement"
        and (one.accompanied or one.state is None or one.state.state in OPEN_STATES)
    )  # fmt: skip
