"""Bringing what is found by words up to date: what was there before the index; and comparing the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, func, not_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue
from casebook.records.papers import Paper
from casebook.records.search_entries import Findable, SearchCoverage, SearchEntry
from casebook.records.search_index import forget_remnants, index_agrees
from casebook.records.visits import Visit, Visitor
from casebook.services.indexed_words import entries_of
from casebook.services.indexing import differs, keep_words, standing_entries

WORDS_VERSION = 1
"""Grows when a thing is found by other words than before: everything is then gone through anew."""

_BATCH = 400
_IDS: dict[Findable, InstrumentedAttribute[str]] = {
    Findable.CASE: Case.id,
    Findable.VISIT: Visit.id,
    Findable.VISITOR: Visitor.id,
    Findable.DIALOGUE: Dialogue.id,
    Findable.COMMITMENT: Commitment.id,
    Findable.PAPER: Paper.id,
}


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What one step went through: how many things, the ids of those that differed, and the last id."""

    seen: int
    differing: tuple[str, ...] = ()
    last_id: str = ""


def uncovered() -> list[Findable]:
    """Name the sorts of things that were not all gone through by this version of the program."""
    rows = db.session.scalars(select(SearchCoverage).where(SearchCoverage.is_complete)).all()
    done = {row.thing for row in rows if row.words_version == WORDS_VERSION}
    db.session.rollback()
    return [thing for thing in Findable if thing not in done]


def cover_next(thing: Findable) -> int:
    """Go through the next things of a sort that have no entries yet; gives how many, 0 when all are done.

    Each batch is a transaction of its own that also notes how far it came: broken off, it goes on there.
    """
    with transaction() as session:
        row = _coverage(session, thing)
        ids = _after(session, thing, row.up_to)
        keep_words(session, [(thing, one) for one in ids])
        if ids:
            row.up_to = ids[-1]
        else:
            row.is_complete = True
    return len(ids)


def _coverage(session: Session, thing: Findable) -> SearchCoverage:
    row = session.get(SearchCoverage, thing, with_for_update=True)
    if row is None:
        row = SearchCoverage(thing=thing, words_version=WORDS_VERSION, up_to="", is_complete=False)
        session.add(row)
        session.flush()
    elif row.words_version != WORDS_VERSION:
        row.words_version, row.up_to, row.is_complete = WORDS_VERSION, "", False
    return row


def _after(session: Session, thing: Findable, last_id: str) -> Sequence[str]:
    key = _IDS[thing]
    return session.scalars(select(key).where(key > last_id).order_by(key).limit(_BATCH)).all()


def begin_anew() -> None:
    """Let every sort of things be gone through again, and drop the entries of what is there no more."""
    with transaction() as session:
        session.execute(delete(SearchCoverage))
        for thing, key in _IDS.items():
            there = exists().where(key == SearchEntry.thing_id)
            session.execute(delete(SearchEntry).where(SearchEntry.thing == thing, not_(there)))
        forget_remnants(session)


def count_things(thing: Findable) -> int:
    """Count the things of a sort."""
    return db.session.scalar(select(func.count()).select_from(_IDS[thing].class_)) or 0


def compare_next(thing: Findable, last_id: str) -> Batch:
    """Compare the entries of the next things of a sort with what these say; changes nothing."""
    session = db.session()
    ids = _after(session, thing, last_id)
    wanted = {(entry.thing_id, entry.names): entry for entry in entries_of(session, thing, ids)}
    standing = {(row.thing_id, row.names): row for row in standing_entries(session, thing, ids)}
    wrong = {
        thing_id
        for thing_id, names in wanted.keys() | standing.keys()
        if (key := (thing_id, names)) not in wanted
        or key not in standing
        or differs(standing[key], wanted[key])
    }
    session.rollback()
    return Batch(seen=len(ids), differing=tuple(sorted(wrong)), last_id=ids[-1] if ids else "")


def index_is_sound() -> bool:
    """Say whether the engine's own index holds exactly the words of the entries."""
    with transaction() as session:
        return index_agrees(session)
