# SPDX-License-Identifier: EUPL-1.2
"""Tables typed row by row: amounts by line, debts by creditor, with their totals; a blank row waits at the end."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.debts import last_payment
from accomp_desktop.domain.kinds import Amounts, Choice, Debts, Money, Option, Refused, Text, YesNo, rows_of, total
from accomp_desktop.domain.turnover import month_name
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text as Words
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.editors.table_row import Column, Row, lined_up

NARROW_CELL, WIDEST = 130, 820


class _TableEditor(Editor):
    """Rows of cells; what is proposed counts once something is typed beside it. `ending` heads what each row tells."""

    ending = ""

    def __init__(
        self, kind: Amounts | Debts, columns: Sequence[Column], proposed: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._kind, self._columns, self._proposed = kind, tuple(columns), tuple(proposed)
        self._label = ""
        self._value: Value = None
        self._refusal: str | None = None
        self._table: list[Row] = []
        self._inside = QWidget(self)
        self._inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self._inside)
        spaced(column, "tight")
        column.addLayout(self._head())
        self._body = QVBoxLayout()
        spaced(self._body, "tight")
        column.addLayout(self._body)
        self._sum = Words(look="small")
        column.addWidget(self._sum)
        self.rows.addWidget(self._inside)
        self.set_value(None)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown; while something is refused, the last value that was not."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed; the lines proposed that it lacks come after."""
        self._value, self._refusal = value, None
        for row in self._table:
            self._let_go(row)
        self._table = []
        for cells in rows_of(value):
            self._add_row().show_cells(cells)
        held = {str(row[0]) for row in rows_of(value)}
        for label in self._proposed:
            if label not in held:
                self._add_row(label)
        self._add_row()
        self._follow_rows()

    def problem(self) -> str | None:
        """Say why what is typed is refused."""
        return next((wrong for row in self._table if (wrong := row.problem())), self._refusal)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        self._label = label
        self.setAccessibleName(label)
        for number, row in enumerate(self._table, 1):
            row.name(self.tr("{label}, ligne {number}").format(label=label, number=number))

    def remove(self, row: Row) -> None:
        """Take a row out; the cursor goes to the one that comes in its place."""
        at = self._table.index(row)
        self._table.remove(row)
        self._let_go(row)
        if at == len(self._table):
            self._add_row()
        self._table[at].cells[0].setFocus()
        self._tell()

    def paste(self, row: Row, column: int, text: str) -> None:
        """Fill cells with what a spreadsheet copied, from this one on."""
        for rank, line in enumerate(text.splitlines(), self._table.index(row)):
            while len(self._table) <= rank:
                self._add_row()
            self._table[rank].write(line.split("\t"), column)
        self._tell()

    def go(self, row: Row, column: int, step: int) -> None:
        """Put the cursor in the row above or below."""
        at = self._table.index(row) + step
        if 0 <= at < len(self._table):
            self._table[at].cells[column].setFocus()

    def told(self) -> str:
        """Say what the rows come to."""
        raise NotImplementedError

    def told_of(self, row: Row) -> str:  # noqa: ARG002  each sort of table has its own
        """Say what a row comes to; nothing for most."""
        return ""

    def _head(self) -> QHBoxLayout:
        titles = [Words(column.title, "small", parent=self._inside) for column in self._columns]
        told = Words(self.ending, "small", parent=self._inside)
        told.setVisible(bool(self.ending))
        return lined_up(self._columns, titles, told, QWidget(self._inside))

    def _add_row(self, proposed: str = "") -> Row:
        row = Row(self._columns, proposed, self._inside, tells=bool(self.ending))
        row.changed.connect(self._tell)
        row.settled.connect(self.settled)
        row.removing.connect(partial(self.remove, row))
        row.going.connect(partial(self.go, row))
        row.pasting.connect(partial(self.paste, row))
        self._table.append(row)
        self._body.addWidget(row)
        row.show()
        return row

    def _let_go(self, row: Row) -> None:
        self._body.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        try:
            self._value, self._refusal = self._kind.read([row.given() for row in self._table if row.counts()]), None
        except Refused as refusal:
            self._refusal = str(refusal)
        self._follow_rows()
        self.changed.emit()

    def _follow_rows(self) -> None:
        """Keep a blank row at the end, the rows named, the totals right."""
        if not self._table[-1].is_blank():
            self._add_row()
        for row in self._table:
            row.say(self.told_of(row))
        self._sum.setText(self.told())
        self.setFocusProxy(self._table[0].cells[0])
        self.name(self._label)


class AmountsEditor(_TableEditor):
    """Amounts by line, under their total."""

    def __init__(self, kind: Amounts, parent: QWidget | None = None) -> None:
        columns = (Column(self.tr("Intitulé"), Text()), Column(self.tr("Montant"), Money(), NARROW_CELL))
        super().__init__(kind, columns, kind.lines, parent)

    def told(self) -> str:
        """Say the total of the known amounts, and how many are not."""
        unknown = sum(row[1] is None for row in rows_of(self._value))
        said = self.tr("Total\u202f: {total}").format(total=Money().show(total(self._value) or Decimal(0)))
        return f"{said}, {self.tr('montants inconnus')}\u202f: {unknown}" if unknown else said


class DebtsEditor(_TableEditor):
    """Debts by creditor, over what is owed and paid back each month; each tells until when, paid so from `since`."""

    def __init__(self, kind: Debts, since: date | None = None, parent: QWidget | None = None) -> None:
        self._since = since
        self.ending = self.tr("Jusqu’à") if since else ""
        agreed = Choice((Option("oui", YesNo().show(value=True)), Option("non", YesNo().show(value=False))))
        columns = (
            Column(self.tr("Créancier"), Text()),
            Column(self.tr("Montant dû"), Money(), NARROW_CELL),
            Column(self.tr("Par mois"), Money(), NARROW_CELL),
            Column(self.tr("Échéancier"), agreed, NARROW_CELL),
        )
        super().__init__(kind, columns, (), parent)

    def told_of(self, row: Row) -> str:
        """Say the month of the last payment."""
        _, amount, monthly, _ = row.given()
        if self._since is None or not isinstance(amount, Decimal) or not isinstance(monthly, Decimal):
            return ""
        end = last_payment(amount, monthly, self._since)
        return month_name(end) if end else ""

    def told(self) -> str:
        """Say the totals of what is known."""
        owed, monthly = (Money().show(total(self._value, column) or Decimal(0)) for column in (1, 2))
        return self.tr("Total dû\u202f: {owed}, par mois\u202f: {monthly}").format(owed=owed, monthly=monthly)
