"""Signed-in browsers, delays after failed attempts, and texts kept when a sign-in ran out."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, Select, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words, db, word_of


class SignInStage(StrEnum):
    """How far a sign-in got; a half one opens nothing, the code is still missing."""

    HALF = "half"
    ONE_FACTOR = "one_factor"
    BY_LINK = "by_link"
    """By the link two people handed to somebody who lost their device, and the password."""
    TWO_FACTORS = "two_factors"


class SignIn(Keyed, Base):
    """One browser of one person, known by the hash of its token; ended rows are never reused."""

    __tablename__ = "sign_ins"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(Words(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(Moment())
    seen_at: Mapped[datetime] = mapped_column(Moment())
    ended_at: Mapped[datetime | None] = mapped_column(Moment())
    ended_why: Mapped[str | None] = mapped_column(Words(40))
    address: Mapped[str] = mapped_column(Words(60), default="")
    stage: Mapped[SignInStage] = mapped_column(
        word_of(SignInStage), default=SignInStage.ONE_FACTOR, server_default=SignInStage.ONE_FACTOR
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the person last proved in this browser who they are, beside being signed in."""


class FailedSignIns(Base):
    """How often signing in failed for an account or from an address, and until when it waits."""

    __tablename__ = "failed_sign_ins"

    subject: Mapped[str] = mapped_column(Words(80), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None] = mapped_column(Moment())
    last_at: Mapped[datetime] = mapped_column(Moment())


class KeptText(Keyed, Base):
    """What somebody had typed when their sign-in ran out: sealed, for the same person only."""

    __tablename__ = "kept_texts"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    path: Mapped[str] = mapped_column(Words(500))
    sealed: Mapped[bytes] = mapped_column(LargeBinary())
    kept_at: Mapped[datetime] = mapped_column(Moment())


def sign_in_by_hash(token_hash: str) -> SignIn | None:
    """Find a signed-in browser, ended or not, by the hash of its token."""
    return db.session.scalar(_BY_HASH, {"token_hash": token_hash})


_BY_HASH = select(SignIn).where(SignIn.token_hash == bindparam("token_hash"))  # asked with every page


def newest_kept_text(person_id: str, path: str | None = None) -> KeptText | None:
    """Find the newest kept text of a person, for one page if it is named."""
    query = select(KeptText).where(KeptText.person_id == person_id)
    if path is not None:
        query = query.where(KeptText.path == path)
    return db.session.scalar(query.order_by(KeptText.kept_at.desc()).limit(1))


def open_sign_ins(person_id: str) -> Select[SignIn]:
    """Select the browsers of a person that nobody has ended, the one last seen first."""
    return (
        select(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .order_by(SignIn.seen_at.desc())
    )


def failures_row(session: Session, subject: str, now: datetime) -> FailedSignIns:
    """Take the row that counts an account's or an address's failures, making it at the first one."""
    row = session.get(FailedSignIns, subject, with_for_update=True)
    if row is None:
        # Two first failures may meet here on PostgreSQL: the second waits for the row.
        values = {"subject": subject, "failures": 0, "last_at": now}
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        session.execute(insert(FailedSignIns).values(values).on_conflict_do_nothing())
        row = session.get_one(FailedSignIns, subject, with_for_update=True)
    return row


def forget_kept(session: Session, *, before: datetime) -> None:
    """Delete kept texts nobody came back for."""
    session.execute(delete(KeptText).where(KeptText.kept_at < before))


def sign_in_of(person_id: str, sign_in_id: str) -> SignIn | None:
    """Find one browser of a person by its id."""
    query = select(SignIn).where(SignIn.id == sign_in_id, SignIn.person_id == person_id)
    return db.session.scalar(query)
