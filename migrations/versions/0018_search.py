"""The words by which things are found"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_search_entries()


def downgrade() -> None:
    op.drop_table("search_entries")


def _create_search_entries() -> None:
    op.create_table(
        "search_entries",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("thing_id", sa.String(32), nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_search_entries_case_id_cases"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_search_entries_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_case_id", "search_entries", ["case_id"])
    op.create_index("ix_search_entries_thing_thing_id", "search_entries", ["thing", "thing_id"])
    op.create_index("ix_search_entries_unit_id", "search_entries", ["unit_id", "id"])
