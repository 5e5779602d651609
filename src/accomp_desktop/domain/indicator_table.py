# SPDX-License-Identifier: EUPL-1.2
"""The indicators, one row each: what they count, by which date, and where the definition comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class By(Enum):
    """The date that places a participation in a period."""

    ENTRY = "entrée dans l’opération"
    EXIT = "sortie de l’opération"
    LATER = "sortie de l’opération + 6 mois"
    SUPPORT_ENTRY = "début d’accompagnement"
    SUPPORT_EXIT = "fin d’accompagnement"
    PLAN = "date du plan"


class Confidence(Enum):
    """How far the definition was checked against its source when this table was written."""

    VERIFIED = "vérifié"
    WORDING_FROM_MEMORY = "définition vérifiée, libellé à confirmer"
    FROM_MEMORY = "de mémoire, à confirmer"
    OF_THE_KIT = "défini par le kit"


@dataclass(frozen=True)
class Source:
    """Where a definition comes from: regulation, annex and point, or the convention for a local one."""

    text: str
    point: str
    confidence: Confidence


@dataclass(frozen=True)
class Condition:
    """A fact and the values it must have; `among` is a range of whole numbers or a list of codes."""

    fact: str
    among: range | tuple[str | bool, ...]


Conditions: TypeAlias = tuple[Condition, ...]


@dataclass(frozen=True)
class Indicator:
    """One figure.

    It counts the participations that meet all conditions of one of the `counts`, which exclude each other; or it
    is the sum of other figures (`sum_of`); or it is never counted. `out_of` names the figure its rate is taken over.
    """

    code: str
    label: str
    rule: str
    by: By
    source: Source
    counts: tuple[Conditions, ...] = ()
    sum_of: tuple[str, ...] = ()
    out_of: str = ""


def when(**facts: str | bool | tuple[str, ...] | range) -> Conditions:
    """Write conditions as `fact=value`, `fact=(value, value)` or `fact=range(…)`."""
    return tuple(Condition(fact, one if isinstance(one, (range, tuple)) else (one,)) for fact, one in facts.items())


def complete_when(**facts: str | bool | tuple[str, ...] | range) -> Conditions:
    """Write conditions that only a complete record may meet (fse.md §1.3, rule 1)."""
    return when(complete=True, **facts)


def observed_when(**facts: str | bool | tuple[str, ...] | range) -> Conditions:
    """Write conditions on a situation observed within four weeks of the exit (fse.md §1.3, rule 8)."""
    return complete_when(observed=True, **facts)


REGULATION = "Règlement (UE) 2021/1057, annexe I"
ANNEX_1_1 = Source(REGULATION, "point 1.1", Confidence.WORDING_FROM_MEMORY)
ANNEX_1_2 = Source(REGULATION, "point 1.2", Confidence.WORDING_FROM_MEMORY)
ANNEX_1_2_MEMORY = Source(REGULATION, "point 1.2", Confidence.FROM_MEMORY)
ANNEX_3 = Source(REGULATION, "point 3", Confidence.FROM_MEMORY)
ANNEX_4 = Source(REGULATION, "point 4", Confidence.FROM_MEMORY)
EMPLOYED_FAQ = Source(
    f"{REGULATION}\u202f; Commission européenne, FAQ du 20 avril 2023", "point 1.1", Confidence.VERIFIED
)
JOBLESS = ("CHO", "INA")
IMPROVED = ("STAB", "PLEIN", "QUAL", "PROMO")

INDICATORS: tuple[Indicator, ...] = (
    Indicator("EECO01", "Nombre total de participants", "EECO02 + EECO04 + EECO05",
        By.ENTRY, ANNEX_1_1, sum_of=("EECO02", "EECO04", "EECO05")),
    Indicator("EECO02", "Chômeurs, y compris les chômeurs de longue durée", "Au chômage la veille de l’entrée",
        By.ENTRY, ANNEX_1_1, (complete_when(status="CHO"),)),
    Indicator("EECO03", "Chômeurs de longue durée",
        "Au chômage depuis plus de 6 mois avant 25 ans, plus de 12 mois à partir de 25 ans",
        By.ENTRY, Source(REGULATION, "point 1.1", Confidence.FROM_MEMORY), (
            complete_when(status="CHO", age=range(25), months_unemployed=range(7, 1200)),
            complete_when(status="CHO", age=range(25, 200), months_unemployed=range(13, 1200)),
        )),
    Indicator("EECO04", "Personnes inactives", "Inactif la veille de l’entrée",
        By.ENTRY, ANNEX_1_1, (complete_when(status="INA"),)),
    Indicator("EECO05", "Personnes exerçant un emploi, y compris les indépendants", "En emploi la veille de l’entrée",
        By.ENTRY, EMPLOYED_FAQ, (complete_when(status="EMP"),)),
    Indicator("EECO06", "Nombre d’enfants de moins de 18 ans", "Moins de 18 ans à l’entrée",
        By.ENTRY, ANNEX_1_1, (complete_when(age=range(18)),)),
    Indicator("EECO07", "Nombre de jeunes âgés de 18 à 29 ans", "De 18 à 29 ans à l’entrée",
        By.ENTRY, ANNEX_1_1, (complete_when(age=range(18, 30)),)),
    Indicator("EECO08", "Nombre de participants âgés de 55 ans et plus", "55 ans ou plus à l’entrée",
        By.ENTRY, ANNEX_1_1, (complete_when(age=range(55, 200)),)),
    Indicator("EECO09", "Titulaires d’un diplôme du premier cycle de l’enseignement secondaire ou moins (CITE 0 à 2)",
        "CITE 0 à 2 à l’entrée", By.ENTRY, ANNEX_1_1, (complete_when(isced=range(3)),)),
    Indicator("EECO10", "Titulaires d’un diplôme du deuxième cycle de l’enseignement secondaire (CITE 3) "
        "ou de l’enseignement postsecondaire (CITE 4)",
        "CITE 3 ou 4 à l’entrée", By.ENTRY, ANNEX_1_1, (complete_when(isced=range(3, 5)),)),
    Indicator("EECO11", "Titulaires d’un diplôme de l’enseignement supérieur (CITE 5 à 8)",
        "CITE 5 à 8 à l’entrée", By.ENTRY, ANNEX_1_1, (complete_when(isced=range(5, 9)),)),
    Indicator("EECO12", "Participants handicapés", "Handicap reconnu\u202f: oui",
        By.ENTRY, ANNEX_1_2, (complete_when(disability="O"),)),
    Indicator("EECO13", "Ressortissants de pays tiers", "Nationalité hors Union européenne\u202f: oui",
        By.ENTRY, ANNEX_1_2, (complete_when(third_country="O"),)),
    Indicator("EECO14", "Participants d’origine étrangère", "Un parent né à l’étranger\u202f: oui",
        By.ENTRY, ANNEX_1_2, (complete_when(foreign_origin="O"),)),
    Indicator("EECO15", "Minorités (y compris les communautés marginalisées telles que les Roms)",
        "Donnée non recueillie en France à titre individuel\u202f: toujours 0", By.ENTRY, ANNEX_1_2),
    Indicator("EECO16", "Personnes sans domicile ou confrontées à l’exclusion en matière de logement",
        "Sans domicile ou mal logé\u202f: oui", By.ENTRY, ANNEX_1_2_MEMORY, (complete_when(housing_exclusion="O"),)),
    Indicator("EECO17", "Participants provenant de zones rurales", "Commune rurale\u202f: oui",
        By.ENTRY, ANNEX_1_2_MEMORY, (complete_when(rural="O"),)),
    Indicator("EECR01", "Participants engagés dans la recherche d’un emploi au terme de leur participation",
        "Inactif à l’entrée, en recherche d’emploi dans les 4 semaines de la sortie",
        By.EXIT, ANNEX_3, (observed_when(status="INA", exit_status="CHO"),)),
    Indicator("EECR02", "Participants suivant des études ou une formation au terme de leur participation",
        "Ni études ni formation à l’entrée, en études ou formation dans les 4 semaines de la sortie",
        By.EXIT, ANNEX_3, (observed_when(in_training=False, exit_in_training=True),)),
    Indicator("EECR03", "Participants obtenant une qualification au terme de leur participation",
        "Qualification obtenue, constatée dans les 4 semaines de la sortie",
        By.EXIT, ANNEX_3, (observed_when(qualification=True),)),
    Indicator("EECR04",
        "Participants exerçant un emploi, y compris à titre indépendant, au terme de leur participation",
        "Au chômage ou inactif à l’entrée, en emploi dans les 4 semaines de la sortie",
        By.EXIT, ANNEX_3, (observed_when(status=JOBLESS, exit_status="EMP"),)),
    Indicator("EECR05",
        "Participants exerçant un emploi, y compris à titre indépendant, six mois après la fin de leur participation",
        "Au chômage ou inactif à l’entrée, en emploi six mois après la sortie",
        By.LATER, ANNEX_4, (complete_when(status=JOBLESS, later_status="EMP"),)),
    Indicator("EECR06",
        "Participants dont la situation sur le marché du travail s’est améliorée six mois après la fin de leur "
        "participation",
        "En emploi à l’entrée, dans une meilleure situation six mois après la sortie",
        By.LATER, ANNEX_4, (complete_when(status="EMP", improvement=IMPROVED),)),
)  # fmt: skip
"""The common indicators of FSE+ that concern people, in the order of Annex I (fse.md §1.1 to §1.4)."""

CONVENTION = Source("Indicateurs locaux, toutes participations comprises", "convention", Confidence.VERIFIED)

LOCAL_INDICATORS: tuple[Indicator, ...] = (
    Indicator("accompanied", "Personnes accompagnées", "Entrée dans l’opération, dossier complet ou non",
        By.SUPPORT_ENTRY, CONVENTION, (when(),)),
    Indicator("plans", "Plans d’action opérationnels", "Plans convenus avec les personnes accompagnées",
        By.PLAN, CONVENTION, (when(),)),
    Indicator("exits", "Sorties de l’accompagnement", "Accompagnement terminé, quel qu’en soit le motif",
        By.SUPPORT_EXIT, CONVENTION, (when(),)),
    Indicator("positive_exits", "Sorties positives",
        "Revenus d’activité par mois plus élevés à la sortie qu’à l’entrée",
        By.SUPPORT_EXIT, CONVENTION, (when(income_rose=True),), out_of="exits"),
    Indicator("income_not_up", "Sorties sans hausse des revenus d’activité",
        "Revenus d’activité par mois égaux ou plus bas à la sortie qu’à l’entrée",
        By.SUPPORT_EXIT, CONVENTION, (when(income_rose=False),), out_of="exits"),
    Indicator("stayed_self_employed", "Choix de rester indépendant", "Vit de son activité, seule ou avec un emploi",
        By.SUPPORT_EXIT, CONVENTION, (when(livelihood=("independent", "combined")),), out_of="exits"),
    Indicator("independent_only", "Indépendants sans autre emploi", "Vit de son activité indépendante seule",
        By.SUPPORT_EXIT, CONVENTION, (when(livelihood="independent"),), out_of="stayed_self_employed"),
    Indicator("pluriactivity", "Indépendants en pluriactivité", "Vit de son activité et d’un emploi salarié",
        By.SUPPORT_EXIT, CONVENTION, (when(livelihood="combined"),), out_of="stayed_self_employed"),
    Indicator("salaried", "Passage à l’emploi salarié", "Vit d’un emploi salarié",
        By.SUPPORT_EXIT, CONVENTION, (when(livelihood="salaried"),), out_of="exits"),
    Indicator("off_rsa", "Sorties du RSA", "Ne perçoit plus le RSA à la sortie",
        By.SUPPORT_EXIT, CONVENTION, (when(off_rsa=True),), out_of="exits"),
)  # fmt: skip
"""What the Département asks beside FSE+: counted over all cases, complete or not."""

COUNTED = Source("Comptage de l’application", "", Confidence.VERIFIED)

BASES: tuple[Indicator, ...] = (
    Indicator("complete", "Participants complets", "Sexe, date de naissance, entrée, situation et diplôme connus",
        By.SUPPORT_ENTRY, COUNTED, (when(complete=True),)),
    Indicator("incomplete", "Participants incomplets", "Au moins une de ces cinq données manque",
        By.SUPPORT_ENTRY, COUNTED, (when(complete=False),)),
    Indicator("left", "Participants complets sortis", "Sortie de l’opération, après l’entrée",
        By.EXIT, COUNTED, (complete_when(),)),
    Indicator("left_six_months", "Participants complets sortis depuis six mois", "Six mois passés depuis la sortie",
        By.LATER, COUNTED, (complete_when(),)),
)  # fmt: skip
"""What the indicators are compared with."""


def every_indicator() -> Iterable[Indicator]:
    """Give the rows of all tables; codes are unique over them."""
    return (*INDICATORS, *LOCAL_INDICATORS, *BASES)
