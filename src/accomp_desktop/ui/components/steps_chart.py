# SPDX-License-Identifier: EUPL-1.2
"""Steps in the colours of the theme that is worn, drawn again when it changes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from accomp_desktop.reports.chart import ChartLook
from accomp_desktop.reports.steps_chart import Step, steps_chart_svg, steps_described
from accomp_desktop.ui.components.chart_view import ChartView
from accomp_desktop.ui.theme import scale, worn

WIDTH, HEIGHT = 420, 120
"""Size in logical pixels at which it is drawn, before it takes the width it gets."""


class StepsChart(ChartView):
    """`show_steps(title, steps, until)`; the title is said, not drawn: the card above bears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[str, Sequence[Step], date] | None = None

    def show_steps(self, title: str, steps: Sequence[Step], until: date) -> None:
        """Draw a value up to a day."""
        self._shown = (title, steps, until)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        title, steps, until = self._shown
        roles = worn().roles
        look = ChartLook(
            colours=[roles["chart_1"]],
            text=roles["text"],
            muted=roles["text_muted"],
            grid=roles["chart_grid"],
            font=scale().family,
            width=WIDTH,
            height=HEIGHT,
        )
        self.show_chart(steps_chart_svg(title, steps, until, look), f"{title}. {steps_described(steps)}")
