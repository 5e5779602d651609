# SPDX-License-Identifier: EUPL-1.2
"""Who shares a household: a CAF number brings people together, and changing one person’s never changes another’s.

It never brings back to a household someone whose address is confidential, nor anyone to that person’s.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.choices import Judging
from accomp_desktop.domain.comparing import poorer
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.news import FieldChange, Maker, Told, is_news, with_values
from accomp_desktop.domain.person import Household
from accomp_desktop.domain.record import new_id, value_of
from accomp_desktop.domain.values import Value


@dataclass
class Housed:
    """Where a line puts a person: the household left, the one now, whether to write it; what was set aside, or left."""

    before: Household | None
    household: Household
    written: bool
    set_aside: list[tuple[Field, str]] = field(default_factory=list[tuple[Field, str]])
    left: list[FieldChange] = field(default_factory=list[FieldChange])

    def changes(self, told: Told) -> Iterator[FieldChange]:
        """Go through what is told that the person’s household did not hold."""
        for item, _ in told:
            was = None if self.before is None else value_of(self.before, item)
            now = value_of(self.household, item)
            if not poorer(item.kind, was, now):
                yield FieldChange(item, was, now)
        yield from self.left


class Households:
    """The households as they stand after the lines filed so far."""

    def __init__(self, known: Iterable[Profile], judging: Judging, items: Sequence[Field]) -> None:
        """Take those of the register, with who lives there, and the fields that lines may give of them."""
        known = tuple(known)
        self._apart = frozenset(one.person.id for one in known if one.person.confidential)
        self._maker = Maker(Household, items)
        self._judging = judging
        self._held: dict[str, Household] = {}
        self._numbers: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._settled: dict[tuple[str, str], int] = {}
        for one in known:
            if one.household is not None:
                self._keep(one.household, one.person.id)
        self._known = tuple(self._held)

    def house(self, person_id: str, household_id: str | None, row: int, told: Told) -> Housed:
        """Put a person where the CAF number told says, and write there what the line tells."""
        before = self._held.get(household_id or "")
        number = next((str(value) for item, value in told if item.key == "caf_number"), None)
        if person_id in self._apart and self._numbers.get(number or "") not in {None, household_id}:
            told, number = [one for one in told if one[0].key != "caf_number"], None
        known = before is not None or number in self._numbers
        home = self._home(person_id, before, number, moves=self._moves(row, before, told)) if known else None
        fresh = home is None
        if home is None:
            home = self._made(told) if before is None else with_values(before, told, id=new_id(), version=0)
        housed = Housed(before, home, written=fresh)
        if fresh:
            self._settled |= {(home.id, item.key): row for item, _ in told}
        else:
            news = [(item, value) for item, value in told if self._settles(housed, row, item, value)]
            housed.household = with_values(home, news)
            housed.written = bool(news)
        if before is not None:
            self._members[before.id].discard(person_id)
        self._keep(housed.household, person_id)
        return housed

    def _made(self, told: Told) -> Household:
        return self._maker.make({item.key: value for item, value in told})

    def deserted(self) -> Iterator[Household]:
        """Go through the households of the register that everyone has left."""
        yield from (self._held[one] for one in self._known if not self._members[one])

    def _keep(self, household: Household, person_id: str) -> None:
        old = self._held.get(household.id)
        if old is not None and old.caf_number != household.caf_number and old.caf_number:
            self._numbers.pop(old.caf_number, None)
        self._held[household.id] = household
        self._members[household.id].add(person_id)
        if household.caf_number and person_id not in self._apart:
            self._numbers.setdefault(household.caf_number, household.id)

    def _moves(self, row: int, before: Household | None, told: Told) -> bool:
        """Tell whether the number told leads to another household than the one before."""
        held = None if before is None else before.caf_number
        return any(
            value != held and self._judging.takes(row, item, held) for item, value in told if item.key == "caf_number"
        )

    def _home(self, person_id: str, before: Household | None, number: str | None, *, moves: bool) -> Household | None:
        """Choose among the households held; none when a new one is needed."""
        if moves and number in self._numbers:
            return self._held[self._numbers[number]]
        shared = before is not None and self._members[before.id] != {person_id}
        return None if moves and shared and before is not None and before.caf_number else before

    def _settles(self, housed: Housed, row: int, item: Field, value: Value) -> bool:
        """Let the first line that speaks of a household’s answer settle it for the other lines of the file."""
        home = housed.household
        first = self._settled.setdefault((home.id, item.key), row)
        if not is_news(item, home, value):
            return False
        held = value_of(home, item)
        if not self._judging.takes(row, item, held):
            housed.left.append(FieldChange(item, held, value, taken=False))
            return False
        if first == row or held is None:
            return True
        shown = f"la ligne {first}, du même foyer, dit «\u202f{item.kind.show(held)}\u202f»\u202f: gardé"
        housed.set_aside.append((item, shown))
        return False
