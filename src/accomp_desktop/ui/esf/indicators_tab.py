# SPDX-License-Identifier: EUPL-1.2
"""Every indicator by sex, over the period and cumulated, with its rule, its source and the people behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout

from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS, Indicator
from accomp_desktop.domain.indicators import Rate, Tally
from accomp_desktop.domain.report import Report
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.esf.tab import ReportTab

COMMON, LOCAL, PROGRAMME = "common", "local", "programme"
SEXES = (("F", "F"), ("M", "H"), ("X", "X"), ("", "Total"))
"""The code of the register (empty for everybody), and the letter of the forms."""


@dataclass(frozen=True)
class FigureRow:
    """One indicator with its tallies."""

    indicator: Indicator
    period: Tally
    cumulated: Tally
    rate: Rate | None


class IndicatorsTab(ReportTab):
    """A table per family of indicators; Enter or a double click on a figure opens the people behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        labels = {COMMON: self.tr("Communs FSE+"), LOCAL: self.tr("Locaux"), PROGRAMME: self.tr("Du programme")}
        self.families = Chips(self.tr("Indicateurs"), labels, wraps=True)
        self._columns = self._make_columns()
        self.table = Table(
            self.tr("Indicateurs"), tuple(column for column, _ in self._columns), key=lambda row: row.indicator.code
        )
        self._told = Text(look="small", wrap=True)
        self._behind = secondary(self.tr("Voir les personnes"), "users")
        foot = QHBoxLayout()
        spaced(foot, "normal")
        foot.addWidget(self._told, 1)
        foot.addWidget(self._behind, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addWidget(self.families)
        self.rows.addWidget(self.table, 1)
        self.rows.addLayout(foot)
        self.families.chosen.connect(self._show_family)
        self.table.chose.connect(self._tell)
        self.table.opened.connect(self._open)
        self._behind.clicked.connect(self._open_selected)

    def show_report(self, report: Report) -> None:
        """Show another report."""
        self._report = report
        self.families.show_counts({family: len(rows) for family, rows in self._families(report).items()})
        self._show_family()

    def _families(self, report: Report) -> dict[str, tuple[Indicator, ...]]:
        return {COMMON: INDICATORS, LOCAL: LOCAL_INDICATORS, PROGRAMME: report.figures.programme}

    def _show_family(self) -> None:
        if self._report is None:
            return
        figures = self._report.figures
        lit = self.families.lit()
        rows = [
            FigureRow(one, figures.period[one.code], figures.cumulated[one.code], figures.rate(one.code))
            for one in self._families(self._report)[lit]
        ]
        self.table.show_rows(rows)
        self.table.view.setColumnHidden(0, lit != COMMON)
        self.table.view.setColumnHidden(len(self._columns) - 1, lit != LOCAL)
        if rows and not self.table.selected():
            self.table.select(rows[0].indicator.code)

    def _tell(self, row: FigureRow | None) -> None:
        """Say how the selected indicator counts, and where its definition comes from."""
        self._behind.setEnabled(row is not None)
        if row is None:
            self._told.clear()
            return
        source = row.indicator.source
        parts = (row.indicator.rule, self.tr("compté par {by}").format(by=row.indicator.by.value), source.text)
        told = "\u202f; ".join(part for part in (*parts, source.point) if part)
        self._told.setText(f"{row.indicator.label}\u202f: {told} ({source.confidence.value}).")

    def _open_selected(self) -> None:
        for row in self.table.selected()[:1]:
            self._open(row)

    def _open(self, row: FigureRow) -> None:
        """Open the people behind the figure the cursor is on; elsewhere, behind the total of the period."""
        cell: QModelIndex = self.table.view.currentIndex()
        place = self._columns[cell.column()][1] if cell.isValid() else None
        window, sex = place or ("period", "")
        tally = row.cumulated if window == "cumulated" else row.period
        self.ask_people(row.indicator.label, tally.behind(sex))

    def _make_columns(self) -> list[tuple[Column[FigureRow], tuple[str, str] | None]]:
        columns: list[tuple[Column[FigureRow], tuple[str, str] | None]] = [
            (Column(self.tr("Code"), lambda row: row.indicator.code, width=82), None),
            (Column(self.tr("Indicateur"), lambda row: row.indicator.label, stretches=True), None),
        ]
        for sex, letter in SEXES:
            count = Column[FigureRow](
                letter, lambda row, sex=sex: row.period.count(sex), width=46 if sex else 64, right=True, strong=not sex
            )
            columns.append((count, ("period", sex)))
        for sex, letter in SEXES:
            title = self.tr("Cumul {letter}").format(letter=letter) if sex else self.tr("Cumul")
            count = Column[FigureRow](
                title,
                lambda row, sex=sex: row.cumulated.count(sex),
                width=76 if sex else 70,
                right=True,
                strong=not sex,
            )
            columns.append((count, ("cumulated", sex)))
        columns.append((Column(self.tr("Taux"), _share, text=_written_share, width=62, right=True), None))
        return columns


def _share(row: FigureRow) -> float | None:
    return None if row.rate is None or row.rate.value is None else float(row.rate.value)


def _written_share(row: FigureRow) -> str:
    share = _share(row)
    return "" if share is None else f"{round(share * 100)}\u00a0%"
