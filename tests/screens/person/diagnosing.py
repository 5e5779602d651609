# SPDX-License-Identifier: EUPL-1.2
"""A diagnosis on screen, as tests go through it: its form, its reading, its papers."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.papers import Agreement
from accomp_desktop.ui.person.reading import ReadingPage
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from tests.screens.person.conftest import Room


def form_of(tab: DiagnosisTab) -> SectionedForm:
    form = tab.findChild(SectionedForm)
    assert form is not None
    return form


def open_reading(room: Room, tab: DiagnosisTab) -> ReadingPage:
    """Go to the reading."""
    sections = form_of(tab).sections
    sections.setCurrentRow(sections.count() - 1)
    room.settle()
    page = tab.findChild(ReadingPage)
    assert page is not None
    return page


def read(room: Room, tab: DiagnosisTab) -> str:
    """Go to the reading; give its words."""
    page = open_reading(room, tab)
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def print_paper(room: Room, tab: DiagnosisTab, entry: str, path: Path) -> str:
    """Ask for a paper in the menu; give its words, the spaces that do not break told as plain ones."""
    [button] = [one for one in tab.findChildren(QPushButton) if one.text() == "Documents"]
    [action] = [one for one in button.menu().actions() if one.text().startswith(entry)]
    action.trigger()
    room.settle()
    for dialog in (one for one in room.workspace.findChildren(Agreement) if one.isVisible()):
        dialog.save.click()
    [asked] = [one for one in tab.findChildren(QFileDialog) if one.isVisible()]
    asked.fileSelected.emit(str(path))
    asked.close()
    room.settle()
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
