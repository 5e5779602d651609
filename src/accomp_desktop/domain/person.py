# SPDX-License-Identifier: EUPL-1.2
"""The person and its household, the dated rights, and the accompaniment from entry to exit."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.identifiers import (
    CafNumber,
    Email,
    FamilyName,
    FirstName,
    InseeCode,
    Nir,
    Phone,
    Postcode,
    Reference,
    Town,
)
from accomp_desktop.domain.kinds import Choice, Day, Number, Option, Text, YesNo
from accomp_desktop.domain.record import Record

SEXES = (
    Option("F", "Femme", ("2", "madame", "mme", "mlle", "melle", "mademoiselle", "mrs", "feminin", "fille")),
    Option("M", "Homme", ("1", "H", "monsieur", "mr", "mons", "masculin", "garcon")),
    Option("X", "Autre ou non binaire", ("non binaire", "autre")),
)
HOUSEHOLD_ROLES = (
    Option("applicant", "Demandeur", ("dem", "demandeuse", "demandeur(se)", "demandeur(euse)", "demandeur/euse",
        "usager", "allocataire", "responsable dossier", "responsable du dossier", "rdo")),
    Option("partner", "Conjoint", ("cjt", "conj", "conjointe", "conjoint(e)", "concubin", "concubine", "concubin(e)",
        "pacse", "pacsee", "pacse(e)", "epoux", "epouse", "partenaire")),
)  # fmt: skip
CONTACT_WAYS = (
    Option("phone", "Téléphone"),
    Option("sms", "SMS"),
    Option("email", "Courriel"),
    Option("post", "Courrier"),
)
PERIOD_SORTS = (
    Option("rsa", "Droit au RSA"),
    Option("contract", "Contrat d’engagement"),
    Option("mandate", "Mandat du Département"),
)
ASSIGNMENT_ROLES = (Option("adviser", "Conseiller·ère"), Option("substitute", "Remplaçant·e"))


@dataclass(frozen=True, kw_only=True)
class Household(Record):
    """People who share answers: a couple, one CAF number, the same children."""

    caf_number: str | None = None
    children: int | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Identity and contacts; phones and e-mails in the order to try them."""

    household_id: str | None = None
    departement_id: str | None = None
    household_role: str | None = None
    sex: str | None = None
    birth_name: str = ""
    used_name: str | None = None
    first_name: str = ""
    birth_date: date | None = None
    address: str | None = None
    postcode: str | None = None
    town: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    preferred_contact: str | None = None
    france_travail_id: str | None = None
    nir: str | None = None
    insee_code: str | None = None
    confidential: bool | None = None
    """Whether where the person lives and how to reach it must be hidden."""

    @property
    def full_name(self) -> str:
        """Name the person as a list does: used name (or birth name) in capitals, then first name."""
        return f"{self.used_name or self.birth_name} {self.first_name}".strip()


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """A dated right or commitment of a person: RSA, contrat d’engagement, mandate; `until` unknown = still running."""

    person_id: str
    sort: str
    since: date | None = None
    until: date | None = None
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Support(Record):
    """One accompaniment, with or without a referral, from its first day; its exit is a record of its own."""

    person_id: str
    referral_id: str | None = None
    started_on: date


@dataclass(frozen=True, kw_only=True)
class Assignment(Record):
    """Who accompanies, from which day to which; a substitute may stand beside the adviser."""

    support_id: str
    adviser: str
    role: str = "adviser"
    since: date
    until: date | None = None


PERSON_FIELDS: tuple[Field, ...] = (
    core("person", "sex", "Sexe", Choice(SEXES)),
    core("person", "birth_name", "Nom de naissance", FamilyName(), required=True),
    core("person", "used_name", "Nom d’usage", FamilyName()),
    core("person", "first_name", "Prénom", FirstName(), required=True),
    core("person", "birth_date", "Date de naissance", Day(), required=True),
    core("person", "departement_id", "N° du Département", Reference()),
    core("person", "household_role", "Rôle dans le foyer", Choice(HOUSEHOLD_ROLES)),
    core(
        "person",
        "confidential",
        "Adresse confidentielle",
        YesNo(),
        help="Violences, mise en sécurité\u202f: adresse, téléphones, courriels et foyer sont cachés partout. "
        "La raison ne s’écrit pas.",
    ),
    core("person", "address", "Adresse", Text()),
    core("person", "postcode", "Code postal", Postcode()),
    core("person", "town", "Commune", Town()),
    core("person", "insee_code", "Code INSEE de la commune", InseeCode()),
    core("person", "phone", "Téléphone", Phone(), attribute="phones", position=0),
    core("person", "phone2", "Autre téléphone", Phone(), attribute="phones", position=1),
    core("person", "email", "Courriel", Email(), attribute="emails", position=0),
    core("person", "email2", "Autre courriel", Email(), attribute="emails", position=1),
    core("person", "preferred_contact", "Contact préféré", Choice(CONTACT_WAYS)),
    core("person", "france_travail_id", "Identifiant France Travail", Reference()),
    core("person", "nir", "N° de sécurité sociale", Nir(), sensitive=True),
)
HOUSEHOLD_FIELDS: tuple[Field, ...] = (
    core("household", "caf_number", "N° d’allocataire CAF", CafNumber()),
    core("household", "children", "Enfants à charge", Number(most=30)),
)
PERIOD_FIELDS: tuple[Field, ...] = (
    core("period", "sort", "Nature", Choice(PERIOD_SORTS), required=True),
    core("period", "since", "Depuis le", Day()),
    core("period", "until", "Jusqu’au", Day()),
    core("period", "reference", "Référence", Text()),
)
SUPPORT_FIELDS: tuple[Field, ...] = (core("support", "started_on", "Entrée le", Day(), required=True),)
ASSIGNMENT_FIELDS: tuple[Field, ...] = (
    core("assignment", "adviser", "Conseiller·ère", Text(), required=True),
    core("assignment", "role", "Rôle", Choice(ASSIGNMENT_ROLES), required=True),
    core("assignment", "since", "À partir du", Day(), required=True),
    core("assignment", "until", "Jusqu’au", Day()),
)
