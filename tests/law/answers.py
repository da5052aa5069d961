"""What the form of each step would have asked: events with particulars that are lawful on their day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from casebook.law.choices import Degree, Forwarder, PublishedBy, Recipient, Recommender, Scope, Via
from casebook.law.grounds import SuspensionReason, TerminationReason
from casebook.law.journal import Event, Facts
from casebook.law.vocabulary import EventType, Kind

E = EventType
REFORM = date(2026, 7, 1)

Choose = Callable[[Sequence[Any]], Any]


def _received(facts: Facts, _on: date, choose: Choose) -> dict[str, object]:
    told: dict[str, object] = {"via": choose(list(Via))}
    if told["via"] is Via.FORWARDED:
        told["forwarder"] = choose(list(Forwarder))
    if facts.kind is Kind.DENUNCIATION:
        told["competent"] = choose([True, False])
    if facts.kind is Kind.FEEDBACK:
        told["regulation"] = choose([True, False])
    return told


def _withdrawn(_facts: Facts, on: date, choose: Choose) -> dict[str, object]:
    # Until 30/06/2026 only the whole, and only by letter (LKN Đ10, LTC Đ33.1).
    if on < REFORM:
        return {"scope": Scope.ALL, "withdrawn_by": "letter"}
    return {"scope": choose(list(Scope)), "withdrawn_by": choose(["letter", "minutes"])}


def _terminated(_facts: Facts, on: date, choose: Choose) -> dict[str, object]:
    reasons = [TerminationReason.WITHDRAWN, TerminationReason.DIED, TerminationReason.COURT]
    return {"reason": choose(reasons) if on >= REFORM else TerminationReason.WITHDRAWN}


def _marked(facts: Facts, _on: date, choose: Choose) -> dict[str, object]:
    return {"degree": choose(list(Degree))} if facts.kind is Kind.DENUNCIATION else {}


def _signed(facts: Facts, _on: date, _choose: Choose) -> dict[str, object]:
    return {"all_signed": True, "representation_paper": True} if facts.group else {}


def _ahead(_facts: Facts, on: date, choose: Choose) -> dict[str, object]:
    return {"held_on": on + timedelta(days=choose([0, 1, 5, 12]))}


def _planned(facts: Facts, on: date, choose: Choose) -> dict[str, object]:
    return _ahead(facts, on, choose) | {"online": choose([True, False])}


_ANSWERS: dict[EventType, Callable[[Facts, date, Choose], dict[str, object]]] = {
    E.RECEIVED: _received,
    E.ACCEPTED: _signed,
    E.WITHDRAWN: _withdrawn,
    E.TERMINATED: _terminated,
    E.MARKED_COMPLEX: _marked,
    E.DIALOGUE_CALLED: _ahead,
    E.PUBLICATION_MEETING_CALLED: _ahead,
    E.RECEPTION_PLANNED: _planned,
    E.EXTENDED: lambda _facts, _on, choose: {"days": choose([1, 7, 10])},
    E.DECIDED: lambda _facts, _on, _choose: {"differs": False},
    E.DIALOGUE_WAIVED: lambda _facts, _on, _choose: {"reason": "vắng mặt"},
    E.RECOMMENDATION_ANSWERED: lambda _facts, _on, choose: {"by": choose(list(Recommender))},
    E.SUSPENDED: lambda _facts, _on, choose: {"reason": choose(list(SuspensionReason))},
    E.SENT: lambda _facts, _on, choose: {"to": choose(list(Recipient))},
    E.PUBLISHED: lambda _facts, _on, choose: {"by": choose(list(PublishedBy))},
    E.RECOMMENDATION_RECEIVED: lambda _facts, _on, choose: {"by": choose(list(Recommender))},
    E.RECLASSIFIED: lambda facts, _on, choose: {"kind": choose([k for k in Kind if k is not facts.kind])},
}


def lawful_event(facts: Facts, event_type: EventType, on: date, choose: Choose) -> Event:
    """An event of that type with what the form of the step would have asked."""
    answers = _ANSWERS.get(event_type)
    return Event(event_type, on, answers(facts, on, choose) if answers else {})
