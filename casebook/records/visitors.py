"""People met before: found by name with or without dấu or by telephone, the exact spelling first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from casebook.records.base import db
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.visits import Visit, Visitor

_FEWEST_LETTERS = 2
_FEWEST_DIGITS = 4
_OFFERED = 6


@dataclass(frozen=True)
class MetBefore:
    """Somebody met before, with how often and when last."""

    visitor: Visitor
    visits: int
    last_on: date | None


def met_before(unit_id: str, typed: str) -> list[MetBefore]:
    """Find people a unit has met by part of a name or by telephone; too little typed finds nobody."""
    ways = _ways(typed)
    if not ways:
        return []
    counted = (
        select(Visit.visitor_id, func.count().label("visits"), func.max(Visit.visited_on).label("last_on"))
        .where(Visit.unit_id == unit_id)
        .group_by(Visit.visitor_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Visitor, counted.c.visits, counted.c.last_on)
        .outerjoin(counted, counted.c.visitor_id == Visitor.id)
        .where(Visitor.unit_id == unit_id, or_(*ways))
        .order_by(_rank(typed), Visitor.name_squeezed, Visitor.id)
        .limit(_OFFERED)
    )
    return [MetBefore(visitor, visits or 0, last_on) for visitor, visits, last_on in rows]


def _ways(typed: str) -> list[ColumnElement[bool]]:
    name, number = folded(typed), digits(typed)
    ways: list[ColumnElement[bool]] = []
    if len(name) >= _FEWEST_LETTERS and not number:
        ways.append(Visitor.name_folded.startswith(name, autoescape=True))
        ways.append(Visitor.name_folded.contains(f" {name}", autoescape=True))
    if len(number) >= _FEWEST_DIGITS:
        ways.append(Visitor.phone_digits.contains(number, autoescape=True))
    return ways


def _rank(typed: str) -> ColumnElement[int]:
    exact = squeezed(typed)
    return case(
        (Visitor.name_squeezed == exact, 0),
        (Visitor.name_squeezed.startswith(exact, autoescape=True), 1),
        (Visitor.name_squeezed.contains(f" {exact}", autoescape=True), 2),
        (Visitor.name_folded == folded(typed), 3),
        else_=4,
    )


def visitor_in(unit_id: str, visitor_id: str) -> Visitor | None:
    """Find somebody a unit has met; those another unit met are unknown to it."""
    return db.session.scalar(select(Visitor).where(Visitor.id == visitor_id, Visitor.unit_id == unit_id))


def same_person(
    session: Session, *, unit_id: str, full_name: str, phone: str, address: str
) -> Visitor | None:
    """Find the person of the same spelling who has the same telephone or the same address."""
    known = session.scalars(_same_spelling(unit_id, full_name))
    number, place = digits(phone), folded(address)
    for visitor in known:
        if number and visitor.phone_digits == number:
            return visitor
        if place and folded(visitor.address) == place:
            return visitor
    return None


def _same_spelling(unit_id: str, full_name: str) -> Select[Visitor]:
    spelling = squeezed(full_name)
    return (
        select(Visitor)
        .where(Visitor.unit_id == unit_id, Visitor.name_squeezed == spelling)
        .order_by(Visitor.id)
    )
