"""Second factors, recovery codes, confirmed sign-ins, replaced devices, sign-in by an office's own provider"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_WORD = sa.String(40)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("installation") as installation:
        installation.add_column(
            sa.Column("second_factor_required", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    # Where real people's matters stand already, everybody enrols a device at the next sign-in.
    installation = sa.table(
        "installation",
        sa.column("sample", sa.Boolean()),
        sa.column("set_up_at", _MOMENT),
        sa.column("second_factor_required", sa.Boolean()),
    )
    op.execute(
        installation.update()
        .where(installation.c.sample.is_(False), installation.c.set_up_at.is_not(None))
        .values(second_factor_required=True)
    )
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.add_column(
            sa.Column("stage", _WORD, nullable=False, server_default="one_factor")
        )
        sign_ins.add_column(sa.Column("confirmed_at", _MOMENT, nullable=True))
    _make_devices()
    _make_device_requests()
    _make_office_links()


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def _make_devices() -> None:
    op.create_table(
        "devices",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("standing", _WORD, nullable=False),
        sa.Column("data_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_seed", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("in_use_since", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("devices", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_devices"),
        sa.UniqueConstraint("person_id", "standing", name="uq_devices_person_id_standing"),
    )
    op.create_index("ix_devices_person_id", "devices", ["person_id"])
    op.create_table(
        "recovery_codes",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("recovery_codes", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_codes"),
        sa.UniqueConstraint("code_hash", name="uq_recovery_codes_code_hash"),
    )
    op.create_index("ix_recovery_codes_person_id", "recovery_codes", ["person_id"])


def _make_device_requests() -> None:
    op.create_table(
        "device_requests",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("asked_by_id", _ID, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("confirmed_by_id", _ID, nullable=True),
        sa.Column("confirmed_at", _MOMENT, nullable=True),
        sa.Column("link_hash", sa.String(64), nullable=True),
        sa.Column("link_until", _MOMENT, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("ended_why", _WORD, nullable=True),
        sa.Column("id", _ID, nullable=False),
        _to("device_requests", "person_id", "people"),
        _to("device_requests", "unit_id", "units"),
        _to("device_requests", "asked_by_id", "people"),
        _to("device_requests", "confirmed_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_device_requests"),
        sa.UniqueConstraint("link_hash", name="uq_device_requests_link_hash"),
    )
    op.create_index("ix_device_requests_person_id", "device_requests", ["person_id"])
    op.create_index("ix_device_requests_unit_id", "device_requests", ["unit_id"])


def _make_office_links() -> None:
    op.create_table(
        "office_links",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("subject", sa.String(400), nullable=False),
        sa.Column("linked_by_id", _ID, nullable=False),
        sa.Column("linked_at", _MOMENT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        _to("office_links", "person_id", "people"),
        _to("office_links", "linked_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_office_links"),
        sa.UniqueConstraint("person_id", name="uq_office_links_person_id"),
        sa.UniqueConstraint("subject", name="uq_office_links_subject"),
    )


def downgrade() -> None:
    for table in ("office_links", "device_requests", "recovery_codes", "devices"):
        op.drop_table(table)
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.drop_column("confirmed_at")
        sign_ins.drop_column("stage")
    with op.batch_alter_table("installation") as installation:
        installation.drop_column("second_factor_required")
