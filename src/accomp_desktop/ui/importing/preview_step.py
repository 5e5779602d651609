# SPDX-License-Identifier: EUPL-1.2
"""Third step: what each line would do, why, and what the user decides of those that are left to them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.choices import Decision
from accomp_desktop.domain.import_plan import STATUSES, ImportPlan, PlannedRow, Status
from accomp_desktop.domain.kinds import Day
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.importing.line_card import LineCard
from accomp_desktop.ui.theme import Tone

ALL = "all"
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


class PreviewStep(QWidget):
    """`show_plan(draft, plan)`; a decision on a line gives a new draft by `changed`."""

    changed = Signal(object)  # the Draft with the decision in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self.statuses = self._make_statuses({})
        self.table = self._make_table()
        self.card = LineCard()
        across = QHBoxLayout()
        spaced(across, "normal")
        across.addWidget(self.table, 3)
        across.addWidget(self.card, 2)
        self._column = QVBoxLayout(self)
        spaced(self._column, "normal")
        self._column.addWidget(self.statuses)
        self._column.addLayout(across, 1)
        self.table.chose.connect(self._show_line)
        self.card.decided.connect(self._decide)

    def show_plan(self, draft: Draft, plan: ImportPlan) -> None:
        """Show what the lines would do, those left to the user first."""
        self._draft = draft
        self.table.show_rows(plan.rows)
        self._show_statuses(plan.counts)
        self._show_line(next(iter(self.table.selected()), None))

    def _show_statuses(self, counts: Mapping[str, int]) -> None:
        """Offer, as filters, what at least one line becomes; the one lit stays lit while some line does."""
        lit, former = self.statuses.lit(), self.statuses
        self.statuses = self._make_statuses(counts)
        self._column.replaceWidget(former, self.statuses)
        former.hide()
        former.deleteLater()
        self.statuses.light(lit if counts.get(lit) else ALL)

    def _make_statuses(self, counts: Mapping[str, int]) -> Chips:
        met = {status: label for status, label in STATUSES.items() if counts.get(status)}
        statuses = Chips(self.tr("Ce que deviennent les lignes"), {ALL: self.tr("Lues"), **met})
        statuses.show_counts({ALL: counts.get("read", 0), **counts})
        statuses.chosen.connect(self._keep)
        return statuses

    def _keep(self, status: str) -> None:
        self.table.keep(None if status == ALL else lambda row: row.status == status)
        self._select_first()

    def _select_first(self) -> None:
        rows = self.table.rows()
        if rows and not self.table.selected():
            self.table.select(rows[0].row)

    def _show_line(self, row: PlannedRow | None) -> None:
        if self._draft is not None:
            self.card.show_line(row, self._draft)

    def _decide(self, row: int, decision: Decision | None) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.deciding(row, decision))

    def _make_table(self) -> Table[PlannedRow]:
        return Table(
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
            ),
            key=lambda row: row.row,
            empty=EmptyState("list", self.tr("Aucune ligne"), self.tr("Aucune ligne de la liste ne devient cela.")),
        )


def person_name(row: PlannedRow) -> str:
    """Name whom a line is about, as far as it says."""
    names: Sequence[object] = (
        row.values.get("used_name") or row.values.get("birth_name"),
        row.values.get("first_name"),
    )
    return " ".join(str(name) for name in names if name)


def _born(row: PlannedRow) -> str:
    return Day().show(row.values.get("birth_date"))
