# SPDX-License-Identifier: EUPL-1.2
"""A file that cannot be read says so in one French sentence of its own; nothing hangs, nothing falls."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.listing import NoHeaderFound
from accomp_desktop.domain.table import Book
from accomp_desktop.exchange import sheet_refusals as refusals
from accomp_desktop.exchange.sheet_reader import told
from accomp_desktop.exchange.sheet_refusals import REFUSALS
from accomp_desktop.exchange.sheets import Allowance, read_book
from tests.listing import KIT, SAMPLES, TODAY

Write = Callable[[Path], object]
CLEAN = (SAMPLES / "1_liste_propre.xlsx").read_bytes()
OLD = (SAMPLES / "5_ancien_format.xls").read_bytes()
ENTITIES = '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'


def repacked(path: Path, extra: dict[str, bytes | str]) -> None:
    """The clean sample with some of its parts replaced or added."""
    with (
        zipfile.ZipFile(SAMPLES / "1_liste_propre.xlsx") as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part not in extra:
                new.writestr(part, old.read(part))
        for name, content in extra.items():
            new.writestr(name, content)


def bomb(path: Path) -> None:
    repacked(path, {"xl/worksheets/sheet9.xml": b" " * 40_000_000})


def far_cell(path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"] = "Nom"
    workbook.active["XFD1048576"] = "égaré"
    workbook.save(path)


def too_wide(path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(range(refusals.MOST_COLUMNS + 1))
    workbook.save(path)


def document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")


def encrypted_package(path: Path) -> None:
    """What Office writes around an encrypted workbook: an OLE file with a stream named « EncryptedPackage »."""
    path.write_bytes(OLD[:512] + "EncryptedPackage".encode("utf-16-le") + bytes(2000))


def locked_zip(path: Path) -> None:
    repacked(path, {})
    content = path.read_bytes().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    path.write_bytes(content)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate((refusals.MOST_MEGABYTES + 1) * 1024 * 1024)


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

BAD: dict[str, tuple[Write, type[refusals.UnreadableFile]]] = {
    "une_image.xlsx": (lambda path: path.write_bytes(PICTURE), refusals.Picture),
    "un_document.xlsx": (document, refusals.TextDocument),
    "un_pdf.csv": (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\x00\x01"), refusals.PdfFile),
    "une_page.xls": (lambda path: path.write_text("<html><table><tr><td>Nom"), refusals.WebPage),
    "du_bruit.csv": (lambda path: path.write_bytes(os.urandom(5000)), refusals.NotASpreadsheet),
    "vide.xlsx": (lambda path: path.write_bytes(b""), refusals.EmptyFile),
    "blanc.csv": (lambda path: path.write_text("\n\n;;\n"), refusals.EmptyFile),
    "sans_case.xlsx": (lambda path: Workbook().save(path), refusals.EmptyFile),
    "protege.xlsx": (encrypted_package, refusals.PasswordProtected),
    "verrouille.xlsx": (locked_zip, refusals.PasswordProtected),
    "tronque.xlsx": (lambda path: path.write_bytes(CLEAN[: len(CLEAN) // 2]), refusals.DamagedFile),
    "tronque.xls": (lambda path: path.write_bytes(OLD[:1500]), refusals.DamagedFile),
    "bombe_zip.xlsx": (bomb, refusals.PackedTooTight),
    "bombe_xml.xlsx": (lambda path: repacked(path, {"xl/sharedStrings.xml": ENTITIES}), refusals.TrappedXml),
    "large.xlsx": (too_wide, refusals.SheetTooWide),
    "large.csv": (lambda path: path.write_text("a;" * (refusals.MOST_COLUMNS + 1) + "a"), refusals.SheetTooWide),
    "long.csv": (lambda path: path.write_text("a;b\n" * (refusals.MOST_ROWS + 1)), refusals.SheetTooWide),
    "guillemet.csv": (lambda path: path.write_text('Nom;Note\nMOËLO;"' + "mot\n" * 20_000), refusals.TextTooLong),
    "lourd.xlsx": (sparse, refusals.FileTooBig),
    "~$liste.xlsx": (lambda path: path.write_bytes(b"Claire"), refusals.LockFile),
    "absent.xlsx": (lambda path: path, refusals.MissingFile),
    "un_dossier.xlsx": (lambda path: path.mkdir(), refusals.NotAFile),
    "ouvert.csv": (lambda path: path.write_text('Nom;Note\nMOËLO;"rappeler\nÇIMEN;x\n', "utf-8"), refusals.OpenQuote),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_it_is(tmp_path: Path, name: str) -> None:
    write, refusal = BAD[name]
    write(tmp_path / name)
    with pytest.raises(refusal) as refused:
        read_book(tmp_path / name)
    said = str(refused.value)
    assert said.startswith(f"«\u202f{name}\u202f» ")
    assert said.endswith(".")
    assert said.count(". ") == 0
    assert "\n" not in said


@pytest.mark.parametrize("name", [name for name, (_, refusal) in BAD.items() if refusal in REFUSALS.values()])
def test_the_reader_process_names_the_refusal(tmp_path: Path, name: str) -> None:
    write, refusal = BAD[name]
    write(tmp_path / name)
    *_, last = told(tmp_path / name)
    assert last == {"refused": refusal.__name__}


def test_a_cell_at_the_end_of_the_world_fells_the_reader_only(tmp_path: Path) -> None:
    far_cell(tmp_path / "loin.xlsx")
    with pytest.raises((refusals.ReaderFell, refusals.TooMuchMemory, refusals.SheetTooWide), match="loin"):
        read_book(tmp_path / "loin.xlsx")


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "lent.csv").write_text("Nom;Prénom;Date\n" * 150_000)
    with pytest.raises(refusals.TooSlow):
        read_book(tmp_path / "lent.csv", allowance=Allowance(seconds=0))


def test_a_file_that_swells_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "gros.csv").write_text("Nom;Prénom;Date\n" * 150_000)
    with pytest.raises(refusals.TooMuchMemory):
        read_book(tmp_path / "gros.csv", allowance=Allowance(megabytes=4))


@pytest.mark.parametrize("text", ["Recette;Durée\nCrêpes;20", "Nom\nMOËLO", "a;b;c;d\n1;2;3;4"])
def test_a_table_of_something_else_has_no_heading_we_know(tmp_path: Path, text: str) -> None:
    (tmp_path / "autre.csv").write_text(text)
    with pytest.raises(NoHeaderFound, match="Aucune ligne d’en-têtes"):
        plan_import(read_book(tmp_path / "autre.csv"), KIT, (), today=TODAY)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([CLEAN, OLD]), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6), st.data()
)
def test_a_spoilt_workbook_is_read_or_refused(
    tmp_path: Path, whole: bytes, spoilt: list[tuple[float, int]], data: st.DataObject
) -> None:
    content = bytearray(whole)
    for place, byte in spoilt:
        content[int(place * len(content))] = byte
    path = tmp_path / "abime.xlsx"
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))] if data.draw(st.booleans()) else content)
    try:
        book = read_book(path)
    except refusals.UnreadableFile as refusal:
        book = Book(())
        path.write_text(str(refusal), "utf-8")
    assert isinstance(book, Book)
