# SPDX-License-Identifier: EUPL-1.2
"""A workbook to fill: marks like {{operation.code}} in cells, and on each list’s sheet one row of marks to repeat."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from accomp_desktop.domain.errors import UserError
from accomp_desktop.reports.markup import SHEET, Node, parse

MARK = re.compile(r"\{\{\s*([a-z_]+)\.(\w+)\s*\}\}")
"""A mark: the name of a list or of a thing, and one of its columns or values."""

LARGEST = 50_000_000
"""Bytes of a template once unpacked."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNREADABLE = (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, ValueError, LookupError)
"""What a file that is no workbook, a damaged or an encrypted one may raise while it is taken apart."""

_PLACE = re.compile(r"([A-Z]+)(\d+)")


class TemplateRefused(UserError):
    """A workbook template cannot be filled."""

    def __init__(self, name: str, why: str) -> None:
        """Take the file’s name and, in French, what is wrong in it."""
        super().__init__(
            f"Le modèle de classeur «\u202f{name}\u202f» ne peut pas être rempli\u202f: {why}. "
            "Corrigez-le, ou remettez celui qui est livré avec l’application."
        )


@dataclass(frozen=True)
class MarkedCell:
    """A cell of the row to repeat: its column letters, its style number, the column of the list it takes."""

    letters: str
    style: str
    key: str


@dataclass(frozen=True)
class ListRow:
    """The row to repeat: its list, its number on the sheet, its attributes, its cells."""

    block: str
    number: int
    attributes: Mapping[str, str]
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True)
class TemplateSheet:
    """A sheet of the template; `texts` gives the marked cells outside the row to repeat."""

    title: str
    part: str
    root: Node
    texts: Mapping[str, str]
    row: ListRow | None


@dataclass(frozen=True)
class Template:
    """A template taken apart: its sheets, the workbook’s own part, and every other part as it stands."""

    name: str
    sheets: tuple[TemplateSheet, ...]
    workbook: Node
    parts: Mapping[str, bytes]


def read_template(path: Path) -> Template:
    """Take a template apart, or refuse it."""
    try:
        with ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise TemplateRefused(path.name, "il est trop volumineux")
            parts = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
        workbook = parse(parts["xl/workbook.xml"])
        strings = _shared_strings(parts)
        sheets = tuple(
            _read_sheet(title, part, parse(parts[part]), strings, path.name)
            for title, part in _sheet_parts(workbook, parts)
        )
    except _UNREADABLE as wrong:
        raise TemplateRefused(path.name, "ce n’est pas un classeur Excel (.xlsx) lisible") from wrong
    return Template(path.name, sheets, workbook, parts)


def _sheet_parts(workbook: Node, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pair the sheets’ titles with their parts, in the order of the tabs."""
    targets = {one.get("Id"): one.get("Target") or "" for one in parse(parts["xl/_rels/workbook.xml.rels"])}
    for sheet in workbook.iter(f"{SHEET}sheet"):
        target = targets[sheet.get(_RELATION)]
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if "/worksheets/" in part:
            yield sheet.get("name") or "", part


def _shared_strings(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in parts:
        return ()
    return tuple(_text(one) for one in parse(parts["xl/sharedStrings.xml"]).iter(f"{SHEET}si"))


def _text(node: Node) -> str:
    return "".join(one.text or "" for one in node.iter(f"{SHEET}t"))


def _read_sheet(title: str, part: str, root: Node, strings: tuple[str, ...], name: str) -> TemplateSheet:
    texts: dict[str, str] = {}
    row: ListRow | None = None
    for node in root.iter(f"{SHEET}row"):
        marked = {cell.get("r") or "": _cell_text(cell, strings) for cell in node}
        if row and any(marked.values()):
            raise TemplateRefused(name, f"la feuille «\u202f{title}\u202f» a du texte sous la ligne à répéter")
        if any(_column_mark(text) for text in marked.values()):
            row = _list_row(node, marked, f"la feuille «\u202f{title}\u202f»", name)
        else:
            texts |= {place: text for place, text in marked.items() if MARK.search(text)}
    return TemplateSheet(title, part, root, texts, row)


def _cell_text(cell: Node, strings: tuple[str, ...]) -> str:
    value = cell.find(f"{SHEET}v")
    if cell.get("t") == "s" and value is not None:
        return strings[int(value.text or 0)]
    return _text(cell)


def _column_mark(text: str) -> bool:
    """Tell a column of a list from a value: its key is in capitals."""
    found = MARK.fullmatch(text.strip())
    return bool(found and found[2].isupper())


def _list_row(node: Node, marked: Mapping[str, str], where: str, name: str) -> ListRow:
    cells: list[MarkedCell] = []
    blocks: set[str] = set()
    for cell in node:
        place, found = cell.get("r") or "", MARK.fullmatch(marked[cell.get("r") or ""].strip())
        if not found and (marked[place] or cell.find(f"{SHEET}f") is not None):
            raise TemplateRefused(name, f"{where} a, dans la ligne à répéter, autre chose qu’un repère en {place}")
        if found:
            blocks.add(found[1])
        cells.append(MarkedCell(letters_of(place), cell.get("s") or "", found[2] if found else ""))
    if len(blocks) > 1:
        raise TemplateRefused(name, f"{where} mêle plusieurs listes dans la ligne à répéter")
    attributes = {key: value for key, value in node.attrib.items() if key not in {"r", "spans"} and "}" not in key}
    return ListRow(blocks.pop(), int(node.get("r") or 0), attributes, tuple(cells))


def letters_of(place: str) -> str:
    """Give the column of a place: `AB` of `AB12`."""
    found = _PLACE.fullmatch(place)
    return found[1] if found else ""
