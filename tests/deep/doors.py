"""Every door there is: each rule and method of the program, asked about a row in each state."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from casebook.law.powers import ROLE_POWERS, Power
from casebook.records.base import db
from casebook.records.people import Person, actor_on
from casebook.records.units import Unit
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS
from tests.deep.arguments import FILLED, NO_ROW, NOBODYS, tables_of
from tests.deep.personas import OPEN, STATES, Persona, World


@dataclass(frozen=True)
class Door:
    """One address and method; `state` is that of the case it is about, "" for anything else."""

    endpoint: str
    method: str
    address: str
    state: str
    about_a_row: bool


def doors(app: Flask, world: World) -> list[Door]:
    """Give every door of the program with the ids of rows that exist."""
    with app.app_context():
        ids = {name: _row_of(name, world) for rule in app.url_map.iter_rules() for name in rule.arguments}
    found: dict[tuple[str, str], Door] = {}
    for rule in app.url_map.iter_rules():
        for state in _states_of(rule):
            known = {**ids, "case_id": world.cases.get(state, "")}
            for door in _doors_of(app, rule, {name: known[name] for name in rule.arguments}, state):
                found.setdefault((door.method, door.address), door)
    return list(found.values())


def _states_of(rule: Rule) -> tuple[str, ...]:
    if "file_id" in rule.arguments:
        return (OPEN,)  # the one file there is hangs on that case, and follows it
    return STATES if "case_id" in rule.arguments else ("",)


def _doors_of(app: Flask, rule: Rule, values: dict[str, str], state: str) -> Iterator[Door]:
    address = app.url_map.bind("localhost").build(rule.endpoint, values)
    about = bool(set(rule.arguments) - NO_ROW)
    for method in sorted(rule.methods or ()):
        yield Door(rule.endpoint, method, address, state, about)


def _row_of(argument: str, world: World) -> str:
    """The id of a row of the school, of any row where the table knows no unit, or one nobody has."""
    if argument in NO_ROW or argument == "case_id":
        return FILLED.get(argument, "")
    table = tables_of(argument)[0]
    query = select(table.id)  # type: ignore[attr-defined] - every table an address names has a random id
    if table is Person:
        query = query.where(Person.username == "hai")
    elif hasattr(table, "unit_id"):
        query = query.where(table.unit_id == world.school_id)
    return db.session.scalar(query.limit(1)) or NOBODYS


@dataclass(frozen=True)
class Roles:
    """In which units somebody holds which powers today, and whether by an own role."""

    powers: dict[str, frozenset[Power]]

    def anywhere(self, power: Power) -> bool:
        """Whether a power is held in some unit."""
        return any(power in held for held in self.powers.values())


def roles_of(app: Flask, username: str, world: World) -> Roles:
    """Read the roles of somebody straight from the table of powers."""
    with app.app_context():
        person = db.session.scalar(select(Person).where(Person.username == username))
        units = {unit.id: frozenset[Power]() for unit in db.session.scalars(select(Unit))}
        for grant in actor_on(person, world.today).grants if person else ():
            units[grant.unit_id] |= ROLE_POWERS[grant.role]
    return Roles(units)


def is_closed(door: Door, persona: Persona, roles: Roles, world: World) -> bool:
    """Say whether a door must be closed to somebody: by their powers, or by the row behind it."""
    needed = ENDPOINTS[door.endpoint]
    if needed is Open.TO_ALL or not persona.signs_in:
        return needed is not Open.TO_ALL
    if door.method == "OPTIONS":
        return not _has(needed, roles)  # reads no row: the same for one that is there and one that is not
    if door.state:
        return door.state not in persona.sees or not _has(needed, roles)
    if needed is not Open.SIGNED_IN and door.about_a_row:
        return not _wanted(needed) & roles.powers[world.school_id]
    return not _has(needed, roles)


def _wanted(needed: object) -> frozenset[object]:
    return needed if isinstance(needed, frozenset) else frozenset({needed})


def _has(needed: object, roles: Roles) -> bool:
    return needed is Open.SIGNED_IN or any(roles.anywhere(power) for power in _wanted(needed))
