# SPDX-License-Identifier: EUPL-1.2
"""The communes of France: which one a postcode and a town name, how it is spelt, and whether the two agree."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from accomp_desktop.domain.identifiers import Town
from accomp_desktop.domain.kinds import cell_text, fold
from accomp_desktop.domain.names import one_letter_apart

ARTICLES = frozenset({"le", "la", "les", "l"})
SPELT_OUT = {
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous", "lez": "les"
}  # fmt: skip
"""What lists shorten, or spell in two ways."""

NUMBERED = re.compile(r"0?(\d{1,2}) ?(?:e|er|eme|ieme)?(?: (?:arrondissement|arrt?|ardt))?")
DIVIDED = frozenset({"paris", "lyon", "marseille"})
ARRONDISSEMENT = " Arrondissement"
NO_LETTER = re.compile(r"[^a-z0-9]+")
BESIDE_THE_NAME = re.compile(r"\bcedex\b.*|\((?:\d{2,3}|2[ab])\)$")
POSTCODE_INSIDE = re.compile(r"^\d{4}(?=\s)|(?<!\d)\d{5}(?!\d)")
DEPARTEMENT_INSIDE = re.compile(r"\((\d{2,3}|2[AB])\)$", re.IGNORECASE)
SHORTEST = 4
"""Letters: below, one letter more or less makes another name."""

REMEMBERED = 4096
"""Pairs of postcode and town, kept because a list says the same ones again and again."""


@dataclass(frozen=True)
class Commune:
    """A commune, or an arrondissement of Paris, Lyon or Marseille, as the Code officiel géographique has it."""

    insee_code: str
    name: str
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Naming:
    """A name and its commune; `old` is a name that the commune bore, or that of one it took in."""

    key: str
    name: str
    commune: Commune
    old: bool = False


@dataclass(frozen=True)
class Found:
    """What a postcode and a town tell: the commune if it is certain, the town as it is spelt, a contradiction."""

    commune: Commune | None = None
    town: str | None = None
    postcode: str | None = None
    fault: str = ""


def town_words(text: str) -> list[str]:
    """Write a town as its bare words, in order: « RHEU (LE) », « St-Brieuc CEDEX 1 », « Paris 12ème »."""
    flat = BESIDE_THE_NAME.sub("", fold(text)).replace("s/s", "sous ").replace("s/", "sur ")
    words = [SPELT_OUT.get(word, word) for word in NO_LETTER.sub(" ", flat).split()]
    for at in range(max(1, len(words) - 3), len(words)):
        if found := NUMBERED.fullmatch(" ".join(words[at:])):
            return [*words[:at], found[1]]
    return [words[-1], *words[:-1]] if words and words[-1] in ARTICLES else words


def town_key(words: Sequence[str]) -> str:
    """Fold the words of a town to what finds it: without the article that begins them."""
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


class Communes:
    """The table: sorted lines « key;name;INSEE code;present name of an old one;postcodes », parsed when looked at."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of the table."""
        self._lines = lines
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            for postcode in line.rpartition(";")[2].split(" "):
                self._at[postcode].append(line)
        self._remembered = lru_cache(REMEMBERED)(self._find)

    @property
    def namings(self) -> tuple[Naming, ...]:
        """Every name of the table."""
        return tuple(_naming(line) for line in self._lines)

    def find(self, postcode: str | None, town: str | None, departement: str | None = None) -> Found:
        """Find the commune of an address; a town without a postcode is looked for in the Département first."""
        return self._remembered(postcode, town, departement)

    def is_postcode(self, text: str) -> bool:
        """Tell whether a text is the postcode of a commune; those of CEDEX are not in the table."""
        return text in self._at

    def _find(self, postcode: str | None, town: str | None, departement: str | None) -> Found:
        text = cell_text(town)
        if inside := POSTCODE_INSIDE.search(text):
            text = text.replace(inside[0], "").strip(" -–,()")
            postcode = postcode or inside[0].zfill(5)
        words = town_words(text)
        everywhere = self._named(town_key(words))
        named = _spelt_so(everywhere, words)
        if not postcode:
            naming = _in_departement(named, text, departement)
        elif not self.is_postcode(postcode):  # one of CEDEX
            naming = _likeliest([one for one in named if one.commune.insee_code.startswith(_departements(postcode))])
        else:
            there = [one for one in everywhere if postcode in one.commune.postcodes]
            naming = _likeliest(_spelt_so(there, words)) or self._resembling(postcode, words, misspelt=not everywhere)
        if naming is None:
            return Found(None, _spelling(named) or Town().read(text), postcode, self._contradiction(postcode, named))
        return Found(self._quarter(naming, postcode).commune, naming.name, postcode)

    def _resembling(self, postcode: str, words: Sequence[str], *, misspelt: bool) -> Naming | None:
        """Find the name of a postcode that a text shortens (« Perros »), or misses by one letter."""
        key, around = town_key(words), self._around(postcode)
        longer = [one for one in around if one.key.startswith(f"{key} ")]
        return _only(longer or [one for one in around if misspelt and _misspelt(one.key, key)])

    def _quarter(self, naming: Naming, postcode: str | None) -> Naming:
        """Tell which arrondissement a postcode of Paris, Lyon or Marseille is that of."""
        around = self._around(postcode) if naming.key in DIVIDED else ()
        return next((one for one in around if one.name.endswith(ARRONDISSEMENT)), naming)

    def _contradiction(self, postcode: str | None, named: Sequence[Naming]) -> str:
        """Say that a postcode is not a town’s: one of the same Département, or the only one in France."""
        if not postcode:
            return ""
        near = [one for one in named if not one.old and one.commune.insee_code.startswith(_departements(postcode))]
        meant = near if near and self.is_postcode(postcode) else named if _only(named) else ()
        own = ", ".join(dict.fromkeys(code for one in meant for code in one.commune.postcodes[:3]))
        return f"le code postal {postcode} n’est pas celui de {meant[0].name} ({own})" if meant else ""

    def _named(self, key: str) -> list[Naming]:
        """Find the names that fold to a key; « < » is the sign after « ; »."""
        first, past = bisect_left(self._lines, f"{key};"), bisect_left(self._lines, f"{key}<")
        return [_naming(line) for line in self._lines[first:past]]

    def _around(self, postcode: str | None) -> list[Naming]:
        return [_naming(line) for line in self._at.get(postcode or "", ())]


def _naming(line: str) -> Naming:
    key, name, insee_code, present, postcodes = line.split(";")
    return Naming(key, name, Commune(insee_code, present or name, tuple(postcodes.split())), old=bool(present))


def _spelt_so(namings: Sequence[Naming], words: Sequence[str]) -> Sequence[Naming]:
    """Prefer the names whose article is the same: « Rousses » and « Les Rousses » are two communes."""
    return [one for one in namings if town_words(one.name) == words] or namings


def _only(namings: Sequence[Naming]) -> Naming | None:
    """Take the name that is meant when all are of one commune, that of today first."""
    return min(namings, key=lambda one: one.old) if len({one.commune for one in namings}) == 1 else None


def _likeliest(namings: Sequence[Naming]) -> Naming | None:
    """Take the only commune, or the only one that is so named today."""
    return _only([one for one in namings if not one.old]) or _only(namings)


def _in_departement(named: Sequence[Naming], text: str, departement: str | None) -> Naming | None:
    """Choose without a postcode: in the Département, else the only one in France; « Moulins (35) » is nowhere else."""
    told = DEPARTEMENT_INSIDE.search(text)
    within = told[1].upper() if told else departement
    inside = [one for one in named if within and one.commune.insee_code.startswith(within)]
    return _likeliest(inside) if inside or told else _only(named)


def _misspelt(one: str, other: str) -> bool:
    """Tell whether a letter of a name is wrong, none of its digits: « Paris 12 » and « Paris 13 » are two places."""
    digits = [[sign for sign in text if sign.isdigit()] for text in (one, other)]
    return min(len(one), len(other)) >= SHORTEST and digits[0] == digits[1] and one_letter_apart(one, other)


def _spelling(named: Sequence[Naming]) -> str | None:
    """Spell a name that all its bearers spell alike."""
    return named[0].name if len({one.name for one in named}) == 1 else None


def _departements(postcode: str) -> tuple[str, ...]:
    """Tell with what the INSEE codes around a postcode begin."""
    if postcode.startswith("20"):
        return ("2A", "2B")
    return (postcode[: 3 if postcode.startswith(("97", "98")) else 2],)
