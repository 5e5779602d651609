# SPDX-License-Identifier: EUPL-1.2
"""A template filled: marks replaced, the row to repeat streamed once per line, everything else left as it stands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from accomp_desktop.reports.cells import Cell, Content, Formula, cell_xml, number_text, plain
from accomp_desktop.reports.columns import Block, Column
from accomp_desktop.reports.markup import SHEET, Node, child, parse, serialize
from accomp_desktop.reports.template import MARK, ListRow, Template, TemplateRefused, TemplateSheet

LINES_AT_ONCE = 500
_HERE = "lignes"
_STRETCHED = {"autoFilter": "ref", "conditionalFormatting": "sqref", "dataValidation": "sqref", "ignoredError": "sqref"}
_AREA_END = re.compile(r"(\$?[A-Z]+\$?)(\d+)")

AnyBlock = Block[Any]
WriteRow = Callable[[int, object], str]


@dataclass(frozen=True)
class Filling:
    """What goes into a template: its lists, its single values, and who made it when, for the file’s properties."""

    blocks: Sequence[AnyBlock]
    values: Mapping[str, Content]
    title: str
    author: str
    made_at: datetime


def fill(template: Template, filling: Filling, path: Path) -> None:
    """Write the workbook; the same template, filling and minute give the same bytes."""
    blocks = {block.name: block for block in filling.blocks}
    sheets = {sheet.part: sheet for sheet in template.sheets}
    _stretch_names(template, blocks)
    own = {"xl/workbook.xml": _workbook_xml(template), "docProps/core.xml": _properties(filling)}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for part, data in template.parts.items():
            if part == "xl/calcChain.xml":
                continue
            info = ZipInfo(part, filling.made_at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            if part not in sheets:
                archive.writestr(info, own.get(part) or _without_calculation_chain(part, data))
                continue
            with archive.open(info, "w", force_zip64=True) as out:
                for chunk in _sheet_xml(template, sheets[part], blocks, filling.values):
                    out.write(chunk)


def _sheet_xml(
    template: Template, sheet: TemplateSheet, blocks: Mapping[str, AnyBlock], values: Mapping[str, Content]
) -> Iterator[bytes]:
    """Give a sheet’s XML in pieces: what stands above the row to repeat, the lines, what stands below."""
    _fill_texts(template, sheet, values)
    row = sheet.row
    if row is None:
        yield serialize(sheet.root)
        return
    if row.block not in blocks:
        raise TemplateRefused(template.name, f"la liste {row.block} n’existe pas")
    block = blocks[row.block]
    _stretch_areas(sheet.root, row.number, _last_row(row, block))
    above, _, below = _around_lines(sheet.root, row.number).partition(f'<row r="{_HERE}"/>'.encode())
    yield above
    yield from _lines_xml(_row_writer(template, row, block), row.number, block.lines)
    yield below


def _fill_texts(template: Template, sheet: TemplateSheet, values: Mapping[str, Content]) -> None:
    for cell in sheet.root.iter(f"{SHEET}c"):
        text = sheet.texts.get(cell.get("r") or "")
        if text is None:
            continue
        unknown = [one[0] for one in MARK.finditer(text) if _key(one) not in values]
        if unknown:
            raise TemplateRefused(
                template.name, f"le repère {unknown[0]}, feuille «\u202f{sheet.title}\u202f», n’existe pas"
            )
        alone = MARK.fullmatch(text.strip())
        _set_cell(cell, values[_key(alone)] if alone else MARK.sub(lambda one: _shown(values[_key(one)]), text))


def _key(mark: re.Match[str]) -> str:
    return f"{mark[1]}.{mark[2]}"


def _shown(value: Content) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str("" if value is None else value)


def _set_cell(cell: Node, value: Content) -> None:
    """Replace what a cell holds, its style kept."""
    for held in list(cell):
        cell.remove(held)
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        child(child(cell, f"{SHEET}is"), f"{SHEET}t").text = plain(value)
    elif value is not None:
        child(cell, f"{SHEET}v").text = number_text(value)


def _around_lines(root: Node, number: int) -> bytes:
    """Write a sheet without the row to repeat nor any row below it, and a mark in their place."""
    data = root.find(f"{SHEET}sheetData")
    dimension = root.find(f"{SHEET}dimension")
    if data is None:
        raise ValueError(number)
    for row in list(data):
        if int(row.get("r") or 0) >= number:
            data.remove(row)
    child(data, f"{SHEET}row").set("r", _HERE)
    if dimension is not None:
        root.remove(dimension)
    return serialize(root)


def _row_writer(template: Template, row: ListRow, block: AnyBlock) -> WriteRow:
    """Make what writes one line: a row number and a line in, XML out."""
    columns: dict[str, Column[Any]] = {column.key: column for column in block.columns}
    lost = [cell.key for cell in row.cells if cell.key and cell.key not in columns]
    if lost:
        raise TemplateRefused(template.name, f"la liste {block.name} n’a pas de colonne {lost[0]}")
    own_row = {cell.key: f"{cell.letters}{{n}}" for cell in row.cells if cell.key}
    styled = [
        (cell.letters, f' s="{cell.style}"' if cell.style else "", _reader(columns.get(cell.key), own_row))
        for cell in row.cells
    ]
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in row.attributes.items())

    def write(number: int, line: object) -> str:
        cells = "".join(cell_xml(f"{letters}{number}", style, read(number, line)) for letters, style, read in styled)
        return f'<row r="{number}"{attributes}>{cells}</row>'

    return write


def _reader(column: Column[Any] | None, own_row: Mapping[str, str]) -> Callable[[int, object], Cell]:
    if column is None:
        return lambda _number, _line: None
    read = column.read
    if not column.formula:
        return lambda _number, line: read(line)
    text = column.formula.format_map(own_row)
    return lambda number, line: Formula(text.format(n=number), cast("Content", read(line)))


def _lines_xml(write: WriteRow, first: int, lines: Sequence[object]) -> Iterator[bytes]:
    for start in range(0, len(lines), LINES_AT_ONCE):
        some = lines[start : start + LINES_AT_ONCE]
        yield "".join(write(first + start + place, line) for place, line in enumerate(some)).encode()


def _last_row(row: ListRow, block: AnyBlock) -> int:
    return row.number + max(len(block.lines), 1) - 1


def _stretch_areas(root: Node, number: int, last: int) -> None:
    """Extend filters, conditional formats and validations that end on the row to repeat, down to the last line."""
    for node in root.iter():
        name = _STRETCHED.get(str(node.tag).rpartition("}")[2])
        if name and node.get(name):
            node.set(name, _stretched(node.get(name) or "", number, last))


def _stretched(areas: str, number: int, last: int) -> str:
    """Move the end of each area that ends on a row; an area of one cell becomes a column."""
    return " ".join(_stretched_one(area, number, last) for area in areas.split(" "))


def _stretched_one(area: str, number: int, last: int) -> str:
    start, _, end = area.rpartition(":")
    found = _AREA_END.fullmatch(end)
    return f"{start or end}:{found[1]}{last}" if found and int(found[2]) == number else area


def _stretch_names(template: Template, blocks: Mapping[str, AnyBlock]) -> None:
    """Extend the workbook’s names (filters, print areas) that end on a row to repeat."""
    rows = {sheet.title: sheet.row for sheet in template.sheets if sheet.row}
    for name in template.workbook.iter(f"{SHEET}definedName"):
        title, bang, area = (name.text or "").rpartition("!")
        row = rows.get(title.strip("'").replace("''", "'"))
        if row and row.block in blocks and ":" in area:
            name.text = title + bang + _stretched(area, row.number, _last_row(row, blocks[row.block]))


def _workbook_xml(template: Template) -> bytes:
    """Ask the spreadsheet program to compute everything when it opens the file."""
    calculation = template.workbook.find(f"{SHEET}calcPr")
    if calculation is None:
        calculation = child(template.workbook, f"{SHEET}calcPr")
    calculation.set("fullCalcOnLoad", "1")
    return serialize(template.workbook)


def _without_calculation_chain(part: str, data: bytes) -> bytes:
    """Leave out the list of formulas that the spreadsheet program kept of the template."""
    if part not in {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"} or b"calcChain" not in data:
        return data
    root = parse(data)
    for node in list(root):
        if "calcChain" in (node.get("PartName") or "") + (node.get("Target") or ""):
            root.remove(node)
    return serialize(root)


def _properties(filling: Filling) -> bytes:
    moment = f"{filling.made_at:%Y-%m-%dT%H:%M:%S}Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(filling.title)}</dc:title><dc:creator>{escape(filling.author)}</dc:creator>"
        "<dc:language>fr-FR</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    ).encode()
