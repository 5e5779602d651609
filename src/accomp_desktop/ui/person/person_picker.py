# SPDX-License-Identifier: EUPL-1.2
"""Choosing one person of the register: type a few letters, Enter takes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.casework import PersonFile, PersonLine
from accomp_desktop.domain.search import Index
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.desk import Desk

WIDTH, HEIGHT = 560, 420


class PersonPicker(Dialog):
    """`picked` gives the person chosen, as the register holds it."""

    picked = Signal(object)  # Person

    def __init__(self, desk: Desk, title: str, parent: QWidget, *, without: str = "") -> None:
        """Take the identity of who is not to be proposed, if any."""
        super().__init__(title, parent=parent)
        self._desk, self._without = desk, without
        self._index = Index(())
        self._search = SearchField(self.tr("Nom, commune, téléphone…"))
        self.table: Table[PersonLine] = Table(
            self.tr("Personnes"),
            (
                Column(self.tr("Nom"), lambda one: one.name, stretches=True, strong=True),
                Column(self.tr("Naissance"), lambda one: one.birth_date, width=110),
                Column(self.tr("Commune"), lambda one: one.town, width=150),
            ),
            key=lambda one: one.id,
        )
        self._take = primary(self.tr("Choisir"), "check")
        self._take.setEnabled(False)
        self.add(self._search)
        self.add(self.table, 1)
        self.answer(self._take)
        self.resize(WIDTH, HEIGHT)
        self._search.searched.connect(self._show)
        self._search.left_down.connect(self.table.setFocus)
        self.table.chose.connect(lambda: self._take.setEnabled(bool(self.table.selected())))
        self.table.opened.connect(self._read)
        self._take.clicked.connect(lambda: self._read(self.table.selected()[0]))
        desk.read(lambda register: Index(register.people()), self._take_index, self)

    def _take_index(self, index: Index) -> None:
        self._index = index
        self._show("")

    def _show(self, text: str) -> None:
        self.table.show_rows([one for one in self._index.find(text) if one.id != self._without])

    def _read(self, line: PersonLine) -> None:
        self._desk.read(lambda register: register.record(line.id), self._answer, self)

    def _answer(self, file: PersonFile) -> None:
        self.accept()
        self.picked.emit(file.person)
