# SPDX-License-Identifier: EUPL-1.2
"""The structure, its ESF operations, and the participations counted in them."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.identifiers import Phone, Siret
from accomp_desktop.domain.kinds import Choice, Day, Number, Option, Text, YesNo
from accomp_desktop.domain.record import Record

ESF_ROLES = (
    Option("none", "Aucun financement FSE"),
    Option("contractor", "Prestataire d’un bénéficiaire du FSE"),
    Option("beneficiary", "Bénéficiaire du FSE"),
)
STATUSES = (
    Option("EMP", "En emploi (y compris indépendant)"),
    Option("CHO", "Au chômage"),
    Option("INA", "Inactif"),
)
EMPLOYMENTS = (
    Option("IND", "Indépendant·e"),
    Option("CREA", "Création en cours"),
    Option("CDI", "CDI"),
    Option("CDD_P", "CDD de 6 mois ou plus"),
    Option("CDD_C", "CDD de moins de 6 mois"),
    Option("INTERIM", "Intérim"),
    Option("AIDE", "Contrat aidé ou insertion"),
    Option("ALT", "Alternance"),
    Option("AUTRE", "Autre"),
)
DIPLOMAS = (
    Option("D0", "Jamais scolarisé ou primaire non achevé"),
    Option("D1", "Primaire achevé"),
    Option("D2", "Collège, brevet, sans diplôme au-delà"),
    Option("D3", "CAP, BEP, titre de niveau 3"),
    Option("D4", "Baccalauréat, BP, BT, titre de niveau 4"),
    Option("D4b", "Capacité en droit, DAEU"),
    Option("D5", "BTS, DUT, DEUG, titre de niveau 5"),
    Option("D6", "Licence, BUT, maîtrise"),
    Option("D7", "Master, DEA, DESS, ingénieur"),
    Option("D8", "Doctorat"),
)
ISCED = {"D0": 0, "D1": 1, "D2": 2, "D3": 3, "D4": 3, "D4b": 4, "D5": 5, "D6": 6, "D7": 7, "D8": 8}
"""Diploma code → ISCED 2011 level (fse.md §1.6: correspondence sourced in S24 and S25, rest from memory)."""

ANSWERS_OR_REFUSAL = (Option("O", "Oui"), Option("N", "Non"), Option("R", "Ne souhaite pas répondre"))
IMPROVEMENTS = (
    Option("STAB", "D’un emploi précaire à un emploi stable"),
    Option("PLEIN", "Du sous-emploi au plein emploi"),
    Option("QUAL", "Emploi plus qualifié ou plus de responsabilités"),
    Option("PROMO", "Promotion"),
    Option("AUCUNE", "Aucune amélioration"),
)
FT_CATEGORIES = tuple(Option(letter, f"Catégorie {letter}") for letter in "ABCDEFG")
PROGRAMMES = (Option("FSE_PLUS", "FSE+ 2021-2027"), Option("FSE_2014", "FSE 2014-2020"))


@dataclass(frozen=True, kw_only=True)
class Structure(Record):
    """Who keeps this register; its role towards the ESF hides what it does not owe."""

    name: str
    departement: str
    esf_role: str = "beneficiary"
    siret: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    keeps_scans: bool | None = None

    @property
    def owes_esf(self) -> bool:
        """Tell whether its documents must show the emblem of the Union."""
        return self.esf_role != "none"


@dataclass(frozen=True, kw_only=True)
class Operation(Record):
    """An ESF project: its period, its funder, its number."""

    code: str
    label: str
    programme: str = "FSE_PLUS"
    funder: str | None = None
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class Participation(Record):
    """A person counted in an operation through a support: one per person and operation.

    Entry answers describe the day before entry and are not updated; exit and later answers are those of the
    last exit (fse.md §1.3). Unknown answers are `None`; « R » is a refusal, which is an answer.
    """

    operation_id: str
    support_id: str
    person_id: str
    entered_on: date | None = None
    entry_status: str | None = None
    entry_employment: str | None = None
    ft_category: str | None = None
    months_unemployed: int | None = None
    in_training: bool | None = None
    diploma: str | None = None
    disability: str | None = None
    third_country: str | None = None
    foreign_origin: str | None = None
    housing_exclusion: str | None = None
    rural: str | None = None
    entry_collected_on: date | None = None
    left_on: date | None = None
    exit_status: str | None = None
    exit_employment: str | None = None
    exit_in_training: bool | None = None
    qualification: bool | None = None
    exit_collected_on: date | None = None
    later_status: str | None = None
    improvement: str | None = None
    later_on: date | None = None


STRUCTURE_FIELDS: tuple[Field, ...] = (
    core("structure", "name", "Nom de la structure", Text(), required=True),
    core("structure", "departement", "Département", Text(), required=True),
    core("structure", "esf_role", "Rôle envers le FSE", Choice(ESF_ROLES), required=True),
    core("structure", "siret", "SIRET", Siret()),
    core("structure", "address", "Adresse", Text(lines=2)),
    core("structure", "email", "Courriel", Text()),
    core("structure", "phone", "Téléphone", Phone()),
    core(
        "structure",
        "keeps_scans",
        "Numérisations des pièces",
        YesNo(),
        help="Joindre à une pièce vue son PDF ou sa photo. Chiffrées avec le registre, elles l’alourdissent, "
        "et l’historique les garde\u202f: ne joignez que ce qui sert.",
    ),
)
OPERATION_FIELDS: tuple[Field, ...] = (
    core("operation", "code", "N° de l’opération", Text(), required=True),
    core("operation", "label", "Intitulé", Text(), required=True),
    core("operation", "programme", "Programme", Choice(PROGRAMMES), required=True),
    core("operation", "funder", "Organisme intermédiaire", Text()),
    core("operation", "starts_on", "Du", Day(), required=True),
    core("operation", "ends_on", "Au", Day(), required=True),
)
ENTRY_FIELDS: tuple[Field, ...] = (
    core("participation", "entered_on", "Entrée dans l’opération", Day()),
    core("participation", "entry_status", "Situation la veille de l’entrée", Choice(STATUSES)),
    core("participation", "entry_employment", "Type d’emploi à l’entrée", Choice(EMPLOYMENTS)),
    core("participation", "ft_category", "Catégorie France Travail", Choice(FT_CATEGORIES)),
    core("participation", "months_unemployed", "Durée de recherche d’emploi", Number(unit="mois", most=600)),
    core("participation", "in_training", "En études ou en formation à l’entrée", YesNo()),
    core("participation", "diploma", "Plus haut diplôme obtenu", Choice(DIPLOMAS)),
    core("participation", "disability", "Handicap reconnu", Choice(ANSWERS_OR_REFUSAL), sensitive=True),
    core("participation", "third_country", "Nationalité hors Union européenne", Choice(ANSWERS_OR_REFUSAL)),
    core("participation", "foreign_origin", "Un parent né à l’étranger", Choice(ANSWERS_OR_REFUSAL)),
    core("participation", "housing_exclusion", "Sans domicile ou mal logé", Choice(ANSWERS_OR_REFUSAL)),
    core("participation", "rural", "Commune rurale", Choice(ANSWERS_OR_REFUSAL)),
    core("participation", "entry_collected_on", "Recueilli le", Day()),
)
LEAVING_FIELDS: tuple[Field, ...] = (
    core("participation", "left_on", "Sortie de l’opération", Day()),
    core("participation", "exit_status", "Situation à la sortie", Choice(STATUSES)),
    core("participation", "exit_employment", "Nature de l’emploi à la sortie", Choice(EMPLOYMENTS)),
    core("participation", "exit_in_training", "En études ou en formation à la sortie", YesNo()),
    core("participation", "qualification", "Qualification obtenue", YesNo()),
    core("participation", "exit_collected_on", "Recueilli le", Day()),
)
LATER_FIELDS: tuple[Field, ...] = (
    core("participation", "later_status", "Situation à 6 mois", Choice(STATUSES)),
    core("participation", "improvement", "Amélioration à 6 mois", Choice(IMPROVEMENTS)),
    core("participation", "later_on", "Recueilli le", Day()),
)
PARTICIPATION_FIELDS = ENTRY_FIELDS + LEAVING_FIELDS + LATER_FIELDS
