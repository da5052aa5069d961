"""A second counter, naive on purpose: it walks one day at a time over a plain set of days off."""

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

HOLIDAYS = Path(__file__).parent.parent / "holidays.csv"
ONE_DAY = timedelta(days=1)
SATURDAY = 5


def as_day(text: str) -> date:
    """A day written as in the questions."""
    return date.fromisoformat(text)


class DaysOff:
    """The announced days off and worked Saturdays, then what the question's own calendar replaces."""

    def __init__(self, entries: Iterable[dict] = ()) -> None:
        self.off: set[date] = set()
        self.worked: set[date] = set()
        with HOLIDAYS.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row["status"] == "confirmed":
                    self._take(as_day(row["day"]), works=row["works"] == "1")
        for entry in entries:
            self._take(as_day(entry["day"]), works=entry["works"])

    def _take(self, day: date, *, works: bool) -> None:
        self.off.discard(day)
        self.worked.discard(day)
        (self.worked if works else self.off).add(day)

    def rests(self, day: date) -> bool:
        """Whether nobody works on that day."""
        if day in self.worked:
            return False
        return day in self.off or day.weekday() >= SATURDAY

    def next_worked(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it (BLDS Đ148.5, TG-04)."""
        while self.rests(day):
            day += ONE_DAY
        return day

    def worked_before(self, day: date) -> date:
        """The day itself if it is worked, else the last worked day before it."""
        while self.rests(day):
            day -= ONE_DAY
        return day

    def days_after(self, start: date, number: int) -> date:
        """So many days later; the first day is not counted (BLDS Đ147, TG-01)."""
        for _ in range(number):
            start += ONE_DAY
        return start

    def working_days_after(self, start: date, number: int) -> date:
        """So many worked days later; days of rest are walked over."""
        while number:
            start += ONE_DAY
            if not self.rests(start):
                number -= 1
        return start

    def days_before(self, event: date, number: int) -> date:
        """So many days before an event."""
        for _ in range(number):
            event -= ONE_DAY
        return event

    def working_days_before(self, event: date, number: int) -> date:
        """So many worked days before an event, which is not counted itself."""
        while number:
            event -= ONE_DAY
            if not self.rests(event):
                number -= 1
        return event


def months_after(start: date, number: int) -> date:
    """The corresponding day so many months later, or the last of that month (BLDS Đ148.2-4, TG-03)."""
    day, crossed = start, 0
    while crossed < number:
        day += ONE_DAY
        if day.day == 1:
            crossed += 1
    while day.day != start.day and (day + ONE_DAY).month == day.month:
        day += ONE_DAY
    return day


def days_lost(pauses: Iterable[tuple[str, str]]) -> int:
    """How many different days the pauses took: from the day of pausing up to the day of going on."""
    lost: set[date] = set()
    for stopped, went_on in pauses:
        day = as_day(stopped)
        while day < as_day(went_on):
            lost.add(day)
            day += ONE_DAY
    return len(lost)
