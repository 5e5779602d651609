# SPDX-License-Identifier: EUPL-1.2
"""Headings: under which names the lists of others announce each field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, fold
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.layout import Layout

IMPORTED_RECORDS = ("person", "household", "business", "referral")
RSA_SINCE = core("period", "rsa_since", "Droits RSA depuis le", Day(), attribute="since")
"""The one dated right that a list tells: since when the person has the RSA."""

SMALL_WORDS = frozenset({"a", "d", "de", "du", "des", "en", "et", "l", "la", "le", "les", "ou", "un", "une"})
WHOSE = frozenset({
    "actuel", "actuelle", "allocataire", "beneficiaire", "bene", "brsa", "client", "demandeur", "individu", "interesse",
    "obligatoire", "participant", "personne", "principal", "principale", "rsa", "titulaire", "usager",
    "aaaa", "jj", "mm", "xx",
})  # fmt: skip
"""Words that say whose answer it is, or how to write it, and not which one."""

JOINT = "+"
"""Between the keys of a joint heading: one column that carries several fields (« CP Ville »)."""

ANOTHER: Mapping[str, str] = {"phone": "phone2", "email": "email2"}
"""A second column of the same heading carries the other one."""

Keys: TypeAlias = tuple[str, ...]
"""Keys of the fields that a column carries."""


@dataclass(frozen=True)
class Vocabulary:
    """What headings mean: folded → keys; the same without spaces; those that only carry a part of a field."""

    fields: Mapping[str, Field]
    names: Mapping[str, Keys]
    glued: Mapping[str, Keys]
    parts: frozenset[str]


def fold_heading(text: str) -> str:
    """Reduce a heading to its bare words: « N° d’allocataire CAF * » and « numero_allocataire_caf » are one."""
    flat = re.sub(r"(?<![^\W_])n\s*°|№", " numero ", fold(text))
    flat = re.sub(r"\((?:e|s|es)\)|[.·]e(?:\.?s)?\b", "", flat)
    words = re.findall(r"[^\W\d_]+|\d+", flat)
    return " ".join(_plain(word) for word in words if word not in SMALL_WORDS)


def glue(text: str) -> str:
    """Reduce a heading to its letters and digits: « DateNaissance » is « Date de naissance »."""
    return "".join(re.findall(r"[^\W_]+", fold(text)))


class Spellings(NamedTuple):
    """A heading that a kit claims, folded; and the ways of writing it without spaces."""

    folded: str
    glued: tuple[str, ...]


@lru_cache(maxsize=4096)  # of kits only: a cell may be about someone, and is not to be remembered
def spellings(claimed: str) -> Spellings:
    """Give the spellings under which a heading of a kit is recognised."""
    folded = fold_heading(claimed)
    large = "".join(word for word in re.findall(r"[^\W_]+", fold(claimed)) if word not in SMALL_WORDS)
    return Spellings(folded, (glue(claimed), folded.replace(" ", ""), large))


def without_whose(folded: str) -> str:
    """Take out of a folded heading the words that only say whose it is: « nom beneficiaire » → « nom »."""
    return " ".join(word for word in folded.split() if word not in WHOSE)


def _plain(word: str) -> str:
    if word in {"no", "num", "numeros"}:
        return "numero"
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def importable(kit: Kit) -> tuple[Field, ...]:
    """List the fields that a line of a list may fill, in the order in which a person is described."""
    told = (item for record in IMPORTED_RECORDS for item in kit.fields_of(record) if not (item.retired or item.formula))
    since = replace(
        RSA_SINCE,
        label=kit.labels.get(RSA_SINCE.key, RSA_SINCE.label),
        headings=kit.headings.get(RSA_SINCE.key, ()),
    )
    return (*told, since)


def heading_claims(kit: Kit) -> Iterator[tuple[str, str]]:
    """Go through every heading with the key (or joint key) that claims it: those given first, then the labels."""
    fields = importable(kit)
    known = {item.key for item in fields}
    for claimed in (kit.headings, kit.heading_parts):
        yield from (
            (one, key) for key, several in claimed.items() if known.issuperset(key.split(JOINT)) for one in several
        )
    yield from ((heading, item.key) for item in fields if not item.core for heading in item.headings)
    yield from ((item.label, item.key) for item in fields)


def taught(words: Vocabulary, layouts: Iterable[Layout]) -> Vocabulary:
    """Add the headings that lists received so far gave a meaning to, where the kit gives none."""
    learnt = {
        fold_heading(heading): keys
        for layout in layouts
        for heading, use in layout.uses.items()
        if (keys := tuple(use.split(JOINT))) and all(key in words.fields for key in keys)
    }
    return replace(words, names={**learnt, **words.names})


def vocabulary(kit: Kit) -> Vocabulary:
    """Fold every heading that the kit knows; of two claims the first one holds."""
    names: dict[str, Keys] = {}
    glued: dict[str, Keys] = {}
    for heading, key in heading_claims(kit):
        keys = tuple(key.split(JOINT))
        spelt = spellings(heading)
        names.setdefault(spelt.folded, keys)
        for letters in spelt.glued:
            glued.setdefault(letters, keys)
    parts = frozenset(spellings(heading).folded for several in kit.heading_parts.values() for heading in several)
    return Vocabulary({item.key: item for item in importable(kit)}, names, glued, parts)
