# SPDX-License-Identifier: EUPL-1.2
"""Workbooks made part by part, so that they hold what no spreadsheet would write, and the same at each making."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from struct import pack

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
ENTRY = '<Relationship Id="rId{}" Type="' + OFFICE + '/{}" Target="{}"/>'

Part = str | bytes
Cells = Iterable[Iterable[str | float | None]]

LIST = (("Nom", "Prénom", "Né(e) le"), ("MOËLO", "Odette", "02/08/1978"), ("ÇIMEN", "Éric", "13/01/1985"))
"""The invented list that most of the files hold."""


def zipped(parts: Mapping[str, Part], effort: int = 6) -> bytes:
    """Pack parts, all of them on the same day."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 9, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content, compresslevel=effort)
    return out.getvalue()


def column(place: int) -> str:
    """Name a column, counted from 0."""
    first, last = divmod(place, 26)
    return (column(first - 1) if first else "") + chr(ord("A") + last)


def cell(name: str, value: str | float | None) -> str:
    """Write a cell; a text that begins with « < » is its inside, told as it stands."""
    if value is None:
        return f'<c r="{name}" s="0"/>'
    if not isinstance(value, str):
        return f'<c r="{name}"><v>{value}</v></c>'
    if value.startswith("<"):
        return f'<c r="{name}">{value}</c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def rows(lines: Cells, first: int = 1) -> str:
    """Write lines of cells."""
    return "".join(
        f'<row r="{row}">{"".join(cell(f"{column(at)}{row}", value) for at, value in enumerate(line))}</row>'
        for row, line in enumerate(lines, first)
    )


def sheet(data: str, before: str = "", after: str = "") -> str:
    """Write a sheet around its lines."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def xlsx_parts(*sheets: str, states: Iterable[str] = ()) -> dict[str, Part]:
    """Give the parts of an .xlsx; `states` hides its sheets, in order."""
    hidden = dict(enumerate(states, 1))
    numbered = list(enumerate(sheets, 1))
    named = "".join(f'<sheet name="Feuille{n}" sheetId="{n}" {hidden.get(n, "")} r:id="rId{n}"/>' for n, _ in numbered)
    links = "".join(ENTRY.format(n, "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n, _ in numbered
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
        f"{ENTRY.format(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": content for n, content in numbered},
    }


def xlsx(lines: Cells, before: str = "", after: str = "") -> bytes:
    """Make an .xlsx of one sheet."""
    return zipped(xlsx_parts(sheet(rows(lines), before, after)))


def ods(table: str, manifest: str = "", mimetype: str = "spreadsheet") -> bytes:
    """Make an .ods around the lines of its table."""
    names = {one: f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0" for one in ("office", "table", "text", "manifest")}
    names["calcext"] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    return zipped({
        "mimetype": f"application/vnd.oasis.opendocument.{mimetype}",
        "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Feuille1">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    })  # fmt: skip


def ods_cell(value: str | None, more: str = "") -> str:
    """Write a cell of an .ods."""
    if value is None:
        return f"<table:table-cell {more}/>"
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    """Write a line of an .ods."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods_rows(lines: Cells) -> str:
    """Write lines of texts."""
    return "".join(ods_row(*(ods_cell(None if value is None else str(value)) for value in line)) for line in lines)


def _record(kind: int, content: bytes = b"") -> bytes:
    """Write one record of an .xlsb: kind and length in groups of seven bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length = len(content)
    return head + (bytes([length]) if length < 128 else bytes([length & 127 | 128, length >> 7])) + content


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(lines: Cells) -> bytes:
    """Make an .xlsb of one sheet, of texts and numbers."""
    data = [_record(0x81), _record(0x94, pack("<IIII", 0, 9, 0, 9)), _record(0x91)]
    for row, line in enumerate(lines):
        data.append(_record(0, pack("<IIHHBI", row, 0, 300, 0, 0, 0)))
        for at, value in enumerate(line):
            place = pack("<II", at, 0)
            if isinstance(value, str):
                data.append(_record(6, place + _wide(value)))
            elif value is not None:
                data.append(_record(5, place + pack("<d", value)))
    data += [_record(0x92), _record(0x82)]
    one = _record(0x9C, pack("<II", 0, 1) + _wide("rId1") + _wide("Feuille1"))
    parts = xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"], parts["xl/workbook.xml"]
    links = str(parts.pop("xl/_rels/workbook.xml.rels"))
    types, top = str(parts.pop("[Content_Types].xml")), str(parts.pop("_rels/.rels"))
    return zipped({
        "[Content_Types].xml": types.replace('.xml"', '.bin"'),
        "_rels/.rels": top.replace("workbook.xml", "workbook.bin"),
        "xl/_rels/workbook.bin.rels": links.replace("sheet1.xml", "sheet1.bin"),
        "xl/workbook.bin": _record(0x83) + _record(0x8F) + one + _record(0x90) + _record(0x84),
        "xl/worksheets/sheet1.bin": b"".join(data),
    })  # fmt: skip
