# SPDX-License-Identifier: EUPL-1.2
"""Headings: under which names the lists of others announce each field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, fold
from accomp_desktop.domain.kit import Kit

IMPORTED_RECORDS = ("person", "household", "business", "referral")
RSA_SINCE = core("period", "rsa_since", "Droits RSA depuis le", Day(), attribute="since")
"""The one dated right that a list tells: since when the person has the RSA."""

SMALL_WORDS = frozenset({"a", "d", "de", "du", "des", "en", "et", "l", "la", "le", "les", "ou", "un", "une"})
JOINT = "+"
"""Between the keys of a joint heading: one column that carries several fields (« CP Ville »)."""

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""Folded heading → keys of the fields that its column carries."""


def fold_heading(text: str) -> str:
    """Reduce a heading to its bare words: « N° d’allocataire CAF * » and « numero_allocataire_caf » are one."""
    flat = re.sub(r"(?<![^\W_])n\s*°|№", " numero ", fold(text))
    flat = re.sub(r"\((?:e|s|es)\)|[.·]e(?:\.?s)?\b", "", flat)
    words = re.findall(r"[^\W\d_]+|\d+", flat)
    return " ".join(_plain(word) for word in words if word not in SMALL_WORDS)


def _plain(word: str) -> str:
    if word in {"no", "num"}:
        return "numero"
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def importable(kit: Kit) -> tuple[Field, ...]:
    """List the fields that a line of a list may fill, in the order in which a person is described."""
    told = (item for record in IMPORTED_RECORDS for item in kit.fields_of(record) if not item.retired)
    since = replace(
        RSA_SINCE,
        label=kit.labels.get(RSA_SINCE.key, RSA_SINCE.label),
        headings=kit.headings.get(RSA_SINCE.key, ()),
    )
    return (*told, since)


def heading_claims(kit: Kit) -> Iterator[tuple[str, str]]:
    """Go through every heading with the key (or joint key) that claims it: those given first, then the labels."""
    fields = importable(kit)
    yield from ((heading, key) for key, headings in kit.headings.items() for heading in headings)
    yield from ((heading, item.key) for item in fields if not item.core for heading in item.headings)
    yield from ((item.label, item.key) for item in fields)


def known_names(kit: Kit) -> Names:
    """Fold every heading that the kit knows; of two claims the first one holds."""
    names: dict[str, tuple[str, ...]] = {}
    for heading, key in heading_claims(kit):
        names.setdefault(fold_heading(heading), tuple(key.split(JOINT)))
    return names
