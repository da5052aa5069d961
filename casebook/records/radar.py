"""Cases that need more than their turn: each sign is one condition, for counts, lists and reasons alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    case,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import joinedload, selectinload

from casebook.law.powers import Actor
from casebook.law.vocabulary import EventType, Nature
from casebook.records.base import db
from casebook.records.case_ties import CaseTie, TieKind, is_repeat
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
    # Asked of each open case and not of whole tables: little stands open of all that is kept.
    late = overdue_clocks(bounds).where(CaseClock.case_id == Case.id).correlate(Case)
    complexity = marked_complex().where(CaseEvent.case_id == Case.id).correlate(Case)
    conditions: dict[Sign, ColumnElement[bool]] = {
        Sign.COMPLEX: complexity.exists(),
        Sign.LONG: Case.received_on <= bounds.opened_until,
        Sign.TWICE: late.where(_past_twice(bounds)).exists(),
        Sign.SEVERAL_OVERDUE: late.with_only_columns(func.count()).scalar_subquery() >= bounds.overdue_from,
        Sign.GROUP: or_(Case.group_size >= bounds.group_from, Case.id.in_(_groups_about(bounds))),
        Sign.CAME_AGAIN: Case.id.in_(_times_come().having(func.count() >= bounds.came_from)),
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


def _parts() -> Subquery:
    """Each open case with itself and with its repeats: what came about a repeat came about the case."""
    own = select(Case.id.label("kept"), Case.id.label("part")).where(Case.is_open, not_(is_repeat()))
    ties = select(CaseTie.case_id, CaseTie.other_id).where(CaseTie.kind == TieKind.REPEATED_BY)
    return union_all(own, ties.join(Case, Case.id == CaseTie.other_id).where(is_repeat())).subquery()


def _visits_about() -> Select[str, str]:
    parts = _parts()
    visits = select(parts.c.kept, Matter.visit_id.label("id")).distinct()
    return visits.join(Matter, Matter.case_id == parts.c.part)


def _letters_about() -> Select[str, str]:
    parts = _parts()
    return select(parts.c.kept, Letter.id).join(Letter, Letter.case_id == parts.c.part)


def _groups_about(bounds: Bounds) -> Select[str]:
    about = _visits_about().subquery()
    groups = select(about.c.kept).join(Visit, Visit.id == about.c.id)
    return groups.where(Visit.people_count >= bounds.group_from)


def _times_come() -> Select[str]:
    """Group visits and letters together by the case they were about."""
    each = union_all(_visits_about(), _letters_about()).subquery()
    return select(each.c.kept).group_by(each.c.kept)


def radar_cases(actor: Actor, bounds: Bounds, sign: Sign | None) -> Select[Case]:
    """Select the open visible cases that bear a sign, or any sign."""
    wanted = [sign] if sign else list(Sign)
    return visible_cases(actor).where(Case.is_open, or_(*(bears(one, bounds) for one in wanted)))


def count_signs(actor: Actor, bounds: Bounds) -> dict[Sign | None, int]:
    """Count the cases of each sign and, under None, those of any sign: one look at each open case."""
    flags = [case((bears(sign, bounds), 1), else_=0).label(str(sign)) for sign in Sign]
    seen = visible_cases(actor).where(Case.is_open).with_only_columns(*flags).subquery()
    some = case((or_(*(seen.c[sign] == 1 for sign in Sign)), 1), else_=0)
    row = db.session.execute(select(*(func.sum(seen.c[sign]) for sign in Sign), func.sum(some))).one()
    return dict(zip((*Sign, None), (number or 0 for number in row), strict=True))


def list_radar(found: Select[Case], size: int, after: RadarPlace | None) -> list[Case]:
    """Give one page of the radar and one row more where there is more, the longest open first."""
    order = (Case.received_on, Case.id)
    with_them = (joinedload(Case.unit), joinedload(Case.handler), selectinload(Case.journal))
    rows = found.options(*with_them).order_by(*order).limit(size + 1)
    if after is not None:
        key = tuple_(literal(after.received_on), literal(after.case_id))
        rows = rows.where(tuple_(*order) > key)
    return list(db.session.scalars(rows))


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What stands behind the signs of some cases, each by the case's id."""

    overdue: dict[str, list[CaseClock]]
    visits: dict[str, list[Visit]]
    letters: dict[str, int]


def behind(case_ids: Sequence[str], bounds: Bounds) -> Behind:
    """Give what the signs of these cases rest on, in as many queries for one case as for fifty."""
    clocks = db.session.scalars(
        overdue_clocks(bounds).where(CaseClock.case_id.in_(case_ids)).order_by(CaseClock.due_on)
    )
    about = _visits_about().subquery()
    visits = db.session.execute(
        select(about.c.kept, Visit)
        .join(Visit, Visit.id == about.c.id)
        .where(about.c.kept.in_(case_ids))
        .order_by(Visit.visited_on, Visit.id)
    )
    letters = _letters_about().subquery()
    counted = db.session.execute(
        select(letters.c.kept, func.count()).where(letters.c.kept.in_(case_ids)).group_by(letters.c.kept)
    )
    told = Behind(overdue={}, visits={}, letters={row[0]: row[1] for row in counted})
    for clock in clocks:
        told.overdue.setdefault(clock.case_id, []).append(clock)
    for case_id, visit in visits:
        told.visits.setdefault(case_id, []).append(visit)
    return told
