# SPDX-License-Identifier: EUPL-1.2
"""A clean line put on file: the records it makes or changes, and what it changes in a person already known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias, cast

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import Judging
from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.confidential import HIDDEN
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.households import Housed, Households
from accomp_desktop.domain.news import FieldChange, Maker, Told, is_news, with_values
from accomp_desktop.domain.person import Household, Period, Person
from accomp_desktop.domain.places import COMMUNE
from accomp_desktop.domain.record import AnyRecord, Record, build, new_id, value_of
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.values import Value

Carried: TypeAlias = Mapping[str, Sequence[Field]]
"""Sort of record → the fields that the list gives of it."""


@dataclass
class Filed:
    """A line, and what filing it gives; filled while it is being filed.

    `records` are those that change; the others, of someone `new`, are made when the plan is applied. `told_by` is the
    referral that keeps the line as it came.
    """

    row: int
    person_id: str
    values: Mapping[str, Value]
    new: bool = False
    told_by: str = ""
    home: str | None = None
    records: list[Record] = field(default_factory=list[Record])
    changes: list[FieldChange] = field(default_factory=list[FieldChange])
    set_aside: list[tuple[Field, str]] = field(default_factory=list[tuple[Field, str]])


class Cabinet:
    """Where lines are filed one after the other, over the register as it is; nothing is written here."""

    def __init__(
        self, known: Sequence[Profile], carried: Carried, judging: Judging, *, today: date, reception_id: str
    ) -> None:
        """Take the people of the register, and the list, received on a day that stands for those it does not say."""
        self._carried, self._judging = carried, judging
        self._today, self._reception_id = today, reception_id
        self._households = Households(known, judging, carried["household"])
        self._person, self._business = Maker(Person, carried["person"]), Maker(Business, carried["business"])
        self._right, self._referral = Maker(Period, carried["period"]), Maker(Referral, carried["referral"])

    def deserted(self) -> Iterator[Household]:
        """Go through the households that everyone has left."""
        return self._households.deserted()

    def open(self, row: int, values: Mapping[str, Value]) -> Filed:
        """File the line of a new person, in its household."""
        filed = Filed(row, new_id(), values, new=True)
        housed = self._house(filed, None)
        filed.home = housed.household.id if housed else None
        return filed

    def records(self, filed: Filed, raw: tuple[str, ...]) -> Iterator[Record]:
        """Give what filing a line writes; being on the list is a referral, which keeps the line as it came."""
        for one in filed.records:
            yield replace(one, raw=raw) if isinstance(one, Referral) and one.id == filed.told_by else one
        if not filed.new:
            return
        values, person_id = filed.values, filed.person_id
        yield self._person.make(values, id=person_id, household_id=filed.home)
        if self._business.is_told(values):
            yield self._business.make(values, person_id=person_id)
        if self._right.is_told(values):
            yield self._right.make(values, person_id=person_id, sort="rsa")
        yield from self._referred(filed, raw)

    def update(self, row: int, values: Mapping[str, Value], profile: Profile) -> Filed:
        """Change the records of a known person; an empty cell never erases."""
        filed = Filed(row, profile.person.id, values)
        housed = self._house(filed, profile.person.household_id)
        told = [one for one in self._told("person", filed) if one[0].key != COMMUNE]
        person = self._write(filed, profile.person, told)
        if housed is not None:
            filed.changes += housed.changes(self._told("household", filed))
            if housed.household.id != person.household_id:
                person = replace(person, household_id=housed.household.id)
        if person is not profile.person:
            filed.records.append(self._situated(person, filed))
        self._update_business(filed, profile)
        self._update_right(filed, profile.rsa)
        self._update_referral(filed, profile)
        return filed

    def _situated(self, person: Person, filed: Filed) -> Person:
        """Follow a town with the code of its commune, which the line tells without saying it."""
        code = cast("str | None", filed.values.get(COMMUNE))
        here = (person.postcode, person.town) == (filed.values.get("postcode"), filed.values.get("town"))
        return replace(person, insee_code=code) if code and here else person

    def _told(self, record: str, filed: Filed) -> Told:
        return [(item, value) for item in self._carried[record] if (value := filed.values.get(item.key)) is not None]

    def _house(self, filed: Filed, household_id: str | None) -> Housed | None:
        told = self._told("household", filed)
        if not told:
            return None
        housed = self._households.house(filed.person_id, household_id, filed.row, told)
        if housed.written:
            filed.records.append(housed.household)
        filed.set_aside += housed.set_aside
        return housed

    def _write(self, filed: Filed, record: AnyRecord, told: Told) -> AnyRecord:
        """Write over a record what is news and taken; the same record when nothing is."""
        for item, value in told:
            if is_news(item, record, value):
                held = value_of(record, item)
                taken = self._judging.takes(filed.row, item, held)
                hidden = isinstance(record, Person) and bool(record.confidential) and item.key in HIDDEN
                filed.changes.append(FieldChange(item, held, value, taken, hidden=hidden))
                record = with_values(record, ((item, value),)) if taken else record
        return record

    def _rewrite(self, filed: Filed, record: Record | None, told: Told) -> None:
        if record is not None and (changed := self._write(filed, record, told)) is not record:
            filed.records.append(changed)

    def _succeed(self, filed: Filed, before: Record | None, told: Told, chosen: Field | None = None) -> None:
        """Note how a new record differs from the one it comes after; one value may be what the user chose it by."""
        for item, value in told:
            was = None if before is None else value_of(before, item)
            if not poorer(item.kind, was, value):
                filed.changes.append(FieldChange(item, was, value, follows=item is not chosen))

    def _update_business(self, filed: Filed, profile: Profile) -> None:
        """Change the business told of; another SIREN is another business, and the one known stays as it is."""
        told = self._told("business", filed)
        named = next(((item, str(value)) for item, value in told if item.key in {"siret", "siren"}), None)
        known = profile.businesses or ((profile.business,) if profile.business else ())
        target = profile.business if named is None else _same_business(named[1], profile.business, known)
        if target is not None:
            self._rewrite(filed, target, told)
        elif told and (named is None or self._takes_other(filed, profile.business, *named)):
            self._succeed(filed, profile.business, told, named and named[0])
            filed.records.append(self._business.make(filed.values, person_id=filed.person_id))

    def _takes_other(self, filed: Filed, current: Business | None, item: Field, value: str) -> bool:
        """Ask whether another business than the known one is written."""
        held = None if current is None else value_of(current, item)
        taken = self._judging.takes(filed.row, item, held)
        if not taken:
            filed.changes.append(FieldChange(item, held, value, taken=False))
        return taken

    def _update_right(self, filed: Filed, known: Period | None) -> None:
        """Change the RSA right; one that begins after the known one ended is another."""
        told = self._told("period", filed)
        if told and (known is None or (known.until is not None and cast("date", told[0][1]) > known.until)):
            self._succeed(filed, known, told)
            filed.records.append(self._right.make(filed.values, person_id=filed.person_id, sort="rsa"))
        else:
            self._rewrite(filed, known, told)

    def _update_referral(self, filed: Filed, profile: Profile) -> None:
        """Change the referral of the day told; another day is another one. The line kept is the last that told news."""
        told = self._told("referral", filed)
        last, on = profile.referral, _referred_on(told)
        target = next((one for one in profile.referrals if one.referred_on == on), None) if on else None
        if target is None and last is not None and (on is None or last.referred_on in {None, on}):
            target = last
        if target is not None:
            changed = self._write(filed, target, told)
            if any(one.taken for one in filed.changes):
                changed = replace(changed, reception_id=self._reception_id)
                filed.told_by = changed.id
            if changed is not target:
                filed.records.append(changed)
        elif told:
            self._succeed(filed, last, told)
            filed.records += self._referred(filed, ())
            filed.told_by = filed.records[-2].id

    def _referred(self, filed: Filed, raw: tuple[str, ...]) -> tuple[Referral, ReferralState]:
        links = {"person_id": filed.person_id, "raw": raw, "reception_id": self._reception_id}
        referral = self._referral.make(filed.values, **links)
        received = {"referral_id": referral.id, "state": "received", "on": referral.referred_on or self._today}
        return referral, build(ReferralState, {"id": new_id(), "answers": {}, **received})


def _referred_on(told: Told) -> date | None:
    return next((cast("date", value) for item, value in told if item.key == "referral_date"), None)


def _same_business(number: str, current: Business | None, known: Iterable[Business]) -> Business | None:
    """Find the business that a SIRET or a SIREN names: the same SIREN, moved or not; a first one names the current."""
    for one in known:
        if one.number == number[:9]:
            return one
    return current if current is not None and current.number is None else None
