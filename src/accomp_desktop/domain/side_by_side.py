# SPDX-License-Identifier: EUPL-1.2
"""A line and the person it was compared with, field by field: what agrees, what comes close, what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.likeness import Agrees, Key
from accomp_desktop.domain.values import Value

AGREEMENTS: Mapping[Agrees, str] = {"yes": "Identique", "close": "Proche", "no": "Différent", "unknown": "Inconnu"}
"""Whether two people say the same of a field, as the user reads it."""

COMPARED: Mapping[str, str] = {
    "departement_id": "N° du Département",
    "nir": "NIR",
    "birth_name": "Nom de naissance",
    "first_name": "Prénom",
    "birth_date": "Date de naissance",
    "phone": "Téléphone",
    "email": "Courriel",
}
"""Field → the key of comparing that judged it; these fields come first."""


@dataclass(frozen=True)
class Facing:
    """One field: what the line says, what is known of the other, whether they agree."""

    field: Field
    line: Value
    other: Value
    agrees: Agrees


def side_by_side(
    line: Mapping[str, Value], other: Mapping[str, Value], fields: Iterable[Field], keys: Sequence[Key] = ()
) -> Iterator[Facing]:
    """Put a line beside what is known of someone, as comparing judged each key; what neither says is left out."""
    judged: dict[str, Agrees] = {key.name: key.agrees for key in keys}
    ranks = {key: rank for rank, key in enumerate(COMPARED)}
    for item in sorted(fields, key=lambda one: ranks.get(one.key, len(ranks))):
        mine, theirs = line.get(item.key), other.get(item.key)
        if mine is not None or theirs is not None:
            key = COMPARED.get(item.key, "")
            yield Facing(item, mine, theirs, judged[key] if key in judged else _agrees(item, mine, theirs))


def _agrees(item: Field, mine: Value, theirs: Value) -> Agrees:
    if mine is None or theirs is None:
        return "unknown"
    return "yes" if poorer(item.kind, mine, theirs) or poorer(item.kind, theirs, mine) else "no"
