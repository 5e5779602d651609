# SPDX-License-Identifier: EUPL-1.2
"""The workbook, recomputed by another program: it finds our figures, and a falsified participant shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from accomp_desktop.domain.casework import OperationCases
from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS
from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.report import NobodyToReport, Report, make_report
from accomp_desktop.reports.workbook import FSE_PLUS, write_workbook
from accomp_desktop.reports.writing import CannotWriteDocument
from tests.cases import STRUCTURE, a_case, gather, many_cases
from tests.listing import KIT
from tests.pathway.recomputing import recompute

MOMENT = datetime(2026, 1, 31, 9, 5)  # noqa: DTZ001  the time on the user's wall
FIGURES, LOCAL = "03_Indicateurs", "04_Indicateurs_locaux"


def report_on(cases: OperationCases) -> Report:
    span = Span(date(2024, 7, 1), date(2025, 6, 30))
    return make_report(STRUCTURE, cases, span, kit=KIT, made_at=MOMENT, author="Nadia BELLEC")


def column(book: Workbook, sheet: str, heading: str) -> list[object]:
    """The values under a heading that only one column of the sheet bears."""
    rows = list(book[sheet].iter_rows(values_only=True))
    header = next(number for number, row in enumerate(rows) if heading in row)
    place = rows[header].index(heading)
    return [row[place] for row in rows[header + 1 :]]


def differences(book: Workbook) -> list[object]:
    return column(book, FIGURES, "Écart") + column(book, LOCAL, "Écart")


def every_value(book: Workbook) -> Iterator[tuple[str, object]]:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                rounded = round(cell.value, 9) if isinstance(cell.value, float) else cell.value
                yield f"{sheet.title}!{cell.coordinate}", rounded or None if rounded != 0 else 0


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("classeur") / "FSE.xlsx"
    write_workbook(path, report_on(many_cases(150)))
    return path


@pytest.fixture(scope="module")
def recomputed(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return recompute(written, tmp_path_factory.mktemp("calcul"))


def test_every_difference_is_zero_once_recomputed(recomputed: Workbook) -> None:
    assert differences(recomputed) == [0] * (len(INDICATORS) + len(LOCAL_INDICATORS))
    assert set(column(recomputed, FIGURES, "Contrôle")) == {"✓ conforme"}
    assert recomputed[FIGURES]["K7"].value == report_on(many_cases(150)).figures.cumulated["EECO01"].count() > 50


def test_no_cell_is_in_error_and_each_keeps_the_value_it_carried(written: Path, recomputed: Workbook) -> None:
    found = dict(every_value(recomputed))
    carried = dict(every_value(openpyxl.load_workbook(written, data_only=True)))
    assert {place: (value, found.get(place)) for place, value in carried.items() if value != found.get(place)} == {}
    assert not [place for place, value in found.items() if isinstance(value, str) and value.startswith("#")]


@pytest.mark.parametrize(("heading", "before", "after"), [("STATUT_ENTREE", "EMP", "INA"), ("SEXE", "F", "H")])
def test_a_falsified_participant_shows(written: Path, tmp_path: Path, heading: str, before: str, after: str) -> None:
    book = openpyxl.load_workbook(written)["01_Participants"]
    rows = list(book.iter_rows())
    places = {cell.value: number for number, cell in enumerate(rows[0])}
    victim = next(row for row in rows if row[places["COMPLET_1_1"]].value == 1 and row[places[heading]].value == before)
    place = victim[places[heading]].coordinate
    falsified = tmp_path / "faux.xlsx"
    with ZipFile(written) as source, ZipFile(falsified, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                pattern = rf'(<c r="{place}"[^>]*><is><t>){before}<'.encode()
                data, count = re.subn(pattern, rb"\g<1>" + after.encode() + b"<", data)
                assert count == 1
            target.writestr(name, data)
    book = recompute(falsified, tmp_path)
    assert any(differences(book))
    assert "✗ écart" in column(book, FIGURES, "Contrôle")


def test_the_codes_of_the_programme_are_told_in_its_words(written: Path) -> None:
    book = openpyxl.load_workbook(written, data_only=True)
    assert set(column(book, "02_Sorties", "MOTIF")) - {None} == {"Revenu d’activité en hausse, RSA maintenu"}
    assert set(column(book, "02b_Plans", "VOIE")) == {"Booster l’activité", "Développer la pluriactivité"}


def test_one_participant_without_exit_nor_plan(tmp_path: Path) -> None:
    write_workbook(tmp_path / "un.xlsx", report_on(gather(a_case())))
    book = recompute(tmp_path / "un.xlsx", tmp_path)
    assert not any(differences(book))
    assert [book[FIGURES][place].value for place in ("A7", "G7", "K7", "K11")] == ["EECO01", 0, 1, 1]


def test_ranges_end_at_the_last_line_and_nothing_needs_a_recent_program(written: Path) -> None:
    assert "'01_Participants'!$G$2:$G$151," in str(openpyxl.load_workbook(written)[FIGURES]["D8"].value)
    with ZipFile(written) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml")).decode()
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
    assert not re.search(r"_xlfn|_xlws|LET\(|XLOOKUP|cm=\"", text)


def test_filters_and_differences_reach_the_last_line(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    assert book["01_Participants"].auto_filter.ref == "A1:AJ151"
    figures = book[FIGURES]
    (area,) = (str(one.sqref) for one in figures.conditional_formatting)
    assert area == f"T7:U{6 + len(INDICATORS)}"
    assert figures.freeze_panes == "C7"
    assert book["01_Participants"].page_setup.orientation == "landscape"


def test_dates_are_dates_and_codes_are_texts(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    assert {type(day) for day in column(book, "01_Participants", "DATE_ENTREE") if day} == {datetime}
    assert set(column(book, "01_Participants", "CODE_POSTAL")) == {"01000"}
    assert set(column(book, "01_Participants", "TELEPHONE")) == {"0600000000"}
    assert "H" in column(book, "01_Participants", "SEXE")
    assert "M" not in column(book, "01_Participants", "SEXE")


def test_no_text_can_become_a_formula(tmp_path: Path) -> None:
    person = Person(id="p", sex="F", birth_name="=1+1", first_name="@Anne\x07", address="  -\n+ <b>&", town="Plélan")
    write_workbook(tmp_path / "texte.xlsx", report_on(gather(a_case(person=person))))
    sheet = openpyxl.load_workbook(tmp_path / "texte.xlsx")["01_Participants"]
    texts = [cell for cell in sheet[2] if isinstance(cell.value, str)]
    assert [cell.value for cell in texts if cell.value[0] == "'"] == ["'=1+1", "'=1+1", "'@Anne", "'-\n+ <b>&"]
    assert {cell.data_type for cell in texts} == {"s"}


def test_the_same_report_gives_the_same_file(written: Path, tmp_path: Path) -> None:
    write_workbook(tmp_path / "encore.xlsx", report_on(many_cases(150)))
    assert (tmp_path / "encore.xlsx").read_bytes() == written.read_bytes()


def test_what_is_missing_is_listed_with_its_effect(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    findings = report_on(many_cases(150)).findings
    assert len(column(book, "05_Donnees_manquantes", "Règle")) == len(findings) > 20
    assert column(book, "05_Donnees_manquantes", "Gravité")[0] == "Bloquant"
    assert all(column(book, "05_Donnees_manquantes", "Effet"))


def test_the_dictionary_explains_each_column(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    explained = set(
        zip(column(book, "12_Dictionnaire", "Feuille"), column(book, "12_Dictionnaire", "Champ"), strict=True)
    )
    for title in ("01_Participants", "02_Sorties", "02b_Plans"):
        assert {(title, cell.value) for cell in book[title][1]} <= explained


def test_nobody_no_file(tmp_path: Path) -> None:
    with pytest.raises(NobodyToReport):
        write_workbook(tmp_path / "vide.xlsx", report_on(gather()))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "occupé").write_text("", "utf-8")
    with pytest.raises(CannotWriteDocument, match=r"«\u202fFSE\.xlsx\u202f» n’a pas pu être écrit"):
        write_workbook(tmp_path / "occupé" / "FSE.xlsx", report_on(gather(a_case())))


def test_a_failure_leaves_the_earlier_workbook(tmp_path: Path) -> None:
    path = tmp_path / "FSE.xlsx"
    path.write_bytes(b"avant")
    broken = replace(a_case(), plans=[None])
    with pytest.raises(AttributeError):
        write_workbook(path, replace(report_on(gather(a_case())), cases=gather(broken)))
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_a_restyled_template_is_filled_where_its_columns_now_are(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FSE_PLUS)
    participants = book["01_Participants"]
    participants.title = "Nos participant·es d'ici"
    for cell in participants[2]:
        if cell.value in {"{{participants.ADRESSE}}", "{{participants.COURRIEL}}"}:
            cell.value = None
    for row in (1, 2):
        first, seventh = participants.cell(row, 1), participants.cell(row, 7)
        first.value, seventh.value = seventh.value, first.value
    book["02_Sorties"].insert_rows(1, 3)
    book.save(tmp_path / "modele.xlsx")
    write_workbook(tmp_path / "rempli.xlsx", report_on(many_cases(40)), tmp_path / "modele.xlsx")
    filled = recompute(tmp_path / "rempli.xlsx", tmp_path)
    assert not any(differences(filled))
    assert set(column(filled, "Nos participant·es d'ici", "SEXE")) <= {"F", "H", "X", None}
    assert set(column(filled, "Nos participant·es d'ici", "ADRESSE")) == {None}
