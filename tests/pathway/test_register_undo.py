# SPDX-License-Identifier: EUPL-1.2
"""Taking back: the exact state of before; and what changed since stays, and is said."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.changes import Change, NothingToUndo, Removal
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store import rows
from accomp_desktop.store.mistakes import FoundingAct, IsAnUndo, NoSuchAct, UndoneAlready
from accomp_desktop.store.register import Register
from tests.registering import DAY, Open, any_values, create, one_of_each, opened

FAMILY = one_of_each()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Open]:
    path = tmp_path / "a.accomp"
    create(path)[0].close()
    with opened(path) as both:
        yield both


def take_back(file: Open, number: int) -> tuple[str, ...]:
    """Take back an act that others followed; give what was kept."""
    return file.register.undo(number).kept


def someone(file: Open) -> Person:
    [one] = file.register.files()
    return one.person


def test_there_may_be_nothing_to_undo(file: Open) -> None:
    assert file.register.last_reason() is None
    with pytest.raises(NothingToUndo):
        file.register.undo()


def test_undoing_twice_goes_further_back(file: Open) -> None:
    register = file.register
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    register.apply([replace(someone(file), town="Rennes")], "Commune")
    assert register.undo().reason == "Annulation\u202f: Commune"
    assert someone(file).town is None
    assert register.last_reason() == "Création"
    register.apply([replace(someone(file), town="Vitré")], "Autre commune")
    register.undo()
    touched = register.undo()
    assert (touched.kinds, touched.kept) == ({"person"}, ())
    assert register.files() == ()
    with pytest.raises(NothingToUndo):
        register.undo()
    acts = {act.number: act for act in register.journal()}
    assert [(act.undoes, act.undone_by) for act in acts.values()] == [
        (2, None), (5, None), (None, 6), (3, None), (None, 4), (None, 7), (None, None)
    ]  # fmt: skip


def test_a_removal_comes_back_whole(file: Open) -> None:
    file.register.apply(FAMILY.values(), "Import")
    before = file.dump()
    with file.transaction() as connection:
        held = [one for kind in FAMILY for one in rows.read(connection, SPINE[kind].record)]
    file.register.apply([Removal(one) for one in held], "Suppression")
    assert file.register.people() == ()
    assert file.register.undo().kept == ()
    assert file.dump() == before


def test_a_value_changed_since_stays_and_the_others_come_back(file: Open) -> None:
    register = file.register
    register.save_kit({"fields": [{"key": "mobility", "label": "Moyen de transport"}]}, "Libellé")
    register.apply([Person(birth_name="ESSAI", first_name="Zoé", answers={"wish": "yes"})], "Création")
    changed = replace(someone(file), town="Rennes", postcode="35000", answers={"mobility": "car", "rhythm": 1})
    register.apply([changed], "Adresse")
    register.apply([replace(someone(file), town="Vitré").answering("mobility", "bus").answering("rhythm", 2)], "Après")
    assert set(take_back(file, 4)) == {
        "Personne\u202f: «\u202fCommune\u202f» a changé depuis\u202f; la valeur actuelle est gardée.",
        "Personne\u202f: «\u202fMoyen de transport\u202f» a changé depuis\u202f; la valeur actuelle est gardée.",
        "Personne\u202f: «\u202frhythm\u202f» a changé depuis\u202f; la valeur actuelle est gardée.",
    }
    now = someone(file)
    assert (now.town, now.postcode) == ("Vitré", None)
    assert now.answers == {"mobility": "bus", "rhythm": 2, "wish": "yes"}


def test_an_amount_written_another_way_is_found_again(file: Open) -> None:
    person = Person(birth_name="ESSAI", first_name="Zoé")
    earned = Income(person_id=person.id, on=DAY)
    file.register.apply([person, earned], "Création")
    for wages in ("812.5", "812.50"):
        [held] = file.register.files()[0].incomes
        file.register.apply([replace(held, wages=Decimal(wages))], "Salaire")
    for wages in (Decimal("812.5"), None):
        assert file.register.undo().kept == ()
        assert repr(file.register.files()[0].incomes[0].wages) == repr(wages)


def test_a_record_of_which_nothing_is_known_is_taken_out(file: Open) -> None:
    before = file.dump()
    file.register.apply([Household()], "Foyer vide")
    file.register.undo()
    assert file.dump() == before


def test_a_created_record_changed_since_stays(file: Open) -> None:
    file.register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    file.register.apply([replace(someone(file), town="Rennes")], "Commune")
    assert take_back(file, 2) == ("Personne\u202f: la fiche a changé depuis, elle est gardée.",)
    assert someone(file).town == "Rennes"


def test_a_created_record_that_another_hangs_from_stays(file: Open) -> None:
    household = Household(caf_number="1234567")
    person = Person(household_id=household.id, birth_name="ESSAI", first_name="Zoé")
    file.register.apply([household, person], "Création")
    file.register.apply([Business(person_id=person.id, trade="Couture")], "Entreprise")
    assert set(take_back(file, 2)) == {
        "Personne\u202f: une autre fiche en dépend depuis, elle est gardée.",
        "Foyer\u202f: une autre fiche en dépend depuis, elle est gardée.",
    }


def test_what_was_removed_since_does_not_come_back(file: Open) -> None:
    register = file.register
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    register.apply([replace(someone(file), town="Rennes")], "Commune")
    register.apply([Removal(someone(file))], "Suppression")
    assert take_back(file, 3) == ("Personne\u202f: la fiche a été supprimée depuis, elle n’est pas rétablie.",)
    assert take_back(file, 2) == ()
    assert register.files() == ()


def test_a_removed_record_comes_back_only_where_it_may(file: Open) -> None:
    register = file.register
    person = Person(birth_name="ESSAI", first_name="Zoé")
    business = Business(person_id=person.id, trade="Couture")
    register.apply([person, business], "Création")
    register.apply([Removal(register.files()[0].businesses[0])], "Suppression de l’entreprise")
    register.apply([business], "L’entreprise revient")
    [kept] = take_back(file, 3)
    assert kept.startswith("Entreprise\u202f: une fiche a repris la place")
    register.apply([Removal(register.files()[0].businesses[0])], "Suppression encore")
    register.apply([Removal(someone(file))], "Suppression de la personne")
    [kept] = take_back(file, 6)
    assert kept.startswith("Entreprise\u202f: ce dont dépendait la fiche")


def test_an_act_is_taken_back_by_its_number_though_others_came_after(file: Open) -> None:
    register = file.register
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    register.apply([replace(someone(file), town="Rennes")], "Commune")
    register.apply([replace(someone(file), postcode="35000")], "Code postal")
    assert register.undo(3).reason == "Annulation\u202f: Commune"
    assert (someone(file).town, someone(file).postcode) == (None, "35000")
    assert register.last_reason() == "Code postal"
    assert {act.number: (act.undoes, act.undone_by) for act in register.journal()}[3] == (None, 5)


@pytest.mark.parametrize(
    ("number", "mistake"),
    [
        (0, NoSuchAct),
        (-1, NoSuchAct),
        (5, NoSuchAct),
        (10**30, NoSuchAct),
        (1, FoundingAct),
        (3, UndoneAlready),
        (4, IsAnUndo),
    ],
)
def test_an_act_that_cannot_be_taken_back_says_why(file: Open, number: int, mistake: type[UserError]) -> None:
    register = file.register
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    register.apply([replace(someone(file), town="Rennes")], "Commune")
    register.undo()
    before, acts = file.dump(), register.journal()
    with pytest.raises(mistake, match=f"n°\u00a0{number}"):
        register.undo(number)
    assert (file.dump(), register.journal()) == (before, acts)


def test_a_link_to_what_is_gone_does_not_come_back(file: Open) -> None:
    register, household = file.register, Household(caf_number="1234567")
    register.apply([household, Person(household_id=household.id, birth_name="ESSAI", first_name="Zoé")], "Création")
    [seen] = register.files()
    register.apply([replace(seen.person, household_id=None)], "Séparation")
    assert seen.household is not None
    register.apply([Removal(seen.household)], "Foyer vide")
    [kept] = take_back(file, 3)
    assert kept == "Personne\u202f: «\u202fFoyer\u202f» a changé depuis\u202f; la valeur actuelle est gardée."
    assert someone(file).household_id is None


def test_the_same_sentence_is_said_once_with_its_count(file: Open) -> None:
    people = [Person(birth_name=f"ESSAI{number}", first_name="Zoé") for number in range(3)]
    file.register.apply(people, "Import")
    file.register.apply([replace(one.person, town="Rennes") for one in file.register.files()], "Commune")
    assert take_back(file, 2) == ("Personne\u202f: la fiche a changé depuis, elle est gardée. (3 fiches)",)


def test_what_the_journal_has_forgotten_is_not_taken_back(file: Open) -> None:
    register = file.register
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    register.apply([replace(someone(file), town="Rennes")], "Commune")
    register.erase_payloads(someone(file).id)
    [kept] = register.undo().kept
    assert kept.startswith("Personne\u202f: le détail de cet acte a été effacé")
    assert someone(file).town == "Rennes"
    assert register.last_reason() == "Création"


def test_a_kit_changed_since_stays(file: Open) -> None:
    file.register.save_kit({"label": "Premier"}, "Premier")
    file.register.save_kit({"label": "Second"}, "Second")
    assert take_back(file, 2) == ("Kit\u202f: il a changé depuis, la version actuelle est gardée.",)
    assert file.register.kit_data()["label"] == "Second"


def test_an_edition_taken_stays_when_another_was_taken_since(file: Open) -> None:
    for edition in (2, 3):
        file.register.save_kit({"label": "Le nôtre"}, "Reprise", original={"edition": edition})
    assert take_back(file, 2) == ("Kit\u202f: il a changé depuis, la version actuelle est gardée.",)
    assert file.register.original_kit() == {"edition": 3}


class AnySequence(RuleBasedStateMachine):
    """Acts of any size on any sort of record, and undos: each undo gives back, to the letter, the state of before."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        path = self.folder / "a.accomp"
        create(path)[0].close()
        self.opening = opened(path)
        self.file = self.opening.__enter__()
        self.before: list[dict[str, dict[str, Any]]] = []

    @property
    def register(self) -> Register:
        return self.file.register

    @initialize()
    def hold_one_of_each(self) -> None:
        self.act([*FAMILY.values()])

    def act(self, changes: list[Change]) -> None:
        before = self.file.dump()
        if self.register.apply(changes, "Acte").ids:
            self.before.append(before)

    def held(self, kind: str) -> list[Record]:
        with self.file.transaction() as connection:
            return list(rows.read(connection, SPINE[kind].record))

    @rule(data=st.data(), kinds=st.sets(st.sampled_from([*FAMILY]), max_size=4))
    def create_and_change(self, data: st.DataObject, kinds: set[str]) -> None:
        present = {kind for kind in FAMILY if FAMILY[kind].id in {one.id for one in self.held(kind)}}
        changes: list[Change] = []
        for kind in sorted(kinds):
            if present >= set(SPINE[kind].parents.values()):
                changes.append(data.draw(any_values(FAMILY[kind])))
                changes += [
                    replace(data.draw(any_values(FAMILY[kind])), id=one.id, version=one.version)
                    for one in self.held(kind)
                    if data.draw(st.booleans())
                ]
        self.act(changes)

    @rule()
    def move_out(self) -> None:
        home = Household(caf_number="7654321")
        self.act(
            [home, *(replace(one, household_id=home.id) for one in self.held("person") if isinstance(one, Person))]
        )

    @rule(kind=st.sampled_from([*FAMILY]))
    def remove_with_all_that_hangs(self, kind: str) -> None:
        below = [*SPINE][[*SPINE].index(kind) :]
        hangs = {kind} | {one for one in below if kind in SPINE[one].parents.values()}
        for one in below:
            hangs |= {one} if hangs & set(SPINE[one].parents.values()) else set()
        self.act([Removal(one) for sort in sorted(hangs) for one in self.held(sort)])

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        assert self.register.undo().kept == ()
        assert self.file.dump() == self.before.pop()

    @invariant()
    def is_sound(self) -> None:
        assert self.register.check() == ()

    def teardown(self) -> None:
        while self.before:
            self.undo()
        self.opening.__exit__(None, None, None)
        shutil.rmtree(self.folder)


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(
    max_examples=25,
    stateful_step_count=12,
    phases=(Phase.generate,),  # to shorten a failing sequence takes minutes: done by hand
)
