# SPDX-License-Identifier: EUPL-1.2
"""The schema of a register: its revision, and the numbered steps that bring an older one up to date.

Alembic does the work (its operations know how to alter a table in SQLite) and is imported only when there is some.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from accomp_desktop.store.cipher import copy_into, links_loosened, transaction
from accomp_desktop.store.files import clear_away, companion_of, put_in_place, write_whole
from accomp_desktop.store.mistakes import RegisterDamaged, RegisterTooNew
from accomp_desktop.store.tables import SCHEMA

if TYPE_CHECKING:
    from accomp_desktop.store.migrations import Step

HEAD = "0005"
"""The revision of `tables`: that of the last step."""


def lay_out(engine: Engine, path: Path) -> None:
    """Make the tables of a new register."""
    from accomp_desktop.store.migrations import STEPS

    with transaction(engine, path) as connection:
        _run(connection, STEPS)


def bring_up_to_date(engine: Engine, path: Path, steps: "Sequence[Step] | None" = None) -> Path | None:
    """Run the steps that a register has not had, after copying it; give the copy, or `None` if it was up to date.

    `steps` are those of the application unless a test brings its own. `RegisterTooNew` if a newer version wrote it.
    """
    with transaction(engine, path) as connection:
        if not inspect(connection).has_table(SCHEMA.name):
            raise RegisterDamaged(path)
        revision = connection.scalars(select(SCHEMA.c.revision)).one()
    head = steps[-1].revision if steps else HEAD
    if revision > head:
        raise RegisterTooNew(path)
    if revision == head:
        return None
    if steps is None:
        from accomp_desktop.store.migrations import STEPS as steps  # noqa: N811  the application’s own
    missing = [step for step in steps if step.revision > revision]
    copy = path.with_name(f"{path.stem}-avant-{head}{path.suffix}")
    copy_both(engine, path, copy)
    with links_loosened(engine), transaction(engine, path) as connection:
        _run(connection, missing)
    return copy


def copy_both(engine: Engine, path: Path, copy: Path) -> None:
    """Copy an open register and its companion; an existing copy of this name is replaced."""
    draft = copy.with_name(copy.name + ".new")
    clear_away(draft)
    copy_into(engine, draft)
    put_in_place(draft, copy)
    if companion_of(path).is_file():
        write_whole(companion_of(copy), companion_of(path).read_bytes())


def _run(connection: Connection, steps: "Sequence[Step]") -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        for step in steps:
            step.upgrade()
    connection.execute(delete(SCHEMA))
    connection.execute(insert(SCHEMA), {"revision": steps[-1].revision})
