"""How cases hang together: a second level, a part split off, a transfer, a repeat; and their letters."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Select, UniqueConstraint, and_, case, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from casebook.law.choices import Via
from casebook.law.powers import Actor
from casebook.law.vocabulary import Status
from casebook.records.base import Base, Keyed, Moment, db, word_of
from casebook.records.cases import Case, Letter
from casebook.records.people import Person
from casebook.records.visibility import names_seen, visible_cases


class TieKind(StrEnum):
    """What a case is to the other one."""

    SECOND_LEVEL_OF = "second_level_of"
    SPLIT_FROM = "split_from"
    TRANSFERRED_FROM = "transferred_from"
    REPEATED_BY = "repeated_by"


class CaseTie(Keyed, Base):
    """One tie, read from `case` to `other`: the case is split from the other, is repeated by it."""

    __tablename__ = "case_ties"
    __table_args__ = (UniqueConstraint("case_id", "other_id", "kind"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    other_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[TieKind] = mapped_column(word_of(TieKind))
    tied_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey(Person.id))


def ties_of(case_id: str) -> list[CaseTie]:
    """Give the ties of a case, from whichever end they are read, the oldest first."""
    found = select(CaseTie).where(or_(CaseTie.case_id == case_id, CaseTie.other_id == case_id))
    return list(db.session.scalars(found.order_by(CaseTie.tied_on, CaseTie.recorded_at, CaseTie.id)))


def visible_among(actor: Actor, case_ids: set[str]) -> dict[str, Case]:
    """Give those of some cases a person may see, by id; the others are as if they were not there."""
    found = visible_cases(actor).where(Case.id.in_(case_ids))
    return {seen.id: seen for seen in db.session.scalars(found)}


def case_numbered(actor: Actor, unit_id: str, name: str) -> Case | None:
    """Find a case of a unit by its number, for somebody who may know its parties."""
    named = visible_cases(actor).where(Case.unit_id == unit_id, Case.name == name.strip().upper())
    return db.session.scalar(named.where(names_seen(actor)))


# A repeat that was brought back to life is a case of its own again, whatever it was tied to.
_AT_REST = (Status.FILED_AWAY, Status.CLOSED)


def is_repeat() -> ColumnElement[bool]:
    """Tell, as a condition, the cases that only repeat an earlier one and rest in it."""
    joined = select(CaseTie.other_id).where(CaseTie.kind == TieKind.REPEATED_BY)
    return and_(Case.status.in_(_AT_REST), Case.id.in_(joined))


def repeats_of(session: Session, case_id: str) -> list[CaseTie]:
    """Give the ties to the cases that repeat one, now or once."""
    repeated = select(CaseTie).where(CaseTie.case_id == case_id, CaseTie.kind == TieKind.REPEATED_BY)
    return list(session.scalars(repeated))


def kept_for(session: Session, case_id: str) -> str | None:
    """Give the id of the case that goes on where this one only repeats it; None where it stands alone."""
    joined = select(CaseTie.case_id).join(Case, Case.id == CaseTie.other_id)
    return session.scalar(
        joined.where(
            CaseTie.other_id == case_id, CaseTie.kind == TieKind.REPEATED_BY, Case.status.in_(_AT_REST)
        )
    )


def letters_per_case(cases: Select[Case]) -> Select[str, int]:
    """Count the letters of each of some cases, those of its repeats among them: letters >= cases (TT06).

    A matter told at the reception was minuted, and the minutes stand for its letter (LTCD Đ25.2).
    A case that only repeats another is no case of its own; its letters count there.
    """
    wanted, own = cases.with_only_columns(Case.id).subquery(), aliased(Case)
    minutes = case((own.via == Via.RECEPTION, 1), else_=0)
    written = select(func.count(Letter.id)).where(Letter.case_id == own.id).scalar_subquery()
    rests = own.status.in_(_AT_REST)
    tie = and_(CaseTie.other_id == own.id, CaseTie.kind == TieKind.REPEATED_BY, rests)
    kept = func.coalesce(CaseTie.case_id, own.id)
    return (
        select(kept, func.sum(minutes + written))
        .select_from(own)
        .outerjoin(CaseTie, tie)
        .where(kept.in_(select(wanted.c.id)))
        .group_by(kept)
    )


def count_letters(case_id: str) -> int:
    """Say how many letters one case holds, its repeats included."""
    counted = db.session.execute(letters_per_case(select(Case).where(Case.id == case_id))).first()
    return counted[1] if counted else 0
