# SPDX-License-Identifier: EUPL-1.2
"""A newer edition of the kit: what it brings, item by item, taken or left; never over what the structure changed."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_differences import Difference, Proposal, proposals
from accomp_desktop.domain.kit_items import ItemKey
from accomp_desktop.domain.kit_taking import take
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.programme.differences_table import DifferencesTable
from accomp_desktop.ui.programme.orphans import warn_of_orphans
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.theme import Tone

WIDTH, HEIGHT = 1000, 560


class NewerKit(Dialog):
    """`read` gives the newer kit, or raises what is wrong with its file; taking closes the dialog."""

    def __init__(self, running: RunningKit, read: Callable[[], Kit], parent: QWidget) -> None:
        super().__init__(
            self.tr("Une nouvelle édition du kit"),
            self.tr(
                "Choisissez ce que vous reprenez. Ce que vous aviez changé vous-même est laissé\u202f: "
                "le reprendre remplacerait votre changement."
            ),
            parent,
        )
        self._running = running
        self._newer: Kit | None = None
        self._taken: dict[ItemKey, bool] = {}
        self.messages = BannerArea()
        self.list = DifferencesTable(
            self.tr("Ce que la nouvelle édition apporte"),
            EmptyState("circle-check", self.tr("Rien de nouveau"), self.tr("Votre programme a déjà tout de ce kit.")),
            (
                Column(
                    self.tr("Choix"),
                    lambda one: self.tr("Repris") if self._taken[one.key] else self.tr("Laissé"),
                    tone=lambda one: Tone.ACCENT if self._taken[one.key] else Tone.NEUTRAL,
                    width=100,
                ),
                Column(self.tr("Chez vous"), lambda one: self.tr("modifié") if _is_ours(one) else "", width=90),
            ),
        )
        self.turn = secondary(self.tr("Reprendre ou laisser (Espace)"), "check")
        self.all = secondary(self.tr("Tout reprendre"))
        self.none = secondary(self.tr("Tout laisser"))
        self.take = primary("", "download")
        self.resize(WIDTH, HEIGHT)
        self._lay_out()
        running.stage.desk.work(lambda _: read(), self._receive, self, failed=self._refuse)

    def toggle(self) -> None:
        """Take the selected items, or leave them when all were taken."""
        selected = [one.key for one in self.list.table.selected()]
        self._choose(dict.fromkeys(selected, not all(self._taken[key] for key in selected)))

    def take_chosen(self) -> None:
        """Work out the kit, and ask first if answers would be left without a question."""
        ours, newer, chosen = self._running.kit, self._newer, self._chosen()
        if newer is None:
            return
        self.take.setEnabled(False)

        self._running.stage.desk.work(
            lambda _: take(ours, newer, chosen), self._ask_and_save, self, failed=self._refuse
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        spaced(row, "close")
        for button in (self.turn, self.all, self.none):
            row.addWidget(button)
        row.addStretch()
        self.add(self.messages)
        self.add(self.list, 1)
        self.add(row)
        self.answer(self.take)
        self.turn.clicked.connect(self.toggle)
        self.all.clicked.connect(lambda: self._choose(dict.fromkeys(self._taken, True)))
        self.none.clicked.connect(lambda: self._choose(dict.fromkeys(self._taken, False)))
        self.take.clicked.connect(self.take_chosen)
        self.list.table.opened.connect(self.toggle)
        self.list.table.chose.connect(self._follow)
        QShortcut(QKeySequence("Space"), self.list.table).activated.connect(self.toggle)
        self._follow()

    def _receive(self, newer: Kit) -> None:
        self._newer = newer
        self._running.stage.desk.read(
            lambda register: kit_from_data(register.original_kit()), self._compare, self, failed=self._refuse
        )

    def _compare(self, original: Kit) -> None:
        ours, newer = self._running.kit, self._newer
        if newer is not None:
            self._running.stage.desk.work(
                lambda _: proposals(original, ours, newer), self._propose, self, failed=self._refuse
            )

    def _propose(self, found: tuple[Proposal, ...]) -> None:
        self._taken = {one.key: not one.ours_changed for one in found}
        self.list.show_differences(found)
        self._follow()

    def _choose(self, taken: Mapping[ItemKey, bool]) -> None:
        self._taken |= taken
        self.list.show_differences(self.list.table.rows())
        self._follow()

    def _chosen(self) -> list[Proposal]:
        return [one for one in self.list.table.rows() if isinstance(one, Proposal) and self._taken[one.key]]

    def _ask_and_save(self, kit: Kit) -> None:
        keep = Command(self.tr("Reprendre quand même"), lambda: self._save(kit))
        warn_of_orphans(self._running, kit, self, keep, self._refuse)
        self.take.setEnabled(True)

    def _save(self, kit: Kit) -> None:
        self._running.save(
            kit,
            self.tr("Programme\u202f: reprise d’une nouvelle édition"),
            owner=self,
            then=lambda _: self.accept(),
            failed=self._refuse,
            original=self._newer,
        )

    def _refuse(self, error: BaseException) -> None:
        self.take.setEnabled(self._newer is not None)
        if isinstance(error, UserError):
            self.messages.clear()
            self.messages.show_banner(Tone.DANGER, str(error))
        else:
            self._running.stage.desk.failed.emit(error)

    def _follow(self) -> None:
        count = sum(self._taken.values())
        few = self.tr("Reprendre {count} élément") if count == 1 else self.tr("Reprendre {count} éléments")
        self.take.setText(few.format(count=count) if count else self.tr("Ne rien reprendre"))
        self.take.setEnabled(bool(self._taken))
        self.turn.setEnabled(bool(self.list.table.selected()))
        for button in (self.all, self.none):
            button.setEnabled(bool(self._taken))


def _is_ours(one: Difference) -> bool:
    return isinstance(one, Proposal) and one.ours_changed
