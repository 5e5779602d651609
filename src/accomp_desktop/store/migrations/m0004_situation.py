# SPDX-License-Identifier: EUPL-1.2
"""Revision 0004: pieces seen and their scans, simulations kept, an address to hide."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add three tables, and a column to people."""
    _make(
        "piece",
        "person",
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("seen_on", sa.Date),
        sa.Column("kept_at", sa.Text),
    )
    _make("scan", "piece", *_texts("file_name", "content"))
    _make("simulation", "support", sa.Column("on", sa.Date, nullable=False), *_texts("label", "content"))
    op.add_column("person", sa.Column("confidential", sa.Boolean))


def _texts(*names: str) -> Sequence[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _make(kind: str, parent: str, *columns: sa.Column[Any]) -> None:
    link = f"{parent}_id"
    op.create_table(
        kind,
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column(link, sa.Text, nullable=False),
        *columns,
        sa.ForeignKeyConstraint([link], [f"{parent}.id"], name=f"fk_{kind}_{link}_{parent}"),
        sa.PrimaryKeyConstraint("seq", name=f"pk_{kind}"),
        sa.UniqueConstraint("id", name=f"uq_{kind}_id"),
    )
    op.create_index(f"ix_{kind}_{link}", kind, [link])
