# SPDX-License-Identifier: EUPL-1.2
"""The invented lives: who each person is, as a Département’s list would tell it, and which courses they follow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from accomp_desktop.demonstration.courses import (
    Course,
    LostReferral,
    first_courses,
    lost_referrals,
    returns,
    share,
)
from accomp_desktop.demonstration.words import Diploma, Words
from accomp_desktop.domain.identifiers import luhn
from accomp_desktop.domain.kinds import fold

COUPLES, OTHER_SEX, UNKNOWN_SEX, TWO_BUSINESSES, INCOMPLETE = 10, 3, 3, 12, 12
"""How many of 300: couples in which both work for themselves, people neither F nor M, blanks of the list,
people with a second business, people whose ESF answers at entry are not complete (blank sex included)."""


@dataclass(frozen=True)
class Identity:
    """What a list says of a person, under the keys of the fields."""

    sex: str | None
    birth_name: str
    used_name: str | None
    first_name: str
    birth_date: date
    departement_id: str
    caf_number: str
    household_role: str
    children: int
    address: str
    postcode: str
    town: str
    rural: bool
    phone: str
    email: str
    rsa_since: date
    social_worker: str
    siret: str
    legal_form: str
    trade: str
    business_since: date

    @property
    def key(self) -> tuple[str, str, date]:
        """What identifies a person in a list."""
        return self.birth_name, self.first_name, self.birth_date


@dataclass(frozen=True)
class Life:
    """One invented person: identity, accompaniments (the first is over), a referral that led nowhere, or not yet."""

    number: int
    seed: int
    identity: Identity
    courses: tuple[Course, ...]
    lost: LostReferral | None
    adviser: str
    second_business: bool
    incomplete: bool

    def diploma(self, words: Words) -> Diploma:
        """Give the highest diploma of the person."""
        return self.draw("diploma").choices(words.diplomas, [one.weight for one in words.diplomas])[0]

    def draw(self, *topic: str | int) -> Random:
        """Give the dice of one topic of this life: the same ones each time they are asked for."""
        return Random(f"{self.seed} {self.number} {topic}")

    def make_id(self, *topic: str | int) -> str:
        """Give the identity of a record of this life: the same one each time the demonstration is built."""
        return f"{Random(f'{self.seed} {self.number} id {topic}').getrandbits(128):032x}"


def invent_lives(people: int, seed: int, words: Words) -> tuple[Life, ...]:
    """Invent so many people, in the order of their first entry."""
    random = Random(f"{seed} lives")
    courses = first_courses(people, seed)
    back = returns(courses, seed)
    lost = lost_referrals(courses, back, seed)
    identities = _with_couples(random, _identities(random, courses, words), courses)
    doubled = set(random.sample(range(people), share(people, TWO_BUSINESSES)))
    blank = [index for index, one in enumerate(identities) if one.sex is None]
    latest = range(people - max(1, people // 10), people)
    incomplete = {*blank, *random.sample(latest, max(0, share(people, INCOMPLETE) - len(blank)))}
    return tuple(
        Life(
            number=index,
            seed=seed,
            identity=identities[index],
            courses=(course, back[index]) if index in back else (course,),
            lost=lost.get(index),
            adviser=words.advisers[index % len(words.advisers)],
            second_business=index in doubled,
            incomplete=index in incomplete,
        )
        for index, course in enumerate(courses)
    )


def _identities(random: Random, courses: Sequence[Course], words: Words) -> list[Identity]:
    people = len(courses)
    odd: list[str | None] = ["X"] * share(people, OTHER_SEX) + [None] * share(people, UNKNOWN_SEX)
    sexes = odd + ["F" if random.random() < 0.46 else "M" for _ in range(people - len(odd))]
    random.shuffle(sexes)
    named = {"F": _names(random, words.women, words), "M": _names(random, words.men, words)}
    return [
        _identity(random, number, (sex, *next(named[sex if sex in named else "F"])), courses[number], words)
        for number, sex in enumerate(sexes)
    ]


def _names(random: Random, first_names: Iterable[str], words: Words) -> Iterator[tuple[str, str]]:
    pairs = [(family, first) for family in words.families for first in first_names]
    random.shuffle(pairs)
    return iter(pairs)


def _identity(
    random: Random, number: int, called: tuple[str | None, str, str], course: Course, words: Words
) -> Identity:
    sex, family, first = called
    place = random.choices(words.places, [one.weight for one in words.places])[0]
    married = sex == "F" and random.random() < 0.3
    return Identity(
        sex=sex,
        birth_name=family,
        used_name=random.choice([one for one in words.families if one != family]) if married else None,
        first_name=first,
        birth_date=course.entered_on - timedelta(days=int(365.25 * random.triangular(25, 64, 41))),
        departement_id=f"{words.first_number + number * 7 + random.randint(0, 6)}",
        caf_number=f"{1_000_000 + number * 211 + random.randint(0, 210)}",
        household_role="applicant",
        children=random.choices(range(5), (40, 22, 22, 12, 4))[0],
        address=f"{random.randint(1, 98)} {random.choice(words.streets)}",
        postcode=place.postcode,
        town=place.name,
        rural=place.rural,
        phone=f"06399{80_000 + (number * 37 + 11) % 10_000}",
        email=f"{_mail_name(first)}.{_mail_name(family)}@example.org",
        rsa_since=course.referred_on - timedelta(days=random.randint(40, 900)),
        social_worker=random.choice(words.social_workers),
        siret=_siret(random),
        legal_form=random.choice(words.legal_forms),
        trade=random.choice([trade for several in words.trades.values() for trade in several]),
        business_since=course.entered_on - timedelta(days=random.randint(120, 3600)),
    )


def _mail_name(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalpha())


def _siret(random: Random) -> str:
    """Invent a SIRET whose key is right and whose SIREN’s is wrong: no firm can bear it."""
    siren = next(
        text for text in (f"{random.randint(300_000_000, 999_999_999)}" for _ in iter(int, 1)) if not luhn(text)
    )
    return next(text for text in (f"{siren}0001{key}" for key in range(10)) if luhn(text))


def _with_couples(random: Random, identities: list[Identity], courses: Sequence[Course]) -> list[Identity]:
    """Join people of the same list two by two: one household, one CAF number, one roof."""
    pairs = [(left, right) for left, right in pairwise(range(len(courses))) if _same_list(courses, left, right)]
    random.shuffle(pairs)
    joined: set[int] = set()
    for left, right in pairs:
        if len(joined) == 2 * share(len(courses), COUPLES):
            break
        if not joined & {left, right}:
            joined |= {left, right}
            identities[right] = _partner(identities[right], identities[left])
    return identities


def _same_list(courses: Sequence[Course], left: int, right: int) -> bool:
    return courses[left].listed_on == courses[right].listed_on


def _partner(one: Identity, applicant: Identity) -> Identity:
    shared: Mapping[str, object] = {
        key: getattr(applicant, key)
        for key in ("caf_number", "children", "address", "postcode", "town", "rural", "rsa_since", "social_worker")
    }
    return replace(one, household_role="partner", **shared)
