"""Which account of an office's own provider is whose: linked by an administrator, never by itself."""

from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words, db


class OfficeLink(Keyed, Base):
    """A person's account at the provider, known by "issuer|subject"; an e-mail address counts for nothing."""

    __tablename__ = "office_links"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), unique=True)
    subject: Mapped[str] = mapped_column(Words(400), unique=True)
    linked_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    linked_at: Mapped[datetime] = mapped_column(Moment())


def link_of(person_id: str) -> OfficeLink | None:
    """Find the link of a person."""
    return db.session.scalar(select(OfficeLink).where(OfficeLink.person_id == person_id))


def link_by_subject(subject: str) -> OfficeLink | None:
    """Find the link of an account at the provider."""
    return db.session.scalar(select(OfficeLink).where(OfficeLink.subject == subject))
