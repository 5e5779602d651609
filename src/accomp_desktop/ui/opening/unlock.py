# SPDX-License-Identifier: EUPL-1.2
"""Opening a register: which file, who writes, and the passphrase or the recovery key."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.ui import preferences
from accomp_desktop.ui.components.buttons import primary, quiet, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.opening.doorway import Doorway, opened, opened_by_key
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.passphrase import SecretField

WIDTH = 560


class Unlock(OpeningPage):
    """`show_register(path)` first."""

    unlocked = Signal(bool)  # the register is on the desk; whether its recovery key opened it

    def __init__(self, doorway: Doorway, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Ouvrir un registre"),
            self.tr(
                "La phrase de passe déchiffre le registre sur cet ordinateur\u202f; elle n’est envoyée nulle part."
            ),
            WIDTH,
            parent,
        )
        self._doorway, self._path = doorway, Path()
        self._name, self._folder = ElidedText(look="strong"), ElidedText(look="small")
        self.author, self.passphrase, self.recovery_key = QLineEdit(), SecretField(), QLineEdit()
        self.recovery_key.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self._author_row, self._passphrase_row, self._recovery_row = self._form_rows()
        self.forgotten = quiet(self.tr("Phrase de passe oubliée\u202f?"), "key-round")
        self.open_button = primary(self.tr("Ouvrir"), "lock")
        self._lay_out()
        self.forgotten.clicked.connect(lambda: self._ask_recovery_key(asked=not self._asks_recovery_key()))
        self.open_button.clicked.connect(self.open_register)
        for line in (self.author, self.passphrase, self.recovery_key):
            line.returnPressed.connect(self.open_register)

    def show_register(self, path: Path) -> None:
        """Ask for what opens this register, the cursor where something is missing."""
        self._path = path
        self._name.set_whole(path.name)
        self._folder.set_whole(str(path.parent))
        self.author.setText(preferences.author())
        self.passphrase.clear()
        self.recovery_key.clear()
        self.banners.clear()
        self._wait(waiting=False)
        self._ask_recovery_key(asked=False)
        if not self.author.text():
            self.author.setFocus()

    def open_register(self) -> None:
        """Open with what was typed, or say what is missing."""
        secret = self.recovery_key if self._asks_recovery_key() else self.passphrase
        row_of_secret = self._recovery_row if secret is self.recovery_key else self._passphrase_row
        for line, row in ((secret, row_of_secret), (self.author, self._author_row)):
            row.show_error(None if line.text().strip() else self.tr("Réponse nécessaire pour ouvrir"))
            if not line.text().strip():
                line.setFocus()
        if not secret.text().strip() or not self.author.text().strip():
            return
        self.banners.clear()
        self._wait(waiting=True)
        preferences.remember_author(self.author.text().strip())
        by_key = self._asks_recovery_key()
        opening = partial(opened_by_key if by_key else opened, self._path, secret.text(), self.author.text().strip())
        self._doorway(self._path, opening, lambda: self.unlocked.emit(by_key), self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self._wait(waiting=False)
        self.refuse(error)
        secret = self.recovery_key if self._asks_recovery_key() else self.passphrase
        secret.selectAll()
        secret.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        self.open_button.setEnabled(not waiting)
        self.open_button.setText(self.tr("Ouverture…") if waiting else self.tr("Ouvrir"))

    def _asks_recovery_key(self) -> bool:
        return not self._recovery_row.isHidden()

    def _ask_recovery_key(self, *, asked: bool) -> None:
        self._passphrase_row.setVisible(not asked)
        self._recovery_row.setVisible(asked)
        lost, found = self.tr("Phrase de passe oubliée\u202f?"), self.tr("Utiliser la phrase de passe")
        self.forgotten.setText(found if asked else lost)
        (self.recovery_key if asked else self.passphrase).setFocus()

    def _choose_file(self) -> None:
        kinds = self.tr("Registres (*.accomp)")
        ask_file(self, self.tr("Ouvrir un registre"), kinds, self.show_register)

    def _form_rows(self) -> tuple[FormRow, FormRow, FormRow]:
        author_help = self.tr("Il signe vos actes dans le journal du registre.")
        key_help = self.tr("Elle est sur la feuille imprimée à la création\u202f; les tirets sont facultatifs.")
        return (
            FormRow(self.tr("Votre nom"), self.author, author_help, required=True),
            FormRow(self.tr("Phrase de passe"), self.passphrase, required=True),
            FormRow(self.tr("Clé de secours"), self.recovery_key, key_help, required=True),
        )

    def _lay_out(self) -> None:
        other = secondary(self.tr("Autre registre…"), "folder-open")
        other.clicked.connect(self._choose_file)
        head, texts = QHBoxLayout(), QVBoxLayout()
        spaced(head, "normal")
        spaced(texts, "hair")
        texts.addWidget(self._name)
        texts.addWidget(self._folder)
        head.addWidget(IconLabel("database", "accent", "icon_large"))
        head.addLayout(texts, 1)
        head.addWidget(other)
        card = Card()
        card.add(head)
        for row in (self._author_row, self._passphrase_row, self._recovery_row):
            card.add(row)
        self.rows.addWidget(card)
        self.add_back()
        self.foot.addWidget(self.forgotten)
        self.foot.addWidget(self.open_button)
