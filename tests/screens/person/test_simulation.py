# SPDX-License-Identifier: EUPL-1.2
"""The simulator on screen: levers moved by the mouse, the keyboard or a preset, before and after side by side."""

from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot

from accomp_desktop.domain.viability import Situation
from accomp_desktop.domain.what_if import Cost
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.person.simulator import Simulator
from tests.domain.test_what_if import SCALES, begun
from tests.screens.conftest import Photograph

COSTS = (Cost("Local", Decimal(250)), Cost("Assurance décennale et responsabilité civile", Decimal(60)))


def plumber() -> Situation:
    return replace(begun(relief=True), needs=Decimal(1250), debts=Decimal(80))


def open_simulator(qtbot: QtBot) -> Simulator:
    simulator = Simulator(plumber(), SCALES, COSTS)
    qtbot.addWidget(simulator)
    return simulator


def test_the_simulator_is_fit_to_be_shown(dressed: Appearance, qtbot: QtBot, photograph: Photograph) -> None:  # noqa: ARG001 - made first
    simulator = open_simulator(qtbot)
    photograph(simulator, "simulator-at-rest")
    simulator.levers.set_all({"prices": Decimal(10), "relief": Decimal(0), "job_hours": Decimal(20)})
    photograph(simulator, "simulator-moved")
