"""Forms that were sent and did what they say"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answered_forms",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sending", sa.String(32), nullable=False),
        sa.Column("led_to", sa.String(500), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_answered_forms"),
    )
    op.create_index("ix_answered_forms_answered_at", "answered_forms", ["answered_at"])


def downgrade() -> None:
    op.drop_table("answered_forms")
