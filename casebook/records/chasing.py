"""Who is late with what, and which reports were demanded and not made yet."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, not_, null, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import EventType
from casebook.records.base import db
from casebook.records.case_lists import COUNTED_UP_TO, CaseFilter, filtered_cases
from casebook.records.cases import Case, CaseEvent
from casebook.records.journal_lines import Line, in_force, is_later
from casebook.records.people import Person
from casebook.records.units import Unit
from casebook.records.visibility import is_secret, names_seen, visible_cases

NO_REPORT_DAY = "9999-12-31"
"""Sorts a demand that names no day after those that do."""


@dataclass(frozen=True)
class LateGroup:
    """Late cases one letter can be about: of one handler of one's own unit, or of one unit below."""

    unit_id: str
    unit_name: str
    handler_id: str | None
    handler_name: str
    cases: int
    chased: int
    oldest_due_on: date


@dataclass(frozen=True)
class LatePlace:
    """Where in a list of late cases a row stands: the longest overdue first."""

    due_on: date
    case_id: str


@dataclass(frozen=True)
class DemandPlace:
    """Where in the list of demands a row stands: the day the report was asked for, then its id."""

    report_by: str
    event_id: str


def late_cases(actor: Actor, overdue: CaseFilter) -> Select[Case]:
    """Select the overdue cases somebody may chase several of at once.

    A denunciation is chased alone, on its own page, so that no letter about others speaks of it.
    """
    own = actor.units_with(Power.CHASE_CASES)
    below = select(Unit.id).where(Unit.parent_id.in_(own))
    return filtered_cases(actor, overdue).where(
        names_seen(actor), not_(is_secret()), or_(Case.unit_id.in_(own), Case.unit_id.in_(below))
    )


def late_groups(actor: Actor, overdue: CaseFilter) -> list[LateGroup]:
    """Tell whom to write to: how many overdue cases each has, and how many were chased already."""
    own = actor.units_with(Power.CHASE_CASES)
    late = (
        late_cases(actor, overdue)
        .with_only_columns(
            Case.unit_id,
            case((Case.unit_id.in_(own), Case.handler_id), else_=null()).label("handler_id"),
            Case.next_due_on,
            case((_is_chased(), 1), else_=0).label("chased"),
        )
        .subquery()
    )
    rows = db.session.execute(
        select(
            late.c.unit_id,
            Unit.name,
            late.c.handler_id,
            Person.full_name,
            func.count(),
            func.sum(late.c.chased),
            func.min(late.c.next_due_on),
        )
        .join(Unit, Unit.id == late.c.unit_id)
        .outerjoin(Person, Person.id == late.c.handler_id)
        .group_by(late.c.unit_id, Unit.name, late.c.handler_id, Person.full_name)
        .order_by(func.min(late.c.next_due_on), Unit.name, Person.full_name)
    )
    return [
        LateGroup(unit_id, unit, handler_id, handler or "", cases, chased, oldest)
        for unit_id, unit, handler_id, handler, cases, chased, oldest in rows
    ]


def late_of(actor: Actor, overdue: CaseFilter, *, unit_id: str, handler_id: str | None) -> Select[Case]:
    """Select the overdue cases of one handler of one's own unit (None: of nobody), or of a unit below."""
    found = late_cases(actor, overdue).where(Case.unit_id == unit_id)
    if actor.has_in(Power.CHASE_CASES, unit_id):
        found = found.where(Case.handler_id == handler_id if handler_id else Case.handler_id.is_(None))
    return found


def list_late(found: Select[Case], size: int, after: LatePlace | None) -> list[tuple[Case, bool]]:
    """Give one page of late cases, each with whether it was chased, and one more where there is more."""
    order = (Case.next_due_on, Case.id)
    rows = found.add_columns(_is_chased()).options(joinedload(Case.unit), joinedload(Case.handler))
    rows = rows.order_by(*order).limit(size + 1)
    if after is not None:
        rows = rows.where(tuple_(*order) > tuple_(literal(after.due_on), literal(after.case_id)))
    return [(row[0], row[1]) for row in db.session.execute(rows)]


# The words of the law about a journal make a long condition: put together once, not with every page.
@cache
def _is_chased() -> ColumnElement[bool]:
    demand = aliased(CaseEvent)
    return select(demand.id).where(demand.case_id == Case.id, is_unanswered(demand)).exists()


def is_unanswered(demand: Line) -> ColumnElement[bool]:
    """Tell, as a condition, that an event demands a report nobody has made.

    Each report answers the oldest demand, so one is open where more demands stand up to it than reports.
    """
    earlier, report = aliased(CaseEvent), aliased(CaseEvent)
    demanded = (
        select(func.count())
        .where(
            earlier.case_id == demand.case_id,
            earlier.type == EventType.REPORT_DEMANDED,
            in_force(earlier),
            not_(is_later(earlier, demand)),
        )
        .scalar_subquery()
    )
    made = (
        select(func.count())
        .where(report.case_id == demand.case_id, report.type == EventType.REPORT_MADE, in_force(report))
        .scalar_subquery()
    )
    return and_(demand.type == EventType.REPORT_DEMANDED, in_force(demand), demanded > made)


@cache
def _is_unanswered() -> ColumnElement[bool]:
    return is_unanswered(CaseEvent)


def open_demands(actor: Actor, late_on: date | None = None) -> Select[CaseEvent]:
    """Select the reports demanded and not made of the cases a person may see; on a day, those late.

    Once a case is settled nobody waits for a report on it any more.
    """
    seen = visible_cases(actor).where(Case.is_open).with_only_columns(Case.id)
    found = (
        select(CaseEvent)
        .join(Case, Case.id == CaseEvent.case_id)
        .where(_is_unanswered(), Case.is_open, CaseEvent.case_id.in_(seen))
    )
    return found if late_on is None else found.where(_report_by() < late_on.isoformat())


def _report_by() -> ColumnElement[str]:
    return func.coalesce(CaseEvent.particulars["report_by"].as_string(), NO_REPORT_DAY)


def count_demands(found: Select[CaseEvent], *, late_on: date) -> tuple[int, int]:
    """Count demands, and those late on a day; neither further than one beyond COUNTED_UP_TO."""
    by = _report_by()
    some = found.with_only_columns(by.label("by")).order_by(by).limit(COUNTED_UP_TO + 1).subquery()
    late = func.sum(case((some.c.by < late_on.isoformat(), 1), else_=0))
    row = db.session.execute(select(func.count(), late).select_from(some)).one()
    return row[0], row[1] or 0


def list_demands(
    found: Select[CaseEvent], size: int, after: DemandPlace | None
) -> list[tuple[CaseEvent, Case]]:
    """Give one page of demands with their cases, and one more where there is more, the earliest day first."""
    order = (_report_by(), CaseEvent.id)
    rows = (
        found.add_columns(Case)
        .options(
            joinedload(CaseEvent.recorded_by),
            joinedload(CaseEvent.acting_for),
            joinedload(Case.unit),
            joinedload(Case.handler),
            selectinload(Case.journal),
        )
        .order_by(*order)
        .limit(size + 1)
    )
    if after is not None:
        rows = rows.where(tuple_(*order) > tuple_(literal(after.report_by), literal(after.event_id)))
    return [(row[0], row[1]) for row in db.session.execute(rows)]
