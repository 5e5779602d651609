# SPDX-License-Identifier: EUPL-1.2
"""Lists for the tests: the samples, and small ones of invented people, cell by cell."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import AS_FOUND, Decision, Judging, Policy, Reading
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.table import Book, Cell, Sheet
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES

SAMPLES = Path(__file__).parent / "samples" / "referrals"
EXPECTED: Mapping[str, Any] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
KIT = read_kit(RESOURCES / "kits" / "35")
TODAY = date(2026, 10, 1)

HEADINGS = ("N° CAF", "Nom", "Prénom", "Date de naissance")
ODETTE = ("1000001", "MOËLO", "Odette", date(1966, 5, 23))
SYLVIE = ("1000002", "QUÉRÉ", "Sylvie", date(1970, 5, 25))


def book(*rows: Sequence[Cell], name: str = "Liste") -> Book:
    return Book((Sheet(name, tuple(rows)),))


def planned(
    *rows: Sequence[Cell],
    known: Sequence[Profile] = (),
    policy: Policy = "overwrite",
    decisions: Mapping[int, Decision] | None = None,
    reading: Reading = AS_FOUND,
    structure: str = "",
) -> ImportPlan:
    """Plan the import of a list given line by line, headings first."""
    judging = Judging(policy=policy, decisions=decisions or {})
    return plan_import(book(*rows), KIT, known, today=TODAY, reading=reading, judging=judging, structure=structure)


def written(plan: ImportPlan, kind: str) -> list[Record]:
    """Give the records of a sort that applying a plan writes."""
    return [one for one in plan.changes() if isinstance(one, Record) and one.kind() == kind]


def statuses(plan: ImportPlan) -> list[str]:
    return [row.status for row in plan.rows]
