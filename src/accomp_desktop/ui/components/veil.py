# SPDX-License-Identifier: EUPL-1.2
"""What stands in place of a sensitive answer until someone asks to see it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text

DOTS = "••••••"


class Veil(QWidget):
    """Dots, the same for every answer, and a button that lifts them."""

    lifted = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dots = Text(DOTS, "muted")
        dots.setAccessibleName(self.tr("{label}\u202f: réponse masquée").format(label=label))
        self.lifting = quiet(self.tr("Afficher"), "eye")
        self.lifting.setAccessibleName(self.tr("Afficher\u202f: {label}").format(label=label))
        self.lifting.clicked.connect(self.lifted)
        row = QHBoxLayout(self)
        spaced(row, "close")
        row.addWidget(dots)
        row.addWidget(self.lifting)
        row.addStretch()
