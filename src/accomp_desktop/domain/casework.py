# SPDX-License-Identifier: EUPL-1.2
"""What is read of the register in one trip: a light line, a whole file, a profile to compare, a case to count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview, Survey
from accomp_desktop.domain.operation import Operation, Participation
from accomp_desktop.domain.person import Assignment, Household, Period, Person, Support
from accomp_desktop.domain.piece import Piece, ScanLine
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.referral import OPEN_STATES, Referral, ReferralState
from accomp_desktop.domain.simulation import Simulation


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A person as a spreadsheet line tells it: identity, household, present business, last referral, RSA right.

    `businesses` and `referrals` hold them all, oldest first: a line may speak of an earlier one. `state` is the last
    one of the last referral, `accompanied` whether an accompaniment is under way.
    """

    person: Person
    household: Household | None = None
    business: Business | None = None
    referral: Referral | None = None
    rsa: Period | None = None
    businesses: tuple[Business, ...] = ()
    referrals: tuple[Referral, ...] = ()
    state: ReferralState | None = None
    accompanied: bool = False


@dataclass(frozen=True, kw_only=True)
class SupportFile:
    """One accompaniment and everything that hangs from it, oldest first."""

    support: Support
    assignments: tuple[Assignment, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    simulations: tuple[Simulation, ...] = ()
    plans: tuple[Plan, ...] = ()
    actions: tuple[Action, ...] = ()
    interviews: tuple[Interview, ...] = ()
    exit: Exit | None = None
    surveys: tuple[Survey, ...] = ()
    participations: tuple[Participation, ...] = ()

    def adviser_on(self, day: date) -> str | None:
        """Name who accompanies on a day: the adviser, unless a substitute stands in."""
        current = [one for one in self.assignments if one.since <= day and (one.until is None or day <= one.until)]
        current.sort(key=lambda one: (one.role == "substitute", one.since))
        return current[-1].adviser if current else None

    def accompanied_by(self, today: date) -> str | None:
        """Name who accompanies today, or did on the last day, or will on the first."""
        return self.adviser_on(self.exit.on if self.exit else max(today, self.support.started_on))

    def next_appointment(self, today: date) -> date | None:
        """Give the day of the next interview planned."""
        return min((one.on for one in self.interviews if one.attendance == "planned" and one.on >= today), default=None)

    def actions_left(self) -> tuple[Action, ...]:
        """List what is still to do of the plan in force, the first due first."""
        plan = self.plans[-1].id if self.plans else None
        left = [one for one in self.actions if one.plan_id == plan and one.status in {"todo", "doing"}]
        return tuple(sorted(left, key=lambda one: one.due_on or date.max))


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """Everything the register holds about one person, oldest first, and who shares the household.

    `kept_apart` are those of the household whose address is confidential: they count in it, and are shown nowhere.
    """

    person: Person
    household: Household | None = None
    housemates: tuple[Person, ...] = ()
    kept_apart: tuple[Person, ...] = ()
    businesses: tuple[Business, ...] = ()
    incomes: tuple[Income, ...] = ()
    periods: tuple[Period, ...] = ()
    pieces: tuple[Piece, ...] = ()
    scans: tuple[ScanLine, ...] = ()
    referrals: tuple[Referral, ...] = ()
    referral_states: tuple[ReferralState, ...] = ()
    supports: tuple[SupportFile, ...] = ()

    @property
    def partner(self) -> Person | None:
        """With whom the person claims the RSA; nobody is named when either address is confidential."""
        if self.person.confidential or self.kept_apart:
            return None
        mates = sorted(self.housemates, key=lambda one: one.household_role is None)
        return next(iter(mates), None)


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One line of the list of people; `stage` is one of STAGES."""

    id: str
    name: str
    birth_name: str
    first_name: str
    birth_date: date | None
    town: str | None
    trade: str | None
    phone: str | None
    email: str | None
    caf_number: str | None
    adviser: str | None
    stage: str
    since: date | None


STAGES = {
    "referred": "Orientée",
    "waiting": "Liste d’attente",
    "closed": "Sans entrée",
    "supported": "En accompagnement",
    "exited": "Sortie",
    "known": "Sans orientation",
}
"""Where a person stands; « closed » is a referral that never enters, which is no exit."""


def stage_of(last_state: str | None, *, supported: bool, exited: bool) -> str:
    """Tell where a person stands from the last referral’s state and the last support.

    Who left, and whose last referral is still open, was sent again: that is where the person stands.
    """
    if supported and not exited:
        return "supported"
    if exited and last_state not in OPEN_STATES:
        return "exited"
    if last_state is None:
        return "known"
    if last_state == "waiting":
        return "waiting"
    return "referred" if last_state in OPEN_STATES else "closed"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A participation with what the figures need of the person and of the support."""

    participation: Participation
    person: Person
    support: Support
    household: Household | None = None
    business: Business | None = None
    incomes: Sequence[Income] = ()
    plans: Sequence[Plan] = ()
    exit: Exit | None = None
    surveys: Sequence[Survey] = ()
    interviews: Sequence[Interview] = ()
    adviser: str | None = None


@dataclass(frozen=True, kw_only=True)
class OperationCases:
    """An operation and all its cases, ordered by entry."""

    operation: Operation
    cases: tuple[Case, ...]
