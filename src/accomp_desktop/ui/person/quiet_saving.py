# SPDX-License-Identifier: EUPL-1.2
"""Saving what is typed without being asked: a little after the last change, one act at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 1000
"""How long after the last change it is saved."""


class QuietSaving(QObject):
    """`note` each change; tell what becomes of what was sent: `done`, then `caught_up` once it was read again.

    Nothing is sent from one to the other: the record would not be at the version that the register holds.
    """

    kept = Signal()  # nothing typed is left to save

    def __init__(self, has_news: Callable[[], bool], send: Callable[[], None], parent: QObject) -> None:
        """Take what says whether there is something to save, and what sends it to the register."""
        super().__init__(parent)
        self._has_news, self._send = has_news, send
        self._under_way = self._asked_again = False
        self._waiting: list[Callable[[], None]] = []
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(QUIET_MS)
        self.quiet.timeout.connect(self.flush)

    def note(self) -> None:
        """Save a little later what just changed, if it may be kept."""
        if self._has_news():
            self.quiet.start()

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Save now; call `then` once nothing is left to save, and never if the register refuses."""
        self.quiet.stop()
        if then is not None:
            self._waiting.append(then)
        self._asked_again = self._under_way
        if self._under_way:
            return
        if self._has_news():
            self._under_way = True
            self._send()
        else:
            self._go_on()

    def done(self) -> None:
        """Hear that the register holds what was sent."""
        if not self._has_news():
            self.kept.emit()
            self._go_on()

    def caught_up(self) -> None:
        """Hear that the record was read again; what was typed meanwhile is saved in its turn."""
        self._under_way = False
        if self._asked_again:
            self.flush()
        else:
            self.note()

    def refused(self) -> None:
        """Hear that the register refused what was sent; the next change tries again."""
        self._under_way = False
        self._waiting.clear()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
