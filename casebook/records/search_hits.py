"""What somebody finds: the entries that hold what they typed, of what they may see; the closest first."""

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, false, func, not_, or_, select, union_all

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.search_asked import Hit, SearchAsked, Window
from casebook.records.search_entries import Findable, SearchCoverage, SearchEntry
from casebook.records.search_index import entries_with
from casebook.records.search_reading import Reading, read_newest
from casebook.records.search_terms import Sought
from casebook.records.visibility import is_secret, names_seen, visible_cases


@dataclass(frozen=True, kw_only=True)
class Hits:
    """A part of what was found, and whether more lies beyond."""

    rows: list[Hit]
    more_before: bool
    more_after: bool
    by_number: list[Case] = field(default_factory=list)
    """Secret cases asked for by their number: they have no words and stand in no index."""
    count: int = 0
    """How many there are in all; no further than one beyond COUNTED_UP_TO."""


def find(actor: Actor, asked: SearchAsked, window: Window) -> Hits:
    """Give a part of what somebody finds."""
    if not asked.sought.terms:
        return Hits(rows=[], more_before=False, more_after=False)
    reading, backwards = Reading(actor, asked), window.before is not None
    rows = reading.part(window)
    more, rows = len(rows) > window.size, rows[: window.size]
    if backwards:
        rows.reverse()
    begins = window.before is None and window.after is None
    by_number = _by_number(actor, asked)
    return Hits(
        rows=rows,
        more_before=more if backwards else window.after is not None,
        more_after=True if backwards else more,
        by_number=by_number if begins else [],
        count=reading.newest.count + len(by_number),
    )


def count_found(actor: Actor, asked: SearchAsked) -> int:
    """Count what somebody finds; of what is in the index no further than one beyond COUNTED_UP_TO."""
    if not asked.sought.terms:
        return 0
    return read_newest(actor, asked).count + len(_by_number(actor, asked))


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
