# SPDX-License-Identifier: EUPL-1.2
"""Second step of a new register: who keeps it, its role towards the ESF, its logo, who funds it."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.operation import STRUCTURE_FIELDS, Structure
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.opening.esf_roles import EsfRoles

ASKED = ("siret", "address", "email", "phone")
LINES = 3


class StructureStep(QWidget):
    """`logo_chosen(path)` when a picture is to be read."""

    logo_chosen = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.roles, self.logo = QLineEdit(), EsfRoles(), ""
        self.name.textChanged.connect(self.changed)
        self.roles.changed.connect(self.changed)
        self.funders = QPlainTextEdit()
        self.funders.setTabChangesFocus(True)
        self.funders.setFixedHeight(self.funders.fontMetrics().lineSpacing() * (LINES + 1))
        asked = parts_of(one for one in STRUCTURE_FIELDS if one.key in ASKED)
        self.form = RecordForm(asked, Structure(name="", departement=""), columns=1)
        self.choose_logo = secondary(self.tr("Choisir un logo…"), "upload")
        self.choose_logo.clicked.connect(self._ask)
        self._name_row = FormRow(self.tr("Nom de la structure"), self.name, required=True)
        self._logo_row = FormRow(
            self.tr("Logo"), self.choose_logo, self.tr("En tête des courriers et des documents\u202f; facultatif.")
        )
        self._lay_out()

    def take_logo(self, logo: str) -> None:
        """Keep the picture that was read."""
        self.logo = logo
        self.choose_logo.setText(self.tr("Changer le logo…"))

    def structure(self, departement: str) -> Structure:
        """Give the structure as it is described."""
        described = Structure(name=self.name.text().strip(), departement=departement, esf_role=self.roles.chosen())
        return cast("Structure", self.form.write(described))

    def funding(self) -> tuple[str, ...]:
        """Name those who fund it, one a line."""
        return tuple(line.strip() for line in self.funders.toPlainText().splitlines() if line.strip())

    def complete(self) -> bool:
        """Tell whether one may go on; show what is missing otherwise."""
        missing = not self.name.text().strip()
        self._name_row.show_error(self.tr("Réponse nécessaire pour créer le registre") if missing else None)
        self.form.reveal_problems()
        if missing:
            self.name.setFocus()
        return not missing and not self.form.problems()

    def _ask(self) -> None:
        kinds = self.tr("Images (*.png *.jpg *.jpeg *.bmp *.gif *.webp)")
        ask_file(self, self.tr("Choisir un logo"), kinds, lambda path: self.logo_chosen.emit(Path(path)))

    def _lay_out(self) -> None:
        who, how = Card(self.tr("Structure")), Card(self.tr("Financement"))
        for row in (self._name_row, self.form, self._logo_row):
            who.add(row)
        how.add(FormRow(self.tr("Rôle envers le FSE"), self.roles))
        how.add(
            FormRow(
                self.tr("Financeurs"), self.funders, self.tr("Un par ligne\u202f; ils sont dits au pied des courriers.")
            )
        )
        cards = Columns(narrowest=360, most=2, gap="wide")
        for card in (who, how):
            card.rows.addStretch()
            cards.add(card)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(cards)
