# SPDX-License-Identifier: EUPL-1.2
"""Files joined to the papers, if the structure wants them: taken, made lighter, looked at, taken away."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.ui.lent_copies import FOLDER, LENT_FOR, take_back_forgotten
from accomp_desktop.ui.person.business import BusinessTab
from accomp_desktop.ui.person.pieces import PiecesCard
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def keeping(room: Room) -> Room:
    """A structure that joins scans to the papers."""
    structure = room.ask(lambda register: register.structure())
    room.desk.apply([replace(structure, keeps_scans=True)], "Réglage")
    room.settle()
    return room


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The copies shown by the programs of the workstation, in a temporary folder of the test’s."""
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return shown


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Recettes de mars.JPG"
    Image.new("RGB", (400, 300), "olive").save(path, "JPEG")
    return path


def card_of(room: Room, person_id: str) -> PiecesCard:
    card = room.tab(person_id, "business", BusinessTab).findChild(PiecesCard)
    assert card is not None
    return card


def joined(card: PiecesCard, line: int = 0) -> list[str]:
    return [card.lines[line].joined(at).look.text() for at in range(card.lines[line].scans.count())]


def test_nothing_is_joined_unless_the_structure_wants_it(room: Room, running: PersonFile) -> None:
    card = card_of(room, running.person.id)
    assert not any(line.join.isVisibleTo(card) for line in card.lines)


def test_a_file_is_joined_looked_at_and_taken_away(
    keeping: Room, running: PersonFile, lent: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "recettes.pdf").write_bytes(PDF)
    card = card_of(keeping, running.person.id)
    line = card.lines[0]
    assert line.join.isVisibleTo(card)
    card.attach(line.paper, tmp_path / "recettes.pdf")
    keeping.settle()
    file = keeping.file(running.person.id)
    assert [one.file_name for one in file.scans] == ["recettes.pdf"]
    assert line.paper.is_seen
    assert joined(card) == ["recettes.pdf"]
    line.joined(0).look.click()
    keeping.settle()
    (copy,) = lent
    assert copy.read_bytes() == PDF
    assert "recettes" not in str(copy)
    assert copy.parent.stat().st_mode & 0o077 == 0
    line.joined(0).remove.click()
    keeping.settle()
    assert joined(card) == []
    assert keeping.file(running.person.id).scans == ()
    keeping.undo()
    assert joined(card) == ["recettes.pdf"]
    keeping.desk.close()
    keeping.settle()
    assert not copy.exists()


def test_a_piece_forgotten_leaves_with_its_scans_and_comes_back_with_them(
    keeping: Room, running: PersonFile, picture: Path
) -> None:
    card = card_of(keeping, running.person.id)
    card.attach(card.lines[1].paper, picture)
    keeping.settle()
    card.attach(card.lines[1].paper, picture)
    keeping.settle()
    assert joined(card, 1) == ["Recettes de mars.jpg", "Recettes de mars.jpg"]
    card.lines[1].forget.click()
    keeping.settle()
    assert keeping.file(running.person.id).pieces == ()
    keeping.undo()
    assert len(keeping.file(running.person.id).scans) == 2
    told = [edit for act in keeping.ask(lambda register: register.journal(running.person.id)) for edit in act.edits]
    assert {edit.kind for edit in told} >= {"piece", "scan"}


def test_the_papers_with_their_files_are_looked_over(
    keeping: Room, running: PersonFile, picture: Path, tmp_path: Path, photograph: Photograph
) -> None:
    (tmp_path / "Comptes annuels 2025, version définitive signée.pdf").write_bytes(PDF)
    card = card_of(keeping, running.person.id)
    for line, path in ((0, picture), (0, picture), (2, next(tmp_path.glob("*.pdf")))):
        card.attach(card.lines[line].paper, path)
        keeping.settle()
    photograph(keeping.workspace, "person-scans", sizes=(QSize(1093, 1500), QSize(1440, 1500)))


def test_what_was_joined_stays_in_sight_when_the_structure_joins_no_more(
    keeping: Room, running: PersonFile, picture: Path
) -> None:
    card = card_of(keeping, running.person.id)
    card.attach(card.lines[0].paper, picture)
    keeping.settle()
    structure = keeping.ask(lambda register: register.structure())
    keeping.desk.apply([replace(structure, keeps_scans=False)], "Réglage")
    keeping.settle()
    assert not card.lines[0].join.isVisibleTo(card)
    assert joined(card) == ["Recettes de mars.jpg"]


def test_a_file_that_is_refused_is_said_and_changes_nothing(keeping: Room, running: PersonFile, tmp_path: Path) -> None:
    (tmp_path / "virus.pdf").write_bytes(b"MZ" + bytes(2000))
    card = card_of(keeping, running.person.id)
    refused: list[BaseException] = []
    keeping.desk.failed.connect(refused.append)
    card.attach(card.lines[0].paper, tmp_path / "virus.pdf")
    keeping.settle()
    assert "«\u202fvirus.pdf\u202f» n’est ni un PDF" in str(refused[0])
    assert keeping.file(running.person.id).pieces == ()


def test_a_copy_left_by_a_crash_is_taken_back_after_a_day(lent: list[Path]) -> None:
    assert lent == []
    room = Path(tempfile.gettempdir())
    old, fresh = room / f"{FOLDER}old", room / f"{FOLDER}fresh"
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "piece.pdf").write_bytes(PDF)
    moment = old.stat().st_mtime - LENT_FOR - 60
    os.utime(old, (moment, moment))
    take_back_forgotten()
    assert not old.exists()
    assert fresh.exists()
