# SPDX-License-Identifier: EUPL-1.2
"""A formula, typed; the keys of the questions and the functions are put in from a menu."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from accomp_desktop.domain.expressions import check
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.grammar import BadExpression
from accomp_desktop.domain.kinds import Text
from accomp_desktop.domain.reckoning import FUNCTIONS, Function
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.editors.typed import ParagraphEditor

LONGEST_LABEL = 60
"""Characters of a question in the menu."""


class FormulaEditor(ParagraphEditor):
    """`names` are those that the formula may speak of; what is wrong with it is said as it is left."""

    def __init__(self, names: Mapping[str, Field], parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(Text(lines=lines), parent)
        self._names = names
        self.inserting = quiet(self.tr("Insérer…"), "plus")
        self.inserting.setMenu(self._menu())
        self.rows.addWidget(self.inserting, 0, Qt.AlignmentFlag.AlignLeft)

    def problem(self) -> str | None:
        """Say what is wrong with the formula."""
        return fault(str(self.value() or ""), self._names)

    def insert(self, text: str, *, back: int = 0) -> None:
        """Put a text where the cursor is, which then stands some signs before its end."""
        self.text.insertPlainText(text)
        for _ in range(back):
            self.text.moveCursor(QTextCursor.MoveOperation.Left)
        self.text.setFocus()

    def _menu(self) -> QMenu:
        menu = QMenu(self.inserting)
        by_record: dict[str, QMenu] = {}
        for key, item in self._names.items():
            if item.retired or item.hidden:
                continue
            if item.record not in by_record:
                by_record[item.record] = menu.addMenu(SPINE[item.record].label)
            by_record[item.record].addAction(_told(item), lambda key=key: self.insert(key))
        menu.addSeparator()
        functions = menu.addMenu(self.tr("Fonctions"))
        for one in FUNCTIONS.values():
            functions.addAction(f"{one.written}\u202f: {one.help}", lambda one=one: self._insert_function(one))
        return menu

    def _insert_function(self, function: Function) -> None:
        self.insert(f"{function.name}()", back=1)


def fault(text: str, names: Mapping[str, Field]) -> str | None:
    """Say in French what is wrong with a condition or a formula, if something is."""
    try:
        check(text, names)
    except BadExpression as refusal:
        return str(refusal)
    return None


def _told(item: Field) -> str:
    label = item.label if len(item.label) <= LONGEST_LABEL else f"{item.label[: LONGEST_LABEL - 1]}…"
    return f"{label} ({item.key})".replace("&", "&&")
