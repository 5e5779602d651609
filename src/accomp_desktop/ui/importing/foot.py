# SPDX-License-Identifier: EUPL-1.2
"""What leads out of a step: back, on, or, while the import is written, how far it is and the way to give it up."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.ui.components.busy import ProgressLine
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.importing.prospect import Prospect


class Foot(QWidget):
    """`lead(text)` shows the two buttons, `show_writing(label, share)` the progress in their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.go_on = secondary(self.tr("Retour"), "arrow-left"), primary("", "arrow-right")
        self.writing = ProgressLine(cancel=self.tr("Annuler"))
        row = QHBoxLayout(self)
        spaced(row, "close")
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.go_on)
        row.addWidget(self.writing, 1)
        self.writing.hide()

    def lead(self, text: str, *, enabled: bool = True) -> None:
        """Show where one may go; without a text, only back."""
        self._show(writing=False)
        self.go_on.setText(text)
        self.go_on.setAccessibleName(text)
        self.go_on.setEnabled(enabled)
        self.go_on.setVisible(bool(text))

    def lead_to_writing(self, found: Prospect | None) -> None:
        """Say what the import would write."""
        lines, absences = (found.lines_to_write, found.absences_to_write) if found else (0, 0)
        told = self.tr("Rien à importer")
        if lines:
            told = self.tr("Importer {count} lignes") if lines > 1 else self.tr("Importer 1 ligne")
        elif absences:
            told = self.tr("Noter {count} absences") if absences > 1 else self.tr("Noter 1 absence")
        self.lead(told.format(count=lines or absences), enabled=bool(lines or absences))

    def show_writing(self, label: str, share: float | None) -> None:
        """Say how far the writing is."""
        self._show(writing=True)
        self.writing.show_advance(label, share)

    def _show(self, *, writing: bool) -> None:
        for part in (self.back, self.go_on):
            part.setVisible(not writing)
        self.writing.setVisible(writing)
