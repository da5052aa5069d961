"""The clocks of a journal on its way: which of them an event starts, meets, cancels, pauses, lengthens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.choices import Degree
from casebook.law.dated import Rule, Version
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.rules import clockwork
from casebook.law.running import Running
from casebook.law.timing import Anchor, ClockSpec, Extendable
from casebook.law.vocabulary import EventType, WarningCode

_HANGING = frozenset({Anchor.AFTER_RESOLUTION, Anchor.UNTIL_RESOLUTION})
_WINDOW_KEYS = frozenset(
    {
        "KN-14",
        "KN-14-remote",
        "KN-22",
        "KN-22-remote",
        "KN-23",
        "KN-23-remote",
        "KL-02",
        "KL-02-dismissal",
        "KL-07",
        "KL-07-second",
    }
)
_SHORT_WINDOW = "KL-01"
_RECEIPTS = frozenset({EventType.RECEIVED, EventType.RECEPTION_PLANNED})


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a standing cannot be sure of: `rule` and the day it concerns, where there are any."""

    code: WarningCode
    rule: str | None = None
    day: date | None = None


class Moving:
    """The events taken so far and the clocks they have moved."""

    def __init__(self, facts: Facts, calendar: Calendar, rules: Mapping[str, Rule]) -> None:
        self.facts = facts
        self.calendar = calendar
        self.rules = rules
        self.received: Event | None = None
        self.degree: Degree | None = None
        self.running: list[Running] = []
        self.waived = False
        """Whether a dialogue was waived with its reason."""
        self._waiting: dict[EventType, list[Running]] = {}
        self.cautions: list[Caution] = []
        self.clockwork = clockwork(facts)
        self._taken: list[tuple[int, Event]] = []
        self._seen: dict[EventType, int] = {}
        self._resolution: Running | None = None

    def note(self, index: int, event: Event) -> None:
        """An event has happened: what later ones may ask of it."""
        self._seen[event.type] = self._seen.get(event.type, 0) + 1
        self._taken.append((index, event))
        if event.type in _RECEIPTS:
            self.received = event
        elif event.type is EventType.MARKED_COMPLEX:
            asked = event.particulars.get("degree")
            self.degree = Degree(asked) if isinstance(asked, str) else self.degree or Degree.COMPLEX
        elif event.type is EventType.DIALOGUE_WAIVED:
            self.waived = self.waived or bool(event.particulars.get("reason"))

    @property
    def received_on(self) -> date | None:
        """The day of receipt; None before it."""
        return self.received.on if self.received is not None else None

    def count(self, kind: EventType) -> int:
        """How many events of that type have happened."""
        return self._seen.get(kind, 0)

    def resolution_due_on(self) -> date | None:
        """The due day of the resolution clock; None where none was started, or it was terminated."""
        if self._resolution is None or self._resolution.cancelled:
            return None
        return self._resolution.ending().due_on

    def window_ends_on(self) -> date | None:
        """The last day before which a decision cannot take effect (LKN Đ33.1, Đ44, Đ48, Đ57)."""
        days = [
            clock.ending().due_on
            for clock in self.running
            if clock.rule.key in _WINDOW_KEYS and not clock.cancelled
        ]
        return max(days, default=None)

    def extendable(self) -> Extendable | None:
        """The open term that may be extended; None where there is none."""
        for clock in self.running:
            extending = clock.spec.extending
            if extending is not None and clock.is_open:
                especially = self.degree is Degree.ESPECIALLY
                most = extending.times_especially if especially else extending.times
                return Extendable(clock.ending().due_on, len(clock.extended), most, extending.most)
        return None

    def move(self, index: int, event: Event) -> None:
        """Meet, cancel, pause, lengthen the clocks whose rows name this event, and no others."""
        waiting = self._waiting.get(event.type)
        if not waiting:
            return
        met: list[ClockSpec] = []
        for clock in waiting:
            spec = clock.spec
            if not clock.is_open:
                continue
            if event.type in spec.meets and spec not in met:
                if clock.meet(event):
                    met.append(spec)
                    self._warn_of_short_window(clock)
            elif event.type in spec.cancels:
                clock.cancel(event)
            elif event.type is EventType.EXTENDED:
                self._extend(clock, index, event)
            else:
                self._pause_or_relay(clock, event)
        # Clocks that ended wait for nothing: a long journal must not walk them again.
        self._waiting[event.type] = [clock for clock in waiting if clock.is_open]

    def _warn_of_short_window(self, clock: Running) -> None:
        # For staff the short window is only warned of; nothing is refused before the ordinary one.
        if clock.rule.key == _SHORT_WINDOW and clock.met_on is not None:
            due = clock.ending().due_on
            if clock.met_on > due:
                self.cautions.append(Caution(WarningCode.SHORT_WINDOW_PASSED, _SHORT_WINDOW, due))

    def _pause_or_relay(self, clock: Running, event: Event) -> None:
        pausing = clock.spec.pausing
        if pausing is not None and event.type in pausing.begins:
            clock.pause(event)
        elif pausing is not None and event.type in pausing.ends:
            clock.go_on(event.on)
        for kind, key in clock.spec.relays:
            taking_over = self._version(key, clock.from_on) if kind is event.type else None
            if taking_over is not None:
                clock.relay(*taking_over)

    def _extend(self, clock: Running, index: int, event: Event) -> None:
        extending, days = clock.spec.extending, event.particulars.get("days")
        if extending is None:
            return
        if not isinstance(days, int):
            raise BrokenJournal(
                index,
                "Thiếu số ngày gia hạn (days).",
                "The number of days of the extension (days) is missing.",
            )
        especially = self.degree is Degree.ESPECIALLY
        key = extending.especially if especially else extending.rule
        clock.extend(event.on, days, self._version(key, clock.from_on) if key is not None else None)

    def _version(self, key: str, day: date) -> tuple[Rule, Version] | None:
        rule = self.rules[key]
        version = rule.on(day)
        return None if version is None else (rule, version)

    def start(self, index: int, event: Event) -> None:
        """Begin the clocks this event starts."""
        for spec in self.clockwork.started_by.get(event.type, ()):
            if spec.when is not None and not spec.when(event):
                continue
            if spec.when_received is not None and not self._received(spec):
                continue
            self._start_one(spec, index, event)

    def _received(self, spec: ClockSpec) -> bool:
        asks = spec.when_received
        return self.received is not None and asks is not None and asks(self.received)

    def _start_one(self, spec: ClockSpec, index: int, event: Event) -> None:
        rule = self.rules[spec.rule]
        version = rule.on(event.on)
        if version is None:
            self.cautions.append(Caution(WarningCode.NO_RULE, spec.rule, event.on))
            return
        clock = Running(spec, rule, version, self._first_day(spec, index, event), index, self.calendar)
        if spec.anchor in _HANGING:
            clock.resolution = self._resolution
        if spec.at_once:
            clock.met_on = event.on
        if spec.resolves:
            self._resolution = clock
        if spec.pausing is not None:
            self._hold(clock, event.on)
        self.running.append(clock)
        self._await(clock)

    def _await(self, clock: Running) -> None:
        for event_type in clock.spec.moved_by:
            self._waiting.setdefault(event_type, []).append(clock)

    def _first_day(self, spec: ClockSpec, index: int, event: Event) -> date:
        if spec.anchor is Anchor.AHEAD:
            return _held_on(index, event)
        if spec.anchor is Anchor.RECEIPT and self.received is not None:
            return self.received.on
        return event.on

    def _hold(self, clock: Running, day: date) -> None:
        """Begin a clock paused where what pauses it has begun before and not ended."""
        pausing = clock.spec.pausing
        if pausing is None:
            return
        for begin in pausing.begins:
            if self.count(begin) > sum(self.count(end) for end in pausing.ends):
                clock.pause(Event(begin, day))

    def run_again(self, specs: frozenset[ClockSpec]) -> None:
        """Move the journal through these clocks only, and add them to those that run."""
        before, self.running, self._waiting = self.running, [], {}
        taken, self._taken = self._taken, []
        self._seen, self._resolution, self.degree = {}, None, None
        for index, past in taken:
            self.move(index, past)
            self.start(index, past)
            self.note(index, past)
        # A case that comes back to a kind it had before keeps what ended then, once.
        ended = {clock.as_clock() for clock in before if not clock.is_open}
        anew = (clock for clock in self.running if clock.spec in specs and clock.as_clock() not in ended)
        self.running = [*before, *anew]
        self._waiting = {}
        for clock in self.running:
            if clock.is_open:
                self._await(clock)


def _held_on(index: int, event: Event) -> date:
    held_on = event.day("held_on")
    if held_on is None:
        raise BrokenJournal(
            index,
            "Thiếu ngày tổ chức (held_on).",
            "The day it will be held (held_on) is missing.",
        )
    if held_on < event.on:
        raise BrokenJournal(
            index,
            "Ngày tổ chức không thể trước ngày thông báo.",
            "It cannot be held before the day of the notice.",
        )
    return held_on
