# SPDX-License-Identifier: EUPL-1.2
"""The journal of a person: each act, who did it, when, and which value it changed."""

from collections.abc import Hashable
from functools import partial

from accomp_desktop.domain.changes import Act
from accomp_desktop.ui.acts import ask_to_undo, moments_of
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.timeline import Timeline
from accomp_desktop.ui.person.tab import PersonTab


class HistoryTab(PersonTab):
    """The acts on this person, the latest first."""

    def build(self) -> None:
        """Lay out the line."""
        self._none = Text(self.tr("Rien n’a encore été fait sur cette fiche."), "muted", wrap=True)
        self._none.hide()
        self._line = Timeline()
        card = Card(
            self.tr("Historique"), self.tr("Chaque acte reste au journal\u202f; «\u202fAnnuler\u202f» en ajoute un.")
        )
        card.add(self._none)
        card.add(self._line)
        self.put(card)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Read the acts again."""
        person_id = self.dossier.file.person.id
        self.desk.read(lambda register: register.journal(person_id), self._show, self)

    def shape(self) -> Hashable:
        """The layout never changes."""
        return True

    def _show(self, acts: tuple[Act, ...]) -> None:
        self._none.setVisible(not acts)
        undoing = partial(ask_to_undo, self.desk, self)
        self._line.show_moments(moments_of(acts, self.dossier.kit, undoing))
