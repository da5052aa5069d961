"""When a unit is reminded of what falls due, and what was told to whoever leads it once it was overdue."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, UniqueConstraint, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words, db, new_id
from casebook.records.outbox import OutboxRow
from casebook.records.people import Absence, Appointment, Person, in_force

_AT_ONCE = 500


class ReminderSettings(Base):
    """In which hours a unit's letters go out, and whether they do; none stored: the shipped ones."""

    __tablename__ = "reminder_settings"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    opens_at: Mapped[time]
    closes_at: Mapped[time]
    by_mail: Mapped[bool]
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())


class ReminderDays(Base):
    """How many working days before its due day a clock is reminded of; rule "" stands for all others."""

    __tablename__ = "reminder_days"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(Words(20), primary_key=True)
    days: Mapped[str] = mapped_column(Words(40))
    """Numbers of working days, largest first, with commas: `5,2,0`."""
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())


class Escalation(Keyed, Base):
    """That somebody else's overdue work was told to whoever leads the unit, or stands above it: once each."""

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("person_id", "due_key"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    due_key: Mapped[str] = mapped_column(Words(80))
    """What fell due and when (reports.dues.Due.key): the same with a new day is told anew."""
    told_on: Mapped[date]


def reminder_settings_of(unit_id: str) -> ReminderSettings | None:
    """Give what a unit settled about its reminders; None where the shipped settings hold."""
    return db.session.get(ReminderSettings, unit_id)


def reminder_days_of(unit_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Give the days units settled, by unit and clock ("" for all other clocks)."""
    found: dict[str, dict[str, str]] = {}
    for row in db.session.scalars(select(ReminderDays).where(ReminderDays.unit_id.in_(unit_ids))):
        found.setdefault(row.unit_id, {})[row.rule] = row.days
    return found


def reminder_day(session: Session, unit_id: str, rule: str) -> ReminderDays | None:
    """Give the days a unit settled for one clock."""
    return session.get(ReminderDays, (unit_id, rule))


def people_at_work(day: date) -> Iterator[Person]:
    """Give everybody who holds a role on a day, or stands in for somebody who is away."""
    held = select(Appointment.person_id).where(*in_force(day))
    away = select(Absence.stand_in_id).where(Absence.since <= day, Absence.until >= day)
    asked = select(Person).where(Person.active, or_(Person.id.in_(held), Person.id.in_(away)))
    yield from db.session.scalars(asked.order_by(Person.id)).all()


def units_away(day: date) -> dict[str, set[str]]:
    """Give, by person, the units in which somebody stands in for them on a day."""
    away: dict[str, set[str]] = {}
    asked = select(Absence.person_id, Absence.unit_id).where(Absence.since <= day, Absence.until >= day)
    for person_id, unit_id in db.session.execute(asked):
        away.setdefault(person_id, set()).add(unit_id)
    return away


def last_letters(kind: str) -> dict[str, str]:
    """Give, by recipient, the occasion of the last letter of a kind whose occasions sort by their day."""
    rows = db.session.execute(
        select(OutboxRow.recipient_id, func.max(OutboxRow.occasion))
        .where(OutboxRow.kind == kind)
        .group_by(OutboxRow.recipient_id)
    )
    return {row[0]: row[1] for row in rows}


def supersede(session: Session, kind: str, occasion: str, recipients: Collection[str], now: datetime) -> None:
    """Cancel what still waits of a kind from before an occasion: the letter of today tells all of it."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.kind == kind,
            OutboxRow.occasion < occasion,
            OutboxRow.recipient_id.in_(recipients),
            OutboxRow.sent_at.is_(None),
            OutboxRow.cancelled_at.is_(None),
        )
        .values(cancelled_at=now)
        .execution_options(synchronize_session=False)
    )


def told_before(person_id: str) -> dict[str, date]:
    """Give what was told to somebody as overdue work of others, and on which day."""
    rows = db.session.execute(
        select(Escalation.due_key, Escalation.told_on).where(Escalation.person_id == person_id)
    )
    return {row[0]: row[1] for row in rows}


def add_missing(
    session: Session, table: type[Escalation] | type[OutboxRow], rows: Iterable[Mapping[str, object]]
) -> int:
    """Add rows unless they are there, also by another worker at this moment; give how many are new."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = [{"id": new_id(), **row} for row in rows]
    new = 0
    for start in range(0, len(values), _AT_ONCE):
        part = insert(table).values(values[start : start + _AT_ONCE]).on_conflict_do_nothing()
        new += len(session.execute(part.returning(table.id)).all())
    return new
