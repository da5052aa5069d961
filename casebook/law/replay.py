"""Replaying a journal: each event must be a lawful step, and moves exactly the clocks it may move."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.condition_refusals import REFUSALS
from casebook.law.conditions import PROBE, TESTS, Refusal
from casebook.law.dated import Rule
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.lifecycle import Step, Turn
from casebook.law.moving import Caution, Moving
from casebook.law.rules import clockwork
from casebook.law.steps import step_table
from casebook.law.unlawful import UnlawfulEvent, no_such_step, too_early
from casebook.law.vocabulary import Action, EventType, Kind, Status, WarningCode

_WORKING = frozenset(
    {
        Status.RECEIVED,
        Status.ACCEPTED,
        Status.VERIFYING,
        Status.IN_DIALOGUE,
        Status.DECIDED,
        Status.CONCLUDED,
        Status.IN_EFFECT,
        Status.EXECUTING,
    }
)
# Where a case stands whose new kind knows no such stage: it is being worked on.
_BEING_WORKED_ON = frozenset({Status.VERIFYING, Status.IN_DIALOGUE})
# Kinds that nobody works on before they are accepted (LKN Đ27, LTC Đ29); a petition may be verified at once.
_ACCEPTED_FIRST = frozenset({Kind.COMPLAINT, Kind.DENUNCIATION})
_NO_STEPS: Mapping[EventType, Step] = {}


class Replay(Moving):
    """A journal on its way through the steps; afterwards the situation its standing is read from."""

    def __init__(self, facts: Facts, calendar: Calendar, rules: Mapping[str, Rule]) -> None:
        super().__init__(facts, calendar, rules)
        self.status = Status.NOT_STARTED
        self._before_suspension = Status.NOT_STARTED
        self._last_working = Status.NOT_STARTED
        self._table = step_table(facts)

    def take(self, index: int, event: Event) -> None:
        """One more event, the next in order. Raises UnlawfulEvent or BrokenJournal."""
        step = self._lawful_step(index, event)
        self.move(index, event)
        self.start(index, event)
        self.note(index, event)
        if event.type is EventType.RECLASSIFIED:
            self._reclassify(index, event)
        elif not step.keeps_status(event):
            self._turn(step.to)

    def fits(self, kind: Kind) -> bool:
        """Whether a case of that kind can stand where this one stands."""
        return self._landing(replace(self.facts, kind=kind)) is not None

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
        return self._refusal(step, Event(step.type, on, PROBE))

    def _steps(self) -> Mapping[EventType, Step]:
        return self._table.get(self.status, _NO_STEPS)

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

    def _landing(self, facts: Facts) -> Status | None:
        """Where the case would stand under other facts; None where they know no such stage."""
        return self._stage_of(self.status, facts)

    def _stage_of(self, status: Status, facts: Facts) -> Status | None:
        """The stage that answers to a status under other facts; None where there is none."""
        table = step_table(facts)
        if status in _BEING_WORKED_ON and facts.kind in _ACCEPTED_FIRST and not self._was_accepted():
            return Status.RECEIVED
        if status in table:
            return status
        return Status.ACCEPTED if status in _BEING_WORKED_ON and Status.ACCEPTED in table else None

    def _was_accepted(self) -> bool:
        return self.count(EventType.ACCEPTED) > 0

    def _reclassify(self, index: int, event: Event) -> None:
        """The case is of another kind: its clocks are those it would have had from the beginning.

        What the kinds share goes on; the open clocks of the old kind are cancelled; pauses are kept,
        because the journal is moved through the new clocks once more.
        """
        kind = event.particulars.get("kind")
        if not isinstance(kind, str):
            raise BrokenJournal(index, "Thiếu loại việc mới (kind).", "The new kind is missing.")
        old = self.clockwork
        self.facts = replace(self.facts, kind=Kind(kind))
        self.clockwork, self._table = clockwork(self.facts), step_table(self.facts)
        self.status = self._landing(self.facts) or self.status
        # Resumed or reopened later, it must not come back to a stage the new kind does not know.
        self._before_suspension = self._stage_of(self._before_suspension, self.facts) or Status.ACCEPTED
        self._last_working = self._stage_of(self._last_working, self.facts) or Status.ACCEPTED
        for clock in self.running:
            if clock.is_open and clock.spec not in self.clockwork.specs:
                clock.cancelled = True
        self.run_again(self.clockwork.specs - old.specs)
