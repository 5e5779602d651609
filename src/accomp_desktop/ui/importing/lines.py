# SPDX-License-Identifier: EUPL-1.2
"""The lines of a plan as a table: each group has the columns that tell it."""

from PySide6.QtGui import QResizeEvent

from accomp_desktop.domain.import_plan import STATUSES, PlannedRow, Status
from accomp_desktop.domain.kinds import Day
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.importing.prospect import ALL, ASIDE, CHOOSE, person_name
from accomp_desktop.ui.theme import Tone

TONES: dict[Status, Tone] = {
    "created": Tone.POSITIVE,
    "updated": Tone.INFO,
    "unchanged": Tone.NEUTRAL,
    "duplicate": Tone.NEUTRAL,
    "possible": Tone.WARNING,
    "conflict": Tone.DANGER,
    "refused": Tone.DANGER,
    "skipped": Tone.NEUTRAL,
    "elsewhere": Tone.NEUTRAL,
}
BORN, BECOMES, WHY = 2, 3, 4
NARROW = 480
"""Width of the table, in logical pixels, below which the birth dates leave their place to the names."""


class LinesTable(Table[PlannedRow]):
    """`show_group(group)` shows what tells the lines of a group apart: what they become, or why."""

    def __init__(self) -> None:
        self._group = ALL
        super().__init__(
            self.tr("Lignes du fichier"),
            (
                Column(self.tr("Ligne"), lambda row: row.row, width=68, right=True),
                Column(self.tr("Personne"), person_name, stretches=True, strong=True),
                Column(self.tr("Naissance"), lambda row: row.values.get("birth_date"), text=_born, width=100),
                Column(
                    self.tr("Devient"),
                    lambda row: STATUSES[row.status],
                    tone=lambda row: TONES[row.status],
                    width=152,
                ),
                Column(self.tr("Pourquoi"), self._why, stretches=True),
            ),
            key=lambda row: row.row,
            empty=EmptyState("list", self.tr("Aucune ligne"), self.tr("Aucune n’est dans ce cas.")),
        )

    def show_group(self, group: str) -> None:
        """Show the columns of a group."""
        self._group = group
        self.view.setColumnHidden(BECOMES, group != ALL)
        self.view.setColumnHidden(WHY, group == ALL)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the birth dates out where the names would be too narrow to read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.view.setColumnHidden(BORN, self.width() < NARROW or self._group != ALL)

    def _why(self, row: PlannedRow) -> str:
        """Say in a few words what a line of the group has of its own; one that left the group says where it goes."""
        if self._group in STATUSES and row.status != self._group:
            return f"→ {STATUSES[row.status]}"
        if self._group == ASIDE or row.status == "refused":
            return " ".join(problem.message for problem in row.problems)
        if row.reason:
            return row.reason
        changes = row.offered if self._group == CHOOSE else row.changed
        return ", ".join(change.field.label for change in changes)


def _born(row: PlannedRow) -> str:
    return Day().show(row.values.get("birth_date"))
