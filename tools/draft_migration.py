# SPDX-License-Identifier: EUPL-1.2
"""Prints what a new step must do: how the tables of the code differ from those the last step leaves.

uv run python tools/draft_migration.py
"""

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine

from accomp_desktop.store.migrations import STEPS
from accomp_desktop.store.tables import METADATA


def main() -> None:
    """Run every step on an empty database, and print the operations that are left to do."""
    with create_engine("sqlite://").begin() as connection:
        context = MigrationContext.configure(connection)
        with Operations.context(context):
            for step in STEPS:
                step.upgrade()
        print(render_python_code(produce_migrations(context, METADATA).upgrade_ops))


if __name__ == "__main__":
    main()
