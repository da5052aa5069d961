"""The daily reminder: one letter a person and working day, about what they owe; what is late goes up once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from casebook.law.calendar import Calendar
from casebook.law.powers import Actor
from casebook.records.base import db, transaction
from casebook.records.days import calendar_now
from casebook.records.outbox import OutboxRow
from casebook.records.people import Person, actor_on
from casebook.records.reminders import (
    Escalation,
    add_missing,
    last_letters,
    people_at_work,
    supersede,
    told_before,
    units_away,
)
from casebook.reports.dues import Due, Share, dues_of
from casebook.services.letter_texts import DIGEST
from casebook.services.reminding_days import DaysBefore, Since, days_before, hours_of, last_reminded_day

_OCCASION = "digest."
_GOES_UP = frozenset({Share.LED, Share.ABOVE})


@dataclass(frozen=True, kw_only=True)
class _Digest:
    """What one person is reminded of in one sweep."""

    person: Person
    unit_id: str
    by_mail: bool
    going_up: tuple[str, ...]


def queue_digests(*, wall: datetime, now: datetime) -> int:
    """Queue the reminders of today, each once; gives how many letters are new.

    `wall` is the same moment as a Vietnamese clock shows it. On days of rest and outside the hours of
    a unit nothing goes out: what became due meanwhile is told once, in the next letter. Any number of
    workers may do this at the same time, and again.
    """
    db.session.rollback()
    today, calendar = wall.date(), calendar_now()
    if not calendar.is_working_day(today):
        return 0
    found = list(_digests(wall, calendar))
    if not found:
        return 0
    letters = [_letter(one, today, now) for one in found if one.by_mail and one.person.email]
    told = [
        {"person_id": one.person.id, "due_key": key, "told_on": today}
        for one in found
        for key in one.going_up
    ]
    with transaction() as session:
        add_missing(session, Escalation, told)
        recipients = [str(letter["recipient_id"]) for letter in letters]
        supersede(session, DIGEST, _occasion_of(today), recipients, now)
        return add_missing(session, OutboxRow, letters)


def _digests(wall: datetime, calendar: Calendar) -> Iterator[_Digest]:
    today, last = wall.date(), last_letters(DIGEST)
    away = units_away(today)
    for person in people_at_work(today):
        last_on = _day_of(last.get(person.id))
        if last_on == today:
            continue
        actor = _present(actor_on(person, today), away.get(person.id, set()))
        if not actor.grants:
            continue
        home = actor.grants[0].unit_id
        hours = hours_of(home)
        if not hours.hold_at(wall):
            continue
        since = Since(today=today, last=last_on, calendar=calendar, days=_days_of(actor))
        dues = _reminded(actor, since)
        going_up = _going_up(person, dues)
        if going_up or any(since.reminds_of(due) for due in dues):
            yield _Digest(person=person, unit_id=home, by_mail=hours.by_mail, going_up=going_up)


def _present(actor: Actor, away_from: set[str]) -> Actor:
    """Leave out the units somebody is away from: whoever stands in for them is told in their place."""
    grants = tuple(grant for grant in actor.grants if grant.unit_id not in away_from)
    return replace(actor, grants=grants)


def _occasion_of(day: date) -> str:
    return f"{_OCCASION}{day.isoformat()}"


def _day_of(occasion: str | None) -> date | None:
    return date.fromisoformat(occasion.removeprefix(_OCCASION)) if occasion else None


def _days_of(actor: Actor) -> DaysBefore:
    return days_before(frozenset(grant.unit_id for grant in actor.grants))


def _reminded(actor: Actor, since: Since) -> list[Due]:
    """Give what somebody may be reminded of today; nothing that is further away is read."""
    until = last_reminded_day(since.today, since.days.longest, since.calendar)
    return [
        due
        for due in dues_of(actor, since.today, until)
        if due.share is Share.MINE or (due.share in _GOES_UP and due.due_on < since.today)
    ]


def _going_up(person: Person, dues: list[Due]) -> tuple[str, ...]:
    late = [due.key for due in dues if due.share in _GOES_UP]
    known = told_before(person.id) if late else {}
    return tuple(key for key in late if key not in known)


def _letter(digest: _Digest, today: date, now: datetime) -> dict[str, object]:
    return {
        "unit_id": digest.unit_id,
        "occasion": _occasion_of(today),
        "recipient_id": digest.person.id,
        "kind": DIGEST,
        "queued_at": now,
        "attempts": 0,
        "claimed_by": "",
        "failure": "",
    }


@dataclass(frozen=True)
class DigestTold:
    """What a digest says when it is sent: how many things press, and the nearest days; nothing else."""

    count: int
    days: tuple[date, ...]


_DAYS_TOLD = 3


def digest_told(actor: Actor, today: date) -> DigestTold | None:
    """Count what somebody is reminded of at this moment; None where all of it was acted on meanwhile."""
    actor = _present(actor, units_away(today).get(actor.person_id, set()))
    days = _days_of(actor)
    since = Since(today=today, last=None, calendar=calendar_now(), days=days)
    pressing = [due for due in _reminded(actor, since) if due.share in _GOES_UP or since.reminds_of(due)]
    if not pressing:
        return None
    nearest = sorted({due.due_on for due in pressing})[:_DAYS_TOLD]
    return DigestTold(len(pressing), tuple(nearest))
