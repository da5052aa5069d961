"""People of the house: accounts, dated roles, absences with a stand-in, and who somebody is today."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    ForeignKey,
    Select,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from casebook.law.powers import Actor, Grant
from casebook.law.vocabulary import Role
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of


class Person(Keyed, Base):
    """Somebody who signs in."""

    __tablename__ = "people"

    username: Mapped[str] = mapped_column(Words(60), unique=True)
    full_name: Mapped[str] = mapped_column(Words(120))
    title: Mapped[str] = mapped_column(Words(120), default="")
    email: Mapped[str] = mapped_column(Words(200), default="")
    phone: Mapped[str] = mapped_column(Words(40), default="")
    password_hash: Mapped[str | None] = mapped_column(Words(200))
    activation_hash: Mapped[str | None] = mapped_column(Words(64))
    activation_until: Mapped[datetime | None] = mapped_column(Moment())
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Moment())


class Appointment(Keyed, Base):
    """A role of a person in a unit, from a day to a day (both counted)."""

    __tablename__ = "appointments"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[Role] = mapped_column(word_of(Role))
    since: Mapped[date]
    until: Mapped[date | None]


class Absence(Keyed, Base):
    """Days on which somebody is away, and who stands in with all their roles of that unit."""

    __tablename__ = "absences"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    stand_in_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    since: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Words(300), default="")
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


def in_force(day: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Tell, as conditions, which roles hold on a day."""
    return (
        Appointment.since <= day,
        or_(Appointment.until.is_(None), Appointment.until >= day),
    )


def _roles_held() -> CompoundSelect[str, Role, str, date]:
    """Select the roles `person` holds or is lent on `day`."""
    person: BindParameter[str] = bindparam("person")
    day: BindParameter[date] = bindparam("day")
    away = (
        select(Absence)
        .where(Absence.stand_in_id == person, Absence.since <= day, Absence.until >= day)
        .subquery()
    )
    held = (Appointment.unit_id, Appointment.role, Appointment.person_id, Appointment.since)
    own = select(*held).where(Appointment.person_id == person, *in_force(day))
    lent = (
        select(*held)
        .join(away, away.c.person_id == Appointment.person_id)
        .where(away.c.unit_id == Appointment.unit_id, *in_force(day))
    )
    return own.union(lent)


_ROLES_HELD = _roles_held()  # asked with every page, so built once


def actor_on(person: Person, day: date) -> Actor:
    """Say who a person is on a day: their own roles, and those of the absent they stand in for."""
    rows = list(db.session.execute(_ROLES_HELD, {"person": person.id, "day": day}).all())
    # One's own oldest role first: the unit it belongs to is where somebody is at home.
    rows.sort(key=lambda row: (row.person_id != person.id, row.since, row.unit_id, str(row.role)))
    grants = tuple(
        Grant(row.unit_id, Role(row.role), None if row.person_id == person.id else row.person_id)
        for row in rows
    )
    return Actor(person.id, person.full_name, grants)


def person_by_id(person_id: str) -> Person | None:
    """Find a person."""
    return db.session.get(Person, person_id)


def person_by_username(username: str) -> Person | None:
    """Find a person by the name they sign in with; capital letters do not matter."""
    return db.session.scalar(select(Person).where(Person.username == username.strip().lower()))


def people_in(unit_id: str, day: date, *roles: Role) -> Select[Person]:
    """Select the active people who hold one of the roles (any, if none is named) in a unit on a day."""
    held = select(Appointment.person_id).where(Appointment.unit_id == unit_id, *in_force(day))
    if roles:
        held = held.where(Appointment.role.in_(roles))
    return select(Person).where(Person.id.in_(held), Person.active).order_by(Person.full_name)


def reached_in(unit_id: str, day: date, *roles: Role) -> Select[Person]:
    """Select who takes the letters of some roles in a unit on a day: holders, or who stands in."""
    held = select(Appointment.person_id).where(
        Appointment.unit_id == unit_id, Appointment.role.in_(roles), *in_force(day)
    )
    away = (Absence.unit_id == unit_id, Absence.since <= day, Absence.until >= day)
    present = Person.id.in_(held) & Person.id.not_in(select(Absence.person_id).where(*away))
    stands_in = Person.id.in_(select(Absence.stand_in_id).where(*away, Absence.person_id.in_(held)))
    return select(Person).where(or_(present, stands_in), Person.active).order_by(Person.full_name)


def holders_of(unit_id: str) -> Select[Person]:
    """Select everybody who ever held a role in a unit, those who still work there first."""
    held = select(Appointment.person_id).where(Appointment.unit_id == unit_id)
    return select(Person).where(Person.id.in_(held)).order_by(Person.active.desc(), Person.full_name)


def appointments_in(unit_id: str) -> Select[Appointment]:
    """Select the roles given in a unit, past and coming ones too, the oldest first."""
    return select(Appointment).where(Appointment.unit_id == unit_id).order_by(Appointment.since)


def appointments_of(person_id: str) -> Select[Appointment]:
    """Select the roles of a person in every unit, past and coming ones too, the newest first."""
    return (
        select(Appointment)
        .where(Appointment.person_id == person_id)
        .order_by(Appointment.since.desc(), Appointment.role)
    )


def appointment_by_id(appointment_id: str) -> Appointment | None:
    """Find a role somebody was given."""
    return db.session.get(Appointment, appointment_id)


def absences_in(unit_id: str, day: date) -> Select[Absence]:
    """Select the absences of a unit that are not over on a day, the next one first."""
    return (
        select(Absence)
        .where(Absence.unit_id == unit_id, Absence.until >= day, Absence.until >= Absence.since)
        .order_by(Absence.since)
    )


def absence_by_id(absence_id: str) -> Absence | None:
    """Find an absence."""
    return db.session.get(Absence, absence_id)


def person_by_activation(token_hash: str) -> Person | None:
    """Find the person an activation link was made for, by the hash of its token."""
    return db.session.scalar(select(Person).where(Person.activation_hash == token_hash))


def people_by_id(ids: Collection[str]) -> dict[str, Person]:
    """Give several people by their ids."""
    return {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(ids)))}


def main_duty_officer(day: date) -> Person | None:
    """Find the duty officer of the unit with the most people; None where nobody is one."""
    size = (
        select(Appointment.unit_id, func.count().label("people"))
        .where(*in_force(day))
        .group_by(Appointment.unit_id)
        .subquery()
    )
    held = (
        select(Person)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(size, size.c.unit_id == Appointment.unit_id)
        .where(Appointment.role == Role.DUTY_OFFICER, Person.active, *in_force(day))
        .order_by(size.c.people.desc(), Appointment.since, Person.username)
    )
    return db.session.scalars(held).first()
