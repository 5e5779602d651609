# SPDX-License-Identifier: EUPL-1.2
"""Third step: what each line would do, why, and what the user decides of those that are left to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.balance import balance
from accomp_desktop.domain.choices import Policy
from accomp_desktop.domain.import_plan import PlannedRow
from accomp_desktop.domain.search import words_of
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors.segments import Segments
from accomp_desktop.ui.importing.absent_card import AbsentView
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.importing.line_card import LineCard
from accomp_desktop.ui.importing.lines import LinesTable
from accomp_desktop.ui.importing.prospect import ABSENT, ALL, GROUPS, Act, Prospect

POLICIES: tuple[Policy, ...] = ("overwrite", "complete", "ask")
ELSEWHERE = "elsewhere"
MANY = 15
"""Lines from which one searches."""

SEARCH_WIDTH = 180


class PreviewStep(QWidget):
    """`show_prospect(prospect)`; what the user says gives a new draft by `changed`."""

    changed = Signal(object)  # the Draft with what was said in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prospect: Prospect | None = None
        self._draft: Draft | None = None
        self._acted: set[int] = set()
        self.statuses = Chips(self.tr("Ce que deviennent les lignes"), GROUPS, wraps=True)
        self.search = SearchField(self.tr("Chercher… (Ctrl+F)"))
        self.table = LinesTable()
        self.card, self.absent = LineCard(self.table.view), AbsentView()
        self.policy = Segments((self.tr("Remplacer"), self.tr("Compléter seulement"), self.tr("Me demander")))
        self._balance, self._differing = Text(look="small", wrap=True), QWidget()
        self._faces, self._elsewhere = QStackedWidget(), QVBoxLayout()
        self._lay_out()
        self.statuses.chosen.connect(self._choose_group)
        self.policy.picked.connect(self._choose_policy)
        self.table.chose.connect(self._show_line)
        self.card.acted.connect(self._act_on_line)
        self.absent.acted.connect(self._act)
        self.search.searched.connect(self._look_for)
        self.search.left_down.connect(self._go_down)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show what the lines would do; the filter, the search and the line in sight stay."""
        known, place = self._prospect, self._place()
        self._prospect, self._draft = prospect, prospect.draft
        self.table.blockSignals(True)
        if known is None or known.draft.book is not prospect.draft.book:
            self.statuses.light(ALL)
            self.search.clear()
        self._balance.setText(balance(prospect.plan.counts))
        self._differing.setVisible(bool(prospect.draft.known.profiles))
        self.policy.light(POLICIES.index(prospect.draft.judging.policy))
        self.search.setVisible(len(prospect.rows) > MANY)
        self.table.show_rows(tuple(prospect.rows.values()))
        self.absent.show_absent(prospect.plan.absent)
        self.statuses.show_counts(prospect.counts)
        self._keep()
        self._select(place)
        self.table.blockSignals(False)
        self._show_line(next(iter(self.table.selected()), None))

    def _choose_group(self) -> None:
        self._acted.clear()
        self._keep()
        self._select(0)

    def _look_for(self) -> None:
        self._acted.clear()
        self._keep()

    def _keep(self) -> None:
        """Show the lines of the group that the search finds, and those of which the user has just said something."""
        prospect, group = self._prospect, self.statuses.lit()
        if prospect is None:
            return
        self._faces.setCurrentIndex({ABSENT: 1, ELSEWHERE: 2}.get(group, 0))
        self.table.show_group(group)
        words = [f" {word}" for word in words_of(self.search.text())]
        self.table.keep(
            lambda row: (
                row.row in self._acted
                or (prospect.belongs(row, group) and all(word in prospect.texts[row.row] for word in words))
            )
        )
        if group == ELSEWHERE:
            self._count_elsewhere(prospect.counts[ELSEWHERE])

    def _place(self) -> int:
        """Give the rank of the line in sight, to come back there if the line is no longer shown."""
        chosen = self.table.selected()
        return self.table.rows().index(chosen[0]) if chosen else 0

    def _select(self, place: int) -> None:
        """Select the line at this rank, or the last one, unless a line is selected."""
        rows = self.table.rows()
        if rows and not self.table.selected():
            self.table.select(rows[min(place, len(rows) - 1)].row)

    def _go_down(self) -> None:
        self._select(0)
        self.table.setFocus()

    def _show_line(self, row: PlannedRow | None) -> None:
        if self._prospect is not None:
            self.card.show_line(row, self._prospect)

    def _act_on_line(self, act: Act) -> None:
        self._acted |= {row.row for row in self.table.selected()}
        self._act(act)

    def _act(self, act: Act) -> None:
        """Do at once to the draft what the user says; the plan follows when it is made."""
        if self._draft is not None:
            self._draft = act(self._draft)
            self.changed.emit(self._draft)

    def _choose_policy(self, rank: int) -> None:
        def act(draft: Draft) -> Draft:
            return draft.judging_by(POLICIES[rank])

        self._act(act)

    def _count_elsewhere(self, count: int) -> None:
        emptied(self._elsewhere)
        told = self.tr("{count} lignes") if count > 1 else self.tr("{count} ligne")
        told += self.tr(" pour une autre structure")
        sentence = self.tr("Rien n’en est montré, rien n’en est gardé.")
        self._elsewhere.addWidget(EmptyState("eye-off", told.format(count=count), sentence))

    def _lay_out(self) -> None:
        above, filters, across = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        lines, elsewhere = QWidget(), QWidget()
        for row in (above, filters, across):
            spaced(row, "normal")
        above.addWidget(self._balance, 1)
        above.addWidget(self._differing)
        filters.addWidget(self.statuses, 1)
        filters.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self.search.setFixedWidth(SEARCH_WIDTH)
        across.addWidget(self.table, 1)
        across.addWidget(self.card, 1)
        lines.setLayout(across)
        elsewhere.setLayout(self._elsewhere)
        for face in (lines, self.absent, elsewhere):
            self._faces.addWidget(face)
        self._explain_policies()
        column = QVBoxLayout(self)
        spaced(column, "normal")
        column.addLayout(above)
        column.addLayout(filters)
        column.addWidget(self._faces, 1)

    def _explain_policies(self) -> None:
        row = QHBoxLayout(self._differing)
        spaced(row, "close")
        row.addWidget(Text(self.tr("Si une valeur diffère"), "label"))
        row.addWidget(self.policy)
        for rank, sentence in enumerate(
            (
                self.tr("Remplacer\u202f: la liste l’emporte, une case vide n’efface rien."),
                self.tr("Compléter seulement\u202f: la liste ne remplit que ce qui manque."),
                self.tr("Me demander\u202f: ce qui est connu reste tant que vous ne cochez pas."),
            )
        ):
            self.policy.explain(rank, sentence)
