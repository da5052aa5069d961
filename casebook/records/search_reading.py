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
from casebook.records.search_index import (
    as_close,
    entries_with,
    in_order_of_day,
    newest_with,
    reads_in_order,
    some_with,
    stands_apart,
)
from casebook.records.search_terms import Closeness, Sought

COUNTED_UP_TO = 1000
_READ = 1200
"""So many of the newest entries are read at once: mostly enough to tell that more is found than counted."""
_LOOKED_AT = 3000
"""So many entries, whatever they hold, are looked at for the newest where the index does not give them so."""
_BEYOND_ALL = 2**63
_SPELLINGS = 2
"""Side by side and anywhere are each met in two spellings: as typed, and any."""
_TOLD = (SearchEntry.id, SearchEntry.thing, SearchEntry.thing_id, SearchEntry.names)


@dataclass(frozen=True)
class Newest:
    """The newest of what somebody finds, and how many there are."""

    hits: list[Hit]
    """In the order in which they are told."""
    is_all: bool
    count: int
    """No further than one beyond COUNTED_UP_TO."""
    floor: int
    """Everything that is found from this id on is among them."""


def read_newest(actor: Actor, asked: SearchAsked) -> Newest:
    """Read what somebody finds: all of it where that is little, else the newest."""
    some = _told(actor, asked, some_with(asked.sought, _READ, asked.between()))
    hits, is_all = _hits(some), len(some) < _READ
    if not is_all and len(hits) <= COUNTED_UP_TO:
        some = _read(_found(actor, asked, asked.sought.closest_first[-1]), asked)
        hits, is_all = _hits(some), len(some) <= COUNTED_UP_TO
    elif not is_all and not reads_in_order():
        some = _told(actor, asked, newest_with(asked.sought, _LOOKED_AT, asked.between()))
        floor = some[-1].id if some else _BEYOND_ALL
        return Newest(hits=_hits(some), is_all=False, count=COUNTED_UP_TO + 1, floor=floor)
    count, floor = min(len(hits), COUNTED_UP_TO + 1), some[-1].id if some else 0
    return Newest(hits=hits, is_all=is_all, count=count, floor=floor)


def _told(actor: Actor, asked: SearchAsked, places: Select[int]) -> Sequence[Any]:
    """Read the entries at some places, the newest first, and tell which are found, and how close."""
    wanted, there = asked.sought, places.subquery()
    apart = stands_apart(wanted, wanted.closest_first[-1])
    found = and_(*apart, *asked.among(), may_be_seen(actor, asked.cases))
    rank = case((found, _rank(wanted)), else_=None).label("rank")
    entries = select(*_TOLD, rank).join(there, there.c.rowid == SearchEntry.id)
    return sorted(db.session.execute(entries), key=lambda row: -row.id)


def _read(found: Select[SearchEntry], asked: SearchAsked) -> Sequence[Any]:
    told = found.with_only_columns(*_TOLD, _rank(asked.sought).label("rank"))
    newest = told.order_by(in_order_of_day().desc()).limit(COUNTED_UP_TO + 1)
    return db.session.execute(newest).all()


def _rank(wanted: Sought) -> ColumnElement[int]:
    closer = wanted.closest_first[:-1]
    return case(*((as_close(wanted, how), at) for at, how in enumerate(closer)), else_=len(closer))


def _hits(rows: Iterable[Any]) -> list[Hit]:
    found = (row for row in rows if row.rank is not None)
    hits = [Hit(row.thing, row.thing_id, row.names, Place(row.rank, row.id)) for row in found]
    return sorted(hits, key=lambda hit: hit.place.order)


def _found(actor: Actor, asked: SearchAsked, how: Closeness) -> Select[SearchEntry]:
    found = entries_with(asked.sought, how).where(*asked.among(), may_be_seen(actor, asked.cases))
    return found.where(*asked.between().within())


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
            self._near = _hits(_read(found, self._asked))
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
