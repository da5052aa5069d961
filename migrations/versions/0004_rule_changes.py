"""Changes of uncertain rules: what was proposed with its source, and the decisions as numbered versions"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_changes",
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("proposed_by_id", sa.String(length=32), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_rule_changes_proposed_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_changes")),
        sa.UniqueConstraint("request_key", name=op.f("uq_rule_changes_request_key")),
    )
    op.create_table(
        "rule_decisions",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.String(length=32), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("decided_by_id", sa.String(length=32), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acting_for_id", sa.String(length=32), nullable=True),
        sa.Column("word", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["rule_changes.id"], name=op.f("fk_rule_decisions_change_id_rule_changes")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_rule_decisions_decided_by_id_people")),
        sa.ForeignKeyConstraint(["acting_for_id"], ["people.id"], name=op.f("fk_rule_decisions_acting_for_id_people")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_rule_decisions")),
    )
    op.create_index(op.f("ix_rule_decisions_change_id"), "rule_decisions", ["change_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_rule_decisions_change_id"), table_name="rule_decisions")
    op.drop_table("rule_decisions")
    op.drop_table("rule_changes")
