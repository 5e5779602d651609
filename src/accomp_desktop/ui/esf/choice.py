# SPDX-License-Identifier: EUPL-1.2
"""Which operation, and which days: a period at a click, or any two days."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.operation import Operation
from accomp_desktop.ui.components.buttons import icon_button
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors.day import DayEditor
from accomp_desktop.ui.esf.periods import periods


class ReportChoice(QWidget):
    """`show_operations`, then `chosen` each time the operation or its days change."""

    chosen = Signal()
    create_asked = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations, self.periods = QComboBox(), QComboBox()
        self.first, self.last = DayEditor(Day()), DayEditor(Day())
        self.edit = icon_button("pencil", self.tr("Modifier l’opération"))
        self.create_button = icon_button("plus", self.tr("Nouvelle opération"))
        self._lay_out()
        self.operations.activated.connect(self._choose_operation)
        self.periods.activated.connect(self._choose_period)
        for day in (self.first, self.last):
            day.settled.connect(self._choose_days)
        self.edit.clicked.connect(self.edit_asked)
        self.create_button.clicked.connect(self.create_asked)

    def operation(self) -> Operation | None:
        """Give the operation chosen; `None` while there is none."""
        return self.operations.currentData()

    def span(self) -> Span | None:
        """Give the days chosen; `None` while one is missing or the last one comes first."""
        first, last = cast("date | None", self.first.value()), cast("date | None", self.last.value())
        refused = self.first.problem() or self.last.problem() or first is None or last is None or last < first
        return None if refused or first is None or last is None else Span(first, last)

    def show_operations(self, operations: Sequence[Operation]) -> None:
        """Offer the operations, the one chosen before if it is still there, else the one under way."""
        held, offered = self.operation(), tuple(reversed(operations))
        self.operations.clear()
        for one in offered:
            self.operations.addItem(one.code, one)
            self.operations.setItemData(self.operations.count() - 1, one.label, Qt.ItemDataRole.ToolTipRole)
        ids = [one.id for one in offered]
        kept = held is not None and held.id in ids
        self.operations.setCurrentIndex(ids.index(held.id) if held and kept else under_way(offered, date.today()))
        self.edit.setEnabled(bool(operations))
        if operations and not kept:
            self._choose_operation()

    def _choose_operation(self) -> None:
        operation = self.operation()
        self.periods.clear()
        for period in periods(operation, date.today()) if operation else ():
            self.periods.addItem(period.label, period.span)
        self.periods.addItem(self.tr("Dates choisies"), None)
        self._choose_period()

    def _choose_period(self) -> None:
        span = cast("Span | None", self.periods.currentData())
        if span is None:
            self.first.setFocus()
            return
        self.first.set_value(span.first)
        self.last.set_value(span.last)
        self.chosen.emit()

    def _choose_days(self) -> None:
        span = self.span()
        held = cast("Span | None", self.periods.currentData())
        if span is not None and span != held:
            spans = [self.periods.itemData(rank) for rank in range(self.periods.count())]
            self.periods.setCurrentIndex(spans.index(span) if span in spans else self.periods.count() - 1)
            self.chosen.emit()

    def _lay_out(self) -> None:
        names = (self.tr("Opération"), self.tr("Période"), self.tr("Du"), self.tr("Au"))
        parts = (self.operations, self.periods, self.first, self.last)
        self.operations.setAccessibleName(names[0])
        self.periods.setAccessibleName(names[1])
        self.operations.setMinimumContentsLength(14)
        self.operations.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.periods.setMinimumWidth(160)
        row = QHBoxLayout(self)
        spaced(row, "close")
        for name, part in zip(names, parts, strict=True):
            if isinstance(part, DayEditor):
                part.name(name)
                row.addWidget(Text(name, "muted"))
            row.addWidget(part, 1 if part is self.operations else 0)
            if part is self.operations:
                row.addWidget(self.edit)
                row.addWidget(self.create_button)


def under_way(operations: Sequence[Operation], today: date) -> int:
    """Give the rank of the operation under way that began first, else of the first one offered."""
    running = [one for one in operations if one.starts_on <= today <= one.ends_on]
    return operations.index(min(running, key=lambda one: one.starts_on)) if running else 0
