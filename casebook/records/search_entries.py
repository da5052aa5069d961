"""What can be found by words: one entry per thing and audience, kept with every change of the thing."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Words, word_of
from casebook.records.spelling import Spelled, spelled

_CHANCE_BITS = 43
"""A day's ordinal and these make 63 bits: as much as both engines count without a sign."""


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
    """The day's ordinal in the upper bits: in order of id is in order of day; see `entry_id`."""
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


class SearchCoverage(Base):
    """How far the things of one sort have their entries, made by which version of what is found by."""

    __tablename__ = "search_coverage"

    thing: Mapped[Findable] = mapped_column(word_of(Findable), primary_key=True)
    words_version: Mapped[int]
    up_to: Mapped[str] = mapped_column(Words(32), default="")
    """The last id that was gone through."""
    is_complete: Mapped[bool]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry as it should stand: what it is of, who may find it, and what its words are read from."""

    thing: Findable
    thing_id: str
    unit_id: str
    case_id: str | None
    names: bool
    on_day: date
    found_by: tuple[str, ...]
    """The texts it is found by, as they were written."""
    telephones: tuple[str, ...] = ()
    """Also found by their last digits."""
    texts: tuple[str, ...] = ()
    """Those of all these in which somebody is shown where something was met."""
    is_emptied: bool = False
    """What it said was destroyed by decision; nothing of it may remain anywhere."""

    @cached_property
    def words(self) -> Spelled:
        """The words it is found by; whoever only shows it never asks for them."""
        return spelled(self.found_by, telephones=self.telephones)


def entry_id(entry: Entry) -> int:
    """Give the place of an entry among all others: by its day, within a day by its own random id only.

    Nothing else moves it, so that no order tells of what somebody may not see.
    """
    told = f"{entry.thing}|{entry.thing_id}|{entry.names:d}".encode()
    chance = int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) >> (64 - _CHANCE_BITS)
    return first_id(entry.on_day) + chance


def first_id(day: date) -> int:
    """Give the lowest place an entry of a day may have."""
    return day.toordinal() << _CHANCE_BITS
