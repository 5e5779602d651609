# SPDX-License-Identifier: EUPL-1.2
"""The open register as the windows see it: ask, compute, apply, undo, and hear what was touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from accomp_desktop.ui.lanes import Cancelled, Lane, Lanes, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from accomp_desktop.domain.changes import Change, Touched
    from accomp_desktop.domain.values import Json
    from accomp_desktop.store.register import Register

T = TypeVar("T")


class Desk(QObject):
    """The one door of the screens to the register; everything said here happens in a lane and comes back by `then`."""

    touched = Signal(object)  # Touched: what an act changed; refresh if it concerns you
    failed = Signal(object)  # the exception of a task that gave no `failed` of its own
    busy = Signal(object)  # tuple[Advance, ...]: labelled tasks under way
    opened = Signal(str)  # the name of the register now open
    closed = Signal()
    undone = Signal(object)  # Touched: an act was taken back, with what was kept
    undoable = Signal(object)  # the reason of the act that undo would take back, or None

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._register: Register | None = None
        lanes.failed.connect(self.failed)
        lanes.advanced.connect(self.busy)

    @property
    def is_open(self) -> bool:
        """Whether a register is on the desk."""
        return self._register is not None

    def is_idle(self) -> bool:
        """Tell whether everything that was asked has been answered."""
        return self._lanes.is_idle()

    def open(self, opening: Callable[[], Register], name: str, failed: Callable[[BaseException], None]) -> None:
        """Open a register in the lane that will own it; a refusal (wrong passphrase…) goes to `failed`."""

        def take(given: tuple[Register, str | None]) -> None:
            self._register, reason = given
            self.opened.emit(name)
            self.undoable.emit(reason)

        def begin(_: Progress) -> tuple[Register, str | None]:
            register = opening()
            return register, register.last_reason()

        self._lanes.send(Lane.REGISTER, begin, owner=self, then=take, failed=failed)

    def close(self) -> None:
        """Close the register, after what was asked before."""
        if self._register is None:
            return
        register, self._register = self._register, None
        self._lanes.send(Lane.REGISTER, lambda _: register.close(), owner=self)
        self.closed.emit()

    def read(
        self,
        ask: Callable[[Register], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Ask the register something; `then` gets the answer unless `owner` is gone. Gives a number for `cancel`."""
        register = self._opened()
        return self._lanes.send(Lane.REGISTER, lambda _: ask(register), owner=owner, then=then, failed=failed)

    def work(
        self,
        compute: Callable[[Progress], T],
        then: Callable[[T], None],
        owner: QObject,
        *,
        label: str = "",
        failed: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Compute something that needs no register (parse, plan, measure, draw); `label` shows it in the status."""
        return self._lanes.send(Lane.WORK, compute, owner=owner, then=then, failed=failed, label=label)

    def cancel(self, number: int) -> None:
        """Give up a task whose number `read`, `work` or `apply` gave."""
        self._lanes.cancel(number)

    def apply(  # noqa: PLR0913  an act, who waits for it, and what is said of it
        self,
        changes: Iterable[Change],
        reason: str,
        then: Callable[[Touched], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
        kit: Mapping[str, Json] | None = None,
    ) -> int:
        """Write all the changes or none, under a French reason that the journal and « Annuler » show.

        `then` is told, after `touched`, unless `owner` is gone meanwhile; `label` shows the act in the status; `kit`
        is the programme as the act leaves it, if it changes it. Gives a number for `cancel`: either nothing is written,
        and `failed` receives `Cancelled`, or it was too late.
        """
        return self._act(
            lambda register, progress: register.apply(changes, reason, progress, kit), then, owner, failed, label
        )

    def save_kit(  # noqa: PLR0913  an act, who waits for it, and where it comes from
        self,
        kit: Mapping[str, Json],
        reason: str,
        then: Callable[[Touched], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[BaseException], None] | None = None,
        original: Mapping[str, Json] | None = None,
    ) -> None:
        """Keep a new version of the programme, as an act; `then` as for `apply`, `original` as for the register."""
        self._act(lambda register, _: register.save_kit(kit, reason, original), then, owner, failed)

    def undo(self, then: Callable[[Touched], None] | None = None, number: int | None = None) -> None:
        """Take back the last act, or the one of this number; `then` is told, or else whoever hears `undone`."""
        self._act(lambda register, _: register.undo(number), then or self.undone.emit)

    def _act(
        self,
        act: Callable[[Register, Progress], Touched],
        then: Callable[[Touched], None] | None,
        owner: QObject | None = None,
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
    ) -> int:
        register = self._opened()

        def write(progress: Progress) -> tuple[Touched, str | None]:
            return act(register, progress), register.last_reason()

        def is_awaited() -> bool:
            return owner is None or isValid(owner)

        def done(given: tuple[Touched, str | None]) -> None:
            touched, reason = given
            self._tell(register, touched, reason)
            if then is not None and is_awaited():
                then(touched)

        def refused(error: BaseException) -> None:
            if failed is not None and is_awaited():
                failed(error)
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)

        return self._lanes.send(Lane.REGISTER, write, owner=self, then=done, failed=refused, label=label, writes=True)

    def _tell(self, register: Register, touched: Touched, reason: str | None) -> None:
        """Say what an act changed, unless its register was closed meanwhile: nobody looks at it any more."""
        if self._register is register:
            self.undoable.emit(reason)
            self.touched.emit(touched)

    def _opened(self) -> Register:
        if self._register is None:
            raise NoRegisterOpen
        return self._register


class NoRegisterOpen(RuntimeError):
    """A screen asked the desk something while no register was open: a mistake of ours."""
