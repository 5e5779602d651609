# SPDX-License-Identifier: EUPL-1.2
"""Revision 0005: the phone of the structure, and whether it keeps scans of pieces."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add two columns to the structure."""
    op.add_column("structure", sa.Column("phone", sa.Text))
    op.add_column("structure", sa.Column("keeps_scans", sa.Boolean))
