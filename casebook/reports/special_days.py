"""The special days of a year, and which years can be looked at."""

from datetime import date

from casebook.records.base import db
from casebook.records.days import CalendarDay, days_of, years_of_days


def days_of_year(year: int) -> list[CalendarDay]:
    """Tell the days off and worked Saturdays of a year, in order."""
    return list(db.session.scalars(days_of(date(year, 1, 1), date(year, 12, 31))))


def years(today: date) -> list[int]:
    """Tell the years with special days, and in any case this year and the next."""
    return sorted({*years_of_days(), today.year, today.year + 1})
