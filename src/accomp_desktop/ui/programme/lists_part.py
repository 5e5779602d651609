# SPDX-License-Identifier: EUPL-1.2
"""The lists that questions propose: their lines, and new lists."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from accomp_desktop.domain.codes import code_from, unused
from accomp_desktop.domain.kinds import Choice, Option, Text
from accomp_desktop.domain.kit import ADVISERS, Kit
from accomp_desktop.domain.kit_items import list_label
from accomp_desktop.domain.meanings import MEANINGS
from accomp_desktop.domain.questions import Item
from accomp_desktop.domain.shelves import lines_of
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr


class ListsPart(ChoosingPart):
    """One list at a time; the team has its own tab in the settings."""

    def __init__(self, running: RunningKit) -> None:
        self.new_list = secondary(tr("Nouvelle liste"), "plus")
        self._running, self._wanted = running, ""
        super().__init__(running, tr("Liste"), _choices, lambda name: lines_page(running, name), (self.new_list,))
        self.new_list.clicked.connect(self.open_new_list)

    def open_new_list(self) -> "NewList":
        """Ask for the name of a new list."""
        dialog = NewList(self)
        dialog.named.connect(self.create_list)
        dialog.open()
        return dialog

    def create_list(self, label: str) -> None:
        """Add an empty list and show it."""
        kit = self._running.kit
        self._wanted = unused(code_from(label, "liste"), kit.lists)
        lists, labels = {**kit.lists, self._wanted: ()}, {**kit.list_labels, self._wanted: label}
        self._running.save(replace(kit, lists=lists, list_labels=labels), self.tr("Liste\u202f: ajout"))

    def show_kit(self, kit: Kit) -> None:
        """Offer the lists; one just created comes in sight."""
        super().show_kit(kit)
        if self._wanted in kit.lists:
            self.choose(self._wanted)
            self._wanted = ""


class NewList(Dialog):
    """`named(label)` once the user confirms."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Nouvelle liste"), self.tr("Une question pourra y puiser ses réponses."), parent)
        self.label = QLineEdit()
        self.create_button = primary(self.tr("Créer la liste"), "plus")
        self.create_button.setEnabled(False)
        self.label.textChanged.connect(self._follow)
        self.create_button.clicked.connect(self._name)
        self.add(FormRow(self.tr("Nom de la liste"), self.label, required=True))
        self.answer(self.create_button)
        self.label.setFocus()

    def _follow(self, typed: str) -> None:
        self.create_button.setEnabled(bool(typed.strip()))

    def _name(self) -> None:
        self.named.emit(self.label.text().strip())
        self.accept()


def lines_page(running: RunningKit, name: str) -> ItemsPart[Item]:
    """List the lines of one list."""
    return ItemsPart(
        running,
        Listed(
            title=list_label(running.kit, name),
            told=tr("Une ligne retirée n’est plus proposée\u202f; les réponses passées la gardent."),
            thing=tr("Liste «\u202f{name}\u202f»").format(name=list_label(running.kit, name)),
            add=tr("Ajouter une ligne"),
            empty=tr("Cette liste est vide."),
            shelf=lines_of(name),
            columns=(
                Column(tr("Libellé"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Lu aussi comme"), lambda one: ", ".join(one.words), width=260),
                state_column(),
            ),
            parts=_parts,
            sort="line",
            within=name,
            make=lambda: Item("", ""),
        ),
    )


def _choices(kit: Kit) -> dict[str, str]:
    named = {name: list_label(kit, name) for name in kit.lists if name != ADVISERS}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def _parts(_: Kit, __: Item) -> tuple[Part, ...]:
    return parts_of(
        (
            asked_of("label", tr("Libellé"), needed=True),
            asked_of(
                "words",
                tr("Autres mots lus de même"),
                Text(lines=4),
                told=tr("Un par ligne\u202f: ce que les listes reçues écrivent à la place."),
            ),
            asked_of(
                "means",
                tr("Pour les calculs"),
                Choice(tuple(Option(code, name) for code, name in MEANINGS.items())),
                told=tr("Seulement pour une nature d’activité ou un régime\u202f: les cotisations en dépendent."),
            ),
        )
    )
