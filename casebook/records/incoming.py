"""Matters on their way from one unit of the installation to another, until the other takes them in."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, Select, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.units import Unit


class IncomingKind(StrEnum):
    """Why a matter is on its way."""

    TRANSFER = "transfer"
    SECOND_COMPLAINT = "second_complaint"


class IncomingState(StrEnum):
    """How far it has come."""

    WAITING = "waiting"
    TAKEN_IN = "taken_in"
    REFUSED = "refused"
    RECALLED = "recalled"


class IncomingMatter(Keyed, Base):
    """A copy of what was sent: the letter and its parties, never the sender's journal."""

    __tablename__ = "incoming_matters"
    __table_args__ = (
        UniqueConstraint("from_case_id", "from_position"),
        Index("ix_incoming_matters_unit_state", "unit_id", "state"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    """The unit it goes to."""
    kind: Mapped[IncomingKind] = mapped_column(word_of(IncomingKind))
    state: Mapped[IncomingState] = mapped_column(word_of(IncomingState))
    from_unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    from_case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    from_position: Mapped[int]
    """The event of the sender's journal by which it went."""
    sent_on: Mapped[date]
    document_number: Mapped[str] = mapped_column(Words(300), default="")
    sent_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime] = mapped_column(Moment())

    case_kind: Mapped[Kind] = mapped_column(word_of(Kind))
    subject: Mapped[str] = mapped_column(Words(300))
    content: Mapped[str] = mapped_column(Words(20000), default="")
    first_received_on: Mapped[date]
    """When the sender received it."""
    contested_decision: Mapped[str] = mapped_column(Words(300), default="")
    parties: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    facts: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """What else the law asks of the case, as the sender had it."""

    answered_on: Mapped[date | None]
    """The day it was taken in or refused; the receiver's clocks run from the day it was taken in."""
    answered_at: Mapped[datetime | None] = mapped_column(Moment())
    answered_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(Words(1000), default="")
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    """The case it became."""

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id])
    case: Mapped[Case | None] = relationship(foreign_keys=[case_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])


def visible_incoming(actor: Actor) -> Select[IncomingMatter]:
    """Select what is on its way to the units in which a person registers cases."""
    return select(IncomingMatter).where(IncomingMatter.unit_id.in_(actor.units_with(Power.REGISTER_CASES)))


def incoming_of_unit(actor: Actor, unit_id: str, states: Collection[IncomingState]) -> list[IncomingMatter]:
    """Give what came to one unit and stands there in some way, the oldest first."""
    found = visible_incoming(actor).where(IncomingMatter.unit_id == unit_id, IncomingMatter.state.in_(states))
    return list(db.session.scalars(found.order_by(IncomingMatter.sent_on, IncomingMatter.sent_at)))


def incoming_matter(actor: Actor, incoming_id: str) -> IncomingMatter | None:
    """Find one matter on its way to a unit of this person; any other is not found."""
    return db.session.scalar(visible_incoming(actor).where(IncomingMatter.id == incoming_id))


def count_waiting(actor: Actor) -> int:
    """Count what waits to be taken in by the units in which a person registers cases."""
    waiting = visible_incoming(actor).where(IncomingMatter.state == IncomingState.WAITING)
    return db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def incoming_to_answer(session: Session, actor: Actor, incoming_id: str) -> IncomingMatter | None:
    """Take one matter for its answer, locked."""
    wanted = visible_incoming(actor).where(IncomingMatter.id == incoming_id)
    return session.scalar(wanted.with_for_update(of=IncomingMatter))


def sent_from(case_id: str) -> list[IncomingMatter]:
    """Give where a case was sent to, the first first; for whoever may see that case."""
    sent = select(IncomingMatter).where(IncomingMatter.from_case_id == case_id)
    return list(db.session.scalars(sent.order_by(IncomingMatter.sent_on, IncomingMatter.sent_at)))
