# SPDX-License-Identifier: EUPL-1.2
"""Revision 0003: the kits that the register’s own was made from; of an older register, the first it kept."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add a table, and what it holds of an older register."""
    op.create_table(
        "originals",
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_originals"),
    )
    op.execute("INSERT INTO originals SELECT version, content FROM kits ORDER BY version LIMIT 1")
