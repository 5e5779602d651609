# SPDX-License-Identifier: EUPL-1.2
"""The journal of the register: the latest acts, each of which may be taken back."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Act, Touched
from accomp_desktop.domain.kit import Kit
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.acts import ask_to_undo, moments_of
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.timeline import Timeline
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import scale

LATEST = 80
"""Acts read at once."""


class JournalTab(QWidget):
    """The acts, the latest first; « Annuler » adds one that takes another back."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.undo = secondary(self.tr("Annuler la dernière action"), "undo-2")
        self.undo.setEnabled(False)
        self.undo.clicked.connect(lambda: stage.desk.undo())  # noqa: PLW0108 - the signal gives a bool
        self.line = Timeline()
        card = Card(
            self.tr("Journal"),
            self.tr(
                "Chaque acte reste au journal, avec son auteur. Annuler en ajoute un qui remet les valeurs d’avant."
            ),
            (self.undo,),
        )
        card.add(self.line)
        inside = QWidget()
        column = QVBoxLayout(inside)
        space = scale().space
        column.setContentsMargins(0, space["normal"], space["close"], space["wide"])
        column.addWidget(card)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        stage.desk.touched.connect(self._read)
        stage.desk.undoable.connect(self._follow)
        self._read()

    def _read(self, _: Touched | None = None) -> None:
        self._stage.desk.read(
            lambda register: (
                register.journal(limit=LATEST),
                kit_from_data(register.kit_data()),
                register.last_reason(),
            ),
            self._show,
            self,
        )

    def _show(self, read: tuple[tuple[Act, ...], Kit, str | None]) -> None:
        acts, kit, reason = read
        undoing = partial(ask_to_undo, self._stage.desk, self)
        self.line.show_moments(moments_of(acts, kit, undoing))
        self._follow(reason)

    def _follow(self, reason: str | None) -> None:
        self.undo.setEnabled(reason is not None)
        self.undo.setToolTip(reason or "")
