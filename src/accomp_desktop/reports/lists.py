# SPDX-License-Identifier: EUPL-1.2
"""The workbook’s other lists: what is missing or wrong, and the dictionary of the columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from accomp_desktop.domain.casework import Case
from accomp_desktop.domain.indicator_table import INDICATORS, LOCAL_INDICATORS
from accomp_desktop.domain.operation import PARTICIPATION_FIELDS
from accomp_desktop.domain.person import PERSON_FIELDS
from accomp_desktop.domain.quality import GRAVITIES, Finding
from accomp_desktop.domain.report import Report
from accomp_desktop.reports.columns import Column
from accomp_desktop.reports.formulas import COUNTED_IN, LISTS, Where


@dataclass(frozen=True)
class FoundLine:
    """A finding beside the case it is about, if any."""

    finding: Finding
    case: Case | None


FIELD_LABELS = {field.key: field.label for field in (*PERSON_FIELDS, *PARTICIPATION_FIELDS)}

FINDINGS: tuple[Column[FoundLine], ...] = (
    Column("REGLE", "Règle", lambda line: line.finding.rule, "code", 8),
    Column("GRAVITE", "Gravité", lambda line: GRAVITIES[line.finding.gravity], "code", 11),
    Column("ID_PARTICIPATION", "Identifiant de la participation", lambda line: line.finding.participation_id or None,
        width=34),
    Column("NOM", "Nom", lambda line: line.case.person.used_name or line.case.person.birth_name if line.case else None,
        width=20),
    Column("PRENOM", "Prénom", lambda line: line.case.person.first_name if line.case else None, width=16),
    Column("REF_CONSEILLER", "Conseiller·ère", lambda line: line.case.adviser if line.case else None, width=18),
    Column("CHAMP", "Donnée", lambda line: FIELD_LABELS.get(line.finding.field), "message", 26),
    Column("MESSAGE", "Ce qui ne va pas", lambda line: line.finding.sentence, "message", 52),
    Column("EFFET", "Effet", lambda line: line.finding.effect, "message", 76),
)  # fmt: skip


@dataclass(frozen=True)
class WordLine:
    """A column of the participants, exits or plans, explained."""

    sheet: str
    key: str
    label: str
    codes: str
    read_by: str
    privacy: str


WORDS: tuple[Column[WordLine], ...] = (
    Column("FEUILLE", "Feuille", lambda line: line.sheet, width=18),
    Column("CHAMP", "Champ", lambda line: line.key, width=24),
    Column("LIBELLE", "Définition", lambda line: line.label, "message", 44),
    Column("CODES", "Codes", lambda line: line.codes or None, "message", 120),
    Column("INDICATEURS", "Lu par", lambda line: line.read_by or None, "message", 56),
    Column("CLASSE", "Protection", lambda line: line.privacy, width=20),
)


def found_lines(report: Report) -> list[FoundLine]:
    """Put the findings in order: the gravest first, then by rule."""
    cases = {case.participation.id: case for case in report.cases.cases}
    graves = list(GRAVITIES)
    found = sorted(report.findings, key=lambda one: (graves.index(one.gravity), one.rule))
    return [FoundLine(one, cases.get(one.participation_id)) for one in found]


def word_lines(where: Where) -> Iterator[WordLine]:
    """Explain every column of the lists that the template shows."""
    for block, columns in LISTS.items():
        title, shown = where.row(block)[0], where.letters(block)
        for column in columns:
            if column.key in shown:
                codes = "\u202f; ".join(f"{one.code} = {one.label}" for one in column.codes)
                read_by = ", ".join(_readers(block, column.fact))
                yield WordLine(title, column.key, column.label, codes, read_by, column.privacy)


def _readers(block: str, fact: str) -> Iterator[str]:
    """Name the indicators that read a fact in a list, as condition or as date."""
    for row in (*INDICATORS, *LOCAL_INDICATORS):
        counted_in, day = COUNTED_IN[row.by]
        facts = {day, *(condition.fact for conditions in row.counts for condition in conditions)}
        if counted_in == block and fact in facts and row.counts:
            yield row.code if row in INDICATORS else row.label
