"""Who denounces, sealed with a key of its own, and the requests of two people to open it."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, Select, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.identities import OPEN_STATES, IdentityField, OpeningBasis, OpeningState
from casebook.law.powers import Actor, Power
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.protected import ProtectedRow, ProtectedWords
from casebook.records.visibility import visible_cases


class Identity(Keyed, Base):
    """Who denounced in one sealed entry: every value sealed, each in its own place; nothing else is known."""

    __tablename__ = "identities"

    sealed_entry_id: Mapped[str] = mapped_column(ForeignKey("sealed_entries.id"), unique=True)
    data_key: Mapped[bytes | None] = mapped_column(LargeBinary())
    """Wrapped with the master key; None once it was destroyed, and who denounced with it."""
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[bytes] = mapped_column(LargeBinary())
    address: Mapped[bytes] = mapped_column(LargeBinary())
    telephone: Mapped[bytes] = mapped_column(LargeBinary())
    contact: Mapped[bytes] = mapped_column(LargeBinary())
    reach: Mapped[bytes] = mapped_column(LargeBinary())
    entered_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime] = mapped_column(Moment())

    @property
    def key_context(self) -> str:
        """Name the one place its key opens in."""
        return f"identities|{self.id}"

    def context(self, field: IdentityField) -> str:
        """Name the one place a value opens in."""
        return f"identities|{field}|{self.id}|{self.version}"


class IdentityOpening(ProtectedRow, Keyed, Base):
    """One person's request to know who denounces, and what another one said to it."""

    __tablename__ = "identity_openings"
    __table_args__ = (
        UniqueConstraint("request_key"),
        Index("ix_identity_openings_unit_state", "unit_id", "state"),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    identity_id: Mapped[str | None] = mapped_column(ForeignKey("identities.id"))
    """What is sealed on the machine; None where the envelope is paper."""
    state: Mapped[OpeningState] = mapped_column(word_of(OpeningState))
    basis: Mapped[OpeningBasis] = mapped_column(word_of(OpeningBasis))
    fields: Mapped[list[str]] = mapped_column(JSON)
    kept_reason: Mapped[str] = mapped_column("reason", Words())
    reason = ProtectedWords()
    asked_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment())
    decided_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment())
    decided_on: Mapped[date | None]
    """The legal day of the approval: an envelope of paper is opened on that day."""
    kept_decision: Mapped[str] = mapped_column("decision", Words(), default="")
    decision = ProtectedWords()
    ended_at: Mapped[datetime | None] = mapped_column(Moment())
    """When it was shown, ran out or was taken back."""
    request_key: Mapped[str | None] = mapped_column(Words(64))

    case: Mapped[Case] = relationship()
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])

    @property
    def secret(self) -> Case | None:
        """The case whose key seals the reasons."""
        return self.case

    @property
    def asked_for(self) -> tuple[IdentityField, ...]:
        """What it asks for, in the order of the list."""
        return tuple(field for field in IdentityField if field in self.fields)


def identity_of(session: Session, sealed_entry_id: str | None) -> Identity | None:
    """Find who denounced in a sealed entry, as sealed; None where that is on paper only."""
    return session.scalar(select(Identity).where(Identity.sealed_entry_id == sealed_entry_id))


def has_identity(sealed_entry_id: str | None) -> bool:
    """Say whether who denounced in a sealed entry is sealed on the machine."""
    asked = select(Identity.id).where(Identity.sealed_entry_id == sealed_entry_id)
    return sealed_entry_id is not None and db.session.scalar(asked) is not None


def living_identities() -> bool:
    """Say whether any identity that can still be opened lies in the database."""
    return db.session.scalar(select(Identity.id).where(Identity.data_key.is_not(None)).limit(1)) is not None


def openings_of(case_id: str) -> list[IdentityOpening]:
    """Give the requests of a case, the newest first; for whoever may see the case."""
    asked = select(IdentityOpening).where(IdentityOpening.case_id == case_id)
    return list(db.session.scalars(asked.order_by(IdentityOpening.asked_at.desc(), IdentityOpening.id)))


def openings_for(actor: Actor, unit_ids: frozenset[str]) -> Select[IdentityOpening]:
    """Select the requests a person may know of: in cases they see, or of units they are lent to.

    Their own they know as long as they see the case; `unit_ids` are the units somebody was lent to.
    """
    # Asked of each request, of which there are few, not of all cases, of which there are many.
    seen = visible_cases(actor).where(Case.id == IdentityOpening.case_id).correlate(IdentityOpening).exists()
    units = actor.units_with(Power.REQUEST_IDENTITY) | actor.units_with(Power.APPROVE_IDENTITY)
    return select(IdentityOpening).where(
        IdentityOpening.unit_id.in_(units | unit_ids),
        or_(
            IdentityOpening.unit_id.in_(units) & seen,
            IdentityOpening.unit_id.in_(unit_ids) & (IdentityOpening.asked_by_id != actor.person_id),
        ),
    )


def open_opening(session: Session, case_id: str, person_id: str) -> IdentityOpening | None:
    """Find the request of a person in a case that is not at its end."""
    return session.scalar(
        select(IdentityOpening).where(
            IdentityOpening.case_id == case_id,
            IdentityOpening.asked_by_id == person_id,
            IdentityOpening.state.in_(OPEN_STATES),
        )
    )


def opening_made_by(session: Session, request_key: str) -> IdentityOpening | None:
    """Find the request a form sent twice has made already."""
    if not request_key:
        return None
    return session.scalar(select(IdentityOpening).where(IdentityOpening.request_key == request_key))
