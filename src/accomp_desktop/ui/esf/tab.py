# SPDX-License-Identifier: EUPL-1.2
"""What the tabs of the ESF report have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.report import Report
from accomp_desktop.ui.theme import scale


class ReportTab(QWidget):
    """Shows a part of a report; a figure asks for the people behind it, a missing answer for its record."""

    people_asked = Signal(str, object)  # what the figure is called, the participation ids behind it
    record_asked = Signal(str, str)  # a person's id, the tab where something is to be done

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        space = scale().space
        self.rows.setContentsMargins(0, space["normal"], 0, 0)
        self.rows.setSpacing(space["normal"])

    def show_report(self, report: Report) -> None:
        """Show another report."""
        raise NotImplementedError

    def ask_people(self, title: str, ids: Sequence[str]) -> None:
        """Ask for the people behind a figure, if there are any."""
        if ids:
            self.people_asked.emit(title, tuple(ids))
