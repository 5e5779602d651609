# SPDX-License-Identifier: EUPL-1.2
"""A cell that could not be read: why, and the place to type it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.mending import Mendable
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.theme import Tone


class ProblemRow(QWidget):
    """One sentence with its sign, and the cell to mend if there is one; `acted` gives what was typed."""

    acted = Signal(object)  # an Act

    def __init__(self, sentence: str, tone: Tone, cell: Mendable | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        spaced(column, "tight")
        head = QHBoxLayout()
        spaced(head, "close")
        head.addWidget(IconLabel(tone.icon, tone.value), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(sentence, wrap=True), 1)
        column.addLayout(head)
        if cell is not None:
            column.addLayout(self._editor(cell))

    def _editor(self, cell: Mendable) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, "close")
        edit = QLineEdit(cell.text)
        edit.setObjectName(f"mend:{cell.column}")
        edit.setAccessibleName(self.tr("Case {cell}").format(cell=cell.name))
        edit.setPlaceholderText(self.tr("Case {cell}").format(cell=cell.name))
        button = secondary(self.tr("Corriger"), "pencil")
        button.setObjectName(f"mended:{cell.column}")
        button.setAccessibleName(self.tr("Corriger la case {cell}").format(cell=cell.name))
        button.setToolTip(self.tr("Corriger (Entrée)"))

        def act(draft: Draft) -> Draft:
            return draft.mending(cell.row, cell.column, edit.text().strip())

        edit.returnPressed.connect(lambda: self.acted.emit(act))
        button.clicked.connect(lambda: self.acted.emit(act))
        row.addWidget(edit, 1)
        row.addWidget(button)
        return row
