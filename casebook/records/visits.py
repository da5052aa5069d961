"""Visits: who came, with whom and what they raised; receipts, refusals, slips, everyday exchanges."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, Select, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.reception import ReceptionSession


class PaperShown(StrEnum):
    """Which identity paper a visitor showed (LTCD Đ25.1); none is an answer, not an error."""

    CITIZEN_CARD = "citizen_card"
    PERSONAL_NUMBER = "personal_number"
    PASSPORT = "passport"
    OTHER = "other"
    NOT_SHOWN = "not_shown"


class Signed(StrEnum):
    """How the minutes of what was said were confirmed after being read back (LTCD Đ25.2)."""

    NO_MINUTES = "no_minutes"
    SIGNED = "signed"
    FINGERPRINT = "fingerprint"
    DECLINED = "declined"


class Handling(StrEnum):
    """What was done at once about a matter that was raised."""

    ANSWERED = "answered"
    OPENED_CASE = "opened_case"
    JOINED_CASE = "joined_case"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    NOTED = "noted"


class Visitor(Keyed, Base):
    """Somebody met before, so that a name need not be typed twice."""

    __tablename__ = "visitors"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    full_name: Mapped[str] = mapped_column(Words(120))
    name_squeezed: Mapped[str] = mapped_column(Words(120), index=True)
    name_folded: Mapped[str] = mapped_column(Words(120), index=True)
    address: Mapped[str] = mapped_column(Words(300), default="")
    phone: Mapped[str] = mapped_column(Words(40), default="")
    phone_digits: Mapped[str] = mapped_column(Words(40), default="", index=True)
    paper_shown: Mapped[PaperShown] = mapped_column(word_of(PaperShown))
    paper_number: Mapped[str] = mapped_column(Words(40), default="")


class Visit(Keyed, Base):
    """One party received once: a line of the reception book."""

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("unit_id", "book_year", "book_number"),
        UniqueConstraint("unit_id", "fingerprint"),
        Index("ix_visits_unit_day", "unit_id", "visited_on"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    session_id: Mapped[str] = mapped_column(ForeignKey("reception_sessions.id"), index=True)
    book_year: Mapped[int]
    book_number: Mapped[int]
    visited_on: Mapped[date] = mapped_column(index=True)
    visitor_id: Mapped[str | None] = mapped_column(ForeignKey("visitors.id"), index=True)
    full_name: Mapped[str] = mapped_column(Words(120))
    address: Mapped[str] = mapped_column(Words(300), default="")
    phone: Mapped[str] = mapped_column(Words(40), default="")
    paper_shown: Mapped[PaperShown] = mapped_column(word_of(PaperShown))
    paper_number: Mapped[str] = mapped_column(Words(40), default="")
    people_count: Mapped[int] = mapped_column(default=1)
    on_behalf_of: Mapped[str] = mapped_column(Words(120), default="")
    authorisation_paper: Mapped[str] = mapped_column(Words(200), default="")
    statement: Mapped[str] = mapped_column(Words(10000), default="")
    """What the visitor said, as minuted and read back to them."""
    signed: Mapped[Signed] = mapped_column(word_of(Signed), default=Signed.NO_MINUTES)
    note: Mapped[str] = mapped_column(Words(1000), default="")
    tracking_code: Mapped[str] = mapped_column(Words(20), unique=True)
    folded: Mapped[str] = mapped_column(Words())
    squeezed: Mapped[str] = mapped_column(Words())
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    fingerprint: Mapped[str | None] = mapped_column(Words(64))
    """Of the imported row, so that the same workbook makes nothing twice."""
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    session: Mapped[ReceptionSession] = relationship()
    recorded_by: Mapped[Person] = relationship()
    matters: Mapped[list["Matter"]] = relationship(order_by="Matter.position", back_populates="visit")
    companions: Mapped[list["Companion"]] = relationship(order_by="Companion.position")
    refusal: Mapped["Refusal | None"] = relationship(back_populates="visit")
    receipts: Mapped[list["Receipt"]] = relationship(order_by="Receipt.number")
    appointments: Mapped[list["AppointmentSlip"]] = relationship(order_by="AppointmentSlip.on_day")


class Companion(Keyed, Base):
    """A member of a group visit; heads are counted first, names may come later."""

    __tablename__ = "companions"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    position: Mapped[int]
    full_name: Mapped[str] = mapped_column(Words(120))
    address: Mapped[str] = mapped_column(Words(300), default="")
    paper_number: Mapped[str] = mapped_column(Words(40), default="")
    represents: Mapped[bool] = mapped_column(default=False)


class Matter(Keyed, Base):
    """One thing a visitor raised, what it is in law and what was done about it."""

    __tablename__ = "matters"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    position: Mapped[int]
    content: Mapped[str] = mapped_column(Words(5000))
    kind: Mapped[Kind | None] = mapped_column(word_of(Kind))
    handling: Mapped[Handling] = mapped_column(word_of(Handling))
    answer: Mapped[str] = mapped_column(Words(5000), default="")
    competent: Mapped[bool] = mapped_column(default=True)
    settled_before_by: Mapped[str] = mapped_column(Words(300), default="")
    sent_to: Mapped[str] = mapped_column(Words(300), default="")
    document_number: Mapped[str] = mapped_column(Words(60), default="")
    follow_up: Mapped[str] = mapped_column(Words(1000), default="")
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)

    visit: Mapped[Visit] = relationship(back_populates="matters")
    case: Mapped[Case | None] = relationship()


class Refusal(Keyed, Base):
    """A refusal to receive, on a ground the law lists (LTCD Đ9; N154 Đ4)."""

    __tablename__ = "refusals"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), unique=True)
    ground: Mapped[str] = mapped_column(Words(40))
    explanation: Mapped[str] = mapped_column(Words(2000))
    grounds_met_on: Mapped[date]
    notice_due_on: Mapped[date | None]
    """Day of the notice 01/TCD where N154 Đ4.3 asks for one; None where explained directly."""
    notified_on: Mapped[date | None]
    notice_number: Mapped[str] = mapped_column(Words(60), default="")

    visit: Mapped[Visit] = relationship(back_populates="refusal")


class Receipt(Keyed, Base):
    """What was handed over, on form 02/TCD (N154 Đ15.4)."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    year: Mapped[int]
    number: Mapped[int]
    handed_on: Mapped[date]
    items: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    """Each {"name", "pages", "copies", "original"}."""
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


class AppointmentSlip(Keyed, Base):
    """An appointment to receive somebody on a day, when the head is away."""

    __tablename__ = "appointment_slips"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    with_whom: Mapped[str] = mapped_column(Words(120))
    on_day: Mapped[date]
    at_time: Mapped[time]
    place: Mapped[str] = mapped_column(Words(200), default="")
    content: Mapped[str] = mapped_column(Words(1000), default="")
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


class EverydayExchange(Keyed, Base):
    """One line about a talk at the counter that is no statutory reception."""

    __tablename__ = "everyday_exchanges"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    on_day: Mapped[date] = mapped_column(index=True)
    with_whom: Mapped[str] = mapped_column(Words(120), default="")
    line: Mapped[str] = mapped_column(Words(500))
    child_at_risk: Mapped[bool] = mapped_column(default=False)
    """Signs of harm to a child, which must be reported at once."""
    reported_to: Mapped[str] = mapped_column(Words(300), default="")
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


OWN_REGISTER, HELD_REGISTER = "sealed", "held"
"""Which numbers an entry has: those of the unit's own sealed book, or of what is held for units below."""


class SealedEntry(Keyed, Base):
    """A denunciation, or a visit that raised one: a pseudonym and a seal number, nothing else.

    It lives in a table and a register of its own, so that no list, search, number or count of the
    ordinary book can contain it.
    """

    __tablename__ = "sealed_entries"
    __table_args__ = (UniqueConstraint("unit_id", "register", "year", "number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    from_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    """The unit below whose head or deputy it is about: held in the register of the unit above."""
    register: Mapped[str] = mapped_column(Words(20), default=OWN_REGISTER, server_default=OWN_REGISTER)
    """A number in one register tells nothing of the other."""
    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    came_by: Mapped[str] = mapped_column(Words(20))
    pseudonym: Mapped[str] = mapped_column(Words(40))
    seal_number: Mapped[str] = mapped_column(Words(40))
    handed_to: Mapped[str] = mapped_column(Words(200), default="")
    handed_on: Mapped[date | None]
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


def visible_visits(actor: Actor) -> Select[Visit]:
    """Select the visits a person may read: those of units whose book is open to them."""
    return select(Visit).where(Visit.unit_id.in_(actor.units_with(Power.SEE_BOOK)))


def visible_visit(actor: Actor, visit_id: str) -> Visit | None:
    """Find one visit a person may read; one of another unit is not found."""
    return db.session.scalar(visible_visits(actor).where(Visit.id == visit_id))


def visit_made_by(session: Session, request_key: str | None) -> Visit | None:
    """Find the visit a form sent twice has made already."""
    if not request_key:
        return None
    return session.scalar(select(Visit).where(Visit.request_key == request_key))


def visit_by_code(code: str) -> Visit | None:
    """Find the visit somebody follows by its code."""
    return db.session.scalar(select(Visit).where(Visit.tracking_code == code))


def receipt_of(visit: Visit, receipt_id: str) -> Receipt | None:
    """Find a receipt among those given at a visit."""
    return next((row for row in visit.receipts if row.id == receipt_id), None)


def visit_of_receipt(receipt_id: str) -> str | None:
    """Say at which visit a receipt was given."""
    return db.session.scalar(select(Receipt.visit_id).where(Receipt.id == receipt_id))
