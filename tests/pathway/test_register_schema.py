# SPDX-License-Identifier: EUPL-1.2
"""The tables are what the migrations make; every register ever kept still opens; a copy is made before migrating."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store import schema
from accomp_desktop.store.files import companion_of, lock_of
from accomp_desktop.store.migrations import STEPS, Step
from accomp_desktop.store.mistakes import RegisterTooNew
from accomp_desktop.store.register import Register
from accomp_desktop.store.tables import METADATA, SCHEMA
from tests.house.sources import ROOT
from tests.registering import KIT, PASSPHRASE, create, one_of_each, opened

NEXT = f"{int(schema.HEAD) + 1:04}"
KEPT = sorted((ROOT / "tests" / "registers").glob("*.accomp"))


def add_nickname() -> None:
    with op.batch_alter_table("person") as people:
        people.add_column(sa.Column("nickname", sa.Text))


def make_people_anew() -> None:
    with op.batch_alter_table("person", recreate="always") as people:
        people.add_column(sa.Column("nickname", sa.Text))


def fail_half_way() -> None:
    add_nickname()
    op.execute("INSERT INTO nowhere VALUES (1)")


def after(upgrade: Callable[[], None]) -> list[Step]:
    return [*STEPS, Step(NEXT, upgrade)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register, _ = create(tmp_path / "a.accomp")
    with register:
        register.apply(one_of_each().values(), "Import")
    return register.path


def test_the_tables_are_what_the_migrations_make(path: Path) -> None:
    with opened(path) as file, file.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert connection.scalars(select(SCHEMA.c.revision)).all() == [schema.HEAD]


def test_every_link_has_its_index(path: Path) -> None:
    with opened(path) as file, file.transaction() as connection:
        seen = inspect(connection)
        for kind, sort in SPINE.items():
            indexed = {index["column_names"][0] for index in seen.get_indexes(kind)}
            links = {key["constrained_columns"][0] for key in seen.get_foreign_keys(kind)}
            assert links == indexed == set(sort.parents), kind


def test_the_steps_are_numbered_in_order_up_to_the_head() -> None:
    assert [step.revision for step in STEPS] == [f"{number:04}" for number in range(1, len(STEPS) + 1)]
    assert STEPS[-1].revision == schema.HEAD


def test_a_register_of_each_schema_is_kept() -> None:
    assert [file.stem for file in KEPT] == [step.revision for step in STEPS]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_register_of_each_schema_still_opens(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / kept.name
    for file in (kept, companion_of(kept)):
        shutil.copy(file, tmp_path)
    with Register.open(path, PASSPHRASE, author="Claire Essai") as register:
        assert register.check() == ()
        [file] = register.files()
        assert (file.person.full_name, len(file.supports)) == ("ESSAI Élodie", 1)
        assert len(register.participations("202100457").cases) == 1
        assert register.kit_data()["version"] == 3
        assert register.original_kit() == KIT
        register.undo()
        assert register.people() == ()


@pytest.mark.parametrize("upgrade", [add_nickname, make_people_anew])
def test_a_copy_is_made_before_an_older_register_is_brought_up_to_date(path: Path, upgrade: Callable[[], None]) -> None:
    with opened(path) as file:
        held = file.register.files()
        copy = schema.bring_up_to_date(file.engine, path, after(upgrade))
        assert copy == path.with_name(f"a-avant-{NEXT}.accomp")
        assert file.register.files() == held
        assert file.register.check() == ()
        with file.transaction() as connection:
            assert connection.execute(text("SELECT nickname FROM person")).all() == [(None,)]
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert schema.bring_up_to_date(file.engine, path, after(upgrade)) is None
    with Register.open(copy, PASSPHRASE, author="Claire Essai") as before:
        assert before.files() == held
    with pytest.raises(RegisterTooNew):
        Register.open(path, PASSPHRASE, author="Claire Essai")


def test_a_migration_that_fails_leaves_the_register_as_it_was(path: Path) -> None:
    with opened(path) as file:
        before = file.dump()
        with pytest.raises(sa.exc.OperationalError, match="nowhere"):
            schema.bring_up_to_date(file.engine, path, after(fail_half_way))
    with opened(path) as file, file.transaction() as connection:
        assert "nickname" not in {column["name"] for column in inspect(connection).get_columns("person")}
        assert connection.scalars(select(SCHEMA.c.revision)).all() == [schema.HEAD]
    with opened(path) as file:
        assert file.dump() == before


def test_opening_an_up_to_date_register_copies_nothing(path: Path) -> None:
    Register.open(path, PASSPHRASE, author="Claire Essai").close()
    assert {file.name for file in path.parent.iterdir()} == {path.name, companion_of(path).name, lock_of(path).name}
