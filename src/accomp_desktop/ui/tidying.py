# SPDX-License-Identifier: EUPL-1.2
"""Python's cycles are collected on the window's thread only.

Tried: a collection that happens to start in a lane and finds a closed window destroys it there, and waits for ever for
the window's thread. So the automatic collection is off, and this timer does the same with the same thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Tidying(QObject):
    """Collects what is left over, while it lives; lives as long as the lanes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds, self._was_on = gc.get_threshold(), gc.isenabled()
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self._tidy)
        timer.start()

    def stop(self) -> None:
        """Give Python its own collection back, if it had it: no lane runs any more."""
        if self._was_on:
            gc.enable()

    def _tidy(self) -> None:
        counts = gc.get_count()
        due = [age for age, (count, limit) in enumerate(zip(counts, self._thresholds, strict=True)) if count > limit]
        if due:
            gc.collect(max(due))
