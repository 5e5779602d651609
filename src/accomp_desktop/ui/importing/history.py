# SPDX-License-Identifier: EUPL-1.2
"""The lists received: each import with its file, what it did, how its columns were read, how to take it back."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.balance import balance
from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import JOINT, importable
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.layout import IGNORED, REFUSED, named
from accomp_desktop.domain.reception import Reception
from accomp_desktop.domain.understanding import layout_from
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.buttons import quiet, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.importing.file_step import kinds_of_list
from accomp_desktop.ui.importing.papers import save_blank_list
from accomp_desktop.ui.importing.returning import ReceivedFile, Returning
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import scale

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

SHOWN_OF_A_DIGEST = 8
NARROW, LAST_COLUMNS = 1200, (5, 6)
"""Width of the view, in logical pixels, below which the table leaves out its last columns."""

Read = tuple[tuple[Reception, ...], tuple[Field, ...]]


def read_receptions(register: "Register") -> Read:
    """Read the lists received, and the fields their columns may carry; in the register’s lane."""
    return register.receptions(), importable(kit_from_data(register.kit_data()))


class History(QWidget):
    """The lists, newest first, and the one chosen; `left` goes back to the import."""

    left = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._fields: Mapping[str, Field] = {}
        self.table = self._make_table()
        self.undo = secondary(self.tr("Annuler cet import…"), "undo-2")
        self.give_back = secondary(self.tr("Préparer le retour pour ce fichier…"), "file-spreadsheet")
        self.give_all = quiet(self.tr("Retour pour toutes les personnes…"), "file-spreadsheet")
        self.blank = quiet(self.tr("Liste vierge à faire remplir…"), "file-text")
        self._returning = Returning(stage, self)
        self._card, self._rows = QFrame(), QVBoxLayout()
        self._lay_out()
        self.table.chose.connect(self._show)
        self.undo.clicked.connect(self._ask_undo)
        self.give_back.clicked.connect(self._ask_file)
        self.give_all.clicked.connect(self._returning.for_everyone)
        self.blank.clicked.connect(lambda: save_blank_list(stage, self))
        stage.desk.touched.connect(self._hear)

    def _lay_out(self) -> None:
        inside, foot = QWidget(), QWidget()
        self._card.setProperty("look", "card")
        self._card.setAccessibleName(self.tr("Liste choisie"))
        acts = Flow("close", foot)
        for button in (self.give_back, self.undo):
            acts.addWidget(button)
        spaced(self._rows, "tight")
        inside.setLayout(self._rows)
        column = QVBoxLayout(self._card)
        spaced(column, "close", "normal")
        column.addWidget(scrolled(inside), 1)
        column.addWidget(foot)
        lists, others, across = QVBoxLayout(), Flow("close"), QHBoxLayout(self)
        spaced(lists, "close")
        lists.addWidget(self.table, 1)
        lists.addLayout(others)
        for button in (self.give_all, self.blank):
            others.addWidget(button)
        spaced(across, "normal")
        across.addLayout(lists, 3)
        across.addWidget(self._card, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the last columns to the card where the names of the files would be too narrow to read."""
        super().resizeEvent(event)
        for column in LAST_COLUMNS:
            self.table.view.setColumnHidden(column, event.size().width() < NARROW)

    def refresh(self) -> None:
        """Read the lists again."""
        self._stage.desk.read(read_receptions, self._show_all, self)

    def _hear(self, touched: Touched) -> None:
        if self.isVisible() and "reception" in touched.kinds:
            self.refresh()

    def _show_all(self, read: Read) -> None:
        received, fields = read
        self._fields = {item.key: item for item in fields}
        self.table.show_rows(received)
        for part in (self._card, self.give_all):
            part.setVisible(bool(received))
        if received and not self.table.selected():
            self.table.select(received[0].id)

    def _show(self, one: Reception | None) -> None:
        emptied(self._rows)
        for button in (self.undo, self.give_back):
            button.setEnabled(one is not None)
        if one is None:
            return
        digest = self.tr("Empreinte SHA-256\u202f: {digest}…").format(digest=one.digest[: 2 * SHOWN_OF_A_DIGEST])
        for text, look in (
            (one.file_name, "heading"),
            (self.tr("Reçue le {day}").format(day=Day().show(one.on)), "body"),
            (balance(counts_of(one)), "body"),
            (digest, "small"),
        ):
            self._rows.addWidget(Text(text, look, wrap=True))
        self._rows.addSpacing(scale().space["close"])
        self._rows.addWidget(Text(self.tr("Comment ses colonnes ont été lues"), "label"))
        for heading, told in self._columns(one):
            self._add_line(heading, told)
        self._rows.addStretch()

    def _columns(self, one: Reception) -> Sequence[tuple[str, str]]:
        """Tell what each column gave, from the layout kept with the list."""
        layout = layout_from(one.layout)
        names = zip(layout.headings, named(layout.headings), strict=True)
        return [(heading, self._told(layout.uses.get(name, ""))) for heading, name in names if heading]

    def _told(self, use: str) -> str:
        if use == REFUSED:
            return self.tr("Refusée, jamais conservée")
        if use in {"", IGNORED}:
            return "–"
        return " + ".join(self._fields[key].label if key in self._fields else key for key in use.split(JOINT))

    def _add_line(self, left: str, right: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        row.addWidget(Text(left, "small", wrap=True), 1)
        row.addWidget(Text(right, wrap=True), 1)
        self._rows.addWidget(line)

    def _ask_undo(self) -> None:
        one = self.table.selected()[0]
        told = self.tr(
            "Les personnes et les valeurs apportées par «\u202f{name}\u202f» sont retirées. "
            "Ce qui a changé depuis est gardé, et vous sera dit."
        ).format(name=one.file_name)
        undo = Command(self.tr("Annuler cet import"), lambda: self._stage.desk.undo(number=one.version), "undo-2")
        confirm(self, self.tr("Annuler cet import\u202f?"), told, undo, removes=True)

    def _ask_file(self) -> None:
        """Have the user pick the file again: it is not kept."""
        one = self.table.selected()[0]
        title = self.tr("Choisir de nouveau «\u202f{name}\u202f»").format(name=one.file_name)
        ask_file(self, title, kinds_of_list(), partial(self._give_back, one))

    def _give_back(self, one: Reception, path: Path) -> None:
        self._returning.beside(ReceivedFile(path, Reading(layout=layout_from(one.layout)), one.digest))

    def _make_table(self) -> Table[Reception]:
        nothing = EmptyState(
            "file-input",
            self.tr("Aucune liste reçue"),
            self.tr("Chaque liste importée reste ici, avec son fichier, ses comptes et la lecture de ses colonnes."),
            Command(self.tr("Importer une liste"), self.left.emit, "upload"),
        )
        return Table(
            self.tr("Listes reçues"),
            (
                Column(self.tr("Reçue le"), lambda one: one.on, width=100),
                Column(self.tr("Fichier"), lambda one: one.file_name, stretches=True, strong=True),
                Column(self.tr("Lues"), lambda one: one.read, width=56, right=True),
                Column(self.tr("Nouvelles"), lambda one: one.created, width=86, right=True),
                Column(self.tr("Mises à jour"), lambda one: one.updated, width=100, right=True),
                Column(self.tr("Refusées"), lambda one: one.refused, width=80, right=True),
                Column(self.tr("Empreinte"), lambda one: one.digest[:SHOWN_OF_A_DIGEST], width=92),
            ),
            key=lambda one: one.id,
            empty=nothing,
        )


def counts_of(one: Reception) -> dict[str, int]:
    """Give what became of the lines of a list."""
    return {name: count for name, count in vars(one).items() if isinstance(count, int)}
