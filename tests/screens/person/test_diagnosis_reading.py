# SPDX-License-Identifier: EUPL-1.2
"""The reading of a diagnosis: what the plumber lives on, the track proposed and decided, then and now."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.decision import DECIDED_TRACK, DECISION_REASON
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.values import Value
from accomp_desktop.domain.viability import ESTIMATE
from accomp_desktop.ui.components.radar_chart import RadarChart
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.plan import PlanTab
from accomp_desktop.ui.person.reading import ReadingPage
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room

SELLS: dict[str, Value] = {
    "housing_charge": "benefit", "housing_aid": Decimal(250), "turnover_months": (Decimal(1200),) * 12,
    "variable_share": Decimal(8), "fixed_costs": Decimal(310), "cash": Decimal(900), "wish": "grow",
    "horizon": "months_12", "confidence": 4, "family_support": 3, "hours_worked": 35, "hours_free": 5,
}  # fmt: skip
HABITS = ("receipts_book", "quotes_written", "invoices", "reminders", "tracking_tool", "cash_forecast", "papers_filed")
BRAKES = ("mobility", "family", "health", "reading", "housing", "money", "paperwork", "digital")


def answers(turnover: int, debts: int, habit: str, brake: str) -> dict[str, Value]:
    """Give the answers of the plumber when his business is so."""
    return SELLS | {
        "turnover_months": (Decimal(turnover),) * 12,
        "debts": Decimal(debts),
        "purchases_book": "not_needed",
        **dict.fromkeys(HABITS, habit),
        **{f"{one}_impact": brake for one in BRAKES},
    }


@pytest.fixture
def plumber(room: Room, running: PersonFile) -> PersonFile:
    """Make of someone accompanied the plumber of the examples, with a diagnosis at the entry and another now."""
    support, business = running.supports[-1], running.businesses[-1]
    kit_version = support.diagnoses[-1].kit_version
    first, last = (
        Diagnosis(support_id=support.support.id, on=on, form="diagnosis", kit_version=kit_version, answers=told)
        for on, told in (
            (date(2026, 1, 12), answers(800, 4000, "partly", "medium")),
            (date(2026, 7, 1), answers(1200, 0, "yes", "none")),
        )
    )
    trade = replace(
        business, since=date(2020, 1, 1), legal_form="ei",
        answers=dict(business.answers) | {"activity_nature": "craft", "regime": "micro"},
    )  # fmt: skip
    assert running.household is not None
    home = replace(running.household, children=0, answers={"family_situation": "single"})
    changes: list[Change] = [trade, home, *(Removal(one) for one in support.diagnoses), first, last]
    room.desk.apply(tuple(changes), "Essai")
    room.settle()
    return room.file(running.person.id)


def open_reading(room: Room, person_id: str) -> tuple[DiagnosisTab, ReadingPage]:
    tab = room.tab(person_id, "diagnosis", DiagnosisTab)
    form = tab.findChild(SectionedForm)
    assert form is not None
    form.sections.setCurrentRow(form.sections.count() - 1)
    room.settle()
    page = tab.findChild(ReadingPage)
    assert page is not None
    return tab, page


def texts(page: ReadingPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def test_the_plumber_reads_what_he_lives_on_and_what_changed(
    room: Room, plumber: PersonFile, photograph: Photograph
) -> None:
    _, page = open_reading(room, plumber.person.id)
    told = texts(page)
    for words in ("530,24\u00a0€", "320,79\u00a0€", f"{ESTIMATE}.", "Sortir du RSA n’est pas vivre", "Booster"):
        assert words in told, words
    assert "en hausse" in told
    radar = page.findChild(RadarChart)
    assert radar is not None
    assert "Gestion" in radar.accessibleName()
    page.setMinimumHeight(page.sizeHint().height())
    photograph(room.workspace, "person-diagnosis-reading-plumber")


def test_the_track_decided_is_kept_and_the_plan_begins_from_it(room: Room, plumber: PersonFile) -> None:
    tab, page = open_reading(room, plumber.person.id)
    for key, value in ((DECIDED_TRACK, "combine"), (DECISION_REASON, "Un emploi l’attend.")):
        editor = page.track.form.editor(key)
        editor.set_value(value)
        editor.changed.emit()
    assert "vous avez dit pourquoi" in texts(page)
    tab.save()
    room.settle()
    kept = room.file(plumber.person.id).supports[-1].diagnoses[-1]
    assert (kept.answers[DECIDED_TRACK], kept.answers[DECISION_REASON]) == ("combine", "Un emploi l’attend.")
    plan = room.tab(plumber.person.id, "plan", PlanTab)
    plan.revise(wanted=True)
    room.settle()
    assert plan.planning.ticked(), "the actions of the track decided are proposed"
    assert plan.planning.chosen() == "combine"
