# SPDX-License-Identifier: EUPL-1.2
"""The business, dated, several per person; and what was earned, dated, with its proof."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.identifiers import Siren, Siret
from accomp_desktop.domain.kinds import Choice, Day, Money, Option, Text
from accomp_desktop.domain.record import Record

LEGAL_FORMS = (
    Option("micro", "Micro-entreprise", ("me", "ae", "auto entrepreneur", "autoentrepreneur", "auto entrepreneuse",
        "auto entreprise", "autoentreprise", "auto entrep", "auto ent", "micro entrepreneur", "microentrepreneur",
        "micro entrepreneuse", "microentreprise", "micro entrep", "micro social", "micro bic", "micro bnc", "ei micro",
        "ei (micro)", "entreprise individuelle (micro)", "regime micro")),
    Option("ei", "Entreprise individuelle", ("entrepreneur individuel", "entrepreneuse individuelle", "entr indiv",
        "ei au reel", "ei reel", "eirl", "nom propre", "en nom propre")),
    Option("eurl", "EURL", ("eurl unipersonnelle", "sarl unipersonnelle")),
    Option("sarl", "SARL"),
    Option("sasu", "SASU", ("sas unipersonnelle",)),
    Option("sas", "SAS"),
    Option("cae", "Coopérative d’activité (CAE)", ("cooperative d'activite", "cooperative d'activite et d'emploi",
        "couveuse", "cape", "entrepreneur salarie", "entrepreneuse salariee")),
    Option("spouse", "Conjoint collaborateur", ("conjointe collaboratrice",)),
    Option("other", "Autre"),
)  # fmt: skip
BUSINESS_ORIGINS = (Option("created", "Création"), Option("taken_over", "Reprise"))
INCOME_PROOFS = (
    Option("caf", "Déclaration trimestrielle CAF"),
    Option("urssaf", "Déclaration Urssaf"),
    Option("accounts", "Livre de recettes ou comptes"),
    Option("payslip", "Bulletin de salaire"),
    Option("tax", "Avis d’imposition"),
    Option("declared", "Déclaration sur l’honneur"),
)


@dataclass(frozen=True, kw_only=True)
class Business(Record):
    """A business of a person; `since` is its creation or take-over, `ended` unknown = still running."""

    person_id: str
    siren: str | None = None
    siret: str | None = None
    legal_form: str | None = None
    trade: str | None = None
    origin: str | None = None
    since: date | None = None
    ended: date | None = None

    @property
    def number(self) -> str | None:
        """Give the SIREN, told alone or as the beginning of the SIRET."""
        return self.siret[:9] if self.siret else self.siren


@dataclass(frozen=True, kw_only=True)
class Income(Record):
    """What a person earned on a day, in euros per month; each amount may be unknown."""

    person_id: str
    on: date
    net_activity: Decimal | None = None
    wages: Decimal | None = None
    rsa: Decimal | None = None
    ppa: Decimal | None = None
    proof: str | None = None

    @property
    def from_activity(self) -> Decimal | None:
        """Euros per month from work, self-employed and salaried; unknown when both are."""
        known = [amount for amount in (self.net_activity, self.wages) if amount is not None]
        return sum(known, Decimal(0)) if known else None


BUSINESS_FIELDS: tuple[Field, ...] = (
    core("business", "trade", "Activité", Text()),
    core("business", "legal_form", "Statut juridique", Choice(LEGAL_FORMS)),
    core("business", "siret", "SIRET", Siret()),
    core("business", "siren", "SIREN", Siren()),
    core("business", "origin", "Origine", Choice(BUSINESS_ORIGINS)),
    core("business", "business_since", "Début d’activité", Day(), attribute="since"),
    core("business", "business_ended", "Fin d’activité", Day(), attribute="ended"),
)
INCOME_FIELDS: tuple[Field, ...] = (
    core("income", "on", "Date", Day(), required=True),
    core("income", "net_activity", "Revenu net d’activité indépendante (par mois)", Money()),
    core("income", "wages", "Salaires nets (par mois)", Money()),
    core("income", "rsa", "RSA (par mois)", Money()),
    core("income", "ppa", "Prime d’activité (par mois)", Money()),
    core("income", "proof", "Justificatif", Choice(INCOME_PROOFS)),
)
