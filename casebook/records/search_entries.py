"""What can be found by words: one entry per thing and audience, kept with every change of the thing."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Words, word_of


class Findable(StrEnum):
    """What can be found."""

    CASE = "case"
    VISIT = "visit"
    VISITOR = "visitor"
    DIALOGUE = "dialogue"
    COMMITMENT = "commitment"
    PAPER = "paper"


class SearchEntry(Base):
    """The words by which one thing is found. Nothing of a secret case ever stands here."""

    __tablename__ = "search_entries"
    __table_args__ = (
        Index("ix_search_entries_thing_thing_id", "thing", "thing_id"),
        Index("ix_search_entries_unit_id", "unit_id", "id"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    """The day's ordinal in the upper bits, chance in the lower: in order of id is in order of day."""
    thing: Mapped[Findable] = mapped_column(word_of(Findable))
    thing_id: Mapped[str] = mapped_column(Words(32))
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    names: Mapped[bool]
    """It holds words that only those who may know the parties may find it by."""
    on_day: Mapped[date]
    exact: Mapped[str] = mapped_column(Words())
    """Words in lower case, composed, with dấu, one space between and around them."""
    folded: Mapped[str] = mapped_column(Words())
    """The same words without dấu, đ as d; a telephone also by its ends."""
