# SPDX-License-Identifier: EUPL-1.2
"""The letters of the programme: their text, and the fields that each person’s record fills in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from accomp_desktop.domain.kinds import Text
from accomp_desktop.domain.kit import Kit, Letter
from accomp_desktop.domain.letters import WORDS, merge_names
from accomp_desktop.domain.shelves import LETTERS
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.editors.typed import ParagraphEditor
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

LINES = 12


class LetterForm(ItemDialog[Letter]):
    """The form of a letter, with a menu of what may stand in its text."""

    def add_above_answers(self) -> None:
        """Put the menu between the form and the buttons."""
        self.insert = secondary(self.tr("Insérer un champ…"), "plus")
        self.insert.setMenu(merging_menu(self._running.kit, self.insert, self.insert_name))
        self.add(self.insert)

    def insert_name(self, name: str) -> None:
        """Write a merge field where the cursor stands in the text."""
        body = self.form.editor("body")
        if isinstance(body, ParagraphEditor):
            body.text.insertPlainText(f"{{{name}}}")
            body.setFocus()


def merging_menu(kit: Kit, parent: QWidget, take: Callable[[str], object]) -> QMenu:
    """Offer what a letter may name: what the accompaniment says, then the fields of the records."""
    menu = QMenu(parent)
    for name, label in merge_names(kit).items():
        if name not in WORDS and not any(one.isSeparator() for one in menu.actions()):
            menu.addSeparator()
        menu.addAction(label).triggered.connect(partial(_give, take, name))
    return menu


def letters_part(running: RunningKit) -> ItemsPart[Letter]:
    """Make the part."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Courriers"),
            told=tr("Ils s’écrivent depuis la fiche d’une personne\u202f; les champs entre accolades s’y remplissent."),
            thing=tr("Courrier"),
            add=tr("Ajouter un courrier"),
            empty=tr("Convocation, bilan, lettre de sortie\u202f: ajoutez ceux que vous envoyez."),
            shelf=LETTERS,
            columns=(
                Column(tr("Courrier"), lambda one: one.label, width=260, strong=True),
                Column(tr("Début du texte"), lambda one: " ".join(one.body.split())[:120], stretches=True),
                state_column(),
            ),
            parts=_parts,
            sort="letter",
            make=lambda: Letter("", "", ""),
            dialog=LetterForm,
        ),
    )


def _parts(_: Kit, __: Letter) -> tuple[Part, ...]:
    told = tr("Une ligne vide sépare les paragraphes\u202f; «\u202f- \u202f» commence une ligne de liste.")
    return parts_of(
        (
            asked_of("label", tr("Nom du courrier"), needed=True),
            asked_of("subject", tr("Objet")),
            asked_of("body", tr("Texte"), Text(lines=LINES), needed=True, told=told),
        )
    )


def _give(take: Callable[[str], object], name: str) -> None:
    take(name)
