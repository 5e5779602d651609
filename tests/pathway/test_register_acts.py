# SPDX-License-Identifier: EUPL-1.2
"""An act is whole or is not; it sees the versions it was made for, and the journal tells what it changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from accomp_desktop.domain.business import Business, Income
from accomp_desktop.domain.changes import ChangedMeanwhile, Edit, Removal
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.store.mistakes import DiskFull, FolderNotFound, FolderNotWritable, StillNeeded
from accomp_desktop.store.register import Register
from tests.registering import DAY, KIT, NOBODY_S, STRUCTURE, Open, create, one_of_each, opened


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made, _ = create(tmp_path / "a.accomp")
    with made:
        yield made


def person(register: Register) -> Person:
    """The one person of the register, as it is now."""
    [file] = register.files()
    return file.person


def test_an_act_tells_what_it_touched_and_whom(register: Register) -> None:
    family = one_of_each()
    touched = register.apply(family.values(), "Import")
    assert touched.reason == "Import"
    assert touched.kinds == set(family)
    assert touched.ids == {one.id for one in family.values()}
    [file] = register.files()
    again = register.apply([replace(file.incomes[0], wages=None, ppa=file.incomes[0].net_activity)], "Revenus")
    assert again.kinds == {"income"}
    assert again.ids == {file.incomes[0].id, file.person.id}


def test_an_act_that_changes_nothing_leaves_no_line(register: Register) -> None:
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    touched = register.apply([person(register)], "Enregistrement sans changement")
    assert (touched.kinds, touched.ids) == (frozenset(), frozenset())
    assert register.last_reason() == "Création"


def test_each_act_gives_its_number_as_the_version(register: Register) -> None:
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    created = person(register)
    register.apply([replace(created, town="Rennes")], "Commune")
    register.undo()
    assert created.version < person(register).version
    assert replace(person(register), version=created.version) == created


def test_a_record_changed_meanwhile_stops_the_whole_act(register: Register) -> None:
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    seen = person(register)
    register.apply([replace(seen, town="Rennes")], "Commune")
    with pytest.raises(ChangedMeanwhile, match="Personne"):
        register.apply([Household(caf_number="1"), replace(seen, town="Vitré")], "Autre commune")
    assert person(register).town == "Rennes"
    assert register.last_reason() == "Commune"
    with pytest.raises(ChangedMeanwhile):
        register.apply([Removal(seen)], "Suppression")


def test_a_record_removed_meanwhile_is_told(register: Register) -> None:
    register.apply([Person(birth_name="ESSAI", first_name="Zoé")], "Création")
    seen = person(register)
    register.apply([Removal(seen)], "Suppression")
    with pytest.raises(ChangedMeanwhile, match="Personne"):
        register.apply([replace(seen, town="Vitré")], "Commune")
    with pytest.raises(ChangedMeanwhile, match="Entreprise"):
        register.apply([Business(person_id=seen.id, trade="Couture")], "Entreprise")


def test_a_new_record_cannot_take_the_identity_of_another(register: Register) -> None:
    new = Person(birth_name="ESSAI", first_name="Zoé")
    register.apply([new], "Création")
    with pytest.raises(ChangedMeanwhile):
        register.apply([replace(new, first_name="Léa")], "Encore")
    assert person(register).first_name == "Zoé"


def test_the_order_of_changes_does_not_matter(register: Register) -> None:
    register.apply(reversed(one_of_each().values()), "À rebours")
    [file] = register.files()
    everything = [file.household, file.person, file.businesses[0]]
    with pytest.raises(StillNeeded):
        register.apply([Removal(one) for one in everything if one], "Trop tôt")
    assert register.last_reason() == "À rebours"


def test_what_others_hang_from_cannot_be_removed_alone(register: Register) -> None:
    someone = Person(birth_name="ESSAI", first_name="Zoé")
    register.apply([someone, Business(person_id=someone.id, trade="Couture")], "Création")
    [file] = register.files()
    with pytest.raises(StillNeeded, match=r"Personne.*Entreprise"):
        register.apply([Removal(file.person)], "Suppression")
    register.apply([Removal(file.person), Removal(file.businesses[0])], "Suppression des deux")
    assert register.files() == ()


def test_of_several_changes_to_a_record_the_last_holds(register: Register) -> None:
    first = Person(birth_name="ESSAI", first_name="Zoé")
    register.apply([first, replace(first, town="Vitré"), replace(first, town="Rennes")], "Création")
    seen = person(register)
    assert seen.town == "Rennes"
    register.apply([Removal(seen), replace(seen, town="Dinan")], "Finalement non")
    assert person(register).town == "Dinan"
    register.apply([replace(person(register), town="Redon"), Removal(person(register))], "Finalement si")
    assert register.files() == ()


def test_the_journal_tells_only_what_changed(register: Register) -> None:
    new = Person(birth_name="ESSAI", first_name="Zoé", answers={"mobility": "car", "since": DAY})
    register.apply([new], "Création")
    changed = replace(person(register), town="Rennes").answering("mobility", None).answering("wish", ("a", "b"))
    register.apply([changed], "Mise à jour")
    newest, first, founding = register.journal()
    assert first.edits == (
        Edit(
            "person",
            new.id,
            None,
            {
                "birth_name": "ESSAI",
                "first_name": "Zoé",
                "phones": [],
                "emails": [],
                "answers": {"mobility": "car", "since": {"day": "2024-03-15"}},
            },
        ),
    )
    before = {"town": None, "answers": {"mobility": "car", "wish": None}}
    after = {"town": "Rennes", "answers": {"mobility": None, "wish": ["a", "b"]}}
    assert newest.edits == (Edit("person", new.id, before, after),)
    assert (newest.number, newest.author, newest.reason) == (3, "Claire Essai", "Mise à jour")
    assert timedelta() <= datetime.now(UTC) - newest.at < timedelta(minutes=1)
    assert founding.reason == "Création du registre"


def test_the_journal_of_a_person_is_theirs_and_their_household_s(register: Register) -> None:
    family, other = one_of_each(), Person(birth_name="AUTRE", first_name="Léa")
    register.apply([*family.values(), other, Income(person_id=other.id, on=DAY)], "Import")
    register.apply([Household(caf_number="9")], "Foyer sans personne")
    [act] = register.journal(family["person"].id)
    assert {edit.kind for edit in act.edits} == set(family) - NOBODY_S
    [act] = register.journal(other.id)
    assert [edit.kind for edit in act.edits] == ["person", "income"]
    assert len(register.journal()) == 3
    assert [act.reason for act in register.journal(limit=1)] == ["Foyer sans personne"]


def test_a_kit_is_kept_version_by_version(register: Register) -> None:
    touched = register.save_kit({**KIT, "label": "Rebondir"}, "Nouveau nom")
    assert touched.kinds == {"kit"}
    assert register.kit_data() == {**KIT, "label": "Rebondir", "version": 2}
    assert register.save_kit(register.kit_data(), "Rien").kinds == frozenset()
    register.undo()
    assert register.kit_data() == {**KIT, "version": 3}
    assert register.last_reason() is None


def test_the_kit_that_ours_was_made_from_is_kept_and_comes_back_with_an_undo(register: Register) -> None:
    assert register.original_kit() == KIT
    register.save_kit({**KIT, "label": "Le nôtre"}, "Nouveau nom")
    assert register.original_kit() == KIT
    newer = {**KIT, "edition": 2}
    register.save_kit({**newer, "label": "Le nôtre"}, "Reprise", original={**newer, "version": 1})
    assert register.original_kit() == newer
    register.undo()
    assert register.kit_data() == {**KIT, "label": "Le nôtre", "version": 4}
    assert register.original_kit() == KIT
    register.save_kit({**register.kit_data()}, "Rien de repris", original=newer)
    assert (register.kit_data()["version"], register.original_kit()) == (5, newer)
    register.undo()
    assert register.original_kit() == KIT


def test_a_former_version_of_the_kit_is_read_with_the_moment_it_began(register: Register) -> None:
    register.save_kit({**KIT, "label": "Rebondir"}, "Nouveau nom")
    assert register.kit_data(1) == {**KIT, "version": 1}
    assert register.kit_data(9) == register.kit_data()
    began = [register.kit_began(version) for version in (1, 2, 9)]
    assert began[0] is not None
    assert began[1] is not None
    assert began[0] <= began[1]
    assert began[2] is None


def test_the_structure_is_a_record_like_another(register: Register) -> None:
    register.apply([replace(register.structure(), name="Rebond et Cie")], "Nom")
    assert register.structure().name == "Rebond et Cie"
    register.undo()
    assert replace(register.structure(), id=STRUCTURE.id, version=0) == STRUCTURE


def test_an_act_says_how_far_it_is(register: Register) -> None:
    told: list[float] = []
    register.apply(one_of_each().values(), "Import", lambda share, _: told.append(share))
    assert told == sorted(told)
    assert (told[0] > 0, told[-1]) == (True, 1)
    assert len(told) > len(one_of_each())


class GivenUp(Exception):
    """What a user who gives up raises."""


@pytest.mark.parametrize("reached", [0.0, 0.3, 0.61, 0.99, 1.0])
def test_an_act_given_up_on_the_way_writes_nothing(tmp_path: Path, reached: float) -> None:
    path = tmp_path / "b.accomp"
    create(path)[0].close()

    def give_up(share: float, _: str) -> None:
        if share >= reached:
            raise GivenUp

    with opened(path) as file:
        file.register.apply(one_of_each().values(), "Première personne")
        [seen] = file.register.files()
        before, journal = file.dump(), file.register.journal()
        many = [one for _ in range(50) for one in one_of_each().values()]
        with pytest.raises(GivenUp):
            file.register.apply([*many, replace(seen.person, town="Rennes"), Removal(seen.incomes[0])], "x", give_up)
        assert file.dump() == before
        assert file.register.journal() == journal
        assert file.register.check() == ()
        file.register.apply(many, "Cette fois")
        assert len(file.register.people()) == 51
        assert file.register.check() == ()


def test_ten_thousand_people_are_one_act(register: Register) -> None:
    people = [
        Person(birth_name=f"ESSAI{number}", first_name="Zoé", birth_date=date(1980, 1, 1)) for number in range(10_000)
    ]
    register.apply([one for each in people for one in (each, Business(person_id=each.id, trade="Couture"))], "Import")
    assert len(register.people()) == 10_000
    [imported, _] = register.journal()
    assert len(imported.edits) == 20_000
    assert register.undo().kept == ()
    assert register.people() == ()


@pytest.mark.parametrize(
    ("closed", "opened_again", "mistake"),
    [
        ("max_page_count = 1", "max_page_count = 1000000", DiskFull),
        ("query_only = ON", "query_only = OFF", FolderNotWritable),
    ],
)
def test_a_disk_that_is_full_or_closed_to_writing_is_told(
    tmp_path: Path, closed: str, opened_again: str, mistake: type[UserError]
) -> None:
    path = tmp_path / "b.accomp"
    create(path)[0].close()
    with opened(path) as file:
        before = file.dump()
        settle(file, closed)
        with pytest.raises(mistake):
            file.register.apply([Household(caf_number=str(number)) for number in range(500)], "Import")
        settle(file, opened_again)
        assert file.dump() == before
        assert file.register.last_reason() is None


def settle(file: Open, setting: str) -> None:
    driver = file.engine.raw_connection()
    driver.cursor().execute(f"PRAGMA {setting}")
    driver.close()


def test_a_backup_needs_a_folder_it_may_write_to(register: Register, tmp_path: Path) -> None:
    with pytest.raises(FolderNotFound):
        register.backup(tmp_path / "nulle part")
    with pytest.raises(FolderNotFound):
        register.backup(tmp_path / "a.accomp")


def test_a_backup_carries_both_files(register: Register, tmp_path: Path) -> None:
    register.apply(one_of_each().values(), "Import")
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    copy = register.backup(folder)
    assert {file.name for file in folder.iterdir()} == {copy.name, copy.stem + ".keys"}
    assert copy.stem.startswith(f"a-{datetime.now().astimezone():%Y-%m-%d}")
    with Register.open(copy, "tournesol pédale brouillard", author="Zoé Essai") as saved:
        assert saved.files() == register.files()
        assert saved.check() == ()
