# SPDX-License-Identifier: EUPL-1.2
"""A simulation as it is kept: it reads back the same whatever the scales say since, or says that it cannot."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.applied_scales import frozen_scales
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.simulated import Simulated, simulate, whole_needs
from accomp_desktop.domain.simulation_data import SimulationUnreadable, simulated_from_text, simulated_to_text
from accomp_desktop.domain.viability import Situation, live_on
from tests.domain.test_what_if import PHONE, RENT, TYPED, begun, moved, plumber
from tests.estimating import SCALES


def simulated(situation: Situation, **settings: int) -> Simulated:
    return simulate(situation, {code: Decimal(value) for code, value in settings.items()}, SCALES, (RENT, PHONE))


KEPT = simulated_to_text(simulated(begun(relief=True), prices=10, job_hours=20, relief=0))


@given(moved())
def test_what_is_kept_reads_back_the_same(given_levers: tuple[Situation, Mapping[str, Decimal]]) -> None:
    situation, settings = given_levers
    done = simulate(situation, settings, SCALES, (RENT, PHONE))
    read = simulated_from_text(simulated_to_text(done))
    assert read == replace(done, before=replace(done.before, used=done.used), after=replace(done.after, used=done.used))


def test_the_values_frozen_are_enough_to_do_it_again() -> None:
    read = simulated_from_text(KEPT)
    again = frozen_scales(read.used)
    assert live_on(read.situation, again).total == read.before.total
    assert live_on(read.supposed, again).total == read.after.total
    assert "smic.net" in {one.code for one in read.used}
    assert all(one.source for one in read.used)
    assert read.day == begun().day


def test_the_trap_is_said_and_what_the_change_brings() -> None:
    at_rest, moved_on = simulated(plumber()), simulated(plumber(), flat_tax=1)
    assert at_rest.to_know[0].startswith("Sortir du RSA n’est pas vivre de son activité")
    assert len(at_rest.to_know) == 1
    assert any("versement libératoire" in one for one in moved_on.to_know)
    assert simulated(plumber(), job_hours=35).to_know == ()


def test_a_typed_business_is_kept_too() -> None:
    assert simulated_from_text(simulated_to_text(simulated(TYPED, wage=100))).after.wage == Decimal(100)


def test_needs_count_the_wage_that_already_meets_them() -> None:
    paid = plumber(needs=Decimal(900), home=Home(wage=Decimal(300)))
    assert whole_needs(paid) == whole_needs(simulated(paid, wage=200).supposed) == Decimal(1200)
    assert whole_needs(plumber()) is None


@pytest.mark.parametrize("key", [key for key in json.loads(KEPT) if key != "to_know"])
@pytest.mark.parametrize("wrong", [None, 3, "x", [3], [["a", "b"]], {"prices": "NaN"}, {"prices": "1e999999999"}])
def test_what_does_not_read_is_said(key: str, wrong: object) -> None:
    with pytest.raises(SimulationUnreadable):
        simulated_from_text(json.dumps({**json.loads(KEPT), key: wrong}))


def test_a_key_that_is_missing_is_said() -> None:
    for key in json.loads(KEPT):
        rest = {name: value for name, value in json.loads(KEPT).items() if name != key}
        with pytest.raises(SimulationUnreadable):
            simulated_from_text(json.dumps(rest))


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_any_text_reads_or_is_refused(text: str) -> None:
    with pytest.raises(SimulationUnreadable, match="ne se lit plus"):
        simulated_from_text(text)
