# SPDX-License-Identifier: EUPL-1.2
"""The numbered steps from one schema to the next; importing it loads Alembic. A released step is never edited."""

from collections.abc import Callable
from dataclasses import dataclass

from accomp_desktop.store.migrations import m0001_spine, m0002_lists, m0003_originals, m0004_situation, m0005_structure


@dataclass(frozen=True)
class Step:
    """What brings a register to a revision from the one before."""

    revision: str
    upgrade: Callable[[], None]


STEPS = (
    Step("0001", m0001_spine.upgrade),
    Step("0002", m0002_lists.upgrade),
    Step("0003", m0003_originals.upgrade),
    Step("0004", m0004_situation.upgrade),
    Step("0005", m0005_structure.upgrade),
)
