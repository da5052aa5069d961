"""Letters whose keeping is over, and who decided to destroy them"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "destructions",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("document_number", sa.String(60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by_id", _ID, nullable=True),
        sa.Column("acting_for_id", _ID, nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_destructions_unit_id_units"),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name="fk_destructions_decided_by_id_people"),
        sa.ForeignKeyConstraint(["acting_for_id"], ["people.id"], name="fk_destructions_acting_for_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_destructions"),
        sa.UniqueConstraint("request_key", name="uq_destructions_request_key"),
    )
    op.create_index("ix_destructions_unit_id", "destructions", ["unit_id"])
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("destruction_id", _ID, nullable=True))
        cases.create_foreign_key(
            "fk_cases_destruction_id_destructions", "destructions", ["destruction_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint("fk_cases_destruction_id_destructions", type_="foreignkey")
        cases.drop_column("destruction_id")
    op.drop_table("destructions")
