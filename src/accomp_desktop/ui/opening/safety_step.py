# SPDX-License-Identifier: EUPL-1.2
"""Last step of a new register: who writes, the passphrase, the file."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.ui import preferences
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.files import ask_new_file
from accomp_desktop.ui.opening.places import register_place
from accomp_desktop.ui.passphrase import NewPassphrase


class SafetyStep(QWidget):
    """Where the register is written is proposed after the name of the structure, until another place is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Path | None = None
        self._proposed = register_place("")
        self.author, self.passphrase = QLineEdit(preferences.author()), NewPassphrase()
        self._place = ElidedText(look="small")
        self._author_row = FormRow(
            self.tr("Votre nom"), self.author, self.tr("Il signe vos actes dans le journal du registre."), required=True
        )
        self._lay_out()

    def propose_place(self, structure: str) -> None:
        """Name the register after the structure."""
        self._proposed = register_place(structure)
        self._place.set_whole(str(self.path()))

    def choose_place(self, path: Path) -> None:
        """Write the register there rather than where it was proposed."""
        self._chosen = path
        self._place.set_whole(str(path))

    def path(self) -> Path:
        """Give where the register will be written."""
        return self._chosen or self._proposed

    def complete(self) -> bool:
        """Tell whether the register may be made; show what is missing otherwise."""
        known = self.passphrase.text() is not None
        if not known:
            self.passphrase.reveal_problems()
        missing = not self.author.text().strip()
        self._author_row.show_error(self.tr("Réponse nécessaire pour créer le registre") if missing else None)
        if missing:
            self.author.setFocus()
        return known and not missing

    def _ask_place(self) -> None:
        kinds = self.tr("Registres (*.accomp)")
        ask_new_file(self, self.tr("Où enregistrer le registre"), self.path(), kinds, self.choose_place)

    def _lay_out(self) -> None:
        who, where = Card(self.tr("Vous")), Card(self.tr("Le registre"))
        who.add(self._author_row)
        who.add(self._place_row())
        where.add(self.passphrase)
        cards = Columns(narrowest=360, most=2, gap="wide")
        for card in (who, where):
            card.rows.addStretch()
            cards.add(card)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(cards)

    def _place_row(self) -> QWidget:
        change = secondary(self.tr("Changer…"), "folder-open")
        change.setAccessibleName(self.tr("Changer l’emplacement du registre"))
        change.clicked.connect(self._ask_place)
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        row.addWidget(self._place, 1)
        row.addWidget(change)
        line.setFocusProxy(change)
        return FormRow(self.tr("Emplacement du registre"), line)
