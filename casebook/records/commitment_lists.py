"""Lists and counts of commitments: one selection with its filters, and everything else counts its rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select
from sqlalchemy.orm import Session, joinedload

from casebook.law.commitments import CommitmentOutcome, CommitmentSource, CommitmentState
from casebook.law.powers import Actor, Power
from casebook.records.base import db
from casebook.records.cases import NO_DAY
from casebook.records.commitments import Commitment
from casebook.records.list_shapes import ListShape, Order, Part, Window, by_day, by_number
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

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> tuple[str, "CommitmentFilter"]:
        """Read unit and filter from what `as_query` gave. Raises ValueError for what is not known."""
        told = dict(query)
        unit_id, state, source = (told.pop(name, "") for name in ("unit", "state", "source"))
        first, last = (told.pop(name, "") for name in ("first", "last"))
        known = {"q": told.pop("q", ""), "owner_id": told.pop("owner", "")}
        known["dialogue_id"] = told.pop("dialogue", "")
        if told:
            raise ValueError(sorted(told))
        return unit_id, cls(
            state=CommitmentState(state) if state else None,
            source=CommitmentSource(source) if source else None,
            first=datetime.strptime(first, _DAY).date() if first else None,  # noqa: DTZ007 - a day, no moment
            last=datetime.strptime(last, _DAY).date() if last else None,  # noqa: DTZ007 - a day, no moment
            **known,
        )

    def as_query(self, unit_id: str) -> dict[str, str]:
        """Give the address of exactly these rows."""
        told = {
            "q": self.q,
            "state": self.state,
            "owner": self.owner_id,
            "source": self.source,
            "dialogue": self.dialogue_id,
            "first": f"{self.first:{_DAY}}" if self.first else "",
            "last": f"{self.last:{_DAY}}" if self.last else "",
        }
        return {"unit": unit_id} | {name: str(value) for name, value in told.items() if value}


_DAY = "%d/%m/%Y"


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


COMMITMENTS: ListShape[Commitment] = ListShape(
    name="commitments",
    row_id=Commitment.id,
    sorts={
        # Those without an end first, then the earliest due day.
        "standing": (
            by_number(case((Commitment.outcome.is_(None), 0), else_=1)),
            by_day(Commitment.due_on),
        ),
        "due": (by_day(Commitment.due_on),),
        "made": (by_day(Commitment.made_on),),
        "settled": (by_day(func.coalesce(Commitment.settled_on, NO_DAY)),),
    },
    default=Order("standing"),
    columns=("owner", "made", "due", "state", "settled"),
    shown=("owner", "made", "due", "state"),
)


def list_commitments(
    unit_id: str,
    asked: CommitmentFilter,
    today: date,
    window: Window,
    order: Order = COMMITMENTS.default,
) -> Part[Commitment]:
    """Give one page of what a filter asks for in an order, with owners."""
    found = wanted(unit_id, asked, today).options(joinedload(Commitment.owner))
    return COMMITMENTS.part(found, order, window)


def every_wanted(unit_id: str, asked: CommitmentFilter, today: date) -> Sequence[Commitment]:
    """Give all a filter asks for, in the order of the list: for a paper or a workbook."""
    found = wanted(unit_id, asked, today).options(
        joinedload(Commitment.owner), joinedload(Commitment.dialogue), joinedload(Commitment.session)
    )
    return db.session.scalars(COMMITMENTS.in_order(found, COMMITMENTS.default)).all()


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


def every_commitment_id(
    unit_id: str, asked: CommitmentFilter, today: date, order: Order | None
) -> Sequence[str]:
    """Give the ids of all a filter asks for, in the order of the list: what an export is made of."""
    return COMMITMENTS.every_id(wanted(unit_id, asked, today), order or COMMITMENTS.default)


def _seen(actor: Actor, ids: Collection[str]) -> Select[Commitment]:
    units = actor.units_with(Power.SEE_DIALOGUES)
    return select(Commitment).where(Commitment.id.in_(ids), Commitment.unit_id.in_(units))


def commitments_by_id(actor: Actor, ids: Collection[str]) -> Sequence[Commitment]:
    """Give those of some commitments a person follows, with owners, in no order."""
    return db.session.scalars(_seen(actor, ids).options(joinedload(Commitment.owner))).all()


def commitment_ids_seen(actor: Actor, ids: Collection[str]) -> set[str]:
    """Say which of some commitments a person follows."""
    return set(db.session.scalars(_seen(actor, ids).with_only_columns(Commitment.id)))


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
