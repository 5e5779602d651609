# SPDX-License-Identifier: EUPL-1.2
"""What the structure owes the ESF, one sentence each; the choice hides what is not owed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.domain.operation import ESF_ROLES, Structure
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale


class EsfRoles(QWidget):
    """`chosen()` gives the code of the role; `changed` each time another is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self._group = QButtonGroup(self)
        sentences = {
            "none": self.tr("Les écrans et les questions du FSE restent cachés."),
            "contractor": self.tr("Le Département porte l’opération ; vous lui remettez vos données."),
            "beneficiary": self.tr("Vous portez l’opération et son bilan."),
        }
        for rank, role in enumerate(ESF_ROLES):
            choice = QRadioButton(role.label)
            choice.setAccessibleDescription(sentences[role.code])
            choice.setChecked(role.code == Structure(name="", departement="").esf_role)
            self._group.addButton(choice, rank)
            sentence = Text(sentences[role.code], "small", wrap=True)
            sentence.setContentsMargins(scale().space["loose"], 0, 0, 0)
            column.addWidget(choice)
            column.addWidget(sentence)
        self._group.idToggled.connect(self.changed)
        self.setFocusProxy(self._group.buttons()[0])

    def chosen(self) -> str:
        """Give the code of the role."""
        return ESF_ROLES[self._group.checkedId()].code
