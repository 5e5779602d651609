# SPDX-License-Identifier: EUPL-1.2
"""The report on an operation over a period: the same figures for the screen, the workbook and the PDF."""

import re
from dataclasses import dataclass
from datetime import datetime

from accomp_desktop.domain.casework import OperationCases
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.indicator_table import By
from accomp_desktop.domain.indicators import Figures, Span, bounds, measure
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Operation, Structure
from accomp_desktop.domain.quality import Finding, check


class NobodyToReport(UserError):
    """The operation has no participant: there is nothing to send (rule R81)."""

    def __init__(self, operation_code: str) -> None:
        """Take the operation’s number."""
        super().__init__(
            f"L’opération {operation_code} n’a aucun participant\u202f: il n’y a rien à exporter. "
            "Rattachez d’abord des accompagnements à cette opération."
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is written down, by whom and when; each report is a dated picture that is not updated."""

    structure: Structure
    kit: Kit
    cases: OperationCases
    span: Span
    figures: Figures
    findings: tuple[Finding, ...]
    made_at: datetime
    author: str

    @property
    def operation(self) -> Operation:
        """Give the operation reported on."""
        return self.cases.operation

    @property
    def days(self) -> Span:
        """Give the days of the period that lie in the operation, or all when it only covers the results of later."""
        inside = self.span.within(bounds(By.ENTRY, self.operation))
        return inside if inside.first <= inside.last else self.span

    @property
    def file_name(self) -> str:
        """Name the file, without its ending: `FSE_<number>_<first>-<last>_v<day-time>`."""
        number = re.sub(r"[^A-Za-z0-9]+", "-", self.operation.code).strip("-") or "operation"
        return f"FSE_{number}_{self.days.first:%Y%m%d}-{self.days.last:%Y%m%d}_v{self.made_at:%Y%m%d-%H%M}"

    def require_participants(self) -> None:
        """Refuse to write a report on nobody."""
        if not self.cases.cases:
            raise NobodyToReport(self.operation.code)


def make_report(  # noqa: PLR0913  what a report tells, each thing once
    structure: Structure, cases: OperationCases, span: Span, *, kit: Kit, made_at: datetime, author: str
) -> Report:
    """Count and check an operation over a period; the kit gives the labels of its codes."""
    figures = measure(cases, span, kit)
    return Report(
        structure=structure,
        kit=kit,
        cases=cases,
        span=span,
        figures=figures,
        findings=check(cases, figures, made_at.date()),
        made_at=made_at,
        author=author,
    )
