# SPDX-License-Identifier: EUPL-1.2
"""The summary of an operation as a PDF of two pages, without any name."""

from pathlib import Path

from accomp_desktop.domain.report import Report
from accomp_desktop.reports.writing import writing


def write_pdf(path: Path, report: Report) -> None:
    """Write the summary of a report; refused when nobody takes part (rule R81)."""
    from accomp_desktop.reports.paper import Paper
    from accomp_desktop.reports.summary_pages import draw_summary

    report.require_participants()
    title = f"Synthèse FSE+ – opération {report.operation.code}"
    with writing(path) as partial:
        draw_summary(Paper(partial, title=title, author=report.structure.name, made_at=report.made_at), report)
