# SPDX-License-Identifier: EUPL-1.2
"""A new passphrase, after the recovery key opened the register."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.passphrase import NewPassphrase

WIDTH = 560


class Renew(OpeningPage):
    """The register is on the desk; one goes on once it has a passphrase again."""

    renewed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Choisir une nouvelle phrase de passe"),
            self.tr("La clé de secours a ouvert le registre. L’ancienne phrase de passe ne l’ouvrira plus."),
            WIDTH,
            parent,
        )
        self._desk = desk
        self.passphrase = NewPassphrase()
        self.keep_button = primary(self.tr("Enregistrer et continuer"), "check")
        self.keep_button.clicked.connect(self.keep)
        self.passphrase.second.returnPressed.connect(self.keep)
        card = Card()
        card.add(self.passphrase)
        self.rows.addWidget(card)
        self.foot.addStretch()
        self.foot.addWidget(self.keep_button)

    def keep(self) -> None:
        """Have the passphrase open the register from now on."""
        chosen = self.passphrase.text()
        if chosen is None:
            self.passphrase.reveal_problems()
            return
        self._desk.read(
            lambda register: register.set_passphrase(chosen), lambda _: self.renewed.emit(), self, failed=self.refuse
        )
