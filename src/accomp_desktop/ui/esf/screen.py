# SPDX-License-Identifier: EUPL-1.2
"""The ESF report: choose an operation and a period, see the figures, open the people behind, write the documents."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.operation import OPERATION_FIELDS, Operation
from accomp_desktop.domain.report import Report, make_report
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.busy import Skeleton
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.esf.behind import Behind
from accomp_desktop.ui.esf.choice import ReportChoice
from accomp_desktop.ui.esf.exported import Documents, Exported, write_documents
from accomp_desktop.ui.esf.indicators_tab import IndicatorsTab
from accomp_desktop.ui.esf.missing import MissingTab
from accomp_desktop.ui.esf.summary import SummaryTab
from accomp_desktop.ui.esf.tab import ReportTab
from accomp_desktop.ui.files import ask_folder
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.screens import Stage

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

SUMMARY, INDICATORS, MISSING = "summary", "indicators", "missing"
NOT_COUNTED = frozenset({"diagnosis", "referral", "referral_state", "action", "period"})
"""Sorts of record that no figure looks at."""


class EsfScreen(Page):
    """One report at a time, counted in the background."""

    def __init__(self, stage: Stage) -> None:
        self.export = primary(self.tr("Exporter…"), "download")
        super().__init__(self.tr("Bilan FSE"), " ", (self.export,), scrolls=False)
        self._stage = stage
        self.report: Report | None = None
        self.choice = ReportChoice()
        self.tabs = Tabs(self.tr("Bilan"))
        self._places = QStackedWidget()
        self._lay_out()
        self.choice.chosen.connect(self._count)
        self.choice.create_asked.connect(self.create_operation)
        self.choice.edit_asked.connect(self._edit_operation)
        self.export.clicked.connect(self._ask_folder)
        stage.desk.touched.connect(self._hear)
        self._read()

    def create_operation(self) -> None:
        """Ask what a new operation is."""
        year = date.today().year
        blank = Operation(code="", label="", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
        self._ask_operation(self.tr("Nouvelle opération"), blank, self.tr("Création d’une opération FSE"))

    def write(self, folder: Path) -> None:
        """Write the workbook and the PDF into a folder, then say where they are."""
        report = self.report
        if report is None:
            return

        def show(written: Documents) -> None:
            Exported(written, self).open()

        label = self.tr("Écriture du classeur et du PDF")
        self._stage.desk.work(lambda progress: write_documents(report, folder, progress), show, self, label=label)

    def _read(self) -> None:
        self._stage.desk.read(lambda register: register.operations(), self._show_operations, self)

    def _show_operations(self, operations: Sequence[Operation]) -> None:
        before = self.choice.operation()
        self.choice.show_operations(operations)
        self._places.setCurrentWidget(self._nothing if not operations else self._body)
        self.choice.setVisible(bool(operations))
        self.export.setEnabled(bool(operations))
        if before is not None:
            self._count()

    def _count(self) -> None:
        """Read the cases of the operation, then count them over the days chosen."""
        operation, span = self.choice.operation(), self.choice.span()
        if operation is None or span is None:
            return
        self._stage.desk.read(lambda register: prepare(register, operation, span), self._measure, self)

    def _measure(self, make: Callable[[], Report]) -> None:
        self._stage.desk.work(lambda _: make(), self._show, self)

    def _show(self, report: Report) -> None:
        self.report = report
        days = self.tr("{operation}, du {first:%d/%m/%Y} au {last:%d/%m/%Y}")
        told = days.format(operation=report.operation.label, first=report.days.first, last=report.days.last)
        self.header.set_title(self.tr("Bilan FSE"), told)
        self.tabs.setTabText(2, self.tr("À compléter ({count})").format(count=len(report.findings)))
        for key in (SUMMARY, INDICATORS, MISSING):
            page = self.tabs.page(key)
            if isinstance(page, ReportTab):
                page.show_report(report)
        self._body.setCurrentWidget(self.tabs)

    def _made(self, make: Callable[[], ReportTab]) -> ReportTab:
        """Make a tab, with the report in it if it was counted already."""
        tab = make()
        tab.people_asked.connect(self._open_people)
        tab.record_asked.connect(self._open_record)
        if self.report is not None:
            tab.show_report(self.report)
        return tab

    def _open_people(self, title: str, ids: Sequence[str]) -> None:
        if self.report is not None:
            Behind(title, self.report, ids, self._open_record, self).open()

    def _open_record(self, person_id: str, tab: str) -> None:
        self._stage.go("person", (person_id, tab))

    def _edit_operation(self) -> None:
        operation = self.choice.operation()
        if operation is not None:
            self._ask_operation(self.tr("Opération"), operation, self.tr("Modification d’une opération FSE"))

    def _ask_operation(self, title: str, operation: Operation, reason: str) -> None:
        RecordDialog(self._stage.desk, title, parts_of(OPERATION_FIELDS), operation, self, reason=reason).open()

    def _ask_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ask_folder(self, self.tr("Où écrire le classeur et le PDF"), Path(documents), self.write)

    def _hear(self, touched: Touched) -> None:
        if "operation" in touched.kinds:
            self._read()
        elif touched.kinds - NOT_COUNTED:
            self._count()

    def _lay_out(self) -> None:
        self.tabs.add(SUMMARY, self.tr("Synthèse"), lambda: self._made(SummaryTab))
        self.tabs.add(INDICATORS, self.tr("Indicateurs"), lambda: self._made(IndicatorsTab))
        self.tabs.add(MISSING, self.tr("À compléter"), lambda: self._made(MissingTab))
        self._body = QStackedWidget()
        self._body.addWidget(Skeleton(8))
        self._body.addWidget(self.tabs)
        self._nothing = EmptyState(
            "landmark",
            self.tr("Aucune opération"),
            self.tr("Une opération est un projet financé par le FSE\u202f: son numéro, ses dates, son financeur."),
            Command(self.tr("Créer une opération"), self.create_operation, "plus"),
        )
        self._places.addWidget(self._body)
        self._places.addWidget(self._nothing)
        place = QWidget()
        column = QVBoxLayout(place)
        spaced(column, "close")
        column.addWidget(self.choice)
        column.addWidget(self._places, 1)
        self.add(place, 1)


def prepare(register: "Register", operation: Operation, span: Span) -> Callable[[], Report]:
    """Read what a report is made from, in the register’s lane; give what makes it, for the other lane."""
    structure, cases = register.structure(), register.participations(operation.code)
    kit, author = kit_from_data(register.kit_data()), register.author
    return lambda: make_report(structure, cases, span, kit=kit, made_at=datetime.now().astimezone(), author=author)
