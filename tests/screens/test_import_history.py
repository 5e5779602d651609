# SPDX-License-Identifier: EUPL-1.2
"""After an import: what was done, how it is taken back, and the history of the lists received."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.exchange.locking import lock_with_password
from accomp_desktop.exchange.sheet_refusals import PasswordProtected
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.store.register import Register
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, FILE, HISTORY, PREVIEW
from tests.listing import SAMPLES
from tests.screens.conftest import Photograph
from tests.screens.importing import Importing

CLEAN, DEPARTEMENT, NEXT_MONTH = (
    SAMPLES / name for name in ("1_liste_propre.xlsx", "2_tableau_du_departement.xlsx", "6_mois_suivant.xlsx")
)


@pytest.fixture
def importing(bare_desk: Desk, qtbot: QtBot) -> Importing:
    return Importing(bare_desk, qtbot)


def imported(importing: Importing, *files: str) -> None:
    for file in files:
        importing.preview(SAMPLES / file)
        importing.write()


def texts(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel)]


def content(register: Register) -> object:
    """Everything that an import writes, but for the versions, which never come back."""
    kit = {key: value for key, value in register.kit_data().items() if key != "version"}
    return re.sub(r"version=\d+", "", repr((register.files(), register.receptions()))), kit


def test_what_was_done_is_said_in_figures(importing: Importing) -> None:
    imported(importing, DEPARTEMENT.name)
    done = importing.screen.done
    assert "42 lignes lues = 37 nouvelles + 2 en double + 3 refusées" in texts(done)
    assert {"37", "0", "2", "3"} <= set(texts(done))
    for text in ("Voir les personnes", "Voir À faire"):
        next(one for one in done.findChildren(QPushButton) if one.text() == text).click()
    assert importing.went == ["people", "todo"]


def test_an_import_is_taken_back_and_nothing_is_left_of_it(importing: Importing) -> None:
    imported(importing, CLEAN.name)
    before = importing.ask(content)
    imported(importing, NEXT_MONTH.name)
    assert importing.ask(content) != before
    importing.until(importing.screen.done.undo.isEnabled)
    importing.screen.done.undo.click()
    importing.wait_for(FILE)
    assert importing.ask(content) == before


def test_what_changed_since_is_kept_and_listed(importing: Importing, bare_desk: Desk, qtbot: QtBot) -> None:
    imported(importing, CLEAN.name)
    person = importing.ask(lambda register: register.files()[0].person)
    with qtbot.waitSignal(bare_desk.touched):
        bare_desk.apply([replace(person, town="Redon")], "Déménagement")
    importing.until(importing.screen.done.undo.isEnabled)
    importing.screen.done.undo.click()
    importing.until(lambda: any("elle est gardée" in text for text in texts(importing.screen.done)))
    assert importing.screen.current_step() == DONE
    assert importing.ask(lambda register: len(register.people())) == 1


def test_an_import_taken_back_elsewhere_is_said_to_be(importing: Importing, bare_desk: Desk) -> None:
    imported(importing, CLEAN.name)
    importing.until(importing.screen.done.undo.isEnabled)
    bare_desk.undo()
    importing.until(lambda: "L’import est annulé" in texts(importing.screen.done))
    assert not importing.screen.done.undo.isEnabled()


def test_the_lists_received_are_kept_newest_first(importing: Importing) -> None:
    imported(importing, CLEAN.name, NEXT_MONTH.name)
    importing.screen.done.left.emit()
    importing.screen.received.click()
    importing.wait_for(HISTORY)
    history = importing.screen.history
    importing.until(lambda: len(history.table.rows()) == 2)
    newest, oldest = history.table.rows()
    assert (newest.file_name, oldest.file_name) == (NEXT_MONTH.name, CLEAN.name)
    assert "26 lignes lues = 6 nouvelles + 9 à mettre à jour + 11 inchangées" in texts(history)
    assert any(newest.digest[:16] in text for text in texts(history))
    assert "Nom de naissance" in texts(history), "how the columns were read"


def test_an_older_import_is_taken_back_from_the_history(importing: Importing) -> None:
    imported(importing, CLEAN.name, DEPARTEMENT.name)
    importing.screen.done.left.emit()
    importing.screen.received.click()
    history = importing.screen.history
    importing.until(lambda: len(history.table.rows()) == 2)
    history.table.select(history.table.rows()[1].id)
    history.undo.click()
    (question,) = history.findChildren(QDialog)
    next(one for one in question.findChildren(QPushButton) if one.text() == "Annuler cet import").click()
    importing.until(lambda: [one.file_name for one in history.table.rows()] == [DEPARTEMENT.name])
    assert importing.ask(lambda register: len(register.people())) == 37
    importing.screen.back.click()
    assert importing.screen.current_step() == FILE


def test_the_end_and_the_history_are_shown(importing: Importing, photograph: Photograph) -> None:
    importing.screen.received.click()
    photograph(importing.screen, "import-history-empty")
    imported(importing, CLEAN.name, DEPARTEMENT.name)
    importing.until(importing.screen.done.undo.isEnabled)
    photograph(importing.screen, "import-done")
    importing.screen.done.left.emit()
    importing.screen.received.click()
    importing.until(lambda: len(importing.screen.history.table.rows()) == 2)
    photograph(importing.screen, "import-history")


def chosen(importing: Importing, path: Path) -> None:
    """Answer the file dialog in sight."""
    (dialog,) = [one for one in importing.screen.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def button(part: QWidget, text: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if one.text().startswith(text))


def saved(importing: Importing, name: str) -> None:
    importing.until(lambda: f"Enregistré\u202f: {name}" in importing.banners.sentences())


def test_refused_lines_once_mended_are_imported(importing: Importing, tmp_path: Path) -> None:
    imported(importing, DEPARTEMENT.name)
    mending, done = tmp_path / "à corriger.xlsx", importing.screen.done
    button(done, "Enregistrer les lignes refusées").click()
    chosen(importing, mending)
    saved(importing, mending.name)
    assert f"{mending.name}\u202f: à corriger puis réimporter." in texts(done)
    book = openpyxl.load_workbook(mending)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings[-2:] == ["Ligne", "Motif"]
    born, name = headings.index("Né(e) le") + 1, headings.index("NOM DE FAMILLE") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, born).value = date(1980, 1, row)
        sheet.cell(row, name).value = sheet.cell(row, name).value or "DURAND"
    book.save(mending)
    button(done, "Réimporter ce classeur").click()
    importing.wait_for(COLUMNS)
    importing.screen.go_on.click()
    importing.wait_for(PREVIEW)
    assert importing.plan().counts == {**importing.plan().counts, "read": 3, "created": 3}


def test_the_return_goes_beside_the_list_just_imported(importing: Importing, tmp_path: Path) -> None:
    received, target = tmp_path / "liste.xlsx", tmp_path / "retour.xlsx"
    shutil.copy(CLEAN, received)
    importing.preview(received)
    importing.write()
    button(importing.screen.done, "Préparer le retour").click()
    importing.until(lambda: bool(importing.screen.findChildren(QFileDialog)))
    chosen(importing, target)
    saved(importing, target.name)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert "État de l’accompagnement" in titles
    assert sheet.cell(2, titles.index("État de l’accompagnement") + 1).value == "Orientée"
    assert importing.ask(lambda register: [one.lines for one in register.dispatches()]) == [20]


def test_the_return_of_an_older_list_says_when_another_file_is_picked(importing: Importing, tmp_path: Path) -> None:
    imported(importing, CLEAN.name)
    importing.screen.done.left.emit()
    importing.screen.received.click()
    history = importing.screen.history
    importing.until(lambda: len(history.table.rows()) == 1)
    history.give_back.click()
    chosen(importing, NEXT_MONTH)
    importing.until(lambda: bool(history.findChildren(QDialog, "other-file")))
    (question,) = history.findChildren(QDialog, "other-file")
    assert any("n’est pas le fichier qui a été importé" in text for text in texts(question))
    button(question, "Continuer").click()
    target = tmp_path / "retour.xlsx"
    chosen(importing, target)
    saved(importing, target.name)
    assert target.exists()


def test_the_return_for_everyone_is_written(importing: Importing, tmp_path: Path) -> None:
    imported(importing, CLEAN.name)
    importing.screen.done.left.emit()
    importing.screen.received.click()
    importing.screen.history.give_all.click()
    target = tmp_path / "retour.xlsx"
    chosen(importing, target)
    saved(importing, target.name)
    assert openpyxl.load_workbook(target).worksheets[0].max_row == 24


def test_a_list_under_a_password_goes_back_under_the_same(importing: Importing, tmp_path: Path) -> None:
    imported(importing, CLEAN.name)
    locked, target, history = tmp_path / "liste.xlsx", tmp_path / "retour.xlsx", importing.screen.history
    shutil.copy(CLEAN, locked)
    lock_with_password(locked, "mot de passe à eux")
    importing.screen.done.left.emit()
    importing.screen.received.click()
    importing.until(lambda: len(history.table.rows()) == 1)
    history.give_back.click()
    chosen(importing, locked)
    for typed in ("un autre", "mot de passe à eux"):
        importing.until(lambda: any(one.isVisible() for one in history.findChildren(PasswordDialog)))
        (dialog,) = [one for one in history.findChildren(PasswordDialog) if one.isVisible()]
        dialog.secret.setText(typed)
        dialog.unlock.click()
    importing.until(lambda: bool(history.findChildren(QDialog, "other-file")))
    button(history.findChildren(QDialog, "other-file")[0], "Continuer").click()
    chosen(importing, target)
    saved(importing, target.name)
    with pytest.raises(PasswordProtected):
        read_book(target)
    assert "État de l’accompagnement" in read_book(target, "mot de passe à eux").sheets[0].rows[0]


def test_a_blank_list_is_written_even_before_the_first_import(importing: Importing, tmp_path: Path) -> None:
    importing.screen.received.click()
    importing.screen.history.blank.click()
    target = tmp_path / "vierge.xlsx"
    chosen(importing, target)
    saved(importing, target.name)
    assert importing.preview(target).counts["read"] == 0
