# SPDX-License-Identifier: EUPL-1.2
"""Creating a register: the structure, its programme, its role towards the ESF, who writes, the passphrase, the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import ESF_ROLES, Structure
from accomp_desktop.ui import preferences
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.files import ask_new_file
from accomp_desktop.ui.opening.doorway import Doorway
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.opening.places import register_place
from accomp_desktop.ui.passphrase import NewPassphrase
from accomp_desktop.ui.theme import scale

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

WIDTH = 900


@dataclass(frozen=True)
class Founding:
    """What a new register is made of."""

    path: Path
    passphrase: str
    structure: Structure
    kit: Kit
    author: str


class Create(OpeningPage):
    """`founded` gives the path and the recovery key of the register that is now on the desk."""

    founded = Signal(object, str)

    def __init__(self, desk: Desk, doorway: Doorway, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Créer un registre"),
            self.tr("Un fichier chiffré qui contient tout. Ce que vous choisissez ici se modifie dans les réglages."),
            WIDTH,
            parent,
        )
        self._doorway = doorway
        self._path: Path | None = None
        self.name, self.author, self.kit = QLineEdit(), QLineEdit(preferences.author()), QComboBox()
        self.roles = EsfRoles()
        self.passphrase = NewPassphrase()
        self._place = ElidedText(look="small")
        self.create_button = primary(self.tr("Créer le registre"), "check")
        self.create_button.clicked.connect(self.create_register)
        self._name_row = FormRow(self.tr("Nom de la structure"), self.name, required=True)
        self._kit_row = FormRow(
            self.tr("Département et programme"), self.kit, self.tr("Les questions, les voies et les listes proposées.")
        )
        self._author_row = FormRow(
            self.tr("Votre nom"), self.author, self.tr("Il signe vos actes dans le journal du registre."), required=True
        )
        self._required = ((self.name, self._name_row), (self.author, self._author_row))
        self._lay_out()
        self.name.textChanged.connect(self._propose_place)
        self._propose_place()
        desk.work(read_kits, self._show_kits, self, failed=self.refuse)

    def choose_place(self, path: Path) -> None:
        """Write the register there rather than where it was proposed."""
        self._path = path
        self._place.set_whole(str(path))

    def create_register(self) -> None:
        """Create and open it, or say what is missing."""
        founding = self._founding()
        if founding is None:
            return
        self.banners.clear()
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
        passphrase = self.passphrase.text()
        if passphrase is None:
            self.passphrase.reveal_problems()
        for line, row in reversed(self._required):
            missing = not line.text().strip()
            row.show_error(self.tr("Réponse nécessaire pour créer le registre") if missing else None)
            if missing:
                line.setFocus()
        kit: Kit | None = self.kit.currentData()
        if passphrase is None or kit is None or not all(line.text().strip() for line, _ in self._required):
            return None
        name, author = self.name.text().strip(), self.author.text().strip()
        structure = Structure(name=name, departement=kit.departement, esf_role=self.roles.chosen())
        return Founding(self._path or register_place(name), passphrase, structure, kit, author)

    def _refuse(self, error: BaseException) -> None:
        self._wait(waiting=False)
        self.refuse(error)

    def _wait(self, *, waiting: bool) -> None:
        self.create_button.setEnabled(not waiting)
        self.create_button.setText(self.tr("Création…") if waiting else self.tr("Créer le registre"))

    def _show_kits(self, kits: Sequence[Kit]) -> None:
        self.kit.clear()
        for kit in kits:
            self.kit.addItem(f"{kit.departement} – {kit.label}", kit)

    def _propose_place(self) -> None:
        if self._path is None:
            self._place.set_whole(str(register_place(self.name.text())))

    def _ask_place(self) -> None:
        start = self._path or register_place(self.name.text())
        kinds = self.tr("Registres (*.accomp)")
        ask_new_file(self, self.tr("Où enregistrer le registre"), start, kinds, self.choose_place)

    def _lay_out(self) -> None:
        left, right = Card(), Card()
        for row in (self._name_row, self._kit_row, FormRow(self.tr("Rôle envers le FSE"), self.roles)):
            left.add(row)
        for part in (self._author_row, self.passphrase, self._place_row()):
            right.add(part)
        for card in (left, right):
            card.rows.addStretch()
        cards = Columns(narrowest=360, most=2, gap="wide")
        cards.add(left)
        cards.add(right)
        self.rows.addWidget(cards)
        self.add_back()
        self.foot.addWidget(self.create_button)

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


class EsfRoles(QWidget):
    """What the structure owes the ESF, one sentence each; the choice hides what is not owed."""

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
        self.setFocusProxy(self._group.buttons()[0])

    def chosen(self) -> str:
        """Give the code of the role."""
        return ESF_ROLES[self._group.checkedId()].code


def read_kits(_progress: object) -> tuple[Kit, ...]:
    """Read the kits that travel with the application."""
    from accomp_desktop.exchange.kits import kits, read_kit

    return tuple(read_kit(folder) for folder in kits())


def found(founding: Founding, print_key: Callable[[str], None]) -> "Register":
    """Create a register, in the lane that will own it; the recovery key goes to `print_key`."""
    from accomp_desktop.exchange.kits import kit_to_data
    from accomp_desktop.store.register import Register

    register, key = Register.create(
        founding.path,
        founding.passphrase,
        structure=founding.structure,
        kit=kit_to_data(founding.kit),
        author=founding.author,
    )
    print_key(key)
    return register
