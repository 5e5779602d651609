# SPDX-License-Identifier: EUPL-1.2
"""What stands over a diagnosis: its day, the other days, how far it is answered, and what one may do with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.restitution import PAPERS
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale

DAY_WIDTH, DAYS_WIDTH = 150, 150


class DiagnosisHead(QWidget):
    """`day` is the form of the day of the diagnosis looked at."""

    begin_asked = Signal(bool)  # from the last answers, or blank
    paper_asked = Signal(str)  # the name of a paper of the diagnosis looked at
    print_asked = Signal(bool)  # blank: what is essential alone, or the whole form

    def __init__(self, day: QWidget, *, has_essential: bool) -> None:
        super().__init__()
        self.days = QComboBox()
        self.days.setAccessibleName(self.tr("Diagnostic regardé"))
        self.days.setMinimumWidth(DAYS_WIDTH)
        self.progress = Text(look="muted")
        self.progress.setMinimumHeight(scale().size["control"])
        self.removing = icon_button("trash-2", self.tr("Supprimer ce diagnostic"))
        row = QHBoxLayout(self)
        spaced(row, "close")
        day.setFixedWidth(DAY_WIDTH)
        row.addWidget(day)
        for part in (self.days, self.progress):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        for part in (self._printing(has_essential=has_essential), self.removing, self._beginning()):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)

    def show_days(self, diagnoses: Sequence[Diagnosis], seen: Diagnosis) -> None:
        """Offer these diagnoses, the one looked at picked."""
        self.days.clear()
        for one in diagnoses:
            self.days.addItem(self.tr("Celui du {day}").format(day=Day().show(one.on)), one.id)
        self.days.setCurrentIndex(self.days.findData(seen.id))
        self.days.setVisible(self.days.count() > 1)

    def _printing(self, *, has_essential: bool) -> QWidget:
        printing = secondary(self.tr("Documents"), "printer")
        menu = QMenu(printing)
        for paper, title in PAPERS.items():
            menu.addAction(f"{title}…", partial(self.paper_asked.emit, paper))
        menu.addSeparator()
        if has_essential:
            menu.addAction(self.tr("Formulaire vierge, l’essentiel…"), lambda: self.print_asked.emit(True))
        menu.addAction(self.tr("Formulaire vierge, tout le diagnostic…"), lambda: self.print_asked.emit(False))
        printing.setMenu(menu)
        return printing

    def _beginning(self) -> QWidget:
        beginning = secondary(self.tr("Nouveau diagnostic"), "plus")
        menu = QMenu(beginning)
        menu.addAction(self.tr("À partir des dernières réponses"), lambda: self.begin_asked.emit(True))
        menu.addAction(self.tr("Vierge"), lambda: self.begin_asked.emit(False))
        beginning.setMenu(menu)
        return beginning
