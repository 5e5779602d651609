# SPDX-License-Identifier: EUPL-1.2
"""Those who accompany: the kit's list of advisers, added to, retired from, never deleted."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.kinds import fold
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.questions import Item
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone, scale

ADVISERS = "advisers"


class TeamTab(QWidget):
    """A table, a line to add a name, a button that retires or brings back."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._kit: Kit | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Nom à ajouter"))
        self.name.setPlaceholderText(self.tr("Prénom Nom"))
        self.add = primary(self.tr("Ajouter"), "user-plus")
        self.retire = secondary(self.tr("Retirer de la liste"), "minus")
        self.table = self._make_table()
        self._lay_out()
        self.add.clicked.connect(self.add_name)
        self.name.returnPressed.connect(self.add_name)
        self.name.textChanged.connect(self._follow)
        self.retire.clicked.connect(self.turn)
        self.table.chose.connect(self._follow)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.table,
            self.turn,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        stage.desk.touched.connect(self._hear)
        self._read()

    def add_name(self) -> None:
        """Put the name typed in the list."""
        name = " ".join(self.name.text().split())
        if self._kit is None or not self.add.isEnabled():
            return
        team = self._kit.lists.get(ADVISERS, ())
        self._save((*team, Item(next_code(team), name)), self.tr("Ajout à l’équipe"))
        self.name.clear()

    def turn(self) -> None:
        """Retire the adviser selected, or bring back the one retired before."""
        if self._kit is None:
            return
        for chosen in self.table.selected()[:1]:
            team = self._kit.lists.get(ADVISERS, ())
            turned = (replace(one, retired=not one.retired) if one.code == chosen.code else one for one in team)
            self._save(turned, self.tr("Modification de l’équipe"))

    def _save(self, team: Iterable[Item], reason: str) -> None:
        if self._kit is not None:
            kit = replace(self._kit, lists={**self._kit.lists, ADVISERS: tuple(team)})
            self._stage.desk.save_kit(kit_to_data(kit), reason)

    def _read(self) -> None:
        self._stage.desk.read(lambda register: kit_from_data(register.kit_data()), self._show, self)

    def _show(self, kit: Kit) -> None:
        self._kit = kit
        self.table.show_rows(kit.lists.get(ADVISERS, ()))
        self._follow()

    def _follow(self) -> None:
        """Let a name be added once, and say what the button would do of the one selected."""
        team = self._kit.lists.get(ADVISERS, ()) if self._kit else ()
        typed = fold(self.name.text())
        self.add.setEnabled(bool(typed) and typed not in {fold(one.label) for one in team})
        chosen = next(iter(self.table.selected()), None)
        self.retire.setEnabled(chosen is not None)
        retired = chosen is not None and chosen.retired
        self.retire.setText(self.tr("Remettre dans la liste") if retired else self.tr("Retirer de la liste"))

    def _hear(self, touched: Touched) -> None:
        if "kit" in touched.kinds:
            self._read()

    def _make_table(self) -> Table[Item]:
        nobody = EmptyState(
            "users",
            self.tr("Personne dans l’équipe"),
            self.tr("Ajoutez les conseillers et conseillères\u202f: leurs noms sont proposés à chaque entrée."),
        )
        return Table(
            self.tr("Équipe"),
            (
                Column(self.tr("Nom"), lambda one: one.label, stretches=True, strong=True),
                Column(
                    self.tr("Situation"),
                    lambda one: one.retired,
                    text=lambda one: self.tr("Retiré·e") if one.retired else self.tr("Dans l’équipe"),
                    tone=lambda one: Tone.NEUTRAL if one.retired else Tone.POSITIVE,
                    width=160,
                ),
            ),
            key=lambda one: one.code,
            empty=nobody,
        )

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        spaced(adding, "close")
        adding.addWidget(self.name, 1)
        adding.addWidget(self.add)
        adding.addWidget(self.retire)
        card = Card(
            self.tr("Équipe"),
            self.tr("Un nom retiré n’est plus proposé\u202f; les accompagnements passés le gardent."),
        )
        card.add(adding)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        spaced(column)
        column.setContentsMargins(0, scale().space["normal"], 0, 0)
        column.addWidget(card)


def next_code(team: Iterable[Item]) -> str:
    """Give a code that no one, retired or not, ever had."""
    codes = {one.code for one in team}
    return next(code for rank in range(1, len(codes) + 2) if (code := f"adviser_{rank}") not in codes)
