# SPDX-License-Identifier: EUPL-1.2
"""One column: what it gives and why, how its days are written, and how its first values are read."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from accomp_desktop.domain.columns import read_cell
from accomp_desktop.domain.days import ORDERS, DateOrder
from accomp_desktop.domain.kinds import Text as FreeText
from accomp_desktop.domain.table import Cell
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.importing.columns_table import sure_of, why_of
from accomp_desktop.ui.importing.field_choice import FieldChoice
from accomp_desktop.ui.importing.look import Look, SeenColumn, several, shown_cell

SAID_BY_HAND: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")
"""Orders that the user may choose; « mixed » is only ever found."""


class ColumnCard(QFrame):
    """`show_column(column, look)`; `used(Use or None)`, `ordered(field, order)`, `new_asked`, all of that column."""

    used = Signal(object)  # None: back to what was understood
    ordered = Signal(str, str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Colonne choisie"))
        self._title, self._heading = ElidedText(look="heading"), ElidedText(look="muted")
        self.note, self._why, self.dating = (Text(look="small", wrap=True) for _ in range(3))
        self._order_label = Text(self.tr("Ordre des &dates"), "label")
        self._day = ""
        self.values: tuple[str, ...] = ()
        self.field, self.order = FieldChoice(), QComboBox()
        self.undo = quiet(self.tr("Revenir à ce qui était compris"), "undo-2")
        self._values_label, self._samples = Text(self.tr("Premières valeurs"), "label"), QVBoxLayout()
        self._lay_out()
        self.field.chosen.connect(self.used)
        self.field.new_asked.connect(self.new_asked)
        self.order.activated.connect(self._say_order)
        self.undo.clicked.connect(lambda: self.used.emit(None))

    def show_column(self, seen: SeenColumn, look: Look) -> None:
        """Show a column."""
        column = seen.column
        self._title.set_whole(self.tr("Colonne {letters}").format(letters=column.letters))
        self._heading.set_whole(column.heading or self.tr("Sans intitulé"))
        self.field.show_column(column, look)
        self._why.setText(f"{why_of(seen)} – {sure_of(seen)}" if column.fields else why_of(seen))
        _say(self.note, " ".join(self._notes(seen, look)))
        self.undo.setVisible(column.reason == "user")
        self._show_order(seen, look)
        emptied(self._samples)
        self.values = tuple(self._read(cell, seen, look) for cell in seen.samples)
        self._values_label.setVisible(bool(self.values))
        for told in self.values:
            self._samples.addWidget(Text(told, wrap=True))

    def _show_order(self, seen: SeenColumn, look: Look) -> None:
        """Show how a column of days puts them."""
        self._day = next((key for key in seen.column.fields if key in look.understood.datings), "")
        dating = look.understood.datings.get(self._day)
        for part in (self._order_label, self.order):
            part.setVisible(dating is not None)
        _say(self.dating, dating.sentence if dating else "")
        with QSignalBlocker(self.order):
            held = dating.order if dating else "mixed"
            self.order.setCurrentIndex(SAID_BY_HAND.index(held) if held in SAID_BY_HAND else -1)

    def _say_order(self, rank: int) -> None:
        self.ordered.emit(self._day, SAID_BY_HAND[rank])

    def _notes(self, seen: SeenColumn, look: Look) -> Iterator[str]:
        """Say what giving this field means beside the other columns."""
        column = seen.column
        if column.refused:
            yield self.tr("Ni dans les fiches, ni dans la ligne d’origine.")
        elif not column.fields:
            yield self.tr("Ce qu’elle contient reste lisible avec l’orientation, tel qu’il est arrivé.")
        added = {one.question.key for one in look.draft.known.added}
        for key in column.fields:
            others = tuple(one.letters for one in look.holders(key) if one.index != column.index)
            if key in added:
                yield self.tr("Nouveau champ\u202f: il rejoindra le programme à l’import.")
            if others and type(look.understood.fields[key].kind) is FreeText:
                yield self.tr("Jointe à la colonne {others}\u202f: les textes sont mis bout à bout.").format(
                    others=several(others)
                )
            elif others:
                yield self.tr("La colonne {others} la donne aussi\u202f: la première remplie compte.").format(
                    others=several(others)
                )

    def _read(self, cell: Cell, seen: SeenColumn, look: Look) -> str:
        """Write a value as it came, and as it is read when that differs."""
        came, fields = shown_cell(cell), look.understood.fields
        if not seen.column.fields:
            return came
        told = read_cell([fields[key] for key in seen.column.fields], cell)
        faults = [fault for _, _, fault in told if fault]
        if faults:
            return self.tr("{came} → refusé\u202f: {fault}").format(came=came, fault=faults[0])
        read = " | ".join(fields[key].kind.show(value) for key, value, _ in told if value is not None)
        return came if read == came else f"{came} → {read}"

    def _lay_out(self) -> None:
        self.order.addItems([ORDERS[one] for one in SAID_BY_HAND])
        self.order.setPlaceholderText(self.tr("À choisir"))
        self.order.setAccessibleName(self.tr("Ordre des dates"))
        self._order_label.setBuddy(self.order)
        gives = Text(self.tr("D&onne"), "label")
        gives.setBuddy(self.field)
        column = QVBoxLayout(self)
        spaced(column, "tight", "normal")
        for part in (self._title, self._heading, gives, self.field, self.note, self._why):
            column.addWidget(part)
        for part in (self._order_label, self.order, self.dating, self.undo):
            column.addWidget(part)
        column.addWidget(self._values_label)
        spaced(self._samples, "hair")
        column.addLayout(self._samples)


def _say(place: Text, sentence: str) -> None:
    place.setText(sentence)
    place.setVisible(bool(sentence))
