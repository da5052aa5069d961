"""Which days a plan of reception means: each 15th, each second Monday, or days named one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casebook.law.calendar import Calendar, DayNote
from casebook.law.quotas import last_of_month

LAST_OF_MONTH = 5
_DAYS_OF_WEEK = 7
_LONGEST_PLAN_MONTHS = 12


class PatternKind(StrEnum):
    """How the days of a plan are named."""

    DAY_OF_MONTH = "day_of_month"
    NTH_WEEKDAY = "nth_weekday"
    SINGLE_DAYS = "single_days"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """The days a plan means, over whole months from `first_month` on.

    `nth` is 1 to 4, or LAST_OF_MONTH; `weekday` counts from 0, Monday. A day of month the month does
    not have means its last day.
    """

    kind: PatternKind
    first_month: date
    months: int = 1
    day_of_month: int = 1
    nth: int = 1
    weekday: int = 0
    single_days: tuple[date, ...] = ()

    def days(self) -> list[date]:
        """Give the days, in order and each once."""
        if self.kind is PatternKind.SINGLE_DAYS:
            return sorted(set(self.single_days))
        return [self._in(month) for month in self._months()]

    def _months(self) -> Iterator[date]:
        month = self.first_month.replace(day=1)
        for _ in range(min(self.months, _LONGEST_PLAN_MONTHS)):
            yield month
            month = last_of_month(month) + timedelta(days=1)

    def _in(self, month: date) -> date:
        last = last_of_month(month)
        if self.kind is PatternKind.DAY_OF_MONTH:
            return month.replace(day=min(self.day_of_month, last.day))
        if self.nth == LAST_OF_MONTH:
            return last - timedelta(days=(last.weekday() - self.weekday) % _DAYS_OF_WEEK)
        first = month + timedelta(days=(self.weekday - month.weekday()) % _DAYS_OF_WEEK)
        return first + timedelta(days=(self.nth - 1) * _DAYS_OF_WEEK)


@dataclass(frozen=True)
class Rolling:
    """A planned day and the working day it is held on, with the days of rest between them."""

    planned_on: date
    held_on: date
    over: tuple[DayNote, ...]

    @property
    def moved(self) -> bool:
        """Whether the planned day is a day of rest."""
        return self.planned_on != self.held_on

    @property
    def leaves_month(self) -> bool:
        """Whether the day moves into the next month, so that the planned month loses it."""
        return self.planned_on.month != self.held_on.month


def roll(planned_on: date, calendar: Calendar) -> Rolling:
    """Move a planned day that is a day of rest to the next working day, and say over which days."""
    held_on = calendar.roll_forward(planned_on)
    return explain(planned_on, held_on, calendar)


def explain(planned_on: date, held_on: date, calendar: Calendar) -> Rolling:
    """Say over which days of rest a planned day has moved to the day it is held on."""
    over = calendar.notes_between(planned_on, held_on - timedelta(days=1))
    return Rolling(planned_on, held_on, tuple(note for note in over if not note.works))
