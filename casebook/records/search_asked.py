"""What somebody looks for by words, and where among what was found a thing stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select

from casebook.records.cases import Case
from casebook.records.search_entries import Findable, SearchEntry, first_id
from casebook.records.search_index import Between
from casebook.records.search_terms import Sought

_BEYOND = 2**63


@dataclass(frozen=True, kw_only=True)
class SearchAsked:
    """What somebody looks for, and where."""

    sought: Sought
    cases: Select[Case] | None = None
    """Only cases among these and what belongs to one; None: everything there is."""
    thing: Findable | None = None
    unit_id: str = ""
    first: date | None = None
    last: date | None = None

    def among(self) -> list[ColumnElement[bool]]:
        """Tell, as conditions, of what sort and of which unit entries are asked for."""
        wanted = []
        if self.thing is not None:
            wanted.append(SearchEntry.thing == self.thing)
        if self.unit_id:
            wanted.append(SearchEntry.unit_id == self.unit_id)
        return wanted

    def between(self) -> Between:
        """Give the places between which the days asked for lie: a day stands in the upper bits of an id."""
        first = None if self.first is None else first_id(self.first)
        return Between(first, None if self.last is None else first_id(self.last + timedelta(days=1)))


@dataclass(frozen=True)
class Place:
    """Where among what was found an entry stands: how close it is, and its day within that."""

    rank: int
    entry_id: int

    @property
    def order(self) -> tuple[int, int]:
        """What is found is told in this order: the closest first, within that the newest."""
        return self.rank, -self.entry_id

    @classmethod
    def read(cls, rank: str, entry: str) -> "Place | None":
        """Read a place out of an address; None where nothing can stand there."""
        try:
            place = cls(int(rank), int(entry))
        except ValueError:
            return None
        return place if 0 <= place.entry_id < _BEYOND else None


@dataclass(frozen=True)
class Window:
    """Which part is wanted: so many after (or before) a place."""

    size: int
    after: Place | None = None
    before: Place | None = None


@dataclass(frozen=True)
class Hit:
    """One thing that was found, and where it stands."""

    thing: Findable
    thing_id: str
    names: bool
    """It was found among what only those who may know the parties may find it by."""
    place: Place
