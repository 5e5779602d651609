# SPDX-License-Identifier: EUPL-1.2
"""The kit that the register runs, as every part of the programme reads it and changes it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Json
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.ui.screens import Stage


class RunningKit(QObject):
    """`changed(kit)` each time another version runs; `save` checks a kit whole before the register takes it."""

    changed = Signal(object)

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._kit: Kit | None = None
        stage.desk.touched.connect(self._hear)
        self._read()

    @property
    def is_read(self) -> bool:
        """Whether the kit has been read."""
        return self._kit is not None

    @property
    def kit(self) -> Kit:
        """The kit as it was last read."""
        if self._kit is None:
            raise NotReadYet
        return self._kit

    def save(  # noqa: PLR0913  an act, who waits for it, and where it comes from
        self,
        kit: Kit,
        reason: str,
        *,
        owner: QObject | None = None,
        then: Callable[[Touched], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        original: Kit | None = None,
    ) -> None:
        """Keep a kit as an act that « Annuler » takes back; one with a fault is refused and goes to `failed`.

        `original` is the edition that it takes from.
        """
        source = None if original is None else kit_to_data(original)

        def keep(data: dict[str, Json]) -> None:
            self.stage.desk.save_kit(data, reason, then, owner=owner, failed=failed, original=source)

        self.stage.desk.work(lambda _: _checked(kit), keep, owner or self, failed=failed)

    def _read(self) -> None:
        self.stage.desk.read(lambda register: kit_from_data(register.kit_data()), self._take, self)

    def _take(self, kit: Kit) -> None:
        self._kit = kit
        self.changed.emit(kit)

    def _hear(self, touched: Touched) -> None:
        if "kit" in touched.kinds:
            self._read()


class NotReadYet(RuntimeError):
    """A part of the programme looked at the kit before it was read: a mistake of ours."""


def _checked(kit: Kit) -> dict[str, Json]:
    data = kit_to_data(kit)
    kit_from_data(data)
    return data
