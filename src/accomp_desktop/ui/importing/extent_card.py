# SPDX-License-Identifier: EUPL-1.2
"""Whether a list names everyone whom the Département follows, or only those it sends anew: said once."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.domain.layout import Extent
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.look import Look

EXTENTS: tuple[Extent, ...] = ("complete", "new")


class ExtentCard(QFrame):
    """`show_look(look)`; `chosen(extent)`; as long as nobody has said, neither is lit."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        spaced(column, "tight", "normal")
        column.addWidget(Text(self.tr("Cette liste contient"), "heading"))
        for rank, text in enumerate((self.tr("&Toutes les personnes suivies"), self.tr("Seulement les nou&velles"))):
            button = QRadioButton(text)
            self.group.addButton(button, rank)
            column.addWidget(button)
        told = self.tr(
            "Si elle est complète, l’aperçu montrera aussi qui n’y figure plus. C’est retenu pour la suivante."
        )
        column.addWidget(Text(told, "small", wrap=True))
        self.group.idClicked.connect(self._choose)

    def _choose(self, rank: int) -> None:
        self.chosen.emit(EXTENTS[rank])

    def show_look(self, look: Look) -> None:
        """Show what was said of this list, or of the one before."""
        layout = look.understood.layout
        said = look.draft.judging.extent or (layout.extent if layout else "")
        with QSignalBlocker(self.group):
            self.group.setExclusive(False)
            for rank, extent in enumerate(EXTENTS):
                self.group.button(rank).setChecked(extent == said)
            self.group.setExclusive(True)
