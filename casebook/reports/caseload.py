"""How many open cases each handler of a unit has in hand, and which ones."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.people import Person, people_by_id
from casebook.records.visibility import visible_cases


@dataclass(frozen=True)
class Load:
    """A handler and the number of their open cases."""

    person: Person
    cases: int


def loads(actor: Actor, unit_id: str) -> list[Load]:
    """Tell every handler with open cases in a unit, as far as the reader may see the cases."""
    seen = _open_cases(actor, unit_id).where(Case.handler_id.is_not(None)).subquery()
    rows = db.session.execute(select(seen.c.handler_id, func.count()).group_by(seen.c.handler_id)).all()
    people = people_by_id([handler_id for handler_id, _number in rows])
    found = [Load(people[handler_id], number) for handler_id, number in rows]
    return sorted(found, key=lambda load: load.person.full_name)


def cases_in_hand(actor: Actor, *, unit_id: str, handler_id: str) -> list[Case]:
    """Tell the open cases of one handler, in the order the handover takes them."""
    return list(db.session.scalars(open_cases_of(actor, unit_id=unit_id, handler_id=handler_id)))


def open_cases_of(actor: Actor, *, unit_id: str, handler_id: str) -> Select[Case]:
    """Select the open cases a handler of a unit has in hand, as far as somebody may see them."""
    return _open_cases(actor, unit_id).where(Case.handler_id == handler_id).order_by(Case.id)


def _open_cases(actor: Actor, unit_id: str) -> Select[Case]:
    return visible_cases(actor).where(Case.unit_id == unit_id, Case.is_open)
