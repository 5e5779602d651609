# SPDX-License-Identifier: EUPL-1.2
"""What if…: the levers at the left, what they change at the right, on screen in the same frame."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.viability import Livelihood, Situation, live_on
from accomp_desktop.domain.what_if import Cost, levers_of, presets_of, supposed
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.person.simulation_levers import Levers
from accomp_desktop.ui.person.simulation_result import BeforeAfter, Side

LEVERS_WIDTH = 324


class Simulator(QWidget):
    """A situation and what becomes of it; raises `ScaleUnknown` when a public value is missing."""

    changed = Signal()

    def __init__(self, situation: Situation, scales: AppliedScales, costs: Sequence[Cost] = ()) -> None:
        super().__init__()
        self.situation, self._scales, self._costs = situation, scales, tuple(costs)
        self.before = self.after = live_on(situation, scales)
        self.supposed = situation
        self.levers = Levers(situation, levers_of(situation, costs), presets_of(situation, costs))
        self.levers.changed.connect(self._follow)
        self.result = BeforeAfter()
        row = QHBoxLayout(self)
        spaced(row, "wide")
        levers = scrolled(self.levers)
        levers.setFixedWidth(LEVERS_WIDTH)
        row.addWidget(levers)
        row.addWidget(scrolled(self.result), 1)
        self._show()

    def _follow(self) -> None:
        self.supposed = supposed(self.situation, self.levers.settings(), self._scales, self._costs)
        self.after = live_on(self.supposed, self._scales)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.result.show_sides(
            self._side(self.tr("Aujourd’hui"), self.situation, self.before),
            self._side(self.tr("Avec ces changements"), self.supposed, self.after),
        )

    def _side(self, title: str, situation: Situation, livelihood: Livelihood) -> Side:
        return Side(title=title, livelihood=livelihood, needs=situation.needs)
