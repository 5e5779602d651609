# SPDX-License-Identifier: EUPL-1.2
"""A workbook that was received, with columns added to its list; everything else in it stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.table import Book
from accomp_desktop.reports.additions import Addition, Answer, places
from accomp_desktop.reports.cell_styles import CellStyles
from accomp_desktop.reports.copying import write_copy
from accomp_desktop.reports.dress import width_of
from accomp_desktop.reports.markup import Node, serialize
from accomp_desktop.reports.package import UNREADABLE, ZIP, Package, told
from accomp_desktop.reports.received_sheet import MOST_COLUMNS, ReceivedSheet, area_of
from accomp_desktop.reports.writing import check_ending, writing

WIDEST_FOR_HEADING = 40
"""Characters."""


class NotAppendable(UserError):
    """A workbook that was received cannot be given more columns."""

    def __init__(self, name: str) -> None:
        """Take the file’s name."""
        super().__init__(
            f"«\u202f{name}\u202f» ne peut pas recevoir les colonnes du retour\u202f: sa feuille est abîmée, trop "
            "grande, ou n’a plus de place à droite. Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx "
            "sous un autre nom, puis choisissez cette copie."
        )


class OverItsSource(UserError):
    """A workbook would be written over the very list that was received."""

    def __init__(self, path: Path) -> None:
        """Take the file named."""
        super().__init__(
            f"«\u202f{path.name}\u202f» est la liste reçue\u202f: donnez un autre nom à ce classeur, "
            "pour la garder telle quelle."
        )


def refuse_over(source: Path, target: Path) -> None:
    """Refuse to write over the list received."""
    if target.resolve() == source.resolve():
        raise OverItsSource(target)


def append_columns(
    source: Path, book: Book, target: Path, addition: Addition, *, in_clear: bytes | None = None
) -> None:
    """Write a list that was received, with columns added; `book` is what was read of it.

    An Open XML workbook keeps everything it had; any other format gives a new workbook of its cells. `in_clear` are
    the bytes of a list that a password locks.
    """
    refuse_over(source, target)
    try:
        package = _package(source.read_bytes() if in_clear is None else in_clear)
        made = _appended(package, addition) if package else None
    except UNREADABLE as wrong:
        raise NotAppendable(source.name) from wrong
    check_ending(target, ".xlsm" if package and package.has_macros else ".xlsx")
    if made is None:
        write_copy(target, book, addition)
    else:
        with writing(target) as partial:
            partial.write_bytes(made)


def _package(data: bytes) -> Package | None:
    """Take a file apart if columns can be added to it in place."""
    package = Package(data) if data.startswith(ZIP) else None
    return package if package and package.is_workbook else None


def _appended(package: Package, addition: Addition) -> bytes:
    part = package.sheet_part(addition.sheet)
    sheet = ReceivedSheet(package.parse(part), since_1904=package.since_1904)
    styles_part = package.only(package.workbook_part, "styles")
    styles = CellStyles(package.parse(styles_part)) if styles_part else None
    tables = [package.parse(one) for one in package.related(part, "table").values()]
    _Appending(sheet, styles, addition).write(_headings(package, sheet, addition), tables)
    changed = {part: serialize(sheet.root)}
    return package.repacked(changed | ({styles_part: serialize(styles.root)} if styles else {}))


def _headings(package: Package, sheet: ReceivedSheet, addition: Addition) -> Mapping[int, str]:
    """Read the headings that the list has, by column; one merged downwards stands on a line above."""
    row = addition.header_row
    above = [(left, top) for left, top, _, bottom in sheet.merges() if top < row <= bottom]
    cells = {column: cell for left, top in above for column, cell in sheet.filled(top) if column == left}
    cells |= dict(sheet.filled(row))
    held = {column: _held(cell) for column, cell in cells.items()}
    strings = package.strings({text for text in held.values() if isinstance(text, int)})
    return {column: strings[text] if isinstance(text, int) else text for column, text in held.items() if text != ""}


def _held(cell: Node) -> str | int:
    """Read a cell: its text, or the rank of a text that several cells share."""
    inline, value = (cell.find(cell.tag[:-1] + name) for name in ("is", "v"))
    text = (value.text or "") if value is not None else told(inline) if inline is not None else ""
    return int(text) if cell.get("t") == "s" and text else text


class _Appending:
    """Columns on their way into one sheet."""

    def __init__(self, sheet: ReceivedSheet, styles: CellStyles | None, addition: Addition) -> None:
        self._sheet, self._styles, self._addition = sheet, styles, addition

    def write(self, headings: Mapping[int, str], tables: list[Node]) -> None:
        addition, sheet = self._addition, self._sheet
        free = self._first_free(tables)
        columns = places(addition, headings, free)
        live = {one for row in addition.cells for one in columns if one < free and sheet.computes(row, one)}
        if live:
            columns = places(addition, {one: text for one, text in headings.items() if one not in live}, free)
        if max(columns) >= MOST_COLUMNS:
            raise ValueError(free)
        model = max((one for one in headings if one not in columns), default=0)
        likes = {column: model if column >= free else column for column in columns}
        self._dress_above(model, [one for one in columns if one >= free])
        for column, heading in zip(columns, addition.headings, strict=True):
            sheet.write(addition.header_row, column, heading, sheet.style(addition.header_row, likes[column]))
        for row, values in addition.cells.items():
            for column, value in zip(columns, values, strict=True):
                self._write(row, column, value, sheet.style(row, likes[column]))
        sheet.reach(max((addition.header_row, *addition.cells)), max(columns))
        sheet.widen({column: self._width(rank) for rank, column in enumerate(columns) if column >= free})

    def _first_free(self, tables: list[Node]) -> int:
        """Find the first column that nothing fills nor merges beside the lines to write."""
        rows = (self._addition.header_row, *self._addition.cells)
        areas = [*self._sheet.merges(), *(area_of(one.get("ref") or "") for one in tables)]
        merged = (right for _, top, right, bottom in areas if top <= max(rows) and bottom >= min(rows))
        filled = (next(self._sheet.filled(row), (-1, None))[0] for row in rows)
        return max((*merged, *filled), default=-1) + 1

    def _dress_above(self, model: int, columns: Sequence[int]) -> None:
        """Where the heading beside ours is merged over lines above, give ours the same height of colour."""
        header, sheet = self._addition.header_row, self._sheet
        for left, top, right, bottom in list(sheet.merges()):
            if left <= model <= right and top < header <= bottom:
                for row in range(top, header):
                    filled = dict(sheet.filled(row))
                    for column in columns:
                        if column not in filled:
                            sheet.write(row, column, None, sheet.style(row, model))

    def _write(self, row: int, column: int, value: Answer, like: str) -> None:
        """Write a value in the look of a cell; a workbook that has no styles shows days as texts."""
        if self._styles is None:
            text = Day().show(value) if isinstance(value, date) else value
            self._sheet.write(row, column, text, like)
        else:
            self._sheet.write(row, column, value, self._styles.like(like, day=isinstance(value, date)))

    def _width(self, rank: int) -> int:
        """Give a column room for its heading on one line: the line of headings keeps its height."""
        heading = self._addition.headings[rank]
        room = width_of(heading, (values[rank] for values in self._addition.cells.values()))
        return max(room, min(len(heading) + 5, WIDEST_FOR_HEADING))
