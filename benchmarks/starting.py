# SPDX-License-Identifier: EUPL-1.2
"""Start: from the launch of the program to the first paint of its window, beside a bare PySide6 window."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Measure, in_turn, seconds


def measure_start(runs: int = 9) -> Measure:
    """Launch both in turn, with the settings of nobody."""
    with TemporaryDirectory() as home:
        settings = {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment = {**os.environ, **settings}
        ours, bare = in_turn(runs, *(partial(_launch, which, environment) for which in ("ours", "bare")))
    return Measure("Start to first paint", ours, "bare PySide6 window", bare, 1.5)


def _launch(which: str, environment: dict[str, str]) -> float:
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    run = partial(subprocess.run, command, env=environment, cwd=Path(__file__).parents[1], check=True)
    return seconds(run)
