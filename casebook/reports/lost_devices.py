"""Whose lost devices wait to be replaced, and which two people may replace them."""

from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.devices import (
    DeviceRequest,
    confirmable_by,
    people_with_device,
    request_by_id,
    requests_in,
)
from casebook.records.people import Person, appointments_of, people_by_id, people_in
from casebook.records.units import subordinates


@dataclass(frozen=True)
class Waiting:
    """A request with the people it is about, and what the reader may do with it."""

    request: DeviceRequest
    person: Person
    asked_by: Person
    may_confirm: bool
    may_drop: bool


@dataclass(frozen=True)
class Asked:
    """Somebody for whom the reader may ask, and in which unit."""

    person: Person
    unit_id: str


def may_ask(actor: Actor, unit_id: str, roles: frozenset[Role]) -> bool:
    """Say whether somebody may ask for a new device for a person who holds roles in a unit.

    The administrator asks for everybody; for the administrator, whoever may confirm asks.
    """
    if not roles:
        return False
    for_administrator = Role.ADMINISTRATOR in roles and actor.has_in(Power.CONFIRM_NEW_DEVICE, unit_id)
    return for_administrator or actor.has_in(Power.MANAGE_PEOPLE, unit_id)


def may_confirm(actor: Actor, request: DeviceRequest) -> bool:
    """Say whether somebody is the second of the two for a request that is not over."""
    query = confirmable_by(actor).where(DeviceRequest.id == request.id)
    return db.session.scalar(query) is not None


def roles_in(person_id: str, unit_id: str, day: date) -> frozenset[Role]:
    """Give the roles of a person in a unit on a day."""
    return frozenset(
        held.role
        for held in db.session.scalars(appointments_of(person_id))
        if held.unit_id == unit_id and held.since <= day and (held.until is None or held.until >= day)
    )


def one_to_ask_for(actor: Actor, person_id: str, day: date) -> Asked | None:
    """Give somebody for whom the reader may ask; None for everybody else."""
    person = db.session.get(Person, person_id)
    units = actor.units_with(Power.MANAGE_PEOPLE) | actor.units_with(Power.CONFIRM_NEW_DEVICE)
    fitting = [unit for unit in sorted(units) if may_ask(actor, unit, roles_in(person_id, unit, day))]
    if person is None or not fitting or person_id == actor.person_id:
        return None
    return Asked(person, fitting[0])


def may_be_asked_for(actor: Actor, day: date) -> list[Asked]:
    """List everybody with a device for whom the reader may ask."""
    found: dict[str, Asked] = {}
    for unit_id in sorted(actor.units_with(Power.MANAGE_PEOPLE)):
        found |= {one.id: Asked(one, unit_id) for one in db.session.scalars(people_in(unit_id, day))}
    for unit_id in sorted(actor.units_with(Power.CONFIRM_NEW_DEVICE)):
        administrators = db.session.scalars(people_in(unit_id, day, Role.ADMINISTRATOR))
        found |= {one.id: Asked(one, unit_id) for one in administrators}
    with_device = people_with_device(found) - {actor.person_id}
    return sorted((found[one] for one in with_device), key=lambda asked: asked.person.full_name)


def waiting_for(actor: Actor) -> list[Waiting]:
    """List the requests somebody may confirm, take back or has to know of, the oldest first."""
    confirms = actor.units_with(Power.CONFIRM_NEW_DEVICE)
    below = {below for unit_id in confirms for below in subordinates(unit_id)}
    units = confirms | below | actor.units_with(Power.MANAGE_PEOPLE)
    return _told(actor, list(db.session.scalars(requests_in(units))))


def one_request(actor: Actor, request_id: str) -> Waiting | None:
    """Give one request that is not over, to those who may see it."""
    request = request_by_id(request_id)
    told = _told(actor, [request]) if request is not None and request.ended_at is None else []
    return told[0] if told else None


def _told(actor: Actor, requests: list[DeviceRequest]) -> list[Waiting]:
    """Tell of those requests that concern the reader: to confirm, asked for, or of their people."""
    confirmable = {request.id for request in db.session.scalars(confirmable_by(actor))}
    involved = {id_ for request in requests for id_ in (request.person_id, request.asked_by_id)}
    people = people_by_id(involved)
    seen = []
    for request in requests:
        confirms, asked = request.id in confirmable, request.asked_by_id == actor.person_id
        if confirms or asked or actor.has_in(Power.MANAGE_PEOPLE, request.unit_id):
            may_drop = (confirms or asked) and request.confirmed_at is None
            who, by = people[request.person_id], people[request.asked_by_id]
            seen.append(Waiting(request, who, by, may_confirm=confirms, may_drop=may_drop))
    return seen
