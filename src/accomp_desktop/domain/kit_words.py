# SPDX-License-Identifier: EUPL-1.2
"""What an item of a kit says, in words: the names of its attributes, and their values as a coordinator reads them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple, cast

from accomp_desktop.domain.decision import OBSERVING, track_name
from accomp_desktop.domain.exit import EXIT_CLASSES
from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.domain.kit import PROOFS, Kit
from accomp_desktop.domain.kit_items import Stood, list_label, section_of
from accomp_desktop.domain.plan import ACTORS
from accomp_desktop.domain.questions import KindName, Question
from accomp_desktop.domain.spine import SPINE

KIND_LABELS: Mapping[KindName, str] = {
    "text": "Texte court",
    "long_text": "Texte long",
    "yes_no": "Oui, non, ne sait pas",
    "choice": "Un choix dans une liste",
    "choices": "Plusieurs choix dans une liste",
    "scale": "Échelle de 1 à 5",
    "number": "Nombre entier",
    "money": "Montant en euros",
    "percentage": "Pourcentage",
    "day": "Date",
    "month": "Mois",
    "months": "Douze mois de montants",
    "amounts": "Tableau de montants",
    "debts": "Tableau de dettes",
    "phone": "Téléphone",
    "email": "Courriel",
    "place": "Code postal et ville",
    "births": "Naissances d’enfants",
    "siret": "SIRET",
    "member": "Membre de l’équipe",
    "partner": "Partenaire",
    "group": "Groupe de réponses",
    "computed": "Calcul",
}

ATTRIBUTES: Mapping[str, str] = {
    "label": "Libellé",
    "kind": "Type de réponse",
    "record": "Fiche",
    "tab": "Onglet",
    "list": "Liste",
    "until": "Dernier mois",
    "means": "Pour les calculs",
    "unit": "Unité",
    "lines": "Lignes",
    "low": "Bas de l’échelle",
    "high": "Haut de l’échelle",
    "required": "Demandé",
    "sensitive": "Sensible",
    "essential": "Essentiel",
    "hidden": "Masqué",
    "retired": "Retiré",
    "only_if": "Seulement si",
    "formula": "Formule",
    "shown_as": "Affiché comme",
    "questions": "Réponses du groupe",
    "help": "Aide",
    "source": "Source",
    "headings": "Intitulés reconnus",
    "words": "Autres mots",
    "interview": "Entretien",
    "most": "Maximum",
    "when": "Condition",
    "gravity": "Gravité",
    "step": "Pas à proposer",
    "told": "Réponses dites en mots",
    "compared": "Chiffres suivis d’un diagnostic à l’autre",
    "track": "Voie",
    "actor": "Par qui",
    "partner": "Partenaire",
    "due_after_days": "Délai en jours",
    "proof": "Preuve",
    "indicator": "Indicateur",
    "purpose": "But",
    "actions": "Actions",
    "outcome": "Classe",
    "body": "Texte",
    "subject": "Objet",
    "starts_on": "Début",
    "ends_on": "Fin",
    "programme": "Fonds",
    "funder": "Financeur",
    "confidence": "Fiabilité",
    "note": "Note",
    "since": "Depuis",
    "value": "Valeur",
}
"""Attribute of an item → its name."""

SAID: Mapping[str, Mapping[str, str]] = {
    "kind": {**KIND_LABELS},
    "record": {kind: sort.label for kind, sort in SPINE.items()},
    "shown_as": {
        "text": "texte",
        "number": "nombre",
        "money": "montant",
        "percentage": "pourcentage",
        "yes_no": "oui ou non",
        "months": "douze mois de montants",
    },
    "gravity": {"urgent": "Urgent", "warning": "À regarder", "info": "Pour mémoire"},
    "actor": {one.code: one.label for one in ACTORS},
    "outcome": {one.code: one.label for one in EXIT_CLASSES},
    "confidence": {
        "sourced": "lu dans sa source",
        "computed": "calculé",
        "press": "lu dans la presse",
        "memory": "à vérifier",
        "entered": "saisi ici",
    },
}
"""Attribute whose values are codes → what each says."""

LONGEST = 160
"""Characters of a value; beyond, the end is left out."""


class Attribute(NamedTuple):
    """What changed in an item: the name of an attribute, and what it said before and says now."""

    name: str
    before: str
    after: str


def attributes(before: Stood, after: Stood, kits: tuple[Kit, Kit]) -> Iterator[Attribute]:
    """Go through what differs in an item; `kits` are those it stood and stands in."""
    old, new = (_parts(one) for one in (before, after))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            told = (_told(kit, name, part.get(name)) for kit, part in zip(kits, (old, new), strict=True))
            yield Attribute(ATTRIBUTES.get(name, name), *told)
    if before.host != after.host:
        yield Attribute("Section", *(_section(kit, one) for kit, one in zip(kits, (before, after), strict=True)))


def _parts(stood: Stood) -> dict[str, object]:
    """Give the attributes of an item but its code; the value of an entry is that of the scale, or is one."""
    item = getattr(stood.item, "value", stood.item)
    if item is stood.item or stood.key.sort == "scale_value":
        return {one.name: getattr(item, one.name) for one in fields(item) if one.name not in {"code", "key"}}
    return {"value": item}


def _section(kit: Kit, stood: Stood) -> str:
    found = section_of(kit, stood.key.within, stood.host)
    return found.label if found else stood.host


def _told(kit: Kit, name: str, value: object) -> str:
    told = _NAMED.get(name, _plain)(kit, value) if value is not None else ""
    told = SAID.get(name, {}).get(told, told)
    return told if len(told) <= LONGEST else told[:LONGEST].rstrip() + "…"


def _plain(_: Kit, value: object) -> str:
    match value:
        case bool():
            return "oui" if value else "non"
        case date():
            return Day().show(value)
        case tuple():
            return ", ".join(
                one.label if isinstance(one, Question) else str(one) for one in cast("tuple[Any, ...]", value)
            )
        case _:
            return str(value)


def _actions(kit: Kit, codes: object) -> str:
    known = {one.code: one.label for one in kit.actions}
    return ", ".join(known.get(code, code) for code in cast("tuple[str, ...]", codes))


_NAMED: Mapping[str, Callable[[Kit, object], str]] = {
    "list": lambda kit, name: list_label(kit, str(name)) if name else "",
    "actions": _actions,
    "track": lambda kit, code: track_name(kit, str(code)) if code else OBSERVING,
    "proof": lambda kit, code: Choice(kit.options(PROOFS)).show(str(code)),
}
"""Attribute that names other items of the kit → how these are told."""
