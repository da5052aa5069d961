"""How many days the head must receive citizens in person, and whether it was done (TCD-01 to TCD-03)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from casebook.law.calendar import Calendar
from casebook.law.dated import Rule, Version
from casebook.law.rules import RULES
from casebook.law.units import UnitKind

_RULE_OF = {UnitKind.SCHOOL: "TCD-01", UnitKind.AGENCY: "TCD-02", UnitKind.COMMUNE: "TCD-03"}
# Until 30/06/2026 the chairman of a commune received one day a week, everybody else a day a month.
_WEEKLY = frozenset({"TCD-03o"})
_WEEK = timedelta(days=6)
_ONE_DAY = timedelta(days=1)
_DECEMBER = 12


class QuotaState(Enum):
    """How a quota stands on a day."""

    MET = "met"
    PLANNED = "planned"
    SHORT = "short"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Quota:
    """The days owed within a span (both ends included), and those held and planned in it.

    `held` are days the head received in person, `planned` days on which that is still to come.
    """

    first: date
    last: date
    version: Version
    held: tuple[date, ...]
    planned: tuple[date, ...]

    @property
    def needed(self) -> int:
        """The least number of days."""
        return self.version.number

    @property
    def weekly(self) -> bool:
        """Whether the days are owed each week, not each month."""
        return self.version.id in _WEEKLY

    def state(self, today: date) -> QuotaState:
        """How the quota stands: what is planned for a day that has passed counts for nothing."""
        if len(self.held) >= self.needed:
            return QuotaState.MET
        if self.last < today:
            return QuotaState.MISSED
        ahead = {day for day in self.planned if day >= today} - set(self.held)
        enough = len(self.held) + len(ahead) >= self.needed
        return QuotaState.PLANNED if enough else QuotaState.SHORT


@dataclass(frozen=True, slots=True)
class HeadDays:
    """The days of a unit's head: received in person, and planned. Days of deputies are not among them."""

    held: frozenset[date]
    planned: frozenset[date]


def quotas_of_month(
    kind: UnitKind,
    month: date,
    days: HeadDays,
    calendar: Calendar,
    rules: Mapping[str, Rule] = RULES,
) -> tuple[Quota, ...]:
    """The quotas of the calendar month that `month` lies in: one, or one per week where the week counts.

    A week belongs to the month of its Monday; a week without any working day owes nothing. Empty
    where the rule book knows no rule for that time.
    """
    first = month.replace(day=1)
    version = rules[_RULE_OF[kind]].on(first)
    if version is None:
        return ()
    spans = _weeks(first, calendar) if version.id in _WEEKLY else [(first, last_of_month(first))]
    return tuple(
        Quota(start, end, version, _within(days.held, start, end), _within(days.planned, start, end))
        for start, end in spans
    )


def last_of_month(day: date) -> date:
    """The last day of the month that `day` lies in."""
    following = date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)
    return following - _ONE_DAY


def _weeks(first: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday.month == first.month:
        sunday = monday + _WEEK
        if calendar.working_days_between(monday - _ONE_DAY, sunday):
            yield monday, sunday
        monday = sunday + _ONE_DAY


def _within(days: Iterable[date], first: date, last: date) -> tuple[date, ...]:
    return tuple(sorted(day for day in days if first <= day <= last))
