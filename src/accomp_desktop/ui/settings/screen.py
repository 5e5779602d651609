# SPDX-License-Identifier: EUPL-1.2
"""The settings, a tab for each matter."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.settings.journal import JournalTab
from accomp_desktop.ui.settings.safety import SafetyTab
from accomp_desktop.ui.settings.structure import StructureTab
from accomp_desktop.ui.settings.team import TeamTab
from accomp_desktop.ui.settings.workstation import WorkstationTab


class SettingsScreen(Page):
    """`show_subject(key)` opens a tab."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(self.tr("Réglages"), scrolls=False)
        self.tabs = Tabs(self.tr("Réglages"))
        for key, title, make in self._rows(stage):
            self.tabs.add(key, title, make)
        self.add(self.tabs, 1)

    def show_subject(self, subject: object) -> None:
        """Open a tab by its key."""
        self.tabs.open_tab(str(subject))

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once the structure typed would not be lost."""
        structure = self.tabs.page("structure")
        if isinstance(structure, StructureTab):
            structure.leave(then)
        else:
            then()

    def _rows(self, stage: Stage) -> tuple[tuple[str, str, Callable[[], QWidget]], ...]:
        return (
            ("structure", self.tr("Structure"), lambda: StructureTab(stage)),
            ("team", self.tr("Équipe"), lambda: TeamTab(stage)),
            ("journal", self.tr("Journal"), lambda: JournalTab(stage)),
            ("safety", self.tr("Sécurité"), lambda: SafetyTab(stage)),
            ("workstation", self.tr("Ce poste"), WorkstationTab),
        )
