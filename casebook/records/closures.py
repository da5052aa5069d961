"""Days on which one unit is closed (a flood, an epidemic): its receptions cannot be held, no term waits."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.people import Person


class Closure(Keyed, Base):
    """A span of days on which a unit is closed; one recorded by mistake is withdrawn, not deleted."""

    __tablename__ = "closures"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(Words(300))
    source: Mapped[str] = mapped_column(Words(300), default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment())
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)

    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])


def closures_of(unit_id: str, first: date, last: date) -> Sequence[Closure]:
    """Give the closures of a unit that touch a span of days, in order."""
    asked = select(Closure).where(
        Closure.unit_id == unit_id,
        Closure.withdrawn_at.is_(None),
        Closure.first_day <= last,
        Closure.last_day >= first,
    )
    return db.session.scalars(asked.order_by(Closure.first_day, Closure.id)).all()


def closure_by_id(closure_id: str) -> Closure | None:
    """Find a closure."""
    return db.session.get(Closure, closure_id)


def closure_by_key(request_key: str) -> Closure | None:
    """Find the closure a form sent twice has made already."""
    return db.session.scalar(select(Closure).where(Closure.request_key == request_key))
