# SPDX-License-Identifier: EUPL-1.2
"""The simulator: a thousand reckonings, beside bare products; a lever moved, until the window is painted again."""

import os
from datetime import date
from decimal import Decimal
from functools import partial
from statistics import median

from PySide6.QtWidgets import QApplication

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import Activity, Micro
from accomp_desktop.domain.rsa import CENT, Home
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.viability import Situation, live_on
from accomp_desktop.domain.what_if import levers_of
from accomp_desktop.exchange.national_scales import national_scales
from accomp_desktop.ui.application import make_application
from accomp_desktop.ui.person.simulator import Simulator
from benchmarks.searching import FRAME
from benchmarks.timing import Measure, in_turn, seconds

SIMULATIONS, PRODUCTS = 1_000, 100
SCALES = AppliedScales(national_scales())
RENT = Cost("Local", Decimal(250))
SITUATION = Situation(
    day=date(2026, 7, 1),
    business=Micro(
        activities=(Activity.of_months("service_bic_artisanat", (Decimal(1200),) * 12),),
        since=date(2026, 2, 1),
        relief=True,
        purchases_rate=Decimal("0.08"),
        fixed_costs=Decimal(310),
    ),
    home=Home(couple=True, children=(3, 11), housing="benefit", housing_benefit=Decimal(250)),
    hours=Decimal(35),
    needs=Decimal(1250),
    debts=Decimal(80),
)


def measure_simulator(runs: int = 5) -> tuple[Measure, ...]:
    """Reckon a thousand times; then move each lever back and forth on a window of the smallest size."""
    ours, floor = in_turn(runs, _simulate, _multiply)
    name = f"{SIMULATIONS:,} simulations"
    return (
        Measure(name, ours, "", None, 1.0),
        Measure(name, ours, f"{PRODUCTS} products each", floor, 10),
        Measure("A lever moved, painted again", _move_levers(), "", None, FRAME),
    )


def _simulate() -> float:
    return seconds(lambda: [live_on(SITUATION, SCALES) for _ in range(SIMULATIONS)])


def _multiply() -> float:
    rate, turnover = Decimal("0.212"), Decimal("1234.56")
    return seconds(lambda: [(rate * turnover).quantize(CENT) for _ in range(SIMULATIONS * PRODUCTS)])


def _move_levers(moves: int = 15) -> float:
    """Give the median of the slowest lever."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QApplication.instance() is None:
        make_application()
    simulator = Simulator(SITUATION, SCALES, (RENT,))
    simulator.resize(837, 340)
    simulator.show()
    QApplication.processEvents()
    slowest = max(
        median(
            seconds(partial(_move, simulator, lever.code, Decimal(value)))
            for value in (lever.lowest, lever.highest) * moves
        )
        for lever in levers_of(SITUATION, (RENT,))
    )
    simulator.close()
    return slowest


def _move(simulator: Simulator, code: str, value: Decimal) -> None:
    simulator.levers.set_one(code, value)
    QApplication.processEvents()
