# SPDX-License-Identifier: EUPL-1.2
"""What this workstation alone remembers: light or dark, and who writes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.theme import scale


class WorkstationTab(QWidget):
    """Each choice is kept as soon as it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._appearance = worn_appearance()
        self.author = QLineEdit(preferences.author())
        self.author.editingFinished.connect(lambda: preferences.remember_author(self.author.text().strip()))
        cards = Columns(narrowest=340, most=2)
        cards.add(self._appearance_card())
        cards.add(self._author_card())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scale().space["normal"], 0, 0)
        column.addWidget(cards)
        column.addStretch()

    def _appearance_card(self) -> Card:
        card = Card(self.tr("Apparence"))
        self.choices = QButtonGroup(self)
        labels = {
            Choice.SYSTEM: self.tr("Comme le système"),
            Choice.LIGHT: self.tr("Claire"),
            Choice.DARK: self.tr("Sombre"),
        }
        for rank, label in enumerate(labels.values()):
            button = QRadioButton(label)
            self.choices.addButton(button, rank)
            card.add(button)
        card.rows.addStretch()
        self.choices.idClicked.connect(self._choose)
        self._follow()
        if self._appearance is not None:
            self._appearance.changed.connect(self._follow)
        return card

    def _follow(self) -> None:
        """Light what is chosen, here or by the moon of the top bar."""
        if self._appearance is not None:
            self.choices.button(list(Choice).index(self._appearance.choice)).setChecked(True)

    def _author_card(self) -> Card:
        card = Card(self.tr("Qui écrit"))
        help_text = self.tr("Votre nom signe vos actes dans le journal, dès la prochaine ouverture d’un registre.")
        card.add(FormRow(self.tr("Votre nom"), self.author, help_text))
        card.rows.addStretch()
        return card

    def _choose(self, rank: int) -> None:
        if self._appearance is not None:
            self._appearance.choose(list(Choice)[rank])


def worn_appearance() -> Appearance | None:
    """Find what dresses the application."""
    application = QCoreApplication.instance()
    return application.findChild(Appearance) if application else None
