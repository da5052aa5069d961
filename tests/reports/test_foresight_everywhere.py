"""Whatever step is looked at, with whatever answers: the law tells what follows or says why not."""

from datetime import date

import pytest

from casebook.law.calendar import Calendar, OutsideCalendar
from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.lifecycle import Step
from casebook.law.rules import RULES
from casebook.law.standing import Standing, standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import EventType, Kind
from casebook.records.basis import Basis
from casebook.reports.foresight import Change, Foresight, compare
from casebook.services.handling import event_of

pytestmark = pytest.mark.deep

RECEIVED_ON, NEXT_DAY = date(2026, 11, 2), date(2026, 11, 3)
DAYS = (NEXT_DAY, date(2026, 12, 31), date(2099, 1, 1))
BASIS = Basis(Calendar.shipped(), RULES, 0, 0)

SOMETHING, ODD = "something", "odd"
ANSWERS = {
    FieldKind.NUMBER: {SOMETHING: 10, ODD: 999},
    FieldKind.DAY: {SOMETHING: date(2026, 11, 25), ODD: date(1900, 1, 1)},
    FieldKind.YES_NO: {SOMETHING: True, ODD: False},
}


def answers(step: Step, how: str) -> dict[Field, object]:
    """Answers to every question of a step: sensible ones, or ones nobody would give."""
    found: dict[Field, object] = {}
    for asked in step.asks:
        shape = FIELD_SHAPES[asked]
        if shape.choices is not None:
            offered = list(step.offers.get(asked, shape.choices))
            found[asked] = offered[0 if how == SOMETHING else -1]
        else:
            found[asked] = ANSWERS.get(shape.kind, {}).get(how, "x")
    return found


def looked(facts: Facts, before: Standing, events: list[Event]) -> Foresight | str:
    """What one more event would do; the sentence of the law where it refuses it."""
    try:
        after = standing(facts, events, BASIS.calendar, BASIS.rules)
    except UnlawfulEvent as unlawful:
        return unlawful.sentence("vi")
    except BrokenJournal as broken:
        return broken.vi
    except OutsideCalendar:
        return "Ngoài lịch"
    return compare(before, after, BASIS)


@pytest.mark.parametrize(
    "facts",
    [
        *(Facts(kind) for kind in Kind),
        Facts(Kind.COMPLAINT, level=2),
        Facts(Kind.COMPLAINT, discipline=True),
        Facts(Kind.COMPLAINT, labour=True),
        Facts(Kind.COMPLAINT, remote=True),
        Facts(Kind.DENUNCIATION, level=2),
    ],
    ids=str,
)
def test_every_step_of_every_status_can_be_looked_at(facts):
    waiting = [[Event(EventType.RECEIVED, RECEIVED_ON, {"via": "reception"})]]
    statuses, told = set(), 0
    while waiting:
        journal = waiting.pop(0)
        before = standing(facts, journal, BASIS.calendar, BASIS.rules)
        if (before.status, before.facts) in statuses:
            continue
        statuses.add((before.status, before.facts))
        for action in before.actions:
            step = before.step(action)
            for given in ({}, answers(step, SOMETHING), answers(step, ODD)):
                for on in DAYS:
                    new = event_of(step, on, given)
                    events = [*journal, Event(new.type, new.on, new.particulars)]
                    seen = looked(facts, before, events)
                    if isinstance(seen, str):
                        assert seen
                        continue
                    told += 1
                    assert all(isinstance(change.change, Change) for change in seen.changes)
                    if on == NEXT_DAY:
                        waiting.append(events)
    assert len(statuses) > 5
    assert told > 100
