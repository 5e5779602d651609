# SPDX-License-Identifier: EUPL-1.2
"""A condition on answers: rows that must all hold, or the formula when rows cannot say it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.condition_rows import rows_of
from accomp_desktop.domain.conditions import Simple, written
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors import Editor
from accomp_desktop.ui.form import MakeEditor
from accomp_desktop.ui.programme.condition_row import ConditionRow
from accomp_desktop.ui.programme.formula_editor import FormulaEditor, fault


def expression_editors(names: Mapping[str, Field]) -> Mapping[str, MakeEditor]:
    """Give the editors of the fields that hold a condition or a formula over these names."""
    return {
        "only_if": lambda: ConditionEditor(names),
        "when": lambda: ConditionEditor(names),
        "formula": lambda: FormulaEditor(names),
    }


class ConditionEditor(Editor):
    """Its value is the text of the condition; `turning` goes from the rows to the text and back."""

    def __init__(self, names: Mapping[str, Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.conditions: list[ConditionRow] = []
        self._told = Text(self.tr("Toutes ces conditions doivent être vraies."), "small")
        self._place = QVBoxLayout()
        self.formula = FormulaEditor(names, lines=2)
        self.adding = quiet(self.tr("Ajouter une condition"), "plus")
        self.turning = quiet("", "pencil")
        self._lay_out()
        self.adding.clicked.connect(self.add_condition)
        self.turning.clicked.connect(self.turn)
        self.formula.changed.connect(self._follow)
        self.formula.settled.connect(self.settled)
        self.set_value(None)

    def value(self) -> Value:
        """Give the text of the condition; rows that lack something are left out."""
        if self._is_text:
            return self.formula.value()
        given = (one.condition() for one in self.conditions)
        return written(one for one in given if one is not None) or None

    def set_value(self, value: Value) -> None:
        """Show a condition: as rows if they can say it."""
        self._show(str(value or ""), as_text=False)

    def problem(self) -> str | None:
        """Say what is missing in a row, or wrong in the formula."""
        if not self._is_text and any(one.condition() is None for one in self.conditions):
            return self.tr("Une condition est incomplète\u202f: complétez-la, ou retirez-la.")
        return fault(str(self.value() or ""), self._names)

    def name(self, label: str) -> None:
        """Give the label to those who hear the screen."""
        self.setAccessibleName(label)
        self.formula.name(label)
        self.adding.setAccessibleDescription(label)
        self.turning.setAccessibleDescription(label)

    def add_condition(self) -> ConditionRow:
        """Add an empty row, the cursor on its question."""
        row = self._add()
        row.question.setFocus()
        self._follow()
        return row

    def turn(self) -> None:
        """Go from the rows to the text, or back when rows can say it."""
        self._show(str(self.value() or ""), as_text=not self._is_text)
        self.setFocus()
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the cursor to the first thing one may change."""
        super().focusInEvent(event)
        first = self.conditions[0].question if self.conditions else self.adding
        (self.formula if self._is_text else first).setFocus()

    def _lay_out(self) -> None:
        spaced(self.rows, "tight")
        spaced(self._place, "tight")
        foot = QHBoxLayout()
        spaced(foot, "close")
        for button in (self.adding, self.formula.inserting, self.turning):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        self.rows.addWidget(self._told)
        self.rows.addLayout(self._place)
        self.rows.addWidget(self.formula)
        self.rows.addLayout(foot)

    def _show(self, text: str, *, as_text: bool) -> None:
        emptied(self._place)
        self.conditions = []
        rows = None if as_text else rows_of(text, self._names)
        self._is_text = rows is None
        self.formula.set_value(text if rows is None else None)
        for one in rows or ():
            self._add(one)
        self._dress()

    def _add(self, condition: Simple | None = None) -> ConditionRow:
        row = ConditionRow(self._names, self)
        if condition is not None:
            row.show_condition(condition)
        row.changed.connect(self.changed)
        row.settled.connect(self.settled)
        row.removed.connect(lambda: self._remove(row))
        self.conditions.append(row)
        self._place.addWidget(row)
        return row

    def _remove(self, row: ConditionRow) -> None:
        self.conditions.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.adding.setFocus()
        self._follow()
        self.settled.emit()

    def _follow(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        """Show what belongs to the rows or to the text; a text that rows cannot say does not turn into rows."""
        can_turn = not self._is_text or rows_of(str(self.formula.value() or ""), self._names) is not None
        told = self.tr("Revenir aux conditions") if self._is_text else self.tr("Écrire la formule")
        self.turning.setText(told)
        self.turning.setAccessibleName(told)
        self.turning.setEnabled(can_turn)
        self.turning.setToolTip("" if can_turn else self.tr("Cette formule dit plus que des conditions à la suite."))
        self.formula.setVisible(self._is_text)
        self.formula.inserting.setVisible(self._is_text)
        self.adding.setVisible(not self._is_text)
        self._told.setVisible(len(self.conditions) > 1)
