"""Replaying a journal: each event must be a lawful step, and moves exactly the clocks it may move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.conditions import REFUSALS, TESTS, Refusal
from casebook.law.dated import Rule
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.lifecycle import Step, Turn
from casebook.law.rules import STARTED_BY
from casebook.law.running import Running
from casebook.law.steps import STEP_TABLE
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.unlawful import UnlawfulEvent, no_such_step, too_early
from casebook.law.vocabulary import Action, EventType, Status, WarningCode

_WORKING = frozenset(
    {
        Status.RECEIVED,
        Status.ACCEPTED,
        Status.VERIFYING,
        Status.IN_DIALOGUE,
        Status.DECIDED,
        Status.IN_EFFECT,
        Status.EXECUTING,
    }
)
_NO_STEPS: Mapping[EventType, Step] = {}
_HANGING = frozenset({Anchor.AFTER_RESOLUTION, Anchor.UNTIL_RESOLUTION})
_WINDOW_KEYS = frozenset({"KN-14", "KN-14-remote", "KN-22", "KN-22-remote"})


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a standing cannot be sure of: `rule` and the day it concerns, where there are any."""

    code: WarningCode
    rule: str | None = None
    day: date | None = None


class Replay:
    """A journal on its way through the steps; afterwards the situation its standing is read from."""

    def __init__(self, facts: Facts, calendar: Calendar, rules: Mapping[str, Rule]) -> None:
        self.facts = facts
        self.calendar = calendar
        self.rules = rules
        self.status = Status.NOT_STARTED
        self.received_on: date | None = None
        self.running: list[Running] = []
        self.cautions: list[Caution] = []
        self._seen: dict[EventType, int] = {}
        self._before_suspension = Status.NOT_STARTED
        self._last_working = Status.NOT_STARTED
        self._resolution: Running | None = None

    def take(self, index: int, event: Event) -> None:
        """One more event, the next in order. Raises UnlawfulEvent or BrokenJournal."""
        step = self._lawful_step(index, event)
        self._move(event)
        self._start(index, event)
        self._seen[event.type] = self._seen.get(event.type, 0) + 1
        if event.type is EventType.RECEIVED:
            self.received_on = event.on
        if not step.keeps_status(event):
            self._turn(step.to)

    def count(self, kind: EventType) -> int:
        """How many events of that type have happened."""
        return self._seen.get(kind, 0)

    def resolution_due_on(self) -> date | None:
        """The due day of the resolution clock; None where none was started, or it was terminated."""
        if self._resolution is None or self._resolution.cancelled:
            return None
        return self._resolution.ending().due_on

    def window_ends_on(self) -> date | None:
        """The last day before which a decision cannot take effect (LKN Đ33.1, Đ44.1)."""
        days = [
            clock.ending().due_on
            for clock in self.running
            if clock.rule.key in _WINDOW_KEYS and not clock.cancelled
        ]
        return max(days, default=None)

    def open_actions(self) -> tuple[Action, ...]:
        """What may be done next as far as the journal alone can tell, in the order of the table."""
        return tuple(s.action for s in self._steps().values() if self._refusal(s, None) is None)

    def step_for(self, action: Action) -> Step | None:
        """The row behind an action in this status; None where the table has none."""
        for step in self._steps().values():
            if step.action is action:
                return step
        return None

    def refusal_of(self, step: Step, on: date) -> Refusal | None:
        """Why that step would be refused on that day; None where it is lawful."""
        return self._refusal(step, Event(step.type, on))

    def _steps(self) -> Mapping[EventType, Step]:
        return STEP_TABLE.get((self.facts.kind, self.status), _NO_STEPS)

    def _lawful_step(self, index: int, event: Event) -> Step:
        step = self._steps().get(event.type)
        if step is None:
            reason = no_such_step(self.facts.kind, event.type)
            raise UnlawfulEvent((index, event), self.status, self.open_actions(), reason)
        refusal = self._refusal(step, event)
        if refusal is not None:
            raise UnlawfulEvent((index, event), self.status, self.open_actions(), refusal)
        return step

    def _refusal(self, step: Step, event: Event | None) -> Refusal | None:
        if step.since is not None and event is not None and event.on < step.since:
            return too_early(step)
        for condition in step.conditions:
            if not TESTS[condition](self, event):
                return REFUSALS[condition]
        return None

    def _turn(self, to: Status | Turn) -> None:
        if to is Turn.BEFORE_SUSPENSION:
            self.status = self._before_suspension
        elif to is Turn.LAST_WORKING:
            self.status = self._last_working
            self.cautions.append(Caution(WarningCode.NO_TERM_AFTER_REOPENING))
        elif isinstance(to, Status):
            if to is Status.SUSPENDED:
                self._before_suspension = self.status
            self.status = to
        if self.status in _WORKING:
            self._last_working = self.status

    def _move(self, event: Event) -> None:
        """Meet, cancel, pause, lengthen the clocks whose rows name this event, and no others."""
        met: list[ClockSpec] = []
        for clock in self.running:
            spec = clock.spec
            if event.type not in spec.moved_by or not clock.is_open:
                continue
            if event.type in spec.meets and spec not in met:
                if spec.meets_if is None or spec.meets_if(event):
                    clock.met_on = event.on
                    met.append(spec)
            elif event.type in spec.cancels:
                clock.cancelled = spec.cancels_if is None or spec.cancels_if(event)
            elif spec.pausing is not None:
                _pause(clock, event)
            if spec.complex_rule is not None and event.type is EventType.MARKED_COMPLEX:
                self._lengthen(clock, spec.complex_rule)

    def _lengthen(self, clock: Running, key: str) -> None:
        rule = self.rules[key]
        version = rule.on(clock.from_on)
        if version is not None:
            clock.lengthen(rule, version)

    def _start(self, index: int, event: Event) -> None:
        for spec in STARTED_BY.get((self.facts.kind, event.type), ()):
            if spec.when is None or spec.when(self.facts, event):
                self._start_one(spec, index, event)

    def _start_one(self, spec: ClockSpec, index: int, event: Event) -> None:
        rule = self.rules[spec.rule]
        version = rule.on(event.on)
        if version is None:
            self.cautions.append(Caution(WarningCode.NO_RULE, spec.rule, event.on))
            return
        start = _held_on(index, event) if spec.anchor is Anchor.AHEAD else event.on
        clock = Running(spec, rule, version, start, index, self.calendar)
        if spec.anchor in _HANGING:
            clock.resolution = self._resolution
        if spec.at_once:
            clock.met_on = event.on
        if spec.resolves:
            self._resolution = clock
        if spec.pausing is not None and self.count(spec.pausing.begins) > self.count(spec.pausing.ends):
            clock.pause(event.on)
        self.running.append(clock)


def _pause(clock: Running, event: Event) -> None:
    pausing = clock.spec.pausing
    if pausing is not None and event.type is pausing.begins:
        clock.pause(event.on)
    elif pausing is not None and event.type is pausing.ends:
        clock.go_on(event.on)


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
