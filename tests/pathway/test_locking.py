# SPDX-License-Identifier: EUPL-1.2
"""A workbook locked for the Département opens with its password, in any spreadsheet and here, and with nothing else."""

from pathlib import Path

import pytest
from msoffcrypto import OfficeFile

from accomp_desktop.exchange.locking import OPEN_TO_ALL, lock_with_password
from accomp_desktop.exchange.sheet_reader import told
from accomp_desktop.exchange.sheet_refusals import DamagedFile, PasswordProtected, WrongPassword
from accomp_desktop.exchange.sheets import read_book
from tests.listing import SAMPLES
from tests.nasty.packing import LIST, xlsx

CLEAN = SAMPLES / "1_liste_propre.xlsx"
PASSWORD = "Août 2026, « l’été »"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "retour.xlsx"
    path.write_bytes(CLEAN.read_bytes())
    lock_with_password(path, PASSWORD)
    return path


def test_a_locked_workbook_is_read_back_with_its_password(locked: Path) -> None:
    assert read_book(locked, PASSWORD).sheets == read_book(CLEAN).sheets


def test_it_is_closed_to_who_has_no_password_or_another(locked: Path) -> None:
    with pytest.raises(PasswordProtected, match="tapez celui"):
        read_book(locked)
    with pytest.raises(WrongPassword):
        read_book(locked, PASSWORD.lower())
    assert b"[Content_Types].xml" not in locked.read_bytes()


def test_it_is_written_in_one_step_and_leaves_nothing_beside(locked: Path) -> None:
    assert [file.name for file in locked.parent.iterdir()] == [locked.name]
    with locked.open("rb") as file:
        assert OfficeFile(file).is_encrypted()


def test_the_smallest_workbook_may_be_locked_as_well(tmp_path: Path) -> None:
    path = tmp_path / "petit.xlsx"
    path.write_bytes(xlsx(LIST))
    lock_with_password(path, PASSWORD)
    assert list(read_book(path, PASSWORD).sheets[0].rows) == [list(line) for line in LIST]


def test_what_excel_leaves_open_to_all_asks_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lecture_seule.xlsx"
    path.write_bytes(CLEAN.read_bytes())
    lock_with_password(path, OPEN_TO_ALL)
    assert read_book(path).sheets == read_book(CLEAN).sheets == read_book(path, "un autre").sheets


def test_a_password_is_ignored_where_none_is_needed() -> None:
    assert read_book(CLEAN, PASSWORD) == read_book(CLEAN)


def test_a_password_is_asked_for_only_when_the_file_has_one(locked: Path) -> None:
    asked: list[Path] = []

    def ask() -> str:
        asked.append(locked)
        return PASSWORD

    assert list(told(CLEAN, ask))[-1] == {"end": True}
    assert asked == []
    assert list(told(locked, ask))[-1] == {"end": True}
    assert asked == [locked]


def test_half_a_locked_workbook_is_damaged_and_not_a_wrong_password(locked: Path) -> None:
    locked.write_bytes(locked.read_bytes()[:3000])
    with pytest.raises(DamagedFile):
        read_book(locked, PASSWORD)
