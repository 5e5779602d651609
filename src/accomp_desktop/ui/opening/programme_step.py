# SPDX-License-Identifier: EUPL-1.2
"""First step of a new register: the kit it begins with, and the Département."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.departements import DEPARTEMENTS
from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.files import ask_file


class ProgrammeStep(QWidget):
    """`file_chosen(path)` when the user would begin with a kit received from another structure."""

    file_chosen = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self.departement = QComboBox(), QComboBox()
        self.kit.setPlaceholderText(self.tr("Choisir un programme"))
        for number, name in DEPARTEMENTS.items():
            self.departement.addItem(f"{number} {name}", name)
        self.departement.setEditable(True)
        self.departement.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if completer := self.departement.completer():
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.from_file = secondary(self.tr("Un fichier de kit…"), "folder-open")
        self.from_file.clicked.connect(self._ask)
        self._told = Text(look="muted", wrap=True)
        self.departement.setCurrentIndex(-1)
        self._lay_out()
        self.kit.currentIndexChanged.connect(self._follow)

    def show_kits(self, kits: Sequence[Kit]) -> None:
        """Offer these kits."""
        self.kit.clear()
        for kit in kits:
            self._add(kit)
        self.kit.setCurrentIndex(-1)

    def take(self, kit: Kit) -> None:
        """Offer a kit read from a file, and choose it."""
        self._add(kit)
        self.kit.setCurrentIndex(self.kit.count() - 1)

    def chosen(self) -> Kit | None:
        """Give the kit chosen, for the Département chosen; `None` until kits are read."""
        kit: Kit | None = self.kit.currentData()
        return None if kit is None else replace(kit, departement=self._departement() or kit.departement)

    def complete(self) -> bool:
        """Tell whether one may go on; show what is missing otherwise."""
        self._kit_row.show_error(None if self.chosen() else self.tr("Choisissez un programme, ou un fichier de kit"))
        known = bool(self._departement())
        self._departement_row.show_error(None if known else self.tr("Choisissez un département de la liste"))
        if not known:
            self.departement.setFocus()
        return known and self.chosen() is not None

    def _departement(self) -> str:
        found = self.departement.findText(self.departement.currentText())
        return str(self.departement.itemData(found)) if found >= 0 else ""

    def _add(self, kit: Kit) -> None:
        place = f"{kit.departement} – " if kit.departement in DEPARTEMENTS.values() else ""
        self.kit.addItem(place + kit.label, kit)

    def _follow(self) -> None:
        kit = self.chosen()
        if kit is None:
            return
        held: Kit = self.kit.currentData()
        rank = self.departement.findData(held.departement)
        if rank >= 0:
            self.departement.setCurrentIndex(rank)
        elif not self._departement():
            self.departement.setCurrentIndex(-1)
        made = self.tr("Composé par {author}. {contact}").format(author=held.author, contact=held.contact)
        self._told.setText("\n\n".join(part for part in (made.strip(), held.learnt) if part))
        self.changed.emit()

    def _ask(self) -> None:
        ask_file(
            self,
            self.tr("Commencer avec un kit"),
            self.tr("Kits de programme (*.kit)"),
            lambda path: self.file_chosen.emit(Path(path)),
        )

    def _lay_out(self) -> None:
        card = Card(self.tr("Programme"), self.tr("Les questions, les voies, les motifs et les listes proposés."))
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        row.addWidget(self.kit, 1)
        row.addWidget(self.from_file)
        line.setFocusProxy(self.kit)
        self._kit_row = FormRow(self.tr("Commencer avec"), line, required=True)
        card.add(self._kit_row)
        self._departement_row = FormRow(self.tr("Votre département"), self.departement, required=True)
        card.add(self._departement_row)
        card.add(self._told)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(card)
