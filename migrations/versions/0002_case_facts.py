"""What the law asks of a case: discipline, labour, a group, the contested decision; what it is pinned to"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NO = sa.false()


def upgrade() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("first_kind", sa.String(40), nullable=False, server_default=""))
        cases.add_column(sa.Column("discipline", sa.Boolean(), nullable=False, server_default=_NO))
        cases.add_column(sa.Column("dismissal", sa.Boolean(), nullable=False, server_default=_NO))
        cases.add_column(sa.Column("labour", sa.Boolean(), nullable=False, server_default=_NO))
        cases.add_column(sa.Column("is_anonymous", sa.Boolean(), nullable=False, server_default=_NO))
        cases.add_column(sa.Column("group_size", sa.Integer(), nullable=False, server_default="1"))
        cases.add_column(sa.Column("contested_number", sa.String(60), nullable=False, server_default=""))
        cases.add_column(sa.Column("contested_form", sa.String(40), nullable=True))
        cases.add_column(sa.Column("pinned_calendar", sa.Integer(), nullable=True))
        cases.add_column(sa.Column("pinned_rules", sa.Integer(), nullable=True))
        cases.add_column(sa.Column("sealed_entry_id", sa.String(32), nullable=True))
        cases.create_foreign_key("fk_cases_sealed_entry_id_sealed_entries", "sealed_entries", ["sealed_entry_id"], ["id"])
    # Until now nothing could change what a case had been registered as.
    op.execute("UPDATE cases SET first_kind = kind")


def downgrade() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint("fk_cases_sealed_entry_id_sealed_entries", type_="foreignkey")
        for column in (
            "sealed_entry_id",
            "pinned_rules",
            "pinned_calendar",
            "contested_form",
            "contested_number",
            "group_size",
            "is_anonymous",
            "labour",
            "dismissal",
            "discipline",
            "first_kind",
        ):
            cases.drop_column(column)
