# SPDX-License-Identifier: EUPL-1.2
"""Every sort of record the register holds, one row each: its class, its core fields, what it hangs from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accomp_desktop.domain.business import BUSINESS_FIELDS, INCOME_FIELDS, Business, Income
from accomp_desktop.domain.diagnosis import DIAGNOSIS_FIELDS, Diagnosis
from accomp_desktop.domain.exit import EXIT_FIELDS, Exit
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.followup import INTERVIEW_FIELDS, SURVEY_FIELDS, Interview, Survey
from accomp_desktop.domain.operation import (
    OPERATION_FIELDS,
    PARTICIPATION_FIELDS,
    STRUCTURE_FIELDS,
    Operation,
    Participation,
    Structure,
)
from accomp_desktop.domain.person import (
    ASSIGNMENT_FIELDS,
    HOUSEHOLD_FIELDS,
    PERIOD_FIELDS,
    PERSON_FIELDS,
    SUPPORT_FIELDS,
    Assignment,
    Household,
    Period,
    Person,
    Support,
)
from accomp_desktop.domain.piece import PIECE_FIELDS, SCAN_FIELDS, Piece, Scan
from accomp_desktop.domain.plan import ACTION_FIELDS, PLAN_FIELDS, Action, Plan
from accomp_desktop.domain.reception import DISPATCH_FIELDS, RECEPTION_FIELDS, Dispatch, Reception
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import REFERRAL_FIELDS, REFERRAL_STATE_FIELDS, Referral, ReferralState
from accomp_desktop.domain.simulation import SIMULATION_FIELDS, Simulation


@dataclass(frozen=True)
class Sort:
    """One sort of record: its French name and the attributes that name the records it hangs from."""

    record: type[Record]
    label: str
    fields: tuple[Field, ...]
    parents: Mapping[str, str] = field(default_factory=dict[str, str])


SPINE: Mapping[str, Sort] = {
    sort.record.kind(): sort
    for sort in (
        Sort(Structure, "Structure", STRUCTURE_FIELDS),
        Sort(Household, "Foyer", HOUSEHOLD_FIELDS),
        Sort(Person, "Personne", PERSON_FIELDS, {"household_id": "household"}),
        Sort(Business, "Entreprise", BUSINESS_FIELDS, {"person_id": "person"}),
        Sort(Income, "Revenus", INCOME_FIELDS, {"person_id": "person"}),
        Sort(Period, "Période", PERIOD_FIELDS, {"person_id": "person"}),
        Sort(Piece, "Pièce", PIECE_FIELDS, {"person_id": "person"}),
        Sort(Scan, "Numérisation", SCAN_FIELDS, {"piece_id": "piece"}),
        Sort(Reception, "Liste reçue", RECEPTION_FIELDS),
        Sort(Dispatch, "Retour au Département", DISPATCH_FIELDS),
        Sort(Referral, "Orientation", REFERRAL_FIELDS, {"person_id": "person", "reception_id": "reception"}),
        Sort(ReferralState, "État de l’orientation", REFERRAL_STATE_FIELDS, {"referral_id": "referral"}),
        Sort(Support, "Accompagnement", SUPPORT_FIELDS, {"person_id": "person", "referral_id": "referral"}),
        Sort(Assignment, "Référent·e", ASSIGNMENT_FIELDS, {"support_id": "support"}),
        Sort(Diagnosis, "Diagnostic", DIAGNOSIS_FIELDS, {"support_id": "support"}),
        Sort(Simulation, "Simulation", SIMULATION_FIELDS, {"support_id": "support"}),
        Sort(Plan, "Plan d’action", PLAN_FIELDS, {"support_id": "support"}),
        Sort(Action, "Action", ACTION_FIELDS, {"plan_id": "plan"}),
        Sort(Interview, "Entretien", INTERVIEW_FIELDS, {"support_id": "support"}),
        Sort(Exit, "Sortie", EXIT_FIELDS, {"support_id": "support"}),
        Sort(Survey, "Enquête", SURVEY_FIELDS, {"support_id": "support"}),
        Sort(Operation, "Opération", OPERATION_FIELDS),
        Sort(
            Participation,
            "Participation",
            PARTICIPATION_FIELDS,
            {"operation_id": "operation", "support_id": "support", "person_id": "person"},
        ),
    )
}
"""Parents come before what hangs from them, so that writing in this order never names a record not yet there."""

STRUCTURE_ID = "structure"
"""The identity of the one `Structure` of a register."""
