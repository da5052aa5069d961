"""What starts, meets and cancels a clock: the shape of a row in the tables under `terms`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from casebook.law.journal import Event, Facts, Subject
from casebook.law.vocabulary import EventType


class Anchor(Enum):
    """From which day a clock is counted."""

    EVENT = "the day of the starting event"
    AHEAD = "backwards from the day the starting event says something will be held"
    AFTER_RESOLUTION = "the due day of the case's resolution clock"
    UNTIL_RESOLUTION = "the starting event, for no longer than the resolution clock still runs"


@dataclass(frozen=True, slots=True)
class Pausing:
    """The two events between which no day of a clock passes."""

    begins: EventType
    ends: EventType


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """One row: the rule that counts (`rule`, a key of the rules) and the events that move the clock.

    No other event moves it. `meets` meets the oldest open clock of the row. `at_once`: the starting
    event is itself the notice owed. `complex_rule` takes over when the case is marked complex.
    """

    rule: str
    kinds: frozenset[Subject]
    starts: EventType
    meets: frozenset[EventType] = frozenset()
    cancels: frozenset[EventType] = frozenset()
    when: Callable[[Facts, Event], bool] | None = None
    meets_if: Callable[[Event], bool] | None = None
    cancels_if: Callable[[Event], bool] | None = None
    anchor: Anchor = Anchor.EVENT
    at_once: bool = False
    rolls: bool = True
    resolves: bool = False
    complex_rule: str | None = None
    pausing: Pausing | None = None
    moved_by: frozenset[EventType] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the events that may move the clock, so that all others pass it by quickly."""
        moved_by = self.meets | self.cancels
        if self.pausing is not None:
            moved_by |= {self.pausing.begins, self.pausing.ends}
        if self.complex_rule is not None:
            moved_by |= {EventType.MARKED_COMPLEX}
        object.__setattr__(self, "moved_by", moved_by)
