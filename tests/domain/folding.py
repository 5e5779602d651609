# SPDX-License-Identifier: EUPL-1.2
"""What a register makes of a plan, without a file: profiles in, changes applied, profiles out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.person import Household, Period, Person
from accomp_desktop.domain.record import AnyRecord, Record
from accomp_desktop.domain.referral import Referral


def folded(known: Sequence[Profile], changes: Iterable[Change]) -> tuple[Profile, ...]:
    """Apply changes to what is known, as `Register.apply` then `Register.profiles` do."""
    records: dict[str, Record] = {one.id: one for profile in known for one in told(profile)}
    for change in changes:
        if isinstance(change, Removal):
            removed = records.pop(change.record.id)
            assert not any(vars(one).get("household_id") == removed.id for one in records.values())
        else:
            held = records.get(change.id)
            assert change.version == (held.version if held else 0)
            records[change.id] = replace(change, version=change.version + 1)
    return tuple(profile_of(one, records) for one in records.values() if isinstance(one, Person))


def told(profile: Profile) -> list[Record]:
    several = (profile.person, profile.household, *profile.businesses, *profile.referrals, profile.rsa)
    return [one for one in several if one is not None]


def profile_of(person: Person, records: dict[str, Record]) -> Profile:
    businesses = theirs(Business, person, records)
    referrals = sorted(theirs(Referral, person, records), key=lambda one: str(one.referred_on or ""))
    rights = sorted(theirs(Period, person, records), key=lambda one: str(one.since or ""))
    household = records[person.household_id] if person.household_id else None
    assert household is None or isinstance(household, Household)
    return Profile(
        person=person,
        household=household,
        business=next((one for one in reversed(businesses) if one.ended is None), None),
        referral=referrals[-1] if referrals else None,
        rsa=rights[-1] if rights else None,
        businesses=tuple(businesses),
        referrals=tuple(referrals),
    )


def theirs(sort: type[AnyRecord], person: Person, records: dict[str, Record]) -> list[AnyRecord]:
    return [one for one in records.values() if isinstance(one, sort) and vars(one)["person_id"] == person.id]
