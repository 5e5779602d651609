# SPDX-License-Identifier: EUPL-1.2
"""A part of the programme that is one form: what it holds is saved by its bar, as one act."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.record import Record
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.form import Part, RecordForm
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.saving import LeavingQuestion, SaveBar
from accomp_desktop.ui.theme import Tone


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Some facts of a kit as one form: how they are read, asked, and written back."""

    title: str
    told: str
    reason: str
    parts: tuple[Part, ...]
    read: Callable[[Kit], Record]
    write: Callable[[Kit, Record], Kit]


class FormPart(QWidget):
    """A card with the form, the bar under it."""

    def __init__(self, running: RunningKit, facts: Facts, above: QWidget | None = None) -> None:
        super().__init__()
        self._running, self._facts = running, facts
        card = Card(facts.title, facts.told)
        self.form = RecordForm(facts.parts, facts.read(running.kit), card, columns=2)
        self.form.changed.connect(self._follow)
        card.add(self.form)
        card.rows.addStretch()
        self.refusals = BannerArea()
        self.bar = SaveBar(self)
        self.bar.save_asked.connect(self.save)
        self.bar.discard_asked.connect(self._discard)
        column = QVBoxLayout(self)
        spaced(column, "close")
        if above is not None:
            column.addWidget(above)
        column.addWidget(scrolled(card), 1)
        column.addWidget(self.refusals)
        column.addWidget(self.bar)
        running.changed.connect(self._show_kit)

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing typed would be lost."""
        if not self.form.is_changed():
            then()
            return
        saving = None if self.form.problems() else lambda: self.save(then)
        LeavingQuestion(self, saving, lambda: (self._discard(), then())[1]).open()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what is typed, if it can be."""
        if not self.form.is_changed():
            return
        if self.form.problems():
            self.form.reveal_problems()
            return
        kit = self._facts.write(self._running.kit, self.form.record())
        self._running.save(kit, self._facts.reason, owner=self, then=lambda _: self._settle(then), failed=self._refuse)

    def _settle(self, then: Callable[[], None] | None) -> None:
        self.form.settle()
        self._follow()
        if then is not None:
            then()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.refusals.show_banner(Tone.DANGER, str(error))
        else:
            self._running.stage.desk.failed.emit(error)

    def _discard(self) -> None:
        self.form.reset()
        self._follow()

    def _show_kit(self, kit: Kit) -> None:
        if not self.form.is_changed():
            self.form.show_record(self._facts.read(kit))

    def _follow(self) -> None:
        self.refusals.clear()
        self.bar.follow([self.form])
