"""Reception: regular hours, the head's planned days, sessions held, and posted documents."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Select, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
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
    postponed_to: Mapped["ReceptionDay | None"] = relationship(remote_side="ReceptionDay.id")


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


def sessions_by_day(unit_id: str, first: date, last: date) -> list[tuple[date, SessionKind, int]]:
    """Count the sessions of a unit in a span by day and kind."""
    by = (ReceptionSession.held_on, ReceptionSession.kind)
    rows = sessions_between(unit_id, first, last).with_only_columns(*by, func.count()).group_by(*by)
    return [(day, kind, count) for day, kind, count in db.session.execute(rows.order_by(None))]


RECEPTION_RULES = "reception_rules"
TIMETABLE = "timetable"
"""Kinds of posted documents: the reception rules, and the regular hours as they were posted."""


def all_hours(unit_id: str) -> Sequence[RegularHours]:
    """Give every shift a unit has ever had, in the order of the week."""
    return db.session.scalars(
        select(RegularHours)
        .where(RegularHours.unit_id == unit_id)
        .order_by(RegularHours.weekday, RegularHours.starts, RegularHours.since)
    ).all()


def hours_on(unit_id: str, day: date) -> list[RegularHours]:
    """Give the week's shifts that are in force on a day, in the order of the week."""
    return [h for h in all_hours(unit_id) if h.since <= day and (h.until is None or day <= h.until)]


def hours_by_id(hours_id: str) -> RegularHours | None:
    """Find a shift of the timetable."""
    return db.session.get(RegularHours, hours_id)


def day_by_id(day_id: str) -> ReceptionDay | None:
    """Find a planned reception day."""
    return db.session.get(ReceptionDay, day_id)


def days_between(unit_id: str, first: date, last: date) -> Sequence[ReceptionDay]:
    """Give the planned reception days held in a span, also those since postponed, in order."""
    return db.session.scalars(
        select(ReceptionDay)
        .where(ReceptionDay.unit_id == unit_id, ReceptionDay.held_on.between(first, last))
        .options(joinedload(ReceptionDay.receiver))
        .order_by(ReceptionDay.held_on, ReceptionDay.starts)
    ).all()


def session_by_id(session_id: str) -> ReceptionSession | None:
    """Find a session."""
    return db.session.get(ReceptionSession, session_id)


def sessions_held(
    unit_id: str, first: date, last: date, kind: SessionKind | None = None
) -> Sequence[ReceptionSession]:
    """Give the sessions of a unit in a span, of one kind or any, with who received, newest first."""
    people = (joinedload(ReceptionSession.receiver), joinedload(ReceptionSession.authorised_by))
    found = sessions_between(unit_id, first, last).options(*people)
    return db.session.scalars(found.where(ReceptionSession.kind == kind) if kind else found).all()


def sessions_of_days(day_ids: Sequence[str]) -> dict[str, ReceptionSession]:
    """Give the session held on each planned day that had one."""
    found = db.session.scalars(select(ReceptionSession).where(ReceptionSession.reception_day_id.in_(day_ids)))
    return {held.reception_day_id: held for held in found if held.reception_day_id}


def documents_of(unit_id: str, kind: str) -> Sequence[PostedDocument]:
    """Give the versions of a unit's posted document, the newest first."""
    return db.session.scalars(
        select(PostedDocument)
        .where(PostedDocument.unit_id == unit_id, PostedDocument.kind == kind)
        .order_by(PostedDocument.posted_on.desc(), PostedDocument.recorded_at.desc())
    ).all()


def document_posted(unit_id: str, kind: str) -> PostedDocument | None:
    """Give the version that hangs now; None when none does."""
    return next((d for d in documents_of(unit_id, kind) if d.withdrawn_on is None), None)
