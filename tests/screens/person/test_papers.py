# SPDX-License-Identifier: EUPL-1.2
"""The papers of a diagnosis on screen: asked for in a menu, written where one says, with what was just typed."""

from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.papers import Agreement
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room
from tests.screens.person.test_diagnosis import answer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    asked: list[str] = []

    def note(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()).name)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return asked


@pytest.fixture
def tab(room: Room, running: PersonFile) -> DiagnosisTab:
    return room.tab(running.person.id, "diagnosis", DiagnosisTab)


def choose(tab: DiagnosisTab, entry: str) -> None:
    [button] = [one for one in tab.findChildren(QPushButton) if one.text() == "Documents"]
    [action] = [one for one in button.menu().actions() if one.text().startswith(entry)]
    action.trigger()


def save(room: Room, tab: DiagnosisTab, path: Path) -> str:
    """Answer the question of the place; give the name that was proposed."""
    [asked] = [one for one in tab.findChildren(QFileDialog) if one.isVisible()]
    [proposed] = asked.selectedFiles()
    asked.fileSelected.emit(str(path))
    asked.close()
    room.settle()
    return Path(proposed).name


def words(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_page_is_written_with_what_was_just_typed_and_opened(
    room: Room, tab: DiagnosisTab, running: PersonFile, tmp_path: Path, opened: list[str]
) -> None:
    answer(tab, 4, "turnover_months", (Decimal(1234),) * 12)
    choose(tab, "Ma situation en une page")
    room.settle()
    proposed = save(room, tab, tmp_path / "page.pdf")
    assert proposed.startswith("Ma situation en une page 20")
    assert not {running.person.birth_name, running.person.first_name} & set(proposed.split())
    assert running.person.first_name in words(tmp_path / "page.pdf")
    assert opened == ["page.pdf"]


def test_the_restitution_is_written(room: Room, tab: DiagnosisTab, tmp_path: Path, opened: list[str]) -> None:
    choose(tab, "Restitution")
    room.settle()
    assert save(room, tab, tmp_path / "r.pdf").startswith("Restitution du diagnostic 20")
    assert "Barèmes utilisés" in words(tmp_path / "r.pdf") or "à compléter ensemble" in words(tmp_path / "r.pdf")
    assert opened == ["r.pdf"]


@pytest.mark.parametrize("agreed", [False, True])
def test_the_departement_sees_marks_only_once_the_person_agrees(
    room: Room, tab: DiagnosisTab, tmp_path: Path, opened: list[str], *, agreed: bool
) -> None:
    choose(tab, "Diagnostic, pour le Département")
    dialog = room.dialog(Agreement)
    assert not dialog.agreed.isChecked()
    dialog.agreed.setChecked(agreed)
    dialog.save.click()
    save(room, tab, tmp_path / "d.pdf")
    assert ("Repères par sujet" in words(tmp_path / "d.pdf")) is agreed
    assert opened == ["d.pdf"]


def test_the_question_of_the_marks_is_photographed(room: Room, tab: DiagnosisTab, photograph: Photograph) -> None:
    choose(tab, "Diagnostic, pour le Département")
    dialog = room.dialog(Agreement)
    photograph(dialog, "person-paper-departement", sizes=(dialog.size(),))
    dialog.reject()
