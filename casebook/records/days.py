"""Days off and worked Saturdays as this installation knows them: shipped, proposed, confirmed."""

from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import ForeignKey, Select, func, select
from sqlalchemy.orm import Mapped, mapped_column

from casebook.law.calendar import Calendar
from casebook.law.holidays import SHIPPED_DAYS, SpecialDay
from casebook.law.known_days import known_until
from casebook.records.base import Base, Moment, Words, db, word_of


class DayStatus(StrEnum):
    """Whether a day counts: only a confirmed one does; a withdrawn one is kept, so that it stays decided."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"


class CalendarDay(Base):
    """A day that is off though a weekday, or worked though a Saturday or Sunday."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool]
    name: Mapped[str] = mapped_column(Words(200))
    source: Mapped[str] = mapped_column(Words(300))
    status: Mapped[DayStatus] = mapped_column(word_of(DayStatus))
    decided_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment())


def days_of(first: date, last: date) -> Select[CalendarDay]:
    """Select the special days of a span, in order."""
    return select(CalendarDay).where(CalendarDay.day.between(first, last)).order_by(CalendarDay.day)


def calendar_now() -> Calendar:
    """Build the calendar the installation counts by.

    The days shipped with the program count, unless the table says otherwise of one; a proposed
    one does not count until an administrator confirms it.
    """
    day = CalendarDay
    # Columns, not rows of the class: this is asked with every event that is recorded.
    asked = select(day.day, day.works, day.name, day.source, day.status).order_by(day.day)
    rows = db.session.execute(asked).all()
    return _calendar(
        tuple(
            SpecialDay(row.day, row.works, row.name, row.source, row.status is DayStatus.CONFIRMED)
            for row in rows
        ),
        frozenset(row.day for row in rows if row.status is DayStatus.WITHDRAWN),
    )


def version_now() -> int:
    """Give the number of the calendar the installation counts by."""
    return 0


def calendar_at(version: int) -> Calendar:
    """Give the calendar as it stood at a version."""
    return calendar_now()


@lru_cache(maxsize=4)
def _calendar(days: tuple[SpecialDay, ...], withdrawn: frozenset[date]) -> Calendar:
    # A withdrawn day neither counts nor is waited for.
    known = {special.day: special for special in (*SHIPPED_DAYS, *days) if special.day not in withdrawn}
    return Calendar.shipped().with_days(days, known_until(known.values()))


def special_day(day: date) -> CalendarDay | None:
    """Find a special day by its date."""
    return db.session.get(CalendarDay, day)


def years_of_days() -> list[int]:
    """Give the years of which some special day is known, in order."""
    first, last = db.session.execute(select(func.min(CalendarDay.day), func.max(CalendarDay.day))).one()
    return list(range(first.year, last.year + 1)) if first else []
