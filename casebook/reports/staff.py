"""Who works where: the people of a unit with their dated roles, absences, and open browsers."""

from dataclasses import dataclass
from datetime import date, datetime

from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.people import (
    Absence,
    Appointment,
    Person,
    absences_in,
    appointments_in,
    appointments_of,
    holders_of,
    people_by_id,
    people_in,
)
from casebook.records.sign_ins import SignIn, SignInStage, open_sign_ins
from casebook.records.units import Unit, unit_by_id


@dataclass(frozen=True)
class Held:
    """A role of somebody, with the unit it belongs to and how it stands today."""

    appointment: Appointment
    unit: Unit
    in_force: bool
    is_over: bool


@dataclass(frozen=True)
class Member:
    """Somebody of a unit with the roles they hold there, or held where they hold none."""

    person: Person
    roles: tuple[Appointment, ...]
    is_former: bool


@dataclass(frozen=True)
class Away:
    """An absence with the people it is about."""

    absence: Absence
    person: Person
    stand_in: Person
    is_now: bool


def members(unit_id: str, today: date) -> list[Member]:
    """Tell the people of a unit, those who work there today or later before those who did once."""
    held: dict[str, list[Appointment]] = {}
    for appointment in db.session.scalars(appointments_in(unit_id)):
        held.setdefault(appointment.person_id, []).append(appointment)
    found = []
    for person in db.session.scalars(holders_of(unit_id)):
        roles = held[person.id]
        current = tuple(role for role in roles if not _is_over(role, today))
        found.append(Member(person, current or tuple(roles), not current or not person.active))
    return sorted(found, key=lambda member: member.is_former)


def roles_of(person_id: str, today: date) -> list[Held]:
    """Tell the roles of somebody in every unit, the newest first."""
    return [_held(one, today) for one in db.session.scalars(appointments_of(person_id))]


def _held(appointment: Appointment, today: date) -> Held:
    unit = unit_by_id(appointment.unit_id)
    if unit is None:
        raise LookupError(appointment.unit_id)  # a foreign key says that there is one
    over = _is_over(appointment, today)
    return Held(appointment, unit, appointment.since <= today and not over, over)


def _is_over(appointment: Appointment, today: date) -> bool:
    return appointment.until is not None and appointment.until < today


def absences(unit_id: str, today: date) -> list[Away]:
    """Tell the absences of a unit that are not over, the next one first."""
    rows = db.session.scalars(absences_in(unit_id, today)).all()
    people = people_by_id({row.person_id for row in rows} | {row.stand_in_id for row in rows})
    return [Away(row, people[row.person_id], people[row.stand_in_id], row.since <= today) for row in rows]


def colleagues(unit_id: str, today: date) -> list[Person]:
    """Tell the people who hold a role in a unit today, by name."""
    return list(db.session.scalars(people_in(unit_id, today)))


def browsers(person_id: str, *, since: datetime, seen_since: datetime) -> list[SignIn]:
    """Tell the browsers somebody is signed in with, leaving out those that have run out."""
    return [
        row
        for row in db.session.scalars(open_sign_ins(person_id))
        if row.started_at >= since and row.seen_at >= seen_since and row.stage is not SignInStage.HALF
    ]


def handlers(unit_id: str, today: date, roles: tuple[Role, ...]) -> list[Person]:
    """Tell the people of a unit who hold one of the roles today, by name."""
    return list(db.session.scalars(people_in(unit_id, today, *roles)))
