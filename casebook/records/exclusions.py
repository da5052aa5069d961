"""Who is kept out of which case: one row per person and reason, lifted or standing, never deleted."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law import exclusions as law
from casebook.law.powers import Actor
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case, Party, PartyRole
from casebook.records.outbox import OutboxRow
from casebook.records.people import Absence, Person


class Exclusion(Keyed, Base):
    """Somebody is kept out of a case; it wins over every role."""

    __tablename__ = "exclusions"
    __table_args__ = (Index("ix_exclusions_person_id_lifted_at", "person_id", "lifted_at"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[law.Exclusion] = mapped_column(word_of(law.Exclusion))
    because_of_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """The accused for whom this person stands in or works."""
    ground: Mapped[law.Ground | None] = mapped_column(word_of(law.Ground))
    note: Mapped[str] = mapped_column(Words(1000), default="")
    """In free words; nothing is kept of a case that is secret."""
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    lifted_at: Mapped[datetime | None] = mapped_column(Moment())
    lifted_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    lifted_why: Mapped[str] = mapped_column(Words(1000), default="")

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    because_of: Mapped[Person | None] = relationship(foreign_keys=[because_of_id])
    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])


def people_behind(actor: Actor) -> frozenset[str]:
    """Name everybody whose exclusion binds an actor: themselves, and whoever they act for today."""
    return frozenset({actor.person_id} | {g.acting_for for g in actor.grants if g.acting_for is not None})


def excluded_cases(actor: Actor) -> Select[str]:
    """Select the ids of the cases an actor is kept out of today."""
    return select(Exclusion.case_id).where(_standing(), Exclusion.person_id.in_(people_behind(actor)))


def is_excluded(actor: Actor, case: Case) -> bool:
    """Say of one case whether an actor is kept out of it today."""
    if not case.has_exclusions:
        return False
    return db.session.scalar(excluded_cases(actor).where(Exclusion.case_id == case.id).limit(1)) is not None


def _standing() -> ColumnElement[bool]:
    return Exclusion.lifted_at.is_(None)


def standing_exclusions(case_id: str) -> Select[Exclusion]:
    """Select who is kept out of a case now, the first one first."""
    return select(Exclusion).where(_standing(), Exclusion.case_id == case_id).order_by(Exclusion.recorded_at)


def kept_out_of(case_id: str) -> list[Exclusion]:
    """Give who is kept out of a case now, for whoever may see the case."""
    return list(db.session.scalars(standing_exclusions(case_id)))


def excluded_people(case: Case) -> frozenset[str]:
    """Name everybody who is kept out of a case now."""
    if not case.has_exclusions:
        return frozenset()
    named = select(Exclusion.person_id).where(_standing(), Exclusion.case_id == case.id)
    return frozenset(db.session.scalars(named))


def exclusion_of(session: Session, case_id: str, exclusion_id: str) -> Exclusion | None:
    """Take one standing exclusion of a case for a change."""
    wanted = standing_exclusions(case_id).where(Exclusion.id == exclusion_id)
    return session.scalar(wanted.with_for_update(of=Exclusion))


def stand_ins_from(person_id: str, day: date) -> frozenset[str]:
    """Name whoever stands in for somebody on a day or later, as far as it is written down."""
    found = select(Absence.stand_in_id).where(
        Absence.person_id == person_id, Absence.until >= day, Absence.until >= Absence.since
    )
    return frozenset(db.session.scalars(found))


def stand_ins_on(person_ids: Collection[str], day: date) -> frozenset[str]:
    """Name whoever takes the place of some people on a day."""
    found = select(Absence.stand_in_id).where(
        Absence.person_id.in_(person_ids), Absence.since <= day, Absence.until >= day
    )
    return frozenset(db.session.scalars(found))


def cases_accusing(person_id: str) -> Select[Case]:
    """Select the cases in which somebody of the house is the accused."""
    accused = select(Party.case_id).where(Party.role == PartyRole.ACCUSED, Party.person_id == person_id)
    barred = select(Exclusion.case_id).where(
        _standing(), Exclusion.person_id == person_id, Exclusion.reason == law.Exclusion.ACCUSED
    )
    return select(Case).where(Case.id.in_(accused.union(barred))).order_by(Case.id)


def acting_because_of(session: Session, person_id: str, accused_id: str) -> list[Exclusion]:
    """Give the standing exclusions of somebody who is kept out for acting for an accused."""
    found = select(Exclusion).where(
        _standing(),
        Exclusion.reason == law.Exclusion.ACTS_FOR_ACCUSED,
        Exclusion.person_id == person_id,
        Exclusion.because_of_id == accused_id,
    )
    return list(session.scalars(found))


def cancel_letters(session: Session, *, case_id: str, people: Collection[str], now: datetime) -> None:
    """Cancel what still waits to be sent to some people about a case."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.case_id == case_id,
            OutboxRow.recipient_id.in_(people),
            OutboxRow.sent_at.is_(None),
            OutboxRow.cancelled_at.is_(None),
        )
        .values(cancelled_at=now)
    )
