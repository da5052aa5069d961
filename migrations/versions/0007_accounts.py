"""Second factors, recovery codes, confirmed sign-ins, replaced devices, sign-in by an office's own provider"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("installation") as installation:
        installation.add_column(
            sa.Column("second_factor_required", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("installation") as installation:
        installation.drop_column("second_factor_required")
