# SPDX-License-Identifier: EUPL-1.2
"""Twelve monthly amounts to look at: bars, their mean, and in words the trend and the months that stand out."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Money, Months
from accomp_desktop.domain.turnover import (
    COUNT,
    NEEDED,
    Amounts,
    known,
    mean,
    month_before,
    month_name,
    months_until,
    seasons,
    trend,
)
from accomp_desktop.domain.values import Value
from accomp_desktop.reports.chart import Level, Series
from accomp_desktop.ui.components.bar_chart import BarChart
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors.editor import Editor

if TYPE_CHECKING:
    from decimal import Decimal

WIDEST, HEIGHT, FEWEST = 720, 190, 2
"""Width and height of the drawing, and the known months from which there is something to draw."""
UNKNOWN: Amounts = (None,) * COUNT


def amounts_of(value: Value) -> Amounts:
    """Give the twelve amounts of an answer, all unknown when it is."""
    return cast("Amounts", value or UNKNOWN)


def names_of(last: Value, until: date | None) -> list[str]:
    """Name twelve months: up to the last one told, else to the one before a day; by their rank when nothing is known.

    A month that is not a day, as a kit that changed may leave, says nothing.
    """
    end = last if isinstance(last, date) else until and month_before(until)
    return [month_name(one) for one in months_until(end)] if end else [f"M−{COUNT - rank}" for rank in range(COUNT)]


class YearPicture(QWidget):
    """`show_year(names, amounts)`: nothing is drawn, nor said of a trend or of seasons, before enough is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDEST)
        self.chart = BarChart(HEIGHT, self)
        self.said = Text(look="small", wrap=True, parent=self)
        column = QVBoxLayout(self)
        spaced(column, "tight")
        column.addWidget(self.chart)
        column.addWidget(self.said)

    def show_year(self, names: Sequence[str], amounts: Amounts) -> None:
        """Draw twelve amounts, each under the name of its month."""
        middle, count = mean(amounts), len(known(amounts))
        self.setVisible(count >= FEWEST)
        if middle is None or count < FEWEST:
            return
        title = self.tr("Recettes par mois, en euros")
        bars = Series("", [None if one is None else round(one) for one in amounts])
        self.chart.show_bars(
            title, [one.replace(" ", "\n") for one in names], (bars,), level=Level(self.tr("Moyenne"), round(middle))
        )
        self.said.setText(" ".join(self._sentences(names, amounts, middle)))

    def _sentences(self, names: Sequence[str], amounts: Amounts, middle: "Decimal") -> list[str]:
        told = len(known(amounts))
        average = self.tr("Moyenne\u202f: {amount} par mois connu.").format(amount=Money().show(middle))
        if told < NEEDED:
            return [average, self.tr("Tendance et saison se lisent à partir de six mois connus.")]
        course = {
            "rising": self.tr(
                "En hausse\u202f: les trois derniers mois dépassent les trois d’avant de plus de 10\u202f%."
            ),
            "steady": self.tr("Stable\u202f: les trois derniers mois valent les trois d’avant, à 10\u202f% près."),
            "falling": self.tr(
                "En baisse\u202f: les trois derniers mois perdent plus de 10\u202f% sur les trois d’avant."
            ),
            None: self.tr("Tendance inconnue\u202f: il manque les trois derniers mois, ou les trois d’avant."),
        }
        return [average, course[trend(amounts)], *self._seasons(names, amounts)]

    def _seasons(self, names: Sequence[str], amounts: Amounts) -> list[str]:
        told = seasons(amounts)
        if told is None:
            return []
        strong, weak = (", ".join(names[rank] for rank in ranks) for ranks in (told.strong, told.weak))
        said = [
            self.tr("Mois forts\u202f: {months}.").format(months=strong) if strong else "",
            self.tr("Mois faibles\u202f: {months}.").format(months=weak) if weak else "",
        ]
        none = self.tr("Aucun mois ne s’écarte de la moyenne de 30\u202f% ou plus.")
        return [one for one in said if one] or [none]


class YearView(Editor):
    """Twelve amounts that a formula gives: looked at, never typed."""

    def __init__(self, kind: Months, until: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.until, self._before, self._last = kind.until, until, None
        self._value: Value = None
        self.picture = YearPicture(self)
        self._nothing = Text(self.tr("Calculé dès que les réponses sont connues"), "muted", parent=self)
        self.rows.addWidget(self.picture)
        self.rows.addWidget(self._nothing)
        self.set_value(None)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show twelve amounts; anything else a formula may give is as good as unknown."""
        self._value = value
        self._draw()

    def end_with(self, last: Value) -> None:
        """Name the months up to this one."""
        self._last = last
        self._draw()

    def _draw(self) -> None:
        amounts = amounts_of(self._value)
        self.picture.show_year(names_of(self._last, self._before), amounts)
        self._nothing.setVisible(self.picture.isHidden())
