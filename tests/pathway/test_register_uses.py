# SPDX-License-Identifier: EUPL-1.2
"""How many people hold an answer, a choice, a track, a reason: what the register counts is what its files hold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accomp_desktop.domain.decision import DECIDED_TRACK
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.person import Household, Person, Support
from accomp_desktop.store.register import Register
from tests.registering import DAY, create, one_of_each


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with create(tmp_path / "a.accomp")[0] as register:
        yield register


def test_people_are_counted_once_each_wherever_they_answered(register: Register) -> None:
    family = one_of_each()
    other = Person(birth_name="AUTRE", first_name="Léa", household_id=family["household"].id)
    support = Support(person_id=other.id, started_on=DAY)
    twice = [Diagnosis(support_id=support.id, on=DAY, form="start", kit_version=1, answers={"mobility": one})
             for one in ("car", "bus")]  # fmt: skip
    register.apply([*family.values(), other, support, *twice], "Import")
    asked = [("mobility", ""), ("mobility", "car"), ("mobility", "bus"), ("mobility", "boat"), ("unheard", "")]
    assert register.answers_held(asked) == {("mobility", ""): 2, ("mobility", "car"): 2, ("mobility", "bus"): 1}
    assert register.codes_held("form", ["start", "other"]) == {"start": 2}
    assert register.codes_held("track", ["booster"]) == {"booster": 1}
    assert register.codes_held("exit", ["income_rose"]) == {"income_rose": 1}
    assert register.codes_held("adviser", ["Camille Invent"]) == {"Camille Invent": 1}
    assert register.codes_held("action", ["boost_prices"]) == {}


def test_a_track_decided_and_not_yet_planned_is_held(register: Register) -> None:
    family = one_of_each()
    support = Support(person_id=family["person"].id, started_on=DAY)
    decided = Diagnosis(support_id=support.id, on=DAY, form="start", kit_version=1, answers={DECIDED_TRACK: "combine"})
    again = replace(decided, id="again", answers={DECIDED_TRACK: "booster"})
    register.apply([*family.values(), support, decided, again], "Import")
    assert register.codes_held("track", ["booster", "combine", "stop"]) == {"booster": 1, "combine": 1}


def test_answers_of_a_household_are_those_of_all_its_people(register: Register) -> None:
    household = Household(answers={"dwelling": "house", "helps": ("a", "b")})
    people = [Person(birth_name="ESSAI", first_name=name, household_id=household.id) for name in ("Léa", "Luc")]
    register.apply([household, *people], "Import")
    asked = [("dwelling", "house"), ("helps", ""), ("helps", "a"), ("helps", "b"), ("helps", "c")]
    assert register.answers_held(asked) == dict.fromkeys(asked[:-1], 2)


def test_an_answer_of_any_sort_of_record_is_counted(register: Register) -> None:
    answered = [replace(one, answers={f"of_{kind}": 3}) for kind, one in one_of_each().items()]
    register.apply(answered, "Import")
    nobody_s = {"operation", "reception", "dispatch"}
    asked = [(f"of_{kind}", "") for kind in one_of_each()]
    assert set(register.answers_held(asked)) == {one for one in asked if one[0].removeprefix("of_") not in nobody_s}
