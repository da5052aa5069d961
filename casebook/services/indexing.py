"""The words things are found by, kept in the very transaction that changes a thing, whoever changes it."""

from collections.abc import Callable, Collection, Sequence
from itertools import chain, groupby

from sqlalchemy import Row, bindparam, delete, event, insert, select
from sqlalchemy.orm import Session, SessionTransaction

from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.records.commitments import Commitment, CommitmentNote
from casebook.records.dialogues import Dialogue, DialogueParticipant, DialoguePoint, DialogueQuestion
from casebook.records.papers import Paper
from casebook.records.search_entries import Entry, Findable, SearchEntry, entry_id
from casebook.records.search_index import forget_remnants
from casebook.records.visits import AppointmentSlip, Companion, Matter, Receipt, Refusal, Visit, Visitor
from casebook.services.indexed_words import entries_of

_TOUCHED = "casebook.touched"
_BATCH = 400

Thing = tuple[Findable, str]

# Whose words a row is part of, and by which of its columns.
_PART_OF: dict[type, tuple[tuple[Findable, str], ...]] = {
    Case: ((Findable.CASE, "id"),),
    Party: ((Findable.CASE, "case_id"),),
    Letter: ((Findable.CASE, "case_id"),),
    CaseEvent: ((Findable.CASE, "case_id"),),
    Paper: ((Findable.PAPER, "id"),),
    Visit: ((Findable.VISIT, "id"), (Findable.VISITOR, "visitor_id")),
    Visitor: ((Findable.VISITOR, "id"),),
    Matter: ((Findable.VISIT, "visit_id"),),
    Companion: ((Findable.VISIT, "visit_id"),),
    Refusal: ((Findable.VISIT, "visit_id"),),
    Receipt: ((Findable.VISIT, "visit_id"),),
    AppointmentSlip: ((Findable.VISIT, "visit_id"),),
    Dialogue: ((Findable.DIALOGUE, "id"),),
    DialogueParticipant: ((Findable.DIALOGUE, "dialogue_id"),),
    DialoguePoint: ((Findable.DIALOGUE, "dialogue_id"),),
    DialogueQuestion: ((Findable.DIALOGUE, "dialogue_id"),),
    Commitment: ((Findable.COMMITMENT, "id"),),
    CommitmentNote: ((Findable.COMMITMENT, "commitment_id"),),
}


def begin_keeping() -> None:
    """Let every transaction of the program leave the words of what it changed as they should stand."""
    for name, listener in _LISTENERS.items():
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)


def _note_touched(session: Session, _context: object) -> None:
    touched: set[Thing] = session.info.setdefault(_TOUCHED, set())
    for row in chain(session.new, session.dirty, session.deleted):
        for thing, column in _PART_OF.get(type(row), ()):
            if thing_id := getattr(row, column):
                touched.add((thing, thing_id))


def _keep_words(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    if touched := session.info.pop(_TOUCHED, None):
        keep_words(session, touched)


def _forget_touched(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_TOUCHED, None)


_LISTENERS: dict[str, Callable[..., None]] = {
    "after_flush": _note_touched,
    "before_commit": _keep_words,
    "after_transaction_end": _forget_touched,
}


def keep_words(session: Session, things: Collection[Thing]) -> None:
    """Bring the entries of some things up to what these say now, within the transaction that is open.

    A case that has none any more (secret, held, gone) takes those of its papers along. Where the words of
    something went for good, nothing of them remains in the index either.
    """
    forgets = False
    for thing, some in groupby(sorted(things), key=lambda one: one[0]):
        ids = [thing_id for _thing, thing_id in some]
        for begin in range(0, len(ids), _BATCH):
            forgets |= _bring_up_to_date(session, thing, ids[begin : begin + _BATCH])
    if forgets:
        forget_remnants(session)


def _bring_up_to_date(session: Session, thing: Findable, ids: Sequence[str]) -> bool:
    """Write what differs; say whether words went for good."""
    wanted = {(entry.thing_id, entry.names): entry for entry in entries_of(session, thing, ids)}
    standing = {(row.thing_id, row.names): row for row in standing_entries(session, thing, ids)}
    stale = [row for key, row in standing.items() if key not in wanted or differs(row, wanted[key])]
    new = [entry for key, entry in wanted.items() if key not in standing or differs(standing[key], entry)]
    if stale:
        session.execute(delete(SearchEntry).where(SearchEntry.id.in_([row.id for row in stale])))
    _add(session, new)
    gone = [key for key in standing if key not in wanted]
    if thing is Findable.CASE:
        emptied = {thing_id for thing_id, _names in gone} | {one.case_id for one in new if one.is_emptied}
        _drop_papers(session, [case_id for case_id in emptied if case_id])
    replaced = (entry for key, entry in wanted.items() if key in standing)
    return bool(gone) or any(entry.is_emptied for entry in replaced if entry in new)


def _drop_papers(session: Session, case_ids: Collection[str]) -> None:
    if case_ids:
        papers = SearchEntry.case_id.in_(case_ids) & (SearchEntry.thing == Findable.PAPER)
        session.execute(delete(SearchEntry).where(papers))


def standing_entries(session: Session, thing: Findable, ids: Collection[str]) -> Sequence[Row[tuple[object]]]:
    """Give the entries some things have."""
    return session.execute(_STANDING, {"sort": thing, "ids": ids}).all()


_STANDING = select(*SearchEntry.__table__.columns).where(
    SearchEntry.thing == bindparam("sort", type_=SearchEntry.thing.type),
    SearchEntry.thing_id.in_(bindparam("ids", expanding=True)),
)


def differs(row: Row[tuple[object]], entry: Entry) -> bool:
    """Say whether an entry as it stands is not what it should be."""
    stands = (row.unit_id, row.case_id, row.on_day, row.exact, row.folded)
    return stands != (entry.unit_id, entry.case_id, entry.on_day, entry.words.exact, entry.words.folded)


def _add(session: Session, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    places = _free_places(session, [entry_id(entry) for entry in entries])
    rows = [
        {
            "id": place,
            "thing": entry.thing,
            "thing_id": entry.thing_id,
            "unit_id": entry.unit_id,
            "case_id": entry.case_id,
            "names": entry.names,
            "on_day": entry.on_day,
            "exact": entry.words.exact,
            "folded": entry.words.folded,
        }
        for place, entry in zip(places, entries, strict=True)
    ]
    session.execute(insert(SearchEntry), rows)


def _free_places(session: Session, wanted: Sequence[int]) -> list[int]:
    """Give each entry its place; where chance gave that to another already, the next one that is free."""
    taken = set(session.scalars(select(SearchEntry.id).where(SearchEntry.id.in_(wanted))))
    places: list[int] = []
    for wish in wanted:
        place = wish
        while place in taken or (place != wish and _is_taken(session, place)):
            place += 1
        taken.add(place)
        places.append(place)
    return places


def _is_taken(session: Session, place: int) -> bool:
    return session.scalar(select(SearchEntry.id).where(SearchEntry.id == place)) is not None
