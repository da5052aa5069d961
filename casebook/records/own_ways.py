"""What somebody set up for themselves: the secret address of their calendar."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words


class CalendarFeed(Keyed, Base):
    """A secret address under which a calendar program reads somebody's days; only its hash is kept."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(Words(64), unique=True)
    language: Mapped[str] = mapped_column(Words(5))
    made_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
    read_at: Mapped[datetime | None] = mapped_column(Moment())
