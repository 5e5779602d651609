# SPDX-License-Identifier: EUPL-1.2
"""The periods one reports on at a click: civil years, halves of a year, the whole operation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.operation import Operation


@dataclass(frozen=True)
class Period:
    """A span of days and how it is called."""

    label: str
    span: Span


def periods(operation: Operation, today: date) -> tuple[Period, ...]:
    """List the periods of an operation: first the civil year of today, or its last one once it is over.

    Figures are sent for 30 June and 31 December (fse.md §1.3, rule 13), hence the halves of a year.
    """
    last = max(operation.starts_on.year, min(today.year, operation.ends_on.year))
    years = [last, *(year for year in range(operation.ends_on.year, operation.starts_on.year - 1, -1) if year != last)]
    whole = Period(_tr("Toute l’opération"), Span.whole(operation))
    return (*(_year(year) for year in years), whole, *(half for year in years for half in _halves(year)))


def _year(year: int) -> Period:
    return Period(_tr("Année {year}").format(year=year), Span(date(year, 1, 1), date(year, 12, 31)))


def _halves(year: int) -> Iterator[Period]:
    yield Period(_tr("1er semestre {year}").format(year=year), Span(date(year, 1, 1), date(year, 6, 30)))
    yield Period(_tr("2e semestre {year}").format(year=year), Span(date(year, 7, 1), date(year, 12, 31)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("periods", text)
