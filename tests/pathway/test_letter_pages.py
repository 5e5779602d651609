# SPDX-License-Identifier: EUPL-1.2
"""A letter on paper: who writes, to whom, what it says on as many pages as it needs, and who pays for it."""

import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.letters import MergedLetter
from accomp_desktop.domain.person import Assignment, Person, Support
from accomp_desktop.reports.letter_pages import ADDRESS, RIGHT, BadLogo, Posted, read_logo, write_letter
from accomp_desktop.reports.paper import HEIGHT
from accomp_desktop.reports.writing import CannotWriteDocument
from tests.cases import STRUCTURE
from tests.listing import KIT

MOMENT = datetime(2026, 3, 1, 9, 5)  # noqa: DTZ001  the time on the user's wall
LETTER = MergedLetter(
    "Votre plan d’action", "Madame,\n\nVoici votre plan\u202f:\n- Vendre en ligne\n- Tenir un livre\n\nÀ bientôt."
)


def png(width: int = 12, height: int = 4, *, told: tuple[int, int] | None = None) -> bytes:
    """A picture in one colour; `told` is the size that it says it has."""
    lines = (b"\0" + bytes((12, 99, 96)) * width) * height
    parts = ((b"IHDR", struct.pack(">LLBBBBB", *(told or (width, height)), 8, 2, 0, 0, 0)),
             (b"IDAT", zlib.compress(lines)), (b"IEND", b""))  # fmt: skip
    chunks = (
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def in_text(data: bytes) -> str:
    return b64encode(data).decode()


POSTED = Posted(
    label="Plan d’action",
    letter=LETTER,
    kit=replace(KIT, logo=in_text(png()), funders=("Département d’Ille-et-Vilaine", "Fondation de l’Étang")),
    structure=STRUCTURE,
    file=PersonFile(
        person=Person(sex="F", first_name="Odette", birth_name="MOËLO", address="14 rue Inventée", postcode="35500",
                      town="Vitré"),
        supports=(SupportFile(
            support=Support(id="s", person_id="odette", started_on=date(2025, 9, 15)),
            assignments=(Assignment(support_id="s", adviser="Nadia BELLEC", since=date(2025, 9, 15)),)),),
    ),
    author="Ana Le Goff",
    made_at=MOMENT,
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("courrier") / "Courrier.pdf"
    write_letter(path, POSTED)
    return path


def words(path: Path) -> str:
    """The text of all pages, no-break spaces made plain."""
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"[ \u00a0\u202f\n]+", " ", text)


def places(path: Path) -> dict[str, tuple[float, float]]:
    """The texts of the first page and where each begins, counted from its top left corner."""
    found: dict[str, tuple[float, float]] = {}
    PdfReader(path).pages[0].extract_text(
        visitor_text=lambda text, _cm, matrix, *_: found.update({text.strip(): (matrix[4], HEIGHT - matrix[5])})
    )
    return found


def test_it_says_who_writes_to_whom_when_what_and_who_signs(written: Path) -> None:
    pdf, text = PdfReader(written), words(written)
    assert len(pdf.pages) == 1
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == ("Plan d’action", STRUCTURE.name)
    assert "Rebond & Compagnie 2 rue de l’Étang 35000 Rennes contact@rebond.example" in text
    assert "Madame Odette MOËLO 14 rue Inventée 35500 VITRÉ" in text
    assert "Rennes, le 1er mars 2026" in text
    assert "Objet : Votre plan d’action" in text
    assert "Voici votre plan : – Vendre en ligne – Tenir un livre À bientôt. Nadia BELLEC" in text
    assert "Cofinancé par l’Union européenne" in text
    assert "Avec le soutien de : Département d’Ille-et-Vilaine, Fondation de l’Étang" in text
    assert "Page 1" not in text


def test_the_address_shows_through_the_window_of_an_envelope(written: Path) -> None:
    millimetre = 72 / 25.4
    x, y = next(place for text, place in places(written).items() if text.startswith("Madame Odette"))
    assert (x, y) == pytest.approx((RIGHT, ADDRESS))
    assert 105 * millimetre < x < 120 * millimetre
    assert 50 * millimetre < y < 85 * millimetre


def test_it_can_be_read_aloud_in_order(written: Path) -> None:
    root = PdfReader(written).root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr-FR", True)
    parts = [part.get_object() for part in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    sorts = [part["/S"] for part in parts]
    assert sorts == ["/Figure", "/P", "/P", "/P", "/H1", "/P", "/P", "/L", "/P", "/P", "/Figure", "/P", "/P"]
    assert parts[0]["/Alt"] == "Logo de Rebond & Compagnie"
    items = [one.get_object() for one in parts[7]["/K"]]
    assert [[one.get_object()["/S"] for one in item["/K"]] for item in items] == [["/Lbl", "/LBody"]] * 2


def fonts(pdf: PdfReader) -> Iterator[DictionaryObject]:
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()


def test_every_font_is_embedded(written: Path) -> None:
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts(PdfReader(written)))


def test_the_same_letter_gives_the_same_file(written: Path, tmp_path: Path) -> None:
    write_letter(tmp_path / "encore.pdf", POSTED)
    assert (tmp_path / "encore.pdf").read_bytes() == written.read_bytes()


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    bare = replace(
        POSTED,
        letter=MergedLetter("", ""),
        kit=replace(KIT, funders=()),
        structure=replace(STRUCTURE, address=None, email=None, esf_role="none"),
        file=PersonFile(person=Person(first_name="Sacha", birth_name="ESSAI")),
    )
    write_letter(tmp_path / "nu.pdf", bare)
    assert words(tmp_path / "nu.pdf").strip() == "Rebond & Compagnie Sacha ESSAI Le 1er mars 2026 Ana Le Goff"
    assert not PdfReader(tmp_path / "nu.pdf").metadata.subject


def test_a_long_letter_flows_over_pages_and_loses_no_word(tmp_path: Path) -> None:
    told = [f"mot{number}" for number in range(2500)]
    text = "\n\n".join(" ".join(told[at : at + 90]) for at in range(0, len(told), 90))
    write_letter(tmp_path / "long.pdf", replace(POSTED, letter=MergedLetter("Long", text)))
    pdf, found = PdfReader(tmp_path / "long.pdf"), words(tmp_path / "long.pdf")
    assert re.findall(r"mot\d+", found) == told
    assert len(pdf.pages) > 2
    for number in range(1, len(pdf.pages) + 1):
        assert f"Page {number} sur {len(pdf.pages)}" in found
    assert found.count("Nadia BELLEC") == 1


@pytest.mark.parametrize("paragraphs", range(20, 34))
def test_a_signature_is_never_alone_on_its_page(tmp_path: Path, paragraphs: int) -> None:
    text = "\n\n".join(f"paragraphe {number}" for number in range(paragraphs))
    write_letter(tmp_path / "signé.pdf", replace(POSTED, letter=MergedLetter("", text)))
    last = PdfReader(tmp_path / "signé.pdf").pages[-1].extract_text()
    assert f"paragraphe {paragraphs - 1}" in last
    assert "Nadia BELLEC" in last


def test_a_paragraph_of_a_whole_page_leaves_the_signature_for_the_next(tmp_path: Path) -> None:
    for count in range(330, 460, 10):
        write_letter(tmp_path / "plein.pdf", replace(POSTED, letter=MergedLetter("", "un mot " * count)))
        text = words(tmp_path / "plein.pdf")
        assert (text.count("mot"), text.count("Nadia BELLEC")) == (count, 1)


def test_a_line_of_a_list_that_goes_on_over_the_page_keeps_one_dash(tmp_path: Path) -> None:
    write_letter(tmp_path / "liste.pdf", replace(POSTED, letter=MergedLetter("", "- " + "un mot " * 900)))
    text = words(tmp_path / "liste.pdf")
    assert (text.count("mot"), text.count("–"), "Page 1 sur 2" in text) == (900, 1, True)


def test_a_letter_that_ends_on_who_signs_is_not_signed_twice(tmp_path: Path) -> None:
    letter = MergedLetter("", "À bientôt.\n\nNadia BELLEC,\nconseillère")
    write_letter(tmp_path / "signé.pdf", replace(POSTED, letter=letter))
    assert words(tmp_path / "signé.pdf").count("Nadia BELLEC") == 1


def test_a_word_longer_than_a_line_is_cut(tmp_path: Path) -> None:
    write_letter(tmp_path / "mot.pdf", replace(POSTED, letter=MergedLetter("", "x" * 400)))
    lines = PdfReader(tmp_path / "mot.pdf").pages[0].extract_text().splitlines()
    assert sum(line.count("x") for line in lines if set(line.strip()) == {"x"}) == 400


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_printed(tmp_path: Path, text: str, subject: str, name: str) -> None:
    letter = MergedLetter("", "").rewritten(subject, text)
    structure = replace(STRUCTURE, name=name, address=text)
    write_letter(tmp_path / "x.pdf", replace(POSTED, letter=letter, structure=structure, author=name))
    assert len(PdfReader(tmp_path / "x.pdf").pages) == 1


@pytest.mark.parametrize(
    "logo",
    [
        "pas du base64\u202f!",
        "AAAA",
        in_text(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n" + b"showpage\n" * 9),
        in_text(png()[:40]),
        in_text(png()[:-28]),
        in_text(png(told=(60_000, 60_000))),
        in_text(png(told=(0, 0))),
        in_text(png(told=(1900, 1900))),
        in_text(png() + bytes(2**20)),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_refused_in_one_sentence(tmp_path: Path, logo: str) -> None:
    with pytest.raises(BadLogo, match="image PNG"):
        write_letter(tmp_path / "x.pdf", replace(POSTED, kit=replace(KIT, logo=logo)))
    assert list(tmp_path.iterdir()) == []


@given(st.integers(0, len(png()) - 1), st.binary(min_size=1, max_size=9))
def test_a_broken_picture_is_refused_or_drawn(at: int, bytes_: bytes) -> None:
    data = png()
    with suppress(BadLogo):
        assert read_logo(in_text(data[:at] + bytes_ + data[at + len(bytes_) :])).getSize() <= (2000, 2000)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "occupé").write_text("", "utf-8")
    with pytest.raises(CannotWriteDocument):
        write_letter(tmp_path / "occupé" / "Courrier.pdf", POSTED)
