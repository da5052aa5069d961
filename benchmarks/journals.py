"""Lawful journals of invented cases, as short as most are and as long as a few become."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.calendar import Calendar
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind

BEGINS = date(2026, 7, 6)  # a Monday on which the law of 2026 holds


@dataclass(frozen=True)
class Journal:
    """A case as the law is asked about it."""

    name: str
    facts: Facts
    events: tuple[Event, ...]

    def stand(self, calendar: Calendar) -> None:
        """Ask the law once; raises where a step of this journal is no longer lawful."""
        standing(self.facts, self.events, calendar)


def complaint() -> Journal:
    """Eight events: a complaint from the door to the paper that settles it."""
    return Journal(
        "complaint",
        Facts(Kind.COMPLAINT),
        _on_the_way(
            (
                (EventType.RECEIVED, 0, {"via": "post"}),
                (EventType.ACCEPTED, 4, {}),
                (EventType.ACCEPTANCE_NOTIFIED, 5, {}),
                (EventType.VERIFICATION_ASSIGNED, 6, {}),
                (EventType.DIALOGUE_CALLED, 10, {"held_on": BEGINS + timedelta(days=21)}),
                (EventType.DIALOGUE_HELD, 21, {}),
                (EventType.DECIDED, 28, {"outcome": "right"}),
                (EventType.SENT, 29, {"to": "complainant"}),
            )
        ),
    )


def denunciation() -> Journal:
    """Eight events: a denunciation from the door to its published conclusion."""
    return Journal(
        "denunciation",
        Facts(Kind.DENUNCIATION),
        _on_the_way(
            (
                (EventType.RECEIVED, 0, {"via": "post"}),
                (EventType.ACCEPTED, 4, {}),
                (EventType.OUTCOME_NOTIFIED, 5, {}),
                (EventType.ACCUSED_NOTIFIED, 6, {}),
                (EventType.VERIFICATION_ASSIGNED, 7, {}),
                (EventType.CONCLUDED, 28, {"finding": "right"}),
                (EventType.SENT, 30, {"to": "accused"}),
                (EventType.PUBLISHED, 32, {"by": "posting"}),
            )
        ),
    )


def noted(number: int) -> Journal:
    """Grow a complaint that is accepted by notes, which move no clock, until it has so many events."""
    return _long(number, lambda turn: (EventType.NOTED, turn // 10, {}))


def asked(number: int) -> Journal:
    """Grow a complaint by information asked for and supplied, until it has so many events."""
    turns = (EventType.INFORMATION_REQUESTED, EventType.INFORMATION_SUPPLIED)
    return _long(number, lambda turn: (turns[turn % 2], turn // 10, {}))


Line = tuple[EventType, int, dict[str, object]]


def _long(number: int, line: Callable[[int], Line]) -> Journal:
    first: tuple[Line, ...] = ((EventType.RECEIVED, 0, {"via": "post"}), (EventType.ACCEPTED, 1, {}))
    grown = tuple((kind, 2 + days, more) for kind, days, more in map(line, range(number - len(first))))
    return Journal(f"{number} events", Facts(Kind.COMPLAINT), _on_the_way((*first, *grown)))


def _on_the_way(lines: tuple[Line, ...]) -> tuple[Event, ...]:
    return tuple(Event(kind, BEGINS + timedelta(days=days), more) for kind, days, more in lines)
