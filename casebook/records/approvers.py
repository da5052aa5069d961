"""People of the superior office lent to a unit below as the second pair of eyes, from day to day."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import ROLE_POWERS, Power
from casebook.law.vocabulary import Role
from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.people import Appointment, Person, in_force
from casebook.records.units import Unit

APPROVING_ROLES = tuple(role for role in Role if Power.APPROVE_IDENTITY in ROLE_POWERS[role])


class LentApprover(Keyed, Base):
    """Somebody of the office above who may approve openings of identities in a unit, on these days."""

    __tablename__ = "lent_approvers"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    approver_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    since: Mapped[date]
    until: Mapped[date]
    lent_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    lent_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
    revoked_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)

    unit: Mapped[Unit] = relationship()
    approver: Mapped[Person] = relationship(foreign_keys=[approver_id])
    lent_by: Mapped[Person] = relationship(foreign_keys=[lent_by_id])


def _holds(day: date) -> tuple[ColumnElement[bool], ...]:
    """Tell, as conditions, which loans hold on a day: of people who still work above the unit."""
    above = (
        select(Appointment.person_id)
        .where(
            Appointment.person_id == LentApprover.approver_id,
            Appointment.unit_id
            == select(Unit.parent_id).where(Unit.id == LentApprover.unit_id).scalar_subquery(),
            Appointment.role.in_(APPROVING_ROLES),
            *in_force(day),
        )
        .exists()
    )
    return (
        LentApprover.revoked_at.is_(None),
        LentApprover.since <= day,
        LentApprover.until >= day,
        above,
    )


def lent_units(person_id: str, day: date) -> frozenset[str]:
    """Give the units somebody is lent to on a day."""
    asked = select(LentApprover.unit_id).where(LentApprover.approver_id == person_id, *_holds(day))
    return frozenset(db.session.scalars(asked))


def lent_to(unit_id: str, day: date) -> list[Person]:
    """Give the people lent to a unit on a day."""
    lent = select(LentApprover.approver_id).where(LentApprover.unit_id == unit_id, *_holds(day))
    return list(db.session.scalars(select(Person).where(Person.id.in_(lent), Person.active)))


def loans_below(unit_ids: frozenset[str], day: date) -> list[LentApprover]:
    """Give the loans to the units below some offices that are not over, the newest first."""
    below = select(Unit.id).where(Unit.parent_id.in_(unit_ids))
    asked = select(LentApprover).where(
        LentApprover.unit_id.in_(below), LentApprover.until >= day, LentApprover.revoked_at.is_(None)
    )
    return list(db.session.scalars(asked.order_by(LentApprover.since.desc(), LentApprover.id)))


def loans_meeting(unit_id: str, person_id: str, since: date, until: date) -> Select[LentApprover]:
    """Select the loans of a person to a unit that share a day with others."""
    return select(LentApprover).where(
        LentApprover.unit_id == unit_id,
        LentApprover.approver_id == person_id,
        LentApprover.revoked_at.is_(None),
        LentApprover.since <= until,
        LentApprover.until >= since,
    )


def loan_made_by(session: Session, request_key: str) -> LentApprover | None:
    """Find the loan a form sent twice has made already."""
    if not request_key:
        return None
    return session.scalar(select(LentApprover).where(LentApprover.request_key == request_key))
