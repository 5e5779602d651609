# SPDX-License-Identifier: EUPL-1.2
"""A letter to the person: chosen, filled, put right by hand, printed where one says, or copied."""

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.kit import Letter
from accomp_desktop.domain.letters import BLANK
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.person.letter_dialog import LetterDialog
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room

LETTERS = (
    Letter(
        "plan",
        "Plan d’action convenu",
        "{salutation},\n\nVoici ce que nous avons convenu\u202f:\n{actions}\n\nVotre voie\u202f: {track}.\n\n{adviser}",
        "Votre plan d’action",
    ),
    Letter("exit", "Fin d’accompagnement", "{first_name}, votre accompagnement a pris fin le {exit_date}."),
    Letter("old", "Ancien courrier", "…", retired=True),
)
CUT_SHORT = b64encode(b"\x89PNG\r\n\x1a\n" + bytes(16)).decode()
"""A picture that begins as a PNG does, and has nothing after."""


def keep_letters(room: Room, letters: tuple[Letter, ...], logo: str = "") -> None:
    """Have the programme hold these letters."""
    kit = room.ask(lambda register: kit_from_data(register.kit_data()))
    room.desk.save_kit(kit_to_data(replace(kit, letters=letters, logo=logo)), "Préparation")
    room.settle()


def asked(room: Room, person: PersonFile) -> LetterDialog:
    """The dialog, as one comes to it from the record."""
    header = room.record(person.person.id).header
    [button] = [one for one in header.findChildren(QPushButton) if one.text() == "Écrire un courrier…"]
    QTest.keyClick(button, Qt.Key.Key_Space)
    return room.dialog(LetterDialog)


@pytest.fixture
def dialog(room: Room, running: PersonFile) -> LetterDialog:
    keep_letters(room, LETTERS)
    return asked(room, running)


def test_a_letter_is_filled_put_right_and_printed(
    room: Room, dialog: LetterDialog, running: PersonFile, tmp_path: Path
) -> None:
    assert [dialog.letters.item(row).text() for row in range(dialog.letters.count())] == [
        "Plan d’action convenu", "Fin d’accompagnement",
    ]  # fmt: skip
    assert dialog.subject.text() == "Votre plan d’action"
    plan = running.supports[-1].plans[-1]
    action = next(one for one in running.supports[-1].actions if one.plan_id == plan.id and one.status != "dropped")
    assert f"\n- {action.label}" in dialog.text.toPlainText()
    dialog.text.appendPlainText("PS : c'est noté !")
    dialog.save.click()
    [choice] = dialog.findChildren(QFileDialog)
    [proposed] = choice.selectedFiles()
    assert Path(proposed).name.startswith("Courrier Plan d’action convenu 20")
    assert not {running.person.birth_name, running.person.first_name} & set(Path(proposed).name.split())
    choice.fileSelected.emit(str(tmp_path / "Courrier.pdf"))
    choice.close()
    room.settle()
    text = PdfReader(tmp_path / "Courrier.pdf").pages[0].extract_text()
    assert "PS\u202f: c’est noté\u202f!" in text
    assert running.person.first_name in text
    assert any(said == "Enregistré\u202f: Courrier.pdf" for said in room.workspace.banners.sentences())
    assert not [one for one in room.workspace.findChildren(LetterDialog) if one.isVisible()]


def test_what_is_not_known_is_said_and_what_is_typed_stays(dialog: LetterDialog, running: PersonFile) -> None:
    assert dialog.notices.sentences() == []
    dialog.text.setPlainText("Autre texte")
    dialog.letters.setCurrentRow(1)
    assert dialog.text.toPlainText() == f"{running.person.first_name}, votre accompagnement a pris fin le {BLANK}."
    assert dialog.notices.sentences() == [f"Laissé en blanc ({BLANK}), car inconnu\u202f: Date de sortie."]
    dialog.letters.setCurrentRow(0)
    assert dialog.text.toPlainText() == "Autre texte"
    assert dialog.notices.sentences() == []
    dialog.reject()


def test_the_text_is_copied_with_its_subject(dialog: LetterDialog) -> None:
    dialog.subject.setText("Point d'étape")
    dialog.text.setPlainText("Bonjour")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Objet\u202f: Point d’étape\n\nBonjour"
    assert dialog.notices.sentences() == ["Texte copié."]
    dialog.reject()


def test_a_logo_that_cannot_be_drawn_is_said_and_nothing_is_lost(
    room: Room, running: PersonFile, tmp_path: Path
) -> None:
    keep_letters(room, LETTERS, logo=CUT_SHORT)
    dialog = asked(room, running)
    dialog.text.setPlainText("Autre texte")
    dialog.write(tmp_path / "Courrier.pdf")
    room.settle()
    assert "image PNG" in dialog.notices.sentences()[-1]
    assert dialog.save.isEnabled()
    assert dialog.text.toPlainText() == "Autre texte"
    assert not (tmp_path / "Courrier.pdf").exists()
    dialog.reject()


def test_without_letters_the_way_to_add_one_is_said(room: Room, running: PersonFile, photograph: Photograph) -> None:
    keep_letters(room, ())
    dialog = asked(room, running)
    assert not dialog.save.isEnabled()
    [empty] = dialog.findChildren(EmptyState)
    assert "Programme, Courriers" in empty.accessibleName()
    photograph(dialog, "person-letter-none", sizes=(dialog.size(),))
    next(one for one in empty.findChildren(QPushButton)).click()
    room.settle()
    assert room.workspace.current().__class__.__name__ == "ProgrammeScreen"


def test_the_dialog_is_fit_to_be_shown(dialog: LetterDialog, photograph: Photograph) -> None:
    dialog.letters.setCurrentRow(1)
    photograph(dialog, "person-letter-missing", sizes=(dialog.size(),))
    dialog.letters.setCurrentRow(0)
    photograph(dialog, "person-letter", sizes=(dialog.size(),))
