# SPDX-License-Identifier: EUPL-1.2
"""Marks by axis in the colours of the theme that is worn, drawn again when it changes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from accomp_desktop.reports.chart import ChartLook
from accomp_desktop.reports.radar_chart import Profile, radar_described, radar_svg
from accomp_desktop.ui.components.chart_view import ChartView
from accomp_desktop.ui.theme import scale, worn

WIDTH, HEIGHT = 490, 340
"""Size in logical pixels at which it is drawn; its place follows from it."""


class RadarChart(ChartView):
    """`show_profiles(title, axes, profiles)`; the title is said, not drawn: the card above bears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[str, Sequence[str], Sequence[Profile]] | None = None
        self.setFixedSize(WIDTH, HEIGHT)

    def show_profiles(self, title: str, axes: Sequence[str], profiles: Sequence[Profile]) -> None:
        """Draw the profiles of the moments compared."""
        self._shown = (title, axes, profiles)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        title, axes, profiles = self._shown
        roles = worn().roles
        look = ChartLook(
            colours=[roles[name] for name in ("chart_2", "chart_3", "chart_1")],
            text=roles["text"],
            muted=roles["text_muted"],
            grid=roles["chart_grid"],
            font=scale().family,
            width=WIDTH,
            height=HEIGHT,
        )
        self.show_chart(radar_svg(title, axes, profiles, look), f"{title}. {radar_described(axes, profiles)}")
