"""Cases that need more than their turn: each sign is one condition, for counts, lists and reasons alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import joinedload

from casebook.law.powers import Actor
from casebook.law.vocabulary import EventType, Nature
from casebook.records.base import db
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.cases import Case, CaseClock, CaseEvent, Letter
from casebook.records.day_spans import days_from
from casebook.records.journal_lines import in_force
from casebook.records.visibility import visible_cases
from casebook.records.visits import Matter, Visit


class Sign(StrEnum):
    """Why an open case stands on the radar."""

    COMPLEX = "complex"
    LONG = "long"
    TWICE = "twice"
    SEVERAL_OVERDUE = "several_overdue"
    GROUP = "group"
    CAME_AGAIN = "came_again"


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """From where on something counts, on one day; see casebook/reports/thresholds.py."""

    today: date
    opened_until: date
    overdue_from: int
    group_from: int
    came_from: int
    times: int
    settling: frozenset[str]
    """The rules whose clock is the limit of settling a case."""


@dataclass(frozen=True)
class RadarPlace:
    """Where in the list a row stands: what came first is first."""

    received_on: date
    case_id: str


def bears(sign: Sign, bounds: Bounds) -> ColumnElement[bool]:
    """Tell, as a condition on open cases, that a case bears a sign."""
    conditions: dict[Sign, ColumnElement[bool]] = {
        Sign.COMPLEX: Case.id.in_(marked_complex().with_only_columns(CaseEvent.case_id)),
        Sign.LONG: Case.received_on <= bounds.opened_until,
        Sign.TWICE: Case.id.in_(
            overdue_clocks(bounds).where(_past_twice(bounds)).with_only_columns(CaseClock.case_id)
        ),
        Sign.SEVERAL_OVERDUE: Case.id.in_(
            overdue_clocks(bounds)
            .with_only_columns(CaseClock.case_id)
            .group_by(CaseClock.case_id)
            .having(func.count() >= bounds.overdue_from)
        ),
        Sign.GROUP: or_(
            Case.group_size >= bounds.group_from,
            Case.id.in_(_visits_about().where(Visit.people_count >= bounds.group_from)),
        ),
        Sign.CAME_AGAIN: _times_come() >= bounds.came_from,
    }
    return conditions[sign]


def marked_complex() -> Select[CaseEvent]:
    """Select the events in force that call a case complex or especially complex."""
    return select(CaseEvent).where(CaseEvent.type == EventType.MARKED_COMPLEX, in_force(CaseEvent))


def overdue_clocks(bounds: Bounds) -> Select[CaseClock]:
    """Select the duty clocks that run and have passed their day."""
    return select(CaseClock).where(
        CaseClock.is_running, CaseClock.nature == Nature.DUTY, CaseClock.due_on < bounds.today
    )


def _past_twice(bounds: Bounds) -> ColumnElement[bool]:
    term = days_from(CaseClock.from_on, CaseClock.due_on)
    gone = days_from(CaseClock.from_on, literal(bounds.today))
    return CaseClock.rule.in_(bounds.settling) & (gone > bounds.times * term)


def _visits_about() -> Select[str | None]:
    return select(Matter.case_id).join(Visit, Visit.id == Matter.visit_id).where(Matter.case_id.is_not(None))


def _times_come() -> ColumnElement[int]:
    letters = select(func.count()).where(Letter.case_id == Case.id).scalar_subquery()
    visits = select(func.count(Matter.visit_id.distinct())).where(Matter.case_id == Case.id).scalar_subquery()
    return letters + visits


def radar_cases(actor: Actor, bounds: Bounds, sign: Sign | None) -> Select[Case]:
    """Select the open visible cases that bear a sign, or any sign."""
    wanted = [sign] if sign else list(Sign)
    return visible_cases(actor).where(Case.is_open, or_(*(bears(one, bounds) for one in wanted)))


def count_on_radar(actor: Actor, bounds: Bounds, sign: Sign | None) -> int:
    """Count the cases that bear a sign; no further than one beyond COUNTED_UP_TO."""
    some = radar_cases(actor, bounds, sign).with_only_columns(Case.id).limit(COUNTED_UP_TO + 1)
    return db.session.scalar(select(func.count()).select_from(some.subquery())) or 0


def list_radar(found: Select[Case], size: int, after: RadarPlace | None) -> list[Case]:
    """Give one page of the radar and one row more where there is more, the longest open first."""
    order = (Case.received_on, Case.id)
    rows = found.options(joinedload(Case.unit), joinedload(Case.handler)).order_by(*order).limit(size + 1)
    if after is not None:
        key = tuple_(literal(after.received_on), literal(after.case_id))
        rows = rows.where(tuple_(*order) > key)
    return list(db.session.scalars(rows))


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What stands behind the signs of some cases, each by the case's id."""

    complex: dict[str, list[CaseEvent]]
    overdue: dict[str, list[CaseClock]]
    visits: dict[str, list[Visit]]
    letters: dict[str, int]


def behind(case_ids: Sequence[str], bounds: Bounds) -> Behind:
    """Give what the signs of these cases rest on, in as many queries for one case as for fifty."""
    events = db.session.scalars(
        marked_complex().where(CaseEvent.case_id.in_(case_ids)).order_by(CaseEvent.occurred_on)
    )
    clocks = db.session.scalars(
        overdue_clocks(bounds).where(CaseClock.case_id.in_(case_ids)).order_by(CaseClock.due_on)
    )
    visits = db.session.execute(
        select(Matter.case_id, Visit)
        .join(Visit, Visit.id == Matter.visit_id)
        .where(Matter.case_id.in_(case_ids))
        .distinct()
        .order_by(Visit.visited_on, Visit.id)
    )
    letters = db.session.execute(
        select(Letter.case_id, func.count()).where(Letter.case_id.in_(case_ids)).group_by(Letter.case_id)
    )
    counted = {case_id: number for case_id, number in letters if case_id}
    told = Behind(complex={}, overdue={}, visits={}, letters=counted)
    for event in events:
        told.complex.setdefault(event.case_id, []).append(event)
    for clock in clocks:
        told.overdue.setdefault(clock.case_id, []).append(clock)
    for case_id, visit in visits:
        if case_id:
            told.visits.setdefault(case_id, []).append(visit)
    return told
