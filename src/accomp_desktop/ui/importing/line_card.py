# SPDX-License-Identifier: EUPL-1.2
"""One line of the list: what it becomes and why, what it changes, what it says, and what may be decided of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.choices import Decision
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.import_plan import PlannedRow
from accomp_desktop.domain.matching import NEW
from accomp_desktop.domain.mending import mendable, mended_cells
from accomp_desktop.domain.side_by_side import side_by_side
from accomp_desktop.domain.table import cell_name
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.buttons import quiet, secondary
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.changes_card import ChangesCard
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.importing.mend_row import ProblemRow
from accomp_desktop.ui.importing.prospect import Prospect
from accomp_desktop.ui.importing.side_by_side import SideBySide
from accomp_desktop.ui.theme import Tone, scale

LEFT_TO_THE_USER = frozenset({"possible", "conflict"})
COMPARED = LEFT_TO_THE_USER | {"duplicate"}
WRITTEN = frozenset({"created", "updated"})
CONTROLS = (QAbstractButton, QLineEdit)


class LineCard(QFrame):
    """`show_line(row, prospect)`; `acted` gives what the user says of it. The focus stays where it was on the line."""

    acted = Signal(object)  # an Act

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """Take the widget from which Tab comes into the card."""
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Ligne choisie"))
        self._before, self._shown = before, 0
        inside, foot = QWidget(), QWidget()
        self._place, self._acts, self._rows = QVBoxLayout(inside), Flow("close", foot), QVBoxLayout()
        spaced(self._place)
        column = QVBoxLayout(self)
        spaced(column, "close", "normal")
        self._area = scrolled(inside)
        column.addWidget(self._area, 1)
        column.addWidget(foot)

    def show_line(self, row: PlannedRow | None, prospect: Prospect) -> None:
        """Show a line, or nothing."""
        focused = next((one.objectName() for one in self.findChildren(QWidget) if one.hasFocus()), "")
        height = self._area.verticalScrollBar().value()
        same = row is not None and row.row == self._shown
        self._shown = row.row if row else 0
        emptied(self._place)
        emptied(self._acts)
        if row is None:
            return
        body = QWidget()
        self._rows = QVBoxLayout(body)
        spaced(self._rows, "tight")
        self._fill(row, prospect)
        acts = self._offer(row, prospect.draft.judging.decisions.get(row.row))
        self._place.addWidget(body)
        for part in (body, *acts):
            part.show()
        controls = [*(one for one in body.findChildren(QWidget) if isinstance(one, CONTROLS)), *acts]
        self._link(controls)
        if same:
            self._area.verticalScrollBar().setValue(height)
            _focus(focused, controls)

    def _fill(self, row: PlannedRow, prospect: Prospect) -> None:
        self._add(Text(self.tr("Ligne {row}").format(row=row.row), "heading"))
        if row.reason:
            self._add(Text(row.reason, wrap=True))
        self._add_problems(row, prospect)
        if row.status in COMPARED:
            self._add_comparison(row, prospect)
        order = list(prospect.plan.understood.fields)
        changes = sorted((*row.changed, *row.offered), key=lambda one: order.index(one.field.key))
        if changes:
            self._add(ChangesCard(row.row, changes, prospect.draft.judging))
        if row.status not in COMPARED:
            self._add_heading(self.tr("Ce que dit la ligne"))
            for item, value in _said(row, prospect):
                self._add_value(item.label, item.kind.show(value))
        self._rows.addStretch()

    def _add_problems(self, row: PlannedRow, prospect: Prospect) -> None:
        """Say what could not be read, each with its cell to mend; then the cells already mended."""
        tone = Tone.DANGER if row.status == "refused" else Tone.WARNING
        listing, seen = prospect.plan.listing, set[int]()
        for problem in row.problems:
            cell = mendable(listing, row.row, problem)
            self._add(ProblemRow(problem.message, tone, None if cell is None or cell.column in seen else cell))
            seen |= {cell.column} if cell else set()
        for column in mended_cells(prospect.draft.reading.mended, row.row):
            self._add_mended(row.row, column)

    def _add_mended(self, row: int, column: int) -> None:
        def act(draft: Draft) -> Draft:
            return draft.mending(row, column, None)

        back = quiet(self.tr("Remettre"), "undo-2")
        back.setObjectName(f"unmend:{column}")
        cell = cell_name(row, column)
        back.setAccessibleName(self.tr("Remettre la case {cell} comme dans le fichier").format(cell=cell))
        back.clicked.connect(lambda: self.acted.emit(act))
        self._add_line(Text(self.tr("Case {cell} corrigée").format(cell=cell), "small"), back, 1, 0)

    def _add_comparison(self, row: PlannedRow, prospect: Prospect) -> None:
        name, values = prospect.other_values(row)
        match, fields = row.match or NEW, prospect.plan.understood.fields.values()
        if row.status in LEFT_TO_THE_USER:
            told = self.tr("Ressemblance\u202f: {score} sur 100").format(score=match.score)
            self._add(Text(told, "small"))
        if match.others:
            others = ", ".join(one.shown for one in match.others)
            self._add(Text(self.tr("Aussi proche de\u202f: {others}").format(others=others), "small", wrap=True))
        self._rows.addSpacing(scale().space["tight"])
        facing = tuple(side_by_side(row.values, values, fields, match.keys))
        self._add(SideBySide(self.tr("Cette ligne"), name, facing))

    def _offer(self, row: PlannedRow, decision: Decision | None) -> list[QWidget]:
        made: list[QWidget] = []
        for text, icon_name, keys, choice in self._choices(row, decision):
            button = secondary(text, icon_name)
            button.setObjectName(f"decide:{choice}")
            button.setShortcut(keys)
            button.setToolTip(f"{text} ({keys})")
            button.clicked.connect(partial(self._decide, row.row, choice))
            self._acts.addWidget(button)
            made.append(button)
        return made

    def _choices(self, row: PlannedRow, decision: Decision | None) -> Iterator[tuple[str, str, str, Decision | None]]:
        if row.status in LEFT_TO_THE_USER:
            yield self.tr("C’est la même personne"), "user", "Alt+M", "same"
            yield self.tr("C’est une autre personne"), "user-plus", "Alt+A", "new"
        if row.status in LEFT_TO_THE_USER | WRITTEN and decision is None:
            yield self.tr("Laisser de côté"), "ban", "Alt+L", "skip"
        if decision is not None:
            yield self.tr("Revenir sur cette décision"), "undo-2", "Alt+R", None

    def _decide(self, row: int, decision: Decision | None, *_: object) -> None:
        def act(draft: Draft) -> Draft:
            return draft.deciding(row, decision)

        self.acted.emit(act)

    def _add(self, part: QWidget) -> None:
        if isinstance(part, ChangesCard | ProblemRow):
            part.acted.connect(self.acted)
        self._rows.addWidget(part)

    def _add_heading(self, text: str) -> None:
        self._rows.addSpacing(scale().space["close"])
        self._add(Text(text, "label"))

    def _add_value(self, label: str, value: str) -> None:
        self._add_line(Text(label, "small", wrap=True), Text(value, wrap=True), 2, 3)

    def _add_line(self, left: QWidget, right: QWidget, *shares: int) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        for part, share in zip((left, right), shares, strict=True):
            row.addWidget(part, share)
        self._rows.addWidget(line)

    def _link(self, controls: Sequence[QWidget]) -> None:
        """Have Tab go from the list through the card, although what it shows was made since."""
        before = self._before
        for one in controls:
            QWidget.setTabOrder(before, one)
            before = one


def _focus(name: str, controls: Sequence[QWidget]) -> None:
    """Come back to the control of this name, or else to the last one."""
    if name and controls:
        next((one for one in controls if one.objectName() == name), controls[-1]).setFocus()


def _said(row: PlannedRow, prospect: Prospect) -> Iterator[tuple[Field, Value]]:
    """Go through what the line says, in the order of the fields."""
    for key, item in prospect.plan.understood.fields.items():
        value = row.values.get(key)
        if value is not None:
            yield item, value
