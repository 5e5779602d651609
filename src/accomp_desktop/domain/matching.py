# SPDX-License-Identifier: EUPL-1.2
"""Is this someone known? Looked for by official numbers, by identity, then among those who share enough to be close.

Everything is found in dictionaries: two people are compared only if one of their keys is the same, so that the time
taken grows as the people. A CAF number is no key: couples share it. Twins and homonyms are two people.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from accomp_desktop.domain.likeness import (
    BIRTH_DATE,
    EMAIL,
    FIRST_NAME,
    NAME,
    NIR,
    NUMBER,
    PHONE,
    Finding,
    Findings,
    Key,
    Verdict,
    judge,
)
from accomp_desktop.domain.names import (
    FamilyNames,
    GivenName,
    close_given_names,
    close_names,
    crossed,
    family_names,
    given_name,
)
from accomp_desktop.domain.person import Person

MOST = 50
"""People kept under one key: a date that stands for « unknown », a phone given for everybody tell nothing beyond."""
SHOWN = 3
"""Other people whom a reason names."""


class Someone(NamedTuple):
    """Who a person is, as comparing looks at it; `key` is what the caller calls it by, `shown` what the user reads."""

    key: str
    shown: str
    name: str
    used_name: str
    first_name: str
    birth_date: date | None
    sex: str | None = None
    departement_id: str | None = None
    nir: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """What comparing says: the verdict, whom it is about and why in French, each key compared, and who else it may be.

    The score goes from 0 to 100; where several people are alike and someone must say, it is that of the best.
    """

    verdict: Verdict
    other: Someone | None = None
    reason: str = ""
    keys: tuple[Key, ...] = ()
    score: int = 0
    others: tuple[Someone, ...] = ()


NEW = Match("new")


def someone(person: Person) -> Someone:
    """Tell a person of the register as comparing looks at it."""
    return Someone(
        key=person.id,
        shown=person.full_name,
        name=person.birth_name,
        used_name=person.used_name or "",
        first_name=person.first_name,
        birth_date=person.birth_date,
        sex=person.sex,
        departement_id=person.departement_id,
        nir=person.nir,
        phones=person.phones,
        emails=person.emails,
    )


class Acquaintances:
    """The people already known, found again through each of their keys."""

    def __init__(self, people: Iterable[Someone] = ()) -> None:
        """Take those of the register; those of the file are added as they are read."""
        self._everyone: list[_Features] = []
        self._numbered: dict[str | None, _Features] = {}
        self._insured: dict[str | None, _Features] = {}
        self._alike: dict[Hashable, tuple[_Features, ...]] = {}
        for one in people:
            self.add(one)

    def add(self, who: Someone) -> None:
        """Remember a person."""
        self._remember(_features(who))

    def find(self, who: Someone) -> Match:
        """Say whether a person is known, may be, or contradicts what is known."""
        return self._find(_features(who))

    def meet(self, who: Someone) -> Match:
        """Say whether a person is known, and remember someone new."""
        me = _features(who)
        match = self._find(me)
        if match.verdict == "new":
            self._remember(me)
        return match

    def _remember(self, one: "_Features") -> None:
        self._everyone.append(one)
        if one.who.departement_id:
            self._numbered.setdefault(one.who.departement_id, one)
        if one.who.nir:
            self._insured.setdefault(one.who.nir, one)
        for key in one.keys:
            there = self._alike.get(key)
            if there is None:
                self._alike[key] = (one,)
            elif len(there) < MOST:
                self._alike[key] = (*there, one)

    def _find(self, me: "_Features") -> Match:
        identity, *shared = me.keys
        exact = self._alike.get(identity, ())
        numbered, insured = self._numbered.get(me.who.departement_id), self._insured.get(me.who.nir)
        if one := numbered or insured:
            more = [insured] if insured and insured is not one else []
            return _pointed(me, one, more if one in exact else _once((*more, *exact)))
        near = exact or [one for key in shared if key in self._alike for one in self._alike[key]]
        found = (_compare(me, one) for one in _once(near)) if near else ()
        return _asked([match for match in found if match.verdict != "new"])

    def namesakes(self, who: Someone) -> tuple[Someone, ...]:
        """Give those who have this first name and one of these names, born whenever."""
        me = _features(who)
        return tuple(
            one.who
            for one in self._everyone
            if one.first_name.whole == me.first_name.whole and not one.names.every.isdisjoint(me.names.every)
        )


class _Features(NamedTuple):
    """Someone, with the names folded once, and the keys: the identity first, then what those who come close share."""

    who: Someone
    names: FamilyNames
    first_name: GivenName
    keys: tuple[Hashable, ...]


def _features(who: Someone) -> _Features:
    names, first_name = family_names(who.name, who.used_name), given_name(who.first_name)
    return _Features(who, names, first_name, _keys(who, names, first_name.whole))


def _keys(who: Someone, names: FamilyNames, first_name: str) -> tuple[Hashable, ...]:
    """Give the identity, then what two people who come close have in common: at least one of these."""
    born, name = who.birth_date, names.birth
    contacts = [(contact, first_name) for contact in (*who.phones, *who.emails)]
    if born is None:
        return ((born, name, first_name), *contacts)
    around = ((name, first_name, born.year), (name, first_name, born.month, born.day))
    return ((born, name, first_name), *contacts, *((born, one) for one in (first_name, *names.every)), *around)


def _once(people: Iterable[_Features]) -> list[_Features]:
    return list({id(one): one for one in people}.values())


def _pointed(me: _Features, one: _Features, others: Sequence[_Features]) -> Match:
    """Compare with the one that an official number points at; someone else that another key points at is a conflict."""
    match = _compare(me, one)
    if not others:
        return match
    reason = ", ".join(f"{_pointer(me.who, known.who)} {known.who.shown}" for known in (one, *others))
    return replace(match, verdict="conflict", reason=reason, others=tuple(known.who for known in others))


def _pointer(me: Someone, one: Someone) -> str:
    if me.departement_id and me.departement_id == one.departement_id:
        return f"le n° du Département {me.departement_id} désigne"
    return "le NIR désigne" if me.nir and me.nir == one.nir else "les noms et la date de naissance désignent"


def _asked(matches: Sequence[Match]) -> Match:
    """Give the only one there is; of several, the best, and someone must say."""
    if len(matches) < 2:
        return matches[0] if matches else NEW
    best, *rest = sorted(matches, key=lambda match: -match.score)
    others = tuple(match.other for match in rest if match.other)
    also = ", ".join(one.shown for one in others[:SHOWN])
    verdict = "conflict" if all(match.verdict == "conflict" for match in matches) else "possible"
    return replace(best, verdict=verdict, reason=f"{best.reason}\u202f; ressemble aussi à {also}", others=others)


def _compare(me: _Features, one: _Features) -> Match:
    """Say how alike two people are; the reason is about the second."""
    nir = NIR[_official(me.who.nir, one.who.nir)]
    number = NUMBER[_official(me.who.departement_id, one.who.departement_id, counted=nir is NIR["same"])]
    name, first_name = _named(me, one)
    birth_date = BIRTH_DATE[_days(me.who.birth_date, one.who.birth_date)]
    said = judge(Findings(number, nir, name, first_name, birth_date, *_contacts(me.who, one.who, first_name)))
    return Match(said.verdict, one.who, said.reason.format(me=me.who, one=one.who), said.keys, said.score)


def _official(mine: str | None, other: str | None, *, counted: bool = False) -> str:
    if not mine or not other:
        return "unknown"
    if mine != other:
        return "other"
    return "counted" if counted else "same"


def _named(me: _Features, one: _Features) -> tuple[Finding, Finding]:
    """Compare names and first names together: one may stand in the place of the other."""
    first_name = _given(me, one)
    if first_name != "same" and me.first_name.whole in one.names.every and one.first_name.whole in me.names.every:
        return NAME["swapped"], FIRST_NAME["swapped"]
    if me.names.birth == one.names.birth:
        return NAME["same"], FIRST_NAME[first_name]
    if crossed(me.names, one.names):
        return NAME["crossed"], FIRST_NAME[first_name]
    return NAME["close" if close_names(me.names, one.names) else "other"], FIRST_NAME[first_name]


def _given(me: _Features, one: _Features) -> str:
    if me.first_name.whole == one.first_name.whole:
        return "same"
    if _opposed(me.who, one.who):
        return "opposed"
    return "close" if close_given_names(me.first_name, one.first_name) else "other"


def _opposed(me: Someone, one: Someone) -> bool:
    return {me.sex, one.sex} == {"F", "M"}


def _days(mine: date | None, other: date | None) -> str:
    if mine is None or other is None:
        return "unknown"
    return "same" if mine == other else "close" if slipped(mine, other) else "other"


def slipped(first: date, second: date) -> bool:
    """Tell whether a day is another with a slip: day and month exchanged, two digits swapped, a digit of the year."""
    if (first.day, first.month, first.year) == (second.month, second.day, second.year):
        return True
    mine, other = first.isoformat(), second.isoformat()
    apart = [at for at, digit in enumerate(mine) if digit != other[at]]
    if len(apart) == 1:
        return apart[0] < len("yyyy")
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return mine[apart[0]] == other[apart[1]] and mine[apart[1]] == other[apart[0]]


def _contacts(me: Someone, one: Someone, first_name: Finding) -> tuple[Finding, Finding]:
    """Compare phones and e-mails, which weigh with the first name only, and once: a household shares them."""
    phone, email = _in_common(me.phones, one.phones), _in_common(me.emails, one.emails)
    if first_name not in (FIRST_NAME["same"], FIRST_NAME["swapped"]) or _opposed(me, one):
        return PHONE["shared" if phone == "same" else phone], EMAIL["shared" if email == "same" else email]
    return PHONE[phone], EMAIL["counted" if phone == email == "same" else email]


def _in_common(mine: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not mine or not other:
        return "unknown"
    return "same" if mine == other or not set(mine).isdisjoint(other) else "other"
