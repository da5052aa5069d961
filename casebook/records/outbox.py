"""Letters waiting to go out, how mail is sent, and what a unit changed in their wording."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words


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
    """Why the last try failed, as a word of `LetterFailure`; never what a server wrote."""
    given_up_at: Mapped[datetime | None] = mapped_column(Moment())
    """After thirty days of tries; it stays, and somebody with power over mail may try it again."""


class MailSettings(Base):
    """How this installation sends mail; one row, or none where it sends none."""

    __tablename__ = "mail_settings"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server: Mapped[str] = mapped_column(Words(200))
    port: Mapped[int]
    security: Mapped[str] = mapped_column(Words(40))
    """`starttls`, `tls` or `none` (only to this machine itself)."""
    username: Mapped[str] = mapped_column(Words(200), default="")
    sealed_password: Mapped[bytes | None] = mapped_column(LargeBinary())
    sender: Mapped[str] = mapped_column(Words(200))
    changed_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())
    proven_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the server last took a letter."""
    failing_since: Mapped[datetime | None] = mapped_column(Moment())


class LetterText(Base):
    """The wording a unit gives a kind of letter instead of the shipped one; the subject never changes."""

    __tablename__ = "letter_texts"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Words(40), primary_key=True)
    language: Mapped[str] = mapped_column(Words(5), primary_key=True)
    body: Mapped[str] = mapped_column(Words(4000))
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())
