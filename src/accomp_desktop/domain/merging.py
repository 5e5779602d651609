# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person become one: what is asked, what changes, what is told; nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.names import name_key
from accomp_desktop.domain.obstacles import obstacles
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.record import AnyRecord, Record, value_of, with_value
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.uniting import UNKNOWN, both, hanging, hung_anew
from accomp_desktop.domain.values import Value

Side: TypeAlias = Literal["kept", "absorbed"]
"""Whose value: that of the record that stays, or that of the one that goes into it."""

REASON = "Fusion de deux fiches"
"""The act, as the journal names it."""

PLACE = ("address", "postcode", "town", "insee_code")
"""Fields that make sense together: of two towns, the one with the fuller address is proposed."""


class CannotMerge(UserError):
    """Two records cannot become one as they are."""


@dataclass(frozen=True)
class Difference:
    """A field on which two records differ, or that only one knows, and the side proposed."""

    field: Field
    kept: Value
    absorbed: Value
    proposed: Side


def compare(kept: PersonFile, absorbed: PersonFile, kit: Kit) -> tuple[Difference, ...]:
    """List the fields of person and household on which two records differ; phones and e-mails are united unasked.

    Proposed is the value known, else the one that says more, else the one written last.
    """
    homes = (kept.household or Household(), absorbed.household or Household())
    return tuple(
        Difference(item, _known(mine, item), _known(theirs, item), _proposed(item, mine, theirs))
        for mine, theirs in ((kept.person, absorbed.person), homes)
        for item in kit.fields_of(mine.kind())
        if item.position is None and not (_poorer(item, mine, theirs) and _poorer(item, theirs, mine))
    )


def merge(kept: PersonFile, absorbed: PersonFile, choices: Mapping[str, Side], kit: Kit) -> tuple[Change, ...]:
    """Give what makes two records one; a field left out of `choices`, by its key, takes the side proposed.

    Raises `CannotMerge` if an obstacle blocks.
    """
    for one in obstacles(kept, absorbed):
        if one.blocks:
            raise CannotMerge(one.sentence)
    sides: dict[str, Side] = {
        one.field.key: choices.get(one.field.key, one.proposed) for one in compare(kept, absorbed, kit)
    }
    person = _chosen(both(kept.person, absorbed.person), kept.person, absorbed.person, sides, kit)
    home, moves = _housed(kept, absorbed, sides, kit)
    gone = Removal(absorbed.person, into=kept.person.id)
    return (*moves, replace(person, household_id=home), *hung_anew(kept, absorbed), gone)


def summary(absorbed: PersonFile, changes: Sequence[Change]) -> tuple[str, ...]:
    """Say what joins the record that stays, and what both had."""
    theirs = {one.id for one in hanging(absorbed) if "person" in SPINE[one.kind()].parents.values()}
    joined = Counter(one.kind() for one in changes if isinstance(one, Record) and one.id in theirs)
    twice = Counter(one.record.kind() for one in changes if isinstance(one, Removal) and one.record.id in theirs)
    told = (("Rejoignent la fiche gardée", joined), ("Sur les deux fiches, gardés une fois", twice))
    return tuple(f"{what}\u202f: {', '.join(_counted(counts))}." for what, counts in told if counts)


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    for kind, count in counts.items():
        name = SPINE[kind].label.lower().removesuffix("s")
        yield f"{count} {name}{'s' if count > 1 else ''}"


def _proposed(item: Field, mine: Record, theirs: Record) -> Side:
    return "absorbed" if _weight(item, theirs, mine) > _weight(item, mine, theirs) else "kept"


def _weight(item: Field, one: Record, other: Record) -> tuple[int, ...]:
    """Weigh a record’s value of a field against the other’s: known, fitting the other’s names, saying more, later."""
    fuller = sum(getattr(one, name) not in UNKNOWN for name in PLACE) if item.key in PLACE else 0
    fits = item.key in {"birth_name", "used_name"} and _was_named(one, other)
    return (_known(one, item) is not None, fits, not _poorer(item, other, one), fuller, one.version)


def _was_named(one: Record, other: Record) -> bool:
    """Tell whether the other record holds as birth name what this one knows as used name."""
    if not isinstance(one, Person) or not isinstance(other, Person) or not one.used_name:
        return False
    return name_key(one.used_name) == name_key(other.birth_name)


def _poorer(item: Field, held: Record, told: Record) -> bool:
    """Tell whether what a record says of a field adds nothing to what the other does."""
    return poorer(item.kind, _known(held, item), _known(told, item))


def _known(record: Record, item: Field) -> Value:
    value = value_of(record, item)
    return None if value in UNKNOWN else value


def _chosen(united: AnyRecord, mine: AnyRecord, theirs: AnyRecord, sides: Mapping[str, Side], kit: Kit) -> AnyRecord:
    """Give a record the value chosen for each field that was asked."""
    for item in kit.fields_of(united.kind()):
        if item.key in sides:
            united = with_value(united, item, value_of(mine if sides[item.key] == "kept" else theirs, item))
    return united


def _housed(
    kept: PersonFile, absorbed: PersonFile, sides: Mapping[str, Side], kit: Kit
) -> tuple[str | None, tuple[Change, ...]]:
    """Choose the household; one CAF number is one household, and one that nobody lives in any more goes."""
    mine, theirs = kept.household or Household(), absorbed.household or Household()
    if mine.id == theirs.id:
        return mine.id, ()
    left_there = _mates(absorbed, kept)
    moves_in = _moves_in(kept, absorbed, sides.get("caf_number"))
    home, left = (theirs, mine) if moves_in else (mine, theirs)
    stay = _mates(kept, absorbed) if moves_in else left_there
    home = _chosen(both(home, left), mine, theirs, sides, kit)
    changes: list[Change] = [home]
    if mine.caf_number and mine.caf_number == theirs.caf_number:
        changes += [replace(one, household_id=home.id) for one in stay]
        stay = ()
    if left.version and not stay:
        changes.append(Removal(left))
    if home == Household(id=home.id):
        return None, tuple(changes[1:])
    return home.id, tuple(changes)


def _moves_in(kept: PersonFile, absorbed: PersonFile, side: Side | None) -> bool:
    """Tell whether the household is the absorbed person’s: no other one, or its number chosen and not taken alone."""
    if absorbed.household is None or side == "kept":
        return False
    if kept.household is None:
        return True
    return side == "absorbed" and bool(kept.household.caf_number or _mates(absorbed, kept))


def _mates(file: PersonFile, without: PersonFile) -> tuple[Person, ...]:
    return tuple(one for one in (*file.housemates, *file.kept_apart) if one.id != without.person.id)
