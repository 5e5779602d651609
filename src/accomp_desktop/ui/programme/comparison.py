# SPDX-License-Identifier: EUPL-1.2
"""What the structure changed in its kit since the edition it was made from, and the way back, item by item."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_differences import Difference, Proposal, differences, proposals
from accomp_desktop.domain.kit_taking import take
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.programme.differences_table import DifferencesTable
from accomp_desktop.ui.programme.newer import HEIGHT, WIDTH
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.domain.kit_items import ItemKey


class Comparison(Dialog):
    """The differences from the original kit, read again each time the running one changes."""

    def __init__(self, running: RunningKit, parent: QWidget) -> None:
        super().__init__(
            self.tr("Comparer au kit d’origine"),
            self.tr(
                "Ce que vous avez changé depuis l’édition dont votre programme est parti. Ce que vous aviez ajouté "
                "est retiré, jamais supprimé."
            ),
            parent,
        )
        self._running = running
        self._original: Kit | None = None
        self._back: dict[ItemKey, Proposal] = {}
        self.messages = BannerArea()
        self.list = DifferencesTable(
            self.tr("Différences avec le kit d’origine"),
            EmptyState("circle-check", self.tr("Aucune différence"), self.tr("Votre programme est le kit d’origine.")),
        )
        self.restore = primary(self.tr("Remettre comme à l’origine"), "undo-2")
        self.resize(WIDTH, HEIGHT)
        self.add(self.messages)
        self.add(self.list, 1)
        self.answer(self.restore, self.tr("Fermer"))
        self.restore.clicked.connect(self.restore_selected)
        self.list.table.chose.connect(self._follow)
        running.changed.connect(self._read)
        self._follow()
        self._read()

    def restore_selected(self) -> None:
        """Give the selected items back what the original kit said of them, as one act."""
        chosen = self._selected()
        if self._original is not None and chosen:
            kit = take(self._running.kit, self._original, chosen)
            reason = self.tr("Programme\u202f: retour au kit d’origine")
            self._running.save(kit, reason, owner=self, failed=self._refuse)

    def _read(self) -> None:
        self._running.stage.desk.read(
            lambda register: kit_from_data(register.original_kit()), self._compare, self, failed=self._refuse
        )

    def _compare(self, original: Kit) -> None:
        self._original, ours = original, self._running.kit

        def compute(_: object) -> tuple[tuple[Difference, ...], tuple[Proposal, ...]]:
            return differences(original, ours), proposals(ours, ours, original)

        self._running.stage.desk.work(compute, lambda found: self._show(*found), self, failed=self._refuse)

    def _show(self, found: tuple[Difference, ...], back: tuple[Proposal, ...]) -> None:
        self._back = {one.key: one for one in back}
        self.list.show_differences(found)
        self._follow()

    def _selected(self) -> list[Proposal]:
        return [self._back[one.key] for one in self.list.table.selected() if one.key in self._back]

    def _follow(self) -> None:
        self.restore.setEnabled(bool(self._selected()))

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.messages.clear()
            self.messages.show_banner(Tone.DANGER, str(error))
        else:
            self._running.stage.desk.failed.emit(error)
