"""On which days somebody is reminded of what falls due: working days before it, and each one after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casebook.law.calendar import Calendar
from casebook.law.rules import RULES
from casebook.records.reminders import reminder_days_of, reminder_settings_of
from casebook.reports.dues import Due, Share

OPENS_AT, CLOSES_AT = time(7, 30), time(16, 30)
DAYS_BEFORE = (5, 2, 0)
"""Working days before the due day; 0 is the day itself."""
MOST_DAYS = 30
OTHERS = ""
"""Stands for every clock that has no days of its own."""

_KEY_OF = {version.id: rule.key for rule in RULES.values() for version in rule.versions}


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When the letters of a unit go out, and whether they do."""

    opens_at: time = OPENS_AT
    closes_at: time = CLOSES_AT
    by_mail: bool = True

    def hold_at(self, wall: datetime) -> bool:
        """Say whether letters go out at a moment, as a Vietnamese clock shows it."""
        return self.opens_at <= wall.time() < self.closes_at


def hours_of(unit_id: str) -> Hours:
    """Give the hours a unit settled, or the shipped ones."""
    row = reminder_settings_of(unit_id)
    if row is None:
        return Hours()
    return Hours(opens_at=row.opens_at, closes_at=row.closes_at, by_mail=row.by_mail)


def days_told(days: str) -> tuple[int, ...]:
    """Read stored days."""
    return tuple(int(one) for one in days.split(",") if one)


@dataclass(frozen=True)
class DaysBefore:
    """The days of the units somebody works in, by unit and clock."""

    known: Mapping[str, Mapping[str, str]]

    def of(self, due: Due) -> tuple[int, ...]:
        """Give on how many working days before its day something is reminded of."""
        unit = self.known.get(due.unit_id, {})
        for rule in (_KEY_OF.get(due.rule, due.rule), OTHERS):
            if rule in unit:
                return days_told(unit[rule])
        return DAYS_BEFORE

    @property
    def longest(self) -> int:
        """The most working days before any day."""
        told = [max(days_told(days), default=0) for unit in self.known.values() for days in unit.values()]
        return max([*DAYS_BEFORE, *told])


def days_before(unit_ids: frozenset[str]) -> DaysBefore:
    """Give the days of some units."""
    return DaysBefore(reminder_days_of(unit_ids))


def last_reminded_day(today: date, longest: int, calendar: Calendar) -> date:
    """Give the last day that is at most so many working days away."""
    return calendar.add_wd(today, longest + 1).due_on - timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Since:
    """Since when somebody was not reminded, by which calendar and days."""

    today: date
    last: date | None
    """The day of their last digest."""
    calendar: Calendar
    days: DaysBefore

    def reminds_of(self, due: Due) -> bool:
        """Say whether something of one's own is told today: one of its days came since, or it is late."""
        if due.share is not Share.MINE:
            return False
        if due.due_on < self.today:
            return True
        left = self.calendar.working_days_between(self.today, due.due_on)
        before = None if self.last is None else self.calendar.working_days_between(self.last, due.due_on)
        return any(left <= days and (before is None or before > days) for days in self.days.of(due))
