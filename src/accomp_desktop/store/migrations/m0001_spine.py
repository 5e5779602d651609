# SPDX-License-Identifier: EUPL-1.2
"""Revision 0001: the spine of the first register, its kits and its journal."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

_TYPES = {"text": sa.Text, "integer": sa.Integer, "day": sa.Date, "yes_no": sa.Boolean}

_RECORDS: Mapping[str, Mapping[str, str]] = {
    "structure": {
        "name": "text",
        "departement": "text",
        "esf_role": "text",
        "siret": "text?",
        "address": "text?",
        "email": "text?",
    },
    "household": {
        "caf_number": "text?",
        "children": "integer?",
    },
    "person": {
        "household_id": "household.id?",
        "departement_id": "text?",
        "household_role": "text?",
        "sex": "text?",
        "birth_name": "text",
        "used_name": "text?",
        "first_name": "text",
        "birth_date": "day?",
        "address": "text?",
        "postcode": "text?",
        "town": "text?",
        "phones": "text",
        "emails": "text",
        "preferred_contact": "text?",
        "france_travail_id": "text?",
    },
    "business": {
        "person_id": "person.id",
        "siret": "text?",
        "legal_form": "text?",
        "trade": "text?",
        "origin": "text?",
        "since": "day?",
        "ended": "day?",
    },
    "income": {
        "person_id": "person.id",
        "on": "day",
        "net_activity": "text?",
        "wages": "text?",
        "rsa": "text?",
        "ppa": "text?",
        "proof": "text?",
    },
    "period": {
        "person_id": "person.id",
        "sort": "text",
        "since": "day?",
        "until": "day?",
        "reference": "text?",
    },
    "referral": {
        "person_id": "person.id",
        "origin": "text",
        "referred_on": "day?",
        "social_worker": "text?",
        "raw": "text",
    },
    "referral_state": {
        "referral_id": "referral.id",
        "state": "text",
        "on": "day",
        "note": "text?",
    },
    "support": {
        "person_id": "person.id",
        "referral_id": "referral.id?",
        "started_on": "day",
    },
    "assignment": {
        "support_id": "support.id",
        "adviser": "text",
        "role": "text",
        "since": "day",
        "until": "day?",
    },
    "diagnosis": {
        "support_id": "support.id",
        "on": "day",
        "form": "text",
        "kit_version": "integer",
    },
    "plan": {
        "support_id": "support.id",
        "track": "text",
        "agreed_on": "day",
        "goal": "text?",
    },
    "action": {
        "plan_id": "plan.id",
        "template": "text?",
        "label": "text",
        "actor": "text?",
        "partner": "text?",
        "due_on": "day?",
        "proof": "text?",
        "status": "text",
        "done_on": "day?",
        "hours": "integer?",
    },
    "interview": {
        "support_id": "support.id",
        "on": "day",
        "way": "text",
        "minutes": "integer?",
        "subject": "text?",
        "attendance": "text",
    },
    "exit": {
        "support_id": "support.id",
        "on": "day",
        "reason": "text",
        "livelihood": "text?",
        "off_rsa": "yes_no?",
        "proof": "text?",
    },
    "survey": {
        "support_id": "support.id",
        "months": "integer",
        "on": "day",
        "business_running": "yes_no?",
        "still_on_rsa": "yes_no?",
        "note": "text?",
    },
    "operation": {
        "code": "text",
        "label": "text",
        "programme": "text",
        "funder": "text?",
        "starts_on": "day",
        "ends_on": "day",
    },
    "participation": {
        "operation_id": "operation.id",
        "support_id": "support.id",
        "person_id": "person.id",
        "entered_on": "day?",
        "entry_status": "text?",
        "entry_employment": "text?",
        "ft_category": "text?",
        "months_unemployed": "integer?",
        "in_training": "yes_no?",
        "diploma": "text?",
        "disability": "text?",
        "third_country": "text?",
        "foreign_origin": "text?",
        "housing_exclusion": "text?",
        "rural": "text?",
        "entry_collected_on": "day?",
        "left_on": "day?",
        "exit_status": "text?",
        "exit_employment": "text?",
        "exit_in_training": "yes_no?",
        "qualification": "yes_no?",
        "exit_collected_on": "day?",
        "later_status": "text?",
        "improvement": "text?",
        "later_on": "day?",
    },
}
"""Table → column → its type or the column it names; « ? »: it may be unknown."""


def upgrade() -> None:
    """Make every table."""
    for kind, columns in _RECORDS.items():
        own: list[sa.Column[Any]] = [
            sa.Column(name, _type(written), nullable=written.endswith("?")) for name, written in columns.items()
        ]
        links = {name: written.rstrip("?") for name, written in columns.items() if "." in written}
        keys = [sa.ForeignKeyConstraint([name], [above], f"fk_{kind}_{name}") for name, above in links.items()]
        op.create_table(
            kind,
            sa.Column("seq", sa.Integer, nullable=False),
            sa.Column("id", sa.Text, nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.Column("answers", sa.Text, nullable=False),
            *own,
            sa.PrimaryKeyConstraint("seq", name=f"pk_{kind}"),
            sa.UniqueConstraint("id", name=f"uq_{kind}_id"),
            *keys,
        )
        for name in links:
            op.create_index(f"ix_{kind}_{name}", kind, [name])
    _make_kits_and_revision()
    _make_journal()


def _type(written: str) -> type[Any]:
    return _TYPES.get(written.rstrip("?"), sa.Text)


def _make_kits_and_revision() -> None:
    op.create_table(
        "kits",
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_kits"),
    )
    op.create_table(
        "schema",
        sa.Column("revision", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_schema"),
    )


def _make_journal() -> None:
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_acts"),
        sa.ForeignKeyConstraint(["undoes"], ["acts.number"], "fk_acts_undoes"),
    )
    op.create_index("ix_acts_undoes", "acts", ["undoes"])
    op.create_table(
        "edits",
        sa.Column("act", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text),
        sa.Column("payload", sa.Text),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("act", "position", name="pk_edits"),
        sa.ForeignKeyConstraint(["act"], ["acts.number"], "fk_edits_act"),
    )
    op.create_index("ix_edits_record_id", "edits", ["record_id"])
    op.create_index("ix_edits_person_id", "edits", ["person_id"])
