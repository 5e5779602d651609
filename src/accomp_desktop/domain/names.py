# SPDX-License-Identifier: EUPL-1.2
"""Names as comparing looks at them: folded, cut into those a compound is made of, and how close two of them come."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from accomp_desktop.domain.kinds import fold

PARTICLES = ("de", "du", "des", "d")
ARTICLES = ("la", "l")
FOREBEARS = (
    "le", "les", "ben", "bin", "ibn", "bou", "abou", "abd", "ait", "ould", "el", "al",
    "van", "von", "der", "den", "da", "do", "dos", "das", "di", "del", "mac", "mc", "saint", "sainte", "st", "ste",
)  # fmt: skip
"""What begins a name and is no name by itself: « Le Gall », « Ben Ali », « El Idrissi »."""

BEGINNINGS = frozenset(
    {f"{particle}{article}" for particle in ("", *PARTICLES) for article in ("", *ARTICLES)} | {*FOREBEARS}
)
"""What a name may begin with in one list and not in another: « DELATOUR », « de La Tour », « LATOUR »."""

MARRIED = frozenset({"epouse", "ep", "epse", "veuve", "vve", "divorcee", "dit", "dite"})
MAIDEN = "nee"
"""The words between two names in one cell, « DUPONT épouse MARTIN », « MARTIN née DUPONT »: which one is of birth."""

SHORTEST = 3
"""Letters: below, one letter more or less makes another name."""

REMEMBERED = 1 << 15
"""Names whose folding is kept, the last met: a list repeats them, and the names of a register are not kept for ever."""


class FamilyNames(NamedTuple):
    """The name of birth, and every name a person may be found under: of use, and those a compound is made of."""

    birth: str
    every: frozenset[str]


class GivenName(NamedTuple):
    """A first name in one word, and in those it is made of."""

    whole: str
    words: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def name_key(text: str) -> str:
    """Reduce a name to its letters: no case, accents, hyphens, apostrophes or particle (« de Kergorlay »)."""
    return _joined(_words(text))


@lru_cache(maxsize=REMEMBERED)
def family_names(birth_name: str, used_name: str = "") -> FamilyNames:
    """Tell the names of a person: « DUPONT-MARTIN » and « DUPONT épouse MARTIN » are both also DUPONT and MARTIN."""
    words = _words(birth_name)
    if len(words) == 1 and not used_name:
        return FamilyNames(words[0], frozenset(words))
    pieces = _pieces(words)
    every = {name for piece in (*pieces, *_pieces(_words(used_name))) for name in (_joined(piece), *_single(piece))}
    return FamilyNames(_joined(pieces[0]), frozenset(every - {""}))


@lru_cache(maxsize=REMEMBERED)
def given_name(text: str) -> GivenName:
    """Tell a first name: « Jean Pierre » and « Jean-Pierre » are one."""
    return GivenName(name_key(text), frozenset(_words(text)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _joined(words: Sequence[str]) -> str:
    if len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
        if len(words) > 1 and words[0] in ARTICLES:
            words = words[1:]
    return "".join(words)


def _pieces(words: list[str]) -> list[list[str]]:
    """Cut a cell that holds two names, the one of birth first."""
    for at, word in enumerate(words[1:-1], start=1):
        if word in MARRIED:
            return [words[:at], *_pieces(words[at + 1 :])]
        if word == MAIDEN:
            return [*_pieces(words[at + 1 :]), words[:at]]
    return [words]


def _single(words: Sequence[str]) -> Iterator[str]:
    """Go through the names that a compound is made of, each with what begins it."""
    start = 0
    for end, word in enumerate(words, start=1):
        if end == len(words) or (len(word) > 1 and word not in BEGINNINGS):
            yield _joined(words[start:end])
            start = end


def crossed(mine: FamilyNames, other: FamilyNames) -> bool:
    """Tell whether the birth name of one is a name of the other: used since, or one of a compound."""
    return mine.birth in other.every or other.birth in mine.every


def close_names(mine: FamilyNames, other: FamilyNames) -> bool:
    """Tell whether two people have a name in common, or names that come close."""
    return not mine.every.isdisjoint(other.every) or any(
        one_letter_apart(one, another) or _same_but_beginning(one, another)
        for one in mine.every
        for another in other.every
    )


def close_given_names(mine: GivenName, other: GivenName) -> bool:
    """Tell whether a first name comes close to another, or is a part of it: « Marie », « Marie-Christine »."""
    shorter, longer = sorted((mine.whole, other.whole), key=len)
    return (
        one_letter_apart(shorter, longer)
        or (len(shorter) >= SHORTEST and longer.startswith(shorter))
        or mine.words < other.words
        or other.words < mine.words
    )


def _same_but_beginning(mine: str, other: str) -> bool:
    shorter, longer = sorted((mine, other), key=len)
    return len(shorter) >= SHORTEST and longer.endswith(shorter) and longer.removesuffix(shorter) in BEGINNINGS


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
