# SPDX-License-Identifier: EUPL-1.2
"""The workbook’s figures: each indicator counted live over the lists, our own value beside, and their difference."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS, Indicator
from accomp_desktop.domain.indicators import Figures, Tally
from accomp_desktop.reports.cells import Cell, Formula
from accomp_desktop.reports.columns import PAPER_SEX, Column
from accomp_desktop.reports.formulas import Where, bounds_of, count_formula

WINDOWS = (("PERIODE", "Période"), ("CUMUL", "Cumul"))
SEXES = (("F", "F", "Femmes"), ("H", "M", "Hommes"), ("X", "X", "X"), ("TOTAL", "", "Total"))
"""The word in a column’s key, the code of the register (empty for everybody), the label."""


@dataclass(frozen=True)
class FigureLine:
    """One indicator on the sheet that counts it live: its list, its place in it counted from 0."""

    row: Indicator
    rows: Sequence[Indicator]
    block: str
    figures: Figures
    where: Where

    def count(self, sex: str, window: str) -> int:
        """Give the application’s own value."""
        return self._tallies(window)[self.row.code].count(sex)

    def live(self, sex: str, window: str) -> Formula:
        """Write the formula that counts it again over the lists, with our value in it."""
        return Formula(self._formula(sex, window), self.count(sex, window))

    def rate(self, window: str) -> Cell:
        """Divide by the figure it is taken out of, if there is one."""
        rate = self.figures.rate(self.row.code, cumulated=window == "CUMUL")
        if rate is None:
            return None
        key = f"{window}_TOTAL"
        part, whole = self._place(key, self.row.code), self._place(key, self.row.out_of)
        share = Decimal(rate.part) / rate.whole if rate.whole else ""
        return Formula(f'IF({whole}=0,"",{part}/{whole})', share)

    def _formula(self, sex: str, window: str) -> str:
        paper = PAPER_SEX[sex] if sex else "TOTAL"
        if self.row.sum_of:
            return "+".join(self._place(f"{window}_{paper}", code) for code in self.row.sum_of)
        if not sex and self.rows is INDICATORS:
            return "+".join(self._place(f"{window}_{one}", self.row.code) for one in PAPER_SEX.values())
        start, first, last = bounds_of(self.row.by)
        return count_formula(self.row, self.where, start if window == "CUMUL" else first, last, sex)

    def _place(self, key: str, code: str) -> str:
        line = next(number for number, row in enumerate(self.rows) if row.code == code)
        return self.where.place(self.block, key, line)

    def _tallies(self, window: str) -> Mapping[str, Tally]:
        return self.figures.cumulated if window == "CUMUL" else self.figures.period


def _live(sex: str, window: str) -> Callable[[FigureLine], Cell]:
    return lambda line: line.live(sex, window)


def _own(sex: str, window: str) -> Callable[[FigureLine], Cell]:
    return lambda line: line.count(sex, window)


LIVE: tuple[Column[FigureLine], ...] = tuple(
    Column(f"{window}_{paper}", label, _live(sex, window), "total" if paper == "TOTAL" else "count", 8)
    for window, _ in WINDOWS
    for paper, sex, label in SEXES
)
OWN: tuple[Column[FigureLine], ...] = tuple(
    Column(f"APP_{window}_{paper}", label, _own(sex, window), "own", 7)
    for window, _ in WINDOWS
    for paper, sex, label in SEXES
)
DIFFERENCE = "+".join(f"ABS({{{live.key}}}-{{{own.key}}})" for live, own in zip(LIVE, OWN, strict=True))
CHECKED: tuple[Column[FigureLine], ...] = (
    Column("ECART", "Écart", lambda _: 0, "total", 7, formula=DIFFERENCE),
    Column("CONTROLE", "Contrôle", lambda _: "✓ conforme", "check", 11,
        formula='IF({ECART}=0,"✓ conforme","✗ écart")'),
)  # fmt: skip
FIGURES: tuple[Column[FigureLine], ...] = (
    Column("CODE", "Code", lambda line: line.row.code, "code", 9),
    Column("LIBELLE", "Indicateur", lambda line: line.row.label, "message", 56),
    Column("REGLE", "Règle de comptage", lambda line: line.row.rule, "message", 32),
    *LIVE, *OWN, *CHECKED,
    Column("COMPTE_PAR", "Compté par", lambda line: line.row.by.value, "message", 16),
    Column("SOURCE", "Source", lambda line: f"{line.row.source.text}, {line.row.source.point}", "message", 30),
    Column("CONFIANCE", "Vérification de la définition", lambda line: line.row.source.confidence.value, "message", 20),
)  # fmt: skip
LOCAL: tuple[Column[FigureLine], ...] = (
    *FIGURES[1:3], *LIVE,
    Column("TAUX_PERIODE", "Taux période", lambda line: line.rate("PERIODE"), "rate", 9),
    Column("TAUX_CUMUL", "Taux cumul", lambda line: line.rate("CUMUL"), "rate", 9),
    Column("RAPPORTE_A", "Taux rapporté à",
        lambda line: next((row.label for row in line.rows if row.code == line.row.out_of), None), "message", 20),
    *OWN, *CHECKED,
)  # fmt: skip


@dataclass(frozen=True)
class YearLine:
    """One civil year of the operation."""

    year: int
    number: int
    figures: Figures
    where: Where

    def live(self, row: Indicator) -> Formula:
        """Count a local indicator again over the days of the year."""
        year = f"${self.where.place('years', 'ANNEE', self.number)}"
        start, _, last = bounds_of(row.by)
        formula = count_formula(row, self.where, f"MAX({start},DATE({year},1,1))", f"MIN({last},DATE({year},12,31))")
        tally = self.figures.years[row.code].get(self.year)
        return Formula(formula, tally.count() if tally else 0)


def _year(row: Indicator) -> Callable[[YearLine], Cell]:
    return lambda line: line.live(row)


YEARS: tuple[Column[YearLine], ...] = (
    Column("ANNEE", "Année", lambda line: line.year, "code", 9),
    *(Column(row.code.upper(), row.label, _year(row), "count", 15) for row in LOCAL_INDICATORS),
)
