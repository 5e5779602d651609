# SPDX-License-Identifier: EUPL-1.2
"""Files joined to a piece: a PDF as it is, a photograph lighter and without its place, anything else refused."""

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from accomp_desktop.exchange.scan_files import HEAVIEST, HEAVIEST_PDF, LARGEST, NotAScan, ScanTooHeavy, read_scan

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ORIENTATION, MAKER, LYING = 0x0112, 0x010F, 6


def picture(form: str, mode: str = "RGB") -> bytes:
    written = BytesIO()
    Image.linear_gradient("L").resize((90, 60)).convert(mode).save(written, form)
    return written.getvalue()


def photograph_of(content: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(content)))


def test_a_photograph_is_made_lighter_upright_and_says_nothing_of_its_place(tmp_path: Path) -> None:
    path = tmp_path / "Recettes de mars.JPG"
    told = Image.Exif()
    told[MAKER], told[ORIENTATION] = "48.11, -1.68", LYING
    Image.new("RGB", (4000, 3000), "olive").save(path, "JPEG", exif=told)
    assert b"48.11" in path.read_bytes()
    read = read_scan(path)
    assert read.file_name == "Recettes de mars.jpg"
    assert b"48.11" not in b64decode(read.content)
    assert photograph_of(read.content).size == (1800, LARGEST)


def test_a_pdf_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "bail.PDF").write_bytes(PDF)
    read = read_scan(tmp_path / "bail.PDF")
    assert (read.file_name, b64decode(read.content)) == ("bail.pdf", PDF)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_picture_of_any_colours_is_taken(mode: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture("PNG", mode))
    assert photograph_of(read_scan(tmp_path / "a.png").content).size == (90, 60)


def test_what_is_transparent_is_as_white_as_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert photograph_of(read_scan(tmp_path / "a.png").content).getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("content", [PDF + bytes(HEAVIEST_PDF), bytes(HEAVIEST + 1)], ids=["pdf", "photograph"])
def test_a_heavy_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "lourd.pdf").write_bytes(content)
    with pytest.raises(ScanTooHeavy, match=r"lourd\.pdf"):
        read_scan(tmp_path / "lourd.pdf")


def test_a_picture_too_large_once_unpacked_is_refused(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "a.png")
    with pytest.raises(ScanTooHeavy):
        read_scan(tmp_path / "a.png")


@pytest.mark.parametrize("make", [Path.exists, Path.mkdir, Path.touch], ids=["nothing there", "a folder", "empty"])
def test_what_is_no_file_is_refused(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "rien.pdf")
    with pytest.raises(NotAScan):
        read_scan(tmp_path / "rien.pdf")


def test_a_picture_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture("GIF", "P"))
    with pytest.raises(NotAScan):
        read_scan(tmp_path / "a.png")


HEADS = (picture("JPEG"), picture("PNG"), picture("PNG", "P"), b"")


@given(head=st.sampled_from(HEADS), at=st.integers(0, 400), put=st.binary(max_size=60), tail=st.integers(0, 900))
def test_any_file_is_a_scan_or_is_refused(
    head: bytes, at: int, put: bytes, tail: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "piece.jpg"
    path.write_bytes(head[:at] + put + head[at + len(put) : at + tail])
    try:
        read = read_scan(path)
    except (NotAScan, ScanTooHeavy):
        return
    assert read.file_name in {"piece.jpg", "piece.pdf"}
