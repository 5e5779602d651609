# SPDX-License-Identifier: EUPL-1.2
"""A template that a structure restyled: what can be filled is, what cannot is refused in one sentence."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.report import make_report
from accomp_desktop.reports.template import TemplateRefused
from accomp_desktop.reports.workbook import FSE_PLUS, write_workbook
from tests.cases import OPERATION, STRUCTURE, a_case, gather
from tests.listing import KIT
from tests.pathway.recomputing import recompute, resaved

REPORT = make_report(
    STRUCTURE,
    gather(a_case()),
    Span.whole(OPERATION),
    kit=KIT,
    made_at=datetime(2026, 1, 31, 9, 5),  # noqa: DTZ001  the time on the user's wall
    author="Nadia BELLEC",
)
Change = Callable[[Workbook], None]


def filled(folder: Path, template: bytes) -> Path:
    (folder / "modele.xlsx").write_bytes(template)
    write_workbook(folder / "rempli.xlsx", REPORT, folder / "modele.xlsx")
    return folder / "rempli.xlsx"


def changed(change: Change) -> bytes:
    book = openpyxl.load_workbook(FSE_PLUS)
    change(book)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def replaced(name: str, before: bytes, after: bytes) -> bytes:
    """The template with one of its parts changed, as openpyxl could not."""
    data = BytesIO()
    with ZipFile(FSE_PLUS) as source, ZipFile(data, "w", ZIP_DEFLATED) as target:
        for one in source.namelist():
            target.writestr(one, source.read(one).replace(before, after) if one == name else source.read(one))
    return data.getvalue()


def empties(sheet: str, place: str) -> Change:
    return lambda book: setattr(book[sheet][place], "value", None)


def writes(sheet: str, place: str, text: str) -> Change:
    return lambda book: setattr(book[sheet][place], "value", text)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (empties("01_Participants", "G2"), "la colonne SEXE manque à la liste participants"),
        (writes("01_Participants", "C2", "{{participants.SURNOM}}"), "n’a pas de colonne SURNOM"),
        (writes("01_Participants", "C2", "{{exits.MOTIF}}"), "mêle plusieurs listes"),
        (writes("01_Participants", "C2", "=A2"), "autre chose qu’un repère en C2"),
        (writes("01_Participants", "D2", "Nom"), "autre chose qu’un repère en D2"),
        (writes("01_Participants", "A3", "Total"), "a du texte sous la ligne à répéter"),
        (writes("00_LisezMoi", "C7", "Opération {{operation.nom}}"), "le repère {{operation.nom}}"),
        (lambda book: book.remove(book["02_Sorties"]), "aucune ligne à répéter n’y porte la liste exits"),
        (lambda book: book.defined_names.pop("P_FIN_6M"), "le nom de cellule P_FIN_6M n’y est plus"),
        (
            lambda book: [
                setattr(cell, "value", str(cell.value).replace("plans", "plan")) for cell in book["02b_Plans"][2]
            ],
            "aucune ligne à répéter n’y porte la liste plans",
        ),
    ],
)
def test_a_template_that_lost_what_formulas_need_is_refused(tmp_path: Path, change: Change, why: str) -> None:
    with pytest.raises(TemplateRefused, match=re.escape(why)):
        filled(tmp_path, changed(change))
    assert [one.name for one in tmp_path.iterdir()] == ["modele.xlsx"]


def test_a_list_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Nouvelle")["A1"] = "{{factures.MONTANT}}"

    with pytest.raises(TemplateRefused, match="la liste factures n’existe pas"):
        filled(tmp_path, changed(add))


def a_zip(**parts: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


NO_WORKBOOKS = {
    "empty": b"",
    "a text": b"Nom;Prenom\n",
    "another zip": a_zip(texte="rien"),
    "broken markup": a_zip(**{"xl/workbook.xml": "<a><b></a>"}),
    "cut short": FSE_PLUS.read_bytes()[:4000],
    "a broken sheet": replaced("xl/worksheets/sheet2.xml", b"<t", b"<"),
    "sheets elsewhere": replaced("xl/_rels/workbook.xml.rels", b"worksheets/sheet2", b"worksheets/sheet99"),
}


@pytest.mark.parametrize("sort", NO_WORKBOOKS)
def test_what_is_no_workbook_is_refused(tmp_path: Path, sort: str) -> None:
    with pytest.raises(TemplateRefused, match=r"modele\.xlsx"):
        filled(tmp_path, NO_WORKBOOKS[sort])


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(TemplateRefused, match="trop volumineux"):
        filled(tmp_path, a_zip(**{"xl/workbook.xml": "0" * 60_000_000}))


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateRefused, match="ce n’est pas un classeur Excel"):
        write_workbook(tmp_path / "rempli.xlsx", REPORT, tmp_path / "absent.xlsx")


def test_a_template_saved_again_by_another_program(tmp_path: Path) -> None:
    saved = resaved(FSE_PLUS, tmp_path)
    with ZipFile(saved) as archive:
        assert "xl/sharedStrings.xml" in archive.namelist()
    book = recompute(filled(tmp_path, saved.read_bytes()), tmp_path)
    assert [row[0] for row in book["01_Participants"].iter_rows(values_only=True)] == [
        "ID_PARTICIPATION",
        "participation-1",
    ]
    assert [book["03_Indicateurs"][place].value for place in ("K7", "K11", "T7", "T11")] == [1, 1, 0, 0]


def test_marks_inside_a_sentence_and_alone(tmp_path: Path) -> None:
    def write(book: Workbook) -> None:
        sheet = book["00_LisezMoi"]
        sheet["B60"], sheet["B61"] = "Du {{operation.starts_on}} au {{ period.last }}", "{{counts.complete}}"

    sheet = openpyxl.load_workbook(filled(tmp_path, changed(write)))["00_LisezMoi"]
    assert sheet["B60"].value == "Du 01/01/2024 au 31/12/2025"
    assert sheet["B61"].value == 1
    assert sheet["C20"].value.date() == date(2024, 1, 1)


def test_the_calculation_chain_that_excel_adds_is_left_out(tmp_path: Path) -> None:
    rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    chain = b'<Relationship Id="rId99" Type="http://calcChain" Target="calcChain.xml"/></Relationships>'
    data = BytesIO(replaced(rels, b"</Relationships>", chain))
    with ZipFile(data, "a") as archive:
        archive.writestr("xl/calcChain.xml", "<calcChain/>")
    path = filled(tmp_path, data.getvalue())
    with ZipFile(path) as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        assert b"calcChain" not in archive.read(rels) + archive.read(types)
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


def test_every_mark_of_the_delivered_template_is_filled(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled(tmp_path, FSE_PLUS.read_bytes()))
    assert not [cell.coordinate for sheet in book for row in sheet for cell in row if "{{" in str(cell.value)]
    assert book.properties.title == "FSE+ – opération 202100457"
    assert book.properties.creator == STRUCTURE.name


def test_the_delivered_template_is_the_one_its_script_makes(tmp_path: Path) -> None:
    from tools.build_templates import build

    build().save(tmp_path / "refait.xlsx")
    with ZipFile(tmp_path / "refait.xlsx") as made, ZipFile(FSE_PLUS) as delivered:
        assert made.namelist() == delivered.namelist()
        differing = [one for one in made.namelist() if made.read(one) != delivered.read(one)]
    assert differing == ["docProps/core.xml"], "run tools/build_templates.py"  # holds the time it was saved
