"""Lists and counts of commitments: one selection with its filters, and everything else counts its rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, tuple_
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.elements import Tuple

from casebook.law.commitments import CommitmentOutcome, CommitmentSource, CommitmentState
from casebook.law.powers import Actor, Power
from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.people import Person
from casebook.records.spelling import folded


@dataclass(frozen=True, kw_only=True)
class CommitmentFilter:
    """Which commitments of a unit are wanted; the days are due days, both counted."""

    q: str = ""
    """Words of the subject."""
    state: CommitmentState | None = None
    owner_id: str = ""
    source: CommitmentSource | None = None
    dialogue_id: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Spot:
    """Where in the list a row stands: those without an end first, then the earliest due day."""

    settled: int
    due_on: date
    commitment_id: str


@dataclass(frozen=True, kw_only=True)
class Slice:
    """Which part of the list is wanted: so many rows after (or before) a place."""

    size: int
    after: Spot | None = None
    before: Spot | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A part of the list, the place of its first and last row, and whether more lies beyond."""

    rows: list[Commitment]
    first: Spot | None
    last: Spot | None
    more_before: bool
    more_after: bool


def state_column(today: date) -> ColumnElement[str]:
    """Say in SQL how a commitment stands on a day, word for word as law.commitments.state_of does."""
    late = and_(Commitment.settled_on.is_not(None), Commitment.settled_on > Commitment.due_on)
    kept = Commitment.outcome == CommitmentOutcome.KEPT
    replaced = Commitment.outcome == CommitmentOutcome.REPLACED
    return case(
        (and_(kept, late), literal(str(CommitmentState.KEPT_LATE))),
        (kept, literal(str(CommitmentState.KEPT))),
        (Commitment.outcome == CommitmentOutcome.BROKEN, literal(str(CommitmentState.BROKEN))),
        (and_(replaced, late), literal(str(CommitmentState.REPLACED_LATE))),
        (replaced, literal(str(CommitmentState.REPLACED))),
        (Commitment.due_on < today, literal(str(CommitmentState.OVERDUE))),
        else_=literal(str(CommitmentState.OPEN)),
    )


def wanted(unit_id: str, asked: CommitmentFilter, today: date) -> Select[Commitment]:
    """Select the commitments of a unit that a filter asks for, as they stand on a day, in no order yet."""
    found = select(Commitment).where(Commitment.unit_id == unit_id)
    for word in folded(asked.q).split():
        found = found.where(Commitment.topic_folded.contains(word, autoescape=True))
    if asked.state is not None:
        found = found.where(state_column(today) == str(asked.state))
    if asked.owner_id:
        found = found.where(Commitment.owner_id == asked.owner_id)
    if asked.source is not None:
        found = found.where(Commitment.source == asked.source)
    if asked.dialogue_id:
        found = found.where(Commitment.dialogue_id == asked.dialogue_id)
    if asked.first is not None:
        found = found.where(Commitment.due_on >= asked.first)
    if asked.last is not None:
        found = found.where(Commitment.due_on <= asked.last)
    return found


_SETTLED = case((Commitment.outcome.is_(None), 0), else_=1)
_ORDER = (_SETTLED, Commitment.due_on, Commitment.id)


def list_commitments(unit_id: str, asked: CommitmentFilter, today: date, window: Slice) -> Listed:
    """Give one page of what a filter asks for, with owners."""
    found = wanted(unit_id, asked, today).options(joinedload(Commitment.owner)).limit(window.size + 1)
    if window.before is not None:
        found = found.where(tuple_(*_ORDER) < _key(window.before))
        found = found.order_by(*(column.desc() for column in _ORDER))
    else:
        found = found.order_by(*_ORDER)
        if window.after is not None:
            found = found.where(tuple_(*_ORDER) > _key(window.after))
    rows = list(db.session.scalars(found))
    beyond, rows = len(rows) > window.size, rows[: window.size]
    backwards = window.before is not None
    if backwards:
        rows.reverse()
    return Listed(
        rows=rows,
        first=_spot(rows[0]) if rows else None,
        last=_spot(rows[-1]) if rows else None,
        more_before=beyond if backwards else window.after is not None,
        more_after=True if backwards else beyond,
    )


def _key(spot: Spot) -> Tuple:
    return tuple_(literal(spot.settled), literal(spot.due_on), literal(spot.commitment_id))


def _spot(row: Commitment) -> Spot:
    return Spot(0 if row.outcome is None else 1, row.due_on, row.id)


def every_wanted(unit_id: str, asked: CommitmentFilter, today: date) -> Sequence[Commitment]:
    """Give all a filter asks for, in the order of the list: for a paper or a workbook."""
    found = wanted(unit_id, asked, today).options(
        joinedload(Commitment.owner), joinedload(Commitment.dialogue), joinedload(Commitment.session)
    )
    return db.session.scalars(found.order_by(*_ORDER)).all()


@dataclass(frozen=True)
class Tally:
    """How many commitments of one owner, due on one day, stand in one way."""

    owner_id: str
    due_on: date
    state: CommitmentState
    count: int


def tallies(unit_id: str, asked: CommitmentFilter, today: date) -> list[Tally]:
    """Count what a filter asks for by owner, due day and how it stands: every figure is a sum of these."""
    # Grouped in a subquery: PostgreSQL takes the same expression with other parameters for another one.
    columns = (Commitment.owner_id, Commitment.due_on, state_column(today).label("state"))
    rows = wanted(unit_id, asked, today).with_only_columns(*columns).subquery()
    by = (rows.c.owner_id, rows.c.due_on, rows.c.state)
    counted = db.session.execute(select(*by, func.count()).group_by(*by)).all()
    return [Tally(owner, due_on, CommitmentState(state), count) for owner, due_on, state, count in counted]


def open_until(until: date, *, units: Collection[str]) -> Sequence[Commitment]:
    """Give the commitments of some units that have not ended and fall due by a day, the earliest first."""
    found = select(Commitment).where(
        Commitment.outcome.is_(None), Commitment.due_on <= until, Commitment.unit_id.in_(units)
    )
    return db.session.scalars(
        found.options(joinedload(Commitment.owner)).order_by(Commitment.due_on, Commitment.id)
    ).all()


def overdue_by_unit(units: Collection[str], today: date) -> dict[str, int]:
    """Count the commitments of some units that have not ended though their day has passed."""
    if not units:
        return {}
    unit = Commitment.unit_id
    late = (Commitment.outcome.is_(None), Commitment.due_on < today, unit.in_(units))
    rows = db.session.execute(select(unit, func.count()).where(*late).group_by(unit).order_by(unit))
    return {row[0]: row[1] for row in rows}


def commitments_in_hand(unit_id: str, owner_id: str) -> Select[Commitment]:
    """Select the commitments of a unit that somebody answers for and that have not ended.

    By their ids, as reminders take them: two that lock many never wait for each other.
    """
    wanted = (Commitment.unit_id == unit_id, Commitment.owner_id == owner_id, Commitment.outcome.is_(None))
    return select(Commitment).where(*wanted).order_by(Commitment.id)


def commitment_seen(actor: Actor, commitment_id: str) -> Commitment | None:
    """Find a commitment of a unit whose dialogues a person follows; any other is not found."""
    asked = select(Commitment).where(
        Commitment.id == commitment_id, Commitment.unit_id.in_(actor.units_with(Power.SEE_DIALOGUES))
    )
    return db.session.scalar(asked)


def commitment_made_by(session: Session, request_key: str) -> Commitment | None:
    """Find the commitment a form sent twice has made already."""
    return session.scalar(select(Commitment).where(Commitment.request_key == request_key))


def replaced_by(commitment_id: str) -> Commitment | None:
    """Find the commitment in whose place this one was put; None where it stands in nobody's place."""
    return db.session.scalar(select(Commitment).where(Commitment.replaced_by_id == commitment_id))


def commitments_of_session(session_id: str) -> Sequence[Commitment]:
    """Give the commitments made in the conclusion of a session, in the order of their due days."""
    asked = (
        select(Commitment).where(Commitment.session_id == session_id).options(joinedload(Commitment.owner))
    )
    return db.session.scalars(asked.order_by(Commitment.due_on, Commitment.id)).all()


def owners_of(unit_id: str) -> list[Person]:
    """Give everybody who ever answered for a commitment of a unit, by name."""
    theirs = select(Commitment.owner_id).where(Commitment.unit_id == unit_id)
    return list(db.session.scalars(select(Person).where(Person.id.in_(theirs)).order_by(Person.full_name)))
