# SPDX-License-Identifier: EUPL-1.2
"""Same person? 10,000 people looked for among ever more known: person for person, it takes no longer."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.matching import Acquaintances, Someone
from benchmarks.timing import Measure, in_turn, seconds

LOOKED_FOR = 10_000
KNOWN = (1_000, 10_000, 50_000)
SYLLABLES = ("ba", "dou", "el", "gué", "ker", "le", "mar", "no", "ro", "san", "tin", "vy")
FIRST_DAY = date(1945, 1, 1)


def measure_matching(runs: int = 3) -> tuple[Measure, ...]:
    """Time knowing the people and finding the others, among few, then many; a third are known, a third nearly."""
    random = Random(1)  # noqa: S311 - invented people
    known = [_invent(random, number) for number in range(max(KNOWN))]
    looked_for = [_met_again(random, number, known) for number in range(LOOKED_FOR)]
    taken = in_turn(runs, *(partial(_look_for, looked_for, known[:count]) for count in KNOWN))
    people = [count + LOOKED_FOR for count in KNOWN]
    least, *more = (f"Same person? {LOOKED_FOR:,} among {count:,} known" for count in KNOWN)
    return (
        Measure(least, taken[0], "", None, 0.5),
        *(
            Measure(name, ours, "the first, person for person", taken[0] * many / people[0], 2)
            for name, ours, many in zip(more, taken[1:], people[1:], strict=True)
        ),
    )


def _look_for(people: Sequence[Someone], known: Sequence[Someone]) -> float:
    def look() -> None:
        acquaintances = Acquaintances(known)
        for one in people:
            acquaintances.find(one)

    with no_search_for_cycles():
        return seconds(look)


def _invent(random: Random, number: int) -> Someone:
    return Someone(
        key=str(number),
        shown="",
        name=_word(random).upper() if random.random() < 0.8 else f"{_word(random)}-{_word(random)}".upper(),
        used_name=_word(random).upper() if random.random() < 0.2 else "",
        first_name=_word(random).title(),
        birth_date=FIRST_DAY + timedelta(days=random.randrange(60 * 365)),
        sex=random.choice("FM"),
        departement_id=str(350_000 + number),
        phones=(f"06399{random.randrange(100_000):05}",),
        emails=(f"{number}@example.org",),
    )


def _met_again(random: Random, number: int, known: Sequence[Someone]) -> Someone:
    """Give someone known, someone known with a letter more and no number, or someone new."""
    one = known[random.randrange(KNOWN[0])]
    if number % 3 == 0:
        return one
    if number % 3 == 1:
        return one._replace(name=f"{one.name}E", departement_id=None)
    return _invent(random, len(known) + number)


def _word(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(2, 3)))
