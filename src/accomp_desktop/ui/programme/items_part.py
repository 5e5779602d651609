# SPDX-License-Identifier: EUPL-1.2
"""A part of the programme that is a list of items: each is added, changed, moved, retired and brought back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from accomp_desktop.domain.codes import code_from, unused
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_items import ItemKey, SortOfItem
from accomp_desktop.domain.new_field import CORE_KEYS
from accomp_desktop.domain.shelves import Shelf
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.form import MakeEditor, Part
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.uses_dialog import Usage, UsesDialog, read_usage

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Listed(Generic[T]):
    """How one sort of item is listed and filled in; `thing` names it in the journal, `parts` are those of its form.

    `editors` are those of fields that no kind of answer edits. The code of a new item avoids those `taken`, or those
    of the shelf. An item that cannot be retired is taken out, if it is `removable`.
    """

    title: str
    told: str
    thing: str
    add: str
    empty: str
    shelf: Shelf[T]
    columns: tuple[Column[T], ...]
    parts: Callable[[Kit, T], tuple[Part, ...]]
    make: Callable[[], T]
    sort: SortOfItem
    within: str = ""
    editors: Callable[[Kit], Mapping[str, MakeEditor]] = lambda _: {}
    taken: Callable[[Kit], frozenset[str]] | None = None
    dialog: type[ItemDialog[T]] = ItemDialog
    removable: Callable[[T], bool] = lambda _: True
    label: Callable[[T], str] = lambda item: str(cast("Any", item).label)


class ItemsPart(QWidget, Generic[T]):
    """A table whose order is that of the kit; Enter changes, Delete retires, Alt+arrows move."""

    def __init__(self, running: RunningKit, listed: Listed[T], actions: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.running, self.listed = running, listed
        self.change = icon_button("pencil", self.tr("Modifier la ligne choisie (Entrée)"), small=True)
        self.up = icon_button("chevron-up", self.tr("Monter la ligne choisie (Alt+Haut)"), small=True)
        self.down = icon_button("chevron-down", self.tr("Descendre la ligne choisie (Alt+Bas)"), small=True)
        self.uses = icon_button("info", self.tr("Qui se sert de la ligne choisie"), small=True)
        self.turn = secondary(self.tr("Retirer"), "ban")
        self.adding = secondary(listed.add, "plus")
        self.table: Table[T] = Table(
            listed.title,
            listed.columns,
            key=listed.shelf.code_of,
            empty=EmptyState("list", listed.title, listed.empty, Command(listed.add, self.open_new, "plus")),
            commands=lambda rows: self.commands(rows[0]),
        )
        self.table.view.setProperty("look", "bare")
        buttons = (self.change, self.up, self.down, self.uses, self.turn)
        self.card = Card(listed.title, listed.told, (*actions, *buttons, self.adding))
        self.card.add(self.table, 1)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(self.card, 1)
        self._listen()
        running.changed.connect(self.show_kit)
        if running.is_read:
            self.show_kit(running.kit)
        self._follow()

    def show_kit(self, kit: Kit) -> None:
        """Show the items of a kit."""
        self.table.show_rows(self.listed.shelf.read(kit))
        self._follow()

    def selected(self) -> T | None:
        """Give the item selected, if there is one."""
        return next(iter(self.table.selected()), None)

    def open_new(self) -> ItemDialog[T]:
        """Open the form of a new item; its code is made of its label."""
        return self._open(self.listed.make(), self.listed.add, self.tr("{thing}\u202f: ajout"))

    def open_item(self, item: T) -> ItemDialog[T]:
        """Open the form of an item."""
        title = self.tr("Modifier\u202f: {label}").format(label=self.listed.label(item))
        return self._open(item, title, self.tr("{thing}\u202f: modification"))

    def shift(self, steps: int) -> None:
        """Move the selected item among the others."""
        item = self.selected()
        if item is not None:
            kit = self.listed.shelf.move(self.running.kit, self.listed.shelf.code_of(item), steps)
            self.running.save(kit, self.tr("{thing}\u202f: ordre").format(thing=self.listed.thing))

    def retire(self) -> None:
        """Retire the selected item, or bring it back; one that no answer can name is taken out."""
        item = self.selected()
        if item is None or not self.listed.removable(item):
            return
        if _is_retired(item):
            self._turn(item)
        else:
            read_usage(self.running, self._key(item), self, lambda usage: self._ask_to_turn(item, usage))

    def tell_uses(self) -> None:
        """Show who uses the selected item."""
        item = self.selected()
        if item is not None:
            label = self.listed.label(item)
            read_usage(self.running, self._key(item), self, lambda usage: UsesDialog(label, usage, self).open())

    def _ask_to_turn(self, item: T, usage: Usage) -> None:
        """Retire at once what nothing uses; else say first who does."""
        if usage:
            going_on = Command(self.turn.text(), lambda: self._turn(item))
            UsesDialog(self.listed.label(item), usage, self, going_on).open()
        else:
            self._turn(item)

    def _turn(self, item: T) -> None:
        shelf, kit = self.listed.shelf, self.running.kit
        code, turned = shelf.code_of(item), not _is_retired(item)
        turning = shelf.retire(kit, code, retired=turned) if hasattr(item, "retired") else shelf.take_out(kit, code)
        reason = self.tr("{thing}\u202f: retrait") if turned else self.tr("{thing}\u202f: remise")
        self.running.save(turning, reason.format(thing=self.listed.thing))

    def commands(self, item: T) -> list[Command]:
        """Say what the menu of a line offers."""
        retiring = self.tr("Remettre") if _is_retired(item) else self.tr("Retirer")
        return [
            Command(self.tr("Modifier"), lambda: self.open_item(item), "pencil"),
            Command(self.tr("Monter"), lambda: self.shift(-1), "chevron-up"),
            Command(self.tr("Descendre"), lambda: self.shift(1), "chevron-down"),
            Command(self.tr("Qui s’en sert"), self.tell_uses, "info"),
            Command(retiring, self.retire, "ban"),
        ]

    def _open(self, item: T, title: str, reason: str) -> ItemDialog[T]:
        dialog = self.listed.dialog(
            self.running,
            title,
            self.listed.parts(self.running.kit, item),
            item,
            self,
            reason=reason.format(thing=self.listed.thing),
            holding=self._holding,
            editors=self.listed.editors(self.running.kit),
        )
        dialog.open()
        return dialog

    def _holding(self, kit: Kit, item: T) -> Kit:
        """Put an item on its shelf; one that has no code yet takes one from its label."""
        shelf = self.listed.shelf
        if not shelf.code_of(item):
            code = unused(code_from(self.listed.label(item), "element"), self._taken(kit))
            item = cast("T", replace(cast("Any", item), **{shelf.code: code}))
        return shelf.put(kit, item)

    def _key(self, item: T) -> ItemKey:
        """Give the key by which the kit knows an item."""
        sort = "core" if self.listed.sort == "field" and getattr(item, "key", "") in CORE_KEYS else self.listed.sort
        return ItemKey(sort, self.listed.within, self.listed.shelf.code_of(item))

    def _taken(self, kit: Kit) -> frozenset[str]:
        return self.listed.taken(kit) if self.listed.taken else self.listed.shelf.codes(kit)

    def _listen(self) -> None:
        self.adding.clicked.connect(self.open_new)
        self.change.clicked.connect(self._change_selected)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.uses.clicked.connect(self.tell_uses)
        self.turn.clicked.connect(self.retire)
        self.table.opened.connect(self.open_item)
        self.table.chose.connect(self._follow)
        for keys, act in (("Alt+Up", self.up.click), ("Alt+Down", self.down.click), ("Del", self.turn.click)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _change_selected(self) -> None:
        item = self.selected()
        if item is not None:
            self.open_item(item)

    def _follow(self) -> None:
        item = self.selected()
        buttons: tuple[QAbstractButton, ...] = (self.change, self.up, self.down, self.uses, self.turn)
        for button in buttons:
            button.setEnabled(item is not None)
        self.turn.setEnabled(item is not None and self.listed.removable(item))
        self.turn.setText(self.tr("Remettre") if item is not None and _is_retired(item) else self.tr("Retirer"))


def _is_retired(item: object) -> bool:
    return bool(getattr(item, "retired", False))
