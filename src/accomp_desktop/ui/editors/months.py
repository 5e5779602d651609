# SPDX-License-Identifier: EUPL-1.2
"""Twelve monthly amounts, each under the name of its month, typed or pasted, with their sum and their picture."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from accomp_desktop.domain.kinds import NARROW, Money, Months, Refused
from accomp_desktop.domain.turnover import known, pasted
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.editors.year import YearPicture, amounts_of, names_of
from accomp_desktop.ui.theme import scale

COLUMNS, WIDTH = 6, 104


class MonthsEditor(Editor):
    """Twelve amounts, the oldest first; a month left empty is unknown, never zero.

    They end with the month given to `end_with`, else with the one before `until`.
    """

    def __init__(self, kind: Months, until: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.until, self._before, self._label = kind.until, until, ""
        self._names = names_of(None, until)
        self._titles = [Text(look="small", parent=self) for _ in self._names]
        self._amounts = [LineEditor(Money(), self) for _ in self._names]
        self._sum = Text(look="small", parent=self)
        self._refusal = Text(look="error", wrap=True, parent=self)
        self.pasting = quiet(self.tr("Coller douze mois"), "clipboard-list")
        self.pasting.setToolTip(self.tr("Douze cases copiées d’un tableur, en colonne ou en ligne (Ctrl+V)"))
        self.pasting.clicked.connect(lambda: self.paste(QApplication.clipboard().text()))
        self._picture = YearPicture(self)
        self.rows.setSpacing(scale().space["tight"])
        self.rows.addLayout(self._grid())
        self.rows.addLayout(self._under())
        self.rows.addWidget(self._refusal)
        self.rows.addWidget(self._picture)
        self.setFocusProxy(self._amounts[0])
        self._refuse("")
        self._name_months()

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        amounts = tuple(amount.value() for amount in self._amounts)
        return None if all(amount is None for amount in amounts) else amounts

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        for editor, amount in zip(self._amounts, amounts_of(value), strict=True):
            editor.set_value(amount)
        self._refuse("")
        self._add_up()

    def problem(self) -> str | None:
        """Say why what is typed is refused."""
        named = ((name, amount.problem()) for name, amount in zip(self._names, self._amounts, strict=True))
        return next((f"{name}{NARROW}: {refusal}" for name, refusal in named if refusal), None)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        self._label = label
        self.setAccessibleName(label)
        self.pasting.setAccessibleName(f"{label}, {self.pasting.text()}")
        self._name_months()

    def end_with(self, last: Value) -> None:
        """Name the months up to this one."""
        self._names = names_of(last, self._before)
        self._name_months()

    def paste(self, text: str) -> None:
        """Take twelve amounts that a spreadsheet copied; anything else is told, and changes nothing."""
        try:
            amounts = pasted(text)
        except Refused as refusal:
            self._refuse(str(refusal))
            return
        self.set_value(amounts)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the cells of a spreadsheet before a line does: it would write them all in one month."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            text = QApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
            if "\t" in text or "\n" in text.strip("\r\n"):
                self.paste(text)
                return True
        return super().eventFilter(watched, event)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scale().space["close"])
        grid.setVerticalSpacing(scale().space["hair"])
        for rank, (title, amount) in enumerate(zip(self._titles, self._amounts, strict=True)):
            title.setBuddy(amount)
            title.setContentsMargins(0, scale().space["tight"] if rank >= COLUMNS else 0, 0, 0)
            amount.line.setFixedWidth(WIDTH)
            amount.line.installEventFilter(self)
            grid.addWidget(title, rank // COLUMNS * 2, rank % COLUMNS)
            grid.addWidget(amount, rank // COLUMNS * 2 + 1, rank % COLUMNS)
            amount.changed.connect(self._tell)
            amount.settled.connect(self.settled)
        grid.setColumnStretch(COLUMNS, 1)
        return grid

    def _under(self) -> QHBoxLayout:
        under = QHBoxLayout()
        spaced(under, "normal")
        under.addWidget(self._sum)
        under.addWidget(self.pasting)
        under.addStretch()
        return under

    def _name_months(self) -> None:
        for title, amount, month in zip(self._titles, self._amounts, self._names, strict=True):
            title.setText(month)
            amount.name(f"{self._label}, {month}")
        self._add_up()

    def _tell(self) -> None:
        self._refuse("")
        self._add_up()
        self.changed.emit()

    def _refuse(self, why: str) -> None:
        self._refusal.setText(why)
        self._refusal.setVisible(bool(why))

    def _add_up(self) -> None:
        amounts = amounts_of(self.value())
        told = known(amounts)
        total = Money().show(sum(told, Decimal(0)))
        said = self.tr("Total\u202f: {total} sur {count} mois connus").format(total=total, count=len(told))
        self._sum.setText(said if told else self.tr("Aucun mois connu"))
        self._picture.show_year(self._names, amounts)
