# SPDX-License-Identifier: EUPL-1.2
"""The summary as a PDF: two pages that anyone may read, with the emblem and the mention as the rules want them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from math import dist
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from accomp_desktop.domain.casework import OperationCases
from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.kit import LocalIndicator
from accomp_desktop.domain.report import NobodyToReport, Report, make_report
from accomp_desktop.reports.emblem import stars
from accomp_desktop.reports.paper import Ink, register_fonts
from accomp_desktop.reports.summary import write_pdf
from accomp_desktop.reports.summary_pages import broken_rules, percent, tiles
from accomp_desktop.reports.writing import CannotWriteDocument
from tests.cases import OPERATION, STRUCTURE, a_case, gather, many_cases
from tests.listing import KIT

BARE = replace(KIT, indicators=())
MOMENT = datetime(2026, 1, 31, 9, 5)  # noqa: DTZ001  the time on the user's wall
PERIOD = Span(date(2024, 7, 1), date(2025, 6, 30))


def report_on(cases: OperationCases, span: Span = PERIOD) -> Report:
    return make_report(STRUCTURE, cases, span, kit=BARE, made_at=MOMENT, author="Nadia BELLEC")


@pytest.fixture(scope="module")
def report() -> Report:
    return report_on(many_cases(300))


@pytest.fixture(scope="module")
def written(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("synthèse") / "FSE.pdf"
    write_pdf(path, report)
    return path


def words(path: Path) -> str:
    """The text of both pages, no-break spaces made plain."""
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"[ \u00a0\u202f\n]+", " ", text)


def test_two_pages_that_say_what_they_are(written: Path) -> None:
    pdf = PdfReader(written)
    assert len(pdf.pages) == 2
    assert pdf.metadata
    assert pdf.metadata.title == "Synthèse FSE+ – opération 202100457"
    assert pdf.metadata.author == STRUCTURE.name
    text = words(written)
    assert "Page 1 sur 2" in text
    assert "Page 2 sur 2" in text
    assert text.count("Cofinancé par l’Union européenne") == 2
    assert "Document de travail ; les saisies dans Ma Démarche FSE+ font foi." in text
    assert "Établi le 31/01/2026 à 09:05 par Nadia BELLEC" in text
    assert "Période du 01/07/2024 au 30/06/2025 ; cumul depuis le 01/01/2024" in text


def test_the_figures_are_those_of_the_report(written: Path, report: Report) -> None:
    text = words(written)
    for code in ("EECO01", "EECO05", "EECR03"):
        counts = [report.figures.period[code].count(sex) for sex in ("F", "M", "X", "")]
        assert " ".join(map(str, counts)) in text, code
    for tile in tiles(report):
        assert f"{tile.value} {tile.note}".replace("\u202f", " ").replace("\u00a0", " ") in text, tile
    for rule, gravity, *_, number in broken_rules(report)[:6]:
        assert rule in text
        assert gravity in text
        assert number in text


def test_it_names_nobody_who_is_accompanied(written: Path, report: Report) -> None:
    text = words(written)
    assert not [case.person.id for case in report.cases.cases if case.person.id in text]
    assert not {case.person.birth_name for case in report.cases.cases} & set(text.split())


def fonts(pdf: PdfReader) -> Iterator[DictionaryObject]:
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()


def test_every_font_is_embedded_and_the_mention_is_in_an_allowed_one(written: Path) -> None:
    found = {font["/BaseFont"].partition("+")[2]: font["/FontDescriptor"] for font in fonts(PdfReader(written))}
    assert set(found) == {"Inter-Regular", "Inter-SemiBold", "Ubuntu-Regular"}
    assert all("/FontFile2" in descriptor for descriptor in found.values())


def test_it_can_be_read_aloud_in_french(written: Path) -> None:
    root = PdfReader(written).root_object
    assert root["/Lang"] == "fr-FR"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    sorts = [part.get_object()["/S"] for part in document["/K"]]
    assert sorts[:4] == ["/Figure", "/P", "/P", "/H1"]
    assert sorts.count("/H2") == 4
    assert sorts.count("/Table") == 3
    described = [part.get_object()["/Alt"] for part in document["/K"] if part.get_object()["/S"] == "/Figure"]
    assert described[0] == "Emblème de l’Union européenne\u202f: Cofinancé par l’Union européenne"
    assert described[1].startswith("2024\u202f: Entrées ")


def test_every_mark_on_a_page_has_its_place_in_the_tree(written: Path) -> None:
    pdf = PdfReader(written)
    numbers = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, page in enumerate(pdf.pages):
        assert page["/StructParents"] == number
        opened = page.get_contents().get_data().count(b"BDC")
        assert opened == len(numbers[2 * number + 1])
        marks = [part.get_object()["/K"] for part in numbers[2 * number + 1]]
        assert marks == list(range(opened))


def test_the_same_report_gives_the_same_file(written: Path, report: Report, tmp_path: Path) -> None:
    write_pdf(tmp_path / "encore.pdf", report)
    assert (tmp_path / "encore.pdf").read_bytes() == written.read_bytes()


def test_a_report_without_exit_nor_mistake(tmp_path: Path) -> None:
    write_pdf(tmp_path / "un.pdf", report_on(gather(a_case()), Span.whole(OPERATION)))
    text = words(tmp_path / "un.pdf")
    assert "Tous les dossiers sont complets. Aucune règle de cohérence n’est en défaut." in text
    assert "– des sorties (0)" in text
    assert "depuis le début de l’opération" in text


def test_long_names_and_many_lines_stay_on_two_pages(tmp_path: Path) -> None:
    operation = replace(OPERATION, label="Accompagner vers le rebond " * 9, funder="Département " * 12)
    cases = replace(many_cases(80, holes=0.6), operation=operation)
    structure = replace(STRUCTURE, address="une ligne\n" * 8)
    whole = make_report(structure, cases, Span.whole(operation), kit=BARE, made_at=MOMENT, author="Nadia BELLEC")
    write_pdf(tmp_path / "long.pdf", whole)
    first = PdfReader(tmp_path / "long.pdf").pages[0]
    heights: list[float] = []
    first.extract_text(visitor_text=lambda text, _cm, matrix, *_: heights.append(matrix[5]) if text.strip() else None)
    table_end = min(height for height in heights if height > 40)
    assert table_end > 841.89 - 800


def test_the_indicators_of_the_programme_are_on_pages_of_their_own(tmp_path: Path) -> None:
    asked = [LocalIndicator(f"i{rank}", f"Indicateur très long à dire {rank} " * 4, 'sex == "F"') for rank in range(30)]
    kit = replace(BARE, indicators=tuple(asked))
    report = make_report(STRUCTURE, many_cases(80), PERIOD, kit=kit, made_at=MOMENT, author="Nadia BELLEC")
    write_pdf(tmp_path / "programme.pdf", report)
    pages = PdfReader(tmp_path / "programme.pdf").pages
    texts = [re.sub(r"[ \u00a0\u202f\n]+", " ", page.extract_text()) for page in pages]
    assert [f"Page {rank} sur 4" in text for rank, text in enumerate(texts, 1)] == [True] * 4
    assert ["Indicateurs du programme" in text for text in texts] == [False, False, True, True]
    women = report.figures.period["kit:i7"].count("F")
    assert 0 < women == report.figures.period["kit:i7"].count()
    assert f"{women} 0 0 {women}" in texts[2]
    assert "Indicateur très long à dire 29" in texts[3]


def test_nobody_no_file(tmp_path: Path) -> None:
    with pytest.raises(NobodyToReport):
        write_pdf(tmp_path / "vide.pdf", report_on(gather()))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "occupé").write_text("", "utf-8")
    with pytest.raises(CannotWriteDocument):
        write_pdf(tmp_path / "occupé" / "FSE.pdf", report_on(gather(a_case())))


def test_the_emblem_has_twelve_upright_stars_on_a_circle() -> None:
    twelve = stars(18)
    centres = [(sum(x for x, _ in star) / 10, sum(y for _, y in star) / 10) for star in twelve]
    assert len(twelve) == 12
    assert [dist(centre, (13.5, 9)) for centre in centres] == pytest.approx([6] * 12)
    for star, centre in zip(twelve, centres, strict=True):
        assert [dist(point, centre) for point in star[::2]] == pytest.approx([1] * 5)
        assert star[0] == pytest.approx((centre[0], centre[1] + 1))
    assert centres[0] == pytest.approx((13.5, 15))


def test_texts_wrap_at_ordinary_spaces_only() -> None:
    register_fonts()
    ink = Ink(size=10)
    assert ink.wrap("un deux\u202f: trois", ink.width("un deux")) == ["un", "deux\u202f:", "trois"]
    assert ink.wrap("anticonstitutionnellement", 10) == ["anticonstitutionnellement"]


def test_rates_are_whole_percents(report: Report) -> None:
    rate = report.figures.rate("positive_exits")
    assert rate
    assert re.fullmatch(r"\d+\u00a0%", percent(rate))
