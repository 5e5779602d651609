# SPDX-License-Identifier: EUPL-1.2
"""Is this the same person? Compared by the Département’s number, by names and birth date, and by what comes close.

A CAF number never tells: couples share it. Twins and homonyms are two people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from accomp_desktop.domain.kinds import fold
from accomp_desktop.domain.person import Person

Verdict: TypeAlias = Literal["new", "same", "possible", "conflict"]
PARTICLES = ("de", "du", "des", "d")
ARTICLES = ("la", "l")
BEGINNINGS = tuple(f"{particle}{article}" for particle in ("", *PARTICLES) for article in ("", *ARTICLES))
"""What a name may begin with in one list and not in another: « DELATOUR », « de La Tour », « LATOUR »."""

SHORTEST = 3
"""Letters: below, one letter more or less makes another name."""


@dataclass(frozen=True)
class Someone:
    """Who a person is, as comparing looks at it: folded names, birth date; `key` is what the caller calls it by."""

    key: str
    shown: str
    name: str
    used_name: str
    first_name: str
    birth_date: date
    sex: str | None = None
    departement_id: str | None = None


@dataclass(frozen=True)
class Match:
    """What comparing says: the verdict, the person it is about, and why in French."""

    verdict: Verdict
    other: Someone | None = None
    reason: str = ""


def name_key(text: str) -> str:
    """Reduce a name to its letters: no case, accents, hyphens, apostrophes or particle (« de Kergorlay »)."""
    words = re.findall(r"[^\W_]+", fold(text))
    if len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
        if len(words) > 1 and words[0] in ARTICLES:
            words = words[1:]
    return "".join(words)


def someone(person: Person) -> Someone:
    """Tell a person of the register as comparing looks at it."""
    return Someone(
        key=person.id,
        shown=person.full_name,
        name=name_key(person.birth_name),
        used_name=name_key(person.used_name or ""),
        first_name=name_key(person.first_name),
        birth_date=person.birth_date or date.min,
        sex=person.sex,
        departement_id=person.departement_id,
    )


class Acquaintances:
    """The people already known, found again through each of their keys."""

    def __init__(self, people: Iterable[Someone] = ()) -> None:
        """Take those of the register; those of the file are added as they are read."""
        self._numbered: dict[str, Someone] = {}
        self._named: defaultdict[tuple[str, str], list[Someone]] = defaultdict(list)
        self._born: defaultdict[tuple[date, str], list[Someone]] = defaultdict(list)
        for one in people:
            self.add(one)

    def add(self, one: Someone) -> None:
        """Remember a person."""
        if one.departement_id:
            self._numbered.setdefault(one.departement_id, one)
        self._named[one.name, one.first_name].append(one)
        for word in {one.name, one.used_name, one.first_name} - {""}:
            self._born[one.birth_date, word].append(one)

    def find(self, me: Someone) -> Match:
        """Say whether a person is known, may be, or contradicts what is known."""
        numbered = self._numbered.get(me.departement_id or "")
        exact = [one for one in self._named[me.name, me.first_name] if one.birth_date == me.birth_date]
        if numbered is not None:
            if numbered in exact or (not exact and _alike(me, numbered)):
                return Match("same", numbered)
            reason = f"le n° du Département {me.departement_id} est déjà celui de {numbered.shown}"
            return Match("conflict", numbered, reason)
        if len(exact) > 1:
            return Match(
                "possible", exact[0], f"plusieurs personnes portent ce nom et cette date, dont {exact[0].shown}"
            )
        if exact:
            return _by_identity(me, exact[0])
        return next(self._close(me), Match("new"))

    def _close(self, me: Someone) -> Iterator[Match]:
        """Go through those who come close enough to be asked about."""
        for one in self._named[me.name, me.first_name]:
            if _slipped(me.birth_date, one.birth_date):
                yield Match("possible", one, f"mêmes noms que {one.shown}, date de naissance aux chiffres inversés")
        for one in self._born[me.birth_date, me.first_name]:
            if one.first_name == me.first_name and _close_names(me, one):
                yield Match("possible", one, f"né·e le même jour que {one.shown}, nom presque identique")
            if one.name == me.first_name and one.first_name == me.name:
                yield Match("possible", one, f"nom et prénom inversés par rapport à {one.shown}")
        for one in self._born[me.birth_date, me.name]:
            same_sex = None in {me.sex, one.sex} or me.sex == one.sex
            if one.name == me.name and same_sex and _close_first_names(me.first_name, one.first_name):
                yield Match("possible", one, f"né·e le même jour que {one.shown}, prénom presque identique")


def _by_identity(me: Someone, one: Someone) -> Match:
    if me.departement_id and one.departement_id and me.departement_id != one.departement_id:
        reason = f"{one.shown} a un autre n° du Département ({one.departement_id} au lieu de {me.departement_id})"
        return Match("conflict", one, reason)
    return Match("same", one)


def _alike(me: Someone, one: Someone) -> bool:
    """Tell whether two people under one number are one: two of name, first name and birth date agree."""
    agree = (
        bool({me.name, me.used_name} & {one.name, one.used_name} - {""}),
        me.first_name == one.first_name,
        me.birth_date == one.birth_date,
    )
    return sum(agree) >= 2


def _close_names(me: Someone, one: Someone) -> bool:
    crossed = bool({me.name, me.used_name} & {one.name, one.used_name} - {""})
    return crossed or one_letter_apart(me.name, one.name) or _same_but_beginning(me.name, one.name)


def _same_but_beginning(mine: str, other: str) -> bool:
    shorter, longer = sorted((mine, other), key=len)
    return len(shorter) >= SHORTEST and longer in {f"{beginning}{shorter}" for beginning in BEGINNINGS}


def _close_first_names(mine: str, other: str) -> bool:
    shorter, longer = sorted((mine, other), key=len)
    return one_letter_apart(mine, other) or (len(shorter) >= SHORTEST and longer.startswith(shorter))


def one_letter_apart(first: str, second: str) -> bool:
    """Tell whether one letter was added, changed, or two neighbours swapped."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < SHORTEST or len(longer) - len(shorter) > 1 or first == second:
        return False
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = shorter[start : start + 2] == longer[start : start + 2][::-1]
    return shorter[start + 1 :] == longer[start + 1 :] or (swapped and shorter[start + 2 :] == longer[start + 2 :])


def _slipped(first: date, second: date) -> bool:
    """Tell whether two neighbouring digits of a day were swapped, or its day and its month."""
    if (first.day, first.month, first.year) == (second.month, second.day, second.year):
        return True
    mine, other = first.isoformat(), second.isoformat()
    apart = [at for at, digit in enumerate(mine) if digit != other[at]]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return mine[apart[0]] == other[apart[1]] and mine[apart[1]] == other[apart[0]]
