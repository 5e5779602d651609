# SPDX-License-Identifier: EUPL-1.2
"""Revision 0002: the lists received and the returns sent; the NIR and the INSEE code of a person, a SIREN alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

_COUNTS = (
    "read", "created", "updated", "unchanged", "duplicate", "possible", "conflict", "refused", "skipped", "elsewhere",
)  # fmt: skip


def upgrade() -> None:
    """Add two tables, and columns to three."""
    _make("reception", ("file_name", "digest", "layout"), _COUNTS)
    _make("dispatch", (), ("lines",))
    op.add_column("business", sa.Column("siren", sa.Text))
    op.add_column("person", sa.Column("nir", sa.Text))
    op.add_column("person", sa.Column("insee_code", sa.Text))
    with op.batch_alter_table("referral") as referrals:
        referrals.add_column(sa.Column("reception_id", sa.Text))
        referrals.create_foreign_key("fk_referral_reception_id", "reception", ["reception_id"], ["id"])
        referrals.create_index("ix_referral_reception_id", ["reception_id"])


def _make(kind: str, texts: Sequence[str], numbers: Sequence[str]) -> None:
    op.create_table(
        kind,
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer, nullable=False) for name in numbers),
        sa.PrimaryKeyConstraint("seq", name=f"pk_{kind}"),
        sa.UniqueConstraint("id", name=f"uq_{kind}_id"),
    )
