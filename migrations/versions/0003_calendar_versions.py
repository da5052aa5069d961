"""The calendar as changes, each decided one a version; closures of one unit; settled cases pinned."""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_COUNTS = "confirmed"
_BEFORE_ANYTHING = datetime(2026, 1, 1, tzinfo=UTC)

_days = sa.table(
    "calendar_days",
    sa.column("day", sa.Date()),
    sa.column("works", sa.Boolean()),
    sa.column("name", sa.String()),
    sa.column("source", sa.String()),
    sa.column("status", sa.String()),
    sa.column("decided_by_id", sa.String()),
    sa.column("decided_at", _MOMENT),
)
_changes = sa.table(
    "calendar_changes",
    sa.column("id", sa.String()),
    sa.column("version", sa.Integer()),
    sa.column("status", sa.String()),
    sa.column("reason", sa.String()),
    sa.column("proposed_at", _MOMENT),
    sa.column("proposed_by_id", sa.String()),
    sa.column("decided_at", _MOMENT),
    sa.column("decided_by_id", sa.String()),
    sa.column("decision", sa.String()),
)
_changed = sa.table(
    "changed_days",
    sa.column("change_id", sa.String()),
    sa.column("day", sa.Date()),
    sa.column("works", sa.Boolean()),
    sa.column("name", sa.String()),
    sa.column("source", sa.String()),
)
_audit = sa.table(
    "audit",
    sa.column("number", sa.Integer()),
    sa.column("at", _MOMENT),
    sa.column("person_id", sa.String()),
    sa.column("deed", sa.String()),
    sa.column("object_id", sa.String()),
)
_installation = sa.table("installation", sa.column("id", sa.Integer()), sa.column("set_up_at", _MOMENT))
_cases = sa.table(
    "cases",
    sa.column("id", sa.String()),
    sa.column("status", sa.String()),
    sa.column("is_open", sa.Boolean()),
    sa.column("pinned_calendar", sa.Integer()),
    sa.column("pinned_rules", sa.Integer()),
)
_clocks = sa.table(
    "case_clocks",
    sa.column("case_id", sa.String()),
    sa.column("met_on", sa.Date()),
    sa.column("is_cancelled", sa.Boolean()),
)
_events = sa.table("case_events", sa.column("case_id", sa.String()), sa.column("recorded_at", _MOMENT))


def upgrade() -> None:
    _make_tables()
    connection = op.get_bind()
    rows = connection.execute(sa.select(_days).order_by(_days.c.day)).all()
    if rows:
        _write_versions(connection, rows)
    _pin_settled_cases(connection)
    op.drop_table("calendar_days")


def _make_tables() -> None:
    op.create_table(
        "calendar_changes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("proposed_at", _MOMENT, nullable=False),
        sa.Column("proposed_by_id", sa.String(32), nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decided_by_id", sa.String(32), nullable=True),
        sa.Column("acting_for_id", sa.String(32), nullable=True),
        sa.Column("decision", sa.String(500), nullable=False),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_changes"),
        sa.UniqueConstraint("version", name="uq_calendar_changes_version"),
        sa.UniqueConstraint("request_key", name="uq_calendar_changes_request_key"),
        *(
            sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_calendar_changes_{column}_people")
            for column in ("proposed_by_id", "decided_by_id", "acting_for_id")
        ),
    )
    op.create_table(
        "changed_days",
        sa.Column("change_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.PrimaryKeyConstraint("change_id", "day", name="pk_changed_days"),
        sa.ForeignKeyConstraint(
            ["change_id"], ["calendar_changes.id"], name="fk_changed_days_change_id_calendar_changes"
        ),
    )
    op.create_table(
        "closures",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("unit_id", sa.String(32), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by_id", sa.String(32), nullable=False),
        sa.Column("withdrawn_at", _MOMENT, nullable=True),
        sa.Column("request_key", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_closures"),
        sa.UniqueConstraint("request_key", name="uq_closures_request_key"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_closures_unit_id_units"),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name="fk_closures_recorded_by_id_people"),
    )
    op.create_index("ix_closures_unit_id", "closures", ["unit_id"])


def _write_versions(connection: sa.Connection, rows: list) -> None:
    """Make version 1 of what counted first, then one version of each decision the audit tells of.

    The old table held only how each day stands now. Whatever the audit does not explain is the last
    version, so that the newest calendar is exactly the one the table held.
    """
    by_day = {row.day.isoformat(): row for row in rows}
    decisions = connection.execute(
        sa.select(_audit)
        .where(_audit.c.deed.in_(("day.confirmed", "day.withdrawn")), _audit.c.object_id.in_(by_day))
        .order_by(_audit.c.number)
    ).all()
    decided = {line.object_id for line in decisions}
    # What is not dated by a decision is dated by what the audit knows, never by the day of the upgrade.
    known_first, known_last = connection.execute(
        sa.select(sa.func.min(_audit.c.at), sa.func.max(_audit.c.at))
    ).one()
    began = connection.scalar(sa.select(_installation.c.set_up_at)) or known_first or _BEFORE_ANYTHING
    first = [(row, row.works) for day, row in by_day.items() if _first(row, day, decided)]
    writer = _Writer(connection)
    writer.version(began, None, first)
    for line in decisions:
        row = by_day[line.object_id]
        counts = line.deed == "day.confirmed"
        if counts or writer.counted.get(row.day) is not None:
            writer.version(line.at, line.person_id, [(row, row.works if counts else None)])
        else:
            writer.add("withdrawn", None, line.at, line.person_id, [(row, row.works)])
    wanted = {row.day: row.works if row.status == _COUNTS else None for row in rows}
    left = [(row, wanted[row.day]) for row in rows if writer.counted.get(row.day) != wanted[row.day]]
    writer.version(known_last or began, None, left)
    _write_proposals(writer, [row for row in rows if row.status == "proposed"], began)


def _first(row: sa.Row, day: str, decided: set) -> bool:
    return row.status == _COUNTS and row.decided_by_id is None and day not in decided


def _write_proposals(writer: "_Writer", rows: list, began: datetime) -> None:
    """Days of one year that come from one document are one proposal: a swap is decided as a whole."""
    documents: dict = {}
    for row in rows:
        documents.setdefault((row.day.year, row.source, row.decided_by_id), []).append(row)
    for (_year, _source, person_id), days in documents.items():
        at = days[0].decided_at or began
        writer.add("proposed", None, at, person_id, [(row, row.works) for row in days])


class _Writer:
    """Writes changes, and remembers what counts after the last version."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.last = 0
        self.counted: dict = {}

    def version(self, at: datetime, person_id: str | None, days: list) -> None:
        if not days:
            return
        self.last += 1
        self.add(_COUNTS, self.last, at, person_id, days)
        self.counted |= {row.day: works for row, works in days}

    def add(self, status: str, version: int | None, at: datetime, person_id: str | None, days: list) -> None:
        change_id = uuid.uuid4().hex
        self.connection.execute(
            _changes.insert().values(
                id=change_id,
                version=version,
                status=status,
                reason="",
                proposed_at=at,
                proposed_by_id=person_id,
                decided_at=None if status == "proposed" else at,
                decided_by_id=None if status == "proposed" else person_id,
                decision="",
            )
        )
        self.connection.execute(
            _changed.insert(),
            [
                {"change_id": change_id, "works": works}
                | {"day": row.day, "name": row.name, "source": row.source}
                for row, works in days
            ],
        )


def _pin_settled_cases(connection: sa.Connection) -> None:
    """Pin what is closed, or rests without a clock that waits, to the calendar its last event met."""
    made = connection.execute(
        sa.select(_changes.c.version, _changes.c.decided_at)
        .where(_changes.c.version.is_not(None))
        .order_by(_changes.c.version)
    ).all()
    waits = sa.select(_clocks.c.case_id).where(_clocks.c.met_on.is_(None), sa.not_(_clocks.c.is_cancelled))
    last = sa.func.max(_events.c.recorded_at).label("last")
    settled = sa.select(_cases.c.id, last).join(_events, _events.c.case_id == _cases.c.id)
    rests = sa.and_(sa.not_(_cases.c.is_open), _cases.c.id.not_in(waits))
    asked = settled.where(sa.or_(_cases.c.status == "closed", rests)).group_by(_cases.c.id)
    for row in connection.execute(asked).all():
        # Version 1 is what the first start brought, before any case.
        then = [version.version for version in made[1:] if version.decided_at <= row.last]
        pins = {"pinned_calendar": then[-1] if then else min(1, len(made)), "pinned_rules": 0}
        connection.execute(_cases.update().where(_cases.c.id == row.id).values(**pins))


def downgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("decided_by_id", sa.String(32), nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_days"),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name="fk_calendar_days_decided_by_id_people"
        ),
    )
    connection = op.get_bind()
    if rows := _as_days(connection):
        connection.execute(_days.insert(), rows)
    connection.execute(_cases.update().values(pinned_calendar=None, pinned_rules=None))
    op.drop_index("ix_closures_unit_id", "closures")
    for table in ("closures", "changed_days", "calendar_changes"):
        op.drop_table(table)


def _as_days(connection: sa.Connection) -> list:
    """Give each day once: as it waits to be decided, else as it was decided last."""
    asked = (
        sa.select(_changes, _changed)
        .join(_changed, _changed.c.change_id == _changes.c.id)
        .order_by(_changes.c.version.is_(None), _changes.c.version, _changes.c.proposed_at)
    )
    days = {}
    for row in connection.execute(asked):
        known = days.get(row.day)
        if row.version is None and row.status != "proposed" and known:
            continue  # refused or taken back: the day stands as it stood
        counts = row.version is not None and row.works is not None
        days[row.day] = {
            "day": row.day,
            "works": bool(row.works) if row.works is not None else (known or {}).get("works", False),
            "name": row.name or (known or {}).get("name", ""),
            "source": row.source,
            "status": _COUNTS if counts else "proposed" if row.status == "proposed" else "withdrawn",
            "decided_by_id": row.decided_by_id or row.proposed_by_id,
            "decided_at": row.decided_at if row.decided_by_id else None,
        }
    return list(days.values())
