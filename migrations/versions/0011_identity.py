"""Identities under seal, the requests of two people to open one, and what happened to envelopes"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_WORD = sa.String(40)
_KEY = sa.String(64)
_MOMENT = sa.DateTime(timezone=True)
_SEALED = sa.LargeBinary()


def upgrade() -> None:
    with op.batch_alter_table("installation") as installation:
        installation.add_column(
            sa.Column("identity_mode", _WORD, nullable=False, server_default="sealed_paper")
        )
    _make_identities()
    _make_openings()
    _make_lent_approvers()
    _make_movements()


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def _make_identities() -> None:
    op.create_table(
        "identities",
        sa.Column("sealed_entry_id", _ID, nullable=False),
        sa.Column("data_key", _SEALED, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.Column(name, _SEALED, nullable=False)
            for name in ("name", "address", "telephone", "contact", "reach")
        ),
        sa.Column("entered_by_id", _ID, nullable=False),
        sa.Column("entered_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        _to("identities", "sealed_entry_id", "sealed_entries"),
        _to("identities", "entered_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
        sa.UniqueConstraint("sealed_entry_id", name="uq_identities_sealed_entry_id"),
    )


def _make_openings() -> None:
    op.create_table(
        "identity_openings",
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("identity_id", _ID, nullable=True),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("basis", _WORD, nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by_id", _ID, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("request_key", _KEY, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("identity_openings", "case_id", "cases"),
        _to("identity_openings", "unit_id", "units"),
        _to("identity_openings", "identity_id", "identities"),
        _to("identity_openings", "asked_by_id", "people"),
        _to("identity_openings", "decided_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_identity_openings"),
        sa.UniqueConstraint("request_key", name="uq_identity_openings_request_key"),
    )
    op.create_index("ix_identity_openings_case_id", "identity_openings", ["case_id"])
    op.create_index("ix_identity_openings_asked_by_id", "identity_openings", ["asked_by_id"])
    op.create_index("ix_identity_openings_unit_state", "identity_openings", ["unit_id", "state"])


def _make_lent_approvers() -> None:
    op.create_table(
        "lent_approvers",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("approver_id", _ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("lent_by_id", _ID, nullable=False),
        sa.Column("lent_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT, nullable=True),
        sa.Column("revoked_by_id", _ID, nullable=True),
        sa.Column("request_key", _KEY, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("lent_approvers", "unit_id", "units"),
        *(
            _to("lent_approvers", column, "people")
            for column in ("approver_id", "lent_by_id", "revoked_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_lent_approvers"),
        sa.UniqueConstraint("request_key", name="uq_lent_approvers_request_key"),
    )
    op.create_index("ix_lent_approvers_unit_id", "lent_approvers", ["unit_id"])
    op.create_index("ix_lent_approvers_approver_id", "lent_approvers", ["approver_id"])


def _make_movements() -> None:
    op.create_table(
        "envelope_movements",
        sa.Column("entry_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("done_by_id", _ID, nullable=False),
        sa.Column("read_by", sa.JSON(), nullable=False),
        sa.Column("seal_number", _WORD, nullable=False),
        sa.Column("to_unit_id", _ID, nullable=True),
        sa.Column("opening_id", _ID, nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("request_key", _KEY, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("envelope_movements", "entry_id", "sealed_entries"),
        _to("envelope_movements", "unit_id", "units"),
        _to("envelope_movements", "to_unit_id", "units"),
        _to("envelope_movements", "opening_id", "identity_openings"),
        _to("envelope_movements", "done_by_id", "people"),
        _to("envelope_movements", "recorded_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_envelope_movements"),
        sa.UniqueConstraint("entry_id", "position", name="uq_envelope_movements_entry_id_position"),
        sa.UniqueConstraint("request_key", name="uq_envelope_movements_request_key"),
    )
    op.create_index("ix_envelope_movements_entry_id", "envelope_movements", ["entry_id"])


def downgrade() -> None:
    for table in ("envelope_movements", "lent_approvers", "identity_openings", "identities"):
        op.drop_table(table)
    with op.batch_alter_table("installation") as installation:
        installation.drop_column("identity_mode")
