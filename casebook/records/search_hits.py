"""What somebody finds: the entries that hold what they typed, of what they may see; the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, union_all

from casebook.law.powers import Actor, Power
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.search_entries import Findable, SearchCoverage, SearchEntry, first_id
from casebook.records.search_index import as_close, entries_with, in_order_of_day
from casebook.records.search_terms import Closeness, Sought
from casebook.records.visibility import is_secret, names_seen, visible_cases

COUNTED_UP_TO = 1000
_FEW = 100
"""So many are read at once and put in order here: cheaper than asking for each closeness."""
_BEYOND = 2**63

_IN_THE_BOOK = (Findable.VISIT, Findable.VISITOR)
_OF_DIALOGUES = (Findable.DIALOGUE, Findable.COMMITMENT)


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


@dataclass(frozen=True)
class Place:
    """Where among what was found an entry stands: how close it is, and its day within that."""

    rank: int
    entry_id: int

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


@dataclass(frozen=True, kw_only=True)
class Hits:
    """A part of what was found, and whether more lies beyond."""

    rows: list[Hit]
    more_before: bool
    more_after: bool
    by_number: list[Case] = field(default_factory=list)
    """Secret cases asked for by their number: they have no words and stand in no index."""
    count: int | None = None
    """How many there are in all, where that came with them."""


def find(actor: Actor, asked: SearchAsked, window: Window) -> Hits:
    """Give a part of what somebody finds."""
    if not asked.sought.terms:
        return Hits(rows=[], more_before=False, more_after=False)
    few = _few(actor, asked)
    backwards = window.before is not None
    rows = _beyond(few, window) if few is not None else _next(actor, asked, window)
    more, rows = len(rows) > window.size, rows[: window.size]
    if backwards:
        rows.reverse()
    begins = window.before is None and window.after is None
    by_number = _by_number(actor, asked) if begins else []
    return Hits(
        rows=rows,
        more_before=more if backwards else window.after is not None,
        more_after=True if backwards else more,
        by_number=by_number,
        count=None if few is None else len(few) + len(by_number),
    )


def _few(actor: Actor, asked: SearchAsked) -> list[Hit] | None:
    """Give all there is to find, where that is little, in one question; None where it is much."""
    ways, own = asked.sought.closest_first, SearchEntry
    close = [as_close(asked.sought, how).label(f"way{at}") for at, how in enumerate(ways[:-1])]
    found = _found(actor, asked, ways[-1]).order_by(in_order_of_day().desc()).limit(_FEW + 1)
    rows = db.session.execute(
        found.with_only_columns(own.id, own.thing, own.thing_id, own.names, *close)
    ).all()
    if len(rows) > _FEW:
        return None
    hits = [Hit(row[1], row[2], row[3], Place(_rank_of(row[4:]), row[0])) for row in rows]
    return sorted(hits, key=lambda hit: _order(hit.place))


def _rank_of(close: Sequence[bool]) -> int:
    return next((at for at, is_so in enumerate(close) if is_so), len(close))


def _order(place: Place) -> tuple[int, int]:
    return place.rank, -place.entry_id


def _beyond(hits: list[Hit], window: Window) -> list[Hit]:
    if window.before is not None:
        end = _order(window.before)
        return [hit for hit in reversed(hits) if _order(hit.place) < end][: window.size + 1]
    start = None if window.after is None else _order(window.after)
    return [hit for hit in hits if start is None or _order(hit.place) > start][: window.size + 1]


def _next(actor: Actor, asked: SearchAsked, window: Window) -> list[Hit]:
    """Ask for one closeness after the other, until there is enough."""
    backwards = window.before is not None
    start = window.before or window.after
    rows: list[Hit] = []
    ranks = range(len(asked.sought.closest_first))
    for rank in reversed(ranks) if backwards else ranks:
        if start is not None and (rank > start.rank if backwards else rank < start.rank):
            continue
        beyond = start.entry_id if start is not None and start.rank == rank else None
        rows += _ranked(actor, asked, rank, _Part(beyond, backwards, window.size + 1 - len(rows)))
        if len(rows) > window.size:
            break
    return rows


@dataclass(frozen=True)
class _Part:
    beyond: int | None
    backwards: bool
    most: int


def _ranked(actor: Actor, asked: SearchAsked, rank: int, part: _Part) -> list[Hit]:
    order = in_order_of_day()
    ways = asked.sought.closest_first
    found = _found(actor, asked, ways[rank])
    for closer in ways[:rank]:
        found = found.where(not_(as_close(asked.sought, closer)))
    if part.beyond is not None:
        found = found.where(order > part.beyond if part.backwards else order < part.beyond)
    found = found.order_by(order if part.backwards else order.desc()).limit(part.most)
    own = SearchEntry
    rows = db.session.execute(found.with_only_columns(own.id, own.thing, own.thing_id, own.names))
    return [Hit(row.thing, row.thing_id, row.names, Place(rank, row.id)) for row in rows]


def count_found(actor: Actor, asked: SearchAsked) -> int:
    """Count what somebody finds; no further than one beyond COUNTED_UP_TO."""
    if not asked.sought.terms:
        return 0
    some = (
        _found(actor, asked, asked.sought.closest_first[-1])
        .with_only_columns(SearchEntry.id)
        .limit(COUNTED_UP_TO + 1)
    )
    counted = db.session.scalar(select(func.count()).select_from(some.subquery())) or 0
    return counted + len(_by_number(actor, asked))


def _found(actor: Actor, asked: SearchAsked, how: Closeness) -> Select[SearchEntry]:
    found = entries_with(asked.sought, how).where(_may_be_seen(actor, asked))
    if asked.thing is not None:
        found = found.where(SearchEntry.thing == asked.thing)
    if asked.unit_id:
        found = found.where(SearchEntry.unit_id == asked.unit_id)
    # The day stands in the upper bits of the id, by which the index is read.
    if asked.first is not None:
        found = found.where(in_order_of_day() >= first_id(asked.first))
    if asked.last is not None:
        found = found.where(in_order_of_day() < first_id(asked.last + timedelta(days=1)))
    return found


def _may_be_seen(actor: Actor, asked: SearchAsked) -> ColumnElement[bool]:
    """Tell, as a condition, the entries whose thing a person may open, one of them for each thing."""
    cases = visible_cases(actor) if asked.cases is None else asked.cases
    # Who may not know the names may not find by them either: the number is all that is searched.
    known = and_(SearchEntry.names, _case_of_entry(cases.where(names_seen(actor))))
    seen = and_(not_(SearchEntry.names), _case_of_entry(cases.where(not_(names_seen(actor)))))
    if asked.cases is not None:
        return or_(known, seen)
    book = _of_units(actor, Power.SEE_BOOK, _IN_THE_BOOK)
    return or_(known, seen, book, _of_units(actor, Power.SEE_DIALOGUES, _OF_DIALOGUES))


def _case_of_entry(cases: Select[Case]) -> ColumnElement[bool]:
    # Nothing of a secret case is indexed; were it, it would still not be found.
    own = cases.where(Case.id == SearchEntry.case_id, not_(is_secret()))
    return own.with_only_columns(Case.id).correlate(SearchEntry).exists()


def _of_units(actor: Actor, power: Power, things: tuple[Findable, ...]) -> ColumnElement[bool]:
    units = actor.units_with(power)
    return and_(
        SearchEntry.case_id.is_(None), SearchEntry.thing.in_(things), SearchEntry.unit_id.in_(sorted(units))
    )


def _by_number(actor: Actor, asked: SearchAsked) -> list[Case]:
    numbers = asked.sought.case_numbers
    if not numbers or asked.thing not in (None, Findable.CASE):
        return []
    cases = visible_cases(actor) if asked.cases is None else asked.cases
    found = cases.where(is_secret(), Case.name.in_(numbers))
    if asked.unit_id:
        found = found.where(Case.unit_id == asked.unit_id)
    if asked.first is not None:
        found = found.where(Case.received_on >= asked.first)
    if asked.last is not None:
        found = found.where(Case.received_on <= asked.last)
    return list(db.session.scalars(found.order_by(Case.received_on.desc(), Case.id)))


def cases_found(actor: Actor, wanted: Sought) -> ColumnElement[bool]:
    """Tell, as a condition, the cases a person finds by what they typed; without a word, none."""
    if not wanted.terms:
        return false()
    entries = entries_with(wanted, wanted.closest_first[-1]).where(SearchEntry.thing == Findable.CASE)
    named = entries.where(SearchEntry.names).with_only_columns(SearchEntry.case_id)
    numbered = entries.where(not_(SearchEntry.names)).with_only_columns(SearchEntry.case_id)
    secret = select(Case.id).where(is_secret(), Case.name.in_(wanted.case_numbers))
    return Case.id.in_(union_all(named, numbered, secret)) & or_(
        names_seen(actor), Case.id.in_(numbered), is_secret()
    )


def is_covered(words_version: int) -> bool:
    """Say whether everything has its entries, made by this version of what is found by."""
    done = select(func.count()).where(
        SearchCoverage.is_complete, SearchCoverage.words_version == words_version
    )
    return db.session.scalar(done.select_from(SearchCoverage)) == len(Findable)
