"""People in cases, exclusions, and the register of what is held above a unit"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("parties") as parties:
        parties.add_column(sa.Column("person_id", _ID, nullable=True))
        parties.create_foreign_key("fk_parties_person_id_people", "people", ["person_id"], ["id"])
        parties.create_index("ix_parties_person_id", ["person_id"])
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("held_for_unit_id", _ID, nullable=True))
        cases.add_column(sa.Column("has_exclusions", sa.Boolean(), nullable=False, server_default=sa.false()))
        cases.create_foreign_key("fk_cases_held_for_unit_id_units", "units", ["held_for_unit_id"], ["id"])
        cases.create_index("ix_cases_held_for_unit_id", ["held_for_unit_id"])
    with op.batch_alter_table("sealed_entries") as entries:
        entries.add_column(sa.Column("from_unit_id", _ID, nullable=True))
        entries.add_column(sa.Column("register", sa.String(20), nullable=False, server_default="sealed"))
        entries.create_foreign_key("fk_sealed_entries_from_unit_id_units", "units", ["from_unit_id"], ["id"])
        entries.create_index("ix_sealed_entries_from_unit_id", ["from_unit_id"])
        entries.drop_constraint("uq_sealed_entries_unit_id_year_number", type_="unique")
        entries.create_unique_constraint(
            "uq_sealed_entries_unit_id_register_year_number", ["unit_id", "register", "year", "number"]
        )
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("cancelled_at", _MOMENT, nullable=True))
    _exclusions()


def _exclusions() -> None:
    op.create_table(
        "exclusions",
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("because_of_id", _ID, nullable=True),
        sa.Column("ground", sa.String(40), nullable=True),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("lifted_at", _MOMENT, nullable=True),
        sa.Column("lifted_by_id", _ID, nullable=True),
        sa.Column("lifted_why", sa.String(1000), nullable=False),
        sa.Column("id", _ID, nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_exclusions_{column}_{table}")
            for column, table in (
                ("case_id", "cases"),
                ("person_id", "people"),
                ("because_of_id", "people"),
                ("recorded_by_id", "people"),
                ("lifted_by_id", "people"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_exclusions"),
    )
    op.create_index("ix_exclusions_case_id", "exclusions", ["case_id"])
    op.create_index("ix_exclusions_person_id_lifted_at", "exclusions", ["person_id", "lifted_at"])


def downgrade() -> None:
    """Refuse where an older program would show what is held above to the unit it is about."""
    held = sa.text("SELECT count(*) FROM sealed_entries WHERE from_unit_id IS NOT NULL")
    if op.get_bind().execute(held).scalar():
        raise RuntimeError(
            "Denunciations of heads or deputies are held above their units here; an older program knows no "
            "wall around them. Hand them over on paper first."
        )
    op.drop_table("exclusions")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("cancelled_at")
    with op.batch_alter_table("sealed_entries") as entries:
        entries.drop_constraint("uq_sealed_entries_unit_id_register_year_number", type_="unique")
        entries.drop_constraint("fk_sealed_entries_from_unit_id_units", type_="foreignkey")
        entries.drop_index("ix_sealed_entries_from_unit_id")
        entries.create_unique_constraint(
            "uq_sealed_entries_unit_id_year_number", ["unit_id", "year", "number"]
        )
        entries.drop_column("register")
        entries.drop_column("from_unit_id")
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint("fk_cases_held_for_unit_id_units", type_="foreignkey")
        cases.drop_index("ix_cases_held_for_unit_id")
        cases.drop_column("has_exclusions")
        cases.drop_column("held_for_unit_id")
    with op.batch_alter_table("parties") as parties:
        parties.drop_constraint("fk_parties_person_id_people", type_="foreignkey")
        parties.drop_index("ix_parties_person_id")
        parties.drop_column("person_id")
