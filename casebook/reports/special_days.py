"""The special days of a year as they stand, the changes behind them, and how far they are known."""

from dataclasses import dataclass
from datetime import date

from casebook.law.known_days import horizon_needed, next_year_missing
from casebook.records.days import (
    CalendarChange,
    ChangedDay,
    calendar_now,
    days_at,
    proposed_changes,
    version_now,
    years_of_days,
)
from casebook.records.open_terms import last_running_due


@dataclass(frozen=True)
class DayRow:
    """A special day of a year; `proposal` is the change that waits to be decided about it."""

    changed: ChangedDay
    proposal: CalendarChange | None

    @property
    def state(self) -> str:
        """Say whether the day counts, waits, or was taken out again."""
        if self.proposal is not None:
            return "proposed"
        return "removed" if self.changed.works is None else "counts"


def days_of_year(year: int) -> list[DayRow]:
    """Tell the days off and worked Saturdays of a year in order, those proposed beside those that count."""
    rows = [DayRow(day, None) for day in days_at(version_now()).values()]
    rows += [DayRow(day, change) for change in proposed_changes() for day in change.days]
    found = [row for row in rows if row.changed.day.year == year]
    return sorted(found, key=lambda row: (row.changed.day, row.state))


def years(today: date) -> list[int]:
    """Tell the years with special days, and in any case this year and the next."""
    return sorted({*years_of_days(), today.year, today.year + 1})


@dataclass(frozen=True)
class Lacking:
    """What is not known of the days off though it is needed; nothing where all is known."""

    year: int | None
    """The first year whose days are needed now and not all known."""
    until: date | None
    """The day up to which they should be known for the longest term that runs."""
    known_until: date

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return self.year is not None or self.until is not None


def lacking_days(today: date) -> Lacking:
    """Say which days off are lacking: a year by its number, or a horizon shorter than what runs."""
    calendar = calendar_now()
    return Lacking(
        year=next_year_missing(calendar, today),
        until=horizon_needed(calendar, last_running_due()),
        known_until=calendar.known_until,
    )
