# SPDX-License-Identifier: EUPL-1.2
"""The journal cannot be altered unseen; what it holds of a person can be erased, and it still checks."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text, update

from accomp_desktop.domain.changes import Edit, Removal
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.store.tables import ACTS, EDITS, TABLES
from tests.registering import NOBODY_S, Open, create, one_of_each, opened

FAMILY = one_of_each()
PERSON = FAMILY["person"].id


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Open]:
    path = tmp_path / "a.accomp"
    create(path)[0].close()
    with opened(path) as both:
        both.register.apply(FAMILY.values(), "Import")
        [seen] = both.register.files()
        both.register.apply([replace(seen.person, town="Rennes")], "Commune")
        yield both


ALTERATIONS = {
    "the reason": update(ACTS).where(ACTS.c.number == 2).values(reason="Autre motif"),
    "the author": update(ACTS).where(ACTS.c.number == 2).values(author="Autre"),
    "the moment": text("UPDATE acts SET at = '2020-01-01T00:00:00+00:00' WHERE number = 2"),
    "what it undoes": update(ACTS).where(ACTS.c.number == 2).values(undoes=1),
    "the seal": update(ACTS).where(ACTS.c.number == 2).values(hash="0" * 64),
    "a payload": update(EDITS).where(EDITS.c.act == 2, EDITS.c.position == 0).values(payload='{"before":null}'),
    "a salt": update(EDITS).where(EDITS.c.act == 2, EDITS.c.position == 0).values(salt=b"0" * 16),
    "a payload and its digest": update(EDITS).where(EDITS.c.act == 2).values(payload=None, salt=None, digest="0" * 64),
    "the record": update(EDITS).where(EDITS.c.act == 2, EDITS.c.position == 0).values(record_id="another"),
    "a payload taken away": delete(EDITS).where(EDITS.c.act == 2, EDITS.c.position == 0),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_alteration_is_seen(file: Open, what: str) -> None:
    assert file.register.check() == ()
    with file.transaction() as connection:
        connection.execute(ALTERATIONS[what])
    [fault] = file.register.check()
    assert "à partir de l’acte n°\u00a02 (" in fault


def test_an_act_taken_away_is_seen(file: Open) -> None:
    with file.transaction() as connection:
        connection.execute(delete(EDITS).where(EDITS.c.act == 2))
        connection.execute(delete(ACTS).where(ACTS.c.number == 2))
    [fault] = file.register.check()
    assert "à partir de l’acte n°\u00a03 (" in fault


def test_a_link_that_leads_nowhere_is_seen(file: Open) -> None:
    driver = file.engine.raw_connection()
    driver.cursor().execute("PRAGMA foreign_keys = OFF")
    driver.close()
    with file.transaction() as connection:
        connection.execute(update(TABLES["income"]).values(person_id="nobody"))
    [fault] = file.register.check()
    assert fault.startswith("Revenus\u202f: des fiches dépendent d’une fiche qui n’existe plus.")


def test_what_the_journal_holds_of_a_person_can_be_erased(file: Open) -> None:
    file.register.erase_payloads(PERSON)
    assert file.register.check() == ()
    with file.transaction() as connection:
        rows = connection.execute(select(EDITS).where(EDITS.c.act > 1)).all()
    told = {row.kind: row for row in rows if row.payload is not None}
    assert set(told) == NOBODY_S
    assert not [row for row in rows if row.salt is not None and row.payload is None]
    assert all(
        edit.before is None and edit.after is None for act in file.register.journal(PERSON) for edit in act.edits
    )
    file.register.apply([Household(caf_number="1")], "La suite")
    assert file.register.check() == ()


def test_all_that_an_act_did_to_a_person_is_one_line(file: Open) -> None:
    with file.transaction() as connection:
        rows = connection.execute(select(EDITS).where(EDITS.c.act == 2)).all()
    about = {kind: FAMILY[kind].id for kind in ("household", "person", "reception", "dispatch", "operation")}
    assert {row.kind: row.record_id for row in rows} == about
    assert [row.person_id for row in rows if row.kind == "person"] == [PERSON]
    [_, act] = file.register.journal(PERSON)
    assert {edit.kind for edit in act.edits} == FAMILY.keys() - {"reception", "dispatch", "operation"}
    file.register.erase_payloads(PERSON)
    assert [act.edits for act in file.register.journal(PERSON)] == [
        (Edit("person", PERSON, None, None),),
        (Edit("household", FAMILY["household"].id, None, None), Edit("person", PERSON, None, None)),
    ]


def test_a_household_that_others_share_is_not_erased(file: Open) -> None:
    other = Person(household_id=FAMILY["household"].id, birth_name="ESSAI", first_name="Paul")
    file.register.apply([other], "Conjoint")
    file.register.erase_payloads(PERSON)
    assert payloads(file, FAMILY["household"].id)
    assert payloads(file, other.id)
    file.register.erase_payloads(other.id)
    assert payloads(file, FAMILY["household"].id)


def test_a_household_once_left_is_erased_with_the_last_person(file: Open) -> None:
    [seen] = file.register.files()
    file.register.apply([replace(seen.person, household_id=None)], "Séparation")
    file.register.erase_payloads(PERSON)
    assert not payloads(file, FAMILY["household"].id)


def test_a_person_who_is_gone_is_erased_too(file: Open) -> None:
    lone = Person(birth_name="ESSAI", first_name="Léa")
    file.register.apply([lone], "Création")
    file.register.apply([Removal(one.person) for one in file.register.files() if one.person.id == lone.id], "Retrait")
    assert len(payloads(file, lone.id)) == 2
    file.register.erase_payloads(lone.id)
    assert not payloads(file, lone.id)
    assert file.register.check() == ()


def payloads(file: Open, record_id: str) -> list[object]:
    """What the journal still tells of a record."""
    query = select(EDITS.c.payload).where(EDITS.c.record_id == record_id, EDITS.c.payload.is_not(None))
    with file.transaction() as connection:
        return [json.loads(one) for one in connection.scalars(query)]
