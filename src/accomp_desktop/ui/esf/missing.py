# SPDX-License-Identifier: EUPL-1.2
"""What is missing or contradicts itself, the gravest first, opened where it is mended."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from accomp_desktop.domain.person import PERSON_FIELDS
from accomp_desktop.domain.quality import GRAVITIES, Finding
from accomp_desktop.domain.report import Report
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.esf.tab import ReportTab
from accomp_desktop.ui.theme import Tone

ALL = "all"
TONES: Mapping[str, Tone] = {"B": Tone.DANGER, "E": Tone.WARNING, "A": Tone.INFO, "I": Tone.NEUTRAL}
IDENTITY = frozenset(item.key for item in PERSON_FIELDS)


@dataclass(frozen=True)
class Missing:
    """A finding, with the name of the person it is about (none: the figures as a whole)."""

    rank: int
    finding: Finding
    name: str


class MissingTab(ReportTab):
    """`findings` of a report as a table, kept by gravity."""

    def __init__(self) -> None:
        super().__init__()
        self.gravities = Chips(self.tr("Gravité"), {ALL: self.tr("Tout"), **GRAVITIES})
        sound = EmptyState(
            "circle-check",
            self.tr("Rien ne manque"),
            self.tr("Chaque participation est complète et cohérente\u202f: toutes sont comptées."),
        )
        self.table: Table[Missing] = Table(
            self.tr("À compléter"),
            (
                Column(
                    self.tr("Gravité"),
                    lambda row: list(GRAVITIES).index(row.finding.gravity),
                    text=lambda row: GRAVITIES[row.finding.gravity],
                    tone=lambda row: TONES[row.finding.gravity],
                    width=124,
                ),
                Column(self.tr("Personne"), lambda row: row.name, width=180, strong=True),
                Column(self.tr("Ce qui manque ou se contredit"), lambda row: row.finding.sentence, stretches=True),
                Column(self.tr("Règle"), lambda row: row.finding.rule, width=64),
            ),
            key=lambda row: row.rank,
            empty=sound,
        )
        self._effect = Text(look="small", wrap=True)
        self.rows.addWidget(self.gravities)
        self.rows.addWidget(self.table, 1)
        self.rows.addWidget(self._effect)
        self.gravities.chosen.connect(self._keep)
        self.table.chose.connect(self._tell)
        self.table.opened.connect(self._open)

    def show_report(self, report: Report) -> None:
        """Show another report."""
        names = {one.person.id: one.person.full_name for one in report.cases.cases}
        rows = [Missing(rank, one, names.get(one.person_id, "")) for rank, one in enumerate(report.findings)]
        rows.sort(key=lambda row: list(GRAVITIES).index(row.finding.gravity))
        counts = Counter(row.finding.gravity for row in rows)
        self.gravities.setVisible(bool(rows))
        self.gravities.show_counts({ALL: len(rows), **counts})
        self.table.show_rows(rows)
        self._keep()

    def _keep(self) -> None:
        gravity = self.gravities.lit()
        self.table.keep(None if gravity == ALL else lambda row: row.finding.gravity == gravity)
        rows = self.table.rows()
        if rows and not self.table.selected():
            self.table.select(rows[0].rank)
        self._tell(next(iter(self.table.selected()), None))

    def _tell(self, row: Missing | None) -> None:
        self._effect.setText(row.finding.effect if row else "")

    def _open(self, row: Missing) -> None:
        if row.finding.person_id:
            self.record_asked.emit(row.finding.person_id, tab_of(row.finding))


def tab_of(finding: Finding) -> str:
    """Name the tab of the record where a finding is mended."""
    return "identity" if finding.field in IDENTITY else "esf"
