# SPDX-License-Identifier: EUPL-1.2
"""Second step: what was understood of the list, on the sheet itself and column by column; the user corrects it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.new_field import NewField
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.importing.audience_card import AudienceCard
from accomp_desktop.ui.importing.column_card import ColumnCard
from accomp_desktop.ui.importing.columns_table import ColumnsTable
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.importing.extent_card import ExtentCard
from accomp_desktop.ui.importing.findings import AUDIENCE, Findings, findings
from accomp_desktop.ui.importing.look import Look, SeenColumn
from accomp_desktop.ui.importing.new_field_dialog import NewFieldDialog
from accomp_desktop.ui.importing.sheet_choice import SheetChoice
from accomp_desktop.ui.importing.sheet_view import SheetView
from accomp_desktop.ui.theme import scale

LEFT, RIGHT = 5, 3
NARROWEST, WIDEST = 280, 380
"""Shares of the width for the list and for the cards, and bounds of the cards in logical pixels."""


class ColumnsStep(QWidget):
    """`show_look(look)`; each choice gives a new draft by `changed`."""

    changed = Signal(object)  # the Draft with the choice in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: Look | None = None
        self._draft: Draft | None = None
        self._column = 0
        self.findings, self.where, self.sheet_view, self.table = Findings(), SheetChoice(), SheetView(), ColumnsTable()
        self.card, self.audience, self.extent = ColumnCard(), AudienceCard(), ExtentCard()
        self.every_column = QCheckBox(self.tr("Montrer toutes les &colonnes"))
        self._lay_out()
        self._listen()

    def show_look(self, look: Look) -> None:
        """Show what is understood under the choices made."""
        first = self.look is None or self.look.draft.path != look.draft.path
        self.look, self._draft = look, look.draft
        self.findings.show_findings(tuple(findings(look)))
        self.where.show_look(look)
        self.audience.show_look(look)
        self.extent.show_look(look)
        self._show_columns(look, first=first)
        self.sheet_view.show_look(look)
        self.go_to(self._column)
        if first:
            self._cards.verticalScrollBar().setValue(0)
            self.table.setFocus()

    def show_again(self) -> Draft | None:
        """Show what was understood last, in place of a choice that could not be; give the draft it came from."""
        if self.look is not None:
            self.show_look(self.look)
        return self._draft

    def go_to(self, column: int) -> None:
        """Show a column everywhere at once."""
        if self.look is None:
            return
        self._column = column
        seen = self.look.seen(column)
        self.card.setVisible(seen is not None)
        self.sheet_view.select(column)
        if seen is None:
            return
        self.card.show_column(seen, self.look)
        if self.table.selected() != (seen,) and not self.table.select(column):
            self.every_column.setChecked(True)
            self.table.select(column)

    def _show_columns(self, look: Look, *, first: bool) -> None:
        """Show every column; only those to check of a list like the one before, until the user wants them all."""
        to_check = [one for one in look.columns if one.is_to_check]
        fewer = look.understood.layout is not None and bool(to_check)
        if first:
            with QSignalBlocker(self.every_column):
                self.every_column.setChecked(False)
            self._column = next((one.column.index for one in (*to_check, *look.columns)), 0)
        self.every_column.setVisible(fewer)
        with QSignalBlocker(self.table):
            self.table.show_look(look)
            self.table.only_to_check(only=fewer and not self.every_column.isChecked())

    def _say(self, choice: Callable[..., Draft], *said: object) -> None:
        """Make a choice over the former ones, and tell it."""
        if self._draft is not None:
            self._draft = choice(self._draft, *said)
            self.changed.emit(self._draft)

    def _use(self, use: Use | None) -> None:
        if use is None:
            self._say(Draft.as_found, self._column)
        else:
            self._say(Draft.using, self._column, use)

    def _ask_field(self) -> None:
        """Ask for a new field; given up, the column gives what it gave."""
        if self.look is None:
            return
        dialog = NewFieldDialog(self._column, self.look, self)
        dialog.made.connect(self._add_field)
        dialog.rejected.connect(lambda: self.go_to(self._column))
        dialog.open()

    def _add_field(self, field: NewField) -> None:
        self._say(Draft.adding, self._column, field)

    def _choose(self, seen: SeenColumn | None) -> None:
        if seen is not None and seen.column.index != self._column:
            self.go_to(seen.column.index)

    def _open(self, seen: SeenColumn) -> None:
        self._follow(seen.column.index)

    def _show_all(self, every: bool) -> None:  # noqa: FBT001  the box says it
        self.table.only_to_check(only=not every)

    def _follow(self, target: int) -> None:
        """Go where a finding leads."""
        if target == AUDIENCE:
            self._cards.ensureWidgetVisible(self.audience)
            self.audience.structures.setFocus()
        else:
            self.go_to(target)
            self.card.field.setFocus()

    def _listen(self) -> None:
        self.findings.asked.connect(self._follow)
        self.where.moved.connect(partial(self._say, Draft.on_sheet))
        self.where.pointed.connect(partial(self._say, Draft.under_row))
        self.every_column.toggled.connect(self._show_all)
        self.sheet_view.pointed.connect(partial(self._say, Draft.under_row))
        self.sheet_view.chose.connect(self.go_to)
        self.sheet_view.opened.connect(self._follow)
        self.table.chose.connect(self._choose)
        self.table.opened.connect(self._open)
        self.card.used.connect(self._use)
        self.card.ordered.connect(partial(self._say, Draft.ordering))
        self.card.new_asked.connect(self._ask_field)
        self.audience.chosen.connect(partial(self._say, Draft.for_structures))
        self.extent.chosen.connect(partial(self._say, Draft.declaring))

    def _lay_out(self) -> None:
        top, list_parts, across = QHBoxLayout(), QSplitter(Qt.Orientation.Vertical), QHBoxLayout()
        top.addWidget(self.where, 1)
        top.addWidget(self.every_column)
        for part in (self.sheet_view, self.table):
            list_parts.addWidget(part)
        list_parts.setChildrenCollapsible(False)
        list_parts.setHandleWidth(scale().space["close"])
        inside = QWidget()
        cards = QVBoxLayout(inside)
        spaced(cards, "close")
        for part in (self.card, self.audience, self.extent):
            cards.addWidget(part)
        cards.addStretch()
        self._cards = scrolled(inside)
        self._cards.setMinimumWidth(NARROWEST)
        self._cards.setMaximumWidth(WIDEST)
        spaced(across, "normal")
        across.addWidget(list_parts, LEFT)
        across.addWidget(self._cards, RIGHT)
        column = QVBoxLayout(self)
        spaced(column, "close")
        column.addWidget(self.findings)
        column.addLayout(top)
        column.addLayout(across, 1)
