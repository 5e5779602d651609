# SPDX-License-Identifier: EUPL-1.2
"""The ESF report: operations, periods, figures and the people behind them, what is missing, the documents."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.kit import LocalIndicator
from accomp_desktop.domain.operation import Operation
from accomp_desktop.domain.quality import Finding
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.esf.behind import Behind
from accomp_desktop.ui.esf.exported import Exported
from accomp_desktop.ui.esf.indicators_tab import IndicatorsTab
from accomp_desktop.ui.esf.missing import MissingTab, tab_of
from accomp_desktop.ui.esf.periods import periods
from accomp_desktop.ui.esf.screen import INDICATORS, MISSING, SUMMARY, EsfScreen
from accomp_desktop.ui.esf.summary import SummaryTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph

Went = list[tuple[str, object]]
OPERATION = Operation(code="1", label="Rebond", starts_on=date(2024, 3, 1), ends_on=date(2026, 12, 31))


@pytest.fixture
def went() -> Went:
    return []


def make(desk: Desk, went: Went, qtbot: QtBot) -> EsfScreen:
    screen = EsfScreen(Stage(desk, BannerArea(), lambda key, subject: went.append((key, subject))))
    qtbot.addWidget(screen)
    screen.show()
    return screen


@pytest.fixture
def screen(busy_desk: Desk, went: Went, qtbot: QtBot) -> EsfScreen:
    screen = make(busy_desk, went, qtbot)
    qtbot.waitUntil(lambda: screen.report is not None, timeout=30_000)
    return screen


def choose(screen: EsfScreen, box: QComboBox, rank: int, qtbot: QtBot) -> None:
    former = screen.report
    box.setCurrentIndex(rank)
    box.activated.emit(rank)
    qtbot.waitUntil(lambda: screen.report is not former, timeout=30_000)


def test_the_first_period_is_the_civil_year_of_today_or_the_last_one() -> None:
    assert periods(OPERATION, date(2025, 5, 1))[0].span == Span(date(2025, 1, 1), date(2025, 12, 31))
    assert periods(OPERATION, date(2031, 5, 1))[0].span == Span(date(2026, 1, 1), date(2026, 12, 31))
    assert periods(OPERATION, date(2020, 5, 1))[0].span == Span(date(2024, 1, 1), date(2024, 12, 31))
    labels = [period.label for period in periods(OPERATION, date(2025, 5, 1))]
    assert labels[:4] == ["Année 2025", "Année 2026", "Année 2024", "Toute l’opération"]
    assert "2e semestre 2024" in labels


def test_the_tiles_show_the_figures_and_open_the_people(screen: EsfScreen, went: Went, qtbot: QtBot) -> None:
    whole = [screen.choice.periods.itemText(rank) for rank in range(screen.choice.periods.count())]
    choose(screen, screen.choice.periods, whole.index("Toute l’opération"), qtbot)
    summary = screen.tabs.page(SUMMARY)
    assert isinstance(summary, SummaryTab)
    assert screen.report is not None
    accompanied = screen.report.figures.period["accompanied"].count()
    assert str(accompanied) in summary.tiles["accompanied"].accessibleName()
    summary.tiles["accompanied"].click()
    (behind,) = screen.findChildren(Behind)
    assert len(behind.table.rows()) == accompanied
    first = behind.table.rows()[0].case.person.id
    qtbot.keyClick(behind.table.view, Qt.Key.Key_Return)
    assert went == [("person", (first, "esf"))]


def test_a_cell_opens_those_it_counts(screen: EsfScreen, qtbot: QtBot) -> None:
    choose(screen, screen.choice.periods, screen.choice.periods.findText("Toute l’opération"), qtbot)
    screen.tabs.open_tab(INDICATORS)
    tab = screen.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorsTab)
    rank = tab.table.model.find("EECO05")
    assert rank is not None
    women = tab.table.model.row(rank).period.count("F")
    tab.table.view.setCurrentIndex(tab.table.model.index(rank, 2))
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Return)
    (behind,) = screen.findChildren(Behind)
    assert len(behind.table.rows()) == women
    assert {one.case.person.sex for one in behind.table.rows()} == {"F"}
    behind.close()
    tab.families.light("local")
    assert tab.table.rows()[0].indicator.code == "accompanied"


def test_the_indicators_of_the_programme_open_those_they_count(
    screen: EsfScreen, busy_desk: Desk, qtbot: QtBot, photograph: Photograph
) -> None:
    screen.tabs.open_tab(INDICATORS)
    tab = screen.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorsTab)
    choose(screen, screen.choice.periods, screen.choice.periods.findText("Toute l’opération"), qtbot)
    former = screen.report
    assert former is not None
    women = LocalIndicator("women", "Femmes accompagnées", 'sex == "F"', help="Pour le conseil départemental")
    busy_desk.save_kit(kit_to_data(replace(former.kit, indicators=(women,))), "Indicateur")
    qtbot.waitUntil(lambda: screen.report is not former, timeout=30_000)
    tab.families.light("programme")
    (row,) = tab.table.rows()
    photograph(screen, "esf-indicators-programme")
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Return)
    (behind,) = screen.findChildren(Behind)
    assert 0 < row.period.count("F") == row.period.count() == len(behind.table.rows())
    behind.close()
    counted = screen.report
    busy_desk.save_kit(kit_to_data(replace(former.kit, indicators=())), "Indicateur")
    qtbot.waitUntil(lambda: screen.report is not counted, timeout=30_000)
    assert not tab.table.rows()


def test_dates_may_be_chosen(screen: EsfScreen, qtbot: QtBot) -> None:
    former = screen.report
    screen.choice.last.line.setText("30/06/2026")
    screen.choice.last.line.textEdited.emit("30/06/2026")
    screen.choice.last.settled.emit()
    qtbot.waitUntil(lambda: screen.report is not former, timeout=30_000)
    assert screen.report is not None
    assert screen.report.span.last == date(2026, 6, 30)
    assert screen.choice.periods.currentText() in {"Dates choisies", "1er semestre 2026"}


def test_what_is_missing_opens_the_record_where_it_is_mended(screen: EsfScreen, went: Went, qtbot: QtBot) -> None:
    screen.tabs.open_tab(MISSING)
    tab = screen.tabs.page(MISSING)
    assert isinstance(tab, MissingTab)
    for rank in range(screen.choice.operations.count()):
        choose(screen, screen.choice.operations, rank, qtbot)
        if any(row.finding.person_id for row in tab.table.rows()):
            break
    row = next(row for row in tab.table.rows() if row.finding.person_id)
    tab.table.select(row.rank)
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Return)
    assert went == [("person", (row.finding.person_id, tab_of(row.finding)))]


def test_a_missing_sex_is_mended_in_the_identity() -> None:
    finding = Finding("R01", "B", "p", "q", "sex", "Le sexe n’est pas renseigné.", "")
    assert tab_of(finding) == "identity"


def test_the_documents_are_written_and_named(
    screen: EsfScreen, tmp_path: Path, qtbot: QtBot, photograph: Photograph
) -> None:
    folder = tmp_path / "bilan"
    screen.write(folder)
    qtbot.waitUntil(lambda: bool(screen.findChildren(Exported)), timeout=60_000)
    (said,) = screen.findChildren(Exported)
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".xlsx"]
    photograph(said, "esf-exported", sizes=(said.size(),))


def test_an_operation_is_created_from_the_empty_screen(
    bare_desk: Desk, went: Went, qtbot: QtBot, photograph: Photograph
) -> None:
    screen = make(bare_desk, went, qtbot)
    qtbot.waitUntil(screen.choice.isHidden, timeout=30_000)
    photograph(screen, "esf-empty")
    screen.create_operation()
    (dialog,) = screen.findChildren(RecordDialog)
    dialog.form.editor("code").set_value("202600123")
    dialog.form.editor("label").set_value("Rebondir en Ille-et-Vilaine")
    dialog.keep()
    qtbot.waitUntil(lambda: screen.report is not None, timeout=30_000)
    assert screen.choice.operations.currentText() == "202600123"


def test_it_is_shown(screen: EsfScreen, qtbot: QtBot, photograph: Photograph) -> None:
    choose(screen, screen.choice.operations, screen.choice.operations.count() - 1, qtbot)
    choose(screen, screen.choice.periods, screen.choice.periods.findText("Toute l’opération"), qtbot)
    for key in (SUMMARY, INDICATORS, MISSING):
        screen.tabs.open_tab(key)
        photograph(screen, f"esf-{key}")
    screen.tabs.open_tab(SUMMARY)
    summary = screen.tabs.page(SUMMARY)
    assert isinstance(summary, SummaryTab)
    summary.tiles["accompanied"].click()
    (behind,) = screen.findChildren(Behind)
    photograph(behind, "esf-behind", sizes=(behind.size(),))
