# SPDX-License-Identifier: EUPL-1.2
"""The people behind a figure, and the way to the record of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.casework import Case
from accomp_desktop.domain.report import Report
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table

WIDTH, HEIGHT = 780, 420

Open = Callable[[str, str], None]
"""Opens a person's record: the id, and the tab."""


@dataclass(frozen=True)
class Counted:
    """A person as many times as a figure counts them."""

    case: Case
    times: int

    @property
    def born(self) -> date | None:
        """Give the birth date."""
        return self.case.person.birth_date


class Behind(Dialog):
    """Lists the cases; Enter or a double click opens the record and leaves the list."""

    def __init__(self, title: str, report: Report, ids: Sequence[str], open_record: Open, parent: QWidget) -> None:
        counted = counted_cases(report, ids)
        super().__init__(title, self._told(len(counted), len(ids)), parent)
        self._open = open_record
        self.table: Table[Counted] = Table(
            self.tr("Personnes derrière ce chiffre"),
            (
                Column(self.tr("Personne"), lambda one: one.case.person.full_name, stretches=True, strong=True),
                Column(self.tr("Naissance"), lambda one: one.born, width=100),
                Column(self.tr("Entrée"), lambda one: one.case.participation.entered_on, width=100),
                Column(self.tr("Sortie"), lambda one: one.case.participation.left_on, width=100),
                Column(self.tr("Conseiller·ère"), lambda one: one.case.adviser, width=130),
                Column(self.tr("Fois"), lambda one: one.times, width=56, right=True),
            ),
            key=lambda one: one.case.participation.id,
        )
        self.table.show_rows(counted)
        self.table.opened.connect(self._go)
        self.add(self.table, 1)
        button = primary(self.tr("Ouvrir la fiche"), "arrow-right")
        button.setEnabled(bool(counted))
        button.clicked.connect(self._go_to_selected)
        self.answer(button, self.tr("Fermer"))
        self.resize(WIDTH, HEIGHT)
        if counted:
            self.table.select(counted[0].case.participation.id)
        self.table.setFocus()

    def _told(self, people: int, times: int) -> str:
        told = self.tr("{people} participations").format(people=people)
        return told if people == times else told + self.tr(", comptées {times} fois").format(times=times)

    def _go_to_selected(self) -> None:
        for one in self.table.selected()[:1]:
            self._go(one)

    def _go(self, one: Counted) -> None:
        self.accept()
        self._open(one.case.person.id, "esf")


def counted_cases(report: Report, ids: Sequence[str]) -> list[Counted]:
    """Find the cases of these participations, each with how many times it is counted, by name."""
    cases = {one.participation.id: one for one in report.cases.cases}
    counted = [Counted(cases[known], ids.count(known)) for known in dict.fromkeys(ids)]
    return sorted(counted, key=lambda one: one.case.person.full_name)
