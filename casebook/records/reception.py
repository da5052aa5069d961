"""Reception: regular hours, the head's planned days, sessions held, and posted documents."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Select, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.records.base import Base, Keyed, Moment, Words, word_of
from casebook.records.people import Person


class SessionKind(StrEnum):
    """How citizens are received: on regular hours, by the head on posted days, unscheduled, on site."""

    REGULAR = "regular"
    PERIODIC = "periodic"
    UNSCHEDULED = "unscheduled"
    ON_SITE = "on_site"


class RegularHours(Keyed, Base):
    """One shift of the weekly timetable; split shifts are several rows of a weekday (0 = Monday)."""

    __tablename__ = "regular_hours"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    since: Mapped[date]
    until: Mapped[date | None]


class ReceptionDay(Keyed, Base):
    """A day on which the head (or a deputy by authorisation) will receive in person."""

    __tablename__ = "reception_days"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    planned_on: Mapped[date]
    """The day of the timetable, which may be a day of rest."""
    held_on: Mapped[date] = mapped_column(index=True)
    """The working day it rolled to, and on which citizens come."""
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str] = mapped_column(Words(200), default="")
    receiver_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    participants: Mapped[str] = mapped_column(Words(500), default="")
    expected_content: Mapped[str] = mapped_column(Words(1000), default="")
    posted_on: Mapped[date | None]
    posted_at_place: Mapped[str] = mapped_column(Words(300), default="")
    postponed_to_id: Mapped[str | None] = mapped_column(ForeignKey("reception_days.id"))
    postponed_reason: Mapped[str] = mapped_column(Words(500), default="")

    receiver: Mapped[Person] = relationship(foreign_keys=[receiver_id])


class ReceptionSession(Keyed, Base):
    """One reception that was held, also when nobody came."""

    __tablename__ = "reception_sessions"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[SessionKind] = mapped_column(word_of(SessionKind))
    held_on: Mapped[date] = mapped_column(index=True)
    starts: Mapped[time]
    ends: Mapped[time | None]
    place: Mapped[str] = mapped_column(Words(200), default="")
    receiver_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    authorised_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """The head who authorised a deputy to receive in the head's place; None otherwise."""
    authorisation: Mapped[str] = mapped_column(Words(200), default="")
    reception_day_id: Mapped[str | None] = mapped_column(ForeignKey("reception_days.id"))
    reason: Mapped[str] = mapped_column(Words(500), default="")
    """Why an unscheduled or on-site reception was held (LTCD Đ18.3)."""
    nobody_came: Mapped[bool] = mapped_column(default=False)
    minutes_number: Mapped[int | None]
    conclusion: Mapped[str] = mapped_column(Words(5000), default="")
    conclusion_number: Mapped[str] = mapped_column(Words(60), default="")
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    receiver: Mapped[Person] = relationship(foreign_keys=[receiver_id])
    authorised_by: Mapped[Person | None] = relationship(foreign_keys=[authorised_by_id])


class PostedDocument(Keyed, Base):
    """A document a unit posts for the public: its reception rules, with number, day and text."""

    __tablename__ = "posted_documents"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str] = mapped_column(Words(40), default="reception_rules")
    title: Mapped[str] = mapped_column(Words(300))
    number: Mapped[str] = mapped_column(Words(60))
    issued_on: Mapped[date]
    posted_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    body: Mapped[str] = mapped_column(Words(20000))
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


def sessions_between(unit_id: str, first: date, last: date) -> Select[ReceptionSession]:
    """Select the sessions of a unit in a span, newest first."""
    return (
        select(ReceptionSession)
        .where(ReceptionSession.unit_id == unit_id, ReceptionSession.held_on.between(first, last))
        .order_by(ReceptionSession.held_on.desc(), ReceptionSession.starts.desc())
    )
