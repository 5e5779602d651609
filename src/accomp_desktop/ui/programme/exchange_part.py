# SPDX-License-Identifier: EUPL-1.2
"""What goes to and fro with the Département: how its lists are read, and what it is told in return."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kinds import Choice, Option
from accomp_desktop.domain.kit import Kit, ReturnHeading
from accomp_desktop.domain.returning import RETURN_COLUMNS
from accomp_desktop.domain.shelves import RETURNS
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

if TYPE_CHECKING:
    from accomp_desktop.domain.layout import Layout

COLUMNS = Choice(tuple(Option(code, column.label) for code, column in RETURN_COLUMNS.items()))


def exchange_part(running: RunningKit) -> ChoosingPart:
    """Make the part."""
    pages = {"layouts": LayoutsPage, "returns": returns_page}

    def make(key: str) -> QWidget:
        return pages[key](running)

    labels = {"layouts": tr("Listes reçues"), "returns": tr("Retour au Département")}
    return ChoosingPart(running, tr("Échanges"), lambda _: labels, make)


class LayoutsPage(Card):
    """The layouts that imports remembered; one that is forgotten is guessed anew from its headings."""

    def __init__(self, running: RunningKit) -> None:
        self.forget = secondary(tr("Oublier"), "trash-2")
        super().__init__(
            tr("Listes reçues"),
            tr("Chaque import retient quelle colonne va où\u202f; les intitulés se règlent dans «\u202fChamps\u202f»."),
            (self.forget,),
        )
        self._running = running
        self.table: Table[Layout] = Table(
            tr("Listes reçues"),
            (
                Column(tr("Intitulés"), lambda one: ", ".join(one.headings), stretches=True, strong=True),
                Column(tr("Colonnes"), lambda one: len(one.headings), width=100, right=True),
                Column(tr("Feuille"), lambda one: one.sheet, width=140),
            ),
            key=lambda one: one.signature,
            empty=EmptyState(
                "file-spreadsheet",
                tr("Aucune liste encore"),
                tr("Importez une liste du Département\u202f: sa mise en page sera retenue ici."),
            ),
        )
        self.table.view.setProperty("look", "bare")
        self.add(self.table, 1)
        self.forget.clicked.connect(self._forget)
        self.table.chose.connect(self._follow)
        running.changed.connect(self._show)
        self._show(running.kit)

    def _show(self, kit: Kit) -> None:
        self.table.show_rows(kit.layouts)
        self._follow()

    def _follow(self) -> None:
        self.forget.setEnabled(bool(self.table.selected()))

    def _forget(self) -> None:
        kit, forgotten = self._running.kit, {one.signature for one in self.table.selected()}
        kept = tuple(one for one in kit.layouts if one.signature not in forgotten)
        self._running.save(replace(kit, layouts=kept), tr("Listes reçues\u202f: mise en page oubliée"))


def returns_page(running: RunningKit) -> ItemsPart[ReturnHeading]:
    """List the columns of the return."""

    def label(one: ReturnHeading) -> str:
        return one.label or COLUMNS.show(one.column)

    return ItemsPart(
        running,
        Listed(
            title=tr("Retour au Département"),
            told=tr("Ses colonnes, dans l’ordre\u202f; sans aucune, toutes reviennent sous leur intitulé habituel."),
            thing=tr("Retour au Département"),
            add=tr("Ajouter une colonne"),
            empty=tr("Toutes les colonnes reviennent, sous leur intitulé habituel."),
            shelf=RETURNS,
            columns=(
                Column(tr("Intitulé"), label, stretches=True, strong=True),
                Column(tr("Ce qu’elle dit"), lambda one: COLUMNS.show(one.column), width=280),
            ),
            parts=_parts,
            sort="return",
            make=lambda: ReturnHeading(""),
            label=label,
        ),
    )


def _parts(_: Kit, one: ReturnHeading) -> tuple[Part, ...]:
    column = asked_of("column", tr("Ce qu’elle dit"), COLUMNS, needed=True)
    label = asked_of("label", tr("Intitulé"), told=tr("Vide\u202f: l’intitulé habituel."))
    return parts_of((label,) if one.column else (column, label))
