# SPDX-License-Identifier: EUPL-1.2
"""Lists on the import screen, for the tests: real workbooks, read and understood in the lanes."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.table import Cell
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.columns_step import ColumnsStep
from accomp_desktop.ui.importing.look import Look
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, PREVIEW, ImportScreen
from accomp_desktop.ui.screens import Stage
from tests.listing import HEADINGS, ODETTE, SAMPLES, SYLVIE

CLEAN, DEPARTEMENT = SAMPLES / "1_liste_propre.xlsx", SAMPLES / "2_tableau_du_departement.xlsx"
NEXT_MONTH, TRAPS = SAMPLES / "6_mois_suivant.xlsx", SAMPLES / "7_pieges.xlsx"

STRUCTURES = (
    (*HEADINGS, "Structure", "Commentaire"),
    (*ODETTE, "Cap Indépendants", "rappeler le 3"),
    (*SYLVIE, "Autre Rive", "rappeler le 12"),
    ("1000003", "LE BRAS", "Anne", date(1980, 2, 3), "Autre Rive", None),
    ("1000004", "HENRY", "Luc", date(1981, 4, 13), None, None),
)
"""A list for two structures, ours among them, and a line for nobody."""

TRANSPORT = ((*HEADINGS, "Transport"), (*ODETTE, "Voiture"), (*SYLVIE, "Bus"), *((*ODETTE, "bus"),) * 4)
"""A list with a column that no programme knows."""


def write_book(path: Path, *lines: Sequence[Cell], **others: Sequence[Sequence[Cell]]) -> Path:
    """Write a workbook: the sheet « Liste », then the others; a name that begins with « _ » hides its sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {"Liste": lines, **others}.items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title.startswith("_") else "visible"
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def import_screen(desk: Desk, qtbot: QtBot) -> ImportScreen:
    """Open the screen, with a place for what it says."""
    banners = BannerArea()
    screen = ImportScreen(Stage(desk, banners, lambda _key, _subject: None))
    qtbot.addWidget(banners)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def look(screen: ImportScreen) -> Look:
    assert screen.columns.look is not None
    return screen.columns.look


def read(screen: ImportScreen, path: Path, qtbot: QtBot) -> ColumnsStep:
    """Read a file, up to what is understood of it."""

    def shown() -> bool:
        return screen.current_step() == COLUMNS and look(screen).draft.path == path

    screen.read(path)
    qtbot.waitUntil(shown, timeout=30_000)
    return screen.columns


def understood(screen: ImportScreen, act: Callable[[], object], qtbot: QtBot) -> Look:
    """Do something, and wait for what is understood then."""
    before = look(screen)
    act()
    qtbot.waitUntil(lambda: look(screen) is not before, timeout=30_000)
    return look(screen)


def apply(screen: ImportScreen, qtbot: QtBot) -> None:
    """Import what is understood."""
    screen.go_on.click()
    qtbot.waitUntil(lambda: screen.current_step() == PREVIEW, timeout=30_000)
    screen.go_on.click()
    qtbot.waitUntil(lambda: screen.current_step() == DONE, timeout=30_000)
