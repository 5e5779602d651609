# SPDX-License-Identifier: EUPL-1.2
"""Search: one keystroke among 10,000 people, the slowest of a few searches; screens are redrawn every 16 ms."""

from functools import partial
from statistics import median

from accomp_desktop.domain.search import Index
from benchmarks.people import PEOPLE, many_lines
from benchmarks.timing import Measure, seconds

TYPED = ("le goff éléonore", "saint-malo coiff", "06 39 98 12", "zzz")
FRAME = 0.016


def measure_search(runs: int = 15) -> Measure:
    """Type each search letter by letter; keep the slowest keystroke."""
    index = Index(many_lines())
    keystrokes = [text[: end + 1] for text in TYPED for end in range(len(text))]
    slowest = max(median(seconds(partial(index.find, text)) for _ in range(runs)) for text in keystrokes)
    return Measure(f"One keystroke among {PEOPLE:,} people", slowest, "", None, FRAME)
