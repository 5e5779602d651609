# SPDX-License-Identifier: EUPL-1.2
"""Twelve monthly amounts, each under the name of its month, with their sum."""

from datetime import date
from decimal import Decimal
from typing import cast

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from accomp_desktop.domain.kinds import NARROW, Money, Months
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.theme import scale

COUNT, COLUMNS, WIDTH = 12, 4, 104
SHORT_NAMES = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def months_before(day: date | None) -> list[str]:
    """Name the twelve months that end before this one, the oldest first; by their rank when no day is known."""
    if day is None:
        return [f"M−{COUNT - rank}" for rank in range(COUNT)]
    first = day.year * 12 + day.month - 1 - COUNT
    return [f"{SHORT_NAMES[month % 12]} {month // 12}" for month in range(first, first + COUNT)]


class MonthsEditor(Editor):
    """Twelve amounts, the oldest first; a month left empty is unknown, never zero."""

    def __init__(self, kind: Months, until: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._names = months_before(until)
        self._amounts = [LineEditor(Money(), self) for _ in self._names]
        self._sum = QLabel(self)
        self._sum.setProperty("look", "small")
        grid = QGridLayout()
        grid.setHorizontalSpacing(scale().space["close"])
        grid.setVerticalSpacing(scale().space["hair"])
        for rank, (name, amount) in enumerate(zip(self._names, self._amounts, strict=True)):
            label = QLabel(name, self)
            label.setProperty("look", "small")
            label.setBuddy(amount)
            label.setContentsMargins(0, scale().space["tight"] if rank >= COLUMNS else 0, 0, 0)
            amount.line.setFixedWidth(WIDTH)
            grid.addWidget(label, rank // COLUMNS * 2, rank % COLUMNS)
            grid.addWidget(amount, rank // COLUMNS * 2 + 1, rank % COLUMNS)
            amount.changed.connect(self._tell)
            amount.settled.connect(self.settled)
        grid.setColumnStretch(COLUMNS, 1)
        self.rows.addLayout(grid)
        self.rows.addSpacing(scale().space["tight"])
        self.rows.addWidget(self._sum)
        self.setFocusProxy(self._amounts[0])
        self._add_up()

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        amounts = tuple(amount.value() for amount in self._amounts)
        return None if all(amount is None for amount in amounts) else amounts

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        amounts = cast("tuple[Value, ...]", value or (None,) * COUNT)
        for editor, amount in zip(self._amounts, amounts, strict=True):
            editor.set_value(amount)
        self._add_up()

    def problem(self) -> str | None:
        """Say why what is typed is refused."""
        named = ((name, amount.problem()) for name, amount in zip(self._names, self._amounts, strict=True))
        return next((f"{name}{NARROW}: {refusal}" for name, refusal in named if refusal), None)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        self.setAccessibleName(label)
        for month, amount in zip(self._names, self._amounts, strict=True):
            amount.name(f"{label}, {month}")

    def _tell(self) -> None:
        self._add_up()
        self.changed.emit()

    def _add_up(self) -> None:
        known = [cast("Decimal", amount.value()) for amount in self._amounts if amount.value() is not None]
        total = Money().show(sum(known, Decimal(0)))
        told = self.tr("Total\u202f: {total} sur {count} mois connus").format(total=total, count=len(known))
        self._sum.setText(told if known else self.tr("Aucun mois connu"))
