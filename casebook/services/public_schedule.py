"""What citizens may see of a unit's reception: only what was posted, and what was put off since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select

from casebook.law.calendar import Calendar
from casebook.records.base import db
from casebook.records.reception import PostedDocument, ReceptionDay, days_between
from casebook.records.units import Unit
from casebook.services.patterns import Rolling, explain
from casebook.services.receivers import receivers_on

_AHEAD = timedelta(days=184)


@dataclass(frozen=True)
class PostedDay:
    """A posted day of the head; `new_day` is when it will be held instead, where it was put off."""

    day: ReceptionDay
    rolling: Rolling
    by_head: bool
    new_day: date | None


def units_with_postings() -> Sequence[Unit]:
    """Give the units that have anything on the wall, by name."""
    posted = select(ReceptionDay.unit_id).where(ReceptionDay.posted_on.is_not(None))
    hung = select(PostedDocument.unit_id).where(PostedDocument.withdrawn_on.is_(None))
    return db.session.scalars(
        select(Unit).where(or_(Unit.id.in_(posted), Unit.id.in_(hung))).order_by(Unit.name)
    ).all()


def posted_days(unit_id: str, *, today: date, calendar: Calendar) -> list[PostedDay]:
    """Give the posted days from today on; one put off stays until it is over, lest somebody come."""
    return [
        PostedDay(
            day=day,
            rolling=explain(day.planned_on, day.held_on, calendar),
            by_head=receivers_on(unit_id, day.held_on).is_head(day.receiver_id),
            new_day=day.postponed_to.held_on if day.postponed_to else None,
        )
        for day in days_between(unit_id, today, today + _AHEAD)
        if day.posted_on is not None and day.posted_on <= today
    ]
