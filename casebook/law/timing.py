"""What starts, meets and cancels a clock: the shape of a row in the tables under `terms`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from casebook.law.branches import Branch
from casebook.law.journal import Event, Subject
from casebook.law.vocabulary import EventType, Unit


class Anchor(Enum):
    """From which day a clock is counted."""

    EVENT = "the day of the starting event"
    RECEIPT = "the day of receipt, whatever the starting event's day"
    AHEAD = "backwards from the day the starting event says something will be held"
    AFTER_RESOLUTION = "the due day of the case's resolution clock"
    UNTIL_RESOLUTION = "the starting event, for no longer than the resolution clock still runs"


@dataclass(frozen=True, slots=True)
class Pausing:
    """The events between which no day of a clock passes; pauses that overlap count once."""

    begins: frozenset[EventType]
    ends: frozenset[EventType]


@dataclass(frozen=True, slots=True)
class Extending:
    """How a term may be extended: in which unit, at most how many days each time, and how often.

    `rule` and `especially` name the rules that take over once it is extended, where there are any:
    a complex case is extended `times`, an especially complex one `times_especially`.
    """

    unit: Unit
    most: int
    times: int
    times_especially: int
    rule: str | None = None
    especially: str | None = None


class Extendable(NamedTuple):
    """An open term that may be extended: its due day, how often it was, how often and far it may be."""

    due_on: date
    times: int
    most_times: int
    most_days: int


@dataclass(frozen=True, slots=True, eq=False)
class ClockSpec:
    """One row: the rule that counts (`rule`, a key of the rules) and the events that move the clock.

    No other event moves it. `meets` meets the oldest open clock of the row; with `meets_all` it is met
    by the last of them. `at_once`: the starting event is itself the notice owed. `relays`: another rule
    takes over when an event of that type comes. `keeps`: something must hang until the due day, so
    an end before it meets nothing. `branch` is asked once of the facts, `when` of the starting event,
    `when_received` of the receipt.
    """

    rule: str
    kinds: frozenset[Subject]
    starts: EventType
    meets: frozenset[EventType] = frozenset()
    cancels: frozenset[EventType] = frozenset()
    branch: Branch | None = None
    when: Callable[[Event], bool] | None = None
    when_received: Callable[[Event], bool] | None = None
    meets_if: Callable[[Event], bool] | None = None
    cancels_if: Callable[[Event], bool] | None = None
    anchor: Anchor = Anchor.EVENT
    at_once: bool = False
    rolls: bool = True
    resolves: bool = False
    meets_all: bool = False
    keeps: bool = False
    relays: tuple[tuple[EventType, str], ...] = ()
    pausing: Pausing | None = None
    extending: Extending | None = None
    part: str | None = None
    moved_by: frozenset[EventType] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the events that may move the clock, so that all others pass it by quickly."""
        moved_by = self.meets | self.cancels | {event for event, _rule in self.relays}
        if self.pausing is not None:
            moved_by |= self.pausing.begins | self.pausing.ends
        if self.extending is not None:
            moved_by |= {EventType.EXTENDED}
        object.__setattr__(self, "moved_by", moved_by)

    @property
    def rule_keys(self) -> frozenset[str]:
        """The rules this clock may run under: its own and those that may take over."""
        keys = {self.rule, *(rule for _event, rule in self.relays)}
        if self.extending is not None:
            keys |= {key for key in (self.extending.rule, self.extending.especially) if key is not None}
        return frozenset(keys)
