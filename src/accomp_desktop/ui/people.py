# SPDX-License-Identifier: EUPL-1.2
"""The people of the register: found as one types, kept by stage and adviser, opened by Enter."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.casework import STAGES, PersonLine
from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.search import Index
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.new_person import open_new_person
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

EVERYBODY = "everybody"
NARROW = 960
"""Width of the screen, in logical pixels, below which the list shows one column less."""
STAGE_TONES = {
    "referred": Tone.INFO,
    "waiting": Tone.WARNING,
    "closed": Tone.NEUTRAL,
    "supported": Tone.ACCENT,
    "exited": Tone.POSITIVE,
    "known": Tone.NEUTRAL,
}
SHOWN_KINDS = frozenset(
    {"person", "household", "business", "referral", "referral_state", "support", "assignment", "exit"}
)
"""Sorts of record of which a line of the list tells something."""


def read_lines(register: "Register") -> tuple[tuple[PersonLine, ...], Index]:
    """Read the list and fold it for searching; in the register’s lane."""
    lines = register.people()
    return lines, Index(lines)


class PeopleScreen(Page):
    """The list, its search and its filters; nothing is asked of the register while one types."""

    def __init__(self, stage: Stage) -> None:
        adding = primary(self.tr("Nouvelle personne"), "user-plus")
        adding.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        adding.setToolTip(self.tr("Nouvelle personne (Ctrl+N)"))
        super().__init__(self.tr("Personnes"), " ", (adding,), scrolls=False)
        self._stage = stage
        self._lines: tuple[PersonLine, ...] = ()
        self._index = Index(())
        self._found: frozenset[str] = frozenset()
        self.search = SearchField(self.tr("Nom, commune, activité, téléphone, n° CAF… (Ctrl+F)"))
        self.stages = Chips(self.tr("Étape"), {EVERYBODY: self.tr("Tout le monde"), **STAGES})
        self.adviser = QComboBox()
        self.adviser.setAccessibleName(self.tr("Conseiller·ère"))
        self.adviser.setMinimumWidth(200)
        self.table = self._make_table()
        self._lay_out()
        adding.clicked.connect(self.open_new)
        self._listen()
        self._read()

    def open_new(self) -> None:
        """Ask who the new person is, then open the record."""
        open_new_person(self._stage, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the last column out where the others would be too narrow to read."""
        super().resizeEvent(event)
        last = self.table.model.columnCount() - 1
        self.table.view.setColumnHidden(last, event.size().width() < NARROW)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        spaced(above, "normal")
        above.addWidget(self.search, 1)
        above.addWidget(self.adviser)
        filters = QVBoxLayout()
        spaced(filters, "normal")
        filters.addLayout(above)
        filters.addWidget(self.stages)
        found = QWidget()
        column = QVBoxLayout(found)
        spaced(column, "wide")
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        self.faces = QStackedWidget()
        self.faces.addWidget(found)
        self.faces.addWidget(self._nobody_yet())
        self.add(self.faces, 1)

    def _nobody_yet(self) -> EmptyState:
        return EmptyState(
            "users",
            self.tr("Personne dans ce registre"),
            self.tr("Importez la liste envoyée par le Département, ou ajoutez une première personne."),
            Command(self.tr("Importer une liste"), lambda: self._stage.go("import"), "upload"),
        )

    def _make_table(self) -> Table[PersonLine]:
        nobody = EmptyState(
            "users",
            self.tr("Personne ne correspond"),
            self.tr("Effacez la recherche ou les filtres, ou ajoutez la personne si elle est nouvelle."),
            Command(self.tr("Tout afficher"), self.show_everybody),
        )
        return Table(
            self.tr("Personnes"),
            (
                Column(self.tr("Nom"), _family_name, stretches=True, strong=True),
                Column(self.tr("Prénom"), lambda one: one.first_name, width=90),
                Column(self.tr("Naissance"), lambda one: one.birth_date, width=106),
                Column(self.tr("Commune"), lambda one: one.town, stretches=True),
                Column(self.tr("Activité"), lambda one: one.trade, stretches=True),
                Column(self.tr("Conseiller·ère"), lambda one: one.adviser, stretches=True),
                Column(
                    self.tr("Étape"), lambda one: STAGES[one.stage], tone=lambda one: STAGE_TONES[one.stage], width=186
                ),
                Column(self.tr("Depuis"), lambda one: one.since, width=102),
            ),
            key=lambda one: one.id,
            empty=nobody,
        )

    def show_everybody(self) -> None:
        """Forget the search and the filters."""
        self.search.clear()
        self.adviser.setCurrentIndex(0)
        self.stages.light(EVERYBODY)

    def _listen(self) -> None:
        self.search.searched.connect(self._find)
        self.search.left_down.connect(self._go_down)
        self.search.returnPressed.connect(self._open_only)
        self.stages.chosen.connect(self._keep)
        self.adviser.currentIndexChanged.connect(self._keep)
        self.table.opened.connect(self._open)
        self._stage.desk.touched.connect(self._hear)

    def _open(self, line: PersonLine) -> None:
        self._stage.go("person", line.id)

    def _read(self) -> None:
        self._stage.desk.read(read_lines, self._show, self)

    def _hear(self, touched: Touched) -> None:
        if touched.kinds & SHOWN_KINDS:
            self._read()

    def _show(self, read: tuple[tuple[PersonLine, ...], Index]) -> None:
        self._lines, self._index = read
        self.faces.setCurrentIndex(0 if self._lines else 1)
        self._show_advisers()
        counts = Counter(line.stage for line in self._lines)
        self.stages.show_counts({EVERYBODY: len(self._lines), **counts})
        self.table.show_rows(self._lines)
        self._find(self.search.text())

    def _show_advisers(self) -> None:
        chosen = self.adviser.currentData()
        names = sorted({line.adviser for line in self._lines if line.adviser})
        self.adviser.blockSignals(True)
        self.adviser.clear()
        self.adviser.addItem(self.tr("Tous les conseillers"), None)
        for name in names:
            self.adviser.addItem(name, name)
        self.adviser.setCurrentIndex(max(0, self.adviser.findData(chosen)) if chosen else 0)
        self.adviser.blockSignals(False)

    def _find(self, text: str) -> None:
        self._found = frozenset(line.id for line in self._index.find(text))
        self._keep()

    def _keep(self) -> None:
        found, stage, adviser = self._found, self.stages.lit(), self.adviser.currentData()
        self.table.keep(
            lambda line: (
                line.id in found and stage in {EVERYBODY, line.stage} and (adviser is None or line.adviser == adviser)
            )
        )
        self._count()

    def _count(self) -> None:
        shown, total = len(self.table.rows()), len(self._lines)
        people = self.tr("{shown} personnes") if shown > 1 else self.tr("{shown} personne")
        among = "" if shown == total else self.tr(" sur {total}")
        self.header.set_title(self.tr("Personnes"), (people + among).format(shown=shown, total=total))

    def _go_down(self) -> None:
        if self.table.rows():
            self.table.select(self.table.rows()[0].id)
            self.table.setFocus()

    def _open_only(self) -> None:
        """Enter in the search opens the person when one alone is left."""
        if len(self.table.rows()) == 1:
            self._open(self.table.rows()[0])


def _family_name(line: PersonLine) -> str:
    return line.name.removesuffix(f" {line.first_name}")
