# SPDX-License-Identifier: EUPL-1.2
"""A person’s file in which everything that may not be told says SECRET, or is a day or a number found nowhere else."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import get_type_hints

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.record import AnyRecord
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.reports.cells import serial
from tests.registering import one_of_each

SECRET = "SECRET"
HIDDEN_DAY = date(1911, 11, 11)
HIDDEN_NUMBER = 987_654
HIDDEN = (SECRET, "11/11/1911", "1911-11-11", str(serial(HIDDEN_DAY)), str(HIDDEN_NUMBER))
"""What must be found in nothing that is sent."""

TOLD = {
    "person": {
        "departement_id": "0042",
        "birth_name": "MOËLO",
        "first_name": "Odette",
        "birth_date": date(1966, 5, 23),
    },
    "referral": {"origin": "departement"},
    "referral_state": {"state": "received", "on": date(2026, 1, 12)},
    "support": {"started_on": date(2026, 2, 1)},
    "assignment": {"adviser": "Nadia BELLEC", "role": "adviser", "since": date(2026, 2, 1), "until": None},
    "plan": {"track": "boost"},
    "interview": {"on": date(2026, 2, 3)},
    "exit": {"on": date(2026, 9, 1), "reason": "S2"},
}


def full_of_secrets() -> PersonFile:
    """One record of each sort, saying what is told and hiding all the rest."""
    every = {kind: _hiding(record) for kind, record in one_of_each().items()}
    person = every["person"]
    assert isinstance(person, Person)
    several = {
        name: (every[name],) for name in ("assignment", "diagnosis", "simulation", "plan", "action", "interview",
                                          "survey", "participation", "business", "income", "period", "piece",
                                          "referral")
    }  # fmt: skip
    support = SupportFile(
        support=every["support"],
        exit=every["exit"],
        assignments=several["assignment"],
        diagnoses=several["diagnosis"],
        simulations=several["simulation"],
        plans=several["plan"],
        actions=several["action"],
        interviews=several["interview"],
        surveys=several["survey"],
        participations=several["participation"],
    )
    return PersonFile(
        person=person,
        household=every["household"],
        housemates=(replace(person, birth_name=SECRET, first_name=SECRET, departement_id=SECRET),),
        businesses=several["business"],
        incomes=several["income"],
        periods=several["period"],
        pieces=several["piece"],
        referrals=several["referral"],
        referral_states=(every["referral_state"],),
        supports=(support,),
    )


def _hiding(record: AnyRecord) -> AnyRecord:
    hints = get_type_hints(type(record))
    hidden = {
        one.name: _secret(hints[one.name])
        for one in fields(record)
        if one.name not in {"id", "version", "answers", *SPINE[record.kind()].parents}
    }
    told = TOLD.get(record.kind(), {})
    return replace(record, **{**hidden, **told}, answers={"secret": SECRET, "score": HIDDEN_NUMBER})


def _secret(hint: object) -> object:
    kinds = ((date, HIDDEN_DAY), (Decimal, Decimal(HIDDEN_NUMBER)), (bool, True), (int, HIDDEN_NUMBER))
    if "tuple" in str(hint):
        return (SECRET,)
    return next((value for kind, value in kinds if kind.__name__ in str(hint).lower()), SECRET)
