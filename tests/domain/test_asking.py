# SPDX-License-Identifier: EUPL-1.2
"""What is asked follows the answers, of this record or of others; what is computed is never asked."""

from dataclasses import replace

from accomp_desktop.domain.asking import asked_for, is_asked, known
from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Computed, Number, Text, YesNo
from accomp_desktop.domain.person import Person

VEHICLE = Field("vehicle", "Un véhicule ?", YesNo())
KILOMETRES = Field("kilometres", "Kilomètres", Number(), only_if="vehicle")
DOUBLE = Field("double", "Aller et retour", Computed(Number()), formula="2 * kilometres")
TOWN = core("person", "town", "Commune", Text())
FIELDS = (VEHICLE, KILOMETRES, DOUBLE, TOWN)


def test_conditions_speak_of_the_record_over_the_context() -> None:
    person = Person(town="Rennes").answering("vehicle", value=True).answering("kilometres", 12)
    answers = known(person, FIELDS, {"vehicle": False, "household_size": 3})
    assert answers == {"vehicle": True, "kilometres": 12, "double": 24, "town": "Rennes", "household_size": 3}


def test_a_condition_that_nothing_tells_yet_does_not_hold() -> None:
    assert not is_asked(KILOMETRES, {})
    assert not is_asked(KILOMETRES, {"vehicle": False})
    assert is_asked(KILOMETRES, {"vehicle": True})
    assert is_asked(VEHICLE, {})


def test_only_what_someone_answers_is_asked_for() -> None:
    gone, unseen = replace(VEHICLE, key="gone", retired=True), replace(VEHICLE, key="unseen", hidden=True)
    assert asked_for((*FIELDS, gone, unseen), {}) == (VEHICLE, TOWN)
    assert asked_for(FIELDS, {"vehicle": True}) == (VEHICLE, KILOMETRES, TOWN)
