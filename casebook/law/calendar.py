"""Working days and the counting of terms by the Civil Code (BLDS Đ146-148)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Self

from casebook.law.holidays import KNOWN_UNTIL, SHIPPED_DAYS, SpecialDay

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2060, 12, 31)
_BASE = FIRST_DAY.toordinal()
_SIZE = LAST_DAY.toordinal() - _BASE + 1
_SATURDAY = 5
_DAYS_OF_WEEK = 7
_MONTHS_OF_YEAR = 12
_ONE_DAY = timedelta(days=1)


class OutsideCalendar(ValueError):
    """A day before 2000 or after 2060: the program keeps no calendar for it."""


class Counted(NamedTuple):
    """The end of a term: before and after rolling off a day of rest (BLDS Đ148.5)."""

    nominal_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class DayNote:
    """A day of rest that a count skipped, or a Saturday it did count; a plain weekend has no `name`."""

    day: date
    works: bool
    name: str


class Calendar:
    """Which days are worked. Immutable; Saturdays and Sundays rest unless a special day says they work.

    Special days that are not confirmed do not count. `known_until` is the last day up to which all days
    off have been announced.
    """

    __slots__ = ("_counts", "_special", "_workdays", "known_until")

    def __init__(self, days: Iterable[SpecialDay], known_until: date) -> None:
        self.known_until = known_until
        self._special = {special.day: special for special in days if special.confirmed}
        works = bytearray(_week_pattern())
        for special in self._special.values():
            works[_index(special.day)] = special.works
        # Working days up to and including each day, and the working days in order: every count below
        # is then one look into each of the two.
        self._counts = list(accumulate(works))
        self._workdays = [_BASE + index for index, worked in enumerate(works) if worked]

    @classmethod
    def shipped(cls) -> "Calendar":
        """The calendar the program comes with; the same object every time."""
        return _shipped()

    def with_days(self, days: Iterable[SpecialDay], known_until: date | None = None) -> Self:
        """A calendar in which `days` replace the same days of this one."""
        merged = self._special | {special.day: special for special in days}
        return type(self)(merged.values(), known_until or self.known_until)

    @property
    def special_days(self) -> tuple[SpecialDay, ...]:
        """The confirmed days off and worked Saturdays, in order."""
        return tuple(self._special[day] for day in sorted(self._special))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        index = _index(day)
        return self._counts[index] != (self._counts[index - 1] if index else 0)

    def name_of(self, day: date) -> str:
        """The name of a day off or of a worked Saturday; empty for any other day."""
        special = self._special.get(day)
        return special.name if special else ""

    def add_cal(self, start: date, days: int) -> Counted:
        """The end of `days` calendar days after `start`, which is not counted (Đ147.2), rolled (Đ148.5)."""
        nominal = start + timedelta(days=days)
        return Counted(nominal, self.roll_forward(nominal))

    def add_wd(self, start: date, days: int) -> Counted:
        """The `days`-th working day after `start`, which is not counted."""
        end = self._workday(self._counts[_index(start)] + days - 1)
        return Counted(end, end)

    def add_months(self, start: date, months: int) -> Counted:
        """The corresponding day `months` later, or the last of that month (Đ148.2-4), rolled."""
        nominal = _later_month(start, months)
        return Counted(nominal, self.roll_forward(nominal))

    def add_years(self, start: date, years: int) -> Counted:
        """A year is twelve months (Đ146.1a)."""
        return self.add_months(start, years * _MONTHS_OF_YEAR)

    def sub_wd(self, event: date, days: int) -> Counted:
        """The latest day for something owed at least `days` working days before `event`; never rolls."""
        before = self._counts[_index(event - _ONE_DAY)]
        end = self._workday(before - days)
        return Counted(end, end)

    def sub_cal(self, event: date, days: int) -> Counted:
        """The latest day for something owed at least `days` days before `event`.

        Landing on a day of rest it moves to the working day before: later would be too late.
        """
        nominal = event - timedelta(days=days)
        return Counted(nominal, self.roll_back(nominal))

    def roll_forward(self, day: date) -> date:
        """`day` itself when worked, else the next working day."""
        if self.is_working_day(day):
            return day
        return self._workday(self._counts[_index(day)])

    def roll_back(self, day: date) -> date:
        """`day` itself when worked, else the working day before."""
        if self.is_working_day(day):
            return day
        return self._workday(self._counts[_index(day)] - 1)

    def working_days_between(self, after: date, until: date) -> int:
        """Working days after `after` up to and including `until`; negative when `until` is earlier."""
        return self._counts[_index(until)] - self._counts[_index(after)]

    def notes_between(self, first: date, last: date) -> Iterator[DayNote]:
        """The days of rest and the worked Saturdays and Sundays from `first` to `last`, both included."""
        day = first
        while day <= last:
            works = self.is_working_day(day)
            if not works or day.weekday() >= _SATURDAY:
                yield DayNote(day, works, self.name_of(day))
            day += _ONE_DAY

    def _workday(self, index: int) -> date:
        if not 0 <= index < len(self._workdays):
            raise OutsideCalendar
        return date.fromordinal(self._workdays[index])


@cache
def _shipped() -> Calendar:
    return Calendar(SHIPPED_DAYS, KNOWN_UNTIL)


@cache
def _week_pattern() -> bytes:
    """One byte per day of the table: 1 from Monday to Friday."""
    offset = FIRST_DAY.weekday()
    return bytes((offset + index) % _DAYS_OF_WEEK < _SATURDAY for index in range(_SIZE))


def _index(day: date) -> int:
    index = day.toordinal() - _BASE
    if not 0 <= index < _SIZE:
        raise OutsideCalendar(day.isoformat())
    return index


def _later_month(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, _MONTHS_OF_YEAR)
    year, month = start.year + years, month + 1
    first_of_next = date(year + month // _MONTHS_OF_YEAR, month % _MONTHS_OF_YEAR + 1, 1)
    last = first_of_next - _ONE_DAY
    return last if start.day > last.day else last.replace(day=start.day)
