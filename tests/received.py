# SPDX-License-Identifier: EUPL-1.2
"""Workbooks such as a Département sends, with everything that a spreadsheet program may put in them."""

import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 5
SHEET = "Liste d'orientation"
PEOPLE = (
    ("0042", "MOËLO", "Odette", date(1966, 5, 23), 22200, "à rappeler"),
    ("0043", "QUÉRÉ", "Sylvie", date(1970, 5, 25), 35000, None),
    ("0044", "LE BRAZ", "Yann", date(1981, 12, 1), 1000, "=1+1 n’est pas une formule"),
    ("0045", "ESSAI", "Zoé", date(1990, 2, 28), 56000, None),
)
LAST_ROW = HEADER_ROW + len(PEOPLE)
HEADINGS = ("ID IODAS", "Nom", "Prénom", "Né(e) le", "CP", "Observations")


def rich(path: Path, **options: object) -> Path:
    """A list with titles, merged headings, colours, borders, a total, a hidden sheet, names, and all that `adorn` adds.

    `options` are XlsxWriter’s.
    """
    with Workbook(str(path), options) as book:
        sheet, about, hidden = (book.add_worksheet(name) for name in (SHEET, "À lire", "Codes"))
        looks = Looks(book)
        sheet.merge_range("A1:F1", "DÉPARTEMENT D’ESSAI – Insertion", looks.title)
        sheet.merge_range("A4:C4", "BÉNÉFICIAIRE", looks.group)
        sheet.merge_range("D4:E4", "NAISSANCE", looks.group)
        sheet.merge_range("F4:F5", HEADINGS[-1], looks.header)
        sheet.write_row(HEADER_ROW - 1, 0, HEADINGS[:-1], looks.header)
        for row, person in enumerate(PEOPLE, HEADER_ROW):
            write_person(sheet, row, person, looks)
        sheet.write(LAST_ROW + 1, 0, "Total")
        sheet.write_formula(LAST_ROW + 1, 1, f"=COUNTA(B{HEADER_ROW + 1}:B{LAST_ROW})", None, len(PEOPLE))
        adorn(book, sheet, looks)
        about.write_rich_string("A1", "Une ", looks.title, "notice", " en gras")
        about.write_formula("A2", "=SUM(1,2)", None, 3)
        hidden.hide()
        hidden.write_column("A1", ["à rappeler", "vu", "perdu"])
    return path


class Looks:
    """The styles of that list."""

    def __init__(self, book: Workbook) -> None:
        edged = {"border": 1, "border_color": "#9BC2E6"}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": "#1F4E79"})
        self.group = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "white", "align": "center"})
        self.header = book.add_format(
            {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self.text = book.add_format(edged)
        self.day = book.add_format({**edged, "num_format": "dd/mm/yyyy"})
        self.odd = book.add_format({**edged, "bg_color": "#F2F2F2", "italic": True})


def write_person(sheet: Worksheet, row: int, person: tuple[object, ...], looks: Looks) -> None:
    shown = (looks.text, looks.text, looks.text, looks.day, looks.text, looks.odd if row % 2 else looks.text)
    for column, (cell, look) in enumerate(zip(person, shown, strict=True)):
        if isinstance(cell, str):
            sheet.write_string(row, column, cell, look)
        else:
            sheet.write(row, column, cell, look)


def adorn(book: Workbook, sheet: Worksheet, looks: Looks) -> None:
    """Filters, formats by rule, validations, a link, a comment, a picture, a chart, a lock, print settings."""
    listed = f"'{SHEET.replace(chr(39), chr(39) * 2)}'!"
    sheet.write_url(LAST_ROW + 2, 0, "https://example.org/aide", string="Aide")
    sheet.autofilter(HEADER_ROW - 1, 0, LAST_ROW - 1, 5)
    sheet.freeze_panes(HEADER_ROW, 2)
    sheet.set_column("A:A", 12, looks.text)
    sheet.set_column("F:F", 26)
    sheet.set_column("G:XFD", None, None, {"hidden": True})
    sheet.conditional_format(f"E6:E{LAST_ROW}", {"type": "cell", "criteria": "<", "value": 9, "format": looks.odd})
    sheet.conditional_format(f"E6:E{LAST_ROW}", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation(f"F6:F{LAST_ROW}", {"validate": "list", "source": "=Codes!$A$1:$A$3"})
    sheet.write_comment("B6", "Vue en mars", {"author": "Essai"})
    sheet.insert_image("A14", "point.png", {"image_data": BytesIO(a_picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={listed}$E$6:$E${LAST_ROW}"})
    sheet.insert_chart("C14", chart)
    sheet.protect("", {"format_cells": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)
    sheet.set_header("&CListe de septembre")
    book.define_name("Personnes", f"={listed}$A$6:$F${LAST_ROW}")


def a_table(path: Path) -> Path:
    """A list that is what spreadsheet programs call a table."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet(SHEET)
        columns = [{"header": f"Colonne {rank}"} for rank in range(8)]
        sheet.add_table(4, 0, 9, 7, {"columns": columns, "total_row": True})
    return path


def with_macros(path: Path, folder: Path) -> Path:
    """The same with a project of macros, which nothing here runs."""
    (folder / "vbaProject.bin").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no real macro")
    plain = rich(folder / "sans.xlsx")
    macros = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    relation = (
        b'<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>'
    )

    def change(name: str, data: bytes) -> bytes:
        if name == "[Content_Types].xml":
            main = b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            return data.replace(b"</Types>", macros).replace(main, b"ms-excel.sheet.macroEnabled.main+xml")
        return data.replace(b"</Relationships>", relation) if name == "xl/_rels/workbook.xml.rels" else data

    changed(plain, path, change)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.write(folder / "vbaProject.bin", "xl/vbaProject.bin")
    return path


def changed(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A workbook some of whose parts are changed, as no library would."""
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for one in before.namelist():
            after.writestr(one, change(one, before.read(one)))
    return target


def a_picture() -> bytes:
    """One red point, as a PNG."""

    def chunk(sort: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + sort + data + struct.pack(">I", zlib.crc32(sort + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    point = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", point) + chunk(b"IEND", b"")
