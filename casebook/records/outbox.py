"""Letters waiting to go out, how mail is sent, and what a unit changed in their wording."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    UniqueConstraint,
    and_,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words, db, word_of

SETTINGS_ID = 1


class LetterFailure(StrEnum):
    """Why a letter did not get away, or why no letter does; never what a server wrote."""

    SERVER_AWAY = "server_away"
    CONNECTION_LOST = "connection_lost"
    SERVER_BUSY = "server_busy"
    UNTRUSTED = "untrusted_server"
    """The server does not prove who it is, or takes nothing sealed."""
    SIGN_IN_REFUSED = "sign_in_refused"
    PASSWORD_LOST = "password_lost"  # noqa: S105 - a word, no password
    """It was sealed with other keys than this installation has."""
    SENDER_REFUSED = "sender_refused"
    PUT_OFF = "put_off"
    """The server wants this one later."""
    ADDRESS_REFUSED = "address_refused"
    LETTER_REFUSED = "letter_refused"
    NO_ADDRESS = "no_address"
    NOT_AN_ADDRESS = "not_an_address"
    FAULT = "letter_fault"
    """The program stumbled over it; its log says where."""


class Security(StrEnum):
    """How what is said to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"
    """Only to a server on this very machine."""


class OutboxRow(Keyed, Base):
    """A letter to one person that a change makes due; one per occasion, recipient and kind. Never deleted.

    It holds no word of what it says: the text is made when it is sent, from what its recipient may see then.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("occasion", "recipient_id", "kind"),
        Index("ix_outbox_waiting", "sent_at", "cancelled_at", "next_try_at"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    occasion: Mapped[str] = mapped_column(Words(80))
    recipient_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(Words(40))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    queued_at: Mapped[datetime] = mapped_column(Moment())
    sent_at: Mapped[datetime | None] = mapped_column(Moment())
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment())
    """Not to be sent any more: the recipient may not know of it since then, or it was acted on."""
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    next_try_at: Mapped[datetime | None] = mapped_column(Moment())
    """Not before then; None: as soon as letters go out."""
    claimed_by: Mapped[str] = mapped_column(Words(80), default="", server_default="")
    claimed_until: Mapped[datetime | None] = mapped_column(Moment())
    """The worker that is sending it holds it until then; afterwards another one may."""
    failure: Mapped[str] = mapped_column(Words(40), default="", server_default="")
    """Why the last try failed: a word of `LetterFailure`, or nothing."""
    given_up_at: Mapped[datetime | None] = mapped_column(Moment())
    """After thirty days of tries; it stays, and somebody with power over mail may try it again."""


class MailSettings(Base):
    """How this installation sends mail; one row, or none where it sends none."""

    __tablename__ = "mail_settings"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server: Mapped[str] = mapped_column(Words(200))
    port: Mapped[int]
    security: Mapped[Security] = mapped_column(word_of(Security))
    username: Mapped[str] = mapped_column(Words(200), default="")
    sealed_password: Mapped[bytes | None] = mapped_column(LargeBinary())
    sender: Mapped[str] = mapped_column(Words(200))
    changed_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())
    proven_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the server last took a letter."""
    failing_since: Mapped[datetime | None] = mapped_column(Moment())
    """Since when nothing goes out at all, whatever the letter; None while letters do."""
    failure: Mapped[str] = mapped_column(Words(40), default="")
    """Why, as a word of `LetterFailure`."""
    faults: Mapped[int] = mapped_column(default=0)
    """How many rounds in a row ended so."""
    next_round_at: Mapped[datetime | None] = mapped_column(Moment())
    """A server that is away is left alone until then."""


class LetterText(Base):
    """The wording a unit gives a kind of letter instead of the shipped one; the subject never changes."""

    __tablename__ = "letter_texts"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Words(40), primary_key=True)
    language: Mapped[str] = mapped_column(Words(5), primary_key=True)
    body: Mapped[str] = mapped_column(Words(4000))
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())


def mail_settings(session: Session | None = None) -> MailSettings | None:
    """Give how mail is sent; None where this installation sends none."""
    return (session or db.session).get(MailSettings, SETTINGS_ID, populate_existing=True)


def waiting() -> ColumnElement[bool]:
    """Tell, as a condition, the letters that are still to be sent."""
    return and_(
        OutboxRow.sent_at.is_(None), OutboxRow.cancelled_at.is_(None), OutboxRow.given_up_at.is_(None)
    )


def due_letters(now: datetime) -> Select[OutboxRow]:
    """Select what may be sent now, the oldest first: due, and held by no worker that lives."""
    return (
        select(OutboxRow)
        .where(
            waiting(),
            or_(OutboxRow.next_try_at.is_(None), OutboxRow.next_try_at <= now),
            or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until < now),
        )
        .order_by(OutboxRow.queued_at, OutboxRow.id)
    )


def text_of(unit_id: str, kind: str, language: str) -> LetterText | None:
    """Give the wording a unit gave a kind of letter, if it did."""
    return db.session.get(LetterText, (unit_id, kind, language), populate_existing=True)


def texts_of(unit_id: str) -> Select[LetterText]:
    """Select every wording of a unit's own."""
    return select(LetterText).where(LetterText.unit_id == unit_id)
