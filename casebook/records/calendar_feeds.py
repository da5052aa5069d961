"""The one secret address of somebody's calendar that works: by its hash, by its owner, when it was read."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from casebook.records.base import db
from casebook.records.own_ways import CalendarFeed


def feed_by_hash(secret_hash: str) -> CalendarFeed | None:
    """Find the feed behind a secret; one that was revoked is not found."""
    return db.session.scalar(
        select(CalendarFeed).where(CalendarFeed.secret_hash == secret_hash, CalendarFeed.revoked_at.is_(None))
    )


def feed_of(person_id: str) -> CalendarFeed | None:
    """Give the feed of somebody that works; None where they have none."""
    return db.session.scalar(
        select(CalendarFeed)
        .where(CalendarFeed.person_id == person_id, CalendarFeed.revoked_at.is_(None))
        .order_by(CalendarFeed.made_at.desc(), CalendarFeed.id)
    )


def end_feeds(session: Session, person_id: str, now: datetime) -> int:
    """Let every address of somebody work no longer; gives how many did."""
    ended = session.execute(
        update(CalendarFeed)
        .where(CalendarFeed.person_id == person_id, CalendarFeed.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]  # an UPDATE counts its rows


def note_reading(session: Session, feed_id: str, now: datetime, *, since: datetime) -> bool:
    """Note that a feed is read; False where it was read since, or works no longer."""
    noted = session.execute(
        update(CalendarFeed)
        .where(
            CalendarFeed.id == feed_id,
            CalendarFeed.revoked_at.is_(None),
            or_(CalendarFeed.read_at.is_(None), CalendarFeed.read_at <= since),
        )
        .values(read_at=now)
    )
    return bool(noted.rowcount)  # type: ignore[attr-defined]  # an UPDATE counts its rows
