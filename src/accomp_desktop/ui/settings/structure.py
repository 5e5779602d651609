# SPDX-License-Identifier: EUPL-1.2
"""Who keeps the register, and its ESF operations when it owes figures."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.operation import OPERATION_FIELDS, STRUCTURE_FIELDS, Operation, Structure
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.record_list import Listed, RecordList
from accomp_desktop.ui.saving import LeavingQuestion, SaveBar
from accomp_desktop.ui.screens import Stage, owes_esf
from accomp_desktop.ui.theme import scale


class StructureTab(QWidget):
    """A form saved by its bar, and the list of operations."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.form = RecordForm(parts_of(STRUCTURE_FIELDS), Structure(name="", departement=""))
        self.form.setEnabled(False)
        self.form.changed.connect(self._follow)
        self.operations = RecordList(stage.desk, self._listed())
        self.operations.hide()
        self.bar = SaveBar(self)
        self.bar.save_asked.connect(self._save)
        self.bar.discard_asked.connect(self._discard)
        self._lay_out()
        stage.desk.touched.connect(self._hear)
        self._read()

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing typed would be lost."""
        if not self.form.is_changed():
            then()
            return

        def discard() -> None:
            self._discard()
            then()

        can_save = not self.form.problems()
        LeavingQuestion(self, (lambda: self._save(then)) if can_save else None, discard).open()

    def _read(self) -> None:
        self._stage.desk.read(lambda register: (register.structure(), register.operations()), self._show, self)

    def _show(self, read: tuple[Structure, Sequence[Operation]]) -> None:
        structure, operations = read
        if not self.form.is_changed():
            self.form.show_record(structure)
        self.form.setEnabled(True)
        self.operations.setVisible(owes_esf(structure))
        self.operations.show_records(operations)
        self._follow()

    def _save(self, then: Callable[[], None] | None = None) -> None:
        if not self.form.is_changed():
            return
        if self.form.problems():
            self.form.reveal_problems()
            return

        def done(_: Touched) -> None:
            self.form.settle()
            self._read()
            if then is not None:
                then()

        self._stage.desk.apply([self.form.record()], self.tr("Modification de la structure"), done, owner=self)

    def _discard(self) -> None:
        self.form.reset()
        self._follow()

    def _follow(self) -> None:
        self.bar.follow([self.form])

    def _hear(self, touched: Touched) -> None:
        if touched.kinds & {"structure", "operation"}:
            self._read()

    def _listed(self) -> Listed[Operation]:
        year = date.today().year
        return Listed(
            title=self.tr("Opérations FSE"),
            empty=self.tr("Aucune opération\u202f: ajoutez le projet dont vous rendez compte."),
            add=self.tr("Ajouter une opération"),
            columns=(
                Column(self.tr("N°"), lambda one: one.code, width=150, strong=True),
                Column(self.tr("Intitulé"), lambda one: one.label, stretches=True),
                Column(self.tr("Du"), lambda one: one.starts_on, width=100),
                Column(self.tr("Au"), lambda one: one.ends_on, width=100),
            ),
            fields=OPERATION_FIELDS,
            make=lambda: Operation(code="", label="", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)),
        )

    def _lay_out(self) -> None:
        card = Card(self.tr("Structure"))
        card.add(self.form)
        inside = QWidget()
        column = QVBoxLayout(inside)
        space = scale().space
        column.setContentsMargins(0, space["normal"], space["close"], space["wide"])
        column.setSpacing(space["normal"])
        column.addWidget(card)
        column.addWidget(self.operations)
        column.addStretch()
        outer = QVBoxLayout(self)
        spaced(outer, "close")
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(self.bar)
