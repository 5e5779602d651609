# SPDX-License-Identifier: EUPL-1.2
"""The live formulas of the workbook: each indicator’s conditions, written as counts over the lists of its sheets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accomp_desktop.domain.indicator_table import By, Condition, Indicator
from accomp_desktop.reports.columns import EXITS, PAPER_SEX, PARTICIPANTS, PLANS, Column, Counted, Planned
from accomp_desktop.reports.markup import SHEET
from accomp_desktop.reports.template import ListRow, Template, TemplateRefused

LISTS: Mapping[str, tuple[Column[Counted], ...] | tuple[Column[Planned], ...]] = {
    "participants": PARTICIPANTS,
    "exits": EXITS,
    "plans": PLANS,
}
"""The lists that formulas count over, by the name of their marks."""

COUNTED_IN: Mapping[By, tuple[str, str]] = {
    By.ENTRY: ("participants", "entered"),
    By.SUPPORT_ENTRY: ("participants", "accompanied"),
    By.EXIT: ("exits", "left"),
    By.LATER: ("exits", "later"),
    By.SUPPORT_EXIT: ("exits", "supported_until"),
    By.PLAN: ("plans", "plans"),
}
"""The list an indicator counts over, and the fact that holds its date."""

NAMES = ("OP_DEB", "P_DEB", "P_FIN", "OP_DEB_6M", "P_DEB_6M", "P_FIN_6M")
"""The bounds of the operation and of the period, and the same six months later, as names of cells."""


@dataclass(frozen=True)
class Where:
    """Where each list stands in the template, and how many lines it will have."""

    template: Template
    lines: Mapping[str, int]

    def check_names(self) -> None:
        """Refuse a template that lost the names of the bounds."""
        known = {one.get("name") for one in self.template.workbook.iter(f"{SHEET}definedName")}
        lost = [name for name in NAMES if name not in known]
        if lost:
            raise TemplateRefused(self.template.name, f"le nom de cellule {lost[0]} n’y est plus")

    def row(self, block: str) -> tuple[str, ListRow]:
        """Find the sheet and the row to repeat of a list."""
        for sheet in self.template.sheets:
            if sheet.row and sheet.row.block == block:
                return sheet.title, sheet.row
        raise TemplateRefused(self.template.name, f"aucune ligne à répéter n’y porte la liste {block}")

    def letters(self, block: str) -> Mapping[str, str]:
        """Give the letters of each column of a list."""
        return {cell.key: cell.letters for cell in self.row(block)[1].cells if cell.key}

    def letter(self, block: str, key: str) -> str:
        """Give the letters of a column that formulas need."""
        letters = self.letters(block)
        if key not in letters:
            raise TemplateRefused(self.template.name, f"la colonne {key} manque à la liste {block}")
        return letters[key]

    def column(self, block: str, key: str) -> str:
        """Give the cells of a column, from the first to the last line."""
        title, row = self.row(block)
        letters, last = self.letter(block, key), row.number + max(self.lines[block], 1) - 1
        quoted = title.replace("'", "''")
        return f"'{quoted}'!${letters}${row.number}:${letters}${last}"

    def place(self, block: str, key: str, line: int) -> str:
        """Give one cell of a list, by its line counted from 0, for a formula on the same sheet."""
        return f"{self.letter(block, key)}{self.row(block)[1].number + line}"


def bounds_of(by: By) -> tuple[str, str, str]:
    """Name the first day of the operation, the first and the last of the period, as this indicator counts them."""
    return ("OP_DEB_6M", "P_DEB_6M", "P_FIN_6M") if by is By.LATER else ("OP_DEB", "P_DEB", "P_FIN")


def count_formula(row: Indicator, where: Where, first: str, last: str, sex: str = "") -> str:
    """Count an indicator between two days (names or expressions), for a sex or for everybody."""
    block, day = COUNTED_IN[row.by]
    days = where.column(block, _known_as(block, day).key)
    common = [f'{days},">="&{first}', f'{days},"<="&{last}']
    if sex:
        common.append(f'{where.column(block, "SEXE")},"{PAPER_SEX[sex]}"')
    counts = [_countifs([*common, *_criteria(block, conditions, where)]) for conditions in row.counts]
    return "+".join(counts) or "0"


def _countifs(criteria: Iterable[str]) -> str:
    count = f"COUNTIFS({','.join(criteria)})"
    return f"SUMPRODUCT({count})" if "{" in count else count


def _criteria(block: str, conditions: Iterable[Condition], where: Where) -> Iterator[str]:
    for condition in conditions:
        column = _known_as(block, condition.fact)
        cells = where.column(block, column.key)
        for criterion in _criterion(condition.among, numeric=column.look == "number"):
            yield f"{cells},{criterion}"


def _known_as(block: str, fact: str) -> Column[Counted] | Column[Planned]:
    """Find the column of a list that holds a fact; without one, a `StopIteration` is a mistake of ours."""
    return next(column for column in LISTS[block] if column.fact == fact)


def _criterion(among: range | tuple[str | bool, ...], *, numeric: bool) -> Iterator[str]:
    """Write the criteria of one condition; a range says nothing of a bound that every value meets."""
    match among:
        case range():
            if among.start > 0:
                yield f'">={among.start}"'
            if among.stop < UNBOUNDED:
                yield f'"<={among.stop - 1}"'
        case (bool(yes),) if numeric:
            yield str(int(yes))
        case (bool(yes),):
            yield '"O"' if yes else '"N"'
        case (code,):
            yield f'"{code}"'
        case _:
            yield "{" + ",".join(f'"{code}"' for code in among) + "}"


UNBOUNDED = 200
"""A range that stops here or further has no upper bound: years of age, months of search."""
