# SPDX-License-Identifier: EUPL-1.2
"""Whom the lines of a list are for: the structures it names, ours ticked; the lines of others are never stored."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from accomp_desktop.domain.audience import Audience
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.look import Addressee, Look, lines
from accomp_desktop.ui.theme import scale

ROW, MOST_ROWS = 32, 6
"""Height of a line in logical pixels, and lines beyond which the list scrolls."""


class AudienceCard(QFrame):
    """`show_look(look)`; `chosen(the values that are ours)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._addressees: tuple[Addressee, ...] = ()
        self._told = Text(look="small", wrap=True)
        self.structures = QListWidget()
        self.structures.setAccessibleName(self.tr("Structures de la liste"))
        column = QVBoxLayout(self)
        spaced(column, "tight", "normal")
        column.addWidget(Text(self.tr("À qui s’adressent les lignes"), "heading", wrap=True))
        column.addWidget(self._told)
        column.addWidget(self.structures)
        self.structures.itemChanged.connect(self._choose)
        self.structures.itemActivated.connect(_turn)

    def show_look(self, look: Look) -> None:
        """Show the structures of a list; nothing when it names none."""
        audience = look.understood.audience
        self.setVisible(audience is not None)
        if audience is None:
            return
        told = self.tr(
            "Colonne «\u202f{heading}\u202f»\u202f: cochez votre structure. Rien n’est gardé des autres lignes."
        )
        self._told.setText(told.format(heading=audience.column.title))
        with QSignalBlocker(self.structures):
            if look.addressees != self._addressees:
                self._fill(look.addressees)
            self._tick(audience)

    def _fill(self, addressees: tuple[Addressee, ...]) -> None:
        self._addressees = addressees
        self.structures.clear()
        for one in addressees:
            name = one.name or self.tr("(case vide)")
            item = QListWidgetItem(f"{name} ({lines(one.lines)})")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            self.structures.addItem(item)
        rows = min(len(addressees), MOST_ROWS)
        self.structures.setFixedHeight(rows * ROW + 2 * scale().space["hair"])

    def _tick(self, audience: Audience) -> None:
        for rank, one in enumerate(self._addressees):
            ours = one.value in audience.ours
            self.structures.item(rank).setCheckState(Qt.CheckState.Checked if ours else Qt.CheckState.Unchecked)

    def _choose(self) -> None:
        ticked = (
            self.structures.item(rank).checkState() is Qt.CheckState.Checked for rank in range(self.structures.count())
        )
        ours = frozenset(one.value for one, on in zip(self._addressees, ticked, strict=True) if on)
        self.chosen.emit(ours)


def _turn(item: QListWidgetItem) -> None:
    """Tick a structure, or untick it, as Enter or a double click asks."""
    item.setCheckState(Qt.CheckState.Unchecked if item.checkState() is Qt.CheckState.Checked else Qt.CheckState.Checked)
