# SPDX-License-Identifier: EUPL-1.2
"""The ESF workbook: the template filled with the report’s lists and values."""

from collections.abc import Mapping
from pathlib import Path

from accomp_desktop.domain.facts import facts_of
from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS, By
from accomp_desktop.domain.indicators import bounds
from accomp_desktop.domain.kinds import NARROW
from accomp_desktop.domain.operation import PROGRAMMES
from accomp_desktop.domain.quality import by_gravity
from accomp_desktop.domain.report import Report
from accomp_desktop.places import TEMPLATES
from accomp_desktop.reports.cells import Content
from accomp_desktop.reports.columns import EXITS, PARTICIPANTS, PLANS, Block, Counted, Planned
from accomp_desktop.reports.figure_lines import FIGURES, LOCAL, YEARS, FigureLine, YearLine
from accomp_desktop.reports.filling import AnyBlock, Filling, fill
from accomp_desktop.reports.formulas import Where
from accomp_desktop.reports.lists import FINDINGS, WORDS, found_lines, word_lines
from accomp_desktop.reports.template import Template, read_template
from accomp_desktop.reports.writing import writing

FSE_PLUS = TEMPLATES / "fse_plus.xlsx"
"""The template that is filled when the structure has none of its own."""


def write_workbook(path: Path, report: Report, template: Path = FSE_PLUS) -> None:
    """Write the controller’s edition (with names) of a report; refused when nobody takes part (rule R81)."""
    report.require_participants()
    taken = read_template(template)
    filling = Filling(
        blocks=_blocks(report, taken),
        values=report_values(report),
        title=f"FSE+ – opération {report.operation.code}",
        author=report.structure.name,
        made_at=report.made_at,
    )
    with writing(path) as partial:
        fill(taken, filling, partial)


def _blocks(report: Report, template: Template) -> tuple[AnyBlock, ...]:
    """Gather every list, those that formulas count over first."""
    reasons = {one.code: one.label for one in report.kit.exit_reasons}
    tracks = {one.code: one.label for one in report.kit.tracks}
    counted = [
        Counted(case, facts_of(case, report.operation), case.exit and reasons.get(case.exit.reason, case.exit.reason))
        for case in report.cases.cases
    ]
    left = [one for one in counted if one.case.participation.left_on or one.case.exit]
    planned = [Planned(plan, one, tracks.get(plan.track, plan.track)) for one in counted for plan in one.case.plans]
    years = range(report.operation.starts_on.year, report.days.last.year + 1)
    where = Where(
        template,
        {
            "participants": len(counted),
            "exits": len(left),
            "plans": len(planned),
        },
    )
    where.check_names()
    figures = report.figures
    return (
        Block("participants", PARTICIPANTS, counted),
        Block("exits", EXITS, left),
        Block("plans", PLANS, planned),
        Block("figures", FIGURES, [FigureLine(row, INDICATORS, "figures", figures, where) for row in INDICATORS]),
        Block("local", LOCAL, [FigureLine(row, LOCAL_INDICATORS, "local", figures, where) for row in LOCAL_INDICATORS]),
        Block("years", YEARS, [YearLine(year, place, figures, where) for place, year in enumerate(years)]),
        Block("findings", FINDINGS, found_lines(report)),
        Block("words", WORDS, list(word_lines(where))),
    )


def report_values(report: Report) -> Mapping[str, Content]:
    """Give every single value a template may ask for, by its mark."""
    operation, structure, figures = report.operation, report.structure, report.figures
    days, later = report.days, report.span.within(bounds(By.LATER, operation))
    later_start = bounds(By.LATER, operation).first
    grave = by_gravity(report.findings)
    accompanied, complete = figures.cumulated["accompanied"].count(), figures.cumulated["complete"].count()
    return {
        "operation.code": operation.code,
        "operation.label": operation.label,
        "operation.programme": next((one.label for one in PROGRAMMES if one.code == operation.programme), None),
        "operation.funder": operation.funder,
        "operation.starts_on": operation.starts_on,
        "operation.ends_on": operation.ends_on,
        "operation.later_start": later_start,
        "structure.name": structure.name,
        "structure.siret": structure.siret,
        "structure.address": (structure.address or "").replace("\n", ", ") or None,
        "structure.email": structure.email,
        "period.first": days.first,
        "period.last": days.last,
        "period.later_first": later.first,
        "period.later_last": later.last,
        "report.made_on": report.made_at.date(),
        "report.made_at": f"{report.made_at:%d/%m/%Y}{NARROW}à {report.made_at:%H:%M}",
        "report.author": report.author,
        "report.version": f"v{report.made_at:%Y%m%d-%H%M}",
        "counts.accompanied": accompanied,
        "counts.complete": complete,
        "counts.incomplete": figures.cumulated["incomplete"].count(),
        "counts.left": figures.cumulated["exits"].count(),
        "counts.period_accompanied": figures.period["accompanied"].count(),
        "counts.period_complete": figures.period["complete"].count(),
        "counts.period_incomplete": figures.period["incomplete"].count(),
        "findings.blocking": grave["B"],
        "findings.errors": grave["E"],
        "findings.alerts": grave["A"],
        "findings.notes": grave["I"],
    }
