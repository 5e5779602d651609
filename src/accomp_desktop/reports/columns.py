# SPDX-License-Identifier: EUPL-1.2
"""The columns of the workbook’s lists, one row each: what a cell holds, how it looks, which indicators read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from accomp_desktop.domain.business import LEGAL_FORMS
from accomp_desktop.domain.casework import Case
from accomp_desktop.domain.confidential import discreet
from accomp_desktop.domain.exit import LIVELIHOODS
from accomp_desktop.domain.facts import DAYS_TO_OBSERVE, Facts, six_months_after
from accomp_desktop.domain.kinds import Option
from accomp_desktop.domain.operation import (
    ANSWERS_OR_REFUSAL,
    DIPLOMAS,
    EMPLOYMENTS,
    FT_CATEGORIES,
    IMPROVEMENTS,
    STATUSES,
)
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.plan import Plan
from accomp_desktop.reports.cells import Cell

IDENTITY, PERSONAL, SENSITIVE, TECHNICAL = "identité", "donnée personnelle", "donnée sensible", "donnée technique"
PAPER_SEX = {"F": "F", "M": "H", "X": "X"}
"""Women, men and others: F, M, X in the register, F, H, X on paper."""

SEXES_ON_PAPER = (Option("F", "Femme"), Option("H", "Homme"), Option("X", "Autre ou non binaire"))
YES_NO = (Option("O", "Oui"), Option("N", "Non"))
COUNTED = (Option("1", "Oui"), Option("0", "Non"))

Line = TypeVar("Line")


@dataclass(frozen=True)
class Column(Generic[Line]):
    """One column of a list.

    `look` names the template’s style and `width` its width in characters. `fact` is the name under which the
    conditions of indicators know it. `formula`, with the keys of its own row in braces, makes it a live cell whose
    cached value is what `read` gives.
    """

    key: str
    label: str
    read: Callable[[Line], Cell]
    look: str = "text"
    width: int = 14
    codes: tuple[Option, ...] = ()
    fact: str = ""
    privacy: str = PERSONAL
    formula: str = ""


@dataclass(frozen=True)
class Block(Generic[Line]):
    """A list to write: the name its marks bear in the template, its columns, its lines."""

    name: str
    columns: tuple[Column[Line], ...]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Counted:
    """A case beside the facts derived from it; `left_for` is the label of its exit reason."""

    case: Case
    facts: Facts
    left_for: str | None


@dataclass(frozen=True)
class Planned:
    """A plan beside the case it belongs to, and the label of its track."""

    plan: Plan
    counted: Counted
    track: str


def yes_no(value: bool | None) -> str | None:  # noqa: FBT001  an answer, not a switch
    """Write O or N."""
    return None if value is None else ("O" if value else "N")


def first_of(several: Sequence[str]) -> str | None:
    """Give the first of several contacts."""
    return several[0] if several else None


def hours(one: Counted) -> Decimal | None:
    """Sum the hours of the interviews the person came to; unknown when no length is known."""
    minutes = [held.minutes for held in one.case.interviews if held.attendance == "present" and held.minutes]
    return (Decimal(sum(minutes)) / 60).quantize(Decimal("0.01")) if minutes else None


def days_to_observe(one: Counted) -> int | None:
    """Count the days from the exit to the day its situation was collected."""
    left, collected = one.case.participation.left_on, one.case.participation.exit_collected_on
    return (collected - left).days if left and collected else None


def observed_in_time(one: Counted) -> int | None:
    """Give 1 for a situation collected within four weeks of the exit, 0 for another, nothing when unknown."""
    days = days_to_observe(one)
    return None if days is None else int(0 <= days <= DAYS_TO_OBSERVE)


def _shown(one: Counted) -> Person:
    """Give the participant, less where it lives and how to reach it when that is confidential."""
    return discreet(one.case.person)


PARTICIPANTS: tuple[Column[Counted], ...] = (
    Column("ID_PARTICIPATION", "Identifiant de la participation", lambda one: one.case.participation.id,
        width=34, privacy=TECHNICAL),
    Column("ID_PERSONNE", "Identifiant de la personne", lambda one: one.case.person.id, width=34, privacy=TECHNICAL),
    Column("NOM", "Nom d’usage, ou de naissance", lambda one: one.case.person.used_name or one.case.person.birth_name,
        width=20, privacy=IDENTITY),
    Column("NOM_NAISSANCE", "Nom de naissance", lambda one: one.case.person.birth_name, width=20, privacy=IDENTITY),
    Column("PRENOM", "Prénom", lambda one: one.case.person.first_name, width=16, privacy=IDENTITY),
    Column("DATE_NAISSANCE", "Date de naissance", lambda one: one.case.person.birth_date, "day", 12, privacy=IDENTITY),
    Column("SEXE", "Sexe", lambda one: PAPER_SEX.get(one.facts.sex), "code", 7, SEXES_ON_PAPER, "sex"),
    Column("ADRESSE", "Adresse", lambda one: _shown(one).address, width=28, privacy=IDENTITY),
    Column("CODE_POSTAL", "Code postal", lambda one: _shown(one).postcode, "code", 9, privacy=IDENTITY),
    Column("COMMUNE", "Commune", lambda one: _shown(one).town, width=20, privacy=IDENTITY),
    Column("TELEPHONE", "Téléphone", lambda one: first_of(_shown(one).phones), "code", 12, privacy=IDENTITY),
    Column("COURRIEL", "Courriel", lambda one: first_of(_shown(one).emails), width=28, privacy=IDENTITY),
    Column("DEBUT_ACCOMPAGNEMENT", "Début d’accompagnement dans l’opération\u202f: l’entrée si elle est connue",
        lambda one: one.facts.accompanied, "day", 12, fact="accompanied"),
    Column("DATE_ENTREE", "Entrée dans l’opération", lambda one: one.case.participation.entered_on,
        "day", 12, fact="entered"),
    Column("AGE_ENTREE", "Âge à l’entrée, en années révolues", lambda one: one.facts.age, "number", 8, fact="age"),
    Column("STATUT_ENTREE", "Situation la veille de l’entrée", lambda one: one.facts.status, "code", 9, STATUSES,
        "status"),
    Column("TYPE_EMPLOI_ENTREE", "Type d’emploi à l’entrée", lambda one: one.case.participation.entry_employment,
        "code", 10, EMPLOYMENTS),
    Column("CAT_FT", "Catégorie France Travail", lambda one: one.case.participation.ft_category,
        "code", 7, FT_CATEGORIES),
    Column("DUREE_CHOMAGE_MOIS", "Durée de recherche d’emploi, en mois", lambda one: one.facts.months_unemployed,
        "number", 10, fact="months_unemployed"),
    Column("EN_FORMATION_ENTREE", "En études ou en formation à l’entrée", lambda one: yes_no(one.facts.in_training),
        "code", 11, YES_NO, "in_training"),
    Column("DIPLOME", "Plus haut diplôme obtenu", lambda one: one.case.participation.diploma, "code", 9, DIPLOMAS),
    Column("CITE", "Niveau CITE 2011 du diplôme", lambda one: one.facts.isced, "number", 6, fact="isced"),
    Column("HANDICAP", "Handicap reconnu", lambda one: one.facts.disability, "code", 10, ANSWERS_OR_REFUSAL,
        "disability", SENSITIVE),
    Column("PAYS_TIERS", "Nationalité hors Union européenne", lambda one: one.facts.third_country,
        "code", 8, ANSWERS_OR_REFUSAL, "third_country"),
    Column("ORIGINE_ETR", "Un parent né à l’étranger", lambda one: one.facts.foreign_origin,
        "code", 9, ANSWERS_OR_REFUSAL, "foreign_origin", SENSITIVE),
    Column("LOGEMENT", "Sans domicile ou mal logé", lambda one: one.facts.housing_exclusion,
        "code", 10, ANSWERS_OR_REFUSAL, "housing_exclusion", SENSITIVE),
    Column("RURAL", "Commune rurale", lambda one: one.facts.rural, "code", 7, ANSWERS_OR_REFUSAL, "rural"),
    Column("SIRET", "SIRET de l’entreprise", lambda one: one.case.business.siret if one.case.business else None,
        "code", 16, privacy=IDENTITY),
    Column("FORME_JURIDIQUE", "Statut juridique", lambda one: one.case.business.legal_form if one.case.business
        else None, "code", 11, LEGAL_FORMS),
    Column("ACTIVITE", "Activité", lambda one: one.case.business.trade if one.case.business else None, width=22),
    Column("DATE_CREATION", "Début d’activité", lambda one: one.case.business.since if one.case.business else None,
        "day", 12),
    Column("DATE_RECUEIL_ENTREE", "Données d’entrée recueillies le",
        lambda one: one.case.participation.entry_collected_on, "day", 12),
    Column("REF_CONSEILLER", "Conseiller·ère", lambda one: one.case.adviser, width=18),
    Column("NB_ENTRETIENS", "Entretiens avec présence",
        lambda one: sum(held.attendance == "present" for held in one.case.interviews), "number", 11),
    Column("NB_HEURES", "Heures de ces entretiens, quand leur durée est connue", hours, "amount", 9),
    Column("COMPLET_1_1", "Les cinq données obligatoires sont connues, l’entrée est dans l’opération",
        lambda one: int(one.facts.complete), "number", 10, COUNTED, "complete", TECHNICAL),
)  # fmt: skip
"""One row per participation."""

EXITS: tuple[Column[Counted], ...] = (
    Column("ID_PARTICIPATION", "Identifiant de la participation", lambda one: one.case.participation.id,
        width=34, privacy=TECHNICAL),
    Column("SEXE", "Sexe", lambda one: PAPER_SEX.get(one.facts.sex), "code", 7, SEXES_ON_PAPER, "sex"),
    Column("SORTIE_COMPTEE", "Participation complète, sortie non antérieure à l’entrée",
        lambda one: int(one.facts.complete and one.facts.left is not None), "number", 10, COUNTED, "complete",
        TECHNICAL),
    Column("DATE_SORTIE", "Sortie de l’opération", lambda one: one.case.participation.left_on, "day", 12, fact="left"),
    Column("DATE_RECUEIL_SORTIE", "Situation de sortie recueillie le",
        lambda one: one.case.participation.exit_collected_on, "day", 12),
    Column("DELAI_JOURS", "Jours entre la sortie et le recueil", days_to_observe, "number", 8,
        formula='IF(OR({DATE_SORTIE}="",{DATE_RECUEIL_SORTIE}=""),"",{DATE_RECUEIL_SORTIE}-{DATE_SORTIE})'),
    Column("DANS_4_SEM", "Situation recueillie dans les quatre semaines", observed_in_time, "number", 8, COUNTED,
        "observed", formula='IF({DELAI_JOURS}="","",IF(AND({DELAI_JOURS}>=0,{DELAI_JOURS}<=28),1,0))'),
    Column("DATE_6_MOIS", "Six mois après la sortie",
        lambda one: six_months_after(one.case.participation.left_on) if one.case.participation.left_on else None,
        "day", 12, fact="later", formula='IF({DATE_SORTIE}="","",EDATE({DATE_SORTIE},6))'),
    Column("STATUT_ENTREE", "Situation la veille de l’entrée", lambda one: one.facts.status, "code", 9, STATUSES,
        "status"),
    Column("EN_FORMATION_ENTREE", "En études ou en formation à l’entrée", lambda one: yes_no(one.facts.in_training),
        "code", 11, YES_NO, "in_training"),
    Column("STATUT_SORTIE", "Situation à la sortie", lambda one: one.facts.exit_status, "code", 9, STATUSES,
        "exit_status"),
    Column("NATURE_EMPLOI", "Nature de l’emploi à la sortie", lambda one: one.case.participation.exit_employment,
        "code", 10, EMPLOYMENTS),
    Column("EN_FORMATION", "En études ou en formation à la sortie", lambda one: yes_no(one.facts.exit_in_training),
        "code", 11, YES_NO, "exit_in_training"),
    Column("QUALIFICATION", "Qualification obtenue", lambda one: yes_no(one.facts.qualification), "code", 12, YES_NO,
        "qualification"),
    Column("STATUT_6M", "Situation six mois après", lambda one: one.facts.later_status, "code", 9, STATUSES,
        "later_status"),
    Column("AMELIORATION_6M", "Amélioration six mois après", lambda one: one.facts.improvement, "code", 13,
        IMPROVEMENTS, "improvement"),
    Column("DATE_RECUEIL_6M", "Situation à six mois recueillie le", lambda one: one.case.participation.later_on,
        "day", 12),
    Column("FIN_ACCOMPAGNEMENT", "Fin de l’accompagnement", lambda one: one.facts.supported_until, "day", 14,
        fact="supported_until"),
    Column("MOTIF", "Motif de fin, dans les mots du programme", lambda one: one.left_for, width=34),
    Column("VIT_DE", "De quoi la personne vit à la sortie", lambda one: one.facts.livelihood, "code", 13, LIVELIHOODS,
        "livelihood"),
    Column("REVENUS_EN_HAUSSE", "Revenus d’activité plus élevés qu’à l’entrée",
        lambda one: yes_no(one.facts.income_rose), "code", 11, YES_NO, "income_rose"),
    Column("SORTIE_RSA", "Sortie du RSA", lambda one: yes_no(one.facts.off_rsa), "code", 9, YES_NO, "off_rsa"),
    Column("JUSTIFICATIF", "Justificatif de sortie", lambda one: one.case.exit.proof if one.case.exit else None,
        width=26),
)  # fmt: skip
"""One row per participation that left the operation or whose accompaniment ended."""

PLANS: tuple[Column[Planned], ...] = (
    Column("ID_PARTICIPATION", "Identifiant de la participation", lambda one: one.counted.case.participation.id,
        width=34, privacy=TECHNICAL),
    Column("SEXE", "Sexe", lambda one: PAPER_SEX.get(one.counted.facts.sex), "code", 7, SEXES_ON_PAPER, "sex"),
    Column("DATE_PLAN", "Plan convenu le", lambda one: one.plan.agreed_on, "day", 12, fact="plans"),
    Column("VOIE", "Voie choisie, dans les mots du programme", lambda one: one.track, width=26),
)  # fmt: skip
"""One row per operational plan."""
