"""What falls due by a day, as slim rows: only what is due is read, however much is stored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.case_lists import CaseFilter, filtered_cases
from casebook.records.cases import NO_DAY, Case, CaseEvent
from casebook.records.chasing import open_demands
from casebook.records.units import Unit
from casebook.records.visibility import is_secret, names_seen, visible_cases
from casebook.records.visits import Handling, Matter, Refusal, Visit

_LAST = NO_DAY - timedelta(days=1)
# Whoever holds none of these owes nothing in a case: nothing is asked of the database.
_ACTING = (Power.WORK_ON_CASES, Power.RESOLVE_CASES, Power.ROUTE_LETTERS)


@dataclass(frozen=True, slots=True)
class DueCase:
    """The nearest due day of one case."""

    case_id: str
    unit_id: str
    rule: str
    due_on: date
    handler_id: str | None


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that was demanded until a day the chaser named."""

    event_id: str
    case_id: str
    unit_id: str
    due_on: date
    handler_id: str | None
    asked_by_id: str


def due_cases(actor: Actor, until: date | None) -> list[DueCase]:
    """Give the cases somebody may act in whose nearest due day comes by a day (None: whose any comes)."""
    if not any(actor.has(power) for power in _ACTING):
        return []
    return _slim(filtered_cases(actor, CaseFilter(to_act_on=True, due_until=until or _LAST)))


def late_below(actor: Actor, today: date) -> list[DueCase]:
    """Give the overdue denunciations of whoever oversees their resolving, without resolving them (LTC Đ38.2).

    Only those they may see at all: what a unit keeps secret from the office above stays so.
    """
    units = actor.units_with(Power.CHASE_CASES) - actor.units_with(Power.WORK_ON_CASES)
    if not units:
        return []
    below = select(Unit.id).where(Unit.parent_id.in_(units))
    return _slim(
        visible_cases(actor).where(
            names_seen(actor),
            is_secret(),
            Case.is_open,
            Case.unit_id.in_(units) | Case.unit_id.in_(below),
            Case.next_due_on < today,
        )
    )


def _slim(found: Select[Case]) -> list[DueCase]:
    columns = (Case.id, Case.unit_id, Case.next_rule, Case.next_due_on, Case.handler_id)
    asked = found.with_only_columns(*columns).where(Case.next_due_on != NO_DAY)
    return [DueCase(*row) for row in db.session.execute(asked)]


def due_reports(actor: Actor, until: date | None) -> list[DueReport]:
    """Give the reports demanded until a day (None: until any day) of the cases whose names somebody knows."""
    if not any(actor.has(power) for power in (*_ACTING, Power.CHASE_CASES)):
        return []
    asked = open_demands(actor, (until or _LAST) + timedelta(days=1)).where(names_seen(actor))
    rows = asked.with_only_columns(
        CaseEvent.id,
        CaseEvent.particulars,
        CaseEvent.recorded_by_id,
        Case.id,
        Case.unit_id,
        Case.handler_id,
    )
    return [
        DueReport(event_id, case_id, unit_id, date.fromisoformat(str(told["report_by"])), handler, asked_by)
        for event_id, told, asked_by, case_id, unit_id, handler in db.session.execute(rows)
    ]


def due_notices(unit_ids: Collection[str], until: date | None) -> Sequence[Refusal]:
    """Give the refusals whose written notice is owed by a day and not given yet (N154 Đ4.3)."""
    return db.session.scalars(
        select(Refusal)
        .join(Visit, Visit.id == Refusal.visit_id)
        .where(
            Visit.unit_id.in_(unit_ids),
            Refusal.notified_on.is_(None),
            Refusal.notice_due_on <= (until or _LAST),
        )
        .options(joinedload(Refusal.visit))
    ).all()


def promised_answers(unit_ids: Collection[str], since: date) -> Sequence[tuple[Visit, Kind | None]]:
    """Give the visits since a day at which something was only noted, to be answered later, and its kind.

    What became a case counts its own days.
    """
    first = func.min(Matter.position).label("first")
    noted = (
        select(Matter.visit_id, first)
        .where(Matter.handling == Handling.NOTED, Matter.case_id.is_(None))
        .group_by(Matter.visit_id)
        .subquery()
    )
    asked = (
        select(Visit, Matter.kind)
        .join(noted, noted.c.visit_id == Visit.id)
        .join(Matter, (Matter.visit_id == Visit.id) & (Matter.position == noted.c.first))
        .outerjoin(Refusal, Refusal.visit_id == Visit.id)
        .where(Visit.unit_id.in_(unit_ids), Visit.visited_on >= since, Refusal.id.is_(None))
    )
    return [(visit, kind) for visit, kind in db.session.execute(asked)]


def cases_told(actor: Actor, case_ids: Collection[str]) -> dict[str, Case]:
    """Give those of some cases a person may see."""
    found = visible_cases(actor).where(Case.id.in_(case_ids))
    return {row.id: row for row in db.session.scalars(found)}
