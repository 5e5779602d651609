# SPDX-License-Identifier: EUPL-1.2
"""Whatever a file holds, it is read as it is or refused: random cells come back, random bytes raise nothing else."""

import json
import zipfile
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from accomp_desktop.exchange.sheet_lines import lines
from accomp_desktop.exchange.sheet_reader import json_lines, told
from accomp_desktop.exchange.sheet_refusals import REFUSALS, UnreadableFile
from accomp_desktop.exchange.sheets import read_book
from tests.listing import SAMPLES
from tests.nasty.make import HERE, PASSWORD
from tests.nasty.packing import zipped

FILES = [
    *(SAMPLES / name for name in ("1_liste_propre.xlsx", "3_extraction.csv", "4_liste.ods", "5_ancien_format.xls")),
    *(
        HERE / name
        for name in ("classeur_binaire.xlsb", "protege.xlsx", "protege.xls", "erreurs.ods", "colonnes_cachees.xlsx")
    ),
]
SHEET = "xl/worksheets/sheet1.xml"

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=20
)
cells = st.one_of(
    st.none(),
    texts.filter(lambda text: not text.startswith("=")),
    st.integers(-(10**14), 10**14),
    st.integers(-(10**9), 10**9).filter(lambda cents: cents % 100).map(lambda cents: cents / 100),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0)),  # noqa: DTZ001  cells
)
spoilt = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8)


def trimmed(row: list[object]) -> list[object]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def spoil(whole: bytes, faults: list[tuple[float, int]]) -> bytes:
    content = bytearray(whole)
    for place, byte in faults:
        content[int(place * len(content))] = byte
    return bytes(content)


def as_read(path: Path) -> list[list[object]]:
    """The lines of a file, by the messages of the reader but without its process."""
    messages = [json.loads(line) for line in json_lines(told(path))]
    assert messages[-1] == {"end": True}
    rows: list[list[object]] = [row for message in messages if "columns" in message for row in lines(message)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, max_size=6), max_size=12))
def test_the_cells_of_a_workbook_come_back(tmp_path: Path, table: list[list[object]]) -> None:
    made = Workbook()
    for row in table:
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    expected = [trimmed([_as_day(cell) for cell in row]) for row in table]
    while expected and not expected[-1]:
        expected.pop()
    assert as_read(tmp_path / "a.xlsx") == expected


def _as_day(cell: object) -> object:
    """A moment at midnight is a day: a workbook does not tell them apart."""
    return cell.date() if isinstance(cell, datetime) and not any(cell.timetuple()[3:6]) else cell


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    *_, last = told(path)
    assert last == {"end": True} or str(last.get("refused")) in REFUSALS


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), spoilt)
def test_a_spoilt_file_is_read_or_refused(tmp_path: Path, whole: Path, faults: list[tuple[float, int]]) -> None:
    read_or_refused(tmp_path / "abime.xlsx", spoil(whole.read_bytes(), faults))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]), spoilt)
def test_a_workbook_spoilt_inside_is_read_or_refused(
    tmp_path: Path, part: str, faults: list[tuple[float, int]]
) -> None:
    with zipfile.ZipFile(BytesIO((HERE / "erreurs.xlsx").read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    read_or_refused(tmp_path / "abime.xlsx", zipped({**parts, part: spoil(parts[part], faults)}))


def read_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with suppress(UnreadableFile):
        assert read_book(path, PASSWORD).sheets
