"""Journals written as an inspector would: "received 2026-07-13; accepted 2026-07-15"."""

from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.law.journal import Event, Facts
from casebook.law.particulars import read_particulars
from casebook.law.standing import Standing, standing
from casebook.law.vocabulary import EventType, Kind, OutsideCase

COMPLAINT = Facts(Kind.COMPLAINT)
REMOTE = Facts(Kind.COMPLAINT, remote=True)
PETITION = Facts(Kind.PETITION)
FEEDBACK = Facts(Kind.FEEDBACK)
DENUNCIATION = Facts(Kind.DENUNCIATION)
FURTHER = Facts(Kind.DENUNCIATION, level=2)
SECOND = Facts(Kind.COMPLAINT, level=2)
DISCIPLINE = Facts(Kind.COMPLAINT, discipline=True)
LABOUR = Facts(Kind.COMPLAINT, labour=True)
REQUEST = Facts(Kind.INFORMATION_REQUEST)
DISCLOSURE = Facts(OutsideCase.DISCLOSURE)
DEMOCRACY = Facts(OutsideCase.DEMOCRACY)
# Every branch of the law a journal may run in.
EVERY_CASE = [
    Facts(kind, level, discipline=discipline, dismissal=dismissal, labour=labour, remote=remote, group=group)
    for kind in Kind
    for level in (1, 2)
    for discipline, dismissal in ((False, False), (True, False), (True, True))
    for labour in (False, True)
    for remote in (False, True)
    for group in (False, True)
    if kind is Kind.COMPLAINT or not (discipline or labour or group)
] + [Facts(kind) for kind in OutsideCase]


def day(text):
    """A day as officials write it, or as ISO has it."""
    if "/" in text:
        d, m, y = text.split("/")
        return date(int(y), int(m), int(d))
    return date.fromisoformat(text)


def journal(text):
    """Events from "type day name=value …" parted by semicolons."""
    return [_event(part) for part in text.split(";") if part.strip()]


def _event(text):
    name, on, *pairs = text.split()
    raw = {}
    for pair in pairs:
        key, value = pair.split("=")
        raw[key] = {"yes": True, "no": False}.get(value, int(value) if value.isdecimal() else value)
    event_type = EventType(name)
    return Event(event_type, day(on), read_particulars(event_type, raw))


def stand(text, facts=COMPLAINT, calendar=None) -> Standing:
    """The standing of a journal written as text."""
    return standing(facts, journal(text), calendar or Calendar.shipped())


def clock(found, rule, index=0) -> Clock:
    """The `index`-th clock with that rule's id."""
    return [one for one in found.clocks if one.rule == rule][index]


def due(found, rule, index=0):
    """The due day of that clock, as text."""
    return clock(found, rule, index).due_on.isoformat()
