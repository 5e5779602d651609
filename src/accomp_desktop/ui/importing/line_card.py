# SPDX-License-Identifier: EUPL-1.2
"""One line of the list: what it becomes and why, what it changes, what it says, and what may be decided of it."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.choices import Decision
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import importable
from accomp_desktop.domain.import_plan import PlannedRow
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.theme import Tone, scale

LEFT_TO_THE_USER = frozenset({"possible", "conflict"})
WRITTEN = frozenset({"created", "updated"})


class LineCard(QFrame):
    """`show_line(row, draft)`; `decided(line number, decision or None)`."""

    decided = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Ligne choisie"))
        inside = QWidget()
        self._rows, self._acts = QVBoxLayout(inside), QVBoxLayout()
        spaced(self._rows, "tight")
        spaced(self._acts, "tight")
        column = QVBoxLayout(self)
        spaced(column, "close", "normal")
        column.addWidget(scrolled(inside), 1)
        column.addLayout(self._acts)

    def show_line(self, row: PlannedRow | None, draft: Draft) -> None:
        """Show a line, or nothing."""
        emptied(self._rows)
        emptied(self._acts)
        if row is None:
            return
        fields = {item.key: item for item in importable(draft.known.kit)}
        self._add(self.tr("Ligne {row}").format(row=row.row), "heading")
        if row.reason:
            self._add(row.reason, "body")
        for problem in row.problems:
            self._add_problem(problem.message if not problem.cell else f"{problem.message} ({problem.cell})")
        if row.changed:
            self._add(self.tr("Ce qui change"), "label")
            for change in row.changed:
                self._add_change(change.field, change.before, change.after)
        self._add(self.tr("Ce que dit la ligne"), "label")
        for item, value in _said(row, fields):
            self._add_value(item.label, item.kind.show(value))
        self._rows.addStretch()
        self._offer(row, draft.judging.decisions.get(row.row))

    def _offer(self, row: PlannedRow, decision: Decision | None) -> None:
        choices: list[tuple[str, str, Decision | None]] = []
        if row.status in LEFT_TO_THE_USER:
            choices.append((self.tr("C’est la même personne"), "user", "same"))
            choices.append((self.tr("C’est une autre personne"), "user-plus", "new"))
        if row.status in LEFT_TO_THE_USER | WRITTEN and decision is None:
            choices.append((self.tr("Laisser cette ligne de côté"), "ban", "skip"))
        if decision is not None:
            choices.append((self.tr("Revenir sur cette décision"), "undo-2", None))
        for text, icon_name, choice in choices:
            button = secondary(text, icon_name)
            button.clicked.connect(lambda _=False, choice=choice: self.decided.emit(row.row, choice))
            self._acts.addWidget(button)

    def _add(self, text: str, look: str) -> None:
        if look == "label":
            self._rows.addSpacing(scale().space["close"])
        self._rows.addWidget(Text(text, look, wrap=True))

    def _add_problem(self, sentence: str) -> None:
        self._add_line(IconLabel("triangle-alert", Tone.WARNING.value), Text(sentence, wrap=True), 0, 1)

    def _add_change(self, item: Field, before: Value, after: Value) -> None:
        told = item.kind.show(before) or self.tr("inconnu")
        self._add_value(item.label, f"{told} → {item.kind.show(after)}")

    def _add_value(self, label: str, value: str) -> None:
        self._add_line(Text(label, "small", wrap=True), Text(value, wrap=True), 2, 3)

    def _add_line(self, left: QWidget, right: QWidget, *shares: int) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, "close")
        for part, share in zip((left, right), shares, strict=True):
            row.addWidget(part, share)
        self._rows.addWidget(line)


def _said(row: PlannedRow, fields: Mapping[str, Field]) -> Iterator[tuple[Field, Value]]:
    """Go through what the line says, in the order of the fields."""
    for key, item in fields.items():
        value = row.values.get(key)
        if value is not None:
            yield item, value
