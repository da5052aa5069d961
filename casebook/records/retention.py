"""Letters filed away: whose keeping is over, and the decisions by which they were destroyed."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Select, exists, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import Actor
from casebook.law.vocabulary import Status
from casebook.records.attachments import Attachment
from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.case_keys import destroy_case_key
from casebook.records.case_ties import CaseTie, TieKind
from casebook.records.cases import Case, CaseClock
from casebook.records.identities import Identity
from casebook.records.incoming import IncomingMatter
from casebook.records.list_exports import forget_exports
from casebook.records.people import Person
from casebook.records.visibility import visible_cases

KEEPING = "XLD-11"
"""The rule by which a letter filed away is kept (TT05 Đ28)."""

_BATCH = 500


class Destruction(Keyed, Base):
    """A decision of the head by which letters filed away were destroyed; the decision itself stays."""

    __tablename__ = "destructions"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    document_number: Mapped[str] = mapped_column(Words(60))
    decided_on: Mapped[date]
    decided_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """None only where a back-up was restored that is older than the account."""
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)

    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])
    acting_for: Mapped[Person | None] = relationship(foreign_keys=[acting_for_id])


def over_in(actor: Actor, unit_ids: Collection[str], today: date) -> Select[Case]:
    """Select the cases of some units that lie filed away past the day they are kept to, the oldest first.

    What only repeats another case is kept with it, and goes when that one is gone.
    """
    kept_to = (
        select(CaseClock.due_on)
        .where(
            CaseClock.case_id == Case.id,
            CaseClock.rule.startswith(KEEPING),
            CaseClock.is_cancelled.is_(False),
        )
        .order_by(CaseClock.due_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    first = Case.__table__.alias("first")
    repeats = exists().where(
        CaseTie.other_id == Case.id,
        CaseTie.kind == TieKind.REPEATED_BY,
        CaseTie.case_id == first.c.id,
        first.c.destruction_id.is_(None),
    )
    found = visible_cases(actor).where(
        Case.unit_id.in_(unit_ids),
        Case.status == Status.FILED_AWAY,
        Case.destruction_id.is_(None),
        kept_to < today,
        ~repeats,
    )
    return found.order_by(kept_to, Case.id)


def hold_cases(session: Session, case_ids: Collection[str]) -> None:
    """Lock some cases, so that nobody records anything in them until the transaction ends."""
    session.execute(select(Case.id).where(Case.id.in_(case_ids)).order_by(Case.id).with_for_update())


def keeping_clock(case: Case) -> CaseClock | None:
    """Give the clock by which a case that lies filed away is kept."""
    running = [c for c in case.clocks if c.rule.startswith(KEEPING) and not c.is_cancelled]
    return max(running, key=lambda clock: clock.due_on, default=None)


def destruction_of(case: Case) -> Destruction | None:
    """Give the decision by which a case was destroyed; None while it is kept."""
    return db.session.get(Destruction, case.destruction_id) if case.destruction_id else None


def destruction_made_by(session: Session, request_key: str) -> Destruction | None:
    """Find the decision a form sent twice has recorded already."""
    return session.scalar(select(Destruction).where(Destruction.request_key == request_key))


def destructions_in(actor: Actor, unit_id: str) -> Sequence[tuple[Destruction, Case]]:
    """Give the decisions of a unit, the newest first, each with the cases of it a person may see."""
    found = (
        visible_cases(actor)
        .join(Destruction, Destruction.id == Case.destruction_id)
        .where(Destruction.unit_id == unit_id)
        .add_columns(Destruction)
        .order_by(Destruction.decided_on.desc(), Destruction.id, Case.name)
    )
    return [(row[1], row[0]) for row in db.session.execute(found).unique()]


def destroyed_cases(session: Session) -> list[tuple[str, Destruction]]:
    """Give the id of every case that was destroyed, with the decision, for the list outside the database."""
    found = select(Case.id, Destruction).join(Destruction, Destruction.id == Case.destruction_id)
    return [(row[0], row[1]) for row in session.execute(found.order_by(Case.id))]


def still_kept(session: Session, case_ids: Collection[str]) -> set[str]:
    """Give those of some cases that the database holds and that were not destroyed."""
    ids, kept = sorted(case_ids), set[str]()
    for begin in range(0, len(ids), _BATCH):
        asked = Case.id.in_(ids[begin : begin + _BATCH])
        kept.update(session.scalars(select(Case.id).where(asked, Case.destruction_id.is_(None))))
    return kept


def let_go_of_keys(session: Session, case: Case) -> None:
    """Destroy every key of a case: that of its words, of its files, and of who denounced.

    An exported list may tell of it, and only its owner could look: all of them go.
    """
    destroy_case_key(session, case.id)
    forget_exports(session)
    session.execute(update(Attachment).where(Attachment.case_id == case.id).values(data_key=None))
    if case.sealed_entry_id:
        sealed = Identity.sealed_entry_id == case.sealed_entry_id
        session.execute(update(Identity).where(sealed).values(data_key=None))


def copies_sent(session: Session, case: Case) -> Sequence[IncomingMatter]:
    """Give the copies of a case on their way between units that are this unit's own."""
    own = or_(
        IncomingMatter.case_id == case.id,
        (IncomingMatter.from_case_id == case.id) & IncomingMatter.case_id.is_(None),
    )
    return session.scalars(select(IncomingMatter).where(own)).all()
