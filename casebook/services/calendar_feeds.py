"""The secret address of one's own calendar: made, revoked, and asked for by calendar programs."""

from datetime import datetime, timedelta

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.calendar_feeds import end_feeds, feed_by_hash, note_reading
from casebook.records.own_ways import CalendarFeed
from casebook.records.people import Person, person_by_id
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.passwords import LONGEST_TOKEN, new_token, token_hash

BREATH = timedelta(seconds=10)
"""So often a calendar program may ask; more often would only be work for nothing."""


class TooSoon(Refused):
    """The same address was read a moment ago."""

    def __init__(self) -> None:
        super().__init__(
            f"Lịch này vừa được đọc. Hãy thử lại sau {BREATH.seconds} giây.",
            f"This calendar was read a moment ago. Try again in {BREATH.seconds} seconds.",
        )


def make_feed(*, doing: Doing, language: str) -> str:
    """Make the secret of a new address, which is told this once; the one before works no longer.

    Raises NotAllowed for somebody without a role today.
    """
    if not doing.actor.has(Power.OPEN):
        raise NotAllowed
    secret = new_token()
    with transaction() as session:
        ended = end_feeds(session, doing.actor.person_id, doing.now)
        session.add(
            CalendarFeed(
                person_id=doing.actor.person_id,
                secret_hash=token_hash(secret),
                language=language,
                made_at=doing.now,
            )
        )
        write_audit(session, doing, _trace(doing, "calendar_feed.made", instead=bool(ended)))
    return secret


def revoke_feed(*, doing: Doing) -> None:
    """Let one's own address work no longer. Raises Refused where there is none."""
    with transaction() as session:
        if not end_feeds(session, doing.actor.person_id, doing.now):
            raise Refused(
                "Bạn không có địa chỉ lịch nào đang dùng.", "You have no calendar address that works."
            )
        write_audit(session, doing, _trace(doing, "calendar_feed.revoked"))


def _trace(doing: Doing, deed: str, **particulars: object) -> Trace:
    return Trace(
        deed=deed,
        unit_id=None,
        object_kind="person",
        object_id=doing.actor.person_id,
        particulars=particulars,
    )


def open_feed(*, secret: str, now: datetime) -> tuple[Person, str]:
    """Give whose calendar an address tells, and in which language.

    Raises NotAllowed for an address that was never given or works no longer: both look the same, and
    nothing is written. Raises TooSoon where it was read a moment ago.
    """
    feed = feed_by_hash(token_hash(secret)) if len(secret) <= LONGEST_TOKEN else None
    person = person_by_id(feed.person_id) if feed else None
    if feed is None or person is None or not person.active:
        raise NotAllowed
    person_id, language = person.id, feed.language
    with transaction() as session:
        if not note_reading(session, feed.id, now, since=now - BREATH):
            raise TooSoon
    return _still_there(person_id), language


def _still_there(person_id: str) -> Person:
    person = person_by_id(person_id)
    if person is None or not person.active:
        raise NotAllowed
    return person
