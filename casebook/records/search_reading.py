"""Reading the entries somebody finds in their order, without reading all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, not_, select

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.search_access import may_be_seen
from casebook.records.search_asked import Hit, Place, SearchAsked, Window
from casebook.records.search_entries import SearchEntry
from casebook.records.search_index import as_close, entries_with, in_order_of_day, newest_with, stands_apart
from casebook.records.search_terms import Closeness, Sought

COUNTED_UP_TO = 1000
_READ = 1200
"""So many of the newest entries are read at once: mostly enough to tell that more is found than counted."""
_SPELLINGS = 2
"""Side by side and anywhere are each met in two spellings: as typed, and any."""
_TOLD = (SearchEntry.id, SearchEntry.thing, SearchEntry.thing_id, SearchEntry.names)


@dataclass(frozen=True)
class Newest:
    """The newest of what somebody finds: all there is, or more than is counted."""

    hits: list[Hit]
    """In the order in which they are told."""
    is_all: bool
    floor: int
    """The id of the last entry that was read."""

    @property
    def count(self) -> int:
        """How many there are; no further than one beyond COUNTED_UP_TO."""
        return min(len(self.hits), COUNTED_UP_TO + 1)


def read_newest(actor: Actor, asked: SearchAsked) -> Newest:
    """Read the newest of what somebody finds: all of it, or so much that it need not be counted further."""
    newest = _of_first(actor, asked)
    if newest.is_all or len(newest.hits) > COUNTED_UP_TO:
        return newest
    most = COUNTED_UP_TO + 1
    rows = _read(_found(actor, asked, asked.sought.closest_first[-1]), asked, most)
    return Newest(_hits(rows), len(rows) < most, rows[-1].id if rows else 0)


def _of_first(actor: Actor, asked: SearchAsked) -> Newest:
    """Read the newest entries that hold the words in any spelling, and tell which of them are found."""
    wanted = asked.sought
    places = newest_with(wanted, _READ, *asked.between()).subquery()
    entries = select(*_TOLD).join(places, places.c.rowid == SearchEntry.id)
    apart = stands_apart(wanted, wanted.closest_first[-1])
    found = and_(*apart, *asked.among(), may_be_seen(actor, asked.cases))
    told = entries.add_columns(case((found, _rank(wanted)), else_=None).label("rank"))
    rows = sorted(db.session.execute(told), key=lambda row: -row.id)
    return Newest(_hits(rows), len(rows) < _READ, rows[-1].id if rows else 0)


def _read(found: Select[SearchEntry], asked: SearchAsked, most: int) -> Sequence[Any]:
    told = found.with_only_columns(*_TOLD, _rank(asked.sought).label("rank"))
    return db.session.execute(told.order_by(in_order_of_day().desc()).limit(most)).all()


def _rank(wanted: Sought) -> ColumnElement[int]:
    closer = wanted.closest_first[:-1]
    return case(*((as_close(wanted, how), at) for at, how in enumerate(closer)), else_=len(closer))


def _hits(rows: Iterable[Any]) -> list[Hit]:
    found = (row for row in rows if row.rank is not None)
    hits = [Hit(row.thing, row.thing_id, row.names, Place(row.rank, row.id)) for row in found]
    return sorted(hits, key=lambda hit: hit.place.order)


def _found(actor: Actor, asked: SearchAsked, how: Closeness) -> Select[SearchEntry]:
    found = entries_with(asked.sought, how).where(*asked.among(), may_be_seen(actor, asked.cases))
    first, last = asked.between()
    if first is not None:
        found = found.where(in_order_of_day() >= first)
    return found if last is None else found.where(in_order_of_day() < last)


@dataclass(frozen=True)
class _Part:
    """Some of one closeness: beyond which id, in which direction, how many at most."""

    beyond: int | None
    backwards: bool
    most: int


class Reading:
    """What somebody finds, part by part; where it is much, one closeness is asked for after the other."""

    def __init__(self, actor: Actor, asked: SearchAsked) -> None:
        self.newest = read_newest(actor, asked)
        self._actor, self._asked = actor, asked
        self._ways = asked.sought.closest_first
        self._near: list[Hit] | None = None

    def part(self, window: Window) -> list[Hit]:
        """Give what lies in a window, from its edge on, and one more where there is more."""
        backwards, start = window.before is not None, window.before or window.after
        rows: list[Hit] = []
        ranks = range(len(self._ways))
        for rank in reversed(ranks) if backwards else ranks:
            if start is not None and (rank > start.rank if backwards else rank < start.rank):
                continue
            beyond = start.entry_id if start is not None and start.rank == rank else None
            rows += self._of(rank, _Part(beyond, backwards, window.size + 1 - len(rows)))
            if len(rows) > window.size:
                break
        return rows

    def _of(self, rank: int, part: _Part) -> list[Hit]:
        known = _of_rank(self.newest.hits, rank, part)
        if self._is_enough(known, part):
            return known
        if self._ways[rank].together and self._are_few_together(part.most):
            near = self._together()
            if len(near) <= COUNTED_UP_TO:
                return _of_rank(near, rank, part)
        return self._asked_for(rank, part)

    def _is_enough(self, known: list[Hit], part: _Part) -> bool:
        """Say whether nothing that was not read yet comes before what is known."""
        if self.newest.is_all:
            return True
        if part.backwards:
            return part.beyond is not None and part.beyond >= self.newest.floor
        return len(known) == part.most

    def _are_few_together(self, most: int) -> bool:
        """Judge by what was read whether both spellings are looked for at once, and all there is is read."""
        together = sum(hit.place.rank < _SPELLINGS for hit in self.newest.hits)
        return len(self._ways) > _SPELLINGS and together < most

    def _together(self) -> list[Hit]:
        """Read what stands side by side in any spelling, once."""
        if self._near is None:
            found = _found(self._actor, self._asked, self._ways[_SPELLINGS - 1])
            self._near = _hits(_read(found, self._asked, COUNTED_UP_TO + 1))
        return self._near

    def _asked_for(self, rank: int, part: _Part) -> list[Hit]:
        order = in_order_of_day()
        found = _found(self._actor, self._asked, self._ways[rank])
        for closer in self._ways[:rank]:
            found = found.where(not_(as_close(self._asked.sought, closer)))
        if part.beyond is not None:
            found = found.where(order > part.beyond if part.backwards else order < part.beyond)
        told = found.order_by(order if part.backwards else order.desc()).limit(part.most)
        rows = db.session.execute(told.with_only_columns(*_TOLD))
        return [Hit(row.thing, row.thing_id, row.names, Place(rank, row.id)) for row in rows]


def _of_rank(hits: list[Hit], rank: int, part: _Part) -> list[Hit]:
    """Give the part of one closeness among hits that stand in their order."""
    same = [hit for hit in hits if hit.place.rank == rank]
    if part.backwards:
        same.reverse()
    if part.beyond is not None:
        beyond = part.beyond
        same = [hit for hit in same if _is_beyond(hit.place.entry_id, beyond, backwards=part.backwards)]
    return same[: part.most]


def _is_beyond(entry_id: int, edge: int, *, backwards: bool) -> bool:
    return entry_id > edge if backwards else entry_id < edge
