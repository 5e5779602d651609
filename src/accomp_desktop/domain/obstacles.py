# SPDX-License-Identifier: EUPL-1.2
"""Before two records become one: who may be the same person, what to know, and what is to be mended first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.matching import Acquaintances, Match, someone
from accomp_desktop.domain.person import Person


@dataclass(frozen=True)
class Obstacle:
    """What to know before two records become one; what `blocks` is to be mended first."""

    sentence: str
    blocks: bool = False


def near(person: Person, others: Iterable[Person]) -> dict[str, str]:
    """Find those who may be the same person, by identity, each with why."""
    compared = {other.id: _match(person, other) for other in others if other.id != person.id}
    return {one: _why(match) for one, match in compared.items() if match.verdict != "new"}


def obstacles(kept: PersonFile, absorbed: PersonFile) -> tuple[Obstacle, ...]:
    """Say what stands between two records and one, what blocks first."""
    if kept.person.id == absorbed.person.id:
        return (Obstacle("C’est deux fois la même fiche\u202f: choisissez-en une autre.", blocks=True),)
    return (*_counted_twice(kept, absorbed), *_two_people(kept, absorbed), *_accompanied_twice(kept, absorbed))


def _counted_twice(kept: PersonFile, absorbed: PersonFile) -> Iterator[Obstacle]:
    entries = [
        {one.operation_id: one.entered_on for support in file.supports for one in support.participations}
        for file in (kept, absorbed)
    ]
    for operation_id in (one for one in entries[0] if one in entries[1]):
        days = " et ".join(_day(one[operation_id]) for one in entries)
        yield Obstacle(
            f"Les deux fiches sont comptées dans la même opération FSE (entrées\u202f: {days}), où une personne ne "
            "compte qu’une fois. Ouvrez l’onglet FSE de la fiche en trop, retirez-la de l’opération, puis recommencez.",
            blocks=True,
        )


def _two_people(kept: PersonFile, absorbed: PersonFile) -> Iterator[Obstacle]:
    """Say what speaks for two people."""
    one, other = kept.person, absorbed.person
    if any(mate.id == other.id for mate in kept.housemates):
        yield Obstacle("Ces deux fiches partagent un foyer\u202f: vérifiez qu’il ne s’agit pas d’un couple.")
    if _match(one, other).verdict == "new":
        yield Obstacle("Rien ne rapproche ces deux fiches\u202f: vérifiez qu’il s’agit bien de la même personne.")
    if one.departement_id and other.departement_id and one.departement_id != other.departement_id:
        yield Obstacle("Le Département a donné deux numéros\u202f: un seul reste, signalez-lui le doublon.")


def _accompanied_twice(kept: PersonFile, absorbed: PersonFile) -> Iterator[Obstacle]:
    pairs = [(one, other) for one in kept.supports for other in absorbed.supports]
    if any(one.exit is None and other.exit is None for one, other in pairs):
        yield Obstacle(
            "Deux accompagnements sont en cours\u202f: ils n’en feront qu’un, depuis le premier jour du plus ancien, "
            "avec les diagnostics, plans et entretiens des deux. Vérifiez ensuite qui accompagne."
        )
    if any((one.exit or other.exit) and _overlap(one, other) for one, other in pairs):
        yield Obstacle("Deux accompagnements se chevauchent\u202f: les deux restent, corrigez ensuite l’une des dates.")


def _overlap(one: SupportFile, other: SupportFile) -> bool:
    ends = [file.exit.on if file.exit else date.max for file in (one, other)]
    return one.support.started_on < ends[1] and other.support.started_on < ends[0]


def _match(person: Person, other: Person) -> Match:
    return Acquaintances([someone(other)]).find(someone(person))


def _why(match: Match) -> str:
    why = match.reason or "mêmes noms, même date de naissance"
    return f"{why[:1].upper()}{why[1:]}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "jour inconnu"
