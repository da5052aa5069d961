"""Files kept encrypted, each with its own wrapped key"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.String(32)


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("receipt_id", _ID, nullable=True),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("stored_as", sa.String(64), nullable=False),
        sa.Column("data_key", sa.LargeBinary(), nullable=True),
        sa.Column("quarantined", sa.String(40), nullable=False, server_default=""),
        sa.Column("uploaded_by_id", _ID, nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request_key", sa.String(80), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_attachments_unit_id_units"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_attachments_case_id_cases"),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipts.id"], name="fk_attachments_receipt_id_receipts"),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["people.id"], name="fk_attachments_uploaded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sa.UniqueConstraint("stored_as", name="uq_attachments_stored_as"),
        sa.UniqueConstraint("request_key", name="uq_attachments_request_key"),
    )
    for column in ("unit_id", "case_id", "receipt_id"):
        op.create_index(f"ix_attachments_{column}", "attachments", [column])


def downgrade() -> None:
    op.drop_table("attachments")
