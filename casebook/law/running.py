"""A clock while its journal is being replayed: it is moved by events and ends as a `Clock`."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from casebook.law.calendar import Calendar, Counted
from casebook.law.clocks import Clock, Extension, Ledger, Pause
from casebook.law.dated import Rule, Version
from casebook.law.journal import Event
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import EventType, Nature, Unit

# How many months a unit has (BLDS Đ146): these roll like days, and nothing pauses them.
_LONG = {Unit.MONTH: 1, Unit.YEAR: 12}


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
    extended: list[Extension] = field(default_factory=list)
    base: Version | None = None
    """The version the number is taken from, where the rule that took over only names an extension."""
    _paused_by: EventType = EventType.SUSPENDED
    broken: bool = False
    _holds: int = 0
    _seen: set[EventType] = field(default_factory=set)
    _ending: "Ending | None" = None

    @property
    def is_open(self) -> bool:
        """Whether the clock still waits for its event."""
        return self.met_on is None and not self.cancelled

    def meet(self, event: Event) -> bool:
        """An event of those that meet it has come; says whether the clock is met by it."""
        spec = self.spec
        if spec.meets_if is not None and not spec.meets_if(event):
            return False
        if spec.meets_all:
            self._seen.add(event.type)
            if self._seen < spec.meets:
                return False
        ending = self.ending()
        self.met_on = event.on
        if spec.keeps:
            # What hung to the last day is kept on time, however long it hung after; taken down before,
            # it meets nothing.
            self.met_on = ending.due_on if event.on > ending.nominal_on else None
            self.broken = self.met_on is None
        self._hang_no_more()
        return self.met_on is not None

    def cancel(self, event: Event) -> None:
        """An event that ends the clock unmet, where its row says so; what hung long enough is met."""
        if self.spec.keeps and not self.broken and event.on > self.ending().nominal_on:
            self.met_on = self.ending().due_on
        elif self.spec.cancels_if is None or self.spec.cancels_if(event):
            self.cancelled = True
            self._hang_no_more()

    def _hang_no_more(self) -> None:
        # Whatever moves the settling later, a window that was used or is gone keeps its days.
        if not self.is_open and self.resolution is not None:
            self._ending, self.resolution = self.ending(), None

    def relay(self, rule: Rule, version: Version) -> None:
        """Another rule takes over with its number."""
        self.rule, self.version, self._ending = rule, version, None

    def extend(self, day: date, days: int, taking_over: tuple[Rule, Version] | None) -> None:
        """The term is lengthened by so many days; the rule that took over keeps the first number."""
        self.extended.append(Extension(day, days, self.ending().due_on))
        self.base = self.base or self.version
        if taking_over is not None:
            self.rule, self.version = taking_over
        self._ending = None

    def pause(self, event: Event) -> None:
        """From that day on no day counts. A window that has already passed cannot be held open."""
        if self.rule.nature is Nature.WINDOW and event.on > self.ending().due_on:
            return
        if self._holds == 0:
            self.paused_on, self._paused_by = event.on, event.type
        self._holds += 1

    def go_on(self, day: date) -> None:
        """The counting goes on from `day`, once nothing holds it: the nominal day moves by the days."""
        if self._holds == 0:
            return
        self._holds -= 1
        if self._holds == 0 and self.paused_on is not None:
            self.pauses.append(Pause(self.paused_on, day, self._paused_by))
            self.paused_on, self._ending = None, None

    def ending(self) -> "Ending":
        """Where the clock ends as things stand."""
        if self._ending is None or self.resolution is not None:
            self._ending = self._count()
        return self._ending

    def _count(self) -> "Ending":
        if self.spec.anchor is Anchor.UNTIL_RESOLUTION:
            return self._until_resolution()
        start, version = self._start(), self.base or self.version
        days = version.number + self._days_added()
        own = self._end(start, version.number, version.unit)
        other = version.other
        if other is None:
            return self._told(Ending(start, days, version.unit, own.nominal_on, own.due_on))
        theirs = self._end(start, other.number, other.unit)
        # Act and decree differ: whichever ends earlier counts, both are told.
        if theirs.due_on < own.due_on:
            return Ending(start, other.number, other.unit, theirs.nominal_on, theirs.due_on, own.due_on)
        return Ending(start, days, version.unit, own.nominal_on, own.due_on, theirs.due_on)

    def _told(self, ending: "Ending") -> "Ending":
        """A term in working days lengthened by calendar days is told as the calendar days it came to."""
        extending = self.spec.extending
        mixed = ending.unit is Unit.WORKING_DAY and extending is not None and extending.unit is Unit.DAY
        if mixed and self.extended:
            ending.days, ending.unit = (ending.nominal_on - ending.from_on).days, Unit.DAY
        return ending

    def _start(self) -> date:
        if self.spec.anchor is Anchor.AFTER_RESOLUTION and self.resolution is not None:
            return self.resolution.ending().due_on
        return self.from_on

    def _until_resolution(self) -> "Ending":
        """LKN Đ35: a stay lasts no longer than the settling may still take."""
        last = self.resolution.ending() if self.resolution is not None else None
        if last is None or last.nominal_on < self.from_on:
            return Ending(self.from_on, 0, Unit.DAY, self.from_on, self.from_on)
        stood_still = self.resolution.days_paused_from(self.from_on) if self.resolution else 0
        days = (last.nominal_on - self.from_on).days - stood_still
        return Ending(self.from_on, days, Unit.DAY, last.nominal_on, last.due_on)

    def _end(self, start: date, number: int, unit: Unit) -> Counted:
        if self.spec.anchor is Anchor.AHEAD:
            return self._backwards(start, number, unit)
        if unit is Unit.WORKING_DAY:
            return self._working_end(start, number)
        if unit in _LONG:
            return self.calendar.add_months(start, number * _LONG[unit])
        nominal = start + timedelta(days=number + self._days_added() + self._days_paused())
        return Counted(nominal, self.calendar.roll_forward(nominal) if self.spec.rolls else nominal)

    def _backwards(self, held_on: date, number: int, unit: Unit) -> Counted:
        if unit is Unit.HOUR:
            return Counted(held_on, held_on)  # hours before, on the day itself
        count = self.calendar.sub_wd if unit is Unit.WORKING_DAY else self.calendar.sub_cal
        return count(held_on, number)

    def _working_end(self, start: date, number: int) -> Counted:
        """Extensions of a term in working days may be in working days (TT-01) or in days (TT-02, TT-03)."""
        extending, added = self.spec.extending, self._days_added()
        if number + added == 0:
            day = self.calendar.roll_forward(start)  # "at once": the day itself, or the next one worked
            return Counted(day, day)
        if extending is None or extending.unit is Unit.WORKING_DAY or not added:
            return self.calendar.add_wd(start, number + added)
        nominal = self.calendar.add_wd(start, number).due_on + timedelta(days=added)
        return Counted(nominal, self.calendar.roll_forward(nominal))

    def _days_added(self) -> int:
        return sum(extension.days for extension in self.extended) if self.extended else 0

    def days_paused_from(self, day: date) -> int:
        """How many days of pauses that began on that day or later were let pass."""
        return sum((p.ended_on - p.began_on).days for p in self.pauses if p.ended_on and p.began_on >= day)

    def _days_paused(self) -> int:
        if not self.pauses:
            return 0
        return sum((p.ended_on - p.began_on).days for p in self.pauses if p.ended_on is not None)

    def _stands_still(self, ending: "Ending") -> bool:
        """Paused; a clock whose day had passed before the pause keeps its lateness."""
        return self.paused_on is not None and self.is_open and self.paused_on <= ending.due_on

    def _held(self) -> bool:
        """Hanging on a settling that stands still: its own last day has not come."""
        return self.resolution is not None and self.resolution.paused_on is not None

    def as_clock(self) -> Clock:
        """The clock as it stands after the last event."""
        ending, version = self.ending(), self.version
        pauses = tuple(self.pauses)
        if self.paused_on is not None:
            pauses = (*pauses, Pause(self.paused_on, None, self._paused_by))
        return Clock(
            rule=version.id,
            key=self.rule.key,
            part=self.spec.part,
            nature=self.rule.nature,
            from_on=ending.from_on,
            started_by=self.started_by,
            days=ending.days,
            unit=ending.unit,
            nominal_on=ending.nominal_on,
            due_on=ending.due_on,
            met_on=self.met_on,
            paused=self._stands_still(ending),
            cancelled=self.cancelled,
            articles=version.articles,
            certainty=version.certainty,
            conflict=version.other is not None,
            ledger=Ledger(
                backward=self.spec.anchor is Anchor.AHEAD,
                rolls=self.spec.rolls,
                pauses=pauses,
                extensions=tuple(self.extended),
                other=version.other,
                other_due_on=ending.other_due_on,
                doubt=version.doubt,
                follows_resolution=self.spec.anchor is Anchor.AFTER_RESOLUTION,
                held=self._held(),
                hangs=self.spec.keeps and not self.broken,
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
