# SPDX-License-Identifier: EUPL-1.2
"""Taking times: several runs of ours and of the floor in turn, so that a noisy machine is noisy for both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Measure:
    """One line of the table: medians in seconds, and the aim (a ratio to the floor, or seconds without one)."""

    name: str
    ours: float
    floor_name: str
    floor: float | None
    aim: float

    @property
    def value(self) -> float:
        """What the aim speaks of: the ratio, or our seconds when there is no floor."""
        return self.ours / self.floor if self.floor else self.ours

    def told(self) -> tuple[str, ...]:
        """Write the line."""
        held = "yes" if self.value <= self.aim else "NO"
        if self.floor is None:
            return self.name, shown(self.ours), "—", "", "", f"≤ {shown(self.aim)}", held
        return (
            self.name,
            shown(self.ours),
            self.floor_name,
            shown(self.floor),
            f"{self.value:.2f} ×",
            f"≤ {self.aim:g} ×",
            held,
        )


def shown(seconds: float) -> str:
    """Write a duration in seconds, or in milliseconds when it is short."""
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.2f} ms"


def seconds(work: Callable[[], object]) -> float:
    """Time one run."""
    began = perf_counter()
    work()
    return perf_counter() - began


def in_turn(runs: int, *works: Callable[[], float]) -> list[float]:
    """Run each work in turn, so many times, after one run for nothing; give the median of each."""
    for work in works:
        work()
    taken = [[work() for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*taken, strict=True)]
