"""Forms that were sent and did what they say: the same form sent again does nothing more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, Moment, Words, db

_KEPT_FOR = timedelta(days=2)


class AnsweredForm(Base):
    """One form, known by a digest of its random key and all that was typed; nothing typed is kept here."""

    __tablename__ = "answered_forms"

    digest: Mapped[str] = mapped_column(Words(64), primary_key=True)
    sending: Mapped[str] = mapped_column(Words(32))
    """Which request did it: its later steps are not a second time."""
    led_to: Mapped[str] = mapped_column(Words(500), default="")
    answered_at: Mapped[datetime] = mapped_column(Moment(), index=True)


def spend(session: Session, *, digest: str, sending: str, now: datetime) -> bool:
    """Note in the transaction of a deed that a form did it; False where another request did before."""
    session.execute(delete(AnsweredForm).where(AnsweredForm.answered_at < now - _KEPT_FOR))
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = {"digest": digest, "sending": sending, "led_to": "", "answered_at": now}
    # On PostgreSQL the second of two waits here for the first to be committed or undone.
    session.execute(insert(AnsweredForm).values(values).on_conflict_do_nothing())
    stands = session.scalar(select(AnsweredForm.sending).where(AnsweredForm.digest == digest))
    return stands == sending


def led_to(digest: str) -> str | None:
    """Give the page a form led to ("" while nobody knows); None for one that did nothing yet."""
    return db.session.scalar(select(AnsweredForm.led_to).where(AnsweredForm.digest == digest))


def note_where(session: Session, *, digest: str, sending: str, path: str) -> None:
    """Note the page a form led to, where it did something."""
    mine = (AnsweredForm.digest == digest, AnsweredForm.sending == sending)
    session.execute(update(AnsweredForm).where(*mine).values(led_to=path))
