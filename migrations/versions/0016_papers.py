"""Papers on forms, a unit's own templates, and scans matched to their step"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)

_LINKS = {
    "dialogue_id": "dialogues",
    "commitment_id": "commitments",
    "event_id": "case_events",
    "paper_id": "papers",
}


def upgrade() -> None:
    _create_paper_settings()
    _create_paper_templates()
    _create_papers()
    with op.batch_alter_table("attachments") as attachments:
        for column, table in _LINKS.items():
            attachments.add_column(sa.Column(column, _ID, nullable=True))
            attachments.create_foreign_key(f"fk_attachments_{column}_{table}", table, [column], ["id"])
            attachments.create_index(f"ix_attachments_{column}", [column])


def downgrade() -> None:
    with op.batch_alter_table("attachments") as attachments:
        for column, table in _LINKS.items():
            attachments.drop_index(f"ix_attachments_{column}")
            attachments.drop_constraint(f"fk_attachments_{column}_{table}", type_="foreignkey")
            attachments.drop_column(column)
    op.drop_table("papers")
    op.drop_table("paper_templates")
    op.drop_table("paper_settings")


def _create_paper_settings() -> None:
    op.create_table(
        "paper_settings",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("one_register", sa.Boolean(), nullable=False),
        sa.Column("head_title", sa.String(100), nullable=False),
        sa.Column("body_name", sa.String(100), nullable=False),
        sa.Column("recipients", sa.String(1000), nullable=False),
        sa.Column("archive_line", sa.String(100), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["people.id"], name="fk_paper_settings_changed_by_id_people"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_paper_settings_unit_id_units"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_paper_settings"),
    )


def _create_paper_templates() -> None:
    op.create_table(
        "paper_templates",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("form_since", sa.Date(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("uploaded_by_id", _ID, nullable=False),
        sa.Column("uploaded_at", _MOMENT, nullable=False),
        sa.Column("retired_at", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_paper_templates_unit_id_units"),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["people.id"], name="fk_paper_templates_uploaded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_templates"),
    )
    op.create_index("ix_paper_templates_unit_form", "paper_templates", ["unit_id", "form"])
    op.create_index("ix_paper_templates_unit_id", "paper_templates", ["unit_id"])


def _create_papers() -> None:
    op.create_table(
        "papers",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("dialogue_id", _ID, nullable=True),
        sa.Column("session_id", _ID, nullable=True),
        sa.Column("commitment_id", _ID, nullable=True),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("form_since", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("register", sa.String(40), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("signer_id", _ID, nullable=True),
        sa.Column("signer_name", sa.String(120), nullable=False),
        sa.Column("signer_title", sa.String(120), nullable=False),
        sa.Column("capacity", sa.String(40), nullable=False),
        sa.Column("event_id", _ID, nullable=True),
        sa.Column("started_from_id", _ID, nullable=True),
        sa.Column("template_id", _ID, nullable=True),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("made_by_id", _ID, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_papers_case_id_cases"),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name="fk_papers_commitment_id_commitments"
        ),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogues.id"], name="fk_papers_dialogue_id_dialogues"),
        sa.ForeignKeyConstraint(["event_id"], ["case_events.id"], name="fk_papers_event_id_case_events"),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name="fk_papers_made_by_id_people"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["reception_sessions.id"], name="fk_papers_session_id_reception_sessions"
        ),
        sa.ForeignKeyConstraint(["signer_id"], ["people.id"], name="fk_papers_signer_id_people"),
        sa.ForeignKeyConstraint(["started_from_id"], ["papers.id"], name="fk_papers_started_from_id_papers"),
        sa.ForeignKeyConstraint(
            ["template_id"], ["paper_templates.id"], name="fk_papers_template_id_paper_templates"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_papers_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        sa.UniqueConstraint("request_key", name="uq_papers_request_key"),
        sa.UniqueConstraint(
            "unit_id", "register", "year", "number", name="uq_papers_unit_id_register_year_number"
        ),
    )
    op.create_index("ix_papers_case_id", "papers", ["case_id"])
    op.create_index("ix_papers_commitment_id", "papers", ["commitment_id"])
    op.create_index("ix_papers_dialogue_id", "papers", ["dialogue_id"])
    op.create_index("ix_papers_event_id", "papers", ["event_id"])
    op.create_index("ix_papers_session_id", "papers", ["session_id"])
    op.create_index("ix_papers_unit_id", "papers", ["unit_id"])
