# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: built once in the background, opened at once afterwards."""

from functools import partial
from pathlib import Path
from shutil import rmtree

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.busy import ProgressLine
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.lanes import Advance, Progress
from accomp_desktop.ui.opening.doorway import Doorway, opened
from accomp_desktop.ui.opening.opening_page import OpeningPage

WIDTH = 560
FILE_NAME = "demo.accomp"


class Discover(OpeningPage):
    """`begin` opens the demonstration, building it first if it is not there."""

    discovered = Signal()

    def __init__(self, desk: Desk, doorway: Doorway, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Découvrir la démonstration"),
            self.tr(
                "300 personnes inventées, accompagnées de 2021 à 2026 par une équipe inventée. Tout se modifie, tout "
                "s’annule, rien ne touche vos registres."
            ),
            WIDTH,
            parent,
        )
        self._desk, self._doorway, self._folder = desk, doorway, folder
        self._job = 0
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.give_up)
        desk.busy.connect(self._follow)
        card = Card()
        card.add(self.progress)
        self._card = card
        self.rebuild = secondary(self.tr("En reconstruire une neuve"), "refresh-cw")
        self.rebuild.clicked.connect(self.build)
        self.open_button = primary(self.tr("Ouvrir la démonstration"), "eye")
        self.open_button.clicked.connect(self.begin)
        self.rows.addWidget(card)
        self.add_back()
        self.back.connect(self.give_up)
        self.foot.addWidget(self.rebuild)
        self.foot.addWidget(self.open_button)
        self._show_building(building=False)

    def begin(self) -> None:
        """Open the demonstration that is there, or build it."""
        path = self._folder / FILE_NAME
        if path.is_file():
            self._open(path)
        else:
            self.build()

    def build(self) -> None:
        """Build the demonstration anew, then open it."""
        self.banners.clear()
        self._show_building(building=True)
        label = self.tr("Construction de la démonstration…")
        self.progress.show_advance(label, None)
        make = partial(make_demonstration, self._folder)
        self._job = self._desk.work(make, self._open, self, label=label, failed=self._refuse)

    def give_up(self) -> None:
        """Stop building."""
        self._desk.cancel(self._job)
        self._show_building(building=False)

    def showEvent(self, event: object) -> None:
        """Propose a new one only where there is a former one."""
        self.rebuild.setVisible((self._folder / FILE_NAME).is_file())
        super().showEvent(event)  # pyright: ignore[reportArgumentType]  Qt gives its QShowEvent

    def _open(self, path: Path) -> None:
        from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE

        self._doorway(path, partial(opened, path, PASSPHRASE, AUTHOR), self.discovered.emit, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self._show_building(building=False)
        self.refuse(error)

    def _follow(self, advances: tuple[Advance, ...]) -> None:
        for advance in advances:
            if advance.job == self._job:
                self.progress.show_advance(advance.label, advance.share)

    def _show_building(self, *, building: bool) -> None:
        self._card.setVisible(building)
        self.open_button.setEnabled(not building)
        self.rebuild.setEnabled(not building)


def make_demonstration(folder: Path, progress: Progress) -> Path:
    """Build the demonstration beside the former one, then put it in its place; given up, it leaves the former one."""
    from accomp_desktop.demonstration.build import build

    draft = folder.with_name(f"{folder.name}-en-cours")
    path = build(draft, progress=progress)
    rmtree(folder, ignore_errors=True)
    draft.replace(folder)
    return folder / path.name
