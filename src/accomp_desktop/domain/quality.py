# SPDX-License-Identifier: EUPL-1.2
"""The coherence rules, one row each: what a record or the figures must respect, and what it costs when they do not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from accomp_desktop.domain.casework import Case, OperationCases
from accomp_desktop.domain.facts import STATUS_CODES, age_on
from accomp_desktop.domain.indicator_table import INDICATORS
from accomp_desktop.domain.indicators import SEX_CODES, Figures
from accomp_desktop.domain.operation import ISCED, Operation

GRAVITIES: Mapping[str, str] = {"B": "Bloquant", "E": "Erreur", "A": "Alerte", "I": "Information"}
"""Gravity → French word, the gravest first."""

NOWHERE = "La participation n’est comptée dans aucun indicateur FSE+."
DOUBTFUL = "Les tableaux ne peuvent pas être transmis en l’état."
RULES_SOURCE = "Règles de cohérence FSE+ de l’application"
COMPLETENESS = "Règlement (UE) 2021/1057, article 17 (de mémoire, à confirmer)"
YOUNGEST, OLDEST = 15, 89
"""Plausible ages at entry, in full years."""


@dataclass(frozen=True)
class Finding:
    """A rule broken by a participation, or by the figures when the ids are empty."""

    rule: str
    gravity: str
    participation_id: str
    person_id: str
    field: str
    sentence: str
    effect: str


FaultyField: TypeAlias = str | None
RecordTest: TypeAlias = Callable[[Case, Operation, date], FaultyField]
Count: TypeAlias = Callable[[str], int]
"""Indicator code → how many, for one sex or for everybody."""


@dataclass(frozen=True)
class RecordRule:
    """A rule on one participation; `faulty` names the field at fault, if any, on a given day."""

    number: str
    gravity: str
    sentence: str
    effect: str
    source: str
    fields: tuple[str, ...]
    faulty: RecordTest


@dataclass(frozen=True)
class FiguresRule:
    """An identity or a bound that the cumulated figures respect, for each sex and for everybody."""

    number: str
    gravity: str
    sentence: str
    effect: str
    source: str
    holds: Callable[[Count], bool]


def _no_birth_date(case: Case, _operation: Operation, _today: date) -> FaultyField:
    born, entered = case.person.birth_date, case.participation.entered_on
    if born is None or (entered and not YOUNGEST <= age_on(entered, born) <= OLDEST):
        return "birth_date"
    return None


def _entry_outside(case: Case, operation: Operation, _today: date) -> FaultyField:
    entered = case.participation.entered_on
    outside = entered and not operation.starts_on <= entered <= operation.ends_on
    return "entered_on" if outside else None


def _exit_before_entry(case: Case, _operation: Operation, _today: date) -> FaultyField:
    entered, left = case.participation.entered_on, case.participation.left_on
    return "left_on" if entered and left and left < entered else None


def _exit_after_end(case: Case, operation: Operation, _today: date) -> FaultyField:
    left = case.participation.left_on
    return "left_on" if left and left > operation.ends_on else None


PAST_DAYS = ("entered_on", "entry_collected_on", "left_on", "exit_collected_on", "later_on")


def _in_the_future(case: Case, _operation: Operation, today: date) -> FaultyField:
    given = case.participation
    days = (given.entered_on, given.entry_collected_on, given.left_on, given.exit_collected_on, given.later_on)
    return next((name for name, day in zip(PAST_DAYS, days, strict=True) if day and day > today), None)


RECORD_RULES: tuple[RecordRule, ...] = (
    RecordRule("R01", "B", "Le sexe n’est pas renseigné.", NOWHERE, COMPLETENESS, ("sex",),
        lambda case, _operation, _today: None if case.person.sex else "sex"),
    RecordRule("R02", "B",
        f"La date de naissance manque ou donne, à l’entrée, un âge hors de {YOUNGEST} à {OLDEST}\u00a0ans.",
        "Sans date de naissance, la participation n’est comptée dans aucun indicateur FSE+\u202f; "
        "avec une date invraisemblable, EECO03 et EECO06 à EECO08 sont faux.",
        COMPLETENESS, ("birth_date",), _no_birth_date),
    RecordRule("R03", "B", "La date d’entrée dans l’opération n’est pas renseignée.", NOWHERE, COMPLETENESS,
        ("entered_on",), lambda case, _operation, _today: None if case.participation.entered_on else "entered_on"),
    RecordRule("R04", "B", "La situation la veille de l’entrée n’est pas renseignée (en emploi, au chômage, inactif).",
        NOWHERE, COMPLETENESS, ("entry_status",),
        lambda case, _operation, _today: None if case.participation.entry_status in STATUS_CODES else "entry_status"),
    RecordRule("R05", "B", "Le plus haut diplôme obtenu n’est pas renseigné.", NOWHERE, COMPLETENESS, ("diploma",),
        lambda case, _operation, _today: None if case.participation.diploma in ISCED else "diploma"),
    RecordRule("R16", "B", "La date d’entrée est en dehors de la période de l’opération.", NOWHERE, RULES_SOURCE,
        ("entered_on",), _entry_outside),
    RecordRule("R17", "B", "La date de sortie est avant la date d’entrée.",
        "La sortie n’est comptée dans aucun indicateur de résultat (EECR01 à EECR06).", RULES_SOURCE,
        ("left_on", "entered_on"), _exit_before_entry),
    RecordRule("R18", "E", "La date de sortie est après la fin de l’opération.",
        "La sortie n’est pas comptée dans cette opération\u202f: elle relève de la suivante.", RULES_SOURCE,
        ("left_on",), _exit_after_end),
    RecordRule("R19", "B", "Une date est dans le futur.", DOUBTFUL, RULES_SOURCE, PAST_DAYS, _in_the_future),
)  # fmt: skip
"""Rules on each participation (fse.md §7)."""


def _sums_to_total(count: Count) -> bool:
    return count("EECO01") == count("EECO02") + count("EECO04") + count("EECO05") == count("complete")


def _ages_fit(count: Count) -> bool:
    return count("EECO06") + count("EECO07") + count("EECO08") <= count("EECO01")


def _each_within_total(count: Count) -> bool:
    return all(count(f"EECO{number}") <= count("EECO01") for number in range(12, 18))


def _jobless(count: Count) -> int:
    return count("EECO02") + count("EECO04")


def _found_work_within_jobless(count: Count) -> bool:
    return max(count("EECR04"), count("EECR05")) <= _jobless(count)


def _results_within_exits(count: Count) -> bool:
    soon = max(count(f"EECR0{number}") for number in range(1, 5))
    later = max(count("EECR05"), count("EECR06"))
    return soon <= count("left") and later <= count("left_six_months")


FIGURES_RULES: tuple[FiguresRule, ...] = (
    FiguresRule("R40", "B", "Le total des participants n’est pas la somme des trois situations à l’entrée "
        "(EECO01 = EECO02 + EECO04 + EECO05).", DOUBTFUL, RULES_SOURCE, _sums_to_total),
    FiguresRule("R41", "B", "Les chômeurs de longue durée dépassent les chômeurs (EECO03 ≤ EECO02).",
        DOUBTFUL, RULES_SOURCE, lambda count: count("EECO03") <= count("EECO02")),
    FiguresRule("R42", "B", "Les tranches d’âge dépassent le total (EECO06 + EECO07 + EECO08 ≤ EECO01).",
        DOUBTFUL, RULES_SOURCE, _ages_fit),
    FiguresRule("R43", "B", "Les niveaux de diplôme ne font pas le total (EECO09 + EECO10 + EECO11 = EECO01).",
        DOUBTFUL, RULES_SOURCE,
        lambda count: count("EECO09") + count("EECO10") + count("EECO11") == count("EECO01")),
    FiguresRule("R44", "E", "Une caractéristique dépasse le total (EECO12 à EECO17 ≤ EECO01).",
        DOUBTFUL, RULES_SOURCE, _each_within_total),
    FiguresRule("R46", "E", "EECR01 dépasse le nombre d’inactifs à l’entrée (EECO04).",
        DOUBTFUL, RULES_SOURCE, lambda count: count("EECR01") <= count("EECO04")),
    FiguresRule("R47", "E", "EECR04 ou EECR05 dépasse le nombre de personnes sans emploi à l’entrée "
        "(EECO02 + EECO04).", DOUBTFUL, RULES_SOURCE, _found_work_within_jobless),
    FiguresRule("R48", "E", "EECR06 dépasse le nombre de personnes en emploi à l’entrée (EECO05).",
        DOUBTFUL, RULES_SOURCE, lambda count: count("EECR06") <= count("EECO05")),
    FiguresRule("R49", "E", "EECR01 et EECR04 dépassent ensemble les personnes sans emploi à l’entrée "
        "(EECO02 + EECO04).", DOUBTFUL, RULES_SOURCE,
        lambda count: count("EECR01") + count("EECR04") <= _jobless(count)),
    FiguresRule("R50", "E", "Un résultat dépasse le nombre de personnes sorties (ou sorties depuis six mois).",
        DOUBTFUL, RULES_SOURCE, _results_within_exits),
)  # fmt: skip
"""Rules on the cumulated figures of complete records (fse.md §7); R45 stands apart, it compares sexes."""

BY_SEX = FiguresRule(
    "R45", "B", "Femmes, hommes et autres ne font pas le total d’une ligne.", DOUBTFUL, RULES_SOURCE, lambda _: True
)
RULES: tuple[RecordRule | FiguresRule, ...] = tuple(
    sorted((*RECORD_RULES, *FIGURES_RULES, BY_SEX), key=lambda rule: rule.number)
)


def check(cases: OperationCases, figures: Figures, today: date) -> tuple[Finding, ...]:
    """List what breaks a rule: participations in their order, then the figures."""
    return (*check_records(cases, today), *check_figures(figures))


def check_records(cases: OperationCases, today: date) -> Iterator[Finding]:
    """List the participations that break a rule on a given day."""
    for case in cases.cases:
        for rule in RECORD_RULES:
            field = rule.faulty(case, cases.operation, today)
            if field:
                yield _finding(rule, case.participation.id, case.person.id, field)


def check_figures(figures: Figures) -> Iterator[Finding]:
    """List the rules that the cumulated figures break, once each, for whichever sex."""
    counts = [_count_of(figures, sex) for sex in ("", *SEX_CODES)]
    for rule in FIGURES_RULES:
        if not all(rule.holds(count) for count in counts):
            yield _finding(rule)
    if not all(_sexes_sum(figures, row.code) for row in INDICATORS):
        yield _finding(BY_SEX)


def by_gravity(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Count findings by gravity, the gravest first, zeros included."""
    graves = [one.gravity for one in findings]
    return {gravity: graves.count(gravity) for gravity in GRAVITIES}


def _count_of(figures: Figures, sex: str) -> Count:
    return lambda code: figures.cumulated[code].count(sex)


def _sexes_sum(figures: Figures, code: str) -> bool:
    tally = figures.cumulated[code]
    return sum(tally.count(sex) for sex in SEX_CODES) == tally.count()


def _finding(
    rule: RecordRule | FiguresRule, participation_id: str = "", person_id: str = "", field: str = ""
) -> Finding:
    return Finding(rule.number, rule.gravity, participation_id, person_id, field, rule.sentence, rule.effect)
