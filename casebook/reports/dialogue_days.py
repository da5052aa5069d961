"""The days the law sets a workplace dialogue: answering the request, the agenda, publishing (rule DC-13)."""

from collections.abc import Iterator
from datetime import date

from casebook.law.clocks import Clock
from casebook.law.dialogues import DialogueWith
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, OutsideCase
from casebook.records.basis import Basis, basis_now
from casebook.records.dialogues import Dialogue
from casebook.reports.clock_views import ClockView, Reading, clock_view

_ANSWER, _AGENDA, PUBLISH = "DC-13-answer", "DC-13-agenda", "DC-13-publish"


def dialogue_clocks(dialogue: Dialogue) -> tuple[Clock, ...]:
    """Count the days of a workplace dialogue; with people and parents no act sets any (rule DC-15)."""
    if dialogue.with_whom is not DialogueWith.STAFF or dialogue.called_off_on is not None:
        return ()
    by = basis_now()
    counted = (
        _counted(_ANSWER, _asked(dialogue), by),
        _counted(_AGENDA, _called(dialogue), by),
        _counted(PUBLISH, _held(dialogue), by),
    )
    return tuple(clock for clock in counted if clock is not None)


def dialogue_clock_views(dialogue: Dialogue, reading: Reading) -> tuple[ClockView, ...]:
    """Tell those days as people read them."""
    return tuple(clock_view(clock, reading) for clock in dialogue_clocks(dialogue))


def _counted(key: str, events: Iterator[Event], by: Basis) -> Clock | None:
    known = list(events)
    if not known:
        return None
    found = standing(Facts(OutsideCase.DEMOCRACY), known, by.calendar, by.rules).clocks
    return next((clock for clock in found if clock.key == key), None)


def _asked(dialogue: Dialogue) -> Iterator[Event]:
    if dialogue.requested_on is None:
        return
    yield Event(EventType.DIALOGUE_REQUESTED, dialogue.requested_on)
    if dialogue.announced_on is not None:
        # The notice answers the request: it says when the dialogue is.
        called_on = max(dialogue.announced_on, dialogue.requested_on)
        yield Event(EventType.DIALOGUE_CALLED, called_on, {"held_on": _day(dialogue)})


def _called(dialogue: Dialogue) -> Iterator[Event]:
    held_on = _day(dialogue)
    sent_on = dialogue.agenda_sent_on
    known = [day for day in (dialogue.announced_on, sent_on, dialogue.recorded_at.date()) if day is not None]
    yield Event(EventType.DIALOGUE_CALLED, min(held_on, *known), {"held_on": held_on})
    if sent_on is not None:
        yield Event(EventType.DIALOGUE_AGENDA_EXCHANGED, sent_on)


def _held(dialogue: Dialogue) -> Iterator[Event]:
    if dialogue.held_on is None:
        return
    yield Event(EventType.DIALOGUE_HELD, dialogue.held_on)
    if dialogue.published_on is not None:
        yield Event(EventType.DIALOGUE_PUBLISHED, dialogue.published_on)


def _day(dialogue: Dialogue) -> date:
    return dialogue.held_on or dialogue.planned_on
