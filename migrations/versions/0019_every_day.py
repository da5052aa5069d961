"""When a unit is reminded, addresses of calendars"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_reminder_settings()
    _create_reminder_days()
    _create_escalations()
    _create_calendar_feeds()


def downgrade() -> None:
    op.drop_table("calendar_feeds")
    op.drop_table("escalations")
    op.drop_table("reminder_days")
    op.drop_table("reminder_settings")


def _create_reminder_settings() -> None:
    op.create_table(
        "reminder_settings",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["people.id"], name="fk_reminder_settings_changed_by_id_people"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_reminder_settings_unit_id_units"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_reminder_settings"),
    )


def _create_reminder_days() -> None:
    op.create_table(
        "reminder_days",
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("days", sa.String(40), nullable=False),
        sa.Column("changed_by_id", _ID, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["people.id"], name="fk_reminder_days_changed_by_id_people"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_reminder_days_unit_id_units"),
        sa.PrimaryKeyConstraint("unit_id", "rule", name="pk_reminder_days"),
    )


def _create_escalations() -> None:
    op.create_table(
        "escalations",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("due_key", sa.String(80), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_escalations_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_escalations"),
        sa.UniqueConstraint("person_id", "due_key", name="uq_escalations_person_id_due_key"),
    )


def _create_calendar_feeds() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT, nullable=True),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_calendar_feeds_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feeds"),
        sa.UniqueConstraint("secret_hash", name="uq_calendar_feeds_secret_hash"),
    )
    op.create_index("ix_calendar_feeds_person_id", "calendar_feeds", ["person_id"])
