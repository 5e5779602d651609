# SPDX-License-Identifier: EUPL-1.2
"""What a column may give: a field, by family; several at once; a new one; nothing, or a refusal."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import Keys
from accomp_desktop.domain.listing import Column, Use
from accomp_desktop.domain.splitting import SPLITTERS
from accomp_desktop.ui.importing.look import Look, several
from accomp_desktop.ui.theme import scale

NEW = "new"
Offer: TypeAlias = Use | str | None
"""What a line of the choice stands for: a use, `NEW`, or nothing (the title of a family)."""

CONTACTS = frozenset({
    "address", "postcode", "town", "insee_code", "phone", "phone2", "email", "email2", "preferred_contact",
})  # fmt: skip
"""Fields of a person by which they are reached."""

NARROWEST, MOST_IN_SIGHT = 120, 20


class FieldChoice(QComboBox):
    """`show_column(column, look)`; `chosen(Use)`, or `new_asked` for a field that the kit does not have yet."""

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(NARROWEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(MOST_IN_SIGHT)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet dresses
        self._offers: list[Offer] = []
        self.activated.connect(self._choose)

    def show_column(self, column: Column, look: Look) -> None:
        """Offer what this column may give, and show what it does."""
        items = QStandardItemModel(self)
        self._offers = []
        for label, offer in self._lines(column, look):
            items.appendRow(QStandardItem(label) if offer else _title(label))
            self._offers.append(offer)
        with QSignalBlocker(self):
            self.setModel(items)
            self.setCurrentIndex(self._offers.index(Use(column.fields, column.refused)))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * scale().space["loose"])
        self.setAccessibleName(self.tr("Ce que donne la colonne {letters}").format(letters=column.letters))

    def choose(self, offer: Offer) -> None:
        """Choose as a click would."""
        self.setCurrentIndex(self._offers.index(offer))
        self.activated.emit(self.currentIndex())

    def offers(self) -> tuple[Offer, ...]:
        """List what may be chosen, family by family."""
        return tuple(self._offers)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll under the mouse unless one is choosing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _choose(self, rank: int) -> None:
        offer = self._offers[rank]
        if isinstance(offer, Use):
            self.chosen.emit(offer)
        elif offer == NEW:
            self.new_asked.emit()

    def _lines(self, column: Column, look: Look) -> Iterator[tuple[str, Offer]]:
        yield self.tr("Rien\u202f: ligne d’origine seulement"), Use()
        yield self.tr("À refuser\u202f: rien n’en est gardé"), Use(refused=True)
        yield self.tr("Nouveau champ du programme…"), NEW
        families = {title: list[Field]() for title in self._families()}
        for item in look.understood.fields.values():
            families[self._family(item)].append(item)
        for title, items in families.items():
            yield title, None
            for item in items:
                yield self._label(item, column, look), Use((item.key,))
        yield self.tr("Plusieurs champs dans la colonne"), None
        for keys in self._joint(column, look):
            yield several(tuple(look.labels[key] for key in keys)), Use(keys)

    def _families(self) -> tuple[str, ...]:
        return (
            self.tr("Personne"),
            self.tr("Coordonnées"),
            self.tr("Foyer"),
            self.tr("Entreprise"),
            self.tr("Orientation"),
        )

    def _family(self, item: Field) -> str:
        person, contacts, household, business, referral = self._families()
        if item.record == "person":
            return contacts if item.key in CONTACTS else person
        return {"household": household, "business": business}.get(item.record, referral)

    def _label(self, item: Field, column: Column, look: Look) -> str:
        """Name a field, and the other columns that give it already."""
        others = tuple(one.letters for one in look.holders(item.key) if one.index != column.index)
        return f"{item.label} ({several(others)})" if others else item.label

    def _joint(self, column: Column, look: Look) -> Iterable[Keys]:
        shipped = [keys for keys in SPLITTERS if all(key in look.labels for key in keys)]
        return dict.fromkeys((*shipped, *((column.fields,) if len(column.fields) > 1 else ())))


def _title(text: str) -> QStandardItem:
    """Write the title of a family, which is not chosen."""
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
