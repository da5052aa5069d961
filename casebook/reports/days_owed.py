"""The days owed to whoever came: the answer (TCD-16) and the written notice of a refusal (TCD-26)."""

from dataclasses import dataclass
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.choices import Via
from casebook.law.clocks import Clock
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind, OutsideCase
from casebook.records.basis import basis_now


@dataclass(frozen=True)
class DayOwed:
    """A clock with the calendar it was counted by, from which its ledger is told."""

    clock: Clock
    calendar: Calendar


def answer_owed(kind: Kind | None, on: date) -> DayOwed | None:
    """Count until when somebody who came on a day must be told what becomes of their matter."""
    received = Event(EventType.RECEIVED, on, {"via": Via.RECEPTION})
    return _first(Facts(kind or Kind.PETITION), [received], "TCD-16")


def notice_owed(grounds_met_on: date, notified_on: date | None = None) -> DayOwed | None:
    """Count until when the notice 01/TCD is owed; None before 01/07/2026, when the law asked for none."""
    events = [Event(EventType.REFUSAL_GROUNDS_MET, grounds_met_on)]
    if notified_on is not None:
        events.append(Event(EventType.REFUSAL_NOTIFIED, notified_on))
    return _first(Facts(OutsideCase.REFUSAL), events, "TCD-26")


def _first(facts: Facts, events: list[Event], key: str) -> DayOwed | None:
    by = basis_now()
    found = standing(facts, events, by.calendar, by.rules).clocks
    clock = next((clock for clock in found if clock.key == key), None)
    return DayOwed(clock, by.calendar) if clock else None
