"""Who decides what counts for every unit: the head or superior of the topmost unit that has one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from casebook.law.powers import ROLE_POWERS, Actor, Power
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.people import Appointment, Person, in_force
from casebook.records.read_once import read_once
from casebook.records.units import Unit

CONFIRMS = Power.CONFIRM_CALENDAR_DAYS


@dataclass(frozen=True)
class Decider:
    """Somebody who decides, in which office."""

    person_id: str
    name: str
    role: Role
    unit_id: str
    unit_name: str


def deciders(day: date) -> list[Decider]:
    """Give who decides on a day: several where several units stand at the top, nobody where none has one."""
    return topmost_with(CONFIRMS, day)


def topmost_with(power: Power, day: date) -> list[Decider]:
    """Give who holds a power on a day in the topmost unit where somebody does."""
    return read_once(("topmost", power, day), lambda: _topmost_with(power, day))


def _topmost_with(power: Power, day: date) -> list[Decider]:
    roles = [role for role in Role if power in ROLE_POWERS[role]]
    asked = (
        select(Person, Appointment.role, Unit)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Unit, Unit.id == Appointment.unit_id)
        .where(Appointment.role.in_(roles), Person.active, *in_force(day))
        .order_by(Unit.name, Person.full_name)
    )
    held = db.session.execute(asked).all()
    depths = _depths()
    top = min((depths[unit.id] for _person, _role, unit in held), default=0)
    return [
        Decider(person.id, person.full_name, role, unit.id, unit.name)
        for person, role, unit in held
        if depths[unit.id] == top
    ]


def decides(actor: Actor, day: date) -> bool:
    """Say whether a person decides on a day, in an office of their own or in somebody's place."""
    own = actor.units_with(CONFIRMS)
    return bool(own) and not own.isdisjoint(decider.unit_id for decider in deciders(day))


def _depths() -> dict[str, int]:
    parents = {row.id: row.parent_id for row in db.session.execute(select(Unit.id, Unit.parent_id))}
    depths = {}
    for unit_id, parent_id in parents.items():
        above, depth = parent_id, 0
        while above is not None and depth < len(parents):
            above, depth = parents.get(above), depth + 1
        depths[unit_id] = depth
    return depths
