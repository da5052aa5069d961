"""The sealed register of envelopes: what happened to each, line after line, never changed."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.envelopes import OPENED_AND_READ, Movement
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.people import Person
from casebook.records.units import Unit


class EnvelopeMovement(Keyed, Base):
    """One line of the register: the day, what happened, by whom of the house; no word that was typed."""

    __tablename__ = "envelope_movements"
    __table_args__ = (UniqueConstraint("entry_id", "position"), UniqueConstraint("request_key"))

    entry_id: Mapped[str] = mapped_column(ForeignKey("sealed_entries.id"), index=True)
    position: Mapped[int]
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    """Whose register it was written in."""
    kind: Mapped[Movement] = mapped_column(word_of(Movement))
    on_day: Mapped[date]
    done_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    read_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The ids of those who read what is in it."""
    seal_number: Mapped[str] = mapped_column(Words(40), default="")
    to_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    opening_id: Mapped[str | None] = mapped_column(ForeignKey("identity_openings.id"))
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    request_key: Mapped[str | None] = mapped_column(Words(64))

    done_by: Mapped[Person] = relationship(foreign_keys=[done_by_id])
    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])
    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id])


def movements_of(entry_ids: Collection[str]) -> list[EnvelopeMovement]:
    """Give the lines of some envelopes, each envelope's in the order they were written."""
    asked = select(EnvelopeMovement).where(EnvelopeMovement.entry_id.in_(entry_ids))
    return list(db.session.scalars(asked.order_by(EnvelopeMovement.entry_id, EnvelopeMovement.position)))


def movements_in(session: Session, entry_id: str) -> list[EnvelopeMovement]:
    """Give the lines of one envelope within a change, in the order they were written."""
    asked = select(EnvelopeMovement).where(EnvelopeMovement.entry_id == entry_id)
    return list(session.scalars(asked.order_by(EnvelopeMovement.position)))


def opened_by(entry_id: str, person_id: str, since: datetime) -> bool:
    """Say whether somebody has written down since a moment that an envelope was opened and read."""
    asked = select(EnvelopeMovement.id).where(
        EnvelopeMovement.entry_id == entry_id,
        EnvelopeMovement.recorded_by_id == person_id,
        EnvelopeMovement.recorded_at >= since,
        EnvelopeMovement.kind.in_(OPENED_AND_READ),
    )
    return db.session.scalar(asked.limit(1)) is not None


def movement_made_by(session: Session, request_key: str) -> EnvelopeMovement | None:
    """Find the line a form sent twice has made already."""
    if not request_key:
        return None
    return session.scalar(select(EnvelopeMovement).where(EnvelopeMovement.request_key == request_key))


def resealed_as(session: Session, unit_id: str, seal_number: str, *, by_two: bool) -> EnvelopeMovement | None:
    """Find the line by which a unit sealed an envelope again under a number; also those of two people."""
    asked = select(EnvelopeMovement).where(
        EnvelopeMovement.unit_id == unit_id, EnvelopeMovement.seal_number == seal_number
    )
    return session.scalar(asked if by_two else asked.where(EnvelopeMovement.opening_id.is_(None)))
