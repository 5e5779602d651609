# SPDX-License-Identifier: EUPL-1.2
"""What comparing two people may find, key by key, what each finding weighs, and what they say together.

The weights hold the rules, and two thresholds cut between them:

- name, first name and birth date (30 each) make `SAME`; one of them unlike leaves two people: twins, homonyms;
- a name used since in the place of the one of birth, or name and first name in each other’s place, fall just short of
  `SAME`: one key more decides, a phone or an e-mail;
- a letter or a digit in doubt is `ASKED`, whatever phone or e-mail agrees; two of them are two people;
- a phone or an e-mail weighs once, and only with the first name (a household shares it): it has one unlike asked;
- an official number and half of an identity are `SAME`, with less it is someone else’s; alone it decides nothing.
  Numbers that differ contradict an identity, are asked with a doubt, and outweigh a phone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Agrees: TypeAlias = Literal["yes", "close", "no", "unknown"]
Verdict: TypeAlias = Literal["new", "same", "possible", "conflict"]

SAME, ASKED = 85, 50
"""Points: from the first on it is the same person, from the second on someone must say."""


@dataclass(frozen=True)
class Key:
    """A key of comparing, by its French name, and whether two people agree on it."""

    name: str
    agrees: Agrees


@dataclass(frozen=True, eq=False)
class Finding:
    """What comparing a key found: what is shown, what it weighs, and what the reason says of it."""

    key: Key
    weight: int
    said: str


def _findings(name: str, **rows: tuple[Agrees, int, str]) -> Mapping[str, Finding]:
    unknown = {"unknown": Finding(Key(name, "unknown"), 0, "")}
    return unknown | {found: Finding(Key(name, agrees), weight, said) for found, (agrees, weight, said) in rows.items()}


IDENTITY_KEYS = frozenset({"Nom de naissance", "Prénom", "Date de naissance"})
"""The keys that make an identity, by their names."""

NUMBER = _findings(
    "N° du Département",
    same=("yes", 63, "même n° du Département"),
    counted=("yes", 0, "même n° du Département"),  # the NIR weighs for both
    other=("no", -15, "autre n° du Département ({one.departement_id} au lieu de {me.departement_id})"),
)
NIR = _findings(
    "NIR",
    same=("yes", 63, "même NIR"),
    other=("no", -15, "autre NIR"),
)
NAME = _findings(
    "Nom de naissance",
    same=("yes", 30, ""),
    crossed=("close", 22, "un nom de naissance ou d’usage en commun"),
    swapped=("close", 26, "nom et prénom inversés"),
    close=("close", 5, "nom presque identique"),
    other=("no", -15, "autre nom"),
)
FIRST_NAME = _findings(
    "Prénom",
    same=("yes", 30, ""),
    swapped=("close", 26, ""),
    close=("close", 10, "prénom presque identique"),
    other=("no", -30, "autre prénom"),
    opposed=("no", -45, "autre prénom"),  # and of the other sex
)
BIRTH_DATE = _findings(
    "Date de naissance",
    same=("yes", 30, ""),
    close=("close", 5, "date de naissance presque identique"),
    other=("no", -15, "autre date de naissance"),
)
PHONE = _findings(
    "Téléphone",
    same=("yes", 15, "même téléphone"),
    shared=("yes", 0, "même téléphone"),  # by people of other first names
    other=("no", 0, ""),
)
EMAIL = _findings(
    "Courriel",
    same=("yes", 15, "même courriel"),
    shared=("yes", 0, "même courriel"),
    counted=("yes", 0, "même courriel"),  # the phone weighs for both
    other=("no", 0, ""),
)


class Findings(NamedTuple):
    """What was found of each key, in the order they are shown."""

    number: Finding
    nir: Finding
    name: Finding
    first_name: Finding
    birth_date: Finding
    phone: Finding
    email: Finding


class Judgement(NamedTuple):
    """What findings say, whoever they are about: the reason is a sentence to complete with `me` and `one`."""

    verdict: Verdict
    reason: str
    keys: tuple[Key, ...]
    score: int


@lru_cache(maxsize=1024)
def judge(found: Findings) -> Judgement:
    """Weigh what was found; the score goes from 0 to 100."""
    points = sum(one.weight for one in found)
    verdict, reason = _verdict(found, points)
    most = SAME - 1 if verdict == "possible" else 100
    return Judgement(verdict, reason, tuple(one.key for one in found), min(max(points, 0), most))


def _verdict(found: Findings, points: int) -> tuple[Verdict, str]:
    official = (found.number, found.nir)
    if points < SAME and any(one.key.agrees == "yes" for one in official):
        taken = "le n° du Département {me.departement_id}" if found.number.key.agrees == "yes" else "ce NIR"
        return "conflict", f"{taken} est déjà celui de {{one.shown}}"
    against = [one for one in official if one.key.agrees == "no"]
    if against and points - sum(one.weight for one in against) >= SAME:
        return "conflict", f"{{one.shown}} a un {against[0].said}"
    if points < ASKED:
        return "new", ""
    alone = sum(one.key.agrees == "yes" for one in found) < 2
    return "possible" if points < SAME or alone else "same", _reason(found)


def _reason(found: Findings) -> str:
    """Tell what is the same, then what is not quite."""
    names = found.name is NAME["same"] and found.first_name is FIRST_NAME["same"]
    if found.birth_date is BIRTH_DATE["same"]:
        begins = "mêmes noms et même date de naissance que" if names else "né·e le même jour que"
    elif found.first_name is FIRST_NAME["same"]:
        begins = "mêmes noms que" if names else "même prénom que"
    else:
        begins = "ressemble à"
    number, nir, *rest = found
    return ", ".join((f"{begins} {{one.shown}}", *(one.said for one in (*rest, number, nir) if one.said)))
