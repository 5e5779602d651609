# SPDX-License-Identifier: EUPL-1.2
"""Creating a register in four steps: the programme, the structure, the team, what keeps it safe."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui import preferences
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.stepper import Stepper
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.logo import read_logo
from accomp_desktop.ui.opening.doorway import Doorway
from accomp_desktop.ui.opening.founding import Founding, found, read_a_kit, read_kits, with_team
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.opening.programme_step import ProgrammeStep
from accomp_desktop.ui.opening.safety_step import SafetyStep
from accomp_desktop.ui.opening.structure_step import StructureStep
from accomp_desktop.ui.opening.team_step import TeamStep

WIDTH = 900


class Create(OpeningPage):
    """`founded` gives the path and the recovery key of the register that is now on the desk."""

    founded = Signal(object, str)

    def __init__(self, desk: Desk, doorway: Doorway, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Créer un registre"),
            self.tr("Un fichier chiffré qui contient tout. Ce que vous choisissez ici se modifie ensuite."),
            WIDTH,
            parent,
        )
        self._desk, self._doorway = desk, doorway
        self.programme, self.structure = ProgrammeStep(), StructureStep()
        self.team, self.safety = TeamStep(), SafetyStep()
        self.steps = (self.programme, self.structure, self.team, self.safety)
        self._stepper = Stepper((self.tr("Programme"), self.tr("Structure"), self.tr("Équipe"), self.tr("Sécurité")))
        self._rank = 0
        self.go_on = primary(self.tr("Continuer"), "arrow-right")
        self.go_on.clicked.connect(self.advance)
        self.go_back = secondary(self.tr("Retour"), "arrow-left")
        self.go_back.setShortcut("Alt+Left")
        self.go_back.clicked.connect(self.retreat)
        self._lay_out()
        self.programme.file_chosen.connect(self.take_kit)
        self.structure.logo_chosen.connect(self.take_logo)
        desk.work(read_kits, self.programme.show_kits, self, failed=self.refuse)

    def advance(self) -> None:
        """Go to the next step, or create the register after the last; or say what is missing."""
        self.banners.clear()
        if not self.steps[self._rank].complete():
            return
        if self._rank == len(self.steps) - 1:
            self._create()
        else:
            self._show(self._rank + 1)

    def retreat(self) -> None:
        """Go to the step before, or to the three choices."""
        if self._rank:
            self._show(self._rank - 1)
        else:
            self.back.emit()

    def take_kit(self, path: Path) -> None:
        """Read a kit received from another structure."""
        self.banners.clear()
        self._desk.work(lambda _: read_a_kit(path), self.programme.take, self, failed=self.refuse)

    def take_logo(self, path: Path) -> None:
        """Read a picture."""
        self.banners.clear()
        self._desk.work(lambda _: read_logo(path), self.structure.take_logo, self, failed=self.refuse)

    def _show(self, rank: int) -> None:
        kit = self.programme.chosen()
        if kit is None:
            return
        self._rank = rank
        self._stepper.go(rank)
        for step in self.steps:
            step.setVisible(step is self.steps[rank])
        self.team.suggest(kit, owes_esf=self.structure.roles.chosen() != "none")
        self.safety.propose_place(self.structure.name.text())
        if not self.structure.funding():
            self.structure.funders.setPlainText("\n".join(kit.funders))
        last = rank == len(self.steps) - 1
        self.go_on.setText(self.tr("Créer le registre") if last else self.tr("Continuer"))
        self.steps[rank].setFocus()

    def _create(self) -> None:
        founding = self._founding()
        if founding is None:
            return
        self._wait(waiting=True)
        preferences.remember_author(founding.author)
        printed: list[str] = []
        self._doorway(
            founding.path,
            lambda: found(founding, printed.append),
            lambda: self.founded.emit(founding.path, printed[0]),
            self._refuse,
        )

    def _founding(self) -> Founding | None:
        kit, passphrase = self.programme.chosen(), self.safety.passphrase.text()
        if kit is None or passphrase is None:
            return None
        return Founding(
            self.safety.path(),
            passphrase,
            self.safety.author.text().strip(),
            self.structure.structure(kit.departement),
            self._filled(kit),
            self.team.operation(),
        )

    def _filled(self, kit: Kit) -> Kit:
        described = replace(kit, logo=self.structure.logo or kit.logo, funders=self.structure.funding())
        return with_team(described, self.team.team())

    def _refuse(self, error: BaseException) -> None:
        self._wait(waiting=False)
        self.refuse(error)

    def _wait(self, *, waiting: bool) -> None:
        self.go_on.setEnabled(not waiting)
        self.go_on.setText(self.tr("Création…") if waiting else self.tr("Créer le registre"))

    def _lay_out(self) -> None:
        self.rows.addWidget(self._stepper)
        for step in self.steps:
            self.rows.addWidget(step)
            step.setVisible(step is self.steps[0])
        self.foot.addWidget(self.go_back)
        self.foot.addStretch()
        self.foot.addWidget(self.go_on)
