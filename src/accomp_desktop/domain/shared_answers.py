# SPDX-License-Identifier: EUPL-1.2
"""What a diagnosis asks of the household: typed once for those who share it, kept with each diagnosis as it was then.

The present diagnosis of an accompaniment (the last, until the exit) follows the household’s record; older ones stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.kit import SHARED, Kit
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.values import Value


def shared_keys(kit: Kit) -> frozenset[str]:
    """Name the questions of the forms whose answers are the household’s."""
    return frozenset(
        one.key for form in kit.forms for one in form.questions() if one.record == SHARED and one.kind != "computed"
    )


def as_now(diagnosis: Diagnosis, household: Household | None, kit: Kit) -> Diagnosis:
    """Have a diagnosis say of the household what the household’s record says; what that one does not know stays."""
    return replace(diagnosis, answers={**diagnosis.answers, **_shared(household, kit)})


def following_household(file: PersonFile, kit: Kit) -> PersonFile:
    """Give the same file, its present diagnoses saying of the household what the household’s record says."""

    def follow(support: SupportFile) -> SupportFile:
        if support.exit is not None or not support.diagnoses:
            return support
        *older, last = support.diagnoses
        return replace(support, diagnoses=(*older, as_now(last, file.household, kit)))

    return replace(file, supports=tuple(map(follow, file.supports)))


def told_to_household(
    diagnosis: Diagnosis, household: Household | None, person: Person, kit: Kit
) -> tuple[Record, ...]:
    """Write on the household’s record, begun if there is none, what a diagnosis says of it."""
    said, held = _shared(diagnosis, kit), _shared(household, kit)
    if said == held:
        return ()
    home = household or Household()
    rest = {key: value for key, value in home.answers.items() if key not in held}
    home = replace(home, answers={**rest, **said})
    return (home,) if household else (home, replace(person, household_id=home.id))


def forgetting_with(
    household: Household | None, now: Record, files: Iterable[PersonFile], kit: Kit
) -> Iterator[Diagnosis]:
    """Have the present diagnoses of these people forget what is said no more of the household they share."""
    cleared = _shared(household, kit).keys() - _shared(now, kit).keys()
    for support in (support for file in files for support in file.supports):
        if support.exit is None and support.diagnoses:
            last = support.diagnoses[-1]
            left = {key: value for key, value in last.answers.items() if key not in cleared}
            if len(left) < len(last.answers):
                yield replace(last, answers=left)


def _shared(record: Record | None, kit: Kit) -> Mapping[str, Value]:
    keys = shared_keys(kit)
    return {key: value for key, value in record.answers.items() if key in keys} if record else {}
