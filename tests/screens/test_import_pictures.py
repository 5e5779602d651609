# SPDX-License-Identifier: EUPL-1.2
"""Each state of the first two steps of the import in pictures, on the screens that advisers have."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.field_choice import NEW
from accomp_desktop.ui.importing.findings import AUDIENCE
from accomp_desktop.ui.importing.new_field_dialog import NewFieldDialog
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.importing.screen import ImportScreen
from tests.screens.conftest import SMALL, Photograph
from tests.screens.import_columns import (
    DEPARTEMENT,
    STRUCTURES,
    TRAPS,
    apply,
    import_screen,
    read,
    understood,
    write_book,
)

LAPTOP, BESIDE_THE_MENU = QSize(1366, 700), QSize(885, 492)
SIZES = (SMALL, LAPTOP)


@pytest.fixture
def screen(bare_desk: Desk, qtbot: QtBot) -> ImportScreen:
    return import_screen(bare_desk, qtbot)


def test_the_way_in_is_shown(screen: ImportScreen, tmp_path: Path, photograph: Photograph) -> None:
    photograph(screen, "import-file")
    for wrong in (False, True):
        dialog = PasswordDialog(tmp_path / "liste_octobre.xlsx", screen, wrong=wrong)
        photograph(dialog, "import-password-wrong" if wrong else "import-password", sizes=(QSize(480, 300),))


def test_what_is_understood_is_shown(screen: ImportScreen, qtbot: QtBot, photograph: Photograph) -> None:
    step = read(screen, DEPARTEMENT, qtbot)
    photograph(screen, "import-columns", sizes=SIZES)
    photograph(screen, "import-columns-narrow", sizes=(BESIDE_THE_MENU,))
    step.go_to(5)
    photograph(screen, "import-days", sizes=SIZES)
    step.go_to(18)
    step.card.field.choose(NEW)
    photograph(screen.findChild(NewFieldDialog), "import-new-field", sizes=(QSize(480, 380),))
    read(screen, TRAPS, qtbot).go_to(10)
    photograph(screen, "import-traps", sizes=SIZES)
    understood(screen, lambda: step.where.line.setValue(2), qtbot)
    photograph(screen, "import-missing", sizes=SIZES)


def test_a_list_for_several_and_the_next_one_are_shown(
    screen: ImportScreen, tmp_path: Path, qtbot: QtBot, photograph: Photograph
) -> None:
    step = read(screen, write_book(tmp_path / "structures.xlsx", *STRUCTURES), qtbot)
    step.findings.asked.emit(AUDIENCE)
    photograph(screen, "import-audience", sizes=SIZES)
    apply(screen, qtbot)
    later = ("N° CAF", "Nom", "Prénom", "Date de naissance", "Structure", "Avis", "Quartier", "Tél pro", "RSA depuis")
    line = ("1000009", "ABEL", "Léa", "03/04/1985", "Cap Indépendants", "à voir", "Centre", "0611223344", "mars")
    read(screen, write_book(tmp_path / "octobre.xlsx", later, line, (*line[:4], "Autre Rive")), qtbot)
    photograph(screen, "import-differences", sizes=SIZES)
