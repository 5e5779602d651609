# SPDX-License-Identifier: EUPL-1.2
"""One item of the kit in a dialog of its own; it closes once the register has taken the kit that holds it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.asking import is_asked, known
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.form import MakeEditor, Part, RecordForm
from accomp_desktop.ui.programme.drafts import drafted, filled
from accomp_desktop.ui.programme.orphans import warn_of_orphans
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.theme import Tone, scale

WIDTH, HEIGHT = 720, 380
"""Width of the dialog, and height beyond which its form scrolls, in logical pixels."""

T = TypeVar("T")


class ItemDialog(Dialog, Generic[T]):
    """The form of one item; what is refused is said above the buttons, and nothing typed is lost."""

    def __init__(  # noqa: PLR0913 - an item, how it is shown, and the kit that holds it
        self,
        running: RunningKit,
        title: str,
        parts: Sequence[Part],
        item: T,
        parent: QWidget,
        *,
        reason: str,
        holding: Callable[[Kit, T], Kit],
        told: str = "",
        editors: Mapping[str, MakeEditor] | None = None,
    ) -> None:
        super().__init__(title, told, parent)
        self._running, self._item, self._reason, self._holding = running, item, reason, holding
        self._asked = tuple(one for part in parts for one in part.fields)
        self.form = RecordForm(parts, drafted(item, self._asked), columns=2, editors=editors)
        self.refusals = BannerArea()
        self.save = primary(self.tr("Enregistrer"), "save")
        self.save.clicked.connect(self.keep)
        for keys in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep)
        self.add(_framed(self.form), 1)
        self.add_above_answers()
        self.add(self.refusals)
        self.answer(self.save)
        self.resize(WIDTH, self.minimumSizeHint().height())
        self.form.focus_first()

    def add_above_answers(self) -> None:
        """Add what a sort of item has besides its form; nothing for most."""

    def item(self) -> T:
        """Give the item as the form shows it; what its kind does not ask for takes its default."""
        typed = self.form.record()
        asked = {item.key for item in self._asked if is_asked(item, known(typed, self._asked, {}))}
        kept = replace(typed, answers={key: value for key, value in typed.answers.items() if key in asked})
        return filled(self._item, self._asked, kept)

    def keep(self) -> None:
        """Save if nothing is wrong; else show what is."""
        if self.form.problems():
            self.form.reveal_problems()
            return
        try:
            kit = self._holding(self._running.kit, self.item())
        except UserError as refusal:
            self._refuse(refusal)
            return
        keep = Command(self.tr("Enregistrer quand même"), lambda: self._keep(kit))
        warn_of_orphans(self._running, kit, self, keep, self._refuse)

    def _keep(self, kit: Kit) -> None:
        self.save.setEnabled(False)
        self._running.save(kit, self._reason, owner=self, then=lambda _: self.accept(), failed=self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, UserError):
            self.refusals.clear()
            self.refusals.show_banner(Tone.DANGER, str(error))
        else:
            self._running.stage.desk.failed.emit(error)


def _framed(form: RecordForm) -> QWidget:
    """Let a long form scroll between the title and the buttons; a short one takes only the place it needs."""
    space = scale().space
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(space["hair"], 0, space["normal"], space["hair"])
    column.addWidget(form)
    column.addStretch()
    area = scrolled(inside)
    area.setMinimumHeight(min(column.totalHeightForWidth(WIDTH - 2 * space["loose"]), HEIGHT))
    return area
