"""The days that would be owed if something came in today: asked at the counter, of no case yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from casebook.law.choices import Via
from casebook.law.clocks import Clock
from casebook.law.journal import Event, Facts
from casebook.law.moving import Caution
from casebook.law.standing import Standing, standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Action, EventType, Kind
from casebook.records.basis import Basis, basis_now
from casebook.reports.foresight import Change, compare


class Matter(StrEnum):
    """What somebody may bring to the counter; the law counts each of them in its own way."""

    FIRST_COMPLAINT = "first_complaint"
    SECOND_COMPLAINT = "second_complaint"
    DISCIPLINE = "discipline"
    DENUNCIATION = "denunciation"
    PETITION = "petition"
    FEEDBACK = "feedback"
    INFORMATION_REQUEST = "information_request"


_FACTS: dict[Matter, Facts] = {
    Matter.FIRST_COMPLAINT: Facts(Kind.COMPLAINT),
    Matter.SECOND_COMPLAINT: Facts(Kind.COMPLAINT, level=2),
    Matter.DISCIPLINE: Facts(Kind.COMPLAINT, discipline=True),
    Matter.DENUNCIATION: Facts(Kind.DENUNCIATION),
    Matter.PETITION: Facts(Kind.PETITION),
    Matter.FEEDBACK: Facts(Kind.FEEDBACK),
    Matter.INFORMATION_REQUEST: Facts(Kind.INFORMATION_REQUEST),
}


@dataclass(frozen=True)
class Arrival:
    """What came, how, where and on which day."""

    matter: Matter
    via: Via
    on: date
    remote: bool


@dataclass(frozen=True)
class Deadlines:
    """The clocks that start with the receipt, and those that start if it is accepted the same day."""

    received: tuple[Clock, ...]
    accepted: tuple[Clock, ...]
    cautions: tuple[Caution, ...]
    basis: Basis


def deadlines_of(arrival: Arrival) -> Deadlines | None:
    """Count what would be owed; None where the program does not know the terms of such a matter.

    Raises OutsideCalendar for days the program has no calendar for.
    """
    by, received = basis_now(), Event(EventType.RECEIVED, arrival.on, {"via": arrival.via})
    facts = replace(_FACTS[arrival.matter], remote=arrival.remote)
    try:
        before = _standing(facts, [received], by)
    except UnlawfulEvent:
        return None
    if Action.ACCEPT not in before.actions_on(arrival.on):
        return Deadlines(before.clocks, (), before.warnings, by)
    after = _standing(facts, [received, Event(EventType.ACCEPTED, arrival.on)], by)
    started = (change for change in compare(before, after, by).changes if change.change is Change.STARTS)
    return Deadlines(before.clocks, tuple(change.clock for change in started), after.warnings, by)


def _standing(facts: Facts, events: Sequence[Event], by: Basis) -> Standing:
    return standing(facts, events, by.calendar, by.rules)
