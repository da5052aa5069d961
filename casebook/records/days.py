"""The calendar of days off and worked Saturdays: a row of changes, each decided one making a version."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import ForeignKey, Select, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from casebook.law.calendar import Calendar
from casebook.law.holidays import SpecialDay
from casebook.law.known_days import known_until
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.people import Person
from casebook.records.read_once import read_once

_SATURDAY = 5


class ChangeStatus(StrEnum):
    """What became of a change of the calendar: only a confirmed one counts."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class CalendarChange(Keyed, Base):
    """Days that change together: proposed with a reason, decided by somebody, never edited.

    Once confirmed it is a version of the calendar. Who proposed is empty for what the program came with.
    """

    __tablename__ = "calendar_changes"

    version: Mapped[int | None] = mapped_column(unique=True)
    status: Mapped[ChangeStatus] = mapped_column(word_of(ChangeStatus))
    reason: Mapped[str] = mapped_column(Words(500), default="")
    proposed_at: Mapped[datetime] = mapped_column(Moment())
    proposed_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment())
    decided_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """In whose place the person who decided acted."""
    decision: Mapped[str] = mapped_column(Words(500), default="")
    """The word whoever decided left with it."""
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)

    days: Mapped[list["ChangedDay"]] = relationship(order_by="ChangedDay.day")
    proposed_by: Mapped[Person | None] = relationship(foreign_keys=[proposed_by_id])
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])


class ChangedDay(Base):
    """What a change makes of one day: off though a weekday, worked though a weekend, or ordinary again."""

    __tablename__ = "changed_days"

    change_id: Mapped[str] = mapped_column(ForeignKey("calendar_changes.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool | None]
    """None: the day is again what its weekday says."""
    name: Mapped[str] = mapped_column(Words(200), default="")
    source: Mapped[str] = mapped_column(Words(300), default="")
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    """Hours of a worked weekend that is not worked whole: they bound receptions, never a term."""


def version_now() -> int:
    """Give the number of the calendar that counts; 0 before any day was put into it."""
    _change_id, version = _newest()
    return version


def calendar_now() -> Calendar:
    """Give the calendar the installation counts by: the newest version."""
    _version, calendar = newest_calendar()
    return calendar


def newest_calendar() -> tuple[int, Calendar]:
    """Give the calendar the installation counts by, with its version."""
    change_id, version = _newest()
    if not version:
        return 0, Calendar.shipped()
    return version, _calendar(change_id, version, frozenset(waiting_years()))


def calendar_at(version: int) -> Calendar:
    """Give the calendar as it stood at a version, whatever was decided or shipped since."""
    change_id = db.session.scalar(select(CalendarChange.id).where(CalendarChange.version == version))
    return Calendar.shipped() if change_id is None else _calendar(change_id, version, frozenset())


def _newest() -> tuple[str, int]:
    return read_once("newest calendar", _read_newest)


def _read_newest() -> tuple[str, int]:
    # Columns, not rows of the class: this is asked with every event that is recorded.
    change = CalendarChange
    asked = select(change.id, change.version).where(change.version.is_not(None))
    found = db.session.execute(asked.order_by(change.version.desc()).limit(1)).one_or_none()
    return (found.id, found.version or 0) if found else ("", 0)


def waiting_years() -> set[int]:
    """Give the years of which some day still waits to be decided."""
    return {day.year for day in waiting_days()}


def waiting_days() -> frozenset[date]:
    """Give every day that waits to be decided."""
    return read_once("waiting days", lambda: frozenset(db.session.scalars(_waiting())))


def _waiting() -> Select[date]:
    proposed = CalendarChange.status == ChangeStatus.PROPOSED
    return select(ChangedDay.day).join(CalendarChange).where(proposed)


# A version never changes, and its id is random: the same in no other database.
@lru_cache(maxsize=16)
def _calendar(change_id: str, version: int, waiting: frozenset[int]) -> Calendar:
    days = [special_of(day) for day in days_at(version).values() if day.works is not None]
    return Calendar(days, known_until(days, waiting))


def special_of(day: ChangedDay) -> SpecialDay:
    """Give a changed day as the law reads it; one that is ordinary again counts for nothing."""
    return SpecialDay(day.day, bool(day.works), day.name, day.source, confirmed=day.works is not None)


def days_at(version: int) -> dict[date, ChangedDay]:
    """Give the special days of a version, also those made ordinary again, each as decided last."""
    asked = (
        select(ChangedDay)
        .join(CalendarChange)
        .where(CalendarChange.version <= version)
        .order_by(CalendarChange.version)
    )
    return {row.day: row for row in db.session.scalars(asked)}


def calendar_with(days: Iterable[ChangedDay]) -> Calendar:
    """Give the calendar as it would be with some days changed."""
    return calendar_now().with_days([special_of(day) for day in days])


def hours_of_worked_day(day: date) -> tuple[time, time] | None:
    """Give the hours of a weekend worked only in part; None for any other day."""
    if day.weekday() < _SATURDAY:
        return None
    found = days_at(version_now()).get(day)
    if found is None or not found.works or found.opens is None or found.closes is None:
        return None
    return found.opens, found.closes


def _changes() -> Select[CalendarChange]:
    return select(CalendarChange).options(selectinload(CalendarChange.days))


def change_by_id(change_id: str) -> CalendarChange | None:
    """Find a change of the calendar."""
    return db.session.get(CalendarChange, change_id)


def change_by_key(request_key: str | None) -> CalendarChange | None:
    """Find the change a form sent twice has made already."""
    if request_key is None:
        return None
    return db.session.scalar(select(CalendarChange).where(CalendarChange.request_key == request_key))


def proposed_changes() -> Sequence[CalendarChange]:
    """Give the changes that wait to be decided, the one with the earliest day first."""
    found = db.session.scalars(_changes().where(CalendarChange.status == ChangeStatus.PROPOSED)).all()
    return sorted(found, key=lambda change: (change.days[0].day, change.id))


def decided_changes() -> Sequence[CalendarChange]:
    """Give the changes somebody decided about, and what the program came with, the newest first."""
    decided = _changes().where(CalendarChange.status != ChangeStatus.PROPOSED)
    newest_first = (CalendarChange.decided_at.desc(), CalendarChange.version.desc(), CalendarChange.id)
    return db.session.scalars(decided.order_by(*newest_first)).all()


def change_of_version(version: int) -> CalendarChange | None:
    """Find the change that made a version."""
    return db.session.scalar(select(CalendarChange).where(CalendarChange.version == version))


def mentioned_days() -> set[date]:
    """Give every day any change was ever about, whatever became of it."""
    return set(db.session.scalars(select(ChangedDay.day).distinct()))


def years_of_days() -> list[int]:
    """Give the years of which some special day is known or proposed, in order."""
    first, last = db.session.execute(select(func.min(ChangedDay.day), func.max(ChangedDay.day))).one()
    return list(range(first.year, last.year + 1)) if first else []
