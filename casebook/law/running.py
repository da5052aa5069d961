"""A clock while its journal is being replayed: it is moved by events and ends as a `Clock`."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from casebook.law.calendar import Calendar, Counted
from casebook.law.clocks import Clock, Ledger, Pause
from casebook.law.dated import Rule, Version
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import Nature, Unit


@dataclass(slots=True)
class Running:
    """One clock in motion. `resolution` is the clock it hangs on, where its row says so."""

    spec: ClockSpec
    rule: Rule
    version: Version
    from_on: date
    started_by: int
    calendar: Calendar
    resolution: "Running | None" = None
    met_on: date | None = None
    cancelled: bool = False
    paused_on: date | None = None
    pauses: list[Pause] = field(default_factory=list)
    _ending: "Ending | None" = None

    @property
    def is_open(self) -> bool:
        """Whether the clock still waits for its event."""
        return self.met_on is None and not self.cancelled

    def lengthen(self, rule: Rule, version: Version) -> None:
        """Another rule takes over: the case has become complex."""
        self.rule, self.version, self._ending = rule, version, None

    def pause(self, day: date) -> None:
        """From `day` on no day counts. A window that has already passed cannot be held open."""
        if self.rule.nature is Nature.WINDOW and day > self.ending().due_on:
            return
        self.paused_on = day

    def go_on(self, day: date) -> None:
        """The counting goes on from `day`: the nominal day moves by the days between."""
        if self.paused_on is not None:
            self.pauses.append(Pause(self.paused_on, day))
            self.paused_on, self._ending = None, None

    def ending(self) -> "Ending":
        """Where the clock ends as things stand."""
        if self._ending is None or self.resolution is not None:
            self._ending = self._count()
        return self._ending

    def _count(self) -> "Ending":
        if self.spec.anchor is Anchor.UNTIL_RESOLUTION:
            return self._until_resolution()
        start, version = self._start(), self.version
        own = self._end(start, version.number, version.unit)
        other = version.other
        if other is None:
            return Ending(start, version.number, version.unit, own.nominal_on, own.due_on)
        theirs = self._end(start, other.number, other.unit)
        # Act and decree differ: whichever ends earlier counts, both are told.
        if theirs.due_on < own.due_on:
            return Ending(start, other.number, other.unit, theirs.nominal_on, theirs.due_on, own.due_on)
        return Ending(start, version.number, version.unit, own.nominal_on, own.due_on, theirs.due_on)

    def _start(self) -> date:
        if self.spec.anchor is Anchor.AFTER_RESOLUTION and self.resolution is not None:
            return self.resolution.ending().due_on
        return self.from_on

    def _until_resolution(self) -> "Ending":
        """LKN Đ35: a stay lasts no longer than the settling may still take."""
        last = self.resolution.ending() if self.resolution is not None else None
        if last is None or last.nominal_on < self.from_on:
            return Ending(self.from_on, 0, Unit.DAY, self.from_on, self.from_on)
        days = (last.nominal_on - self.from_on).days
        return Ending(self.from_on, days, Unit.DAY, last.nominal_on, last.due_on)

    def _end(self, start: date, number: int, unit: Unit) -> Counted:
        if self.spec.anchor is Anchor.AHEAD:
            backward = unit is Unit.WORKING_DAY
            count = self.calendar.sub_wd if backward else self.calendar.sub_cal
            return count(start, number)
        if unit is Unit.WORKING_DAY:
            return self.calendar.add_wd(start, number)
        if unit is Unit.YEAR:
            return self.calendar.add_years(start, number)
        nominal = start + timedelta(days=number + self._days_paused())
        return Counted(nominal, self.calendar.roll_forward(nominal) if self.spec.rolls else nominal)

    def _days_paused(self) -> int:
        return sum((p.ended_on - p.began_on).days for p in self.pauses if p.ended_on is not None)

    def as_clock(self) -> Clock:
        """The clock as it stands after the last event."""
        ending, version = self.ending(), self.version
        pauses = tuple(self.pauses)
        if self.paused_on is not None:
            pauses = (*pauses, Pause(self.paused_on, None))
        return Clock(
            rule=version.id,
            key=self.rule.key,
            part=None,
            nature=self.rule.nature,
            from_on=ending.from_on,
            started_by=self.started_by,
            days=ending.days,
            unit=ending.unit,
            nominal_on=ending.nominal_on,
            due_on=ending.due_on,
            met_on=self.met_on,
            paused=self.paused_on is not None and self.is_open,
            cancelled=self.cancelled,
            articles=version.articles,
            certainty=version.certainty,
            conflict=version.other is not None,
            ledger=Ledger(
                backward=self.spec.anchor is Anchor.AHEAD,
                rolls=self.spec.rolls,
                pauses=pauses,
                other=version.other,
                other_due_on=ending.other_due_on,
                follows_resolution=self.spec.anchor is Anchor.AFTER_RESOLUTION,
            ),
        )


@dataclass(slots=True)
class Ending:
    """What a count came to. `other_due_on`: where the reading that did not count would have ended."""

    from_on: date
    days: int
    unit: Unit
    nominal_on: date
    due_on: date
    other_due_on: date | None = None
