"""Dialogues of the head, their questions, and the commitments made there"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_dialogue_targets()
    _create_dialogues()
    _create_dialogue_participants()
    _create_dialogue_points()
    _create_dialogue_questions()
    _create_commitments()
    _create_commitment_notes()


def downgrade() -> None:
    op.drop_table("commitment_notes")
    op.drop_table("commitments")
    op.drop_table("dialogue_questions")
    op.drop_table("dialogue_points")
    op.drop_table("dialogue_participants")
    op.drop_table("dialogues")
    op.drop_table("dialogue_targets")


def _create_dialogue_targets() -> None:
    op.create_table(
        "dialogue_targets",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("with_whom", sa.String(40), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("plan_number", sa.String(60), nullable=False),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_dialogue_targets_recorded_by_id_people"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_dialogue_targets_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_dialogue_targets"),
        sa.UniqueConstraint(
            "unit_id", "year", "with_whom", name="uq_dialogue_targets_unit_id_year_with_whom"
        ),
    )
    op.create_index("ix_dialogue_targets_unit_id", "dialogue_targets", ["unit_id"])


def _create_dialogues() -> None:
    op.create_table(
        "dialogues",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("with_whom", sa.String(40), nullable=False),
        sa.Column("occasion", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("chair_id", _ID, nullable=False),
        sa.Column("secretary_id", _ID, nullable=True),
        sa.Column("requested_by", sa.String(200), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("notice_number", sa.String(60), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("announced_how", sa.String(300), nullable=False),
        sa.Column("questions_until", sa.Date(), nullable=True),
        sa.Column("agenda_sent_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("course", sa.String(5000), nullable=False),
        sa.Column("conclusion", sa.String(5000), nullable=False),
        sa.Column("minutes_year", sa.Integer(), nullable=True),
        sa.Column("minutes_number", sa.Integer(), nullable=True),
        sa.Column("minuted_on", sa.Date(), nullable=True),
        sa.Column("satisfied", sa.Integer(), nullable=False),
        sa.Column("partly_satisfied", sa.Integer(), nullable=False),
        sa.Column("unsatisfied", sa.Integer(), nullable=False),
        sa.Column("satisfaction_note", sa.String(1000), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_where", sa.String(300), nullable=False),
        sa.Column("published_content", sa.String(5000), nullable=False),
        sa.Column("called_off_on", sa.Date(), nullable=True),
        sa.Column("called_off_reason", sa.String(500), nullable=False),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["chair_id"], ["people.id"], name="fk_dialogues_chair_id_people"),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name="fk_dialogues_recorded_by_id_people"),
        sa.ForeignKeyConstraint(["secretary_id"], ["people.id"], name="fk_dialogues_secretary_id_people"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_dialogues_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_dialogues"),
        sa.UniqueConstraint("request_key", name="uq_dialogues_request_key"),
        sa.UniqueConstraint(
            "unit_id",
            "minutes_year",
            "minutes_number",
            name="uq_dialogues_unit_id_minutes_year_minutes_number",
        ),
    )
    op.create_index("ix_dialogues_held_on", "dialogues", ["held_on"])
    op.create_index("ix_dialogues_planned_on", "dialogues", ["planned_on"])
    op.create_index("ix_dialogues_unit_id", "dialogues", ["unit_id"])


def _create_dialogue_participants() -> None:
    op.create_table(
        "dialogue_participants",
        sa.Column("dialogue_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("absence", sa.String(300), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogues.id"], name="fk_dialogue_participants_dialogue_id_dialogues"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dialogue_participants"),
    )
    op.create_index("ix_dialogue_participants_dialogue_id", "dialogue_participants", ["dialogue_id"])


def _create_dialogue_points() -> None:
    op.create_table(
        "dialogue_points",
        sa.Column("dialogue_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(1000), nullable=False),
        sa.Column("presenter", sa.String(200), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogues.id"], name="fk_dialogue_points_dialogue_id_dialogues"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dialogue_points"),
    )
    op.create_index("ix_dialogue_points_dialogue_id", "dialogue_points", ["dialogue_id"])


def _create_dialogue_questions() -> None:
    op.create_table(
        "dialogue_questions",
        sa.Column("dialogue_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("came", sa.String(40), nullable=False),
        sa.Column("asked_by", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(120), nullable=False),
        sa.Column("topic_folded", sa.String(120), nullable=False),
        sa.Column("content", sa.String(5000), nullable=False),
        sa.Column("answer", sa.String(5000), nullable=False),
        sa.Column("answered_by", sa.String(200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_dialogue_questions_case_id_cases"),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogues.id"], name="fk_dialogue_questions_dialogue_id_dialogues"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_dialogue_questions_recorded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dialogue_questions"),
        sa.UniqueConstraint("dialogue_id", "position", name="uq_dialogue_questions_dialogue_id_position"),
        sa.UniqueConstraint("request_key", name="uq_dialogue_questions_request_key"),
    )
    op.create_index("ix_dialogue_questions_case_id", "dialogue_questions", ["case_id"])
    op.create_index("ix_dialogue_questions_dialogue_id", "dialogue_questions", ["dialogue_id"])
    op.create_index("ix_dialogue_questions_topic_folded", "dialogue_questions", ["topic_folded"])


def _create_commitments() -> None:
    op.create_table(
        "commitments",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("dialogue_id", _ID, nullable=True),
        sa.Column("question_id", _ID, nullable=True),
        sa.Column("session_id", _ID, nullable=True),
        sa.Column("topic", sa.String(120), nullable=False),
        sa.Column("topic_folded", sa.String(120), nullable=False),
        sa.Column("content", sa.String(2000), nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_note", sa.String(2000), nullable=False),
        sa.Column("replaced_by_id", _ID, nullable=True),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogues.id"], name="fk_commitments_dialogue_id_dialogues"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name="fk_commitments_owner_id_people"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["dialogue_questions.id"], name="fk_commitments_question_id_dialogue_questions"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_commitments_recorded_by_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["commitments.id"], name="fk_commitments_replaced_by_id_commitments"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["reception_sessions.id"], name="fk_commitments_session_id_reception_sessions"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_commitments_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_commitments"),
        sa.UniqueConstraint("request_key", name="uq_commitments_request_key"),
    )
    op.create_index("ix_commitments_dialogue_id", "commitments", ["dialogue_id"])
    op.create_index("ix_commitments_owner_id", "commitments", ["owner_id"])
    op.create_index("ix_commitments_question_id", "commitments", ["question_id"])
    op.create_index("ix_commitments_session_id", "commitments", ["session_id"])
    op.create_index("ix_commitments_topic_folded", "commitments", ["topic_folded"])
    op.create_index("ix_commitments_unit_due", "commitments", ["unit_id", "due_on", "id"])
    op.create_index("ix_commitments_unit_id", "commitments", ["unit_id"])


def _create_commitment_notes() -> None:
    op.create_table(
        "commitment_notes",
        sa.Column("commitment_id", _ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("told", sa.String(2000), nullable=False),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.Column("recorded_by_id", _ID, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name="fk_commitment_notes_commitment_id_commitments"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name="fk_commitment_notes_recorded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commitment_notes"),
        sa.UniqueConstraint("request_key", name="uq_commitment_notes_request_key"),
    )
    op.create_index("ix_commitment_notes_commitment_id", "commitment_notes", ["commitment_id"])
