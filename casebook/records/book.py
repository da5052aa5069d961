"""The reception book's queries: the visits of a period with what became of each matter."""

from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from casebook.records.base import db
from casebook.records.cases import CaseEvent
from casebook.records.visits import Matter, Visit


def book_of(unit_id: str, first: date, last: date) -> Select[Visit]:
    """Select the lines of a unit's book in a span, in the order of the book."""
    return (
        select(Visit)
        .where(Visit.unit_id == unit_id, Visit.visited_on.between(first, last))
        .options(
            selectinload(Visit.matters).joinedload(Matter.case),
            joinedload(Visit.refusal),
        )
        .order_by(Visit.visited_on, Visit.book_year, Visit.book_number)
    )


def visits_in(unit_id: str, first: date, last: date) -> list[Visit]:
    """Give the lines of a unit's book in a span."""
    return list(db.session.scalars(book_of(unit_id, first, last)))


def journals_behind(unit_id: str, first: date, last: date) -> list[CaseEvent]:
    """Give the journals of the cases behind these lines, each in the order of its entries."""
    behind = (
        select(Matter.case_id)
        .join(Visit, Visit.id == Matter.visit_id)
        .where(Visit.unit_id == unit_id, Visit.visited_on.between(first, last), Matter.case_id.is_not(None))
    )
    return list(
        db.session.scalars(
            select(CaseEvent)
            .where(CaseEvent.case_id.in_(behind))
            .order_by(CaseEvent.case_id, CaseEvent.position)
        )
    )


def days_with_visits(unit_id: str, first: date, last: date) -> list[tuple[date, int]]:
    """Give the days of a span on which somebody came, with how many parties."""
    rows = db.session.execute(
        select(Visit.visited_on, func.count())
        .where(Visit.unit_id == unit_id, Visit.visited_on.between(first, last))
        .group_by(Visit.visited_on)
        .order_by(Visit.visited_on)
    )
    return [(day, count) for day, count in rows]
