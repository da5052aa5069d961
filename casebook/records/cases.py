"""Cases: what a case is, its journal, its parties, and the clocks projected from the journal."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.law.choices import ContestedForm, Via
from casebook.law.vocabulary import EventType, Kind, Nature, Status
from casebook.records.base import Base, Keyed, Moment, Words, word_of
from casebook.records.people import Person
from casebook.records.units import Unit

NO_DAY = date(9999, 12, 31)
"""Sorts after every real day: a case with nothing due; keeps keyset columns free of NULL."""


class PartyRole(StrEnum):
    """What somebody is in a case."""

    COMPLAINANT = "complainant"
    RESPONDENT = "respondent"
    REPRESENTATIVE = "representative"
    DENOUNCER = "denouncer"
    """By pseudonym only; the name stays under seal."""
    ACCUSED = "accused"
    OTHER = "other"


class Case(Keyed, Base):
    """A case: facts fixed at registration, and the projection of its journal."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("unit_id", "register", "year", "number"),
        Index("ix_cases_unit_due", "unit_id", "next_due_on", "id"),
        Index("ix_cases_unit_status", "unit_id", "status", "id"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    register: Mapped[str] = mapped_column(Words(20))
    year: Mapped[int]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Words(40), index=True)
    """The number as people write it: KN-2026-0042."""
    kind: Mapped[Kind] = mapped_column(word_of(Kind))
    """What the case is now; a journal may reclassify it."""
    first_kind: Mapped[Kind] = mapped_column(word_of(Kind), server_default="")
    """What the case was registered as: the journal is replayed from there."""
    level: Mapped[int] = mapped_column(default=1)
    discipline: Mapped[bool] = mapped_column(default=False, server_default=false())
    dismissal: Mapped[bool] = mapped_column(default=False, server_default=false())
    labour: Mapped[bool] = mapped_column(default=False, server_default=false())
    remote: Mapped[bool] = mapped_column(default=False)
    is_anonymous: Mapped[bool] = mapped_column(default=False, server_default=false())
    group_size: Mapped[int] = mapped_column(default=1, server_default="1")
    """How many people complain together; 1 for a single one."""
    subject: Mapped[str] = mapped_column(Words(300))
    content: Mapped[str] = mapped_column(Words(20000), default="")
    concerns_democracy: Mapped[bool] = mapped_column(default=False)
    """Concerns grassroots democracy: the union and the people's inspectorate may follow it."""
    contested_decision: Mapped[str] = mapped_column(Words(300), default="")
    contested_number: Mapped[str] = mapped_column(Words(60), default="", server_default="")
    contested_form: Mapped[ContestedForm | None] = mapped_column(word_of(ContestedForm))
    received_on: Mapped[date]
    via: Mapped[Via] = mapped_column(word_of(Via))
    entered_at: Mapped[datetime] = mapped_column(Moment())
    entered_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    handler_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    tracking_code: Mapped[str] = mapped_column(Words(20), unique=True)
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    folded: Mapped[str] = mapped_column(Words())
    squeezed: Mapped[str] = mapped_column(Words())
    complainant_name: Mapped[str] = mapped_column(Words(120), default="")

    sealed_entry_id: Mapped[str | None] = mapped_column(ForeignKey("sealed_entries.id"))
    """The entry of the sealed book a denunciation comes from; the case itself holds no name."""
    pinned_calendar: Mapped[int | None]
    """The version of the calendar a closed case was counted by; None while the case is open."""
    pinned_rules: Mapped[int | None]

    version: Mapped[int] = mapped_column(default=0)
    """Grows with every change; a form made from an older one is stale."""
    status: Mapped[Status] = mapped_column(word_of(Status))
    is_open: Mapped[bool] = mapped_column(default=True)
    next_due_on: Mapped[date] = mapped_column(default=NO_DAY)
    """The nearest due day of a running duty clock; NO_DAY where none runs."""
    next_rule: Mapped[str] = mapped_column(Words(20), default="")

    unit: Mapped[Unit] = relationship()
    handler: Mapped[Person | None] = relationship(foreign_keys=[handler_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    journal: Mapped[list["CaseEvent"]] = relationship(order_by="CaseEvent.position")
    clocks: Mapped[list["CaseClock"]] = relationship(
        order_by="(CaseClock.from_on, CaseClock.rule, CaseClock.started_by)",
        cascade="all, delete-orphan",
    )
    parties: Mapped[list["Party"]] = relationship(order_by="Party.position")
    letters: Mapped[list["Letter"]] = relationship(order_by="Letter.received_on")


class CaseEvent(Keyed, Base):
    """One line of the journal: what happened on which day, recorded when and by whom. Never edited."""

    __tablename__ = "case_events"
    __table_args__ = (UniqueConstraint("case_id", "position"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    position: Mapped[int]
    type: Mapped[EventType] = mapped_column(word_of(EventType))
    occurred_on: Mapped[date]
    particulars: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """What the law reads: the particulars of clocks-interface.md."""
    paper: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """What people read: document number, signer, reason, note."""
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))

    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])
    acting_for: Mapped[Person | None] = relationship(foreign_keys=[acting_for_id])


class CaseClock(Keyed, Base):
    """A clock as last counted. "Overdue" is never stored: it is today > due_on."""

    __tablename__ = "case_clocks"
    __table_args__ = (Index("ix_case_clocks_due", "unit_id", "is_running", "due_on"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    rule: Mapped[str] = mapped_column(Words(20))
    part: Mapped[str] = mapped_column(Words(20), default="")
    started_by: Mapped[int | None]
    nature: Mapped[Nature] = mapped_column(word_of(Nature))
    from_on: Mapped[date]
    nominal_on: Mapped[date]
    due_on: Mapped[date]
    met_on: Mapped[date | None]
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    is_paused: Mapped[bool] = mapped_column(default=False)
    is_running: Mapped[bool] = mapped_column(default=True)


class Party(Keyed, Base):
    """Somebody in a case."""

    __tablename__ = "parties"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    role: Mapped[PartyRole] = mapped_column(word_of(PartyRole))
    full_name: Mapped[str] = mapped_column(Words(120))
    name_folded: Mapped[str] = mapped_column(Words(120), index=True)
    address: Mapped[str] = mapped_column(Words(300), default="")
    phone: Mapped[str] = mapped_column(Words(40), default="")
    phone_digits: Mapped[str] = mapped_column(Words(40), default="", index=True)
    paper_number: Mapped[str] = mapped_column(Words(40), default="")


class Letter(Keyed, Base):
    """A letter handed in or sent; several may concern one case."""

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    via: Mapped[Via] = mapped_column(word_of(Via))
    sender: Mapped[str] = mapped_column(Words(120), default="")
    written_on: Mapped[date | None]
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))
    """The mixed letter this one was split off (TT05 Đ21)."""
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    part_of: Mapped["Letter | None"] = relationship(remote_side="Letter.id")
