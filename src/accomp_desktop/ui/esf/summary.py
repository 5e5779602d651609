# SPDX-License-Identifier: EUPL-1.2
"""The report at a glance: its main figures, then civil year by civil year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.indicator_table import LOCAL_INDICATORS, Indicator
from accomp_desktop.domain.indicators import Figures
from accomp_desktop.domain.report import Report
from accomp_desktop.reports.chart import Series
from accomp_desktop.ui.components.bar_chart import BarChart
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.tile import FigureTile
from accomp_desktop.ui.esf.tab import ReportTab
from accomp_desktop.ui.theme import Tone, scale

TILES = {
    "accompanied": ("users", Tone.ACCENT),
    "complete": ("circle-check", Tone.POSITIVE),
    "plans": ("route", Tone.INFO),
    "positive_exits": ("trending-up", Tone.POSITIVE),
}
"""The figures shown first: indicator code → icon and tone."""

DRAWN = ("accompanied", "plans", "positive_exits")
CHART_HEIGHT = 160


@dataclass(frozen=True)
class YearRow:
    """A local figure by civil year."""

    indicator: Indicator
    counts: Sequence[int]


class SummaryTab(ReportTab):
    """Tiles, a chart, a table; each tile opens the people behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self.tiles = {code: self._tile(code) for code in TILES}
        figures = Columns(narrowest=180, most=4)
        for tile in self.tiles.values():
            figures.add(tile)
        self.chart = BarChart(CHART_HEIGHT)
        card = Card(self.tr("Année par année"))
        card.add(self.chart)
        self._years = QVBoxLayout()
        spaced(self._years)
        card.add(self._years)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, scale().space["close"], scale().space["wide"])
        column.setSpacing(scale().space["normal"])
        column.addWidget(figures)
        column.addWidget(card)
        column.addStretch()
        self.rows.addWidget(scrolled(inside))

    def show_report(self, report: Report) -> None:
        """Show another report."""
        self._report = report
        labels = self._labels()
        for code, tile in self.tiles.items():
            value = str(report.figures.period[code].count())
            tile.show_figure(value, labels[code], self._note(report, code))
        years = sorted({year for tallies in report.figures.years.values() for year in tallies})
        series = [Series(labels[code], [by_year(report.figures, code, year) for year in years]) for code in DRAWN]
        self.chart.show_bars(self.tr("Année par année"), [str(year) for year in years], series, stacked=False)
        self._show_years(report.figures, years)

    def _show_years(self, figures: Figures, years: Sequence[int]) -> None:
        emptied(self._years)
        columns = [
            Column[YearRow](str(year), lambda row, rank=rank: row.counts[rank], width=64, right=True)
            for rank, year in enumerate(years)
        ]
        table = Table(
            self.tr("Indicateurs locaux par année civile"),
            (Column[YearRow](self.tr("Indicateur"), lambda row: row.indicator.label, stretches=True), *columns),
            key=lambda row: row.indicator.code,
        )
        rows = [YearRow(row, [by_year(figures, row.code, year) for year in years]) for row in LOCAL_INDICATORS]
        table.show_rows(rows)
        table.setFixedHeight((len(rows) + 1) * scale().size["row"] + scale().space["close"])
        self._years.addWidget(table)

    def _tile(self, code: str) -> FigureTile:
        tile = FigureTile("–", self._labels()[code], icon_name=TILES[code][0], tone=TILES[code][1])
        tile.clicked.connect(lambda: self._open(code))
        return tile

    def _open(self, code: str) -> None:
        if self._report is not None:
            self.ask_people(self._labels()[code], self._report.figures.period[code].behind())

    def _note(self, report: Report, code: str) -> str:
        rate = report.figures.rate(code)
        if rate is not None and rate.value is not None:
            return self.tr("{share}\u00a0% des {whole} sorties").format(share=round(rate.value * 100), whole=rate.whole)
        if code == "complete":
            count = report.figures.period["incomplete"].count()
            told = self.tr("{count} incomplets, non comptés") if count > 1 else self.tr("{count} incomplet, non compté")
            return told.format(count=count) if count else ""
        cumulated = report.figures.cumulated[code].count()
        return self.tr("{count} depuis le début").format(count=cumulated)

    def _labels(self) -> dict[str, str]:
        return {
            "accompanied": self.tr("Accompagnements"),
            "complete": self.tr("Dossiers complets"),
            "plans": self.tr("Plans d’action"),
            "positive_exits": self.tr("Sorties positives"),
        }


def by_year(figures: Figures, code: str, year: int) -> int:
    """Count a local figure over a civil year."""
    tally = figures.years[code].get(year)
    return tally.count() if tally else 0
