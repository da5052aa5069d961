"""What somebody set up for themselves: saved views of a list, and the secret address of their calendar."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words

LONGEST_QUERY = 2000


class SavedView(Keyed, Base):
    """Filters, order and columns of one list under a name of one's own."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("person_id", "page", "name"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    page: Mapped[str] = mapped_column(Words(40))
    """Which list it is a view of."""
    name: Mapped[str] = mapped_column(Words(80))
    query: Mapped[str] = mapped_column(Words(LONGEST_QUERY))
    """What the address of the list said, of what it offered; when it is opened it is read like any other."""
    saved_at: Mapped[datetime] = mapped_column(Moment())


class CalendarFeed(Keyed, Base):
    """A secret address under which a calendar program reads somebody's days; only its hash is kept."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(Words(64), unique=True)
    language: Mapped[str] = mapped_column(Words(5))
    made_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
    read_at: Mapped[datetime | None] = mapped_column(Moment())
