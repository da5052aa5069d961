"""What the law says of a journal: its status, its clocks, and what may be done next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.law.conditions import Refusal
from casebook.law.dated import Rule
from casebook.law.journal import Event, Facts, in_order
from casebook.law.lifecycle import Step
from casebook.law.moving import Caution
from casebook.law.periods import period, report_clock
from casebook.law.replay import Replay
from casebook.law.rules import RULES
from casebook.law.vocabulary import Action, OutsideCase, Status, WarningCode


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a journal stands: its status, its clocks by day, and what cannot be sure.

    `facts` are those it ended with: a case may have been reclassified.
    """

    status: Status
    facts: Facts
    clocks: tuple[Clock, ...]
    warnings: tuple[Caution, ...]
    _replay: Replay = field(repr=False, compare=False)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What may be recorded next, in the order of the table."""
        return self._replay.open_actions()

    def refusal(self, action: Action, on: date) -> Refusal | None:
        """Why one of `actions` would be refused for an event of that day; None where it is lawful.

        What depends on the answers of the form (views that differ) shows only when the event is there.
        KeyError: the action is not open in this status.
        """
        step = self._replay.step_for(action)
        if step is None:
            raise KeyError(action)
        return self._replay.refusal_of(step, on)

    def actions_on(self, day: date) -> tuple[Action, ...]:
        """The actions that are lawful for an event of that day."""
        return tuple(action for action in self.actions if self.refusal(action, day) is None)

    def step(self, action: Action) -> Step | None:
        """The row of the table behind an action of this status: what its form asks, its article."""
        return self._replay.step_for(action)


def standing(
    facts: Facts,
    events: Sequence[Event],
    calendar: Calendar,
    rules: Mapping[str, Rule] = RULES,
) -> Standing:
    """Replay `events` against the dated rules; the same arguments always give the same answer.

    Events are corrected first, then taken by day, within one day by position. Raises UnlawfulEvent
    for an event that is no lawful step, BrokenJournal for one that cannot be read, OutsideCalendar
    for days before 2000 or after 2060, ValueError for a reporting period that is none.
    """
    replay = Replay(facts, calendar, rules)
    for index, event in in_order(events):
        replay.take(index, event)
    clocks = tuple(sorted((clock.as_clock() for clock in replay.running), key=_listed))
    if facts.kind is OutsideCase.REPORTING:
        clocks = _report(replay)
    warnings = (*replay.cautions, *_beyond(clocks, calendar))
    return Standing(replay.status, replay.facts, clocks, warnings, replay)


def _report(replay: Replay) -> tuple[Clock, ...]:
    """A periodic report has no journal: its clock is its period's."""
    asked = period(replay.facts.period)
    clock = report_clock(asked, replay.rules)
    if clock is None:
        replay.cautions.append(Caution(WarningCode.NO_RULE, asked.rule, asked.last))
        return ()
    return (clock,)


def _listed(clock: Clock) -> tuple[date, str, int]:
    return clock.from_on, clock.rule, -1 if clock.started_by is None else clock.started_by


def _beyond(clocks: tuple[Clock, ...], calendar: Calendar) -> tuple[Caution, ...]:
    """The due days that lie where the days off are not all known yet."""
    return tuple(
        Caution(WarningCode.CALENDAR_ENDS, clock.rule, clock.due_on)
        for clock in clocks
        if clock.due_on > calendar.known_until and not clock.cancelled
    )
