# SPDX-License-Identifier: EUPL-1.2
"""Choosing one person of the register: type a few letters, Enter takes it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

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

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

WIDTH, WIDER, HEIGHT = 560, 860, 420

Likely: TypeAlias = "Callable[[Register], Mapping[str, str]]"
"""Finds in the register those who are likely to be chosen, by identity, each with why."""


class PersonPicker(Dialog):
    """`picked` gives the person chosen, as the register holds it."""

    picked = Signal(object)  # Person

    def __init__(
        self, desk: Desk, title: str, parent: QWidget, *, without: str = "", likely: "Likely | None" = None
    ) -> None:
        """Take the identity of who is not to be proposed, and how to find those to propose first, if any."""
        super().__init__(title, parent=parent)
        self._desk, self._without = desk, without
        self._index, self._likely = Index(()), dict[str, str]()
        self._search = SearchField(self.tr("Nom, commune, téléphone…"))
        columns: list[Column[PersonLine]] = [
            Column(self.tr("Nom"), lambda one: one.name, stretches=likely is None, width=190, strong=True),
            Column(self.tr("Naissance"), lambda one: one.birth_date, width=110),
            Column(self.tr("Commune"), lambda one: one.town, width=150),
        ]
        if likely is not None:
            columns.append(Column(self.tr("Ressemblance"), lambda one: self._likely.get(one.id), stretches=True))
        self.table: Table[PersonLine] = Table(self.tr("Personnes"), columns, key=lambda one: one.id)
        self._choose = primary(self.tr("Choisir"), "check")
        self._choose.setEnabled(False)
        self.add(self._search)
        self.add(self.table, 1)
        self.answer(self._choose)
        self.resize(WIDTH if likely is None else WIDER, HEIGHT)
        self._search.searched.connect(self._show)
        self._search.left_down.connect(self.table.setFocus)
        self.table.chose.connect(lambda: self._choose.setEnabled(bool(self.table.selected())))
        self.table.opened.connect(self._read)
        self._choose.clicked.connect(lambda: self._read(self.table.selected()[0]))
        desk.read(
            lambda register: (Index(register.people()), dict(likely(register)) if likely else {}), self._take, self
        )

    def _take(self, read: tuple[Index, dict[str, str]]) -> None:
        self._index, self._likely = read
        self._show("")

    def _show(self, text: str) -> None:
        found = [one for one in self._index.find(text) if one.id != self._without]
        self.table.show_rows(sorted(found, key=lambda one: one.id not in self._likely))

    def _read(self, line: PersonLine) -> None:
        self._desk.read(lambda register: register.record(line.id), self._answer, self)

    def _answer(self, file: PersonFile) -> None:
        self.accept()
        self.picked.emit(file.person)
