# SPDX-License-Identifier: EUPL-1.2
"""A clean line put on file: the records it makes or changes, and what it changes in a person already known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias, cast

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.cleaning import CleanLine, Problem
from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.person import Household, Period, Person
from accomp_desktop.domain.record import AnyRecord, Record, value_of
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.values import Value

Policy: TypeAlias = Literal["overwrite", "complete"]
Told: TypeAlias = tuple[Field, Value]
"""A field and the value, never unknown, that a line gives it."""


@dataclass(frozen=True)
class FieldChange:
    """One value that a line changes."""

    field: Field
    before: Value
    after: Value


@dataclass
class Filed:
    """What filing one line gives; filled while it is being filed."""

    person_id: str
    created: bool
    records: list[Record] = field(default_factory=list[Record])
    changes: list[FieldChange] = field(default_factory=list[FieldChange])
    problems: list[Problem] = field(default_factory=list[Problem])


class Cabinet:
    """Where lines are filed one after the other; it knows what the lines before have made of the households."""

    def __init__(self, known: Sequence[Profile], policy: Policy, today: date) -> None:
        """Take the register as it is; nothing is written here."""
        self._policy, self._today = policy, today
        self._households: dict[str, Household] = {}
        self._numbers: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._settled: dict[tuple[str, str], int] = {}
        for one in known:
            if one.household is not None:
                self._keep(one.household)
                self._members[one.household.id].add(one.person.id)
        self._inhabited = frozenset(self._members)

    def file(
        self, line: CleanLine, told: Mapping[str, Sequence[Told]], raw: tuple[str, ...], known: Profile | None
    ) -> Filed:
        """File a line: `told` gives, by sort of record, what it says."""
        profile = known or Profile(person=Person())
        filed = Filed(profile.person.id, known is None)
        household_id = self._file_household(filed, line.row, profile, told["household"])
        person = self._write(filed, profile.person, told["person"])
        if household_id != person.household_id:
            person = replace(person, household_id=household_id)
        if filed.created or person is not profile.person:
            filed.records.append(person)
        self._file_business(filed, profile, told["business"])
        self._file_right(filed, profile, told["period"])
        self._file_referral(filed, profile, told["referral"], raw)
        return filed

    def deserted(self) -> Iterator[Household]:
        """Go through the households of the register that everyone has left."""
        yield from (self._households[one] for one in self._inhabited if not self._members[one])

    def _write(self, filed: Filed, record: AnyRecord, told: Sequence[Told], before: Record | None = None) -> AnyRecord:
        """Write what is told over a record, noting what changes since `before`; the same record when nothing does."""
        if filed.created:
            return with_values(record, told)
        seen = before or record
        for item, value in told:
            if self._is_news(item, record, value):
                record = with_values(record, ((item, value),))
                was = value_of(seen, item)
                if not poorer(item.kind, was, value):
                    filed.changes.append(FieldChange(item, was, value))
        return record

    def _is_news(self, item: Field, record: Record, value: Value) -> bool:
        """Tell whether a value says more than the record; a phone already known as another one is no news."""
        held = value_of(record, item)
        if item.position and value in cast("Sequence[Value]", getattr(record, item.attribute)):
            return False
        return held is None or (self._policy == "overwrite" and not poorer(item.kind, held, value))

    def _keep(self, household: Household) -> None:
        held = self._households.get(household.id)
        if held is not None and held.caf_number and self._numbers.get(held.caf_number) == held.id:
            del self._numbers[held.caf_number]
        self._households[household.id] = household
        if household.caf_number:
            self._numbers.setdefault(household.caf_number, household.id)

    def _file_household(self, filed: Filed, row: int, profile: Profile, told: Sequence[Told]) -> str | None:
        """Put a person in the household of the CAF number told; return its identity."""
        if not told:
            return profile.person.household_id
        held = self._households.get(profile.person.household_id or "")
        number = next((str(value) for item, value in told if item.key == "caf_number"), None)
        home = self._home(filed, held, number)
        told = [one for one in told if self._settles(filed, row, home, one)]
        changed = with_values(home, [one for one in told if self._is_news(one[0], home, one[1])])
        for item, _ in told:
            was, now = value_of(held, item) if held else None, value_of(changed, item)
            if was != now:
                filed.changes.append(FieldChange(item, was, now))
        if changed != home or home.id not in self._households:
            filed.records.append(changed)
        self._keep(changed)
        if held is not None:
            self._members[held.id].discard(filed.person_id)
        self._members[changed.id].add(filed.person_id)
        return changed.id

    def _home(self, filed: Filed, held: Household | None, number: str | None) -> Household:
        """Choose a household: the number’s; else the person’s own, unless others live there under another number."""
        if number and number in self._numbers and (held is None or self._may_change(held.caf_number, number)):
            return self._households[self._numbers[number]]
        if held is None:
            return Household()
        shared = self._members[held.id] - {filed.person_id}
        if number and shared and held.caf_number and self._may_change(held.caf_number, number):
            return Household(children=held.children, answers=held.answers)
        return held

    def _may_change(self, held: str | None, number: str) -> bool:
        return held is None or (self._policy == "overwrite" and held != number)

    def _settles(self, filed: Filed, row: int, home: Household, told: Told) -> bool:
        """Let the first line that speaks of a household’s answer settle it for the others of the file."""
        item, value = told
        first = self._settled.setdefault((home.id, item.key), row)
        held = value_of(home, item)
        if first == row or held is None or self._policy == "complete" or poorer(item.kind, held, value):
            return True
        shown = item.kind.show(held)
        message = f"{item.label}\u202f: le même foyer a déjà «\u202f{shown}\u202f» à la ligne {first}, gardé."
        filed.problems.append(Problem(item.key, message))
        return False

    def _file_business(self, filed: Filed, profile: Profile, told: Sequence[Told]) -> None:
        """Change the business told of; another SIREN is another business, the one known stays as it is."""
        if not told:
            return
        siret = next((str(value) for item, value in told if item.key == "siret"), None)
        known = profile.businesses or ((profile.business,) if profile.business else ())
        target = _same_business(siret, profile.business, known)
        if target is None and known and self._policy == "complete":
            return
        held = target or Business(person_id=filed.person_id)
        changed = self._write(filed, held, told, target or profile.business)
        if changed is not held or target is None:
            filed.records.append(changed)

    def _file_referral(self, filed: Filed, profile: Profile, told: Sequence[Told], raw: tuple[str, ...]) -> None:
        """Change the referral of the day told; another day is another referral. A new person always has one."""
        on = next((cast("date", value) for item, value in told if item.key == "referral_date"), None)
        known = profile.referrals or ((profile.referral,) if profile.referral else ())
        target = next((one for one in known if one.referred_on == on), None) if on else None
        if target is None and profile.referral is not None and (on is None or profile.referral.referred_on is None):
            target = profile.referral
        if target is not None:
            changed = self._write(filed, target, told)
            if filed.changes and raw:
                changed = replace(changed, raw=raw)
            if changed is not target:
                filed.records.append(changed)
        elif told or filed.created:
            blank = Referral(person_id=filed.person_id)
            referral = replace(self._write(filed, blank, told, profile.referral), raw=raw)
            received = ReferralState(referral_id=referral.id, state="received", on=on or self._today)
            filed.records += [referral, received]

    def _file_right(self, filed: Filed, profile: Profile, told: Sequence[Told]) -> None:
        """Change the RSA right; one that begins after the known one ended is another."""
        if not told:
            return
        held = profile.rsa
        if held is None or (held.until is not None and cast("date", told[0][1]) > held.until):
            held = Period(person_id=filed.person_id, sort="rsa")
        changed = self._write(filed, held, told, profile.rsa)
        if changed is not held:
            filed.records.append(changed)


def _same_business(siret: str | None, current: Business | None, known: Iterable[Business]) -> Business | None:
    """Find the business that a SIRET names: the same SIREN, moved or not; a first SIRET names the current one."""
    if siret is None:
        return current
    for one in known:
        if one.siret is not None and one.siret[:9] == siret[:9]:
            return one
    return current if current is not None and current.siret is None else None


def with_values(record: AnyRecord, told: Iterable[Told]) -> AnyRecord:
    """Return a record holding several values, made anew once; the same one when nothing is told."""
    attributes: dict[str, object] = {}
    answers: dict[str, Value] = {}
    for item, value in told:
        if not item.core:
            answers[item.key] = value
        elif item.position is None:
            attributes[item.attribute] = value
        else:
            held = attributes.get(item.attribute, getattr(record, item.attribute))
            attributes[item.attribute] = _placed(cast("Sequence[Value]", held), item.position, value)
    if answers:
        attributes["answers"] = {**record.answers, **answers}
    return replace(record, **attributes) if attributes else record


def _placed(held: Sequence[Value], position: int, value: Value) -> tuple[Value, ...]:
    """Put a phone at its rank; one already there is moved, never said twice."""
    if value in held:
        rest = [one for one in held if one != value]
        rest.insert(position, value)
    else:
        rest = [*held[:position], value, *held[position + 1 :]]
    return tuple(rest)
