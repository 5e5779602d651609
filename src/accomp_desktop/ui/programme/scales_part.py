# SPDX-License-Identifier: EUPL-1.2
"""The dated scales: the value of each today, and behind each its history."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget

from accomp_desktop.domain.kinds import fold
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.scales import DatedScale, ScaleUnknown, ScaleValue, show_figure
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.scale_history import ScaleHistory
from accomp_desktop.ui.programme.scale_words import TONES, confidence_label, theme_labels, theme_of
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone


@dataclass(frozen=True)
class Applying:
    """A scale and what it says today, `None` when it says nothing yet."""

    scale: DatedScale
    held: ScaleValue | None

    @property
    def written(self) -> str:
        """Write the value."""
        return show_figure(self.held.value, self.scale.unit) if self.held else tr("aucune valeur")

    @property
    def confidence(self) -> str:
        """Say how sure it is."""
        return confidence_label(self.scale.confidence_in(self.held)) if self.held else ""

    @property
    def tone(self) -> Tone | None:
        """Colour how sure it is."""
        return TONES[self.scale.confidence_in(self.held)] if self.held else None


class ScalesPart(QStackedWidget):
    """The list; opening a scale shows its history in the place of the list."""

    def __init__(self, running: RunningKit) -> None:
        super().__init__()
        self.running = running
        self.listing = ScalesList(running)
        self.history: ScaleHistory | None = None
        self.listing.table.opened.connect(self._open)
        self.addWidget(self.listing)

    def open_scale(self, code: str) -> ScaleHistory:
        """Show the history of a scale."""
        self.show_list()
        self.history = ScaleHistory(self.running, code)
        self.history.left.connect(self.show_list)
        self.addWidget(self.history)
        self.setCurrentWidget(self.history)
        self.history.table.setFocus()
        return self.history

    def show_list(self) -> None:
        """Come back to the list, at the scale that was left."""
        if self.history is None:
            return
        self.removeWidget(self.history)
        self.history.deleteLater()
        self.history = None
        self.listing.table.setFocus()

    def _open(self, one: Applying) -> None:
        self.open_scale(one.scale.code)


class ScalesList(Card):
    """All the scales that serve, by theme; the search looks in their names and codes."""

    def __init__(self, running: RunningKit) -> None:
        self.opening = secondary(tr("Voir l’historique"), "history")
        told = tr("Les valeurs publiques que prennent les calculs, chacune avec sa date et sa source.")
        super().__init__(tr("Barèmes"), told, (self.opening,))
        self.theme = QComboBox()
        self.theme.setAccessibleName(tr("Thème"))
        for key, label in {"": tr("Tous les thèmes"), **theme_labels()}.items():
            self.theme.addItem(label, key)
        self.search = SearchField(tr("Chercher un barème"))
        self.table: Table[Applying] = Table(
            tr("Barèmes"),
            _columns(),
            key=lambda one: one.scale.code,
            empty=EmptyState("euro", tr("Aucun barème"), tr("Rien ne répond à cette recherche.")),
            commands=lambda _: [Command(tr("Voir l’historique"), self._open_selected, "history")],
        )
        self.table.view.setProperty("look", "bare")
        filters = QHBoxLayout()
        spaced(filters)
        filters.addWidget(self.theme)
        filters.addWidget(self.search, 1)
        self.add(filters)
        self.add(self.table, 1)
        self._listen(running)

    def show_kit(self, kit: Kit) -> None:
        """Show the scales of a kit, with what they say today."""
        ranks = list(theme_labels())
        shown = sorted((one for one in kit.scales if not one.retired), key=lambda one: ranks.index(theme_of(one)))
        self.table.show_rows([Applying(one, _today(one)) for one in shown])

    def _listen(self, running: RunningKit) -> None:
        self.opening.clicked.connect(self._open_selected)
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.table.setFocus)
        self.theme.currentIndexChanged.connect(self._search)
        self.table.chose.connect(self._follow)
        self._follow(None)
        running.changed.connect(self.show_kit)
        self.show_kit(running.kit)

    def _search(self) -> None:
        theme, words = self.theme.currentData(), fold(self.search.text()).split()

        def wanted(one: Applying) -> bool:
            named = fold(f"{one.scale.label} {one.scale.code}")
            return theme in {"", theme_of(one.scale)} and all(word in named for word in words)

        self.table.keep(wanted)

    def _follow(self, one: Applying | None) -> None:
        self.opening.setEnabled(one is not None)

    def _open_selected(self) -> None:
        for one in self.table.selected():
            self.table.opened.emit(one)


def _columns() -> tuple[Column[Applying], ...]:
    return (
        Column(tr("Barème"), lambda one: one.scale.label, stretches=True, strong=True),
        Column(tr("Aujourd’hui"), lambda one: one.written, width=190, right=True),
        Column(tr("Depuis"), lambda one: one.held and one.held.since, width=96),
        Column(tr("Confiance"), lambda one: one.confidence, tone=lambda one: one.tone, width=130),
    )


def _today(scale: DatedScale) -> ScaleValue | None:
    try:
        return scale.on(date.today())
    except ScaleUnknown:
        return None
