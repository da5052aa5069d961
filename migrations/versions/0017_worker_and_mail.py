"""Jobs for a worker, letters tried again, how mail is sent and worded"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_jobs()
    _create_worker_beats()
    _create_mail_settings()
    _create_letter_texts()
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
        outbox.add_column(sa.Column("next_try_at", _MOMENT, nullable=True))
        outbox.add_column(sa.Column("claimed_by", sa.String(80), server_default="", nullable=False))
        outbox.add_column(sa.Column("claimed_until", _MOMENT, nullable=True))
        outbox.add_column(sa.Column("failure", sa.String(40), server_default="", nullable=False))
        outbox.add_column(sa.Column("given_up_at", _MOMENT, nullable=True))
        outbox.create_index("ix_outbox_waiting", ["sent_at", "cancelled_at", "next_try_at"])


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_waiting")
        outbox.drop_column("given_up_at")
        outbox.drop_column("failure")
        outbox.drop_column("claimed_until")
        outbox.drop_column("claimed_by")
        outbox.drop_column("next_try_at")
        outbox.drop_column("attempts")
    op.drop_table("letter_texts")
    op.drop_table("mail_settings")
    op.drop_table("worker_beats")
    op.drop_table("jobs")


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("unit_id", _ID, nullable=True),
        sa.Column("asked_by_id", _ID, nullable=True),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("queued_at", _MOMENT, nullable=False),
        sa.Column("claimed_by", sa.String(80), nullable=False),
        sa.Column("claimed_until", _MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("failure", sa.String(200), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("finished_at", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name="fk_jobs_asked_by_id_people"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_jobs_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.UniqueConstraint("key", name="uq_jobs_key"),
    )
    op.create_index("ix_jobs_asked_by_id", "jobs", ["asked_by_id"])
    op.create_index("ix_jobs_state_not_before", "jobs", ["state", "not_before"])
    op.create_index("ix_jobs_unit_id", "jobs", ["unit_id"])


def _create_worker_beats() -> None:
    op.create_table(
        "worker_beats",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("beat_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_worker_beats"),
    )
    op.create_index("ix_worker_beats_beat_at", "worker_beats", ["beat_at"])


def _create_mail_settings() -> None:
    op.create_table(
        "mail_settings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("server", sa.String(200), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("security", sa.String(40), nullable=False),
        sa.Column("username", sa.String(200), nullable=False),
        sa.Column("sealed_password", sa.LargeBinary(), nullable=True),
        sa.Column("sender", sa.String(200), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("proven_at", _MOMENT, nullable=True),
        sa.Column("failing_since", _MOMENT, nullable=True),
        sa.Column("failure", sa.String(40), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("next_round_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["people.id"], name="fk_mail_settings_changed_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mail_settings"),
    )


def _create_letter_texts() -> None:
    op.create_table(
        "letter_texts",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("body", sa.String(4000), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["people.id"], name="fk_letter_texts_changed_by_id_people"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_letter_texts_unit_id_units"),
        sa.PrimaryKeyConstraint("unit_id", "kind", "language", name="pk_letter_texts"),
    )
