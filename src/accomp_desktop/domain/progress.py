# SPDX-License-Identifier: EUPL-1.2
"""How far a long task is."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float, str], None]
"""What a task calls to say how far it is: a share from 0 to 1, and what it does, in French, if that changed.

Whatever it raises gives the task up.
"""


def in_silence(_share: float, _label: str) -> None:
    """Say nothing of how far a task is."""


def within(progress: Progress, start: float, end: float) -> Progress:
    """Say how far a part of a task is, which goes from one share of the whole to another."""
    return lambda share, label: progress(start + (end - start) * share, label)
