"""Lists and counts of duties: the stored clocks of the cases somebody may see, and how each was kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, tuple_
from sqlalchemy.orm import joinedload

from casebook.law.powers import Actor
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.timing import Anchor
from casebook.law.vocabulary import ClockState, Nature, Status
from casebook.records.base import db
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.cases import Case, CaseClock
from casebook.records.visibility import visible_cases

# These end where the settling ends: while it is suspended their last day has not really come (LKN Đ35).
_FOLLOWING = frozenset(
    version.id
    for spec in CLOCK_SPECS
    if spec.anchor is Anchor.UNTIL_RESOLUTION
    for version in RULES[spec.rule].versions
)


@dataclass(frozen=True, kw_only=True)
class ClockFilter:
    """Which duties are wanted; the days are due days, both included."""

    unit_id: str = ""
    first: date | None = None
    last: date | None = None
    rule: str = ""
    """The id of the rule book; empty for every rule and part."""
    part: str = ""
    state: ClockState | None = None


def state_column(today: date) -> ColumnElement[str]:
    """Say in SQL how a duty of a case stands on a day, word for word as law.clocks.Clock.state does."""
    met = CaseClock.met_on.is_not(None)
    waits = and_(CaseClock.rule.in_(_FOLLOWING), Case.status == Status.SUSPENDED)
    return case(
        (and_(met, CaseClock.met_on <= CaseClock.due_on), literal(str(ClockState.MET))),
        (met, literal(str(ClockState.MET_LATE))),
        (CaseClock.is_cancelled, literal(str(ClockState.CANCELLED))),
        (CaseClock.is_paused, literal(str(ClockState.PAUSED))),
        (CaseClock.due_on >= today, literal(str(ClockState.RUNNING))),
        (waits, literal(str(ClockState.RUNNING))),
        else_=literal(str(ClockState.OVERDUE)),
    )


def duties(actor: Actor, asked: ClockFilter, today: date) -> Select[CaseClock]:
    """Select the duties a filter asks for in the cases somebody may see, as they stand on a day."""
    seen = visible_cases(actor).join(CaseClock, CaseClock.case_id == Case.id)
    found = seen.with_only_columns(CaseClock).where(CaseClock.nature == Nature.DUTY)
    if asked.unit_id:
        found = found.where(Case.unit_id == asked.unit_id, CaseClock.unit_id == asked.unit_id)
    if asked.first is not None:
        found = found.where(CaseClock.due_on >= asked.first)
    if asked.last is not None:
        found = found.where(CaseClock.due_on <= asked.last)
    if asked.rule:
        found = found.where(CaseClock.rule == asked.rule, CaseClock.part == asked.part)
    return found if asked.state is None else found.where(state_column(today) == str(asked.state))


@dataclass(frozen=True, slots=True)
class DutyCount:
    """How many duties of one rule stand in one way."""

    rule: str
    part: str
    state: ClockState
    count: int


def duties_by_state(actor: Actor, asked: ClockFilter, today: date) -> list[DutyCount]:
    """Count the duties a filter asks for by rule and how each stands."""
    # Grouped in a subquery: PostgreSQL takes the same expression with other parameters for another one.
    columns = (CaseClock.rule, CaseClock.part, state_column(today).label("state"))
    rows = duties(actor, asked, today).with_only_columns(*columns).subquery()
    by = (rows.c.rule, rows.c.part, rows.c.state)
    counted = db.session.execute(select(*by, func.count()).group_by(*by)).all()
    return [DutyCount(rule, part, ClockState(state), count) for rule, part, state, count in counted]


def count_duties(actor: Actor, asked: ClockFilter, today: date) -> int:
    """Count the duties a filter asks for; no further than one beyond COUNTED_UP_TO."""
    some = duties(actor, asked, today).with_only_columns(CaseClock.id)
    rows = some.limit(COUNTED_UP_TO + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(rows)) or 0


@dataclass(frozen=True)
class Spot:
    """Where in the list a duty stands."""

    due_on: date
    clock_id: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty with its case, and how it stands on the day of the page."""

    clock: CaseClock
    case: Case
    state: ClockState


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A part of the list, and where the next one begins; None where this is the last."""

    rows: Sequence[DutyRow]
    next: Spot | None


def list_duties(
    actor: Actor, asked: ClockFilter, today: date, *, size: int, after: Spot | None = None
) -> Listed:
    """Give so many of the duties a filter asks for, the earliest due day first."""
    order = (CaseClock.due_on, CaseClock.id)
    columns = (CaseClock, Case, state_column(today))
    found = duties(actor, asked, today).with_only_columns(*columns).order_by(*order).limit(size + 1)
    if after is not None:
        found = found.where(tuple_(*order) > tuple_(literal(after.due_on), literal(after.clock_id)))
    rows = [
        DutyRow(clock, row, ClockState(state))
        for clock, row, state in db.session.execute(found.options(joinedload(Case.unit)))
    ]
    last = rows[size - 1].clock if len(rows) > size else None
    return Listed(rows=rows[:size], next=Spot(last.due_on, last.id) if last else None)
