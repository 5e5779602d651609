# SPDX-License-Identifier: EUPL-1.2
"""Bars in the colours of the theme that is worn, drawn again when it changes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from accomp_desktop.reports.chart import ChartLook, Level, Series, bar_chart_svg, described, number
from accomp_desktop.ui.components.chart_view import ChartView
from accomp_desktop.ui.theme import scale, worn

COLOURS = tuple(f"chart_{rank}" for rank in range(1, 7))


class BarChart(ChartView):
    """`show_bars(title, categories, series)`; the title is said, not drawn: the card above bears it."""

    def __init__(self, height: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._height = height
        self._bars: tuple[str, Sequence[str], Sequence[Series]] = ("", (), ())
        self._stacked, self._level = False, None

    def show_bars(
        self,
        title: str,
        categories: Sequence[str],
        series: Sequence[Series],
        *,
        stacked: bool = False,
        level: Level | None = None,
    ) -> None:
        """Draw one group of bars for each category, or one pile; and a level across them."""
        self._bars = (title, categories, series)
        self._stacked, self._level = stacked, level
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._bars[1]:
            self._draw()

    def _draw(self) -> None:
        title, categories, series = self._bars
        roles = worn().roles
        look = ChartLook(
            colours=[roles[name] for name in COLOURS],
            text=roles["text"],
            muted=roles["text_muted"],
            grid=roles["chart_grid"],
            font=scale().family,
            height=self._height,
        )
        drawn = bar_chart_svg(title, categories, series, look, stacked=self._stacked, level=self._level)
        said = described(categories, series)
        if self._level is not None:
            said += f" {self._level.label}\u202f: {number(self._level.value)}."
        self.show_chart(drawn, f"{title}. {said}")
