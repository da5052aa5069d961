"""Saved views of lists, lists that were exported, cases by the day they came"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_saved_views()
    _create_list_exports()
    _create_export_pieces()
    op.create_index("ix_cases_unit_received", "cases", ["unit_id", "received_on", "id"])


def downgrade() -> None:
    op.drop_index("ix_cases_unit_received", "cases")
    op.drop_table("export_pieces")
    op.drop_table("list_exports")
    op.drop_table("saved_views")


def _create_saved_views() -> None:
    op.create_table(
        "saved_views",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("page", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("query", sa.String(2000), nullable=False),
        sa.Column("saved_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_saved_views_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("person_id", "page", "name", name="uq_saved_views_person_id_page_name"),
    )


def _create_list_exports() -> None:
    op.create_table(
        "list_exports",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("page", sa.String(40), nullable=False),
        sa.Column("query", sa.String(2000), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("data_key", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_list_exports_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_list_exports"),
    )
    op.create_index("ix_list_exports_person_id", "list_exports", ["person_id"])
    op.create_index("ix_list_exports_asked_at", "list_exports", ["asked_at"])


def _create_export_pieces() -> None:
    op.create_table(
        "export_pieces",
        sa.Column("export_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("is_filled", sa.Boolean(), nullable=False),
        sa.Column("kept", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"], ["list_exports.id"], name="fk_export_pieces_export_id_list_exports"
        ),
        sa.PrimaryKeyConstraint("export_id", "position", name="pk_export_pieces"),
    )
