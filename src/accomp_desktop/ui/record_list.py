# SPDX-License-Identifier: EUPL-1.2
"""The one list of a person’s dated records: a table in a card, where each is added, mended and removed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Answers, Value
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.record_dialog import RecordDialog, itself
from accomp_desktop.ui.theme import scale

MOST_ROWS = 8
"""Beyond, the table scrolls by itself."""

R = TypeVar("R", bound=Record)


def its_removal(record: Record) -> Sequence[Change]:
    """Remove the record and nothing else."""
    return (Removal(record),)


@dataclass(frozen=True, kw_only=True)
class Listed(Generic[R]):
    """One sort of record as a list shows it; `make` gives a new one, not yet saved."""

    title: str
    empty: str
    add: str
    columns: tuple[Column[R], ...]
    fields: tuple[Field, ...]
    make: Callable[[], R]
    writes: Callable[[R], Sequence[Change]] = itself
    removes: Callable[[R], Sequence[Change]] = its_removal
    suggestions: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    context: Answers = field(default_factory=dict[str, Value])


class RecordList(Card, Generic[R]):
    """`show_records(records)`; Enter or a double click mends, Delete removes, and each act can be undone."""

    def __init__(self, desk: Desk, listed: Listed[R], actions: tuple[QWidget, ...] = ()) -> None:
        mend, remove = icon_button("pencil", "", small=True), icon_button("trash-2", "", small=True)
        adding = secondary(listed.add, "plus")
        super().__init__(listed.title, actions=(*actions, mend, remove, adding))
        self._mend, self._remove, self.adding = mend, remove, adding
        self._desk, self._listed = desk, listed
        self._blank = Text(listed.empty, "muted", wrap=True)
        self.table: Table[R] = Table(
            listed.title, listed.columns, key=lambda one: one.id, commands=lambda rows: self._commands(rows[0])
        )
        self.table.view.setProperty("look", "bare")
        self.add(self._blank)
        self.add(self.table)
        self._name_buttons()
        self._listen()
        self.show_records(())

    def show_records(self, records: Sequence[R]) -> None:
        """Show these records, in this order unless the user asked for another."""
        self.table.show_rows(records)
        rows = min(len(records), MOST_ROWS)
        self.table.setFixedHeight(scale().size["row"] * (rows + 1) + 2)
        self.table.setVisible(bool(records))
        self._blank.setVisible(not records)
        self._follow()

    def selected(self) -> R | None:
        """Give the record selected, if there is one."""
        return next(iter(self.table.selected()), None)

    def open_form(self, record: R) -> RecordDialog:
        """Open the form of a record, new or not."""
        label = SPINE[record.kind()].label
        act = self.tr("modification") if record.version else self.tr("ajout")
        dialog = RecordDialog(
            self._desk,
            self.tr("Modifier\u202f: {label}").format(label=label) if record.version else self._listed.add,
            parts_of(self._listed.fields),
            record,
            self,
            reason=f"{label}\u202f: {act}",
            writes=self._listed.writes,  # pyright: ignore[reportArgumentType] - the form gives back the sort it was given
            suggestions=self._listed.suggestions,
            context=self._listed.context,
        )
        dialog.open()
        return dialog

    def remove(self, record: R) -> None:
        """Take a record out; « Annuler » brings it back."""
        reason = self.tr("{label}\u202f: suppression").format(label=SPINE[record.kind()].label)
        self._desk.apply(self._listed.removes(record), reason)

    def _commands(self, record: R) -> list[Command]:
        return [
            Command(self.tr("Modifier"), lambda: self.open_form(record), "pencil"),
            Command(self.tr("Supprimer"), lambda: self.remove(record), "trash-2"),
        ]

    def _name_buttons(self) -> None:
        mend, remove = self.tr("Modifier la ligne choisie (Entrée)"), self.tr("Supprimer la ligne choisie (Suppr)")
        for button, name in ((self._mend, mend), (self._remove, remove)):
            button.setToolTip(name)
            button.setAccessibleName(f"{self._listed.title}\u202f: {name}")
        self.adding.setAccessibleName(f"{self._listed.title}\u202f: {self._listed.add}")

    def _listen(self) -> None:
        self.adding.clicked.connect(lambda: self.open_form(self._listed.make()))
        self.table.opened.connect(self.open_form)
        self.table.chose.connect(self._follow)
        self._mend.clicked.connect(lambda: self._with_selected(self.open_form))
        self._remove.clicked.connect(lambda: self._with_selected(self.remove))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(lambda: self._with_selected(self.remove))

    def _with_selected(self, act: Callable[[R], object]) -> None:
        record = self.selected()
        if record is not None:
            act(record)

    def _follow(self) -> None:
        for button in (self._mend, self._remove):
            button.setEnabled(self.selected() is not None)
