# SPDX-License-Identifier: EUPL-1.2
"""Two lanes beside the window's thread: one owns the register, one does pure work; results come home by a signal.

A lane does one thing after another. What it computes waits in `Lanes` and a queued signal says so; the window's thread
fetches it, and drops it if the QObject that asked is gone. What a task holds is released on the window's thread only.
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from accomp_desktop.domain.progress import Progress
from accomp_desktop.ui.tidying import Tidying

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_EVERY = 0.05  # seconds between two reports of progress: a person sees no more than that


class Lane(Enum):
    """Where a task runs."""

    REGISTER = "register"
    WORK = "work"


class Cancelled(Exception):
    """Raised inside a task, at its next report of progress, once its user gave it up."""


class Advance(NamedTuple):
    """How far a running task is, for the window's status line."""

    job: int
    label: str
    share: float | None


@dataclass(slots=True)
class _Job(Generic[T]):
    """One task under way; it stays here, on the window's thread, until its outcome is home."""

    lane: Lane
    compute: Callable[[Progress], T]
    then: Callable[[T], None] | None
    owner: QObject
    failed: Callable[[BaseException], None] | None
    label: str
    writes: bool
    share: float | None = None
    cancelled: Event = field(default_factory=Event)
    future: "Future[None] | None" = None
    outcome: T | None = None
    error: BaseException | None = None


class Lanes(QObject):
    """The one long-lived object that sends tasks to the two lanes and brings their results home."""

    failed = Signal(object)  # an exception nobody else took
    advanced = Signal(object)  # the tuple of Advance of the tasks under way, empty when all is quiet

    _arrived = Signal(int)
    _moved = Signal(int, float, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job[Any]] = {}
        self._told: tuple[Advance, ...] = ()
        self._tidying = Tidying(self)
        self._threads: dict[Lane, ThreadPoolExecutor] = {}
        self._arrived.connect(self._bring_home, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._note, Qt.ConnectionType.QueuedConnection)

    def send(  # noqa: PLR0913 - a task, who waits for it, and what is said of it
        self,
        lane: Lane,
        compute: Callable[[Progress], T],
        *,
        owner: QObject,
        then: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
        writes: bool = False,
    ) -> int:
        """Run `compute` in a lane; give its value to `then` (or its exception to `failed`) on the window's thread.

        Args:
            lane: where it runs, after what was sent there before.
            compute: the task; it may call the `Progress` it receives, which is where it can be cancelled.
            owner: if this QObject is destroyed meanwhile, the result is dropped.
            then: receives the value.
            failed: receives the exception instead of the signal `failed`.
            label: French, shown in the status line while the task waits and runs; none for what is too short to show.
            writes: whoever gives it up must know how it ended: `failed` receives `Cancelled`, or it was too late, and
                `then` receives the value.

        Returns:
            The number by which `cancel` knows the task.
        """
        number = next(self._numbers)
        job = _Job(lane, compute, then, owner, failed, label, writes)
        self._jobs[number] = job
        job.future = self._thread(lane).submit(self._perform, number)
        self._tell()
        return number

    def cancel(self, number: int) -> None:
        """Give a task up: not begun, it never runs; begun, it stops at its next report. Its result is dropped.

        What writes comes home all the same.
        """
        job = self._jobs.get(number)
        if job is None or job.cancelled.is_set():
            return
        job.cancelled.set()
        if job.future is not None and job.future.cancel():
            job.error = Cancelled()
            self._arrived.emit(number)
        self._tell()

    def is_idle(self) -> bool:
        """Tell whether nothing runs, waits, or is on its way home."""
        return not self._jobs

    def close(self) -> None:
        """Give up what waits in the work lane, let the register's lane end what it was asked, stop both threads."""
        for number, job in tuple(self._jobs.items()):
            if job.lane is Lane.WORK:
                self.cancel(number)
        for thread in self._threads.values():
            thread.shutdown(wait=True)
        self._jobs.clear()
        self._tidying.stop()

    def _thread(self, lane: Lane) -> "ThreadPoolExecutor":
        """Give the thread of a lane, which begins with the first task."""
        if lane not in self._threads:
            from concurrent.futures import ThreadPoolExecutor

            self._threads[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane.value)
        return self._threads[lane]

    def _perform(self, number: int) -> None:
        """In the lane: compute, leave the outcome with the job, ring. Holds nothing of the task when it rings."""
        self._compute(self._jobs[number], number)
        self._arrived.emit(number)

    def _compute(self, job: _Job[Any], number: int) -> None:
        said = 0.0

        def progress(share: float, label: str) -> None:
            nonlocal said
            if job.cancelled.is_set():
                raise Cancelled
            if (now := time.monotonic()) - said >= _EVERY:
                said = now
                self._moved.emit(number, share, label)

        try:
            job.outcome = job.compute(progress)
        except BaseException as error:  # noqa: BLE001 - whatever happened comes home as a value; a lane never dies
            job.error = error.with_traceback(error.__traceback__.tb_next if error.__traceback__ else None)

    def _note(self, number: int, share: float, label: str) -> None:
        job = self._jobs.get(number)
        if job is not None:
            job.share, job.label = share, label or job.label
            self._tell()

    def _bring_home(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        self._tell()
        if (job.cancelled.is_set() and not job.writes) or not isValid(job.owner):
            return
        if job.error is not None:
            (job.failed or self.failed.emit)(job.error)
        elif job.then is not None:
            job.then(job.outcome)

    def _tell(self) -> None:
        under_way = tuple(
            Advance(number, job.label, job.share)
            for number, job in self._jobs.items()
            if job.label and not job.cancelled.is_set()
        )
        if under_way != self._told:
            self._told = under_way
            self.advanced.emit(under_way)
