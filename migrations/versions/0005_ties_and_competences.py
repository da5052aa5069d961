"""Ties between cases, matters on their way between units, competences of units, parts of letters"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_WORD = sa.String(40)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _ties()
    _incoming()
    _competent_bodies()
    with op.batch_alter_table("letters") as letters:
        letters.add_column(sa.Column("part_of_id", _ID, nullable=True))
        letters.add_column(sa.Column("request_key", sa.String(64), nullable=True))
        letters.create_foreign_key("fk_letters_part_of_id_letters", "letters", ["part_of_id"], ["id"])
        letters.create_unique_constraint("uq_letters_request_key", ["request_key"])


def _ties() -> None:
    op.create_table(
        "case_ties",
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("other_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("tied_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_ties_case_id_cases"),
        sa.ForeignKeyConstraint(["other_id"], ["cases.id"], name="fk_case_ties_other_id_cases"),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_case_ties_recorded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_case_ties"),
        sa.UniqueConstraint("case_id", "other_id", "kind", name="uq_case_ties_case_id_other_id_kind"),
    )
    op.create_index("ix_case_ties_case_id", "case_ties", ["case_id"])
    op.create_index("ix_case_ties_other_id", "case_ties", ["other_id"])


def _incoming() -> None:
    op.create_table(
        "incoming_matters",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("from_unit_id", _ID, nullable=False),
        sa.Column("from_case_id", _ID, nullable=False),
        sa.Column("from_position", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(300), nullable=False),
        sa.Column("sent_by_id", _ID, nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("case_kind", _WORD, nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("content", sa.String(20000), nullable=False),
        sa.Column("first_received_on", sa.Date(), nullable=False),
        sa.Column("contested_decision", sa.String(300), nullable=False),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("answered_by_id", _ID, nullable=True),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("id", _ID, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_incoming_matters_{column}_{table}"
            )
            for column, table in (
                ("unit_id", "units"),
                ("from_unit_id", "units"),
                ("from_case_id", "cases"),
                ("case_id", "cases"),
                ("sent_by_id", "people"),
                ("answered_by_id", "people"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_incoming_matters"),
        sa.UniqueConstraint(
            "from_case_id", "from_position", name="uq_incoming_matters_from_case_id_from_position"
        ),
    )
    op.create_index("ix_incoming_matters_from_case_id", "incoming_matters", ["from_case_id"])
    op.create_index("ix_incoming_matters_case_id", "incoming_matters", ["case_id"])
    op.create_index("ix_incoming_matters_unit_state", "incoming_matters", ["unit_id", "state"])


def _competent_bodies() -> None:
    op.create_table(
        "competent_bodies",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("competence", _WORD, nullable=False),
        sa.Column("to_unit_id", _ID, nullable=True),
        sa.Column("to_body", sa.String(200), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_competent_bodies_unit_id_units"),
        sa.ForeignKeyConstraint(["to_unit_id"], ["units.id"], name="fk_competent_bodies_to_unit_id_units"),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_competent_bodies_recorded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_competent_bodies"),
        sa.UniqueConstraint("request_key", name="uq_competent_bodies_request_key"),
    )
    op.create_index("ix_competent_bodies_unit_id", "competent_bodies", ["unit_id"])


def downgrade() -> None:
    with op.batch_alter_table("letters") as letters:
        letters.drop_constraint("uq_letters_request_key", type_="unique")
        letters.drop_constraint("fk_letters_part_of_id_letters", type_="foreignkey")
        letters.drop_column("request_key")
        letters.drop_column("part_of_id")
    for table in ("competent_bodies", "incoming_matters", "case_ties"):
        op.drop_table(table)
