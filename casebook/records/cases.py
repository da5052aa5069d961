"""Cases: what a case is, its journal, its parties, and the clocks projected from the journal."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship
from sqlalchemy.orm.attributes import set_committed_value

from casebook.law.choices import ContestedForm, Via
from casebook.law.vocabulary import EventType, Kind, Nature, Status
from casebook.records.base import Base, Keyed, Moment, Words, new_id, word_of
from casebook.records.case_keys import CaseKey, keys_of, new_case_key
from casebook.records.people import Person
from casebook.records.protected import InClear, Loss, ProtectedPaper, ProtectedRow, ProtectedWords
from casebook.records.units import Unit
from casebook.vault.envelopes import DataKey
from casebook.vault.sealing import SealBroken

if TYPE_CHECKING:
    from casebook.records.papers import Paper

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


class Case(ProtectedRow, Keyed, Base):
    """A case: facts fixed at registration, and the projection of its journal."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("unit_id", "register", "year", "number"),
        Index("ix_cases_unit_due", "unit_id", "next_due_on", "id"),
        Index("ix_cases_unit_status", "unit_id", "status", "id"),
        Index("ix_cases_unit_received", "unit_id", "received_on", "id"),
        Index("ix_cases_unit_open", "unit_id", "is_open", "received_on"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    held_for_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    """The unit whose head or deputy it is about: held above, and nobody of that unit ever sees it."""
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
    kept_subject: Mapped[str] = mapped_column("subject", Words())
    subject = ProtectedWords()
    kept_content: Mapped[str] = mapped_column("content", Words(), default="")
    content = ProtectedWords()
    concerns_democracy: Mapped[bool] = mapped_column(default=False)
    """Concerns grassroots democracy: the union and the people's inspectorate may follow it."""
    kept_contested_decision: Mapped[str] = mapped_column("contested_decision", Words(), default="")
    contested_decision = ProtectedWords()
    kept_contested_number: Mapped[str] = mapped_column(
        "contested_number", Words(), default="", server_default=""
    )
    contested_number = ProtectedWords()
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
    kept_complainant_name: Mapped[str] = mapped_column("complainant_name", Words(), default="")
    complainant_name = ProtectedWords()

    sealed_entry_id: Mapped[str | None] = mapped_column(ForeignKey("sealed_entries.id"))
    """The entry of the sealed book a denunciation comes from; the case itself holds no name."""
    has_exclusions: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Somebody was excluded from it once: who still is stands in `exclusions`."""
    pinned_calendar: Mapped[int | None]
    """The version of the calendar a closed case was counted by; None while the case is open."""
    pinned_rules: Mapped[int | None]
    destruction_id: Mapped[str | None] = mapped_column(ForeignKey("destructions.id"))
    """The decision by which what was written was destroyed, a year after it was filed away (TT05 Đ28)."""

    version: Mapped[int] = mapped_column(default=0)
    """Grows with every change; a form made from an older one is stale."""
    status: Mapped[Status] = mapped_column(word_of(Status))
    is_open: Mapped[bool] = mapped_column(default=True)
    next_due_on: Mapped[date] = mapped_column(default=NO_DAY)
    """The nearest due day of a running duty clock; NO_DAY where none runs."""
    next_rule: Mapped[str] = mapped_column(Words(20), default="")

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    handler: Mapped[Person | None] = relationship(foreign_keys=[handler_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    journal: Mapped[list["CaseEvent"]] = relationship(order_by="CaseEvent.position", back_populates="case")
    clocks: Mapped[list["CaseClock"]] = relationship(
        order_by="(CaseClock.from_on, CaseClock.rule, CaseClock.started_by)",
        cascade="all, delete-orphan",
    )
    parties: Mapped[list["Party"]] = relationship(order_by="Party.position", back_populates="case")
    letters: Mapped[list["Letter"]] = relationship(order_by="Letter.received_on", back_populates="case")
    papers: Mapped[list["Paper"]] = relationship(order_by="Paper.made_at", back_populates="case")
    key: Mapped[CaseKey | None] = relationship()

    search_copies: ClassVar[tuple[str, ...]] = ("folded", "squeezed")

    @property
    def keeps_secret(self) -> bool:
        """Say whether its very existence is kept secret: what is or was a denunciation (LTC Đ8.3)."""
        return Kind.DENUNCIATION in {self.kind, self.first_kind}

    def loss(self) -> Loss | None:
        """Say why the words cannot be read: they were destroyed by decision, or under their key."""
        return Loss.DESTROYED if self.destruction_id else super().loss()

    @property
    def secret(self) -> "Case":
        """The case whose key seals the words of this row: itself."""
        return self

    def data_key(self) -> DataKey:
        """Give the key of its words. Raises KeyDestroyed, SealBroken, and InClear where it has none yet."""
        if "key" not in self.__dict__:
            _read_keys(self)
        if self.key is None:
            raise InClear
        return self.key.opened()

    def seal_words(self) -> None:
        """Seal what is still in clear; a case that becomes secret gets its key, and all of it is sealed."""
        if not self.id:
            self.id = new_id()
        if self.keeps_secret and self.key is None:
            self.key = new_case_key(self.id)
            rows: list[ProtectedRow] = [*self.parties, *self.journal, *self.letters, *self.papers]
            for row in rows:
                row.seal_words()
        super().seal_words()


def _read_keys(case: Case) -> None:
    """Read the keys of every secret case at hand in one question, for a list of many."""
    session = object_session(case)
    if session is None:
        raise SealBroken("This case is no longer in the hands of the database.")
    waiting = {
        row.id: row
        for row in session.identity_map.values()
        if isinstance(row, Case) and "kind" in row.__dict__ and "key" not in row.__dict__ and row.keeps_secret
    }
    keys = keys_of(session, waiting)
    for case_id, row in waiting.items():
        set_committed_value(row, "key", keys.get(case_id))


class CaseEvent(ProtectedRow, Keyed, Base):
    """One line of the journal: what happened on which day, recorded when and by whom. Never edited."""

    __tablename__ = "case_events"
    __table_args__ = (
        UniqueConstraint("case_id", "position"),
        Index("ix_case_events_type_case", "type", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    position: Mapped[int]
    type: Mapped[EventType] = mapped_column(word_of(EventType))
    occurred_on: Mapped[date]
    particulars: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """What the law reads: the particulars of clocks-interface.md."""
    kept_paper: Mapped[dict[str, str]] = mapped_column("paper", JSON, default=dict)
    paper = ProtectedPaper()
    """What people read: document number, signer, reason, note."""
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))

    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])
    acting_for: Mapped[Person | None] = relationship(foreign_keys=[acting_for_id])
    case: Mapped[Case] = relationship(back_populates="journal")

    @property
    def secret(self) -> Case | None:
        """The case it belongs to."""
        return _case_of(self)


class CaseClock(Keyed, Base):
    """A clock as last counted. "Overdue" is never stored: it is today > due_on."""

    __tablename__ = "case_clocks"
    __table_args__ = (Index("ix_case_clocks_unit_due", "unit_id", "due_on", "id"),)

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


class Party(ProtectedRow, Keyed, Base):
    """Somebody in a case."""

    __tablename__ = "parties"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    role: Mapped[PartyRole] = mapped_column(word_of(PartyRole))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Who of the house it is, where it is one of them."""
    kept_full_name: Mapped[str] = mapped_column("full_name", Words())
    full_name = ProtectedWords()
    name_folded: Mapped[str] = mapped_column(Words(120), index=True)
    kept_address: Mapped[str] = mapped_column("address", Words(), default="")
    address = ProtectedWords()
    kept_phone: Mapped[str] = mapped_column("phone", Words(), default="")
    phone = ProtectedWords()
    phone_digits: Mapped[str] = mapped_column(Words(40), default="", index=True)
    kept_paper_number: Mapped[str] = mapped_column("paper_number", Words(), default="")
    paper_number = ProtectedWords()

    case: Mapped[Case] = relationship(back_populates="parties")

    search_copies: ClassVar[tuple[str, ...]] = ("name_folded", "phone_digits")

    @property
    def secret(self) -> Case | None:
        """The case it belongs to."""
        return _case_of(self)


class Letter(ProtectedRow, Keyed, Base):
    """A letter handed in or sent; several may concern one case."""

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    via: Mapped[Via] = mapped_column(word_of(Via))
    kept_sender: Mapped[str] = mapped_column("sender", Words(), default="")
    sender = ProtectedWords()
    written_on: Mapped[date | None]
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))
    """The mixed letter this one was split off (TT05 Đ21)."""
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    part_of: Mapped["Letter | None"] = relationship(remote_side="Letter.id")
    case: Mapped[Case | None] = relationship(back_populates="letters")

    @property
    def secret(self) -> Case | None:
        """The case it belongs to."""
        return _case_of(self)


def _case_of(row: CaseEvent | Party | Letter) -> Case | None:
    # A row that was just made may know its case by id only.
    known: Case | None = row.__dict__.get("case")
    session = object_session(row)
    if known is not None or session is None or row.case_id is None:
        return known
    return session.get(Case, row.case_id)
