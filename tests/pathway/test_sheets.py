# SPDX-License-Identifier: EUPL-1.2
"""Workbooks and texts are read as a spreadsheet shows them: same lines, same columns, real dates."""

from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from accomp_desktop.exchange.csv_text import text_rows
from accomp_desktop.exchange.sheet_reader import told
from accomp_desktop.exchange.sheet_refusals import UnreadableFile
from accomp_desktop.exchange.sheets import read_book
from tests.listing import SAMPLES

TABLE = [
    ["Nom", "Prénom", "Observations"],
    ["MOËLO", "Odette", "à rappeler,\ndemain"],
    ["ÇIMEN", "Éric", "l’été; ou 20 €"],
]


def workbook(path: Path) -> Path:
    made = Workbook()
    sheet = made.active
    sheet.title = "Liste"
    sheet["C4"], sheet["D4"], sheet["E4"] = "Nom", 12345678901234, 7.5
    sheet["C6"], sheet["D6"], sheet["E6"] = date(1978, 8, 2), datetime(2026, 9, 1, 14, 30), True  # noqa: DTZ001  a cell
    made.create_sheet("Paramètres").sheet_state = "hidden"
    made["Paramètres"]["A1"] = "Voie"
    made.save(path)
    return path


def test_lines_and_columns_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    liste, hidden = read_book(workbook(tmp_path / "a.xlsx")).sheets
    assert (liste.name, liste.hidden, hidden.name, hidden.hidden) == ("Liste", False, "Paramètres", True)
    assert [list(row) for row in liste.rows] == [
        [], [], [],
        [None, None, "Nom", 12345678901234, 7.5],
        [],
        [None, None, date(1978, 8, 2), datetime(2026, 9, 1, 14, 30), True],  # noqa: DTZ001  a cell
    ]  # fmt: skip
    assert type(liste.rows[5][2]) is date


def test_a_stray_sign_in_a_text_does_not_refuse_it(tmp_path: Path) -> None:
    text = "\r\n".join(f"MOËLO;Odette;{row}" for row in range(40))
    (tmp_path / "a.csv").write_bytes(f"Nom;Pré\x02nom;N°\r\n{text}\x1a".encode("cp1252"))
    rows = read_book(tmp_path / "a.csv").sheets[0].rows
    assert [list(rows[0]), list(rows[40])] == [["Nom", "Prénom", "N°"], ["MOËLO", "Odette", "39"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nom;Adresse;Ville\nMOËLO;12, rue X, bât. B, appt 3;Rennes\nLABBÉ;4, rue Y, bât. C, appt 7;Vitré\n",
        "Orientations, septembre\n\nNom;Adresse;Ville\nMOËLO;12, rue X;Rennes\nLABBÉ;4, rue Y;Vitré\n",
        "Nom,Note,Ville\nMOËLO,a;b;c;d;e,Rennes\nLABBÉ,rien,Vitré\n",
        "Nom\tNote\tVille\nMOËLO\ta;b,c|d\tRennes\n",
        'Nom;Note;Ville\nMOËLO;"a;b\nc;d;e";Rennes\nLABBÉ;d’été;Vitré\n',
        "Nom;CA;Ville\nMOËLO;1 250,50;Rennes\nLABBÉ;12,5;Vitré\n",
    ],
)
def test_what_cuts_the_lines_is_not_what_the_cells_hold(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")
    rows = read_book(tmp_path / "a.csv").sheets[0].rows
    assert [(row[0], len(row), row[2]) for row in rows if "MOËLO" in row] == [("MOËLO", 3, "Rennes")]


def test_a_book_has_the_digest_of_its_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    assert read_book(path).digest == sha256(path.read_bytes()).hexdigest()


def test_a_long_list_keeps_its_lines_its_blanks_and_its_dates(tmp_path: Path) -> None:
    lines = [
        ["LABBÉ", None, date(1980, 1, 1) if row % 2 else "inconnue", row, f"n° {row}"] if row % 1500 else []
        for row in range(1, 3200)
    ]
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for line in lines:
        sheet.append(line)
    made.save(tmp_path / "longue.xlsx")
    assert [list(row) for row in read_book(tmp_path / "longue.xlsx").sheets[0].rows] == lines


@pytest.mark.parametrize("text", ["un\x7fdeux", "0", "-", "’", "\U0001f600", " espaces ", "a\u2028b"])
def test_a_text_travels_as_it_is(tmp_path: Path, text: str) -> None:
    made = Workbook()
    made.active.append(["Nom", text])
    made.active.append([text, "Nom"])
    made.save(tmp_path / "a.xlsx")
    assert [list(row) for row in read_book(tmp_path / "a.xlsx").sheets[0].rows] == [["Nom", text], [text, "Nom"]]


def test_the_name_of_a_file_does_not_count(tmp_path: Path) -> None:
    disguised = tmp_path / "liste.csv"
    disguised.write_bytes((SAMPLES / "5_ancien_format.xls").read_bytes())
    assert read_book(disguised) == read_book(SAMPLES / "5_ancien_format.xls")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_text_in_columns_is_recognised(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in TABLE) + "\r\n"
    (tmp_path / "liste.txt").write_bytes(text.encode(encoding))
    [sheet] = read_book(tmp_path / "liste.txt").sheets
    assert [list(row) for row in sheet.rows] == TABLE


def test_a_text_may_announce_its_separator(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=,\nNom,Note\nMOËLO,a;b;c;d\n", "utf-8")
    [sheet] = read_book(tmp_path / "a.csv").sheets
    assert list(sheet.rows[1]) == ["MOËLO", "a;b;c;d"]


def test_the_reader_tells_the_same_in_the_application_and_in_its_process() -> None:
    path = SAMPLES / "2_tableau_du_departement.xlsx"
    *messages, end = told(path)
    assert end == {"end": True}
    assert [one["sheet"] for one in messages if "sheet" in one] == [one.name for one in read_book(path).sheets]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        rows = text_rows("a.csv", data)
    except UnreadableFile:
        rows = []
    assert all(isinstance(cell, str) for row in rows for cell in row)
