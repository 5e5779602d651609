# SPDX-License-Identifier: EUPL-1.2
"""What if…: the levers at the left, what they change at the right, on screen in the same frame."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.simulated import Simulated, simulate, whole_needs
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.viability import Situation
from accomp_desktop.domain.what_if import levers_of, presets_of
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.person.simulation_levers import Levers
from accomp_desktop.ui.person.simulation_result import BeforeAfter, Side

LEVERS_WIDTH = 300


class SideBySide(QWidget):
    """What is moved or was moved at the left, before and after at the right; both scroll."""

    def __init__(self, left: QWidget) -> None:
        super().__init__()
        self.result = BeforeAfter()
        row = QHBoxLayout(self)
        spaced(row, "wide")
        column = scrolled(left)
        column.setFixedWidth(LEVERS_WIDTH)
        row.addWidget(column)
        row.addWidget(scrolled(self.result), 1)

    def show_simulated(self, simulated: Simulated, day: str) -> None:
        """Show both sides; `day` says when the first one was."""
        self.result.show_sides(
            Side(day, simulated.before, whole_needs(simulated.situation)),
            Side(_tr("Simulé"), simulated.after, whole_needs(simulated.supposed)),
            simulated.to_know,
        )


class Simulator(SideBySide):
    """A situation and what becomes of it; raises `ScaleUnknown` when a public value is missing."""

    changed = Signal()

    def __init__(self, situation: Situation, scales: AppliedScales, costs: Sequence[Cost] = ()) -> None:
        self.simulated = simulate(situation, {}, scales, costs)
        self.levers = Levers(situation, levers_of(situation, costs), presets_of(situation, costs))
        super().__init__(self.levers)
        self._scales = scales
        self.levers.changed.connect(self._follow)
        self.show_simulated(self.simulated, _tr("Aujourd’hui"))

    def _follow(self) -> None:
        held = self.simulated
        self.simulated = simulate(held.situation, self.levers.settings(), self._scales, held.costs)
        self.show_simulated(self.simulated, _tr("Aujourd’hui"))
        self.changed.emit()


class KeptComparison(SideBySide):
    """A simulation kept, as it was; set beside what is so today when asked."""

    def __init__(self, left: QWidget, kept: Simulated) -> None:
        super().__init__(left)
        self._kept = kept
        self.show_as_kept()

    def show_as_kept(self) -> None:
        """Show what was, and what was supposed."""
        self.show_simulated(self._kept, _tr("Le {day}").format(day=Day().show(self._kept.day)))

    def show_beside(self, today: Simulated) -> None:
        """Show what was supposed, and what is so today."""
        self.result.show_sides(
            Side(_tr("Simulé"), self._kept.after, whole_needs(self._kept.supposed)),
            Side(_tr("Aujourd’hui"), today.before, whole_needs(today.situation)),
            (),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("simulation", text)
