"""A clock as the law counts it: its days, its state on a day, and the data its ledger is told from."""

from datetime import date
from typing import NamedTuple

from casebook.law.articles import Article
from casebook.law.calendar import Calendar
from casebook.law.dated import Doubt, Reading
from casebook.law.vocabulary import Certainty, ClockState, EventType, Nature, Unit

SOON_WORKING_DAYS = 3


class Pause(NamedTuple):
    """Days that do not count: from the day it began to the day the counting went on."""

    began_on: date
    ended_on: date | None
    cause: EventType = EventType.SUSPENDED


class Extension(NamedTuple):
    """One extension: when it was decided, by how many days, and the day the term would have ended."""

    decided_on: date
    days: int
    was_due_on: date


class Ledger(NamedTuple):
    """How a due day came about, as data; `casebook.law.ledger` tells it in sentences.

    `held`: the clock hangs on a settling that stands still, so its day has not really come.
    `hangs`: what must be posted until the due day has not been taken down.
    """

    backward: bool
    rolls: bool
    pauses: tuple[Pause, ...] = ()
    other: Reading | None = None
    other_due_on: date | None = None
    follows_resolution: bool = False
    extensions: tuple[Extension, ...] = ()
    doubt: Doubt | None = None
    period: tuple[date, date] | None = None
    held: bool = False
    hangs: bool = False


class Remaining(NamedTuple):
    """How far a due day is: working days and calendar days, both negative once it has passed."""

    working_days: int
    calendar_days: int


class Clock(NamedTuple):
    """One statutory term of one journal.

    `rule` is the rule book's id ("KN-02o"), `key` the rule it was found under. `days` counts `unit`s,
    with extensions and without pauses. `nominal_on` is the last day before rolling, `due_on` after;
    `started_by` the index of the starting event as given.
    """

    rule: str
    key: str
    part: str | None
    nature: Nature
    from_on: date
    started_by: int | None
    days: int
    unit: Unit
    nominal_on: date
    due_on: date
    met_on: date | None
    paused: bool
    cancelled: bool
    articles: tuple[Article, ...]
    certainty: Certainty
    conflict: bool
    ledger: Ledger

    @property
    def is_open(self) -> bool:
        """Whether the clock still waits for its event."""
        return self.met_on is None and not self.cancelled

    def state(self, today: date | None) -> ClockState:
        """How the clock stands on `today`; without a day nothing is overdue or lapsed."""
        if self.met_on is not None:
            return ClockState.MET if self.met_on <= self.due_on else ClockState.MET_LATE
        if self.cancelled or self.paused:
            return ClockState.CANCELLED if self.cancelled else ClockState.PAUSED
        if today is not None and today > self.due_on and not self.ledger.held:
            if self.ledger.hangs:
                return ClockState.MET
            return ClockState.LAPSED if self.nature is Nature.WINDOW else ClockState.OVERDUE
        return ClockState.RUNNING

    def remaining(self, today: date, calendar: Calendar) -> Remaining:
        """Days from `today` to the due day, not counting today."""
        working = calendar.working_days_between(today, self.due_on)
        return Remaining(working, (self.due_on - today).days)

    def is_soon(self, today: date, calendar: Calendar) -> bool:
        """Running, and at most three working days are left."""
        if self.state(today) is not ClockState.RUNNING:
            return False
        return self.remaining(today, calendar).working_days <= SOON_WORKING_DAYS
